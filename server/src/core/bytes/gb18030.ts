import { GB18030_RANGES, GBK } from '../tables/encodings.generated.ts';
import type { Codec } from './codec.ts';
import { doubleByteCodec } from './double-byte.ts';
import { unpackNumbers, unpackPairs } from './unpack.ts';

/**
 * Two-byte positions whose private-use character of the 2000 edition got a character of its own later: private use,
 * character (GB 18030-2005 and 2022).
 */
export const GB18030_LATER: readonly (readonly [number, number])[] = [
  [0xe78d, 0xfe10],
  [0xe78e, 0xfe12],
  [0xe78f, 0xfe11],
  [0xe790, 0xfe13],
  [0xe791, 0xfe14],
  [0xe792, 0xfe15],
  [0xe793, 0xfe16],
  [0xe794, 0xfe17],
  [0xe795, 0xfe18],
  [0xe796, 0xfe19],
  [0xe81e, 0x9fb4],
  [0xe826, 0x9fb5],
  [0xe82b, 0x9fb6],
  [0xe82c, 0x9fb7],
  [0xe832, 0x9fb8],
  [0xe843, 0x9fb9],
  [0xe854, 0x9fba],
  [0xe864, 0x9fbb],
];

/**
 * Positions that code page 936 and the readers of GBK made after it (ICU, Java) show as private use, though GB 18030-2000
 * had characters for them: the first pair, the last one, and the character of the first.
 */
const CODE_PAGE_936: readonly (readonly [number, number, number])[] = [
  [0xa2e3, 0xa2e3, 0xe76c],
  [0xa8bc, 0xa8bc, 0xe7c7],
  [0xa8bf, 0xa8bf, 0xe7c8],
  [0xa989, 0xa995, 0xe7e7],
  [0xfe50, 0xfea0, 0xe815],
];

/** Whether GB 18030 gave a character to a pair that GBK had none for. */
export function isNewerThanGbk(pair: number): boolean {
  return CODE_PAGE_936.some(([first, last]) => pair >= first && pair <= last);
}

const isLead = (byte: number): boolean => byte >= 0x81 && byte <= 0xfe;
const isTrail = (byte: number): boolean => byte >= 0x40 && byte <= 0xfe && byte !== 0x7f;

/** GB18030: code page 936 with its user-defined areas, and the four-byte area. Byte 80 is the euro sign. */
export function gb18030Codec(): Codec {
  const pairs = unpackPairs(GBK);
  const later = new Map(GB18030_LATER);
  // The Encoding Standard reads A3A0, in the user-defined area, as an ideographic space.
  const aliases: [number, number][] = [[0xe5e5, 0xa3a0]];
  for (let code = 0x8140; code < 0x10000; code++) {
    const real = later.get(pairs[code] as number);
    if (real === undefined) continue;
    aliases.push([pairs[code] as number, code]);
    pairs[code] = real;
  }
  for (const [first, last, start] of CODE_PAGE_936) {
    let char = start;
    for (let code = first; code <= last; code++) if ((code & 0xff) !== 0x7f) aliases.push([char++, code]);
  }
  const packed = unpackNumbers(GB18030_RANGES);
  const indexes = packed.filter((_, i) => i % 2 === 0);
  const starts = packed.filter((_, i) => i % 2 === 1);
  return doubleByteCodec({
    name: 'gb18030',
    pairs,
    singles: [[0x80, 0x20ac]],
    isLead,
    isTrail,
    aliases,
    longer: {
      length: 4,
      decode(bytes, at) {
        const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4);
        if (!isLead(a) || b < 0x30 || b > 0x39 || !isLead(c) || d < 0x30 || d > 0x39) return -1;
        const index = ((a - 0x81) * 10 + (b - 0x30)) * 1260 + (c - 0x81) * 10 + (d - 0x30);
        if (index >= 189000) return index - 189000 <= 0xfffff ? 0x10000 + index - 189000 : -1;
        if (index > 39419) return -1;
        const range = lastAtMost(indexes, index);
        return (starts[range] as number) + index - (indexes[range] as number);
      },
      encode(codePoint) {
        let index = codePoint - 0x10000 + 189000;
        if (codePoint <= 0xffff) {
          if (codePoint < 0x80 || (codePoint >= 0xd800 && codePoint < 0xe000)) return undefined;
          const range = lastAtMost(starts, codePoint);
          index = (indexes[range] as number) + codePoint - (starts[range] as number);
        }
        return [
          0x81 + Math.floor(index / 12600),
          0x30 + (Math.floor(index / 1260) % 10),
          0x81 + (Math.floor(index / 10) % 126),
          0x30 + (index % 10),
        ];
      },
    },
  });
}

/** The last place in an ascending list whose value is at most `value`. */
function lastAtMost(list: readonly number[], value: number): number {
  let low = 0;
  let high = list.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((list[middle] as number) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
