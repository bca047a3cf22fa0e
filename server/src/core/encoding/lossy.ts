/** Repairs of lines from which a reader of a double-byte encoding lost bytes. */
import { utf8Length } from '../bytes/utf8.ts';
import { prose } from '../judge/prose.ts';
import { type ByteTree, byteTree } from './alphabet.ts';
import { codecsOf, codesIn, isDoubleByte, type Original, type Reading, type Route } from './channels.ts';
import { type Codes, codesOf, type Readable, readable } from './readable.ts';
import { type DoubleByteName, type DoubleByteReader, readersOf } from './readers.ts';
import { isUnusual } from './scan.ts';
import type { SearchResult } from './search.ts';
import { reach, scoreOf, searchCharacters } from './search-characters.ts';

export interface LossyRepair extends SearchResult {
  readonly route: Route;
}

/** How far can each reader have come in the first characters of a line? */
const FIRST_LOOK = 200;
/** Those that come about as far as the best of them are tried on fewer with a narrow beam, */
const NEAR = 3;
const MOST_NEAR = 12;
const TRIED = 50;
const NARROW = 6;
/** the best of these on the line, */
const BEST_BEGINNINGS = 3;
/** and the best of these with a wide beam; another one only if it comes near the best. */
const WIDE = 40;
const BEST_READERS = 2;
const CLOSE = 25;
/** A look at what stands before the first unusual character. */
const BEFORE = 3;

const trees: Partial<Record<Original, ByteTree>> = {};
const readables = new Map<string, Readable>();

function readableOf(original: Original, reader: DoubleByteReader, number: number, mark: boolean): Readable {
  const key = `${original} ${reader.table} ${number} ${mark}`;
  let made = readables.get(key);
  if (!made) {
    trees[original] ??= byteTree(original, prose().weight);
    made = readable(reader, trees[original]);
    readables.set(key, made);
  }
  return made;
}

/** Whether marks of lost bytes stand in a line. */
export function hasMarks(line: string): boolean {
  return /\uFFFD|[^\0-\x7f]\?|\?[^\0-\x7f]/.test(line);
}

/** Bytes of UTF-8 come in order; so many of them may be out of it, in a hundred. */
const ENOUGH_BYTES = 12;
const MOST_OUT_OF_ORDER = 0.08;

/** The bytes of unusual characters that stand together, and how many of them can't be UTF-8 there. */
function utf8Order(codes: Codes): { readonly bytes: number; readonly wrong: number } {
  let bytes = 0;
  let wrong = 0;
  // Continuation bytes that may come: at the start of a run those of a character that began before it.
  let may = 2;
  let must = 0;
  for (let i = 0; i < codes.length; i++) {
    const [code] = codes.codes[i] as readonly number[];
    if (code === undefined || code < 0x80 || codes.marks[i] || !isUnusual((codes.chars[i] as string).charCodeAt(0))) {
      may = 2;
      must = 0;
      continue;
    }
    for (const byte of code > 0xff ? [code >> 8, code & 0xff] : [code]) {
      bytes++;
      if (byte >= 0x80 && byte < 0xc0) {
        if (may === 0) wrong++;
        else may--;
        if (must > 0) must--;
      } else {
        const length = utf8Length(byte);
        if (must > 0 || length === 0) wrong++;
        may = must = Math.max(0, length - 1);
      }
    }
  }
  return { bytes, wrong };
}

/** Routes whose order of bytes fits what stands; with the codes of the line in their reading. */
function fittingRoutes(line: string, routes: readonly Route[]): { readonly route: Route; readonly codes: Codes }[] {
  const readings = new Map<Reading, { readonly codes: Codes; readonly fits: boolean; readonly sure: boolean }>();
  for (const { reading } of routes) {
    if (!isDoubleByte(reading) || readings.has(reading)) continue;
    const codes = codesOf(line, reading);
    const { bytes, wrong } = utf8Order(codes);
    const fits = wrong <= bytes * MOST_OUT_OF_ORDER;
    readings.set(reading, { codes, fits, sure: fits && bytes >= ENOUGH_BYTES });
  }
  const sure = [...readings.values()].some((one) => one.sure);
  return routes.flatMap((route) => {
    const one = readings.get(route.reading);
    if (!one || (route.original === 'utf-8' ? !one.fits : sure)) return [];
    return sure && !one.sure ? [] : [{ route, codes: one.codes }];
  });
}

