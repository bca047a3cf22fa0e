/**
 * What a wrong reading does to bytes, seen from its result: a text becomes a row of tokens, each with the bytes that it
 * may have stood for. Known characters stand for one string of bytes; the marks of a decoder stand for bytes that it
 * could not read.
 */
import type { Codec, CodecName } from '../bytes/codec.ts';
import { codec } from '../bytes/codecs.ts';

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
export type Reading = 'gb18030' | 'big5' | 'shift_jis' | 'euc-kr' | 'latin' | 'windows-1250' | 'macintosh' | 'fallback';

/** The encodings in which the text may really be. */
export type Original = 'utf-8' | 'gb18030' | 'big5';

export interface Route {
  readonly original: Original;
  readonly reading: Reading;
}

const DOUBLE_BYTE: readonly Reading[] = ['gb18030', 'big5', 'shift_jis', 'euc-kr'];
const NO_OPTIONS: readonly ByteOption[] = [];

export function isDoubleByte(reading: Reading): boolean {
  return DOUBLE_BYTE.includes(reading);
}

/** All pairs of an encoding and another that text was read in. */
export const ROUTES: readonly Route[] = (
  [
    ['utf-8', ['gb18030', 'latin', 'macintosh', 'windows-1250', 'big5', 'shift_jis', 'euc-kr']],
    ['gb18030', ['latin', 'big5', 'windows-1250', 'macintosh', 'shift_jis', 'euc-kr', 'fallback']],
    ['big5', ['gb18030', 'latin', 'windows-1250', 'macintosh', 'shift_jis', 'euc-kr', 'fallback']],
  ] as [Original, Reading[]][]
).flatMap(([original, readings]) => readings.map((reading) => ({ original, reading })));

/** Code of a character in a single- or double-byte reading, or -1. */
export function codeIn(reading: Reading, codePoint: number): number {
  if (reading === 'fallback') return codePoint <= 0xff ? codePoint : -1;
  if (reading !== 'latin') return codec(reading).codeOf(codePoint);
  if (codePoint <= 0xff) return codePoint;
  return codec('windows-1252').codeOf(codePoint);
}

/** Splits `text` into tokens of a reading. */
export function tokenize(text: string, reading: Reading): Token[] {
  const tokens: Token[] = [];
  for (let i = 0; i < text.length; ) {
    const codePoint = text.codePointAt(i) as number;
    const end = i + (codePoint > 0xffff ? 2 : 1);
    tokens.push({ start: i, end, options: optionsOf(codePoint, reading, text.charCodeAt(end)) });
    i = end;
  }
  return tokens;
}

const known = (bytes: readonly number[], price = 0): ByteOption => ({ bytes, price });

/** A mark before ASCII: the byte alone made no pair with it. Before anything else, it took something with it. */
const LOST_BEFORE_ASCII: readonly ByteOption[] = [known([HIGH], 1), known([HIGH, LOW], 3), known([HIGH, HIGH], 4)];
const LOST_BEFORE_PAIR: readonly ByteOption[] = [known([HIGH], 6), known([HIGH, LOW], 1), known([HIGH, HIGH], 5)];
/** Of the other tables many pairs are empty, so a single byte is lost as easily. */
const LOST_ANYWHERE: readonly ByteOption[] = [known([HIGH], 1.5), known([HIGH, LOW], 2.5), known([HIGH, HIGH], 2)];
const QUESTION: ByteOption = known([0x3f], 2);
/** A single-byte decoder loses one byte a mark: the holes of its table. */
const LOST_SINGLE: readonly ByteOption[] = [known([HIGH], 1)];
const QUESTION_SINGLE: readonly ByteOption[] = [known([0x3f], 1), known([HIGH], 3)];
const EURO: readonly ByteOption[] = [known([0x80]), known([0xa2, 0xe3], 4)];
/** A space may have been a no-break space before somebody tidied it. */
const SPACE_IN_LATIN: readonly ByteOption[] = [known([0x20]), known([0xa0], 3)];

/** @param next the code unit behind the character; NaN at the end of the text. */
function optionsOf(codePoint: number, reading: Reading, next: number): readonly ByteOption[] {
  if (codePoint === 0xfffd || codePoint === 0x3f) {
    if (!isDoubleByte(reading)) return codePoint === 0x3f ? QUESTION_SINGLE : LOST_SINGLE;
    const lost = !(next >= 0x40) ? LOST_BEFORE_ASCII : reading === 'gb18030' ? LOST_BEFORE_PAIR : LOST_ANYWHERE;
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
  if (code >= 0) return [known(code > 0xff ? [code >> 8, code & 0xff] : [code])];
  if (reading === 'gb18030') {
    const four = codec('gb18030').encode(String.fromCodePoint(codePoint));
    if (four) return [known([...four])];
  }
  return NO_OPTIONS;
}

/** The codecs that may have done a reading, the likelier first. */
export function codecsOf(reading: Reading): readonly Codec[] {
  const names: readonly CodecName[] =
    reading === 'latin' ? ['windows-1252', 'latin1'] : reading === 'fallback' ? [] : [reading];
  return names.map((name) => codec(name));
}
