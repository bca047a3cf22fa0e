import type { InitializeParams } from 'vscode-languageserver';
import type { InitializationOptions } from './protocol.ts';

/** What the client at the other end can do; until it has said so, nothing. */
export class Client {
  #params: InitializeParams | undefined;
  #options: InitializationOptions = {};

  introduce(params: InitializeParams): void {
    this.#params = params;
    const options: unknown = params.initializationOptions;
    this.#options = typeof options === 'object' && options !== null ? options : {};
  }

  get options(): InitializationOptions {
    return this.#options;
  }

  get locale(): string | undefined {
    return this.#options.locale ?? this.#params?.locale;
  }

  /** URIs of the folders that are open, without a slash at the end. */
  get folders(): readonly string[] {
    const folders = this.#params?.workspaceFolders?.map(({ uri }) => uri) ?? [];
    const root = this.#params?.rootUri;
    return (folders.length === 0 && root ? [root] : folders).map((uri) => uri.replace(/\/$/, ''));
  }

  get pullsDiagnostics(): boolean {
    return this.#text?.diagnostic !== undefined;
  }

  get refreshesDiagnostics(): boolean {
    return this.#workspace?.diagnostics?.refreshSupport === true;
  }

  get refreshesInlayHints(): boolean {
    return this.#workspace?.inlayHint?.refreshSupport === true;
  }

  get refreshesSemanticTokens(): boolean {
    return this.#workspace?.semanticTokens?.refreshSupport === true;
  }

  get asksConfiguration(): boolean {
    return this.#workspace?.configuration === true;
  }

  get registersConfiguration(): boolean {
    return this.#workspace?.didChangeConfiguration?.dynamicRegistration === true;
  }

  get watchesFiles(): boolean {
    return this.#workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
  }

  get takesVersionedEdits(): boolean {
    return this.#workspace?.workspaceEdit?.documentChanges === true;
  }

  get resolvesActionEdits(): boolean {
    return this.#text?.codeAction?.resolveSupport?.properties.includes('edit') === true;
  }

  get showsDocuments(): boolean {
    return this.#params?.capabilities.window?.showDocument?.support === true;
  }

  get takesNestedSymbols(): boolean {
    return this.#text?.documentSymbol?.hierarchicalDocumentSymbolSupport === true;
  }

  get mostFoldingRanges(): number {
    return this.#text?.foldingRange?.rangeLimit ?? Number.POSITIVE_INFINITY;
  }

  get #text() {
    return this.#params?.capabilities.textDocument;
  }

  get #workspace() {
    return this.#params?.capabilities.workspace;
  }
}
