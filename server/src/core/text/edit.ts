/** The part `[start, end)` of a text, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Replaces the span by `text`. */
export interface Edit extends Span {
  readonly text: string;
}

/**
 * Applies edits to a string.
 * @param edits sorted by start, without overlaps; an insertion may touch another edit.
 * @throws RangeError where edits overlap, run backwards or leave the text.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let last = 0;
  for (const edit of edits) {
    if (edit.start < last || edit.end < edit.start || edit.end > text.length) {
      throw new RangeError(`edit ${edit.start}-${edit.end} does not fit behind ${last} in ${text.length} units`);
    }
    parts.push(text.slice(last, edit.start), edit.text);
    last = edit.end;
  }
  parts.push(text.slice(last));
  return parts.join('');
}
