/** Finds running heads and feet: lines that come again at the edges of pages, or that cut sentences again and again. */
import type { DocumentView, Safety } from '../engine/rule.ts';
import { beginsWithMark } from '../text/sentences.ts';
import { isBody, type Lines } from './lines.ts';
import { isHeadLike, isIntruder, isProse, isPublication, wordsOf } from './page-edges.ts';
import { hashOf, type ShortLine, shortLines } from './short-lines.ts';

/** Least text between two heads of pages, in UTF-16 code units. */
const LEAST_PAGE = 100;
/** Fewest places at which the name of a book or serial alone, without a sentence that it cuts, is a running head. */
const LEAST_PUBLICATION = 4;
const LISTED = /^(?:第[^章节条]{1,6}条|[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|序号)/;

const DATE = /^(?:中華民國|民國)?[\d○〇Ｏ零一二三四五六七八九十０-９]{2,4}\s?年[^。]{2,8}日(?:$|[（(])/;

/** Short lines of the document by their words, in order. */
export type Words = ReadonlyMap<number, readonly ShortLine[]>;

export function shortLinesOf(view: DocumentView): Words {
  const all = new Map<number, ShortLine[]>();
  for (const { start, value } of view.perBlock(shortLines)) {
    for (const short of value) {
      const found = { ...short, start: start + short.start };
      const known = all.get(short.words);
      if (known === undefined) all.set(short.words, [found]);
      else known.push(found);
    }
  }
  return all;
}

/** Lines that say the same, pages apart, again and again in the middle of a sentence: heads of pages without numbers. */
export function headsAlone(words: Words, lines: Lines): [number, Safety][] {
  const heads: [number, Safety][] = [];
  for (const same of words.values()) {
    const open = same.filter(({ isOpen }) => isOpen).length;
    if (same.length < 2 || (open * 8 < same.length && same.length < LEAST_PUBLICATION)) continue;
    const gaps = same.slice(1).map((line, i) => line.start - same[i]!.start);
    if (gaps.some((gap) => gap < LEAST_PAGE)) continue;
    const numbers = same.map(({ start }) => lines.numberAt(start));
    const { key } = lines.at(numbers[0]!);
    if (!isHeadLike(key) || /[,;。:]/.test(key) || LISTED.test(key)) continue;
    if ((open * 8 < same.length && !isPublication(key)) || isRepeatedText(numbers, lines)) continue;
    const cuts = numbers.filter((number) => isIntruder(number, number, number, lines));
    const [first, ...others] = numbers as [number, ...number[]];
    const usual = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)]!;
    if (!isHead(key, numbers, cuts, isEven(gaps, usual), lines)) {
      // the name of a chapter, or of the document, that cuts a sentence once
      const isHeading = beginsWithMark(lines.words(first)) || lines.textBefore(lines.textBefore(first)) < 0;
      if (isHeading) for (const number of cuts) heads.push([number, 'suggested']);
      continue;
    }
    const sure: Safety = cuts.length >= 3 && cuts.length * 2 >= numbers.length ? 'safe' : 'suggested';
    // one of them can be the heading itself; the first of others the title, unless it stands where a page ends
    if (beginsWithMark(lines.words(first))) {
      for (const number of cuts) heads.push([number, sure]);
      continue;
    }
    const isPageEnd = numbers.length >= 3 && same[0]!.start >= usual * 0.4;
    for (const number of cuts.includes(first) || isPageEnd ? numbers : others) heads.push([number, sure]);
  }
  return heads;
}

function isHead(key: string, all: readonly number[], cuts: readonly number[], even: boolean, lines: Lines): boolean {
  if (cuts.length >= 2 && cuts.length * 4 >= all.length) return true;
  const setIn = all.filter((number) => isSetIn(number, lines)).length;
  if (even && setIn * 5 >= all.length * 4 && (cuts.length > 0 || isPublication(key))) return true;
  return cuts.length > 0 && all.length <= 4 && setIn === all.length && !beginsWithMark(key);
}

/** Whether the lines before or behind are the same as well: a passage that stands twice, the head of a table. */
function isRepeatedText(numbers: readonly number[], lines: Lines): boolean {
  const keyAt = (number: number): string => (number < 0 || number >= lines.count ? '' : lines.at(number).key);
  const same = numbers.slice(1).filter((number, i) => {
    const other = numbers[i]!;
    return (
      keyAt(lines.textBefore(number)) === keyAt(lines.textBefore(other)) ||
      keyAt(lines.textAfter(number)) === keyAt(lines.textAfter(other))
    );
  });
  return same.length * 3 > numbers.length - 1;
}

