/**
 * What a wrong reading does to bytes, seen from its result: a text becomes a row of tokens, each with the bytes that it
 * may have stood for. Known characters stand for one string of bytes; the marks of a decoder stand for bytes that it
 * could not read.
 */
import type { Codec, CodecName } from '../bytes/codec.ts';
import { codec } from '../bytes/codecs.ts';
import { isNewerThanGbk } from '../bytes/gb18030.ts';
import { isUnusual } from './scan.ts';

/** An unknown byte of 80–FF. */
export const HIGH = -1;
/** An unknown ASCII byte below 40 that a decoder took for the second half of a pair. */
export const LOW = -2;

export interface ByteOption {
  /** Bytes, {@link HIGH} or {@link LOW}. */
  readonly bytes: readonly number[];
  /** What choosing this costs, in nats. */
  readonly price: number;
}

/** `[start, end)` of a text, and the bytes that it may stand for; none where the reading can't have made it. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly options: readonly ByteOption[];
}

/** A wrong reading: the encoding in which bytes were read though they were in another. */
export type Reading =
  | 'gb18030'
  | 'big5'
  | 'shift_jis'
  | 'euc-kr'
  | 'latin'
  | 'windows-1250'
  | 'macintosh'
  | 'fallback'
  | SeldomReading;

/** Readings of one byte a character that happen now and then, alone and not in a row with others. */
type SeldomReading = 'windows-1251' | 'windows-1254' | 'iso-8859-15' | 'cp437' | 'cp850' | 'koi8-r';

/** The encodings in which the text may really be. */
export type Original = 'utf-8' | 'gb18030' | 'big5';

export interface Route {
  readonly original: Original;
  readonly reading: Reading;
}

const DOUBLE_BYTE: readonly Reading[] = ['gb18030', 'big5', 'shift_jis', 'euc-kr'];
const SELDOM: readonly Reading[] = ['iso-8859-15', 'windows-1254', 'windows-1251', 'koi8-r', 'cp437', 'cp850'];
const NO_OPTIONS: readonly ByteOption[] = [];

export function isDoubleByte(reading: Reading): boolean {
  return DOUBLE_BYTE.includes(reading);
}

/** Whether a reading is one that is hardly ever followed by another. */
export function isSeldom(reading: Reading): boolean {
  return SELDOM.includes(reading);
}

/** All pairs of an encoding and another that text was read in. */
export const ROUTES: readonly Route[] = (
  [
    ['utf-8', ['gb18030', 'latin', 'macintosh', 'windows-1250', 'big5', 'shift_jis', 'euc-kr']],
    ['gb18030', ['latin', 'big5', 'windows-1250', 'macintosh', 'shift_jis', 'euc-kr', 'fallback']],
    ['big5', ['gb18030', 'latin', 'windows-1250', 'macintosh', 'shift_jis', 'euc-kr', 'fallback']],
    ['utf-8', SELDOM],
    ['gb18030', SELDOM],
    ['big5', SELDOM],
  ] as [Original, readonly Reading[]][]
).flatMap(([original, readings]) => readings.map((reading) => ({ original, reading })));

/** Code of a character in a single- or double-byte reading, or -1. */
export function codeIn(reading: Reading, codePoint: number): number {
  if (reading === 'fallback') return codePoint <= 0xff ? codePoint : -1;
  if (reading !== 'latin') return codec(reading).codeOf(codePoint);
  if (codePoint <= 0xff) return codePoint;
  return codec('windows-1252').codeOf(codePoint);
}

/** Codes that a double-byte table, or one of its kin, reads as a character that has another code already, by code point. */
const duplicates: Partial<Record<Reading, ReadonlyMap<number, readonly number[]>>> = {};

function duplicatesIn(reading: Reading): ReadonlyMap<number, readonly number[]> {
  const known = duplicates[reading];
  if (known) return known;
  const { codeOf } = codec(reading as CodecName);
  const found = new Map<number, number[]>();
  for (const { charOf } of codecsOf(reading)) {
    for (let code = 0x8140; code < 0xff00; code++) {
      const char = charOf(code);
      if (char < 0 || codeOf(char) === code) continue;
      const codes = found.get(char) ?? [];
      if (!codes.includes(code)) codes.push(code);
      found.set(char, codes);
    }
  }
  duplicates[reading] = found;
  return found;
}

const NO_CODES: readonly number[] = [];

/** All codes of a double-byte reading that may show as a character, the likeliest first. */
export function codesIn(reading: Reading, codePoint: number): readonly number[] {
  const code = codeIn(reading, codePoint);
  return code < 0 ? NO_CODES : [code, ...(duplicatesIn(reading).get(codePoint) ?? [])];
}

/** Splits `text` into tokens of a reading. */
export function tokenize(text: string, reading: Reading): Token[] {
  const tokens: Token[] = [];
  for (let i = 0; i < text.length; ) {
    const codePoint = text.codePointAt(i) as number;
    const end = i + (codePoint > 0xffff ? 2 : 1);
    tokens.push({
      start: i,
      end,
      options: optionsOf(codePoint, reading, text.slice(end, end + LOOK_AHEAD)),
    });
    i = end;
  }
  return tokens;
}

