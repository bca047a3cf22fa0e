/** Brackets in pairs, counted in a few bits: what is open, what closes. */

const BRACKETS = '（）“”《》()「」';
/** Two bits of a node's `open` for every kind of bracket; narrow and corner ones count with their like. */
export const KINDS = 3;
/** Place of every code unit in BRACKETS, or -1. */
export const BRACKET_OF = new Int8Array(0x10000).fill(-1);
for (let index = 0; index < BRACKETS.length; index++) BRACKET_OF[BRACKETS.charCodeAt(index)] = index;

/** The brackets that are open at the end of a text. */
export function openBrackets(before: string): number {
  let open = 0;
  for (const char of before) {
    const bracket = BRACKET_OF[char.charCodeAt(0)]!;
    if (bracket < 0) continue;
    const shift = ((bracket >> 1) % KINDS) * 2;
    const depth = (open >> shift) & 3;
    if (bracket % 2 === 0) open += depth < 3 ? 1 << shift : 0;
    else if (depth > 0) open -= 1 << shift;
  }
  return open;
}

/** The brackets that a text closes and does not open, as `openBrackets` counts them. */
export function closings(behind: string): number {
  let open = 0;
  let closed = 0;
  for (const char of behind) {
    const bracket = BRACKET_OF[char.charCodeAt(0)]!;
    if (bracket < 0) continue;
    const one = 1 << (((bracket >> 1) % KINDS) * 2);
    const isOpen = (open & (one * 3)) > 0;
    if (bracket % 2 === 0) open += (open & (one * 3)) < one * 3 ? one : 0;
    else if (isOpen) open -= one;
    else if ((closed & (one * 3)) < one * 3) closed += one;
  }
  return closed;
}

/** How many brackets are open in one and not closed in the other, or the reverse. */
export function unlike(open: number, closed: number): number {
  let count = 0;
  for (let shift = 0; shift < 2 * KINDS; shift += 2) count += Math.abs(((open >> shift) & 3) - ((closed >> shift) & 3));
  return count;
}
