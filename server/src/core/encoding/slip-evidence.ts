/** What the document says of a damaged line beside its bytes: the words around it and the numbers of its neighbours. */
import { readArabic, readHan } from '../model/numerals.ts';
import type { SlipReading, SlipResult } from './slip-readings.ts';

export interface Evidence {
  /** Numbers that the line's label may have, by the shape of the label. */
  readonly labels: ReadonlyMap<string, ReadonlySet<number>>;
  /** Text near the line, without it. */
  readonly around: string;
}

/** Nats for three characters that stand elsewhere, and the most that a reading gains by them. */
const KNOWN_WORDS = 1.2;
const MOST_OF_WORDS = 6;
/** Nats for the number that the neighbouring labels ask for. */
const RIGHT_NUMBER = 6;

const LABEL =
  /^\s*(第|[（(])?\s*([〇零一二三四五六七八九十百千]{1,6}|[0-9０-９]{1,4})\s*([条條章節节款编編項项]|[、．.）)])/;

/** The evidence for a line, from the text before and behind it. */
export function evidenceOf(before: string, behind: string): Evidence {
  const labels = new Map<string, Set<number>>();
  const take = (lines: readonly string[], step: number): void => {
    const seen = new Set<string>();
    for (const line of lines) {
      const label = labelOf(line);
      if (label === undefined || seen.has(label.shape)) continue;
      seen.add(label.shape);
      const numbers = labels.get(label.shape) ?? new Set();
      labels.set(label.shape, numbers.add(label.value + step));
    }
  };
  take(before.split('\n').reverse(), 1);
  take(behind.split('\n'), -1);
  return { labels, around: `${before}\n${behind}` };
}

function labelOf(line: string): { shape: string; value: number } | undefined {
  const match = LABEL.exec(line);
  if (match === null) return undefined;
  const [, opening = '', digits, closing] = match;
  const isHan = /\p{Script=Han}|〇/u.test(digits!);
  const { value } = isHan ? readHan(digits!) : readArabic(digits!);
  return value === null ? undefined : { shape: `${opening}${isHan ? '一' : '1'}${closing}`, value };
}

/** The readings of a search, scored anew with the evidence. `before` is the line before the stretch. */
export function weigh(found: SlipResult, before: string, evidence: Evidence): SlipResult {
  const known = new Map<string, boolean>();
  const isKnown = (words: string): boolean => {
    const value = known.get(words) ?? evidence.around.includes(words);
    known.set(words, value);
    return value;
  };
  const { best, others } = found;
  const numberOf = ({ text }: SlipReading): number => {
    if (before.length > 10) return 0;
    const label = labelOf(before + text);
    return label !== undefined && evidence.labels.get(label.shape)?.has(label.value) ? RIGHT_NUMBER : 0;
  };
  const weighed = others.map((other): SlipReading => {
    const [start, tail] = difference(best.text, other.text);
    const words =
      hits(other.text, start, other.text.length - tail, isKnown) -
      hits(best.text, start, best.text.length - tail, isKnown);
    const gain = Math.max(-MOST_OF_WORDS, Math.min(MOST_OF_WORDS, words * KNOWN_WORDS));
    return { ...other, score: other.score + gain + numberOf(other) };
  });
  weighed.push({ ...best, score: best.score + numberOf(best) });
  weighed.sort((x, y) => y.score - x.score);
  return { ...found, best: weighed[0]!, others: weighed.slice(1) };
}

/** How many code units two texts share at the start and at the end. */
function difference(a: string, b: string): [start: number, tail: number] {
  const limit = Math.min(a.length, b.length);
  let start = 0;
  while (start < limit && a[start] === b[start]) start++;
  let tail = 0;
  while (tail < limit - start && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return [start, tail];
}

/** How many triples of characters that touch `[start, end)` are known. */
function hits(text: string, start: number, end: number, isKnown: (words: string) => boolean): number {
  let count = 0;
  for (let at = Math.max(0, start - 2); at < end && at + 3 <= text.length; at++) {
    if (isKnown(text.slice(at, at + 3))) count++;
  }
  return count;
}
