/**
 * Where pairs of bytes were read as other pairs, any character of the line could belong to the misread part: would it
 * read as well with its border one character further out, or in?
 */
import type { Prose } from '../judge/prose.ts';
import { type Chain, isPairsForPairs } from './chains.ts';
import type { Stretch } from './search.ts';
import { undoWhole } from './whole.ts';

/** A stretch with another border: its place in the line, and what stood there. */
export interface Border {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** By how many nats it reads worse. */
  readonly loss: number;
}

/** More than so many nats behind: no reading that a reader would consider. */
const FAR = 8;
/** How much of the line around a border decides. */
const AROUND = 6;

export function otherBorders(line: string, { start, end, text }: Stretch, chain: Chain, prose: Prose): Border[] {
  const [route] = chain;
  if (chain.length !== 1 || !route || !isPairsForPairs(route)) return [];
  const read = (from: number, to: number): string | undefined => {
    const standing = line.slice(from, to);
    return /^[^\0-\x7f]$/.test(standing) ? undoWhole(standing, chain) : undefined;
  };
  const score = (from: number, to: number, instead: string): number => {
    const before = line.slice(0, from);
    return prose.score(instead + line.slice(to, end + AROUND + 1), before.slice(-2));
  };
  const first = read(start, start + 1);
  const last = read(end - 1, end);
  const outwards = read(start - 1, start);
  const onwards = read(end, end + 1);
  const found: Omit<Border, 'loss'>[] = [];
  if (first && text.startsWith(first)) found.push({ start: start + 1, end, text: text.slice(first.length) });
  if (last && text.endsWith(last)) found.push({ start, end: end - 1, text: text.slice(0, -last.length) });
  if (start > 0 && outwards) found.push({ start: start - 1, end, text: outwards + text });
  if (end < line.length && onwards) found.push({ start, end: end + 1, text: text + onwards });
  const from = Math.max(0, start - AROUND);
  const own = score(from, end, line.slice(from, start) + text);
  return found
    .filter((one) => one.text.length > 0)
    .map((one) => {
      const instead = line.slice(from, one.start) + one.text + line.slice(one.end, Math.max(end, one.end));
      return { ...one, loss: own - score(from, Math.max(end, one.end), instead) };
    })
    .filter(({ loss }) => loss < FAR)
    .sort((x, y) => x.loss - y.loss);
}
