/**
 * Finds the numbers of pages among all numbers that could be one: those that rise through the document at about even
 * distances. Numbers of lists, tables, years and amounts fit no such sequence, or stand where no sentence is cut.
 */
import type { Safety } from '../engine/rule.ts';
import { beginsWithMark } from '../text/sentences.ts';
import type { Lines } from './lines.ts';
import { cutsSentence, isAmongFigures, isHeadLike, isProse, isPublication, wordsOf } from './page-edges.ts';
import type { PageLine } from './page-lines.ts';

export interface Candidate extends PageLine {
  readonly line: number;
}

export interface Sequence {
  readonly members: readonly Candidate[];
  readonly safety: Safety;
}

/** How a candidate stands in the text around it. */
interface Node extends Candidate {
  /** A sentence reads on over the line. */
  readonly cuts: boolean;
  /** Logarithm of the odds that it is a page number, from where it stands. */
  readonly weight: number;
  /** Whether the same words stand beside another number. */
  readonly recurs: boolean;
  /** Whether the name of a book or serial stands beside it. */
  readonly hasHead: boolean;
}

/** Least text between two page numbers, in UTF-16 code units. */
const LEAST_PAGE = 100;
/** Least text between bare page numbers that do not cut a sentence. */
const FULL_PAGE = 300;
/** Most pages that are skipped between two numbers that were found. */
const MOST_LOST = 12;
/** How many candidates back the one before is looked for. */
const REACH = 80;
/** How many chains of a kind may fail before the search ends. */
const MOST_TRIES = 6;
/** Least weight of a sequence. */
const LEAST_WEIGHT = 4.5;
const LEAST_PAIR = 5.5;

/** What the odds are worth, as logarithms. */
const CUT = 3;
const CUT_BESIDE_HEAD = 2;
const NO_CUT = -0.5;
const CELL = -2.5;
const SAME_WORDS = 1.5;
const BESIDE_PUBLICATION = 2.5;

/**
 * The sequences of page numbers, surest first.
 * @param heads lines that are known to be running heads.
 */
export function pageSequences(found: readonly Candidate[], heads: ReadonlySet<number>, lines: Lines): Sequence[] {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of found) {
    const shape = shapeOf(candidate);
    if (shape === undefined || isFigure(candidate, lines)) continue;
    const group = groups.get(shape);
    if (group === undefined) groups.set(shape, [candidate]);
    else group.push(candidate);
  }
  const sequences = [...groups.values()].flatMap((group) => sequencesOf(nodesOf(group, heads, lines), heads, lines));
  return [...sequences, ...frontMatter(found, sequences)];
}

/** Roman numerals that rise from page to page before the first of the other numbers. */
function frontMatter(found: readonly Candidate[], sequences: readonly Sequence[]): Sequence[] {
  const firsts = [
    ...sequences.flatMap(({ members }) => (members[0]!.page <= 2 && members.length >= 2 ? [members[0]!] : [])),
    ...found.filter(({ kind, page }) => kind === 'mark' && (page === 1 || page === 2)),
  ];
  const body = firsts.reduce(
    (least, { kind, start }) => (kind === 'roman' ? least : Math.min(least, start)),
    Number.POSITIVE_INFINITY,
  );
  const taken = new Set(sequences.flatMap(({ members }) => members.map(({ line }) => line)));
  const members: Candidate[] = [];
  for (const line of found) {
    if (line.kind !== 'roman' || line.page <= 0 || line.start > body || taken.has(line.line)) continue;
    const before = members[members.length - 1];
    const isNext = before === undefined ? line.page <= 4 : line.page > before.page && line.page <= before.page + 3;
    if (isNext && (before === undefined || line.start - before.end >= LEAST_PAGE)) members.push(line);
  }
  return members.length === 0 || !Number.isFinite(body) ? [] : [{ members, safety: 'suggested' }];
}

function isFigure({ kind, rest, line }: Candidate, lines: Lines): boolean {
  return kind === 'number' && rest === '' && isAmongFigures(line, lines);
}

function shapeOf({ kind, page, rest }: Candidate): string | undefined {
  if (page <= 0) return undefined;
  if (kind === 'number') return `number ${rest}`;
  return kind === 'count' || kind === 'roman' || kind === 'headed' ? kind : undefined;
}