interface Attempt {
  readonly route: Route;
  readonly codes: Codes;
  readonly readable: Readable;
  readonly score: number;
}

/** The best readers of the whole line among those that did well on its beginning. */
function bestOnLine(attempts: readonly Attempt[], from: number): Attempt[] {
  const farthest = Math.max(...attempts.map(({ score }) => score));
  const near = attempts
    .filter(({ score }) => score >= farthest - NEAR)
    .sort((x, y) => y.score - x.score)
    .slice(0, MOST_NEAR);
  const begun = near.length <= BEST_BEGINNINGS ? near : bestOf(near, from, from + TRIED).slice(0, BEST_BEGINNINGS);
  const best = distinct(bestOf(begun, 0, Number.POSITIVE_INFINITY));
  return best.filter(({ score }) => score >= (best[0] as Attempt).score - CLOSE).slice(0, BEST_READERS);
}

/** Attempts by how probable the best original of a part of the line is. */
function bestOf(attempts: readonly Attempt[], from: number, to: number): Attempt[] {
  return attempts
    .flatMap((one) => {
      const score = scoreOf(one.codes, one.readable, prose(), { beam: NARROW, from, to });
      return score === undefined ? [] : [{ ...one, score }];
    })
    .sort((x, y) => y.score - x.score);
}

/** Readers that come to the same score differ in nothing here: the first of them. */
function distinct(attempts: readonly Attempt[]): Attempt[] {
  return attempts.filter(({ score }, i) => attempts[i - 1]?.score !== score);
}

/** What a byte, and what a mark says in text that is nothing but noise, in nats. */
const NOISE_BYTE = 4.85;
const NOISE_MARK = 1;

/** By how many nats a text explains what stands better than noise does: where marks abound, any text fits. */
export function evidenceFor(standing: string, text: string, { reading }: Route, before: string): number {
  let noise = 0;
  for (const char of standing) {
    if (char === '\uFFFD' || char === '?') noise += NOISE_MARK;
    else if (char >= '\x80') {
      const [code = 0] = codesIn(reading, char.codePointAt(0) as number);
      noise += code > 0xff ? 2 * NOISE_BYTE : NOISE_BYTE;
    } else noise += NOISE_BYTE;
  }
  return noise + prose().score(text, before);
}

/** The likeliest originals of `line` by the readers of `routes`, the best first. */
export function repairLossy(line: string, routes: readonly Route[]): LossyRepair[] {
  const attempts: Attempt[] = [];
  const mark = line.includes('\uFFFD');
  const first = [...line].findIndex((char) => isUnusual(char.charCodeAt(0)));
  const from = Math.max(0, first - BEFORE);
  for (const { route, codes } of fittingRoutes(line, routes)) {
    for (const { name } of codecsOf(route.reading)) {
      readersOf(name as DoubleByteName).forEach((reader, number) => {
        const readable = readableOf(route.original, reader, number, mark);
        attempts.push({ route, codes, readable, score: reach(codes, readable, { from, to: from + FIRST_LOOK }) });
      });
    }
  }
  return bestOnLine(attempts, from)
    .flatMap(({ route, codes, readable }) => {
      const result = searchCharacters(line, codes, readable, prose(), NARROW);
      return scriptsOf(result).flatMap((script) => {
        const wide = searchCharacters(line, codes, readable, prose(script), WIDE);
        return wide ? [{ ...wide, route }] : [];
      });
    })
    .sort((x, y) => y.gain - x.gain);
}

/** A text that is so much likelier in one script, in nats, is in that script. */
const SURE = 6;

function scriptsOf(result: SearchResult | undefined): readonly ('simplified' | 'traditional')[] {
  const text = result?.stretches.map((stretch) => stretch.text).join('\n') ?? '';
  const difference = prose('simplified').score(text) - prose('traditional').score(text);
  if (Math.abs(difference) < SURE) return ['simplified', 'traditional'];
  return difference > 0 ? ['simplified'] : ['traditional'];
}
