/** Text that a PDF draws twice to make it bold, and that comes out twice: `关关于于印印发发`, `关于印发关于印发`. */

import { behindBlanks, lineStarts } from '../text/line-bounds.ts';

export interface DoubledText {
  readonly start: number;
  readonly end: number;
  /** What it should read. */
  readonly text: string;
  /** Number of characters that stand twice. */
  readonly count: number;
  /** So few that they count only beside others in the document. */
  readonly isWeak?: boolean;
}

/** Fewest characters that must stand twice in a row: four are found in plain words (`踏踏实实干干净净`). */
const LEAST_PAIRS = 5;
/** The same in a document with {@link LEAST_STRONG} longer runs. */
const LEAST_WEAK = 3;
export const LEAST_STRONG = 2;
/** The same where the number of an article or chapter begins so: `第第一一条条`. */
const LEAST_NUMBER = 3;
/** Shortest line half, in characters, that counts as a line drawn twice. */
const LEAST_HALF = 8;
/** The same of a heading with its number, which hardly stands twice in a line otherwise. */
const LEAST_HEADING = 5;
const HEADING =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十百\d]{1,5}[章节節编編])/;

const DOUBLED_NUMBER =
  /([ \t\u3000]*)(第[ \u3000]?[〇零一二三四五六七八九十百千\d]{1,9}[ \u3000]?[条條章節节编編])[ \u3000]?\2(?=[ \t\u3000])/y;

export function doubledTexts(text: string): DoubledText[] {
  const found: DoubledText[] = [];
  const length = text.length - 3;
  let done = 0;
  // a run of five pairs holds two pairs at one of every four places
  for (let i = 0; i < length; i += 4) {
    const code = text.charCodeAt(i + 1);
    if (code < 0x2e80) continue;
    let at: number;
    if (code === text.charCodeAt(i) && text.charCodeAt(i + 2) === text.charCodeAt(i + 3)) at = i;
    else if (code === text.charCodeAt(i + 2) && text.charCodeAt(i + 3) === text.charCodeAt(i + 4)) at = i + 1;
    else continue;
    if (at < done) continue;
    let start = at;
    while (start >= done + 2 && isPair(text, start - 2)) start -= 2;
    let end = at;
    while (isPair(text, end)) end += 2;
    done = end;
    const count = (end - start) / 2;
    const source = text.slice(start, end);
    const least = source.startsWith('第第') ? LEAST_NUMBER : LEAST_PAIRS;
    const isWeak = count < least;
    if (count < LEAST_WEAK || /^(.)\1+$/u.test(source) || !/\p{Script=Han}/u.test(source)) continue;
    const single = source.replace(/(.)\1/gu, '$1');
    if (new Set(single).size * 2 < single.length) continue;
    found.push(isWeak ? { start, end, text: single, count, isWeak } : { start, end, text: single, count });
  }
  return found;
}

/** Numbers of articles and chapters at the start of a line, drawn twice by themselves: `第一条第一条　为规范…`. */
export function doubledNumbers(text: string): DoubledText[] {
  const found: DoubledText[] = [];
  for (const lineStart of lineStarts(text)) {
    if (text.charCodeAt(behindBlanks(text, lineStart)) !== 0x7b2c) continue; // 第
    DOUBLED_NUMBER.lastIndex = lineStart;
    const match = DOUBLED_NUMBER.exec(text);
    if (match === null) continue;
    const [, indent, number] = match as unknown as [string, string, string];
    const start = lineStart + indent.length;
    found.push({ start, end: DOUBLED_NUMBER.lastIndex, text: number, count: number.length });
  }
  return found;
}

function isPair(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === text.charCodeAt(at + 1) && code > 0x20;
}

/** A line whose second half is its first once more. */
export function doubledLine(line: string): string | undefined {
  const trimmed = line.trim();
  const half = trimmed.length >> 1;
  const isHeading = HEADING.test(trimmed);
  const least = isHeading ? LEAST_HEADING : LEAST_HALF;
  if (half < least || trimmed.length > 160) return undefined;
  for (const gap of trimmed.length % 2 === 0 ? [0] : [1]) {
    const first = trimmed.slice(0, half);
    if (first !== trimmed.slice(half + gap) || (gap === 1 && !/\s/.test(trimmed[half]!))) continue;
    if ((first.match(/\p{Script=Han}/gu)?.length ?? 0) < least - (isHeading ? 1 : 0) || /^(.{1,4})\1+$/u.test(first))
      return undefined;
    return first;
  }
  return undefined;
}
