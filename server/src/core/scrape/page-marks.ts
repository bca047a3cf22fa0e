/** Decides which of the lines that may be page marks are, from how they follow each other through the document. */
import type { DocumentView, Safety } from '../engine/rule.ts';
import { documentLines, isBody, type Lines } from './lines.ts';
import { noteNumbers } from './note-numbers.ts';
import { type PageLine, pageLines } from './page-lines.ts';
import { breaksSentence } from './removal.ts';

export interface PageRun {
  readonly first: number;
  readonly last: number;
  readonly safety: Safety;
}

export interface PagePassage {
  readonly start: number;
  readonly end: number;
  readonly safety: Safety;
}

interface Candidate extends PageLine {
  readonly line: number;
}

/** Least text between two bare page numbers, in UTF-16 code units. */
const LEAST_PAGE = 100;
/** Least text between bare page numbers that do not cut a sentence. */
const FULL_PAGE = 300;
/** Longest running head or foot, in folded characters. */
const LONGEST_HEAD = 40;

export function pageMarksOf(view: DocumentView): { runs: readonly PageRun[]; passages: readonly PagePassage[] } {
  const found: Candidate[] = [];
  const passages: PagePassage[] = [];
  for (const { start, value } of view.perBlock(pageLines)) {
    for (const line of value) {
      if (line.kind === 'inline') {
        passages.push({ start: start + line.start, end: start + line.end, safety: 'safe' });
      } else {
        const number = view.text.positionAt(start + line.start).line;
        found.push({ ...line, start: start + line.start, end: start + line.end, line: number });
      }
    }
  }
  if (found.length === 0) return { runs: [], passages };
  const lines = view.once(documentLines);
  const safe = new Map<number, Safety>();
  for (const line of found) if (line.kind === 'mark') safe.set(line.line, 'safe');
  for (const line of counted(found, lines)) safe.set(line.line, 'suggested');
  for (const line of numbered(found, lines)) safe.set(line.line, 'suggested');
  for (const line of headed(found)) safe.set(line.line, 'suggested');
  for (const [line, safety] of runningHeads([...safe.keys()], lines)) safe.set(line, safety);
  for (const line of headsInSentences(found, safe, lines)) safe.set(line, 'suggested');
  const notes = found.filter(({ kind }) => kind === 'note');
  for (const line of noteNumbers(notes, new Set(safe.keys()), lines)) safe.set(line, 'suggested');
  const runs: PageRun[] = [];
  for (const [line, safety] of [...safe].sort((a, b) => a[0] - b[0])) {
    const before = runs[runs.length - 1];
    if (before !== undefined && lines.textAfter(before.last) === line && before.safety === safety) {
      runs[runs.length - 1] = { ...before, last: line };
    } else runs.push({ first: line, last: line, safety });
  }
  return { runs, passages };
}

/** `1/15`, `2/15` …: at least two with one total, rising, or one inside a sentence. */
function counted(found: readonly Candidate[], lines: Lines): Candidate[] {
  const byTotal = new Map<string, Candidate[]>();
  for (const line of found) {
    if (line.kind !== 'count') continue;
    const known = byTotal.get(line.rest) ?? [];
    if (known.length === 0 || line.page > known[known.length - 1]!.page) known.push(line);
    byTotal.set(line.rest, known);
  }
  return [...byTotal.values()]
    .filter((group) => group.length >= 2 || breaksSentence(lines, group[0]!.line, group[0]!.line))
    .flat();
}

/**
 * Bare numbers that rise by one from page to page: some of them in the middle of a sentence, or the same words beside
 * each of them, or a page's length apart and none before a heading.
 */
function numbered(found: readonly Candidate[], lines: Lines): Candidate[] {
  const numbers = found.filter((line) => line.kind === 'number' && line.page > 0);
  const taken: Candidate[] = [];
  const used = new Set<Candidate>();
  for (const first of numbers) {
    if (used.has(first)) continue;
    const chain = [first];
    for (const next of numbers) {
      const last = chain[chain.length - 1]!;
      const isFar = next.start - last.end >= LEAST_PAGE;
      const isLast = next.start > last.end && lines.textAfter(next.line) >= lines.count;
      if ((isFar || isLast) && next.page === last.page + 1) chain.push(next);
    }
    if (!isPageSequence(chain, numbers, lines)) continue;
    for (const line of chain) {
      used.add(line);
      taken.push(line);
    }
  }
  return taken;
}

