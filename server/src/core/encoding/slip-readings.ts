/** What goes into the search over bytes, and what comes out. */
import type { SlipTables } from './slip-tables.ts';

/** One UTF-16 code unit of the damaged text. */
export interface Observed {
  readonly char: number;
  /** Pinyin that was taken out behind it: the character whose bytes end here is read so. */
  readonly reading?: string;
  /** The pinyin's opening bracket was eaten by a byte that shows here as a mark. */
  readonly isEaten?: boolean;
}

export interface SlipInput {
  readonly tables: SlipTables;
  /** Sound text before, in the same line; empty at its start. */
  readonly before: string;
  readonly observed: readonly Observed[];
  /** Sound text behind in the same line; only its first characters count. Undefined where the line ends. */
  readonly behind: string | undefined;
  /** The last characters of the lines before and behind. */
  readonly neighbours: readonly number[];
  /** True where the decoder that read it had characters for the user-defined areas. */
  readonly hasUserAreas: boolean;
}

/** What goes with a lead byte that makes no pair: the reader goes on behind it, or swallows the byte behind it too. */
export type SlipReader = 'resumes' | 'swallows';

/** One way to read the damaged text. */
export interface SlipReading {
  readonly text: string;
  /** For every UTF-16 code unit of `text` the number of observed code units read when it was complete. */
  readonly places: readonly number[];
  /** Offsets in `text` of characters that rest on an unknown byte. */
  readonly guessed: readonly number[];
  /** The bytes that the decoder was given: known ones, and what was found for those under a mark; CUT where it was cut. */
  readonly stream: readonly number[];
  readonly score: number;
  /** How many bytes were lost, gained or cut apart. */
  readonly events: number;
  /** How many of them are bytes too many. */
  readonly gained: number;
}

export interface SlipResult {
  readonly best: SlipReading;
  /** Other texts, best first. */
  readonly others: readonly SlipReading[];
  /** Score of the text as it stands. */
  readonly asIs: number;
}

/** In a stream of bytes: here it was cut, and read in two pieces. */
export const CUT = -1;

export const isLow = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;

/** The code point that begins with a code unit. */
export function pointOf(unit: number, next: number | undefined): number {
  if (unit < 0xd800 || unit >= 0xdc00 || next === undefined || !isLow(next)) return unit;
  return ((unit - 0xd800) << 10) + (next - 0xdc00) + 0x10000;
}

/** What a decoder shows for a byte that needs no second one: ASCII, or the euro sign of code page 936. */
export const aloneAs = (byte: number): number => (byte === 0x80 ? 0x20ac : byte);

/** Whether a code unit stands for bytes that a decoder could not read. */
export const isMark = (unit: number): boolean => unit === 0xfffd || unit === 0x3f || unit === 0xb7;

/** Whether a decoder may have shown nothing for bytes that it could not read: no mark stands anywhere. */
export const mayHide = ({ observed }: SlipInput): boolean => !observed.some(({ char }) => isMark(char));
