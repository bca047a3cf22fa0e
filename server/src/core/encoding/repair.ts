/** Undoes wrong readings in one line: tries the routes that its characters allow and keeps what reads far better. */
import { codec } from '../bytes/codecs.ts';
import type { Prose } from '../judge/prose.ts';
import { HIGH, isDoubleByte, type Route, tokenize } from './channels.ts';
import { plausibleRoutes } from './plausible.ts';
import { proves } from './proof.ts';
import { type Choice, choicesOf } from './readings.ts';
import { isUnusual } from './scan.ts';
import { lineScore, type Stretch, searchLine } from './search.ts';
import { getWorkshop } from './workshop.ts';

/** A misread part of a line and what stood there. */
export interface Repair {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The readings undone, the last one first. */
  readonly routes: readonly Route[];
  /** Characters that were chosen among several. */
  readonly choices: readonly Choice[];
  /** Whether the routes, run on the repaired text, give exactly what stands. */
  readonly proven: boolean;
  /** Nats a character: how well it reads on the whole, and in its worst place. */
  readonly mean: number;
  readonly worst: number;
  /** Whether bytes of it were lost. */
  readonly lossy: boolean;
}

export interface LineRepair {
  readonly repairs: readonly Repair[];
  /** By how many nats the line reads better. */
  readonly gain: number;
  /** Whether nothing unusual is left in the line. */
  readonly complete: boolean;
}

/** A repair must be so much likelier than the line as it stands, in nats. */
const LEAST_GAIN = 20;
/** And so many for each character that it restores. */
const LEAST_GAIN_EACH = 5;
/** And must read like prose: nats a character at most. */
const WORST_MEAN = 9.5;
/** No place of it may read so badly, in nats a character, if it is to be taken without a look at anything else. */
const BAD_PLACE = 11;
/** So good, on so many characters, that no other route need be asked. */
const GOOD_MEAN = 6.5;
const GOOD_LENGTH = 8;
/** A decoded whole line pays as a searched one does for entering a misread part. */
const WHOLE = 10;
/** Readings in a row that are undone. */
const MOST_READINGS = 3;
/** What a further reading costs. */
const FURTHER = 15;

/** Stand in no official text: a repair that has one is none. */
const COMBINING = /[\u0300-\u036f]/;

interface Candidate {
  readonly route: Route;
  readonly stretches: readonly Stretch[];
  readonly gain: number;
  /** Reads so well that nothing else need be tried. */
  readonly settled: boolean;
}

/** The best repair of `line`, which stands between line ends, or undefined where it is better left alone. */
export function repairLine(line: string): LineRepair | undefined {
  const { prose } = getWorkshop();
  const found = repairOnce(line, prose);
  if (found?.settled) return finish(line, found, prose);
  const chain = repairChain(line, prose, MOST_READINGS);
  if (chain && chain.gain > (found?.gain ?? 0) + FURTHER) return chain;
  return found && finish(line, found, prose);
}

function repairOnce(line: string, prose: Prose): Candidate | undefined {
  const routes = plausibleRoutes(line);
  if (routes.length === 0) return undefined;
  const sound = lineScore(line, prose);
  let best: Candidate | undefined;
  // Pairs for pairs: where a misread part ends must be searched for, since all of the line could be one.
  const consider = (route: Route, stretches: readonly Stretch[], gain: number, whole?: 'pairs'): void => {
    if (gain < leastGain(stretches) || gain <= (best?.gain ?? 0) || stretches.length === 0) return;
    if (stretches.some(({ text }) => COMBINING.test(text))) return;
    const means = stretches.map((stretch) => meanCost(stretch, line, prose));
    if (means.some((mean) => mean > WORST_MEAN)) return;
    const good = stretches.every(
      (stretch, i) =>
        stretch.text.length >= GOOD_LENGTH &&
        (means[i] as number) <= GOOD_MEAN &&
        worstPlace(stretch, line, prose) <= BAD_PLACE,
    );
    best = { route, stretches, gain, settled: good && whole !== 'pairs' && !leavesRest(line, stretches) };
  };
  for (const route of routes) {
    const text = decodeWhole(line, route);
    if (text === undefined || text === line || text.includes('\uFFFD')) continue;
    const pairs = route.original !== 'utf-8' && isDoubleByte(route.reading) ? 'pairs' : undefined;
    const stretch = { start: 0, end: line.length, text, guesses: [] };
    consider(route, [stretch], lineScore(text, prose) - sound - WHOLE, pairs);
    if (best?.settled) return best;
  }
  for (const route of routes) {
    const result = searchLine(line, tokenize(line, route.reading), getWorkshop().decoder(route), prose);
    if (result) consider(route, result.stretches, result.gain);
    if (best?.settled) return best;
  }
  return best;
}

