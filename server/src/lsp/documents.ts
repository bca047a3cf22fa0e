/** The open documents. Each state is immutable: what runs for a version keeps reading that version. */
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { LanguageId } from '../core/engine/rule.ts';
import { Text } from '../core/text/text.ts';
import { fromRange } from './convert.ts';

export interface OpenDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: Text;
  /** When it was last changed, by the runtime's clock; undefined where it is as it was opened. */
  readonly editedAt: number | undefined;
}

/** What the analysis should take a document for. */
export function languageOf(document: OpenDocument): LanguageId {
  const { languageId } = document;
  return languageId === 'markdown' || languageId === 'policy-document' ? languageId : 'plaintext';
}

export class Documents {
  readonly #open = new Map<string, OpenDocument>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  get(uri: string): OpenDocument | undefined {
    return this.#open.get(uri);
  }

  all(): readonly OpenDocument[] {
    return [...this.#open.values()];
  }

  open(uri: string, languageId: string, version: number, text: string): OpenDocument {
    return this.#put({ uri, languageId, version, text: Text.of(text), editedAt: undefined });
  }

  /** Applies changes in the order given, each to the result of the one before. */
  change(
    uri: string,
    version: number,
    changes: readonly TextDocumentContentChangeEvent[],
  ): { before: OpenDocument; after: OpenDocument } | undefined {
    const before = this.#open.get(uri);
    if (before === undefined) return undefined;
    let { text } = before;
    for (const change of changes) {
      text =
        'range' in change ? text.edit([{ ...fromRange(text, change.range), text: change.text }]) : Text.of(change.text);
    }
    return { before, after: this.#put({ ...before, version, text, editedAt: this.#now() }) };
  }

  close(uri: string): void {
    this.#open.delete(uri);
  }

  #put(document: OpenDocument): OpenDocument {
    this.#open.set(document.uri, document);
    return document;
  }
}
