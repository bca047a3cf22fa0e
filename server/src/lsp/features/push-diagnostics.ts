/** Diagnostics for clients that can't ask for them: sent whenever a document was opened, changed or saved. */
import { CancellationTokenSource, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Context, Feature } from '../context.ts';

export const pushDiagnostics: Feature = {
  register(context) {
    const { connection, client, events } = context;
    const running = new Map<string, CancellationTokenSource>();
    events.listen((event, uri) => {
      if (client.pullsDiagnostics) return;
      running.get(uri)?.cancel();
      running.delete(uri);
      if (event === 'closed') {
        void connection.sendDiagnostics({ uri, diagnostics: [] });
        return;
      }
      const source = new CancellationTokenSource();
      running.set(uri, source);
      push(context, uri, source).catch((error) => {
        if (!isExpected(error)) connection.console.error(`${uri}: ${error instanceof Error ? error.stack : error}`);
      });
    });
  },
};

async function push({ connection, reports }: Context, uri: string, source: CancellationTokenSource): Promise<void> {
  const before = reports.latest(uri);
  const report = await reports.due(uri, source.token);
  if (report === undefined || report === before || source.token.isCancellationRequested) return;
  await connection.sendDiagnostics({ uri, version: report.document.version, diagnostics: [...report.items] });
}

function isExpected(error: unknown): boolean {
  const expected: readonly number[] = [LSPErrorCodes.ContentModified, LSPErrorCodes.RequestCancelled];
  return error instanceof ResponseError && expected.includes(error.code);
}
