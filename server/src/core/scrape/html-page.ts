/** Turns HTML in a text into the text that a reader of the page sees, as edits. */
import type { Edit } from '../text/edit.ts';
import { BLOCK_ELEMENTS, CELL_ELEMENTS, type HtmlToken } from './html-tokens.ts';

/** A stretch of markup with nothing but blanks between its tokens, and what takes its place. */
export interface MarkupRun {
  readonly start: number;
  readonly end: number;
  readonly edits: readonly Edit[];
  readonly tokens: readonly HtmlToken[];
}

type Break = '' | ' ' | '\t' | '\n';

/** Whether the text is a page, or a good part of one: line ends are blanks then, and elements make the lines. */
export function isPage(text: string, tokens: readonly HtmlToken[]): boolean {
  let markup = 0;
  let blocks = 0;
  for (const token of tokens) {
    if (token.kind === 'entity') continue;
    markup += token.end - token.start;
    if (BLOCK_ELEMENTS.has(token.name) || CELL_ELEMENTS.has(token.name)) blocks++;
  }
  return blocks >= 6 && markup * 5 > text.length;
}

/** Whether a token reads as a blank. */
function isBlankToken(token: HtmlToken): boolean {
  return token.kind !== 'entity' || token.text.trim() === '';
}

/** The break that tokens make between the texts before and after them. */
function breakOf(tokens: readonly HtmlToken[]): Break {
  let leavesCell = false;
  let leavesRow = false;
  let result: Break = '';
  for (const token of tokens) {
    if (token.kind === 'entity') {
      if (result === '') result = ' ';
    } else if (CELL_ELEMENTS.has(token.name)) {
      if (token.closes) leavesCell = true;
    } else if (token.name === 'tr' || token.name === 'table') leavesRow = true;
    else if (BLOCK_ELEMENTS.has(token.name)) result = '\n';
  }
  if (leavesRow) return '\n';
  return leavesCell ? '\t' : result;
}

/** All edits that make a page readable: one list for the whole text. */
export function pageEdits(text: string, tokens: readonly HtmlToken[]): Edit[] {
  const edits: Edit[] = [];
  const replace = (start: number, end: number, by: string): void => {
    if (text.slice(start, end) !== by) edits.push({ start, end, text: by });
  };
  // pieces of text between runs of markup and blanks
  let gapStart = 0;
  let gapTokens: HtmlToken[] = [];
  const lists = new ListNumbers(text);
  let hasText = false;
  let blankBefore = false;
  const close = (gapEnd: number, isLast: boolean): void => {
    const source = text.slice(gapStart, gapEnd);
    if (gapEnd > gapStart) {
      const gap = isLast ? finalBreak(text) : hasText ? separator(text, gapStart, gapEnd, gapTokens, blankBefore) : '';
      const by = isLast ? gap : gap + lists.numberAt(gapEnd);
      if (source !== by) replace(gapStart, gapEnd, by);
    }
    gapTokens = [];
  };
  const piece = (start: number, end: number): void => {
    // text between two tokens: blanks at its ends belong to the gaps
    let from = start;
    let to = end;
    while (from < to && isBlankChar(text.charCodeAt(from))) from++;
    if (from === to) {
      blankBefore ||= end > start;
      return;
    }
    while (to > from && isBlankChar(text.charCodeAt(to - 1))) to--;
    blankBefore ||= from > start;
    close(from, false);
    collapse(text, from, to, replace);
    gapStart = to;
    hasText = true;
    blankBefore = to < end;
  };
  let at = 0;
  for (const token of withoutApparatus(text, tokens)) {
    piece(at, token.start);
    lists.pass(token);
    if (!isBlankToken(token)) {
      close(token.start, false);
      replace(token.start, token.end, token.text);
      gapStart = token.end;
      hasText = true;
      blankBefore = false;
    } else gapTokens.push(token);
    at = token.end;
  }
  piece(at, text.length);
  close(text.length, true);
  return edits;
}

