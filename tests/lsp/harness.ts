/** A real client and a real server at the two ends of a connection. */
import { PassThrough } from 'node:stream';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
} from 'vscode-languageserver-protocol/node';
import { Text } from '../../server/src/core/text/text.ts';
import type { FileAccess, Runtime } from '../../server/src/lsp/runtime.ts';
import { startServer } from '../../server/src/lsp/server.ts';
import { type ClientOptions, TestClient } from './client.ts';

export { MODERN, TestClient, URI } from './client.ts';

/** A server in this process, over streams. */
export async function connect(options: ClientOptions = {}, change: Partial<Runtime> = {}): Promise<TestClient> {
  const up = new PassThrough();
  const down = new PassThrough();
  const server = createConnection(ProposedFeatures.all, new StreamMessageReader(up), new StreamMessageWriter(down));
  startServer(server, {
    now: () => performance.now(),
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    after(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds);
      return { dispose: () => clearTimeout(timer) };
    },
    files: options.files,
    ...change,
  });
  const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  return new TestClient(client, () => server.dispose()).start(options);
}

/** Files that exist in memory alone. */
export function memoryFiles(contents: Record<string, string | Uint8Array>): FileAccess {
  const files = new Map(Object.entries(contents));
  const bytesOf = (content: string | Uint8Array) =>
    typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    read: async (uri) => {
      const content = files.get(uri);
      return content === undefined ? undefined : bytesOf(content);
    },
    info: async (uri) => {
      const content = files.get(uri);
      return content === undefined ? undefined : { stamp: String(bytesOf(content)), size: bytesOf(content).length };
    },
    write: async (uri, content) => void files.set(uri, content),
    list: async (folder, extensions, limit) =>
      [...files.keys()]
        .filter((uri) => uri.startsWith(`${folder}/`) && extensions.some((extension) => uri.endsWith(extension)))
        .slice(0, limit),
  };
}

/** The text after edits, as an editor applies them. */
export function applied(text: string, edits: readonly TextEdit[]): string {
  const source = Text.of(text);
  return source
    .edit(
      edits
        .map(({ range, newText }) => ({
          start: source.offsetAt(range.start),
          end: source.offsetAt(range.end),
          text: newText,
        }))
        .sort((a, b) => a.start - b.start),
    )
    .toString();
}