function nodesOf(group: readonly Candidate[], heads: ReadonlySet<number>, lines: Lines): Node[] {
  const beside = new Map<string, number>();
  const neighbours = group.map((candidate) => wordsBeside(candidate, lines));
  for (const words of new Set(neighbours.flat())) beside.set(words, 0);
  for (const words of neighbours.flat()) beside.set(words, beside.get(words)! + 1);
  const rests = new Map<string, number>();
  for (const { rest } of group) rests.set(rest, (rests.get(rest) ?? 0) + 1);
  return group.map((candidate, i) => {
    const before = lines.textBefore(candidate.line);
    const after = lines.textAfter(candidate.line);
    let weight = NO_CUT;
    const cuts = cutsSentence(candidate.line, candidate.line, lines);
    if (cuts) weight = CUT;
    else if (isHeadAt(before, lines) && cutsSentence(before, candidate.line, lines)) weight = CUT_BESIDE_HEAD;
    else if (isHeadAt(after, lines) && cutsSentence(candidate.line, after, lines)) weight = CUT_BESIDE_HEAD;
    else if (isCell(before, lines) && isCell(after, lines)) weight = CELL;
    const head = isHeadSetIn(candidate.line, lines);
    if (heads.has(before) || heads.has(after)) weight += CUT;
    else if (head) weight += BESIDE_PUBLICATION;
    else if (neighbours[i]!.some((words) => beside.get(words)! >= 2)) weight += SAME_WORDS;
    if (candidate.kind === 'count') weight += 1;
    if (candidate.kind === 'roman') weight += candidate.rest.length > 1 ? 1.5 : 0.5;
    const recurs = candidate.kind === 'headed' && rests.get(candidate.rest)! >= 2;
    if (candidate.kind === 'headed') weight += recurs ? 1 : -0.5;
    return { ...candidate, cuts: weight >= CUT_BESIDE_HEAD, weight, recurs, hasHead: head };
  });
}

/** Whether the name of a book or serial stands beside a number, and running text around the two. */
function isHeadSetIn(line: number, lines: Lines): boolean {
  const before = lines.textBefore(line);
  const after = lines.textAfter(line);
  if (isPublicationAt(before, lines)) return isProse(lines.textBefore(before), lines) && beginsText(after, lines);
  return isPublicationAt(after, lines) && isProse(before, lines) && beginsText(lines.textAfter(after), lines);
}

function isPublicationAt(number: number, lines: Lines): boolean {
  return number >= 0 && number < lines.count && isPublication(lines.at(number).key);
}

/** Whether running text or an item stands in a line, or the document ends before it. */
function beginsText(number: number, lines: Lines): boolean {
  return number >= lines.count || isProse(number, lines) || beginsWithMark(lines.words(number));
}

/** Short words on either side that could be a running head. */
function wordsBeside({ line }: Candidate, lines: Lines): string[] {
  return [lines.textBefore(line), lines.textAfter(line)]
    .filter((number) => isHeadAt(number, lines))
    .map((number) => wordsOf(lines.at(number).key));
}

function isHeadAt(number: number, lines: Lines): boolean {
  return number >= 0 && number < lines.count && isHeadLike(lines.at(number).key);
}

/** Whether a line is short and no sentence, as the cells of a table are. */
function isCell(number: number, lines: Lines): boolean {
  if (number < 0 || number >= lines.count) return false;
  const { key } = lines.at(number);
  return key.length <= 12 && !/[。;:,]$/.test(key);
}

function sequencesOf(nodes: readonly Node[], heads: ReadonlySet<number>, lines: Lines): Sequence[] {
  const found: Sequence[] = [];
  let left = nodes;
  let tries = MOST_TRIES;
  while (left.length > 0) {
    const { chain, weight } = bestChain(left, lines);
    if (chain.length === 0) break;
    const between = strangers(chain, left);
    if (isSequence(chain, weight, between, heads, lines))
      found.push({ members: chain, safety: safetyOf(chain, between) });
    else if (--tries === 0) break;
    const taken = new Set(chain);
    left = left.filter((node) => !taken.has(node));
  }
  return found;
}

/** The chain of rising numbers that weighs most. */
function bestChain(nodes: readonly Node[], lines: Lines): { chain: Node[]; weight: number } {
  const weights: number[] = [];
  const from: number[] = [];
  let best = -1;
  for (let i = 0; i < nodes.length; i++) {
    let weight = 0;
    let previous = -1;
    for (let j = i - 1; j >= 0 && j >= i - REACH; j--) {
      const value = weights[j]! + step(nodes[j]!, nodes[i]!, i - j - 1, lines);
      if (value > weight) {
        weight = value;
        previous = j;
      }
    }
    weights.push(weight + nodes[i]!.weight);
    from.push(previous);
    if (best < 0 || weights[i]! > weights[best]!) best = i;
  }
  const chain: Node[] = [];
  for (let i = best; i >= 0; i = from[i]!) chain.unshift(nodes[i]!);
  return { chain, weight: best < 0 ? 0 : weights[best]! };
}

