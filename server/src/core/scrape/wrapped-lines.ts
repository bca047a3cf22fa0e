/** Lines of a document, their columns, and how the text reads on from one to the next. */
import type { BlockScanner, DocumentView } from '../engine/rule.ts';
import { getJudge, type Judge } from '../judge/judge.ts';
import { flowsOn } from '../judge/junction.ts';
import { beginsInside, beginsWithMark, beginsWithReference, endsSentence, endsSentenceAt } from '../text/sentences.ts';
import type { LineList } from './line-list.ts';

/** A line's columns: a full-width character is one, a half-width one half. */
export interface Line {
  readonly start: number;
  /** Before the line end. */
  readonly end: number;
  readonly columns: number;
  /** Blanks at the start, in columns. */
  readonly indent: number;
  /** Whether it may read on: long enough, and no mark ends a sentence. */
  readonly isOpen: boolean;
  /** How the text reads on at the end of an open line with text behind it; undefined for a block's last line. */
  readonly flow: number | undefined;
  /** Where the line begins with the number of an item: its style, one of {@link ITEM_STYLES}. */
  readonly item: number | undefined;
  /** Whether an item holds a mark that ends a sentence or a clause. */
  readonly hasSentence: boolean;
}

/** How the items of official documents begin: `一、` and `（一）`. */
export const ITEM_STYLES = [
  /^[ \t\u3000]*[一二三四五六七八九十]{1,3}、/u,
  /^[ \t\u3000]*[（(][一二三四五六七八九十]{1,3}[)）]/u,
];

/** Lines shorter than this are cells, names, heads: they are never taken for wrapped. */
export const SHORTEST = 12;
/** Odds (natural logarithm) from which on a line end plainly stands inside a sentence. */
export const INSIDE = 3;

export interface OpenLines {
  /** Lines that may read on in the next. */
  readonly near: number;
  /** The same with one blank line between. */
  readonly apart: number;
  /** Lines that are long enough to read on, open or not. */
  readonly filled: number;
}

/** How many lines of a block may read on in the next: a cheap count that spares sound text the measuring. */
export const openLines: BlockScanner<OpenLines> = {
  name: 'lines that may read on',
  scan({ text, lineAfter }) {
    let near = 0;
    let apart = 0;
    let filled = 0;
    for (let start = 0; start < text.length; ) {
      let next = text.indexOf('\n', start);
      if (next < 0) next = text.length;
      if (next - start >= SHORTEST) {
        filled++;
        if (!endsSentenceAt(text, start, next)) {
          const isFollowed = next + 1 < text.length ? !isLineEnd(text.charCodeAt(next + 1)) : (lineAfter ?? '') !== '';
          if (isFollowed) near++;
          else apart++;
        }
      }
      start = next + 1;
    }
    return { near, apart, filled };
  },
};

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

export const linesOf: BlockScanner<readonly Line[]> = {
  name: 'lines and their columns',
  scan({ text }) {
    const lines = columnsOf(text);
    const judge = getJudge();
    return lines.map((line, index) => {
      const next = lines[index + 1];
      if (next === undefined || !line.isOpen || next.columns === 0) return line;
      return { ...line, flow: flowBetween(judge, text, line, next) };
    });
  },
};

function columnsOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    let next = text.indexOf('\n', start);
    if (next < 0) next = text.length;
    const end = text.charCodeAt(next - 1) === 0x0d ? next - 1 : next;
    const { columns, indent, isTabular } = measure(text, start, end);
    const isOpen =
      columns >= SHORTEST && !isTabular && !endsSentenceAt(text, start, end) && !endsInLeaders(text, start, end);
    const item = columns === 0 ? -1 : ITEM_STYLES.findIndex((style) => style.test(text.slice(start, start + 12)));
    const hasSentence = item >= 0 && /[。；：:;]/u.test(text.slice(start, end));
    lines.push({
      start,
      end,
      columns,
      indent,
      isOpen,
      flow: undefined,
      item: item < 0 ? undefined : item,
      hasSentence,
    });
    start = next + 1;
  }
  return lines;
}

/** Whether a line of a table of contents ends here: its leaders and perhaps its page number. */
function endsInLeaders(text: string, start: number, end: number): boolean {
  let at = end - 1;
  while (at > start && (text.charCodeAt(at) === 0x20 || isDigit(text.charCodeAt(at)))) at--;
  const code = text.charCodeAt(at);
  return (code === 0x2026 || code === 0x2e || code === 0xb7 || code === 0x2e31) && text.charCodeAt(at - 1) === code;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** In half columns: from where on a gap so wide parts the columns of a table, not the number of an article from its text. */
const GAP = 4;
const GAP_FROM = 14;
const WIDE_GAP = 6;

function measure(text: string, start: number, end: number): { columns: number; indent: number; isTabular: boolean } {
  let halves = 0;
  let indent = 0;
  let isIndent = true;
  let last = 0;
  let isTabular = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const before = halves;
    halves += code < 0x0250 ? 1 : code >= 0xdc00 && code < 0xe000 ? 0 : 2;
    if (code === 0x20 || code === 0x3000 || code === 0x09) {
      if (isIndent) indent = halves;
    } else {
      if (before - last >= (last >= GAP_FROM ? GAP : WIDE_GAP) && last > 0) isTabular = true;
      isIndent = false;
      last = halves;
    }
  }
  return { columns: last / 2, indent: last === 0 ? 0 : indent / 2, isTabular };
}

export function flowOf(judge: Judge, view: DocumentView, lines: LineList<Line>, line: number): number {
  return flowBetween(judge, view.text, lines.at(line), lines.at(line + 1));
}

function flowBetween(judge: Judge, text: Sliceable, line: Line, next: Line): number {
  const before = text.slice(Math.max(line.start, line.end - 12), line.end);
  const after = beginningOf(text, next);
  if (beginsInside(after)) return INSIDE * 4;
  // a title that comes again, or rows of a list
  if (areAlike(text, line, next)) return 0;
  if (isLatinWord(before, after)) return INSIDE * 2;
  const flow = flowsOn(judge, before, after);
  if (beginsWithReference(after) && !endsSentence(before)) return Math.max(flow, INSIDE * 2.1);
  const isHeading = line.columns < 20 && beginsWithMark(beginningOf(text, line)) && flow < INSIDE * 3;
  return isHeading || (beginsWithMark(after) && flow < INSIDE * 3) ? 0 : flow;
}

/** Lines that begin or end with so many of the same characters are a title and its repetition, or rows of a list. */
const ALIKE = 8;

function areAlike(text: Sliceable, line: Line, next: Line): boolean {
  if (line.end - line.start < ALIKE || next.end - next.start < ALIKE) return false;
  return (
    text.slice(line.end - ALIKE, line.end) === text.slice(next.end - ALIKE, next.end) ||
    text.slice(line.start, line.start + ALIKE) === text.slice(next.start, next.start + ALIKE)
  );
}

/** A document, or a block of one; lines hold offsets in it. */
interface Sliceable {
  slice(start: number, end: number): string;
}

export function textOf(view: DocumentView, line: Line): string {
  return beginningOf(view.text, line);
}

function beginningOf(text: Sliceable, line: Line): string {
  return text.slice(line.start, Math.min(line.end, line.start + 40)).trimStart();
}

/** Whether Latin letters stand on both sides. */
export function isLatinWord(before: string, after: string): boolean {
  return /[A-Za-z]$/.test(before) && /^[A-Za-z]/.test(after);
}
