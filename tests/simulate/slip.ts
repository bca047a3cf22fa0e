/** What a decoder makes of double-byte text that lost or gained bytes. */
import type { Codec } from '../../server/src/core/bytes/codec.ts';
import type { Random } from './random.ts';

export interface Reader {
  /** What goes with a lead byte that makes no pair: the byte alone, or the pair, with an ASCII second byte or without. */
  readonly swallows: 'lead' | 'ascii' | 'pair';
  /** Whether it has characters (private use) for the user-defined areas. */
  readonly hasUserAreas: boolean;
  readonly mark: '?' | '\uFFFD' | '·' | '';
}

export function readBytes(codec: Codec, bytes: readonly number[], reader: Reader): string {
  return readCounting(codec, bytes, reader).text;
}

/** What a reader makes of bytes, and how many pairs it swallowed on the way. */
export function readCounting(
  codec: Codec,
  bytes: readonly number[],
  reader: Reader,
): { readonly text: string; readonly swallowed: number } {
  let text = '';
  let swallowed = 0;
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i]!;
    if (byte < 0x80) {
      text += String.fromCharCode(byte);
      i++;
      continue;
    }
    const next = bytes[i + 1];
    const char = next === undefined ? -1 : codec.charOf((byte << 8) | next);
    if (char >= 0 && (reader.hasUserAreas || char < 0xe000 || char >= 0xf900)) {
      text += String.fromCodePoint(char);
      i += 2;
      continue;
    }
    text += reader.mark;
    const isAlone = next === undefined || reader.swallows === 'lead' || (reader.swallows === 'ascii' && next < 0x80);
    if (!isAlone) swallowed++;
    i += isAlone ? 1 : 2;
  }
  return { text, swallowed };
}

/** What two readers make of bytes that were cut in two inside a pair: each reads its block from its first byte on. */
export function readInBlocks(
  codec: Codec,
  bytes: readonly number[],
  cut: number,
  reader: Reader,
): { readonly text: string; readonly swallowed: number } {
  const one = readCounting(codec, bytes.slice(0, cut), reader);
  const other = readCounting(codec, bytes.slice(cut), reader);
  return { text: one.text + other.text, swallowed: one.swallowed + other.swallowed };
}

/** Where a block may end inside a pair: before its second byte. */
export function cutInside(bytes: Uint8Array, random: Random): number | undefined {
  const seconds = pairBytes(bytes).filter((_, index) => index % 2 === 1);
  return seconds.length === 0 ? undefined : random.pick(seconds);
}

const NARROW: Readonly<Record<string, string>> = { '，': ',', '；': ';', '：': ':', '？': '?', '！': '!' };

/** Writes the narrow forms of the five marks that converters narrow. */
export function narrowed(text: string): string {
  return text.replace(/[，；：？！]/g, (mark) => NARROW[mark]!);
}

/** Offsets of bytes that belong to pairs. */
function pairBytes(bytes: Uint8Array): number[] {
  const offsets: number[] = [];
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! < 0x80) continue;
    offsets.push(i, i + 1);
    i++;
  }
  return offsets;
}

/** Without one byte of a pair. */
export function dropByte(bytes: Uint8Array, random: Random): number[] | undefined {
  const offsets = pairBytes(bytes);
  if (offsets.length === 0) return undefined;
  const at = random.pick(offsets);
  return [...bytes.slice(0, at), ...bytes.slice(at + 1)];
}

/** Without two bytes, each of a pair. */
export function dropTwo(bytes: Uint8Array, random: Random): number[] | undefined {
  const offsets = pairBytes(bytes);
  const [one, other] = [random.pick(offsets), random.pick(offsets)];
  if (one === undefined || one === other) return undefined;
  return Array.from(bytes).filter((_, at) => at !== one && at !== other);
}

/** With a byte from 81 to FE more, before or inside a pair. */
export function gainByte(bytes: Uint8Array, random: Random): number[] | undefined {
  const offsets = pairBytes(bytes);
  if (offsets.length === 0) return undefined;
  const at = random.pick(offsets);
  return [...bytes.slice(0, at), random.integer(0x81, 0xfe), ...bytes.slice(at)];
}

/** Without the first byte of a full stop before a character that begins with BF or A1; half the time it shows as a mark. */
export function cutFullStop(bytes: Uint8Array, random: Random): number[] | undefined {
  const places = pairBytes(bytes).filter(
    (at) => bytes[at] === 0xa1 && bytes[at + 1] === 0xa3 && (bytes[at + 2] === 0xbf || bytes[at + 2] === 0xa1),
  );
  if (places.length === 0) return undefined;
  const at = random.pick(places);
  return [...bytes.slice(0, at), ...(random.next() < 0.5 ? [0x3f] : []), ...bytes.slice(at + 1)];
}
