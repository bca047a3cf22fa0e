import { BIG5 } from '../tables/encodings.generated.ts';
import type { Codec } from './codec.ts';
import { doubleByteCodec } from './double-byte.ts';
import { unpackPairs } from './unpack.ts';

/** Trail bytes of Big5 in order. */
const TRAILS: readonly number[] = Array.from({ length: 157 }, (_, i) => (i < 63 ? 0x40 + i : 0xa1 + i - 63));

/**
 * The user-defined areas of code page 950: `[code point, code]`, from U+E000 on
 * (FA40–FEFE, 8E40–A0FE, 8140–8DFE, C6A1–C8FE).
 */
function* userDefined(): Generator<[number, number]> {
  let codePoint = 0xe000;
  for (const [first, last] of [
    [0xfa, 0xfe],
    [0x8e, 0xa0],
    [0x81, 0x8d],
  ] as const) {
    for (let lead = first; lead <= last; lead++) {
      for (const trail of TRAILS) yield [codePoint++, (lead << 8) | trail];
    }
  }
  for (let lead = 0xc6; lead <= 0xc8; lead++) {
    for (const trail of TRAILS) if (lead > 0xc6 || trail >= 0xa1) yield [codePoint++, (lead << 8) | trail];
  }
}

/** Single characters that other tables choose for a code: `[code point, code]`. */
const VARIANTS: readonly (readonly [number, number])[] = [
  [0x2022, 0xa145],
  [0xff64, 0xa14e],
  [0x2574, 0xa15a],
  [0x203e, 0xa1c2],
  [0xffe3, 0xa1c3],
  [0x2571, 0xa1fe],
  [0x2572, 0xa240],
  [0xffe5, 0xa244],
  [0xa5, 0xa244],
  [0xffe0, 0xa246],
  [0xa2, 0xa246],
  [0xffe1, 0xa247],
  [0xa3, 0xa247],
  [0x2013, 0xa156],
  [0x223c, 0xa1e3],
  [0x2609, 0xa1f3],
  [0x2641, 0xa1f2],
];

/** Codes of the Hong Kong area that repeat characters of Big5 proper; of the box lines and 十 卅 the last code counts. */
const isRepeated = (code: number): boolean =>
  code < 0xa140 || (code >= 0xa2a4 && code <= 0xa2a7) || code === 0xa2cc || code === 0xa2ce;
const isLead = (byte: number): boolean => byte >= 0x81 && byte <= 0xfe;
const isTrail = (byte: number): boolean => (byte >= 0x40 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xfe);

/** Big5 with HKSCS, as the Encoding Standard has it. It encodes what the other tables make of a code as well. */
export function big5Codec(): Codec {
  return doubleByteCodec({
    name: 'big5',
    pairs: unpackPairs(BIG5),
    singles: [],
    isLead,
    isTrail,
    notEncoded: isRepeated,
    aliases: [...userDefined(), ...VARIANTS],
    sequences: new Map([
      [0x8862, '\u00ca\u0304'],
      [0x8864, '\u00ca\u030c'],
      [0x88a3, '\u00ea\u0304'],
      [0x88a5, '\u00ea\u030c'],
    ]),
  });
}

/** Kana, Cyrillic and numbers in circles and brackets, from C6A1 on, in the order of the table below. */
const SIGNS =
  'ヾゝゞ々' +
  range(0x3041, 0x3093) +
  range(0x30a1, 0x30f6) +
  'ДЕЁЖЗИЙКЛМУФХЦЧШЩЪЫЬЭЮЯабвгдеё' +
  range(0x436, 0x44f) +
  range(0x2460, 0x2469) +
  range(0x2474, 0x247d);

function range(first: number, last: number): string {
  return String.fromCharCode(...Array.from({ length: last - first + 1 }, (_, i) => first + i));
}

/** Big5 as the Unicode Consortium mapped it (BIG5.TXT; Python reads so): no characters of Hong Kong or of vendors. */
export function consortiumBig5(): Codec {
  const pairs = unpackPairs(BIG5);
  pairs.fill(-1, 0x8100, 0xa140);
  pairs.fill(-1, 0xc6a1, 0xc940);
  pairs.fill(-1, 0xf9d6);
  pairs.fill(-1, 0xa3c0, 0xa400);
  let code = 0xc6a1;
  for (const sign of SIGNS) {
    pairs[code] = sign.charCodeAt(0);
    code = code === 0xc6fe ? 0xc740 : code === 0xc77e ? 0xc7a1 : code + 1;
  }
  return doubleByteCodec({
    name: 'big5-consortium',
    pairs,
    singles: [],
    isLead,
    isTrail,
    notEncoded: isRepeated,
    aliases: VARIANTS,
  });
}

/** Kana, Cyrillic and enumerators in the order of the first Big5 table, first and last of each run. */
const OLDER = 'ヾヾゝゞ々々ぁんァヶДЕЁЁЖМУеёёжя①⑩⑴⑽';

/**
 * `[code point, code]` of the characters that the first Big5 table, which some decoders still go by, has in C6A1–C7FC;
 * the Encoding Standard has them elsewhere.
 */
export function* olderBig5(): Generator<[number, number]> {
  let at = TRAILS.indexOf(0xa1);
  for (let i = 0; i < OLDER.length; i += 2) {
    for (let point = OLDER.charCodeAt(i); point <= OLDER.charCodeAt(i + 1); point++, at++) {
      yield [point, ((0xc6 + Math.floor(at / TRAILS.length)) << 8) | TRAILS[at % TRAILS.length]!];
    }
  }
}