function isPageSequence(chain: readonly Candidate[], numbers: readonly Candidate[], lines: Lines): boolean {
  const first = chain[0]!;
  const last = chain[chain.length - 1]!;
  // the numbers of a table's rows stand close together
  const between = numbers.filter((line) => line.start > first.start && line.start < last.start);
  const broken = chain.filter((line) => breaksSentence(lines, line.line, line.line)).length;
  const isNumbered = chain.length >= 3 || broken > 0;
  if (chain.length >= 2 && isNumbered && between.length < chain.length && hasSameNeighbour(chain, lines)) return true;
  if (chain.length === 2) return broken === 2 && first.page === 1;
  if (chain.length < 3 || between.length >= chain.length * 2) return false;
  if (broken * 4 >= chain.length) return true;
  const beforeHeading = chain.filter((line) => isHeadingLike(lines.textAfter(line.line), lines)).length;
  const isEven = chain.slice(1).every((line, i) => line.start - chain[i]!.end >= FULL_PAGE);
  return isEven && first.page <= 2 && beforeHeading * 4 <= chain.length && between.length < chain.length;
}

/** Short words that can be a running head: no sentence, no column of a table. */
function isHeadLike(key: string): boolean {
  return key.length >= 3 && key.length <= LONGEST_HEAD && /\p{Script=Han}{2}/u.test(key) && !/[。;!?:]$/.test(key);
}

/** Whether most of the numbers have the same short words before or behind them. */
function hasSameNeighbour(chain: readonly Candidate[], lines: Lines): boolean {
  const counts = new Map<string, number>();
  for (const { line } of chain) {
    for (const number of [lines.textBefore(line), lines.textAfter(line)]) {
      if (number < 0 || number >= lines.count) continue;
      const { key } = lines.at(number);
      if (!isHeadLike(key)) continue;
      const words = key.replace(/\d+/g, '#');
      counts.set(words, (counts.get(words) ?? 0) + 1);
    }
  }
  return [...counts.values()].some((count) => count >= 2 && count * 5 >= chain.length * 4);
}

function isHeadingLike(number: number, lines: Lines): boolean {
  if (number >= lines.count) return false;
  const { key } = lines.at(number);
  return key.length < 25 && !/[。;,]$/.test(key);
}

/** Short lines of the same words with rising numbers, a page apart: running heads with the page number in them. */
function headed(found: readonly Candidate[]): Candidate[] {
  const byWords = new Map<string, Candidate[]>();
  for (const line of found) {
    if (line.kind !== 'headed') continue;
    const known = byWords.get(line.rest);
    if (known === undefined) byWords.set(line.rest, [line]);
    else {
      const last = known[known.length - 1]!;
      if (line.page > last.page && line.start - last.end >= LEAST_PAGE) known.push(line);
    }
  }
  return [...byWords.values()].filter((group) => group.length >= 3 && rises(group)).flat();
}

function rises(group: readonly Candidate[]): boolean {
  const steps = group.slice(1).map((line, i) => line.page - group[i]!.page);
  return steps.filter((step) => step <= 2).length * 2 >= steps.length;
}

/** Short words between a page mark and the half of a sentence that runs on behind it. */
function headsInSentences(found: readonly Candidate[], known: ReadonlyMap<number, Safety>, lines: Lines): number[] {
  const heads: number[] = [];
  for (const { kind, line } of found) {
    if (kind !== 'mark') continue;
    for (const near of [lines.textBefore(line), lines.textAfter(line)]) {
      if (near < 0 || near >= lines.count || known.has(near) || !isHeadLike(lines.at(near).key)) continue;
      if (/[、,。;“”()《》]/.test(lines.at(near).key)) continue;
      if (breaksSentence(lines, Math.min(near, line), Math.max(near, line))) heads.push(near);
    }
  }
  return heads;
}

/** Lines beside page marks that come again beside most of them. */
function runningHeads(marks: readonly number[], lines: Lines): [number, Safety][] {
  if (marks.length < 2) return [];
  const places = new Map<string, Set<number>>();
  const isMark = new Set(marks);
  for (const mark of marks) {
    const near = [lines.textBefore(mark), lines.textAfter(mark)];
    near.push(lines.textBefore(near[0]!), lines.textAfter(near[1]!));
    for (const number of near) {
      if (number < 0 || number >= lines.count || isMark.has(number)) continue;
      const line = lines.at(number);
      const words = line.key.replace(/\d+/g, '#');
      if (!isHeadLike(line.key) || isBody(line)) continue;
      if (/^(?:第[^章节条]{1,6}条|[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|序号)/.test(line.key))
        continue;
      const known = places.get(words);
      if (known === undefined) places.set(words, new Set([number]));
      else known.add(number);
    }
  }
  const heads: [number, Safety][] = [];
  for (const numbers of places.values()) {
    if (numbers.size < 2 || numbers.size * 3 < marks.length) continue;
    const sure: Safety = numbers.size >= 3 && numbers.size * 2 >= marks.length ? 'safe' : 'suggested';
    const [first, ...others] = [...numbers].sort((a, b) => a - b);
    // the first is the title itself where no mark stands before it
    const isTitle = lines.textBefore(first!) < 0;
    for (const number of isTitle ? others : [first!, ...others]) heads.push([number, sure]);
  }
  return heads;
}