/** What it is worth that one number follows another, with `between` others of the kind passed over. */
function step(before: Node, after: Node, between: number, lines: Lines): number {
  const pages = after.page - before.page;
  const distance = after.start - before.end;
  const isLast = lines.textAfter(after.line) >= lines.count;
  if (pages < 1 || pages > MOST_LOST || (distance < LEAST_PAGE && !isLast)) return Number.NEGATIVE_INFINITY;
  let worth = pages === 1 ? 1.5 : pages === 2 ? 0.8 : 0.8 - 0.5 * (pages - 2);
  worth -= 1.2 * Math.log(1 + between);
  if (distance / pages < 180 && !isLast) worth -= 1;
  if (distance / pages > 6000) worth -= 1;
  if (before.kind === 'headed') worth += before.rest === after.rest ? 1.5 : before.recurs || after.recurs ? 0 : -0.5;
  if (before.kind === 'count' && before.rest === after.rest) worth += 1.5;
  return worth;
}

/** How many numbers of the kind stand between those of the chain. */
function strangers(chain: readonly Node[], nodes: readonly Node[]): number {
  const first = chain[0]!.start;
  const last = chain[chain.length - 1]!.start;
  return nodes.filter(({ start }) => start > first && start < last).length - Math.max(0, chain.length - 2);
}

function isSequence(
  chain: readonly Node[],
  weight: number,
  between: number,
  heads: ReadonlySet<number>,
  lines: Lines,
): boolean {
  const [first] = chain as [Node];
  const cuts = chain.filter((node) => node.cuts).length;
  if (chain.length === 1) return isAlone(first, heads, lines);
  if (chain.length === 2) return weight >= LEAST_PAIR && between === 0;
  if (between >= chain.length * 2) return false;
  if (cuts * 4 >= chain.length && weight >= LEAST_WEIGHT) return true;
  if ((first.kind === 'count' || chain.every((node) => node.hasHead)) && weight >= LEAST_WEIGHT) return true;
  if (first.kind === 'headed') return isSameHead(chain);
  const beforeHeading = chain.filter((line) => isHeadingLike(lines.textAfter(line.line), lines)).length;
  // the last page may be short
  const pages = chain.filter(({ line }) => lines.textAfter(line) < lines.count);
  const gaps = pages.slice(1).map((line, i) => (line.start - pages[i]!.end) / (line.page - pages[i]!.page));
  const widest = gaps.reduce((most, gap) => Math.max(most, gap), 0);
  const isEven = chain.length >= 4 && between === 0 && gaps.every((gap) => gap * 2.5 >= widest);
  // lists and the rows of tables begin with one
  if (isEven && (cuts > 0 || (chain.length >= 6 && first.page > 4))) return true;
  if (beforeHeading * 4 > chain.length) return false;
  if (first.page <= 2 && gaps.every((gap) => gap >= FULL_PAGE) && between < chain.length) return true;
  return isEven;
}

/** A number that has no other before or behind it: it must cut a sentence, or say how far the document has got. */
function isAlone(node: Node, heads: ReadonlySet<number>, lines: Lines): boolean {
  const isBesideHead = heads.has(lines.textBefore(node.line)) || heads.has(lines.textAfter(node.line));
  if (node.kind === 'headed' || node.page > 3 + node.start / LEAST_PAGE) return false;
  if (isBesideHead || node.hasHead) return true;
  if (node.kind === 'count') {
    return (
      node.cuts ||
      (Math.abs(node.start / lines.text.length - node.page / Number(node.rest)) < 0.2 && isSetIn(node, lines))
    );
  }
  return node.cuts && node.rest === '' && isSetIn(node, lines, 20) && cutsSentence(node.line, node.line, lines);
}

/** Whether lines of running text stand on both sides. */
function isSetIn({ line }: Node, lines: Lines, least = 15): boolean {
  const before = lines.textBefore(line);
  const after = lines.textAfter(line);
  if (before < 0 || after >= lines.count) return false;
  return lines.at(before).key.length >= least && lines.at(after).key.length >= least;
}

function isSameHead(chain: readonly Node[]): boolean {
  const counts = new Map<string, number>();
  for (const { rest } of chain) counts.set(rest, (counts.get(rest) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const steps = chain.slice(1).filter((node, i) => node.page === chain[i]!.page + 1).length;
  return most >= 3 ? most * 3 >= chain.length : most >= 2 && chain.length >= 4 && steps * 3 >= chain.length * 2;
}

function isHeadingLike(number: number, lines: Lines): boolean {
  if (number >= lines.count) return false;
  const { key } = lines.at(number);
  return key.length < 25 && !/[。;,]$/.test(key);
}

/** Numbers alone are taken out without asking where they cut sentences again and again, one page after the other. */
function safetyOf(chain: readonly Node[], between: number): Safety {
  const { kind } = chain[0]!;
  const cuts = chain.filter((node) => node.cuts).length;
  const steps = chain.slice(1).filter((node, i) => node.page - chain[i]!.page <= 2).length;
  const isSure = cuts >= 3 && cuts * 3 >= chain.length && between === 0 && steps >= chain.length - 2;
  return isSure && kind !== 'headed' ? 'safe' : 'suggested';
}
