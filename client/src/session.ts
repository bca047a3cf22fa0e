/** The running extension: the language client and what it last said of every document. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { OutlineResult, StatusParams } from './protocol.ts';

/** Documents that Kanwu reads, by language. */
export const LANGUAGES = ['plaintext', 'markdown', 'policy-document'] as const;

/** Where documents live that a person edits. Previews, diffs' left sides and output channels are not among them. */
const SCHEMES = ['file', 'untitled', 'vscode-vfs', 'vscode-remote', 'vscode-test-web', 'vscode-userdata', 'memfs'];

export const documentSelector = LANGUAGES.flatMap((language) => SCHEMES.map((scheme) => ({ language, scheme })));

export const isKanwuDocument = (document: vscode.TextDocument): boolean =>
  vscode.languages.match(documentSelector, document) > 0;

/** The editor whose document Kanwu reads, or undefined. */
export function activeKanwuEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor && isKanwuDocument(editor.document) ? editor : undefined;
}

export class Session implements vscode.Disposable {
  readonly client: BaseLanguageClient;
  readonly #status = new Map<string, StatusParams>();
  readonly #statusChanged = new vscode.EventEmitter<StatusParams>();
  readonly #subscriptions: vscode.Disposable[] = [];
  readonly onDidChangeStatus = this.#statusChanged.event;

  constructor(client: BaseLanguageClient) {
    this.client = client;
    this.#subscriptions.push(
      this.#statusChanged,
      client.onNotification('kanwu/status', (params: StatusParams) => {
        this.#status.set(normalized(params.uri), params);
        this.#statusChanged.fire(params);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.#status.delete(document.uri.toString())),
    );
  }

  status(document: vscode.TextDocument): StatusParams | undefined {
    return this.#status.get(document.uri.toString());
  }

  outline(document: vscode.TextDocument): Promise<OutlineResult> {
    return this.client.sendRequest<OutlineResult>('kanwu/outline', { uri: this.uriOf(document) });
  }

  /** Analyses the document now, whatever `kanwu.run` says. */
  analyze(document: vscode.TextDocument): Promise<unknown> {
    return this.client.sendRequest('kanwu/analyze', { uri: this.uriOf(document) });
  }

  /** Runs a command of the server, without the client's own handling of its result. */
  execute<T>(command: string, argument: object): Promise<T> {
    return this.client.sendRequest<T>('workspace/executeCommand', { command, arguments: [argument] });
  }

  /** The URI as the server knows the document. */
  uriOf(document: vscode.TextDocument): string {
    return this.client.code2ProtocolConverter.asUri(document.uri);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}

/** Servers may write a URI in another spelling than VS Code does. */
const normalized = (uri: string): string => vscode.Uri.parse(uri).toString();