/** At least four pages, most of them of about one length. */
function isEven(gaps: readonly number[], usual: number): boolean {
  const near = gaps.filter((gap) => gap > usual * 0.4 && gap < usual * 2.6).length;
  return gaps.length >= 3 && near * 5 >= gaps.length * 4;
}

function isSetIn(number: number, lines: Lines): boolean {
  const after = lines.textAfter(number);
  const goesOn = isProse(after, lines) || (after < lines.count && beginsWithMark(lines.words(after)));
  return goesOn && isProse(lines.textBefore(number), lines);
}

interface Beside {
  readonly number: number;
  /** Which of the page ends it stands at, in order. */
  readonly page: number;
  readonly side: 'before' | 'after';
  readonly words: string;
}

/** Lines beside page marks that come again beside others. */
export function runningHeads(marks: ReadonlySet<number>, words: Words, lines: Lines): [number, Safety][] {
  const ends = pageEnds(marks, lines);
  const beside: Beside[] = [];
  for (const [page, { first, last }] of ends.entries()) {
    for (const side of ['before', 'after'] as const) {
      const number = side === 'before' ? lines.textBefore(first) : lines.textAfter(last);
      if (number < 0 || number >= lines.count) continue;
      const line = lines.at(number);
      if (!isHeadLike(line.key) || isBody(line) || LISTED.test(line.key) || isSignature(number, lines)) continue;
      beside.push({ number, page, side, words: wordsOf(line.key) });
    }
  }
  const heads = new Map<number, Safety>();
  const groups = new Map<string, Beside[]>();
  for (const line of beside) {
    const key = `${line.side} ${line.words}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [line]);
    else known.push(line);
  }
  const title = lines.textAfter(-1);
  for (const group of groups.values()) {
    const cuts = group.filter(({ number }) => isCut(number, ends, lines));
    if (
      group.length >= 2
        ? !isRunning(group, cuts.length, ends.length, words, lines)
        : !isOnce(group[0]!, title, words, ends, lines)
    )
      continue;
    // chapters have headings of their own, which look the same
    const { key } = lines.at(group[0]!.number);
    const constant =
      (group.length * 2 >= ends.length || isPublication(key)) && !beginsWithMark(lines.words(group[0]!.number));
    const others = elsewhere(group, words, lines);
    const isHeadedInText = others.some((line) => isHeadingInText(line, key, ends, lines));
    const sure: Safety = group.length >= 3 && constant ? 'safe' : 'suggested';
    for (const [i, line] of group.entries()) {
      // the first of a chapter's name may be its heading, the first line of all the title
      const isHeading = i === 0 && (line.number === title || (!constant && !isHeadedInText && !cuts.includes(line)));
      if (!isHeading || (group.length === 1 && line.number !== title)) heads.set(line.number, sure);
    }
    // where the number is lost, the head stands alone
    const setIn = constant ? others.filter((number) => isSetIn(number, lines)).slice(1) : [];
    for (const number of others) {
      if (setIn.includes(number) || isIntruder(number, number, number, lines)) heads.set(number, 'suggested');
    }
  }
  fillSides(beside, heads, ends, words, lines);
  return [...heads];
}

/** Whether the date of the document follows: the office that signs it, whose name may begin the title as well. */
function isSignature(number: number, lines: Lines): boolean {
  const after = lines.textAfter(number);
  return after < lines.count && DATE.test(lines.words(after).trim());
}

interface PageEnd {
  readonly first: number;
  readonly last: number;
}

/** Marks that stand together, with nothing but blank lines between. */
function pageEnds(marks: ReadonlySet<number>, lines: Lines): PageEnd[] {
  const ends: PageEnd[] = [];
  for (const number of [...marks].sort((a, b) => a - b)) {
    const before = ends[ends.length - 1];
    if (before !== undefined && lines.textAfter(before.last) === number)
      ends[ends.length - 1] = { ...before, last: number };
    else ends.push({ first: number, last: number });
  }
  return ends;
}

/** Whether a sentence reads on over a line beside a page end, with the marks there, and not through the line. */
function isCut(number: number, ends: readonly PageEnd[], lines: Lines): boolean {
  const end = endAt(number, ends, lines);
  if (end === undefined) return false;
  return isIntruder(number, Math.min(end.first, number), Math.max(end.last, number), lines);
}

/** The page end that a line stands beside. */
function endAt(number: number, ends: readonly PageEnd[], lines: Lines): PageEnd | undefined {
  return ends.find(({ first, last }) => lines.textBefore(first) === number || lines.textAfter(last) === number);
}

function isRunning(group: readonly Beside[], cuts: number, pages: number, words: Words, lines: Lines): boolean {
  const others = elsewhere(group, words, lines);
  const reach = group[group.length - 1]!.page - group[0]!.page + 1;
  const count = group.length + others.filter((number) => isSetIn(number, lines)).length;
  if (count * 3 < pages && group.length * 2 < reach) return false;
  if (cuts === 0 && group.filter((line) => isSetOff(line, group, lines)).length * 2 < group.length) return false;
  return others.length <= 1 + group.length / 3;
}

/** The numbers of the lines that say the same at other places of the document. */
function elsewhere(group: readonly Beside[], words: Words, lines: Lines): number[] {
  const { start, end } = lines.at(group[0]!.number);
  const here = new Set(group.map(({ number }) => number));
  const same = words.get(hashOf(lines.text.slice(start, end))) ?? [];
  return same.map((line) => lines.numberAt(line.start)).filter((number) => !here.has(number));
}

/** Whether words stand as a heading away from the ends of pages, and not in the table of contents. */
function isHeadingInText(number: number, key: string, ends: readonly PageEnd[], lines: Lines): boolean {
  return lines.at(number).key === key && !isInContents(number, lines) && endAt(number, ends, lines) === undefined;
}

/** Whether a heading stands among others, in a table of contents. */
function isInContents(number: number, lines: Lines): boolean {
  return [lines.textBefore(number), lines.textAfter(number)].every(
    (near) =>
      near >= 0 &&
      near < lines.count &&
      (beginsWithMark(lines.words(near)) || /^目/.test(lines.at(near).key)) &&
      !isBody(lines.at(near), 30),
  );
}

/** Whether running text, not the cells of a table, stands on the far side, or beyond other lines that come again there. */
function isSetOff(line: Beside, group: readonly Beside[], lines: Lines): boolean {
  const beyond = ({ number, side }: Beside, steps: number): number => {
    let at = number;
    for (let i = 0; i < steps; i++) at = side === 'before' ? lines.textBefore(at) : lines.textAfter(at);
    return at;
  };
  for (let steps = 1; steps <= 2; steps++) {
    const next = beyond(line, steps);
    if (isProse(next, lines, 20)) return true;
    if (line.side === 'after' && next < lines.count && beginsWithMark(lines.words(next))) return true;
    if (next < 0 || next >= lines.count || group.length < 3) return false;
    const { key } = lines.at(next);
    const same = group.filter(
      (other) => lines.at(Math.min(Math.max(0, beyond(other, steps)), lines.count - 1)).key === key,
    );
    if (same.length * 3 < group.length * 2) return false;
  }
  return isProse(beyond(line, 3), lines, 20);
}

/** Words that stand once beside a mark: a heading of the text or the title again, or the name of a book or serial. */
function isOnce(line: Beside, title: number, words: Words, ends: readonly PageEnd[], lines: Lines): boolean {
  if (line.number === title) return false;
  const { key } = lines.at(line.number);
  const inText = elsewhere([line], words, lines).some((number) => isHeadingInText(number, key, ends, lines));
  if (inText && isCut(line.number, ends, lines)) return true;
  // the number of a page may stand in the same line
  const name = key.replace(/^\d{1,4}|\d{1,4}$/g, '');
  const own = lines.at(title).key;
  if (key === own ? key.length >= 6 : name.length >= 8 && name !== key && own.startsWith(name)) return true;
  return isPublication(name) && key.length <= 24 && isSetOff(line, [line], lines);
}

/**
 * Where heads stand on most pages, other short words in the same place are heads too, if they cut a sentence or stand
 * as a heading in the text.
 */
function fillSides(
  beside: readonly Beside[],
  heads: Map<number, Safety>,
  ends: readonly PageEnd[],
  words: Words,
  lines: Lines,
): void {
  for (const side of ['before', 'after'] as const) {
    const here = beside.filter((line) => line.side === side);
    const known = here.filter(({ number }) => heads.has(number)).length;
    if (known < 2 || known * 5 < ends.length * 2) continue;
    for (const line of here) {
      if (heads.has(line.number) || /[,。;]/.test(lines.at(line.number).key)) continue;
      const { key } = lines.at(line.number);
      const isInText = elsewhere([line], words, lines).some((number) => isHeadingInText(number, key, ends, lines));
      if (isInText || isCut(line.number, ends, lines)) heads.set(line.number, 'suggested');
    }
  }
}
