import { codec } from '../bytes/codecs.ts';
import type { DocumentScanner } from '../engine/rule.ts';
import { getModel } from '../judge/judge.ts';
import { getReadings } from '../judge/readings.ts';
import { type PinyinPlace, pinyinScanner } from './pinyin-scan.ts';

/** Pinyin that a machine put in, in offsets of the view, in order. */
export interface Insertion extends PinyinPlace {
  /** False where it stands behind a character that is not read so, or where a careful author might have written it. */
  readonly isExplained: boolean;
}

const isHan = (code: number): boolean => (code >= 0x3400 && code <= 0x9fff) || (code >= 0xe000 && code <= 0xfaff);

/** The characters of GB 2312: everyday Simplified ones, and those that both scripts share. */
function isBasic(char: number): boolean {
  const code = codec('gb18030').codeOf(char);
  return code >= 0xb0a1 && (code & 0xff) >= 0xa1 && code < 0xf800;
}

/** Whether a writer would hardly tell his readers how to read it: natural logarithm of its share of all characters. */
function isCommon(char: number): boolean {
  const model = getModel();
  return model.unigram[model.classOf[char]!]! > -9.5;
}

/** Fewest readings without tones that tell of a machine. */
const LEAST_TONELESS = 6;

/** Nobody tells his readers how so many different characters are read that they meet every day. */
const LEAST_EVERYDAY = 4;

/** A text so long, annotated in so great a part, was a page that shows the readings over the characters. */
const LEAST_WHOLE = 100;
const WHOLE = 0.6;

interface Annotated {
  readonly readings: Map<string, number>;
  count: number;
  total: number;
}

/**
 * Tells the pinyin of a machine from an author's own. A machine annotates a fixed set of characters, always with the
 * same reading, wherever they stand; an author annotates what is hard to read, once, or lists readings, or all of a text.
 */
export const insertions: DocumentScanner<readonly Insertion[]> = {
  name: 'inserted pinyin',
  scanners: [pinyinScanner],
  compute(view) {
    const places: PinyinPlace[] = [];
    for (const { start, value } of view.perBlock(pinyinScanner)) {
      for (const place of value) places.push({ ...place, start: place.start + start, end: place.end + start });
    }
    // without tones a unit or a name can look like a reading: more of them must stand there
    const toneless = places.filter(({ isToneless }) => isToneless).length;
    if (places.length < (toneless === places.length ? LEAST_TONELESS : 3)) return [];
    const readings = getReadings();
    const matches = (place: PinyinPlace): boolean =>
      !place.isMarked && isHan(place.before) && readings.hasInSomeTone(place.before, place.reading);

    const chars = new Map<number, Annotated>();
    for (const place of places) {
      if (!matches(place)) continue;
      const known = chars.get(place.before) ?? { readings: new Map<string, number>(), count: 0, total: 0 };
      chars.set(place.before, known);
      known.readings.set(place.reading, (known.readings.get(place.reading) ?? 0) + 1);
      known.count++;
    }
    let basic = 0;
    let han = 0;
    for (const { text } of view.text.blocks) {
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i);
        if (code < 0x3400) continue;
        const known = chars.get(code);
        if (known) known.total++;
        if (!isHan(code)) continue;
        han++;
        if (isBasic(code)) basic++;
      }
    }
    const annotated = sum(chars, () => true);
    if (annotated >= LEAST_WHOLE && annotated >= han * WHOLE && annotated >= places.length * 0.9) {
      return places.filter(matches).map((place) => ({ ...place, isExplained: false }));
    }
    const machine = judgeDocument(chars, places, basic);
    if (machine === 'unlikely') return [];
    const basicAll = sum(chars, isBasic);
    const found: Insertion[] = [];
    for (const place of places) {
      const known = matches(place) ? chars.get(place.before)! : undefined;
      if (known) {
        const isRegular = known.count >= known.total * 0.5;
        if (!isRegular) continue;
        const isOdd =
          isBasic(place.before) && known.count < 3 && (basicAll - known.count) * 10 < annotated - known.count;
        if (isOdd) continue;
        found.push({ ...place, isExplained: machine === 'certain' });
        continue;
      }
      const isInUse = [...chars.values()].some((entry) => entry.readings.has(place.reading));
      found.push({ ...place, isExplained: place.isMarked || !isHan(place.before) || isInUse });
    }
    return found;
  },
};

function sum(chars: ReadonlyMap<number, Annotated>, isWanted: (char: number) => boolean): number {
  let total = 0;
  for (const [char, { count }] of chars) if (isWanted(char)) total += count;
  return total;
}

function judgeDocument(
  chars: ReadonlyMap<number, Annotated>,
  places: readonly PinyinPlace[],
  basicInDocument: number,
): 'certain' | 'likely' | 'unlikely' {
  let evidence = 0;
  let distinct = 0;
  let conflicts = 0;
  let annotatedBasic = 0;
  let everyday = 0;
  for (const [char, { readings, count, total }] of chars) {
    if (isBasic(char)) annotatedBasic += count;
    if (readings.size > 1) {
      conflicts++;
      continue;
    }
    if (count < total * 0.8) continue;
    distinct++;
    evidence += count - 1 + (!isBasic(char) && isCommon(char) ? 1 : 0);
    if (isCommon(char)) everyday++;
  }
  const inProse = places.filter(({ behind }) => isHan(behind) || behind === 0x3f).length;
  const isMachine =
    (evidence >= 3 || everyday >= LEAST_EVERYDAY) &&
    distinct >= 2 &&
    conflicts * 4 <= distinct &&
    inProse * 2 >= places.length &&
    annotatedBasic * 2 <= basicInDocument;
  if (!isMachine) return 'unlikely';
  return evidence >= 3 ? 'certain' : 'likely';
}
