/** Sees to it that changed settings and configuration files take effect. */
import { DidChangeConfigurationNotification, DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import { CONFIG_NAME } from '../../config/config.ts';
import { IGNORE_LIST_NAME } from '../../config/ignore-list.ts';
import type { Context, Feature } from '../context.ts';

export const configuration: Feature = {
  register(context) {
    const { connection, loader } = context;
    connection.onDidChangeConfiguration(({ settings }) => {
      loader.receive(settings);
      refresh(context);
    });
    connection.onDidChangeWatchedFiles(({ changes }) => {
      const isConfig = (uri: string) => uri.endsWith(`/${CONFIG_NAME}`) || uri.endsWith(`/${IGNORE_LIST_NAME}`);
      if (changes.some(({ uri }) => isConfig(uri))) refresh(context);
    });
  },

  start({ connection, client }) {
    if (client.registersConfiguration) {
      void connection.client.register(DidChangeConfigurationNotification.type, { section: 'kanwu' });
    }
    if (client.watchesFiles) {
      const watchers = [{ globPattern: `**/{${CONFIG_NAME},${IGNORE_LIST_NAME}}` }];
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
  },
};

/** Reads all settings anew and has the client ask again. */
export function refresh({
  connection,
  client,
  lookup,
  configProblems,
  settings,
  analyses,
  documents,
  events,
}: Context) {
  lookup.forget();
  configProblems.clear();
  settings.forget();
  analyses.drop();
  for (const { uri } of documents.all()) events.emit('reconfigured', uri);
  if (client.pullsDiagnostics && client.refreshesDiagnostics) connection.languages.diagnostics.refresh();
  if (client.refreshesInlayHints) connection.languages.inlayHint.refresh();
  if (client.refreshesSemanticTokens) connection.languages.semanticTokens.refresh();
}
