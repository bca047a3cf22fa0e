/**
 * The readers of double-byte encodings that are known: which table each has, and what it swallows with a lead byte
 * whose second byte makes no character of it.
 */
import type { Codec, CodecName, DecodeErrors, PairShape } from '../bytes/codec.ts';
import { codec } from '../bytes/codecs.ts';
import { swallowsTrail } from '../bytes/double-byte.ts';
import { isNewerThanGbk } from '../bytes/gb18030.ts';

export type DoubleByteName = Extract<CodecName, 'gb18030' | 'big5' | 'big5-consortium' | 'shift_jis' | 'euc-kr'>;

export interface DoubleByteReader {
  readonly table: DoubleByteName;
  readonly errors: Omit<DecodeErrors, 'mark'>;
}

const SWALLOWS = ['lead', 'trail', 'ascii', 'pair'] as const;

type Lacks = (code: number) => boolean;

const lead = (code: number): number => (code > 0xff ? code >> 8 : code);
const trail = (code: number): number => (code > 0xff ? code & 0xff : 0xff);

function isUserDefined(code: number): boolean {
  const char = codec('gb18030').charOf(code);
  return (char >= 0xe000 && char < 0xf900) || isNewerThanGbk(code);
}

/** For each table what its readers lack: nothing, single bytes that are no characters, all extensions. */
const LACKS: Readonly<Record<DoubleByteName, readonly (Lacks | undefined)[]>> = {
  gb18030: [
    undefined,
    (code) => code === 0x80,
    (code) => code === 0x80 || isUserDefined(code),
    // GB 2312 alone.
    (code) => lead(code) < 0xa1 || lead(code) > 0xf7 || trail(code) < 0xa1 || isUserDefined(code),
  ],
  big5: [
    undefined,
    // Big5 without the Hong Kong and ETEN extensions.
    (code) => lead(code) < 0xa1 || lead(code) > 0xf9 || code >= 0xf9d6 || (code >= 0xc6a1 && code <= 0xc8fe),
  ],
  'big5-consortium': [undefined],
  shift_jis: [
    undefined,
    (code) => code === 0xa0 || (code >= 0xfd && code <= 0xff),
    // JIS X 0208 alone.
    (code) => code === 0x80 || code === 0xa0 || lead(code) === 0x87 || lead(code) >= 0xeb,
  ],
  'euc-kr': [
    undefined,
    (code) => code === 0x80,
    // KS X 1001 alone.
    (code) => lead(code) < 0xa1 || trail(code) < 0xa1,
  ],
};

const made: Partial<Record<DoubleByteName, readonly DoubleByteReader[]>> = {};

/** All readers with a table. */
export function readersOf(table: DoubleByteName): readonly DoubleByteReader[] {
  made[table] ??= LACKS[table].flatMap((lacks) =>
    SWALLOWS.map((swallows) => ({ table, errors: lacks ? { swallows, lacks } : { swallows } })),
  );
  return made[table];
}

/** What a byte is for a reader that has no lead byte open. */
export const INVALID = 0;
export const SINGLE = 1;
export const LEAD = 2;

/** A reader as tables, for searches that follow it byte by byte. */
export interface ReaderTables {
  /** Kind of every byte. */
  readonly kinds: Uint8Array;
  /** For every pair (lead << 8 | trail): 1 where it is a character. */
  readonly valid: Uint8Array;
  /** For every second byte that makes no character: 1 where it is swallowed with its lead byte. */
  readonly swallowed: Uint8Array;
}

const tables = new Map<DoubleByteReader, ReaderTables>();

export function tablesOf(reader: DoubleByteReader): ReaderTables {
  const known = tables.get(reader);
  if (known) return known;
  const { charOf, shape, sequences } = codec(reader.table) as Codec & { shape: PairShape };
  const lacks = reader.errors.lacks ?? (() => false);
  const kinds = new Uint8Array(0x100);
  const valid = new Uint8Array(0x10000);
  const swallowed = new Uint8Array(0x100);
  for (let byte = 0; byte < 0x100; byte++) {
    swallowed[byte] = swallowsTrail(reader.errors, byte, shape.isTrail) ? 1 : 0;
    if (byte >= 0x80 && lacks(byte)) continue;
    if (charOf(byte) >= 0) kinds[byte] = SINGLE;
    else if (shape.isLead(byte)) {
      kinds[byte] = LEAD;
      for (let second = 0; second < 0x100; second++) {
        const pair = (byte << 8) | second;
        if ((charOf(pair) >= 0 || sequences?.has(pair)) && !lacks(pair)) valid[pair] = 1;
      }
    }
  }
  const made: ReaderTables = { kinds, valid, swallowed };
  tables.set(reader, made);
  return made;
}
