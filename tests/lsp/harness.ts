/** A real client at the other end of a real connection. */
import { type ChildProcess, spawn } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import {
  type CancellationToken,
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
} from 'vscode-languageserver-protocol/node';
import { Text } from '../../server/src/core/text/text.ts';
import type { InitializationOptions, StatusParams } from '../../server/src/lsp/protocol.ts';
import type { FileAccess, Runtime } from '../../server/src/lsp/runtime.ts';
import { startServer } from '../../server/src/lsp/server.ts';

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly options?: InitializationOptions;
  /** What the client answers to `workspace/configuration`; undefined means that it has none. */
  readonly settings?: Record<string, unknown>;
  readonly folders?: readonly string[];
  readonly files?: FileAccess;
  readonly locale?: string;
}

export const URI = 'file:///town/notice.txt';

/** What editors of today say of themselves. */
export const MODERN: ClientCapabilities = {
  textDocument: {
    diagnostic: {},
    codeAction: { resolveSupport: { properties: ['edit'] } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
  workspace: { workspaceEdit: { documentChanges: true }, configuration: true },
};

export class TestClient {
  readonly connection: ProtocolConnection;
  readonly pushed: PublishDiagnosticsParams[] = [];
  readonly statuses: StatusParams[] = [];
  readonly messages: string[] = [];
  readonly #stop: () => void;
  readonly #waiting: (() => void)[] = [];
  initialized: InitializeResult | undefined;
  settings: Record<string, unknown> | undefined;

  constructor(connection: ProtocolConnection, stop: () => void) {
    this.connection = connection;
    this.#stop = stop;
  }

  async start({ capabilities = MODERN, options, settings, folders, locale }: ClientOptions): Promise<this> {
    const { connection } = this;
    this.settings = settings;
    connection.onNotification('textDocument/publishDiagnostics', (params) => this.#take(this.pushed, params));
    connection.onNotification('kanwu/status', (params) => this.#take(this.statuses, params));
    connection.onNotification('window/showMessage', ({ message }) => this.#take(this.messages, message));
    connection.onNotification('window/logMessage', ({ message }) => this.#take(this.messages, message));
    connection.onRequest('workspace/configuration', ({ items }) => items.map(() => this.settings ?? null));
    connection.onRequest('client/registerCapability', () => null);
    connection.listen();
    this.initialized = await connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities,
      ...(locale && { locale }),
      ...(options && { initializationOptions: options }),
      workspaceFolders: folders?.map((uri) => ({ uri, name: uri })) ?? null,
    });
    await connection.sendNotification('initialized', {});
    return this;
  }

  async open(text: string, uri = URI, languageId = 'plaintext'): Promise<void> {
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  async change(version: number, contentChanges: readonly object[], uri = URI): Promise<void> {
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  request<T>(method: string, params: object, token?: CancellationToken): Promise<T> {
    return token === undefined
      ? this.connection.sendRequest(method, params)
      : this.connection.sendRequest(method, params, token);
  }

  pull(uri = URI, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    const previous = previousResultId === undefined ? {} : { previousResultId };
    return this.request('textDocument/diagnostic', { textDocument: { uri }, ...previous });
  }

  async diagnostics(uri = URI): Promise<Diagnostic[]> {
    const report = await this.pull(uri);
    return report.kind === 'full' ? report.items : [];
  }

  execute<T>(command: string, argument: object): Promise<T> {
    return this.request('workspace/executeCommand', { command, arguments: [argument] });
  }

  /** Resolves once a condition holds; it is looked at whenever the server has said something. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    this.connection.dispose();
    this.#stop();
  }

  #take<T>(list: T[], value: T): void {
    list.push(value);
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

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

/** The server as a process of its own. */
export async function connectProcess(script: string, options: ClientOptions = {}): Promise<TestClient> {
  const child: ChildProcess = spawn(process.execPath, [script, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const client = createProtocolConnection(
    new StreamMessageReader(child.stdout!),
    new StreamMessageWriter(child.stdin!),
  );
  return new TestClient(client, () => child.kill()).start(options);
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
