/** Short lines, which may be running heads: what they say, without blanks and digits, as a number to compare. */
import type { BlockScanner, BlockView } from '../engine/rule.ts';
import { foldedCode } from './fold.ts';

export interface ShortLine {
  readonly start: number;
  /** Hash of the folded line without its digits. */
  readonly words: number;
  /** Whether a sentence may run on over the line: neither neighbour speaks against it. */
  readonly isOpen: boolean;
}

/** Shortest and longest line with words, in UTF-16 code units. */
const SHORTEST = 2;
const LONGEST = 48;
/** Least length of a line that a page can end in. */
const LEAST_BEFORE = 8;

export const shortLines: BlockScanner<readonly ShortLine[]> = {
  name: 'short lines',
  scan({ text, lineBefore, lineAfter }: BlockView): readonly ShortLine[] {
    const found: ShortLine[] = [];
    let before = lineBefore ?? '';
    for (let start = 0; start < text.length; ) {
      let next = text.indexOf('\n', start);
      if (next < 0) next = text.length;
      const end = next > start && text.charCodeAt(next - 1) === 0x0d ? next - 1 : next;
      if (end - start >= SHORTEST && end - start <= LONGEST) {
        const words = hashOf(text, start, end);
        if (words !== 0) {
          if (start > 0) before = text.slice(text.lastIndexOf('\n', start - 2) + 1, start - 1);
          const after = next + 1 < text.length ? firstCode(text, next + 1) : firstCode(lineAfter ?? '', 0);
          found.push({ start, words, isOpen: endsOpen(before) && goesOn(after) });
        }
      }
      start = next + 1;
    }
    return found;
  },
};

/** The words of a line as {@link ShortLine} compares them; 0 for a line without words. */
export function hashOf(text: string, start = 0, end = text.length): number {
  let hash = 0x811c9dc5;
  let length = 0;
  for (let at = start; at < end; at++) {
    const code = foldedCode(text.charCodeAt(at));
    if (code === 0 || (code >= 0x30 && code <= 0x39) || code === 0x0d || code === 0x0c) continue;
    hash = Math.imul(hash ^ code, 0x01000193);
    length++;
  }
  return length < 2 ? 0 : hash >>> 0 || 1;
}

function firstCode(text: string, at: number): number {
  let start = at;
  while (text.charCodeAt(start) === 0x0c) start++;
  return text.charCodeAt(start);
}

/** Whether a line can be the last of a page that a sentence runs on over; a blank one says nothing. */
function endsOpen(line: string): boolean {
  const text = line.trimEnd();
  return text === '' || (text.length >= LEAST_BEFORE && !/[。！？!?；;：:…”’」』]$/.test(text));
}

/** Whether a line that begins so can go on with a sentence: no indent, no bracket that opens a number. */
function goesOn(first: number): boolean {
  return first !== 0x3000 && first !== 0x20 && first !== 0xff08 && first !== 0x28;
}
