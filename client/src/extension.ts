/** Wires the extension together: the same for the desktop and the web. */
import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { RULE_ADDRESS, RuleDocumentation } from './commands/explain.ts';
import { registerCommands } from './commands/register.ts';
import { commandResults } from './commands/results.ts';
import { Preview } from './preview.ts';
import { documentSelector, Session } from './session.ts';
import { StatusItem } from './status.ts';
import { StructureView } from './structure/view.ts';

export type CreateClient = (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient;

export async function activateKanwu(context: vscode.ExtensionContext, createClient: CreateClient): Promise<void> {
  const preview = new Preview();
  const client = createClient('kanwu', 'Kanwu', {
    documentSelector,
    outputChannelName: 'Kanwu',
    initializationOptions: {
      locale: vscode.env.language,
      readsFiles: true,
      handlesCommands: true,
      ruleUrl: RULE_ADDRESS,
    },
    synchronize: {
      configurationSection: 'kanwu',
      fileEvents: vscode.workspace.createFileSystemWatcher('**/{.kanwurc.json,.kanwu-ignore.json}'),
    },
    diagnosticPullOptions: { onChange: true, onSave: true, onTabs: false },
    middleware: { executeCommand: commandResults(preview) },
  });
  const session = new Session(client);
  client.onRequest('kanwu/readFile', readFile);
  context.subscriptions.push(
    preview,
    session,
    new StatusItem(session),
    new StructureView(session, preview),
    new RuleDocumentation(session),
    ...registerCommands(session, preview),
    { dispose: () => void client.stop() },
  );
  await client.start();
  await vscode.commands.executeCommand('setContext', 'kanwu.active', true);
}

/** Files that the server can't reach itself: those of a virtual workspace. */
async function readFile({ uri }: { uri: string }): Promise<{ text: string | null }> {
  try {
    return { text: new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.parse(uri))) };
  } catch {
    return { text: null };
  }
}
