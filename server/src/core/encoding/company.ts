/**
 * Lines next to misread ones: what is too short to be known for misread by itself (`ÖØ 7 Ìõ`, two indents and a figure)
 * is undone as its neighbours were.
 */
import type { Prose } from '../judge/prose.ts';
import { type Chain, isPairsForPairs } from './chains.ts';
import { isDoubleByte, type Route, tokenize } from './channels.ts';
import { hasMarks, repairLossy } from './lossy.ts';
import { finish, type LineRepair } from './repair.ts';
import { lineScore, type Stretch, searchLine } from './search.ts';
import { droppedLast, withDropped } from './unmarked.ts';
import { undoWhole } from './whole.ts';
import { getWorkshop } from './workshop.ts';

/** Lines that are tried behind the last one that went the same way. */
export const REACH = 4;

/** So much likelier must the text be, in nats: bytes that make sense as UTF-8 or pairs say most of it themselves. */
const LEAST_GAIN = 3;
/** Pairs of bytes make pairs in any double-byte encoding. */
const LEAST_GAIN_PAIRS = 7;
/** Where bytes were lost. */
const LEAST_GAIN_LOSSY = 8;
const BEYOND_ASCII = /[^\0-\x7f]/;
const COMBINING = /[\u0300-\u036f]/;

/**
 * `line`, which stands between line ends, with the readings of its neighbours undone; undefined where it reads better
 * as it stands. By how many nats it reads better is in the result.
 */
export function repairInCompany(line: string, chain: Chain): LineRepair | undefined {
  if (!BEYOND_ASCII.test(line)) return undefined;
  const { prose } = getWorkshop();
  const text = undoWhole(line, chain);
  if (text !== undefined) {
    const gain = lineScore(text, prose) - lineScore(line, prose);
    const least = chain.some(isPairsForPairs) ? LEAST_GAIN_PAIRS : LEAST_GAIN;
    if (gain >= least && !COMBINING.test(text) && isOfKnown(text, prose)) {
      return finish(line, { chain, stretches: [{ start: 0, end: line.length, text, guesses: [] }], gain }, prose);
    }
  }
  const [route, ...inner] = chain as readonly [Route, ...Route[]];
  if (inner.length > 0) return undefined;
  const found = searched(line, route, prose);
  return found && found.gain >= LEAST_GAIN_LOSSY && isWhole(line, found.stretches)
    ? finish(line, { chain, ...found }, prose)
    : undefined;
}

/** How rare a Han character may be: logarithm of its share. */
const RAREST = -12;
const HAN = /\p{Script=Han}/gu;

/** Whether all its Han characters are such as stand in headings: with a few of them any two bytes make sense. */
function isOfKnown(text: string, prose: Prose): boolean {
  return (text.match(HAN) ?? []).every((char) => prose.weight(char.codePointAt(0) as number) >= RAREST);
}

interface Searched {
  readonly stretches: readonly Stretch[];
  readonly gain: number;
}

/** The best text of a line of which bytes were lost. */
function searched(line: string, route: Route, prose: Prose): Searched | undefined {
  if (isDoubleByte(route.reading) && hasMarks(line)) return repairLossy(line, [route])[0];
  const tokens = withDropped(tokenize(line, route.reading), route, line);
  return searchLine(line, tokens, getWorkshop().decoder([route]), prose, droppedLast(route, line));
}

/** Whether nothing beyond ASCII is left outside of the stretches. */
function isWhole(line: string, stretches: readonly Stretch[]): boolean {
  let at = 0;
  for (const { start, end } of [...stretches, { start: line.length, end: line.length }]) {
    if (BEYOND_ASCII.test(line.slice(at, start))) return false;
    at = end;
  }
  return true;
}
