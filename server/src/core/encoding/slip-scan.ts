/**
 * The cheap look that every text pays for: one table look-up a character finds the few places where double-byte text
 * could be out of step; the judge then dismisses those that read well. Only what is left is searched.
 */
import { forEachFrequentHan } from '../bytes/frequent.ts';
import type { BlockScanner } from '../engine/rule.ts';
import { getJudge, type Judge } from '../judge/judge.ts';

/** A stretch of a line that may be out of step. Offsets are of the block. */
export interface Suspect {
  readonly start: number;
  readonly end: number;
  readonly lineStart: number;
  readonly lineEnd: number;
  /** The lines before and behind, if there are any. */
  readonly lineBefore: string | undefined;
  readonly lineBehind: string | undefined;
}

/** Whether there is nothing outside the suspect in its line that may be damage too. */
export function isAlone(line: string, start: number, end: number): boolean {
  return isPlain(line.slice(0, start)) && isPlain(line.slice(end));
}

const COMMON = 0;
const RARE = 1;
/** What only damage leaves: U+FFFD and private use. */
const DAMAGE = 2;
const QUESTION = 3;
/** ASCII that can be the second byte of a pair. */
const ASCII = 4;
const LINE_END = 5;
/** Numbers in brackets and with stops: between Han characters they are rare. */
const NUMBER_SIGN = 6;

/** Marks and signs that official prose uses, besides Han characters. */
const SIGNS =
  '　、。，；：？！…—–～〜·‧“”‘’「」『』《》〈〉【】〔〕〖〗（）［］｛｝〇○●□■△▲※★☆°℃％‰＋－×÷＝≤≥＜＞±／＼．＊＃＆＠§№￥＄→←↑↓√∶∼￣＿';

let table: Uint8Array | undefined;

/** Class of every UTF-16 code unit, made at the first call from the tables of GBK and Big5. */
function classes(): Uint8Array {
  if (table) return table;
  const made = new Uint8Array(0x10000).fill(RARE, 0x80);
  made.fill(ASCII, 0x40, 0x7f);
  made[0x0a] = made[0x0d] = LINE_END;
  made[0x3f] = made[0x21] = made[0xff1f] = made[0xff01] = QUESTION;
  for (const sign of SIGNS) if (made[sign.charCodeAt(0)] === RARE) made[sign.charCodeAt(0)] = COMMON;
  made.fill(COMMON, 0x2160, 0x217a);
  made.fill(COMMON, 0x2460, 0x25a0);
  made.fill(NUMBER_SIGN, 0x2474, 0x249c);
  made.fill(COMMON, 0xff10, 0xff1a);
  made.fill(COMMON, 0xff21, 0xff3b);
  made.fill(COMMON, 0xff41, 0xff5b);
  made.fill(COMMON, 0x2000, 0x2010);
  made.fill(COMMON, 0xdc00, 0xe000);
  made[0xa0] = made[0xad] = made[0xb7] = made[0xb2] = made[0xb3] = made[0xfeff] = COMMON;
  made.fill(DAMAGE, 0xe000, 0xf900);
  made[0xfffd] = DAMAGE;
  forEachFrequentHan((unit) => {
    made[unit] = COMMON;
  });
  table = made;
  return made;
}

const isWide = (code: number): boolean => code >= 0x3001 && code <= 0xffee;
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isBracket = (code: number): boolean => code === 0x28 || code === 0xff08;
/** Whether a line begins behind `at`. */
const isBorder = (text: string, at: number): boolean => at < 0 || isLineEnd(text.charCodeAt(at));
const isHan = (code: number): boolean => code >= 0x3400 && code <= 0x9fff;

const isLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
/** Whether a letter with an accent has one of ASCII beside it, as in pinyin and in foreign names. */
const isInLatinWord = (text: string, at: number): boolean =>
  text.charCodeAt(at) < 0x250 && (isLetter(text.charCodeAt(at - 1)) || isLetter(text.charCodeAt(at + 1)));

/** Byte 80 in code page 936, which has no second byte. */
const EURO = 0x20ac;

