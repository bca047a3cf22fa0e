import type { Text } from '../core/text/text.ts';
import type { Excerpt, Place } from './result.ts';

/** Columns of context that an excerpt keeps on each side. */
const CONTEXT = 24;
/** Longer findings are cut in an excerpt. */
const MAX_FINDING = 60;

/** Lines and columns of `[start, end)`. */
export function placeOf(text: Text, start: number, end: number): Place {
  const from = text.positionAt(start);
  const to = end === start ? from : text.positionAt(end);
  return {
    start,
    end,
    line: from.line + 1,
    column: from.character + 1,
    endLine: to.line + 1,
    endColumn: to.character + 1,
  };
}

/** The part of the first line of `[start, end)` that shows the finding with what is near. */
export function excerptOf(text: Text, start: number, end: number): Excerpt {
  const { line } = text.positionAt(start);
  const lineStart = text.lineStart(line);
  const lineEnd = Math.max(text.lineEnd(line), start);
  const shownEnd = Math.min(end, lineEnd, start + MAX_FINDING);
  let from = Math.max(lineStart, start - CONTEXT);
  let to = Math.min(lineEnd, shownEnd + CONTEXT);
  if (from > lineStart && isLowSurrogate(text, from)) from--;
  if (to < lineEnd && isLowSurrogate(text, to)) to++;
  const before = from > lineStart ? '…' : '';
  const after = to < lineEnd ? '…' : '';
  return {
    text: before + text.slice(from, to) + after,
    from: before.length + start - from,
    to: before.length + shownEnd - from,
  };
}

function isLowSurrogate(text: Text, offset: number): boolean {
  return (text.slice(offset, offset + 1).charCodeAt(0) & 0xfc00) === 0xdc00;
}