const known = (bytes: readonly number[], price = 0): ByteOption => ({ bytes, price });

/** A mark before ASCII: the byte alone made no pair with it. */
const LOST_BEFORE_ASCII: readonly ByteOption[] = [known([HIGH], 1), known([HIGH, LOW], 3), known([HIGH, HIGH], 4)];
/** Before anything else a reader of GBK lost a byte 80, a pair of a user-defined area, or it took ASCII with it. */
const LOST_BEFORE_PAIR: readonly ByteOption[] = [
  known([HIGH], 9),
  known([0x80], 1),
  known([HIGH, LOW], 2),
  known([HIGH, HIGH], 6),
];
/** Before text that was never misread, the misread bytes ended. */
const LOST_AT_END: readonly ByteOption[] = [known([HIGH], 1.5), known([HIGH, LOW], 4), known([HIGH, HIGH], 4)];

/** Lead bytes that make a user-defined pair of GBK with `trail`, which tables without these areas lose. */
export function userDefinedLeads(trail: number): readonly ByteOption[] {
  const { charOf } = codec('gb18030');
  const found: ByteOption[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    const char = charOf((lead << 8) | trail);
    if ((char >= 0xe000 && char < 0xf900) || isNewerThanGbk((lead << 8) | trail)) found.push(known([lead], 2));
  }
  return found;
}

/** Of the other tables many pairs are empty, so a single byte is lost as easily. */
const LOST_ANYWHERE: readonly ByteOption[] = [known([HIGH], 1.5), known([HIGH, LOW], 2.5), known([HIGH, HIGH], 2)];
const QUESTION: ByteOption = known([0x3f], 2);
/** Bytes that a single-byte table has no character for; its reader shows a mark. */
const HOLES: Partial<Record<Reading, readonly number[]>> = {
  latin: [0x81, 0x8d, 0x8f, 0x90, 0x9d],
  'windows-1250': [0x81, 0x83, 0x88, 0x90, 0x98],
  'windows-1251': [0x98],
  'windows-1254': [0x81, 0x8d, 0x8e, 0x8f, 0x90, 0x9d, 0x9e],
};
const EURO: readonly ByteOption[] = [known([0x80]), known([0xa2, 0xe3], 4)];
/** A space may have been a no-break space before somebody tidied it. */
const SPACE_IN_LATIN: readonly ByteOption[] = [known([0x20]), known([0xa0], 3)];

/** How far behind a mark misread text must begin again, if it goes on there. */
const LOOK_AHEAD = 5;

function hasUnusual(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (isUnusual(text.charCodeAt(i))) return true;
  return false;
}

/**
 * The bytes that a character of a reading may stand for.
 * @param following what stands behind the character
 */
export function optionsOf(codePoint: number, reading: Reading, following: string): readonly ByteOption[] {
  const next = following.charCodeAt(0);
  if (codePoint === 0xfffd || codePoint === 0x3f) {
    if (!isDoubleByte(reading)) {
      const lost = (HOLES[reading] ?? []).map((byte) => known([byte], 1));
      return codePoint === 0x3f ? [known([0x3f], 1), ...lost] : lost;
    }
    let lost = !(next >= 0x40) ? LOST_BEFORE_ASCII : LOST_ANYWHERE;
    if (next >= 0x80 && !hasUnusual(following)) lost = LOST_AT_END;
    else if (next >= 0x40 && reading === 'gb18030') {
      const code = codeIn(reading, next);
      lost = [...LOST_BEFORE_PAIR, ...(code >= 0 ? userDefinedLeads(code > 0xff ? code >> 8 : code) : [])];
    }
    return codePoint === 0x3f ? [QUESTION, ...lost] : lost;
  }
  if (codePoint === 0x20 && reading === 'latin') return SPACE_IN_LATIN;
  if (codePoint < 0x80) return [known([codePoint])];
  if (reading === 'fallback') {
    const utf8 = codec('utf-8').encode(String.fromCodePoint(codePoint));
    const whole = utf8 ? [known([...utf8])] : [];
    return codePoint <= 0xff ? [known([codePoint]), ...whole] : whole;
  }
  if (codePoint === 0x20ac && reading === 'gb18030') return EURO;
  const code = codeIn(reading, codePoint);
  if (code >= 0 && isDoubleByte(reading)) {
    return codesIn(reading, codePoint).map((one, i) =>
      known(one > 0xff ? [one >> 8, one & 0xff] : [one], i > 0 ? 1 : 0),
    );
  }
  if (code >= 0) return [known([code])];
  if (reading === 'gb18030') {
    const four = codec('gb18030').encode(String.fromCodePoint(codePoint));
    if (four) return [known([...four])];
  }
  return NO_OPTIONS;
}

/** Readings that several tables may have done, the likelier first. */
const TABLES: Partial<Record<Reading, readonly CodecName[]>> = {
  latin: ['windows-1252', 'latin1'],
  big5: ['big5', 'big5-consortium'],
  fallback: [],
};

/** The codecs that may have done a reading, the likelier first. */
export function codecsOf(reading: Reading): readonly Codec[] {
  return (TABLES[reading] ?? [reading as CodecName]).map((name) => codec(name));
}