/** Counts the items of ordered lists, whose numbers a browser makes. */
class ListNumbers {
  readonly #text: string;
  /** For each open list the number of its next item; 0 where its items have none. */
  readonly #open: number[] = [];
  #pending = 0;

  constructor(text: string) {
    this.#text = text;
  }

  pass({ name, closes, start, end }: HtmlToken): void {
    if (name === 'ol' || name === 'ul') {
      if (closes) this.#open.pop();
      else {
        const source = this.#text.slice(start, end);
        const isNumbered = name === 'ol' && !/list-style(?:-type)?\s*:\s*none|type=["']?[ai]/i.test(source);
        this.#open.push(isNumbered ? Number(/\sstart=["']?(\d+)/i.exec(source)?.[1] ?? 1) : 0);
      }
    } else if (name === 'li' && !closes) {
      const next = this.#open[this.#open.length - 1] ?? 0;
      this.#pending = next;
      if (next > 0) this.#open[this.#open.length - 1] = next + 1;
    }
  }

  /** The number to write before the text that begins at `at`; an item that brings its own gets none. */
  numberAt(at: number): string {
    const number = this.#pending;
    this.#pending = 0;
    return number === 0 || /^[\d（(①-⑳]|^[一二三四五六七八九十]+、/.test(this.#text.slice(at, at + 4))
      ? ''
      : `${number}. `;
  }
}

/** Elements around the text of a page, and those that only a program reads. */
const APPARATUS: ReadonlySet<string> = new Set(['nav', 'aside', 'footer', 'select', 'button', 'noscript', 'template']);
/** Elements without content. */
const VOID: ReadonlySet<string> = new Set([
  'br',
  'hr',
  'img',
  'input',
  'meta',
  'link',
  'col',
  'area',
  'base',
  'embed',
  'wbr',
  'param',
]);
const HIDDEN = /\sstyle\s*=\s*["'][^"']*display\s*:\s*none|\shidden(?=[\s>=])/i;

/** The tokens with navigation, side bars, feet and hidden elements taken whole, unless that is most of the page. */
function withoutApparatus(text: string, tokens: readonly HtmlToken[]): HtmlToken[] {
  const kept: HtmlToken[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const isOuter =
      token.kind === 'tag' &&
      !token.closes &&
      !VOID.has(token.name) &&
      (APPARATUS.has(token.name) || HIDDEN.test(text.slice(token.start, token.end)));
    const last = isOuter ? closingOf(tokens, i) : -1;
    if (last < 0 || (tokens[last]!.end - token.start) * 3 > text.length) kept.push(token);
    else {
      kept.push({ ...token, kind: 'raw', end: tokens[last]!.end });
      i = last;
    }
  }
  return kept;
}

/** Index of the tag that closes the element opened at `at`, or -1. */
function closingOf(tokens: readonly HtmlToken[], at: number): number {
  const { name } = tokens[at]!;
  let depth = 0;
  for (let i = at; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind !== 'tag' || token.name !== name) continue;
    depth += token.closes ? -1 : 1;
    if (depth === 0) return i;
  }
  return -1;
}

function finalBreak(text: string): string {
  return /\n\s*$/.test(text) ? '\n' : '';
}

function separator(text: string, start: number, end: number, tokens: readonly HtmlToken[], hasBlank: boolean): string {
  const made = breakOf(tokens);
  if (made === '\n' || made === '\t') return made;
  const source = text.slice(start, end);
  if (tokens.length === 0 && !/[\r\n]/.test(source)) return source;
  if (made === '' && !hasBlank) return '';
  const wide = source.replace(/[^\u3000]/g, '');
  if (wide !== '') return wide;
  // a line end of the source between two Han characters is no blank
  const between = `${text[start - 1] ?? ''}${text[end] ?? ''}`;
  return made === '' && /^[\p{Script=Han}，。、；：！？“”（）《》]{2}$/u.test(between) ? '' : ' ';
}

/** Line ends inside a piece of text, with the indent of the source, become blanks or nothing. */
function collapse(
  text: string,
  start: number,
  end: number,
  replace: (start: number, end: number, by: string) => void,
): void {
  const source = text.slice(start, end);
  if (!/[\r\n]/.test(source)) return;
  for (const match of source.matchAll(/[ \t]*[\r\n][ \t\r\n]*/g)) {
    const from = start + match.index;
    const to = from + match[0].length;
    const isParagraph = /\n[ \t]*\r?\n/.test(match[0]);
    const isHan = /[^\x20-\x7e]/.test(text[from - 1] ?? '') || /[^\x20-\x7e]/.test(text[to] ?? '');
    replace(from, to, isParagraph ? '\n' : isHan ? '' : ' ');
  }
}

function isBlankChar(code: number): boolean {
  return code === 0x20 || (code >= 9 && code <= 13) || code === 0x3000 || code === 0xa0 || code === 0xfeff;
}

/** Elements of one letter, which `a<b>c` could be as well: a tag of theirs needs its partner or attributes. */
const ONE_LETTER = new Set(['a', 'b', 'i', 'q', 's', 'u', 'p']);

/** The tokens without those that may be signs of comparison. */
export function withoutComparisons(text: string, tokens: readonly HtmlToken[]): HtmlToken[] {
  const isBare = (token: HtmlToken): boolean => token.kind === 'tag' && ONE_LETTER.has(token.name);
  return tokens.filter((token) => {
    if (!isBare(token) || (token.name === 'p' && atLineEdge(text, token))) return true;
    if (token.end - token.start > 4) return true;
    return tokens.some((other) => isBare(other) && other.name === token.name && other.closes !== token.closes);
  });
}

function atLineEdge(text: string, { start, end }: HtmlToken): boolean {
  return start === 0 || end === text.length || /[\r\n]/.test(text[start - 1]!) || /[\r\n]/.test(text[end]!);
}

/** Runs of markup in a text that is no page: its own line ends stay, block elements add what is missing. */
export function residueRuns(text: string, tokens: readonly HtmlToken[]): MarkupRun[] {
  const runs: MarkupRun[] = [];
  for (let i = 0; i < tokens.length; ) {
    let next = i + 1;
    while (next < tokens.length && /^[ \t\u00a0\u3000]*$/.test(text.slice(tokens[next - 1]!.end, tokens[next]!.start)))
      next++;
    const group = tokens.slice(i, next);
    const start = group[0]!.start;
    const end = group[group.length - 1]!.end;
    runs.push({ start, end, tokens: group, edits: residueEdits(text, start, end, group) });
    i = next;
  }
  return runs;
}

function residueEdits(text: string, start: number, end: number, tokens: readonly HtmlToken[]): Edit[] {
  if (!tokens.every(isBlankToken)) {
    return tokens.map((token) => ({
      start: token.start,
      end: token.end,
      text: token.kind === 'entity' ? token.text : breakOf([token]).trim(),
    }));
  }
  const opensLine = start === 0 || /[\r\n]/.test(text[start - 1]!);
  const closesLine = end === text.length || /[\r\n]/.test(text[end]!);
  let by: string = breakOf(tokens);
  if (opensLine || closesLine) by = '';
  else if (by === ' ' && /[\p{Script=Han}]/u.test(text[start - 1]!) && /^[，。、；：！？”）》]/.test(text[end]!))
    by = '';
  // a line that held nothing but markup goes with its line end
  const lineEnd = /^\r\n|^[\r\n]/.exec(text.slice(end, end + 2))?.[0].length ?? 0;
  const wholeLine = opensLine && closesLine;
  return [{ start, end: wholeLine ? end + lineEnd : end, text: by }];
}
