/**
 * Line ends that no line can have: before a mark that closes something or goes on, or behind one that opens. They come
 * where a page was copied with each piece of its markup on a line of its own.
 */
import type { BlockScanner, DocumentView } from '../engine/rule.ts';
import { beginsWithMark, isBlank } from '../text/sentences.ts';

/** A line end to take out, with the blanks about it. */
export interface CutMark {
  readonly start: number;
  readonly end: number;
}

const CLOSING = 1;
const OPENING = 2;
/** A mark in the middle of a sentence: what stands behind it on the next line belongs to it. */
const MIDDLE = 4;
/** A unit behind figures: `2012` / `年3月1日`, `〔2012〕428` / `号`. */
const UNIT = 8;
/** For each UTF-16 code unit what its mark does. */
const KIND: Uint8Array = kinds();

function kinds(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const mark of '，；、。：）”’》〉〕﹞') table[mark.charCodeAt(0)]! |= CLOSING;
  for (const mark of '（“‘《〈〔﹝') table[mark.charCodeAt(0)]! |= OPENING;
  for (const mark of '，；、”’》〉〕﹞') table[mark.charCodeAt(0)]! |= MIDDLE;
  for (const unit of '年号號') table[unit.charCodeAt(0)]! |= UNIT;
  return table;
}

const NONE: readonly number[] = [];

/** Where they stand: offsets of line ends in the block. */
export const cutLines: BlockScanner<readonly number[]> = {
  name: 'line ends beside marks that no line begins or ends with',
  scan({ text, lineAfter }) {
    let found: number[] | undefined;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      const last = lastCode(text, at);
      const isEnd = at + 1 === text.length;
      const first = isEnd ? (lineAfter ?? '').charCodeAt(0) : text.charCodeAt(at + 1);
      if ((KIND[last]! | KIND[Number.isNaN(first) ? 0 : first]!) === 0) continue;
      const after = isEnd ? (lineAfter ?? '') : lineAt(text, at + 1);
      if (!isCut(lineEndingAt(text, at), after)) continue;
      found ??= [];
      found.push(at);
    }
    return found ?? NONE;
  },
};

function lastCode(text: string, lineEnd: number): number {
  let at = lineEnd - 1;
  while (at >= 0 && text.charCodeAt(at) !== 0x0a && isBlank(text.charCodeAt(at))) at--;
  return at < 0 ? 0 : text.charCodeAt(at);
}

function lineEndingAt(text: string, end: number): string {
  return text.slice(text.lastIndexOf('\n', end - 1) + 1, end).trim();
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? text.length : end);
}

function isCut(before: string, after: string): boolean {
  const next = after.trim();
  if (before === '' || next === '') return false;
  const last = KIND[before.charCodeAt(before.length - 1)]!;
  const first = KIND[after.charCodeAt(0)]!;
  if ((first & CLOSING) !== 0 && ENDS_IN_WORDS.test(before)) return true;
  if ((first & UNIT) !== 0 && FIGURES.some(([head, tail]) => head.test(before) && tail.test(next))) return true;
  if (beginsWithMark(next)) return false;
  if ((last & OPENING) !== 0) return true;
  // a mark alone on its line belongs to both sides
  if (before.length === 1 && (last & MIDDLE) !== 0) return /^\p{Script=Han}|^\d/u.test(after);
  return next.length === 1 && (first & OPENING) !== 0 && ENDS_IN_WORDS.test(before);
}

const FIGURES = [
  [/^(?:19|20)\d\d$/, /^年\d{1,2}月/],
  [/[〕﹞\]］]\d{1,4}$/, /^[号號]$/],
] as const;

/** Words, or what closes behind them: a form with blanks to fill in ends with a colon. */
const ENDS_IN_WORDS = /[\p{Script=Han}\p{L}\d％%”’》〉）〕﹞“‘《〈（〔﹝]$/u;

export function* cutMarksOf(view: DocumentView): Generator<undefined, readonly CutMark[]> {
  yield* view.prepare(cutLines);
  const found: CutMark[] = [];
  for (const { block, start, value } of view.perBlock(cutLines)) {
    for (const at of value) {
      let from = at;
      while (from > 0 && isBlank(block.text.charCodeAt(from - 1))) from--;
      found.push({ start: start + from, end: start + at + 1 });
    }
  }
  return found;
}
