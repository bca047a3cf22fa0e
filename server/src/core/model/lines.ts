/** The lines of a document as the structural model sees them; scanned block by block. */
import type { BlockScanner } from '../engine/rule.ts';
import { LineWords } from './line-words.ts';
import { type Mark, RANKS, readMark } from './marks.ts';
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
  /** What is asked of the words again and again. */
  readonly words: LineWords;
  /** The mark as it stands; for lines without one the first characters of the line. */
  readonly label: string;
  /** Opening less closing quotation marks. */
  readonly quotes: number;
  readonly inline: readonly InlineMark[];
}

const SHORT_LINE = 64;
const HEAD = 12;
const NO_MARKS: readonly InlineMark[] = [];
const QUOTES = /[“”「」]/g;
const PROSE_START = /[第其首再最一二三四五六七八九十]/;
const MARK_START =
  /[第（(〔【﹙附0-9０-９A-Za-zＡ-Ｚａ-ｚⅠ-ⅻ①-⑳一二三四五六七八九十百壹貳贰參叁肆伍陸陆柒捌玖拾甲乙丙丁戊己庚辛壬癸士土大匕人入几力〇零○廿卅\u2F00\u2F06\u2F0B\u2F17\uF9D1\uF9D3\uF96B\uF973\uF9B2]/;

export const lineScanner: BlockScanner<readonly Line[]> = {
  name: 'model/lines',
  scan: ({ text }) => linesOf(text, scanInline(text), quotePlaces(text)),
};

function linesOf(text: string, inline: readonly InlineMark[], quotes: readonly QuotePlace[]): Line[] {
  const lines: Line[] = [];
  let nextQuote = 0;
  let nextInline = 0;
  let blanks = 0;
  for (let at = 0; at < text.length; ) {
    let lineEnd = at;
    while (lineEnd < text.length && !isLineEnd(text.charCodeAt(lineEnd))) lineEnd++;
    // CRLF ends one line
    const isPair = text.charCodeAt(lineEnd) === CR && text.charCodeAt(lineEnd + 1) === LF;
    const next = lineEnd + (isPair ? 2 : 1);
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
      let balance = 0;
      for (; nextQuote < quotes.length && quotes[nextQuote]!.at < end; nextQuote++) balance += quotes[nextQuote]!.sign;
      lines.push(lineOf(text, start, end, start - at, blanks, found, balance));
      blanks = 0;
    }
    at = next;
  }
  return lines;
}

const LF = 0x0a;
const CR = 0x0d;

function isLineEnd(code: number): boolean {
  return code === LF || code === CR;
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
  quotes: number,
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
    while (titleStart < end && isBlank(text.charCodeAt(titleStart))) titleStart++;
    if (mark.style === 'annex' && /[：:.．、]/.test(text[titleStart] ?? '')) titleStart++;
    titleEnd = headingTextEnd(text, titleStart, end);
    const fused = inline.find((other) => other.fused === true && other.start > titleStart);
    if (fused !== undefined && RANKS[mark.style] < RANKS[fused.style]) titleEnd = Math.min(titleEnd, fused.start);
    const colon = text[titleEnd - 1];
    title = text.slice(titleStart, colon === '：' || colon === ':' ? titleEnd - 1 : titleEnd);
  } else {
    if (end - start <= SHORT_LINE) title = text.slice(start, end);
    const prose = PROSE_START.test(first) ? proseAtLineStart(text, start, end) : undefined;
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
    words: new LineWords(text, start, end, title),
    label: mark === undefined ? text.slice(start, Math.min(end, start + HEAD)) : text.slice(mark.start, mark.end),
    quotes,
    inline: marks,
  };
}

interface QuotePlace {
  readonly at: number;
  readonly sign: number;
}

/** Where quotation marks stand: 1 for opening ones, -1 for closing ones. */
function quotePlaces(text: string): QuotePlace[] {
  const places: QuotePlace[] = [];
  for (const match of text.matchAll(QUOTES)) {
    places.push({ at: match.index, sign: match[0] === '“' || match[0] === '「' ? 1 : -1 });
  }
  return places;
}
