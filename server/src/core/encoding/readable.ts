/** Which characters of the original can stand at a place of a misread line, if a certain reader made it. */

import { codec } from '../bytes/codecs.ts';
import type { ByteTree } from './alphabet.ts';
import { codesIn, isDoubleByte, type Reading } from './channels.ts';
import { type DoubleByteName, type DoubleByteReader, LEAD, type ReaderTables, SINGLE, tablesOf } from './readers.ts';

/**
 * A place in a misread line: how many of its code points the reader had written, and the lead byte that it held (0:
 * none).
 */
export type Place = number;

export const placeOf = (position: number, lead: number): Place => (position << 8) | lead;
export const positionOf = (place: Place): number => place >> 8;
export const leadOf = (place: Place): number => place & 0xff;

/** The characters that can come next, the most common first, and where the reader is behind each, from where it was. */
export interface Next {
  readonly chars: Uint16Array;
  /** Code points that the reader writes meanwhile, and its lead byte then, as in {@link Place}. */
  readonly steps: Uint16Array;
  /** What each costs, in nats. */
  readonly prices: Uint8Array;
  /** Indexes of the likeliest characters behind a code unit, as far as they were asked for. */
  readonly followers: Map<number, readonly number[]>;
}

/** What a line may have been made of: its characters as codes of the reader's table. */
export interface Codes {
  readonly length: number;
  /** The codes that each character may stand for. */
  readonly codes: readonly (readonly number[])[];
  /** Whether each may be the mark of an error. */
  readonly marks: readonly boolean[];
  /** The characters themselves. */
  readonly chars: readonly string[];
}

/** Two characters that one pair of a reading stands for, and its code. */
function sequencesOf(reading: Reading): ReadonlyMap<string, readonly number[]> {
  if (!isDoubleByte(reading)) return NO_SEQUENCES;
  const { sequences } = codec(reading as DoubleByteName);
  return sequences ? new Map([...sequences].map(([code, text]) => [text, [code]])) : NO_SEQUENCES;
}

const NO_SEQUENCES: ReadonlyMap<string, readonly number[]> = new Map();

/** Reads a line as codes. What stands for an error is U+FFFD, or `?` where there is none. */
export function codesOf(line: string, reading: Reading): Codes {
  const sequences = sequencesOf(reading);
  const chars: string[] = [];
  for (const char of line) {
    const last = chars[chars.length - 1];
    if (last !== undefined && sequences.has(last + char)) chars[chars.length - 1] += char;
    else chars.push(char);
  }
  const mark = line.includes('\uFFFD') ? '\uFFFD' : '?';
  return {
    length: chars.length,
    codes: chars.map((char) => sequences.get(char) ?? codesIn(reading, char.codePointAt(0) as number)),
    marks: chars.map((char) => char === mark),
    chars,
  };
}

/** How many code points of a line decide what comes next: one character is at most three bytes behind a lead byte. */
const REACH = 5;
/** ASCII that a reader may have swallowed: what stands behind Chinese text. A line end as a rule. */
const SWALLOWED = '\n "\'()-./:;<>,%0123456789';
const SWALLOWED_IN_LINE = 3;
/** Of more than so many characters those that the judge has never met are left out. */
const FEW = 8;
/** Candidates, or steps, that are remembered for a reader. */
const MOST_KNOWN = 400_000;

export interface Readable {
  next(codes: Codes, place: Place): Next;
  /** The steps of all characters that can come next, each once. Much cheaper than the characters themselves. */
  ways(codes: Codes, place: Place): readonly Place[];
  /** The lead bytes that the reader may hold before a position, each as the first of those that come to one there. */
  leads(codes: Codes, position: number): Iterable<number>;
}

export function readable(reader: DoubleByteReader, tree: ByteTree): Readable {
  const tables = tablesOf(reader);
  const means: Means = {
    tables,
    alike: alikeLeads(tables, tree.common[0] as readonly number[]),
    same: alikeLeads(tables, ALL_BYTES),
    tree,
  };
  return {
    next: remembered(
      (codes, place) => find(codes, place, means),
      ({ chars }) => chars.length,
    ),
    ways: remembered(
      (codes, place) => waysFrom(codes, place, means),
      ({ length }) => length,
    ),
    leads: (codes, position) =>
      codes.marks[position] ? new Set(means.alike) : [0, ...(codes.codes[position] ?? []).map((code) => code >> 8)],
  };
}