function finish(line: string, { route, stretches, gain }: Candidate, prose: Prose): LineRepair {
  const repairs = stretches.map((stretch) => {
    const { start, end, text } = stretch;
    const after = line.slice(end) || '\n';
    return {
      start,
      end,
      text,
      routes: [route],
      choices: choicesOf(stretch, line.slice(0, start), after, prose),
      proven: proves(route, { standing: line.slice(start, end), repaired: text, after }),
      mean: meanCost(stretch, line, prose),
      worst: worstPlace(stretch, line, prose),
      lossy: isLossy(stretch, line) || isAmbiguous(route, line.slice(start, end)),
    };
  });
  return { repairs, gain, complete: !leavesRest(line, stretches) };
}

/** Undoes one reading of the unusual part of a line for certain, and looks for another one below it. */
function repairChain(line: string, prose: Prose, readings: number): LineRepair | undefined {
  if (readings < 2) return undefined;
  const routes = plausibleRoutes(line);
  const sound = lineScore(line, prose);
  let best: LineRepair | undefined;
  for (const { start, end } of chainSpans(line)) {
    const standing = line.slice(start, end);
    for (const route of routes) {
      const below = decodeWhole(standing, route);
      if (below === undefined || below === standing || !mayStandBetween(below, route)) continue;
      const once = repairOnce(below, prose);
      const deeper = once?.settled ? undefined : repairChain(below, prose, readings - 1);
      const inner = deeper && deeper.gain > (once?.gain ?? 0) + FURTHER ? deeper : once && finish(below, once, prose);
      if (!inner) continue;
      const text = applied(below, inner.repairs);
      const gain = lineScore(line.slice(0, start) + text + line.slice(end), prose) - sound - FURTHER;
      if (gain < leastGain([{ text }]) || gain <= (best?.gain ?? 0)) continue;
      const after = line.slice(end) || '\n';
      const proven =
        inner.repairs.every((repair) => repair.proven) && proves(route, { standing, repaired: below, after });
      const routesOf = [route, ...(inner.repairs[0]?.routes ?? [])];
      const stretch = { start, end, text, guesses: [] };
      const mean = meanCost(stretch, line, prose);
      if (mean > WORST_MEAN) continue;
      const choices = inner.repairs.length === 1 && inner.repairs[0]?.start === 0 ? inner.repairs[0].choices : [];
      const complete = inner.complete && !leavesRest(line, [stretch]);
      const worst = worstPlace(stretch, line, prose);
      const lossy = isLossy(stretch, line) || inner.repairs.some((repair) => repair.lossy);
      const repair = { start, end, text, routes: routesOf, choices, proven, mean, worst, lossy };
      best = { gain, complete, repairs: [repair] };
    }
  }
  return best;
}

function applied(text: string, repairs: readonly Repair[]): string {
  let out = '';
  let at = 0;
  for (const repair of repairs) {
    out += text.slice(at, repair.start) + repair.text;
    at = repair.end;
  }
  return out + text.slice(at);
}

/** The line itself, and its part from the first to the last unusual character. */
function chainSpans(line: string): { start: number; end: number }[] {
  let start = 0;
  while (start < line.length && line.charCodeAt(start) < 0x80) start++;
  let end = line.length;
  while (end > start && line.charCodeAt(end - 1) < 0x80) end--;
  let first = start;
  while (first < end && !isUnusual(line.charCodeAt(first))) first++;
  let last = end;
  while (last > first && !isUnusual(line.charCodeAt(last - 1))) last--;
  // Marks behind the last unusual character belong to it.
  while (last < end && !/[\p{Script=Han}\u3000-\u303f\uff00-\uff60]/u.test(line[last] as string)) last++;
  const spans = [{ start: 0, end: line.length }];
  if (first > 0 || last < line.length) spans.push({ start: first, end: last });
  return spans.filter((span) => span.end > span.start);
}

