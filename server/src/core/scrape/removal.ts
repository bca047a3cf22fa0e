/** How lines that are not the author's are taken out: with their line ends, and so that a sentence cut by them reads on. */
import { getJudge } from '../judge/judge.ts';
import { flowsOn } from '../judge/junction.ts';
import type { Edit } from '../text/edit.ts';
import { beginsWithMark } from '../text/sentences.ts';
import type { Lines } from './lines.ts';

/** Lines to take out, by zero-based number, both ends included. */
export interface LineRun {
  readonly first: number;
  readonly last: number;
  /** Whether what stands here is put between the halves of sentences: a page mark, not the furniture of a site. */
  readonly isPage?: boolean;
  /** Whether it stands before the text begins or after it has ended, where no sentence is cut. */
  readonly isOutside?: boolean;
}

const TERMINAL = /[。！？!?；;：:…”’」』）)】〕》]$/;
const OPENS_PARAGRAPH =
  /^(?:[\u3000]{2}|[ \t\u00a0]{2,}|第[^，。]{1,8}[编章节条篇編節條][\s\u3000]|[一二三四五六七八九十百]+[、．.]|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[.．、]|[①-⑳]|附[件表录錄]|——)/;

/** What a sentence can go on with: a bracket, too, that holds no number. */
const GOES_ON = /^(?:[\p{Script=Han}\d，、。；,”）》“《]|（(?![一二三四五六七八九十\d]{1,3}）))/u;
const TITLE =
  /(?:通知|决定|決定|讲话|講話|报告|報告|意见|意見|办法|辦法|规定|規定|条例|條例|方案|公告|通告|规则|規則|细则|細則|批复|函)$/;
/** Odds (natural logarithm) from which on a line without a mark plainly reads on. */
const READS_ON = 5;
/** The same for a line shorter than {@link SHORT}, which may be a heading, over which running text must stand. */
const READS_ON_SHORT = 8;
/** The same for what looks like a numbered heading. */
const READS_ON_HEADING = 12;
const SHORT = 12;
const SHORTEST = 4;
const RUNNING_TEXT = 15;
const HEADING = /^[（(]?[一二三四五六七八九十]{1,3}[）)、][^，。；、：]+$/;

/**
 * Whether a sentence reads on over the lines `first` to `last`: it is broken there, or the language model is sure of it
 * where the line before is too short to tell.
 */
export function readsOnOver(lines: Lines, first: number, last: number): boolean {
  if (breaksSentence(lines, first, last)) return true;
  const before = lines.textBefore(first);
  const after = lines.textAfter(last);
  if (before < 0 || after >= lines.count) return false;
  const head = lines.words(before).trimEnd();
  const tail = lines.words(after).slice(0, 40);
  if (beginAlike(head, tail)) return false;
  if (head.length < SHORTEST || tail.length < 2 || OPENS_PARAGRAPH.test(tail)) return false;
  if (head.length < SHORT && tail.length < RUNNING_TEXT) return false;
  // titles have no mark at their end either
  if (TITLE.test(head) || lines.textBefore(lines.textBefore(before)) < 0) return false;
  if (!/[\p{Script=Han}\d，、“（《]$/u.test(head) || !GOES_ON.test(tail) || beginsWithMark(tail)) return false;
  const least = HEADING.test(head) ? READS_ON_HEADING : head.length < SHORT ? READS_ON_SHORT : READS_ON;
  return flowsOn(getJudge(), head.slice(-12), tail) > least;
}

/**
 * Whether the lines `first` to `last` stand in the middle of a sentence: the text before them does not end, and the
 * text after them does not begin a paragraph.
 */
export function breaksSentence(lines: Lines, first: number, last: number): boolean {
  const before = lines.textBefore(first);
  const after = lines.textAfter(last);
  if (before < 0 || after >= lines.count) return false;
  const head = lines.words(before).trimEnd();
  const tail = lines.words(after);
  if (TERMINAL.test(head) || OPENS_PARAGRAPH.test(tail)) return false;
  if (!/[\p{Script=Han}\d，、,“（《]$/u.test(head) || !GOES_ON.test(tail)) return false;
  // the title stands above the site's line of dates and again below it
  if (beginAlike(head, tail) || (TITLE.test(head) && !/[，。；]/.test(head))) return false;
  // a heading or a name is short and holds no comma
  const isSentence = head.length >= 15 && (/[，。；、]/.test(head) || head.length >= 28);
  return isSentence && tail.length >= 2;
}

/** Lines that begin with so many of the same characters are a title and its repetition, or rows of a list. */
const ALIKE = 8;

function beginAlike(a: string, b: string): boolean {
  return a.length >= ALIKE && a.slice(0, ALIKE) === b.slice(0, ALIKE);
}

/**
 * One edit for each run, in order. Runs must be sorted and apart. Runs with nothing but blank lines between them are
 * taken out together; where a sentence runs on over them, its halves are joined.
 */
export function removals(lines: Lines, runs: readonly LineRun[]): Edit[] {
  const edits: Edit[] = [];
  for (let i = 0; i < runs.length; ) {
    let chain = 1;
    while (i + chain < runs.length && lines.textAfter(runs[i + chain - 1]!.last) === runs[i + chain]!.first) chain++;
    edits.push(...chainEdits(lines, runs.slice(i, i + chain)));
    i += chain;
  }
  return edits;
}

function chainEdits(lines: Lines, chain: readonly LineRun[]): Edit[] {
  const first = chain[0]!.first;
  const last = chain[chain.length - 1]!.last;
  const before = lines.textBefore(first);
  const after = lines.textAfter(last);
  const joins =
    !chain.some(({ isOutside }) => isOutside === true) &&
    (chain.every(({ isPage }) => isPage === true)
      ? readsOnOver(lines, first, last)
      : breaksSentence(lines, first, last));
  const atEnd = after >= lines.count;
  const hasBlankBefore = before < first - 1 || before < 0;
  return chain.map((run, i) => {
    let start = lines.at(run.first).start;
    let end: number;
    if (i + 1 < chain.length) end = lines.at(chain[i + 1]!.first).start;
    else if (atEnd) end = lines.text.length;
    else if (joins) end = lines.at(after).end - lines.words(after).length;
    else end = lines.at(hasBlankBefore ? after : last + 1).start;
    // of several runs each must leave whole lines when it alone goes
    const isOnly = chain.length === 1;
    if (i === 0 && before >= 0 && (joins || atEnd)) {
      start = joins || isOnly ? lines.at(before).end : lines.at(before + 1).start;
    }
    return { start, end, text: isOnly && atEnd && before >= 0 ? finalLineEnd(lines) : '' };
  });
}

/** The line end with which the text closes, kept when its last lines go. */
function finalLineEnd(lines: Lines): string {
  const tail = lines.text.slice(lines.text.length - 2);
  return tail === '\r\n' ? tail : /[\r\n]$/.test(tail) ? tail.slice(-1) : '';
}

/** Takes a passage out of its line, with the blanks beside it where it stands at an end of the line. */
export function passageRemoval(lines: Lines, start: number, end: number): Edit {
  const line = lines.at(lines.numberAt(start));
  const text = lines.text.slice(line.start, line.end);
  let from = start - line.start;
  let to = end - line.start;
  const isBlank = (at: number): boolean => /[\s\u3000\u00a0]/.test(text[at] ?? '');
  if (to >= text.length || text.slice(to).trim() === '') while (from > 0 && isBlank(from - 1)) from--;
  if (text.slice(0, from).trim() === '') {
    from = 0;
    while (to < text.length && isBlank(to)) to++;
  }
  return { start: line.start + from, end: line.start + to, text: '' };
}