/** What an entry itself takes, in candidates. */
const ENTRY = 20;

/** Remembers what was found for a lead byte and the few code points that decide it. */
function remembered<T>(
  make: (codes: Codes, place: Place) => T,
  sizeOf: (made: T) => number,
): (codes: Codes, place: Place) => T {
  const known = new Map<string, T>();
  let size = 0;
  return (codes, place) => {
    const position = positionOf(place);
    const key = leadOf(place) + codes.chars.slice(position, position + REACH).join('');
    let value = known.get(key);
    if (value === undefined) {
      value = make(codes, place);
      size += sizeOf(value) + ENTRY;
      if (size > MOST_KNOWN) {
        known.clear();
        size = sizeOf(value) + ENTRY;
      }
      known.set(key, value);
    }
    return value;
  };
}

const ALL_BYTES: readonly number[] = Array.from({ length: 0x100 }, (_, byte) => byte);

/** For every lead byte the first one that makes pairs with the same of `bytes`: under a mark they come to one. */
function alikeLeads({ kinds, valid }: ReaderTables, bytes: readonly number[]): Uint8Array {
  const alike = new Uint8Array(0x100);
  const known = new Map<string, number>();
  for (let lead = 0x80; lead < 0x100; lead++) {
    if (kinds[lead] !== LEAD) continue;
    const row = bytes.map((byte) => valid[(lead << 8) | byte]).join('');
    const first = known.get(row) ?? lead;
    known.set(row, first);
    alike[lead] = first;
  }
  return alike;
}

const NOWHERE = -1;

/** Where the reader is after one more byte; {@link NOWHERE} if it would have written something else. */
function advance(codes: Codes, place: Place, byte: number, tables: ReaderTables): Place {
  const position = positionOf(place);
  if (position >= codes.length) return NOWHERE;
  const lead = leadOf(place);
  if (lead === 0) {
    const kind = tables.kinds[byte];
    if (kind === LEAD) return mayHold(codes, position, byte) ? placeOf(position, byte) : NOWHERE;
    const fits = kind === SINGLE ? codes.codes[position]?.includes(byte) : codes.marks[position];
    return fits ? placeOf(position + 1, 0) : NOWHERE;
  }
  const pair = (lead << 8) | byte;
  if (tables.valid[pair]) return codes.codes[position]?.includes(pair) ? placeOf(position + 1, 0) : NOWHERE;
  if (!codes.marks[position]) return NOWHERE;
  const after = placeOf(position + 1, 0);
  return tables.swallowed[byte] ? after : advance(codes, after, byte, tables);
}

/** Whether what stands at a position can be a pair that begins with `lead`, or the mark of one. */
function mayHold(codes: Codes, position: number, lead: number): boolean {
  if (codes.marks[position]) return true;
  for (const code of codes.codes[position] as readonly number[]) if (code >> 8 === lead) return true;
  return false;
}

interface Means {
  readonly tables: ReaderTables;
  /** Lead bytes that come to one before the first byte of a character, and before any. */
  readonly alike: Uint8Array;
  readonly same: Uint8Array;
  readonly tree: ByteTree;
}

/** Candidates of one place while they are looked for: more than an original encoding has characters. */
const found = new Int32Array(0x10000);