/**
 * Whether a text may be what stood between two wrong readings. Only bytes that make sense as UTF-8, or that single-byte
 * readings kept one by one, say so: pairs of bytes make pairs in any other double-byte encoding.
 */
function mayStandBetween(text: string, { original, reading }: Route): boolean {
  const marks = text.split('\uFFFD').length - 1;
  if (original === 'utf-8') return marks <= text.length / 6;
  return marks === 0 && !isDoubleByte(reading) && reading !== 'fallback';
}

/**
 * The text with its wrong reading undone. Undefined where the reading can't have made it; where a byte is unknown, the
 * character that it belongs to is U+FFFD.
 */
function decodeWhole(text: string, { original, reading }: Route): string | undefined {
  const bytes: number[] = [];
  for (const { options } of tokenize(text, reading)) {
    const option = options.find(({ bytes: [first] }) => first === HIGH) ?? options[0];
    if (!option) return undefined;
    bytes.push(...option.bytes);
  }
  // FF is a byte that no text has: it breaks the character that it stands in.
  return codec(original).decode(Uint8Array.from(bytes, (byte) => (byte < 0 ? 0xff : byte)));
}

function leastGain(stretches: readonly { readonly text: string }[]): number {
  return stretches.reduce((sum, { text }) => sum + text.replace(/[\0-\x7f]/g, '').length * LEAST_GAIN_EACH, LEAST_GAIN);
}

/** Nats a character. */
function meanCost({ start, text }: Pick<Stretch, 'start' | 'text'>, line: string, prose: Prose): number {
  return -prose.score(text, line.slice(0, start)) / Math.max(1, text.length);
}

/** Nats a character in the worst place of a stretch: three characters in a row. */
function worstPlace({ start, text }: Pick<Stretch, 'start' | 'text'>, line: string, prose: Prose): number {
  const before = line.slice(0, start).slice(-2);
  const all = before + text;
  let worst = 0;
  for (let i = before.length; i + PLACE <= all.length; i++) {
    const cost = -prose.score(all.slice(i, i + PLACE), all.slice(Math.max(0, i - 2), i)) / PLACE;
    if (cost > worst) worst = cost;
  }
  return worst;
}

const PLACE = 3;

/** Whether a stretch has marks of lost bytes in it, or bytes that went without a mark. */
function isLossy({ start, end, guesses }: Pick<Stretch, 'start' | 'end' | 'guesses'>, line: string): boolean {
  return guesses.length > 0 || /[?\ufffd]/.test(line.slice(start, end));
}

/** Whether a table reads several codes as one character of the text, so that its bytes are not known for certain. */
function isAmbiguous({ original, reading }: Route, standing: string): boolean {
  if (original === 'utf-8' || !isDoubleByte(reading)) return false;
  return tokenize(standing, reading).some(({ start, options }) => options.length > 1 && standing[start] !== '€');
}

/** Whether something is left in the line that may be misread as well: unusual characters, signs beside a stretch. */
function leavesRest(line: string, stretches: readonly Pick<Stretch, 'start' | 'end'>[]): boolean {
  let at = 0;
  for (const { start, end } of [...stretches, { start: line.length, end: line.length }]) {
    const rest = line.slice(at, start);
    for (let i = 0; i < rest.length; i++) if (isUnusual(rest.charCodeAt(i))) return true;
    if ((at > 0 && SIGN_FIRST.test(rest)) || (end > start && SIGN_LAST.test(rest))) return true;
    at = end;
  }
  return false;
}

/** A sign that is neither ASCII nor Chinese, next to a stretch but for ASCII. */
const SIGN_FIRST = /^[ -~]{0,4}[^ -~\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
const SIGN_LAST = /[^ -~\p{Script=Han}\u3000-\u303f\uff00-\uffef][ -~]{0,4}$/u;
