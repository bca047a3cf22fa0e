/** A line of text with a mark under the finding, in the columns of a terminal. */
import type { Excerpt } from '../result.ts';

/** Two columns: East Asian wide and full-width characters, and emoji. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{16FE0}-\u{18DFF}\u{1B000}-\u{1B2FF}\u{1F300}-\u{1F64F}\u{1F900}-\u{1F9FF}\u{20000}-\u{3FFFD}]/u;
/** What shows nothing, or changes how the rest of the line or the terminal behaves. */
const UNSHOWN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Variation_Selector}]/u;
const PRIVATE = /\p{Co}/u;

/** Columns that a text takes in a terminal. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) width += WIDE.test(char) ? 2 : 1;
  return width;
}

/** The text with everything that a terminal would not show, or would obey, written out. */
export function visible(text: string): string {
  let shown = '';
  for (const char of text) shown += visibleChar(char);
  return shown;
}

function visibleChar(char: string): string {
  if (char === '\t') return ' ';
  if (!UNSHOWN.test(char) && !PRIVATE.test(char)) return char;
  const code = char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return PRIVATE.test(char) ? `${char}<U+${code}>` : `<U+${code}>`;
}

/** The line, and a line to print under it. A finding without length is marked where it stands. */
export function excerptLines({ text, from, to }: Excerpt): { readonly line: string; readonly marks: string } {
  const before = visible(text.slice(0, from));
  const inside = visible(text.slice(from, to));
  let indent = '';
  // A wide blank under each wide character keeps the mark in its place whatever the font.
  for (const char of before) indent += WIDE.test(char) ? '\u3000' : ' ';
  return {
    line: before + inside + visible(text.slice(to)),
    marks: indent + '^'.repeat(Math.max(1, displayWidth(inside))),
  };
}
