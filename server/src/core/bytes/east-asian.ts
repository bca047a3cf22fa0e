import { EUC_KR, SHIFT_JIS } from '../tables/encodings.generated.ts';
import type { Codec } from './codec.ts';
import { doubleByteCodec } from './double-byte.ts';
import { unpackPairs } from './unpack.ts';

/** Shift_JIS as code page 932, with half-width kana and the user-defined area F040–F9FC in U+E000–E757. */
export function shiftJisCodec(): Codec {
  const pairs = unpackPairs(SHIFT_JIS);
  const singles: [number, number][] = [[0x80, 0x80]];
  for (let byte = 0xa1; byte <= 0xdf; byte++) singles.push([byte, 0xff61 + byte - 0xa1]);
  for (let lead = 0xf0; lead <= 0xf9; lead++) {
    for (let i = 0; i < 188; i++) pairs[(lead << 8) | (i + (i < 63 ? 0x40 : 0x41))] = 0xe000 + (lead - 0xf0) * 188 + i;
  }
  return doubleByteCodec({
    name: 'shift_jis',
    pairs,
    singles,
    isLead: (byte) => (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc),
    isTrail: (byte) => byte >= 0x40 && byte <= 0xfc && byte !== 0x7f,
    notEncoded: (code) => (code >= 0xed40 && code <= 0xeffc) || code === 0x81ca,
    aliases: [
      [0xa0, 0xa0],
      [0xf8f0, 0xa0],
      [0xf8f1, 0xfd],
      [0xf8f2, 0xfe],
      [0xf8f3, 0xff],
      [0xa5, 0x5c],
      [0x203e, 0x7e],
      [0x301c, 0x8160],
      [0x2016, 0x8161],
      [0x2212, 0x817c],
      [0xa2, 0x8191],
      [0xa3, 0x8192],
      [0xac, 0x81ca],
      [0x2014, 0x815c],
    ],
  });
}

/** EUC-KR as code page 949 (Unified Hangul Code). */
export function eucKrCodec(): Codec {
  return doubleByteCodec({
    name: 'euc-kr',
    pairs: unpackPairs(EUC_KR),
    singles: [[0x80, 0x80]],
    isLead: (byte) => byte >= 0x81 && byte <= 0xfe,
    isTrail: (byte) => byte >= 0x41 && byte <= 0xfe,
    aliases: [
      [0x2014, 0xa1aa],
      [0x223c, 0xa1ad],
      [0x301c, 0xa1ad],
    ],
  });
}
