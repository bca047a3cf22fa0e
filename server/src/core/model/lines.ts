/** The lines of a document as the structural model sees them; scanned block by block. */
import type { BlockScanner } from '../engine/rule.ts';
import { type Mark, readMark } from './marks.ts';
import { headingTextEnd, type InlineMark, proseAtLineStart, scanInline } from './prose.ts';

/** One line that is not blank. Offsets are relative to the block. */
export interface Line {
  /** The first character that is no blank, and the end behind the last one. */
  readonly start: number;
  readonly end: number;
  /** Blanks before the first character. */
  readonly indent: number;
  /** Blank lines between this line and the one before, within the block. */
  readonly blanksBefore: number;
  readonly first: string;
  readonly last: string;
  readonly mark: Mark | undefined;
  /** Where the heading's words begin and end, for lines with a mark. */
  readonly titleStart: number;
  readonly titleEnd: number;
  /** Words of the heading; for lines without a mark the line itself where it is short, else empty. */
  readonly title: string;
  /** Opening less closing quotation marks. */
  readonly quotes: number;
  readonly inline: readonly InlineMark[];
}

const SHORT_LINE = 64;
const NO_MARKS: readonly InlineMark[] = [];
const BLANK = /[ \t\u3000\u00a0\u200b\ufeff]/;
const MARK_START =
  /[第（(〔【﹙附0-9０-９lI①-⑳一二三四五六七八九十百壹貳贰參叁肆伍陸陆柒捌玖拾甲乙丙丁戊己庚辛壬癸士土〇零○廿卅\u2F00\u2F06\u2F0B\u2F17\uF9D1\uF9D3\uF96B\uF973\uF9B2]/;

export const lineScanner: BlockScanner<readonly Line[]> = {
  name: 'model/lines',
  scan({ text }) {
    const lines: Line[] = [];
    const inline = scanInline(text);
    const hasReturns = text.includes('\r');
    let nextInline = 0;
    let blanks = 0;
    for (let at = 0; at < text.length; ) {
      const lineEnd = lineEndAt(text, at, hasReturns);
      const next = lineEnd + 1;
      let start = at;
      while (start < lineEnd && isBlank(text.charCodeAt(start))) start++;
      let end = lineEnd;
      while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
      // Markdown: heading signs and bold marks are no part of a heading
      if (text.charCodeAt(start) === 0x23 || text.charCodeAt(start) === 0x2a) {
        while (start < end && /[#* \u3000]/.test(text[start]!)) start++;
      }
      if (start >= end) blanks++;
      else {
        const firstInline = nextInline;
        while (nextInline < inline.length && inline[nextInline]!.start < end) nextInline++;
        const found = nextInline > firstInline ? inline.slice(firstInline, nextInline) : NO_MARKS;
        lines.push(lineOf(text, start, end, start - at, blanks, found));
        blanks = 0;
      }
      at = next;
    }
    return lines;
  },
};

/** The first line end at or behind `at`; the two characters of CRLF count as two, with a blank line between. */
function lineEndAt(text: string, at: number, hasReturns: boolean): number {
  let end = text.indexOf('\n', at);
  if (end < 0) end = text.length;
  if (!hasReturns) return end;
  const cr = text.indexOf('\r', at);
  return cr >= 0 && cr < end - 1 ? cr : end;
}

function isBlank(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0x3000 ||
    code === 0x0d ||
    code === 0x09 ||
    code === 0xa0 ||
    code === 0x200b ||
    code === 0xfeff
  );
}

function lineOf(
  text: string,
  start: number,
  end: number,
  indent: number,
  blanksBefore: number,
  inline: readonly InlineMark[],
): Line {
  const first = text[start]!;
  const last = text[end - 1]!;
  const mark = MARK_START.test(first) ? readMark(text, start, end) : undefined;
  let titleStart = start;
  let titleEnd = end;
  let title = '';
  let marks = inline;
  if (mark !== undefined) {
    titleStart = mark.end;
    while (titleStart < end && BLANK.test(text[titleStart]!)) titleStart++;
    titleEnd = headingTextEnd(text, titleStart, end);
    title = text.slice(titleStart, titleEnd).replace(/[：:]$/, '');
  } else {
    if (end - start <= SHORT_LINE) title = text.slice(start, end);
    const prose = proseAtLineStart(text, start, end);
    if (prose !== undefined) marks = [prose, ...inline];
  }
  return {
    start,
    end,
    indent,
    blanksBefore,
    first,
    last,
    mark,
    titleStart,
    titleEnd,
    title,
    quotes: quoteBalance(text, start, end),
    inline: marks,
  };
}

/** Opening less closing quotation marks of a line. */
function quoteBalance(text: string, start: number, end: number): number {
  let balance = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x201c || code === 0x300c) balance++;
    else if (code === 0x201d || code === 0x300d) balance--;
  }
  return balance;
}
