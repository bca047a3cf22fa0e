/** A wrong reading undone byte for byte, without a search: exactly where that is possible, roughly anywhere. */
import { codec } from '../bytes/codecs.ts';
import { HIGH, isDoubleByte, type Route, tokenize } from './channels.ts';
import { oddestPart } from './scan.ts';

/**
 * The text with its wrong reading undone. Undefined where the reading can't have made it; where a byte is unknown or
 * fits nowhere, the character that it belongs to is U+FFFD.
 */
function undo(text: string, { original, reading }: Route): string | undefined {
  const bytes: number[] = [];
  for (const { start, options } of tokenize(text, reading)) {
    const option = options.find(({ bytes: [first] }) => first === HIGH) ?? options[0];
    if (!option) return undefined;
    // A mark may stand for any of several bytes.
    if (text[start] === '\uFFFD' && options.length > 1) bytes.push(HIGH);
    else bytes.push(...option.bytes);
  }
  // FF is a byte that no text has: it breaks the character that it stands in.
  return codec(original).decode(Uint8Array.from(bytes, (byte) => (byte < 0 ? 0xff : byte)));
}

/** `line` with all readings of `chain` undone, where every byte of it goes that way; undefined where one does not. */
export function undoWhole(line: string, chain: readonly Route[]): string | undefined {
  let text: string | undefined = line;
  for (const route of chain) {
    const below: string | undefined = undo(text, route);
    if (below === undefined || below === text || below.includes('\uFFFD')) return undefined;
    text = below;
  }
  return text;
}

/** What is left of a text when a reading is undone and everything is passed over that does not go that way. */
export interface Rough {
  readonly text: string;
  /** Of the characters beyond ASCII, the share that is sound. */
  readonly valid: number;
}

/** More than one where the text may begin with the second half of a pair. */
export function undoRoughly(text: string, { original, reading }: Route): Rough[] {
  const bytes: number[] = [];
  for (const { options } of tokenize(text, reading)) {
    for (const byte of options[0]?.bytes ?? []) bytes.push(byte < 0 ? 0xff : byte);
  }
  const all = Uint8Array.from(bytes);
  const halves = original !== 'utf-8' && !isDoubleByte(reading) && bytes.length > 2 ? [all, all.subarray(1)] : [all];
  return halves.map((part) => roughly(codec(original).decode(part)));
}

function roughly(decoded: string): Rough {
  let marks = 0;
  let wide = 0;
  for (let i = 0; i < decoded.length; i++) {
    const unit = decoded.charCodeAt(i);
    if (unit === 0xfffd) marks++;
    else if (unit >= 0x80) wide++;
  }
  return { text: decoded.replace(/\uFFFD/g, ''), valid: wide / Math.max(1, wide + marks) };
}

/** So much of a line tells how it was read, in UTF-16 code units. */
const ENOUGH = 1200;

/** The part of a line that reads worst, or the beginning of it, with the signs next to it that a reading may have made. */
export function hotPart(line: string): string {
  let { start, end } = oddestPart(line) ?? { start: 0, end: line.length };
  while (start > 0 && isSign(line.charCodeAt(start - 1))) start--;
  end = Math.min(end, start + ENOUGH);
  while (end < line.length && end - start < ENOUGH && isSign(line.charCodeAt(end))) end++;
  return line.slice(start, end);
}

/** Neither ASCII nor of East Asia. */
function isSign(unit: number): boolean {
  return unit >= 0x80 && unit < 0x2e80;
}
