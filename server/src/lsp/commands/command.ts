import type { CancellationToken } from 'vscode-languageserver';
import type { Edit } from '../../core/text/edit.ts';
import type { Context } from '../context.ts';
import type { OpenDocument } from '../documents.ts';
import type { ProposedText } from '../protocol.ts';

/** What a command proposes for an open document. */
export interface Proposal {
  readonly document: OpenDocument;
  readonly edits: readonly Edit[];
  readonly proposed: ProposedText;
}

/** Works out new text for a document and writes nothing; undefined where the document is not open. */
export type Command = (
  context: Context,
  argument: { readonly uri: string } & Readonly<Record<string, unknown>>,
  token: CancellationToken,
) => Promise<Proposal | undefined>;

export function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
