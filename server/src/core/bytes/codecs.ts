import {
  CP437,
  CP850,
  KOI8_R,
  LATIN9,
  MACINTOSH,
  WINDOWS_1250,
  WINDOWS_1251,
  WINDOWS_1252,
  WINDOWS_1254,
} from '../tables/encodings.generated.ts';
import { big5Codec, consortiumBig5 } from './big5.ts';
import type { Codec, CodecName } from './codec.ts';
import { eucKrCodec, shiftJisCodec } from './east-asian.ts';
import { gb18030Codec } from './gb18030.ts';
import { singleByteCodec } from './single-byte.ts';
import { utf8Codec } from './utf8.ts';

const LATIN1 = String.fromCharCode(...Array.from({ length: 128 }, (_, i) => 0x80 + i));

const FACTORIES: Readonly<Record<CodecName, () => Codec>> = {
  gb18030: gb18030Codec,
  big5: big5Codec,
  'big5-consortium': consortiumBig5,
  shift_jis: shiftJisCodec,
  'euc-kr': eucKrCodec,
  'utf-8': utf8Codec,
  latin1: () => singleByteCodec('latin1', LATIN1),
  'windows-1252': () => singleByteCodec('windows-1252', WINDOWS_1252),
  'windows-1250': () => singleByteCodec('windows-1250', WINDOWS_1250),
  'windows-1251': () => singleByteCodec('windows-1251', WINDOWS_1251),
  'windows-1254': () => singleByteCodec('windows-1254', WINDOWS_1254),
  'iso-8859-15': () => singleByteCodec('iso-8859-15', LATIN9),
  cp437: () =>
    singleByteCodec('cp437', CP437, [
      [0x3b2, 0xe1],
      [0x3bc, 0xe6],
    ]),
  cp850: () => singleByteCodec('cp850', CP850),
  'koi8-r': () => singleByteCodec('koi8-r', KOI8_R),
  macintosh: () =>
    singleByteCodec('macintosh', MACINTOSH, [
      [0x2126, 0xbd],
      [0xa4, 0xdb],
    ]),
};

/** Decoded tables: constants that are unpacked when first asked for. */
const unpacked: Partial<Record<CodecName, Codec>> = {};

/** The codec of that name. Its tables are unpacked at the first call. */
export function codec(name: CodecName): Codec {
  unpacked[name] ??= FACTORIES[name]();
  return unpacked[name];
}
