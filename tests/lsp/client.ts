/** A client at the other end of a connection, as an editor has one. */
import { spawn } from 'node:child_process';
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
} from 'vscode-languageserver-protocol/node';
import type { InitializationOptions, StatusParams } from '../../server/src/lsp/protocol.ts';
import type { FileAccess } from '../../server/src/lsp/runtime.ts';

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

/** The server as a process of its own. */
export async function connectProcess(script: string, options: ClientOptions = {}): Promise<TestClient> {
  const child = spawn(process.execPath, [script, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const client = createProtocolConnection(
    new StreamMessageReader(child.stdout!),
    new StreamMessageWriter(child.stdin!),
  );
  return new TestClient(client, () => child.kill()).start(options);
}
