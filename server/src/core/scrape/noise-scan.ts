/** Looks for characters without meaning: rare ones before punctuation, and lines filled with rare ones. */
import type { BlockScanner, BlockView } from '../engine/rule.ts';
import { getJudge, type Judge } from '../judge/judge.ts';
import { isHan, isRare } from './rare-characters.ts';

interface NoisePlace {
  readonly start: number;
  readonly end: number;
}

/** One or two characters before punctuation that may mean nothing. */
export interface NoiseCandidate extends NoisePlace {
  /** How well the text reads on without them: logarithm of the probability of the punctuation. */
  readonly stop: number;
  /** How unlikely they are, one by one: the greatest of their logarithms. */
  readonly likeliest: number;
  /** What the text gains by leaving them out, as a logarithm. */
  readonly gain: number;
  /** Whether they may belong there: with them the clause is as long as its neighbour, or such characters stand all about. */
  readonly isFitting: boolean;
}

/** A line, without the blanks at its ends, that consists of rare characters. */
export interface FillerLine {
  readonly start: number;
  readonly end: number;
}

export interface NoiseScan {
  readonly candidates: readonly NoiseCandidate[];
  readonly fillers: readonly FillerLine[];
  /** Rare characters that stand elsewhere than before punctuation. */
  readonly elsewhere: number;
}

const PUNCTUATION = new Set([...'，。；：！？,;:!?'].map((mark) => mark.charCodeAt(0)));
/** Logarithms from which on a character is unlikely, and punctuation is likely enough. */
const UNLIKELY = -7;
const STOPS = -6.5;
/** What a rare character behind a rare one costs at least. */
const RARE = -10;
/** Fewest rare characters of a line that is filled with them. */
const LEAST_FILLER = 20;
/** How far on either side rare characters count as company, and how many of them are a vocabulary. */
const AROUND = 40;
const COMPANY = 3;
/** Lengths of clauses that are made to match: verse, parallel prose. */
const SHORTEST_CLAUSE = 3;
const LONGEST_CLAUSE = 9;

export const noiseScan: BlockScanner<NoiseScan> = {
  name: 'noise-scan',
  needs: { has: isRare, nothing: { candidates: [], fillers: [], elsewhere: 0 } },
  scan({ text }: BlockView): NoiseScan {
    const candidates: Omit<NoiseCandidate, 'isFitting'>[] = [];
    const fillers: FillerLine[] = [];
    const elsewhere: number[] = [];
    let judge: Judge | undefined;
    let rare = 0;
    let lineStart = 0;
    let companyBefore = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 10) {
        endLine(i);
        lineStart = i + 1;
        rare = 0;
        companyBefore = elsewhere.length;
        continue;
      }
      if (!isRare(code)) continue;
      rare++;
      let mark = 0;
      if (PUNCTUATION.has(text.charCodeAt(i + 1))) mark = i + 1;
      else if (PUNCTUATION.has(text.charCodeAt(i + 2)) && isHan(text.charCodeAt(i + 1))) mark = i + 2;
      else {
        elsewhere.push(i);
        continue;
      }
      judge ??= getJudge();
      const best = bestBefore(judge, text, mark, i);
      if (best === undefined) continue;
      const last = candidates[candidates.length - 1];
      if (last === undefined || last.end < best.end) candidates.push(best);
      else if (best.gain > last.gain) candidates[candidates.length - 1] = best;
    }
    endLine(text.length);
    let near = 0;
    return {
      candidates: candidates.map((found) => {
        while (near < elsewhere.length && elsewhere[near]! <= found.start - AROUND) near++;
        return { ...found, isFitting: isFitting(text, found, elsewhere, near) };
      }),
      fillers,
      elsewhere: elsewhere.length,
    };

    function endLine(end: number): void {
      if (rare >= LEAST_FILLER && addFiller(text, lineStart, end, fillers)) elsewhere.length = companyBefore;
    }
  },
};

/**
 * @param elsewhere where rare characters stand that are not before punctuation, in order
 * @param near the first of them that is close to the place
 */
function isFitting(text: string, { start, end }: NoisePlace, elsewhere: readonly number[], near: number): boolean {
  let company = 0;
  for (let i = near; i < elsewhere.length && elsewhere[i]! < end + AROUND && company < COMPANY; i++) {
    if (elsewhere[i]! < start || elsewhere[i]! >= end) company++;
  }
  if (company >= COMPANY) return true;
  const length = end - clauseStart(text, end);
  if (length < SHORTEST_CLAUSE || length > LONGEST_CLAUSE) return false;
  const before = clauseStart(text, end) - 1;
  let next = end + 1;
  while (next < text.length && isHan(text.charCodeAt(next))) next++;
  return before - clauseStart(text, before) === length || next - end - 1 === length;
}

/** Where the run of Han characters begins that ends before `end`. */
function clauseStart(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start <= LONGEST_CLAUSE && isHan(text.charCodeAt(start - 1))) start--;
  return start;
}

/** The better of one or two characters before the mark that hold the rare one at `rare`. */
function bestBefore(
  judge: Judge,
  text: string,
  mark: number,
  rare: number,
): Omit<NoiseCandidate, 'isFitting'> | undefined {
  let best: Omit<NoiseCandidate, 'isFitting'> | undefined;
  for (let start = rare; start >= mark - 2; start--) {
    const before = [text.charCodeAt(start - 2), text.charCodeAt(start - 1)] as const;
    if (start < 2 || !isHan(before[0]) || !isHan(before[1]) || !isHan(text.charCodeAt(start))) continue;
    const stop = judge.logp(before[0], before[1], text.charCodeAt(mark));
    let [a, b]: readonly [number, number] = before;
    let likeliest = -99;
    let cost = 0;
    for (let i = start; i <= mark; i++) {
      const code = text.charCodeAt(i);
      // characters that the model does not know share a class and so seem to follow each other
      const known = judge.logp(a, b, code);
      const value = isRare(code) && isRare(b) ? Math.min(known, RARE) : known;
      cost += value;
      if (i < mark) likeliest = Math.max(likeliest, value);
      a = b;
      b = code;
    }
    const found = { start, end: mark, stop, likeliest, gain: stop - cost };
    // two characters, if the first of them is as unlikely as the second
    if (best === undefined || (likeliest <= UNLIKELY && stop >= STOPS)) best = found;
  }
  return best;
}

/** The hundred characters both of whose bytes lie from 7F to 88: sharing sites draw their filler from them. */
function isDrawn(code: number): boolean {
  const high = code >> 8;
  const low = code & 0xff;
  return high >= 0x7f && high <= 0x88 && low >= 0x7f && low <= 0x88;
}

/** In percent; words hold hardly any of those characters. */
const DRAWN_SHARE = 97;

function addFiller(text: string, start: number, end: number, fillers: FillerLine[]): boolean {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text[from]!)) from++;
  while (to > from && /\s/.test(text[to - 1]!)) to--;
  let rare = 0;
  let han = 0;
  let drawn = 0;
  const seen = new Set<number>();
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (!isHan(code)) continue;
    han++;
    if (isRare(code)) rare++;
    if (isDrawn(code)) drawn++;
    if (han <= 200) seen.add(code);
  }
  // what is read in a wrong encoding repeats its characters; a filler does not
  const isVaried = seen.size >= Math.min(han, 200) * 0.85;
  const isFiller = isVaried ? rare * 2 >= han : drawn * 100 >= han * DRAWN_SHARE;
  if (!isFiller || han * 10 < (to - from) * 9) return false;
  fillers.push({ start: from, end: to });
  return true;
}
