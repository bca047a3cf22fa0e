import { BIG5 } from '../tables/encodings.generated.ts';
import type { Codec } from './codec.ts';
import { doubleByteCodec } from './double-byte.ts';
import { unpackPairs } from './unpack.ts';

/** Trail bytes of Big5 in order. */
const TRAILS: readonly number[] = Array.from({ length: 157 }, (_, i) => (i < 63 ? 0x40 + i : 0xa1 + i - 63));

/**
 * What else decoders make of Big5 codes: the private-use characters of code page 950 (source: its user-defined areas
 * FA40–FEFE, 8E40–A0FE, 8140–8DFE, C6A1–C8FE from U+E000 on) and single characters that other tables choose.
 */
function* aliases(): Generator<[number, number]> {
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
  yield* [
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
  ] as [number, number][];
}

/** Big5 with HKSCS, as the Encoding Standard has it. */
export function big5Codec(): Codec {
  return doubleByteCodec({
    name: 'big5',
    pairs: unpackPairs(BIG5),
    singles: [],
    isLead: (byte) => byte >= 0x81 && byte <= 0xfe,
    // The Hong Kong area repeats characters of Big5 proper; of the box lines and 十 卅 the last code counts.
    notEncoded: (code) => code < 0xa140 || (code >= 0xa2a4 && code <= 0xa2a7) || code === 0xa2cc || code === 0xa2ce,
    aliases: aliases(),
    sequences: new Map([
      [0x8862, '\u00ca\u0304'],
      [0x8864, '\u00ca\u030c'],
      [0x88a3, '\u00ea\u0304'],
      [0x88a5, '\u00ea\u030c'],
    ]),
  });
}
