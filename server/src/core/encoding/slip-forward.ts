import { CUT, isMark, type Observed, pointOf } from './slip-readings.ts';
import type { SlipTables } from './slip-tables.ts';

const LF = 0x0a;
const EURO = 0x20ac;

/**
 * Goes forward: whether a decoder that is given `stream` shows exactly what was observed. Where two bytes make no
 * character it may show a mark for the first or swallow both, and a converter may have narrowed punctuation behind it.
 */
export function showsAs(
  tables: SlipTables,
  stream: readonly number[],
  observed: readonly Observed[],
  hasUserAreas: boolean,
): boolean {
  const { codec, shown } = tables;
  const failed = new Set<number>();
  const width = observed.length + 1;
  const isShown = (seen: number, code: number, char: number): boolean =>
    seen === char || seen === shown(char) || tables.other(seen) === code;
  const read = (from: number, index: number): boolean => {
    let at = from;
    while (stream[at] === CUT) at++;
    if (at >= stream.length) return index === observed.length;
    const item = observed[index];
    if (item === undefined || failed.has(at * width + index)) return false;
    const byte = stream[at]!;
    const next = stream[at + 1];
    const isOk = ((): boolean => {
      if (byte === 0x80 && item.char === EURO) return read(at + 1, index + 1);
      if (byte < 0x80) return (item.char === byte || (byte === LF && item.char === 0x0d)) && read(at + 1, index + 1);
      if (item.isEaten === true) return isMark(item.char) && read(at + 1, index + 1);
      if (next === undefined || next === CUT) return isMark(item.char) && read(at + 1, index + 1);
      const char = codec.charOf((byte << 8) | next);
      if (char >= 0 && (hasUserAreas || char < 0xe000 || char >= 0xf900)) {
        if (char > 0xffff) return pointOf(item.char, observed[index + 1]?.char) === char && read(at + 2, index + 2);
        return isShown(item.char, (byte << 8) | next, char) && read(at + 2, index + 1);
      }
      return isMark(item.char) && (read(at + 1, index + 1) || read(at + 2, index + 1));
    })();
    if (!isOk) failed.add(at * width + index);
    return isOk;
  };
  return read(0, 0);
}
