/** Serves a language client from a Node process. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../lsp/server.ts';
import { nodeFiles } from './node-files.ts';

/** Reads from `process.argv` how to reach the client: `--stdio`, `--node-ipc`, `--socket=…` or `--pipe=…`. */
export function serve(): void {
  const connection = createConnection(ProposedFeatures.all);
  startServer(connection, {
    now: () => performance.now(),
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    after(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds);
      return { dispose: () => clearTimeout(timer) };
    },
    files: nodeFiles,
  });
}