function find(codes: Codes, place: Place, { tables, alike, tree }: Means): Next {
  const start = positionOf(place);
  let count = 0;
  const descend = (node: number, at: Place): void => {
    for (const byte of bytesAt(codes, at, tree.common[node] as readonly number[])) follow(node, at, byte);
  };
  const follow = (node: number, at: Place, byte: number): void => {
    const target = tree.next[node * 256 + byte] as number;
    if (target === 0) return;
    const after = advance(codes, at, byte, tables);
    if (after === NOWHERE) return;
    if (target > 0) {
      descend(target, after);
      return;
    }
    const rank = ~target;
    const char = tree.chars[rank] as number;
    const swallowed = char < 0x80 && leadOf(place) !== 0 && after === placeOf(start + 1, 0) && codes.marks[start];
    if (swallowed && !SWALLOWED.includes(String.fromCharCode(char))) return;
    const price = swallowed && char !== 0x0a ? SWALLOWED_IN_LINE : 0;
    const end = positionOf(after);
    const lead = codes.marks[end] ? (alike[leadOf(after)] as number) : leadOf(after);
    found[count++] = (((rank << RANK_SHIFT) | placeOf(end - start, lead)) << PRICE_BITS) | price;
  };
  descend(0, place);
  const packed = found.slice(0, count).sort();
  let { length } = packed;
  if (length > FEW) {
    while (length > 0 && (packed[length - 1] as number) >> (RANK_SHIFT + PRICE_BITS) >= tree.known) length--;
  }
  const chars = new Uint16Array(length);
  const steps = new Uint16Array(length);
  const prices = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    const one = packed[i] as number;
    chars[i] = tree.chars[one >> (RANK_SHIFT + PRICE_BITS)] as number;
    steps[i] = (one >> PRICE_BITS) & STEP_MASK;
    prices[i] = one & PRICE_MASK;
  }
  return { chars, steps, prices, followers: new Map() };
}

/** A candidate as one number: its rank, its step (at most five code points, and a lead byte), its price. */
const RANK_SHIFT = 11;
const STEP_MASK = (1 << RANK_SHIFT) - 1;
const PRICE_BITS = 2;
const PRICE_MASK = (1 << PRICE_BITS) - 1;

/**
 * Follows all bytes that a character may have, those that leave the reader at one place together. Bytes within a
 * character count as free to follow each other: there may be a few ways more than characters.
 */
function waysFrom(codes: Codes, place: Place, { tables, alike, same, tree }: Means): readonly Place[] {
  const ways = new Set<Place>();
  const start = positionOf(place);
  /** Places by how many bytes are still to come. */
  const open: [Set<Place>, Set<Place>] = [new Set(), new Set()];
  const follow = (at: Place, byte: number, behind: number): void => {
    const after = advance(codes, at, byte, tables);
    if (after === NOWHERE) return;
    const end = positionOf(after);
    const forms = behind === 0 ? alike : same;
    const lead = codes.marks[end] ? (forms[leadOf(after)] as number) : leadOf(after);
    if (behind === 0) ways.add(placeOf(end - start, lead));
    else open[behind - 1]?.add(placeOf(end, lead));
  };
  for (const byte of bytesAt(codes, place, tree.common[0] as readonly number[])) {
    const behind = tree.behind[byte] as number;
    if (behind >= 0) follow(place, byte, behind);
  }
  for (let behind = 1; behind >= 0; behind--) {
    const bytes = tree.inner[behind] as readonly number[];
    for (const at of open[behind] as Set<Place>) {
      for (const byte of bytesAt(codes, at, bytes)) if (bytes.includes(byte)) follow(at, byte, behind);
    }
  }
  return [...ways];
}

/** The bytes that can come next: any of `bytes` where a mark stands, else those of what stands. */
function bytesAt(codes: Codes, place: Place, bytes: readonly number[]): readonly number[] {
  return codes.marks[positionOf(place)] ? bytes : bytesInto(codes, place);
}

/** The bytes that can come next where no mark stands. */
function bytesInto(codes: Codes, place: Place): readonly number[] {
  const lead = leadOf(place);
  const bytes: number[] = [];
  for (const code of codes.codes[positionOf(place)] ?? []) {
    let byte = -1;
    if (code <= 0xff) byte = lead === 0 ? code : -1;
    else if (lead === 0) byte = code >> 8;
    else if (code >> 8 === lead) byte = code & 0xff;
    if (byte >= 0 && !bytes.includes(byte)) bytes.push(byte);
  }
  return bytes;
}
