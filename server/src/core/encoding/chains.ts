/** Which wrong readings, alone or two and three in a row, may have happened to a line: the likeliest first. */
import type { Prose } from '../judge/prose.ts';
import { isDoubleByte, isSeldom, type Route } from './channels.ts';
import { plausibleRoutes } from './plausible.ts';
import { oddestPart } from './scan.ts';
import { hotPart, undoRoughly } from './whole.ts';

/** The wrong readings of a text, the last one first. */
export type Chain = readonly Route[];

/** Readings in a row that are undone. */
const MOST_READINGS = 3;
/** Of the characters beyond ASCII, so many must be sound when a reading is undone under which others may lie. */
const LEAST_VALID = 0.6;

interface Likely {
  readonly chain: Chain;
  /** Nats a character of what stood there, roughly. */
  readonly mean: number;
}

/** Each chain once, the one that reads best first. */
function ranked(likely: Likely[]): Chain[] {
  const key = ({ chain }: Likely): string => chain.map(({ original, reading }) => `${original}~${reading}`).join();
  const best = new Map<string, Likely>();
  for (const one of likely.sort((x, y) => x.mean - y.mean)) if (!best.has(key(one))) best.set(key(one), one);
  return [...best.values()].map(({ chain }) => chain);
}

function meanOf(text: string, prose: Prose): number {
  return text.length === 0 ? Number.POSITIVE_INFINITY : -prose.score(text) / text.length;
}

/** Single readings. */
export function likelyRoutes(line: string, prose: Prose): Chain[] {
  const hot = hotPart(line);
  return ranked(
    plausibleRoutes(hot).map((route) => ({
      chain: [route],
      mean: Math.min(...undoRoughly(hot, route).map(({ text }) => meanOf(text, prose))),
    })),
  );
}

/** Two and three readings in a row. */
export function likelyChains(line: string, prose: Prose): Chain[] {
  const found: Likely[] = [];
  const explore = (text: string, chain: Chain): void => {
    for (const route of plausibleRoutes(text)) {
      const outer = chain[chain.length - 1];
      if (isSeldom(route.reading) || (outer && !mayFollow(outer, route))) continue;
      const longer = [...chain, route];
      for (const below of undoRoughly(text, route)) {
        if (below.valid < LEAST_VALID) continue;
        if (longer.length > 1) found.push({ chain: longer, mean: meanOf(below.text, prose) });
        if (longer.length < MOST_READINGS && mayStandBetween(below.text, route)) explore(below.text, longer);
      }
    }
  };
  explore(hotPart(line), []);
  return ranked(found);
}

/** Whether pairs of bytes were read as other pairs: one character for another. */
export function isPairsForPairs({ original, reading }: Route): boolean {
  return original !== 'utf-8' && isDoubleByte(reading);
}

/** Whether a text may be what stood between two wrong readings. */
function mayStandBetween(text: string, { original, reading }: Route): boolean {
  // Only bytes that make sense as UTF-8, or that single-byte readings kept one by one, say so: pairs of bytes make
  // pairs in any other double-byte encoding.
  if (original !== 'utf-8' && (isDoubleByte(reading) || reading === 'fallback')) return false;
  return oddestPart(text) !== undefined;
}

/** Stored in the encoding in which it was read, a text has its first bytes again: that is one reading, not two. */
function mayFollow(outer: Route, inner: Route): boolean {
  return outer.original !== inner.reading && (outer.original === 'utf-8' || isDoubleByte(inner.reading));
}