/** What nobody writes between two Chinese characters. */
const ODD_SIGN = /[@\\^`{}]/;

/** How far a rare character looks for other signs of damage, in code units. */
const COMPANY = 5;
/** Nats that four characters cost together where a text is out of step. */
const BAD = -18;
/** The same around a letter that stands alone. */
const BAD_OF_LETTER = -13;
/** The same where there is damage near by. */
const BAD_NEAR_DAMAGE = -26;
/** How much sound text is searched before and behind what looks damaged. */
const LEAD_IN = 14;
const LEAD_OUT = 10;
/** Damaged places so near are searched together. */
const JOIN = 26;

/** Whether a text has nothing in it but frequent characters, and ASCII where no half of a character would be. */
function isPlain(text: string): boolean {
  const kinds = classes();
  for (let i = 0; i < text.length; i++) {
    const kind = kinds[text.charCodeAt(i)];
    if (kind === RARE || kind === DAMAGE || text[i] === '?') return false;
    if (kind === ASCII && (isWide(text.charCodeAt(i - 1)) || isWide(text.charCodeAt(i + 1)))) return false;
  }
  return true;
}

/** Offsets of characters where the text may be out of step. */
function* triggers(text: string): Generator<number> {
  const kinds = classes();
  let lastRare = Number.NEGATIVE_INFINITY;
  let company = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < text.length; i++) {
    const kind = kinds[text.charCodeAt(i)]!;
    if (kind === COMMON) continue;
    if (kind === LINE_END) {
      lastRare = company = Number.NEGATIVE_INFINITY;
      continue;
    }
    if (kind === RARE) {
      if (isInLatinWord(text, i)) continue;
      const isEuro = text.charCodeAt(i) === EURO && isHan(text.charCodeAt(i - 1));
      if (i - company <= COMPANY || i - lastRare <= COMPANY || isEuro) yield i;
      lastRare = i;
      continue;
    }
    if (kind === NUMBER_SIGN) {
      if (!isHan(text.charCodeAt(i - 1)) || !isHan(text.charCodeAt(i + 1))) continue;
      if (i - lastRare <= COMPANY) yield i;
      lastRare = i;
      continue;
    }
    if (kind === DAMAGE) {
      company = i;
      yield i;
      continue;
    }
    const before = i > 0 ? text.charCodeAt(i - 1) : 0;
    const behind = i + 1 < text.length ? text.charCodeAt(i + 1) : 0;
    if (kind === QUESTION) {
      const isNarrow = text.charCodeAt(i) < 0x80;
      if (isNarrow || isWide(behind)) company = i;
      if (i - lastRare <= COMPANY || isHan(behind) || (isNarrow && before > 0x7f)) yield i;
      else if (kinds[behind] === QUESTION || (isWide(before) && kinds[behind] === ASCII)) yield i;
      else if (isNarrow && isBracket(before) && isBorder(text, i - 2)) yield i;
      else if (isNarrow && isDigit(before) && (isWide(text.charCodeAt(i - 2)) || isWide(text.charCodeAt(i - 3))))
        yield i;
      continue;
    }
    if (before < 0x80 && kinds[before] !== QUESTION && before !== 0x0a) continue;
    if (
      i - lastRare <= 2 ||
      isWide(behind) ||
      behind === 0x20 ||
      (behind === 0x29 && isWide(before)) ||
      kinds[behind] === LINE_END ||
      behind === 0
    )
      yield i;
  }
}

/** Whether four characters around an offset read so badly that nobody wrote them. */
function readsBadly(judge: Judge, text: string, at: number, lineStart: number, bad: number): boolean {
  let worst = 0;
  for (let from = Math.max(lineStart, at - 2); from <= at; from++) {
    const end = Math.min(text.length, from + 4);
    let sum = 0;
    for (let i = from; i < end; i++) {
      const a = i - 2 >= lineStart ? text.charCodeAt(i - 2) : 0;
      const b = i - 1 >= lineStart ? text.charCodeAt(i - 1) : 0;
      sum += judge.logp(a, b, text.charCodeAt(i));
    }
    worst = Math.min(worst, (sum * 4) / Math.max(1, end - from));
  }
  return worst < bad;
}

/** Where text that reads badly begins before an offset: a slip may show common characters first. */
function firstBad(judge: Judge, text: string, at: number, from: number): number {
  let first = at;
  for (let i = at - 1; i >= Math.max(from, first - LEAD_IN, at - JOIN); i--) {
    if (readsBadly(judge, text, i, from, BAD_NEAR_DAMAGE)) first = i;
  }
  return first;
}

export const slipScanner: BlockScanner<readonly Suspect[]> = {
  name: 'text out of step',
  scan({ text, lineBefore, lineAfter }) {
    const places: number[] = [];
    for (const at of triggers(text)) places.push(at);
    if (places.length === 0) return [];
    const judge = getJudge();
    const kinds = classes();
    const found: Suspect[] = [];
    let line = { start: 0, end: -1 };
    for (const at of places) {
      if (at > line.end) line = lineAt(text, at);
      if (hasPartner(text, at, line)) continue;
      const last = found[found.length - 1];
      const isNear = last !== undefined && last.lineStart === line.start && at - last.end <= JOIN;
      const isMark = text[at] === '\uFFFD' || (text[at] === '?' && text.charCodeAt(at - 1) > 0x7f);
      const bad = isLoneLetter(text, at) ? BAD_OF_LETTER : BAD;
      const isOdd = ODD_SIGN.test(text[at]!) && isHan(text.charCodeAt(at - 1)) && isHan(text.charCodeAt(at + 1));
      if (!isNear && !isMark && !isOdd && !readsBadly(judge, text, at, line.start, bad)) continue;
      let end = Math.min(line.end, at + LEAD_OUT);
      for (let i = at + 1; i < Math.min(line.end, end + 2); i++) {
        if (kinds[text.charCodeAt(i)] !== COMMON && text.charCodeAt(i) >= 0x80) end = Math.min(line.end, i + LEAD_OUT);
      }
      if (line.end - end < 6) end = line.end;
      if (isNear) {
        found[found.length - 1] = { ...last, end: Math.max(last.end, end) };
        continue;
      }
      const from = last?.lineStart === line.start ? last.end : line.start;
      const start = Math.max(from, firstBad(judge, text, at, from) - LEAD_IN);
      found.push({
        start: start - from < 4 ? from : start,
        end,
        lineStart: line.start,
        lineEnd: line.end,
        lineBefore: line.start === 0 ? lineBefore : lineEndingAt(text, line.start),
        lineBehind: lineBehind(text, line.end, lineAfter),
      });
    }
    return found;
  },
};

const OPENING = '[{';
const CLOSING = ']}';
/** How far apart the brackets of a pair are looked for, in code units. */
const LONGEST_BRACKETED = 80;

/** Whether a bracket of ASCII has its partner in the line and nothing between them is lost: halves of characters come alone. */
function hasPartner(text: string, at: number, line: { readonly start: number; readonly end: number }): boolean {
  const opens = OPENING.indexOf(text[at]!);
  const kind = opens >= 0 ? opens : CLOSING.indexOf(text[at]!);
  if (kind < 0) return false;
  const kinds = classes();
  const step = opens >= 0 ? 1 : -1;
  const partner = (opens >= 0 ? CLOSING : OPENING).charCodeAt(kind);
  const end =
    opens >= 0 ? Math.min(line.end, at + LONGEST_BRACKETED) : Math.max(line.start - 1, at - LONGEST_BRACKETED);
  for (let i = at + step; i !== end; i += step) {
    const code = text.charCodeAt(i);
    if (code === partner) return true;
    if (code === text.charCodeAt(at) || code === 0x3f || kinds[code] === DAMAGE) return false;
  }
  return false;
}

/** A letter or sign of ASCII between Chinese characters, or behind one at a line's end. */
function isLoneLetter(text: string, at: number): boolean {
  if (text.charCodeAt(at) >= 0x80 || !isWide(text.charCodeAt(at - 1))) return false;
  return at + 1 >= text.length || isWide(text.charCodeAt(at + 1)) || isLineEnd(text.charCodeAt(at + 1));
}

const isLineEnd = (code: number): boolean => code === 0x0a || code === 0x0d;

function lineAt(text: string, at: number): { start: number; end: number } {
  let start = at;
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start--;
  let end = at;
  while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++;
  return { start, end };
}

/** The line that ends before the line that begins at `start`. */
function lineEndingAt(text: string, start: number): string {
  const end = start - (text[start - 1] === '\n' && text[start - 2] === '\r' ? 2 : 1);
  return text.slice(lineAt(text, end).start, end);
}

/** The line that begins behind the line end at `end`. */
function lineBehind(text: string, end: number, lineAfter: string | undefined): string | undefined {
  const start = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
  return start >= text.length ? lineAfter : text.slice(start, lineAt(text, start).end);
}
