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
  /** Written without the mark of a tone, as some machines do. */
  readonly isToneless: boolean;
  /** The UTF-16 code unit before it on the same line, or 0. */
  readonly before: number;
  /** The UTF-16 code unit behind it, or 0. */
  readonly behind: number;
}

const PINYIN =
  /([?\uFFFD])?((?<=[\u3400-\u9fff])[ \u3000]?[(（[] ?|[(（])([a-z\u00df-\u01dcɑɡ]{1,7}) ?[)）\]]|([?\uFFFD])([a-z\u00df-\u01dcɑɡ]{1,7})\)/g;

/** Letters with tone marks: without one in its line a word in brackets is hardly pinyin. */
const TONE = /[\u00e0-\u01dc]/;

export const pinyinScanner: BlockScanner<readonly PinyinPlace[]> = {
  name: 'pinyin in brackets',
  needs: { has: (code) => (code >= 0x61 && code <= 0x7a) || (code >= 0xdf && code <= 0x1dc), nothing: [] },
  scan({ text }) {
    const places: PinyinPlace[] = tonelessPlaces(text);
    if (!TONE.test(text)) return places;
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
        isToneless: false,
        before: before === 0x0a || before === 0x0d ? 0 : before,
        behind: end < text.length ? text.charCodeAt(end) : 0,
      });
    }
    return places.sort((a, b) => a.start - b.start);
  },
};

const TONELESS =
  /(?<=[\u3400-\u9fff])[ \u3000]?[(（[] ?([a-zü]{1,6})([1-5])? ?[)）\]](?: (?=[\u3400-\u9fff、，。；：“”《》]|$))?/gm;

/** What pinyin without a tone mark ends with: cheaper to look for. */
const TONELESS_END = /[a-z][1-5]? ?[)）\]]/;

/** Pinyin without tone marks, where the character before it is read so: `黨(dang) 政`, `黨(dang3)政`. */
function tonelessPlaces(text: string): PinyinPlace[] {
  if (!TONELESS_END.test(text)) return [];
  const readings = getReadings();
  const places: PinyinPlace[] = [];
  for (const { index: start, 0: source, 1: letters } of text.matchAll(TONELESS)) {
    const before = text.charCodeAt(start - 1);
    const reading = letters!.replace('v', 'ü');
    if (!readings.hasInSomeTone(before, reading) || TONE.test(lineAround(text, start).replaceAll('ü', ''))) continue;
    const end = start + source.length;
    const behind = end < text.length ? text.charCodeAt(end) : 0;
    places.push({ start, end, reading, isMarked: false, hasOpening: true, isToneless: true, before, behind });
  }
  return places;
}

function lineAround(text: string, at: number): string {
  const start = Math.max(text.lastIndexOf('\n', at), text.lastIndexOf('\r', at)) + 1;
  return text.slice(start).split(/[\r\n]/, 1)[0]!;
}
