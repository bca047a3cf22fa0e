import type { BlockScanner } from '../engine/rule.ts';
import { getReadings, normalizePinyin } from '../judge/readings.ts';

/** Pinyin in brackets, or with the opening bracket eaten: `(zhèn)`, `?(zhèn)`, `?zhèn)`. Offsets are of its block. */
export interface PinyinPlace {
  /** Where the mark of a lost byte stands, else the bracket. */
  readonly start: number;
  readonly end: number;
  /** Normalised. */
  readonly reading: string;
  /** A `?` or U+FFFD stands before it. */
  readonly isMarked: boolean;
  /** False where the opening bracket was eaten. */
  readonly hasOpening: boolean;
  /** The UTF-16 code unit before it on the same line, or 0. */
  readonly before: number;
  /** The UTF-16 code unit behind it, or 0. */
  readonly behind: number;
}

const PINYIN = /([?\uFFFD])?([(（])([a-z\u00df-\u01dcɑɡ]{1,7})[)）]|([?\uFFFD])([a-z\u00df-\u01dcɑɡ]{1,7})\)/g;

/** Letters with tone marks: without one in its line a word in brackets is hardly pinyin. */
const TONE = /[\u00e0-\u01dc]/;

export const pinyinScanner: BlockScanner<readonly PinyinPlace[]> = {
  name: 'pinyin in brackets',
  scan({ text }) {
    if (!TONE.test(text)) return [];
    const places: PinyinPlace[] = [];
    for (const match of text.matchAll(PINYIN)) {
      const reading = normalizePinyin(match[3] ?? match[5]!);
      if (!getReadings().isSyllable(reading)) continue;
      const start = match.index;
      if (!TONE.test(reading) && !TONE.test(lineAround(text, start))) continue;
      const end = start + match[0].length;
      const before = start > 0 ? text.charCodeAt(start - 1) : 0;
      places.push({
        start,
        end,
        reading,
        isMarked: match[1] !== undefined || match[4] !== undefined,
        hasOpening: match[2] !== undefined,
        before: before === 0x0a || before === 0x0d ? 0 : before,
        behind: end < text.length ? text.charCodeAt(end) : 0,
      });
    }
    return places;
  },
};

function lineAround(text: string, at: number): string {
  const start = Math.max(text.lastIndexOf('\n', at), text.lastIndexOf('\r', at)) + 1;
  return text.slice(start).split(/[\r\n]/, 1)[0]!;
}
