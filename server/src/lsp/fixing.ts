/** Fixes a whole document in memory, in slices. */
import type { CancellationToken, WorkspaceEdit } from 'vscode-languageserver';
import type { Finding } from '../core/engine/finding.ts';
import { isSelected } from '../core/engine/settings.ts';
import { type FixResult, fixSteps } from '../core/fix/fix.ts';
import type { Edit, Span } from '../core/text/edit.ts';
import type { Client } from './client.ts';
import type { Context } from './context.ts';
import { toTextEdits } from './convert.ts';
import { languageOf, type OpenDocument } from './documents.ts';
import { outdated } from './scheduler.ts';
import { analysisOptions } from './settings.ts';

export interface FixSelection {
  /** `suggested` takes the safe ones in. */
  readonly safety: 'safe' | 'suggested';
  /** Rules or categories; all where empty. */
  readonly only: readonly string[];
  /** The part of the document to fix; all of it where left out. */
  readonly within?: Span;
}

export function wants({ safety, only }: FixSelection): (finding: Finding) => boolean {
  return ({ rule, fix }) => isSelected(rule, only) && (safety === 'suggested' || fix?.safety === 'safe');
}

/**
 * The document as it stands and what fixing makes of it; undefined where it is not open.
 * Rejects where the document changes meanwhile.
 */
export async function fixDocument(
  { documents, settings, scheduler, analyzer }: Context,
  uri: string,
  selection: FixSelection,
  token: CancellationToken,
): Promise<{ document: OpenDocument; result: FixResult } | undefined> {
  const document = documents.get(uri);
  if (document === undefined) return undefined;
  const options = analysisOptions(languageOf(document), await settings.of(uri));
  const result = await scheduler.run(
    fixSteps(analyzer, document.text, options, wants(selection), selection.within),
    token,
  );
  if (documents.get(uri) !== document) throw outdated();
  return { document, result };
}

/** The edits of one document as the client takes them: bound to the version they were made for, where it can. */
export function toWorkspaceEdit(client: Client, document: OpenDocument, edits: readonly Edit[]): WorkspaceEdit {
  const { uri, version, text } = document;
  const textEdits = toTextEdits(text, edits);
  return client.takesVersionedEdits
    ? { documentChanges: [{ textDocument: { uri, version }, edits: textEdits }] }
    : { changes: { [uri]: textEdits } };
}
