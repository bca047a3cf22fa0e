/** Undoes wrong readings in one line: tries the routes that its characters allow and keeps what reads far better. */
import type { Prose } from '../judge/prose.ts';
import { balanced } from './balance.ts';
import { type Border, otherBorders } from './borders.ts';
import { type Chain, isPairsForPairs, likelyChains, likelyRoutes } from './chains.ts';
import { isDoubleByte, type Route, tokenize } from './channels.ts';
import { evidenceFor, hasMarks, repairLossy } from './lossy.ts';
import { proves, readBy } from './proof.ts';
import { type Choice, choicesOf } from './readings.ts';
import { isUnusual } from './scan.ts';
import { lineScore, type Stretch, searchLine } from './search.ts';
import { droppedLast, lacksHyphens, wasDropped, withDropped } from './unmarked.ts';
import { hotPart, undoWhole } from './whole.ts';
import { getWorkshop } from './workshop.ts';

/** A misread part of a line and what stood there. */
export interface Repair {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The readings undone, the last one first. */
  readonly routes: Chain;
  /** Characters that were chosen among several. */
  readonly choices: readonly Choice[];
  /** Whether the routes, run on the repaired text, give exactly what stands. */
  readonly proven: boolean;
  /** Nats a character: how well it reads on the whole, and in its worst place. */
  readonly mean: number;
  readonly worst: number;
  /** Whether bytes of it were lost. */
  readonly lossy: boolean;
  /** What else may have been misread: the same part with another border, where that reads nearly as well. */
  readonly borders: readonly Border[];
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
/** What has all its bytes and reads well, in nats a character at most, needs less. */
const PLAIN_MEAN = 8.5;
const LEAST_GAIN_PLAIN = 10;
const LEAST_HAN_PLAIN = 2;
/** And must read like prose: nats a character at most. */
const WORST_MEAN = 9.5;
/** No place of it may read so badly, in nats a character, if it is to be taken without a look at anything else. */
const BAD_PLACE = 11;
/** So good, on so many characters, that no other route need be asked. */
const GOOD_MEAN = 6.5;
const GOOD_LENGTH = 8;
/** A decoded whole line pays as a searched one does for entering a misread part. */
const WHOLE = 10;
/** What a further reading costs. */
const FURTHER = 15;
/** Single readings, and rows of them, that are searched for: the likeliest. */
const MOST_ROUTES = 8;
const MOST_CHAINS = 4;

/** So many are known where something odd is left in the line. */
const LEAST_KNOWN = 3;

/** Stand in no official text: a repair that has one is none. */
const COMBINING = /[\u0300-\u036f]/;

/** From here on a line is first tried in part, in UTF-16 code units. */
const LONG_LINE = 4000;

interface Candidate {
  readonly chain: Chain;
  readonly stretches: readonly Stretch[];
  readonly gain: number;
  /** Reads so well that nothing else need be tried. */
  readonly settled: boolean;
}

/** The best repair of `line`, which stands between line ends, or undefined where it is better left alone. */
export function repairLine(line: string): LineRepair | undefined {
  const { prose } = getWorkshop();
  // a long line whose worst part is no reading of anything is prose that the judge does not know
  if (line.length > LONG_LINE && bestOf(hotPart(line), prose) === undefined) return undefined;
  const best = bestOf(line, prose);
  return best && finish(line, best, prose);
}

function bestOf(line: string, prose: Prose): Candidate | undefined {
  const routes = likelyRoutes(line, prose);
  if (routes.length === 0) return undefined;
  const sound = lineScore(line, prose);
  let best: Candidate | undefined;
  // Pairs for pairs: where a misread part ends must be searched for, since all of the line could be one; and so must
  // the bytes that a character stands for, where there are several.
  const consider = (chain: Chain, stretches: readonly Stretch[], better: number, isOpen: boolean): void => {
    const gain = better - FURTHER * (chain.length - 1);
    if (gain <= (best?.gain ?? 0) || stretches.length === 0) return;
    if (stretches.some(({ text }) => COMBINING.test(text))) return;
    if (stretches.some((one) => isMonotonous(one.text) || isRowOfSigns(line.slice(one.start, one.end)))) return;
    const known = knownEach(stretches, line);
    if (known === 0 || (known < LEAST_KNOWN && leavesRest(line, stretches))) return;
    const means = stretches.map((stretch) => meanCost(stretch, line, prose));
    const isPlain =
      means.every((mean) => mean <= PLAIN_MEAN) &&
      stretches.every(
        (one) => !isLossy(one, line) && isPlainText(one.text) && isOfLetters(line.slice(one.start, one.end)),
      );
    if (gain < (isPlain ? LEAST_GAIN_PLAIN : leastGain(stretches))) return;
    if (means.some((mean) => mean > WORST_MEAN)) return;
    const good = stretches.every(
      (stretch, i) =>
        stretch.text.length >= GOOD_LENGTH &&
        (means[i] as number) <= GOOD_MEAN &&
        worstPlace(stretch, line, prose) <= BAD_PLACE,
    );
    best = { chain, stretches, gain, settled: good && !isOpen && !leavesRest(line, stretches) };
  };
  const undo = (chain: Chain): void => {
    const text = undoWhole(line, chain);
    if (text === undefined) return;
    const isOpen = chain.some((route) => isPairsForPairs(route) || route.reading === 'fallback');
    const stretch = { start: 0, end: line.length, text, guesses: [] };
    consider(chain, [stretch], lineScore(text, prose) - sound - WHOLE, isOpen);
  };
  const search = (chain: Chain): void => {
    const [route] = chain as readonly [Route];
    const standing = tokenize(line, route.reading);
    const tokens = chain.length === 1 ? withDropped(standing, route, line) : standing;
    const result = searchLine(line, tokens, getWorkshop().decoder(chain), prose, droppedLast(route, line));
    // Which of the single-byte tables lacks the bytes that were lost, only their best texts say.
    const isOpen = !isDoubleByte(route.reading) && line.includes('\uFFFD');
    if (result) consider(chain, result.stretches, result.gain, isOpen);
  };
  for (const route of routes) {
    // Single-byte tables differ in few characters: each is asked.
    if (!best?.settled || !isDoubleByte((route[0] as Route).reading)) undo(route);
  }
  if (best?.settled) return best;
  const chains = likelyChains(line, prose);
  for (const chain of chains) {
    undo(chain);
    if (best?.settled) return best;
  }
  if (hasMarks(line)) {
    const single = routes.map(([route]) => route as Route);
    for (const { route, stretches, gain } of repairLossy(line, single)) {
      if (explains(stretches, route, line)) consider([route], stretches, gain, false);
    }
    if (best && !leavesRest(line, best.stretches)) return best;
  }
  for (const chain of [...routes.slice(0, MOST_ROUTES), ...chains.slice(0, MOST_CHAINS)]) {
    search(chain);
    if (best?.settled) return best;
  }
  return best;
}

/** A repair of text with marks must say so much more than noise, in nats, and so much for each of its characters. */
const LEAST_EVIDENCE = 20;
const LEAST_EVIDENCE_EACH = 0.5;

function explains(stretches: readonly Stretch[], route: Route, line: string): boolean {
  let evidence = 0;
  let wanted = LEAST_EVIDENCE;
  for (const { start, end, text } of stretches) {
    evidence += evidenceFor(line.slice(start, end), text, route, line.slice(0, start));
    wanted += LEAST_EVIDENCE_EACH * text.length;
  }
  return evidence >= wanted;
}

/** The repairs that undo `chain` in the stretches of a line, with all that is to be said of them. */
export function finish(
  line: string,
  { chain, stretches, gain }: Pick<Candidate, 'chain' | 'stretches' | 'gain'>,
  prose: Prose,
): LineRepair {
  const repairs = balanced(line, stretches, prose).map((stretch) => {
    const { start, end, text } = stretch;
    const standing = line.slice(start, end);
    const after = line.slice(end) || '\n';
    return {
      start,
      end,
      text,
      routes: chain,
      choices: choicesOf(stretch, line.slice(0, start), after, prose),
      proven: proves(chain, { standing, repaired: text, after }),
      mean: meanCost(stretch, line, prose),
      worst: worstPlace(stretch, line, prose),
      lossy: isLossy(stretch, line) || isAmbiguous(chain, standing, text) || isShortened(chain, standing, text),
      borders: otherBorders(line, stretch, chain, prose),
    };
  });
  return { repairs, gain, complete: !leavesRest(line, stretches) };
}

/** Whether bytes went without a mark. */
function isShortened(chain: Chain, standing: string, text: string): boolean {
  if (lacksHyphens(standing, () => readBy([...chain].reverse(), text))) return true;
  const [route] = chain;
  return chain.length === 1 && route?.original === 'utf-8' && wasDropped(route, standing, text);
}

function leastGain(stretches: readonly { readonly text: string }[]): number {
  return stretches.reduce((sum, { text }) => sum + text.replace(/[\0-\x7f]/g, '').length * LEAST_GAIN_EACH, LEAST_GAIN);
}

const HAN = /\p{Script=Han}/gu;
const NEITHER_HAN_NOR_MARK = /[^\0-\x7f\p{Script=Han}\u3000-\u301f\uff00-\uff60·—‘’“”…]/u;

function isPlainText(text: string): boolean {
  return (text.match(HAN)?.length ?? 0) >= LEAST_HAN_PLAIN && !NEITHER_HAN_NOR_MARK.test(text);
}

/** Whether what stands is letters and characters for the greater part: rows of signs stand in sound text. */
function isOfLetters(standing: string): boolean {
  const wide = standing.replace(/[\0-\x7f]/g, '');
  return (wide.match(/\p{L}/gu)?.length ?? 0) * 2 > [...wide].length;
}

/** Characters over and over are what a row of one sign makes. */
function isMonotonous(text: string): boolean {
  const han = text.match(HAN) ?? [];
  return new Set(han).size < Math.min(VARIED, Math.ceil(han.length * LEAST_VARIETY));
}

/** A row of one sign, or of two that take turns. */
function isRowOfSigns(standing: string): boolean {
  const wide = [...standing.replace(/[\0-\x7f]/g, '')];
  return new Set(wide).size < Math.min(3, wide.length - 1);
}

/** So many different ones will do, and so many of a few. */
const VARIED = 4;
const LEAST_VARIETY = 0.6;

/** A stretch without the ASCII at its borders, which reads as it stands: tags, entities, figures. */
function withoutAscii({ start, text }: Pick<Stretch, 'start' | 'text'>): Pick<Stretch, 'start' | 'text'> {
  const before = /^[\0-\x7f]*/.exec(text)?.[0].length ?? 0;
  const rest = text.slice(before).replace(/[\0-\x7f]+$/, '');
  return rest === '' ? { start, text } : { start: start + before, text: rest };
}

/** Nats a character. */
function meanCost(stretch: Pick<Stretch, 'start' | 'text'>, line: string, prose: Prose): number {
  const { start, text } = withoutAscii(stretch);
  return -prose.score(text, line.slice(0, start)) / Math.max(1, text.length);
}

/** Nats a character in the worst place of a stretch: three characters in a row. */
function worstPlace(stretch: Pick<Stretch, 'start' | 'text'>, line: string, prose: Prose): number {
  const { start, text } = withoutAscii(stretch);
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

/** Characters of the misread parts that are known, for each mark of lost bytes; what text out of step has are mostly marks. */
function knownEach(stretches: readonly Stretch[], line: string): number {
  let marks = 0;
  let known = 0;
  for (const { start, end } of stretches) {
    for (const char of line.slice(start, end)) {
      if (char === '?' || char === '\uFFFD') marks++;
      else if (char > '\x7f') known++;
    }
  }
  return marks === 0 ? Number.POSITIVE_INFINITY : known / marks;
}

/** Whether a stretch has marks of lost bytes in it, or bytes that went without a mark. */
function isLossy({ start, end, guesses }: Pick<Stretch, 'start' | 'end' | 'guesses'>, line: string): boolean {
  return guesses.length > 0 || /[?\ufffd]/.test(line.slice(start, end));
}

/** Whether a table reads several codes as one character of a text, so that its bytes are not known for certain. */
function isAmbiguous(chain: Chain, standing: string, repaired: string): boolean {
  return chain.some(({ original, reading }, i) => {
    if (original === 'utf-8' || !isDoubleByte(reading)) return false;
    const read = i === 0 ? [standing] : readBy(chain.slice(i).reverse(), repaired);
    return read.some((text) =>
      tokenize(text, reading).some(({ start, options }) => options.length > 1 && text[start] !== '€'),
    );
  });
}

/** Whether something is left in the line that may be misread as well: unusual characters, signs beside a stretch. */
function leavesRest(line: string, stretches: readonly Pick<Stretch, 'start' | 'end'>[]): boolean {
  let at = 0;
  for (const { start, end } of [...stretches, { start: line.length, end: line.length }]) {
    const rest = line.slice(at, start);
    for (let i = 0; i < rest.length; i++) if (isUnusual(rest.charCodeAt(i))) return true;
    if ((at > 0 && SIGN_FIRST.test(rest)) || (end > start && SIGN_LAST.test(rest))) return true;
    if (at > 0 && end > start && FEW_BETWEEN.test(rest)) return true;
    at = end;
  }
  return false;
}

/** A sign that is neither ASCII nor Chinese, next to a stretch but for ASCII. */
const SIGN_FIRST = /^[ -~]{0,4}[^ -~\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
/** Hardly anything is sound between two misread parts: bytes of it may have gone without a mark. */
const FEW_BETWEEN = /^[ -~]*[^ -~][ -~]*[^ -~]?[ -~]*$/;
const SIGN_LAST = /[^ -~\p{Script=Han}\u3000-\u303f\uff00-\uffef][ -~]{0,4}$/u;
