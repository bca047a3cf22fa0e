/** Numbers of headings that a line end cuts: from their words, or in the middle. */
import type { BlockScanner, DocumentView } from '../engine/rule.ts';
import { readStrictHan } from '../model/numerals.ts';
import { beginsInside, beginsWithMark } from '../text/sentences.ts';

const HAN = '一二三四五六七八九十百千';
const BLANK = '[ \\t\\u3000\\u00a0]*';
/** A line that is nothing but the number of a heading. */
const ALONE = new RegExp(
  `^${BLANK}(?:([${HAN}]{1,5})、|[（(]([${HAN}]{1,5})[）)]|第${BLANK}([〇零${HAN}]{1,8})${BLANK}([条條章节節]))${BLANK}\\r?$`,
);
/** A line that is nothing but the first part of such a number, or the beginning of an article's number at its end. */
const CUT = new RegExp(`^${BLANK}(?:[（(][${HAN}]{0,4}|第[〇零${HAN}]{1,7})${BLANK}\\r?$|第${BLANK}\\r?$`);
/** What goes on with a number that was cut behind a bracket, and behind `第`. */
const BRACKET_REST = new RegExp(`^[${HAN}]{0,4}[）)]`);
const ARTICLE_REST = new RegExp(`^[〇零${HAN}]{0,7}[条條章节節](?![件例约約文日目能])`);
/** The beginning of a year at the end of a line. */
const YEAR_HEAD = /[\p{Script=Han}，、；]((?:19|20)\d|19|20)\r?$/u;
/** Longest line that can be a number alone, in UTF-16 code units. */
const LONGEST = 14;
/** How many places are looked at between two pauses. */
const LINES_AT_ONCE = 256;

type SplitKind = 'alone' | 'cut' | 'year';

interface SplitLine {
  readonly kind: SplitKind;
  readonly start: number;
}

/** A line end to take out. */
export interface SplitHeading {
  /** Where the blanks before the line end begin. */
  readonly start: number;
  /** Behind the line end and the blanks of the next line. */
  readonly end: number;
  /** What stands between the number and its words. */
  readonly text: string;
}

export const splitLines: BlockScanner<readonly SplitLine[]> = {
  name: 'numbers cut by a line end',
  scan({ text }) {
    const found: SplitLine[] = [];
    for (let start = 0; start < text.length; ) {
      let next = text.indexOf('\n', start);
      if (next < 0) next = text.length;
      const kind = next > start ? kindOf(text, start, next) : undefined;
      if (kind !== undefined) found.push({ kind, start });
      start = next + 1;
    }
    return found;
  },
};

function kindOf(text: string, start: number, next: number): SplitKind | undefined {
  let end = next;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  const last = text.charCodeAt(end - 1);
  if (end - start > LONGEST && last !== 0x7b2c && !(last >= 0x30 && last <= 0x39)) return undefined;
  if (end - start <= LONGEST) {
    const line = text.slice(start, end);
    if (ALONE.test(line)) return 'alone';
    return CUT.test(line) ? 'cut' : undefined;
  }
  if (last === 0x7b2c) return 'cut';
  return YEAR_HEAD.test(text.slice(end - 5, end)) ? 'year' : undefined;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x3000 || code === 0x09 || code === 0x0d || code === 0xa0;
}

/** The line ends that cut the number of a heading, in order. Pauses where the whole document is read. */
export function* splitHeadingsOf(view: DocumentView): Generator<undefined, readonly SplitHeading[]> {
  const found = view
    .perBlock(splitLines)
    .flatMap(({ start, value }) => value.map((line) => ({ ...line, start: line.start + start })));
  if (found.length === 0) return [];
  const styles = new Styles(view, found.filter(({ kind }) => kind === 'alone').length);
  const splits: SplitHeading[] = [];
  for (const [index, { kind, start }] of found.entries()) {
    if (index % LINES_AT_ONCE === 0) yield;
    const number = view.text.positionAt(start).line;
    if (number + 1 >= view.text.lineCount) continue;
    const head = view.text.slice(start, view.text.lineEnd(number)).trimEnd();
    // a number alone on its line may have a blank line before its words
    const isApart = kind === 'alone' && number + 2 < view.text.lineCount && isBlankLine(view, number + 1);
    const next = isApart ? number + 2 : number + 1;
    const nextStart = view.text.lineStart(next);
    const whole = view.text.slice(nextStart, view.text.lineEnd(next));
    const rest = whole.trimStart();
    if (rest === '') continue;
    const goesOn =
      kind === 'alone'
        ? yield* styles.isBroken(head, rest, start)
        : kind === 'cut'
          ? isRest(head, rest)
          : isYear(head, rest);
    if (!goesOn) continue;
    const text = kind === 'alone' && head.trimStart().startsWith('第') ? '\u3000' : '';
    splits.push({ start: start + head.length, end: nextStart + (whole.length - rest.length), text });
  }
  return splits;
}

function isBlankLine(view: DocumentView, number: number): boolean {
  return view.text.slice(view.text.lineStart(number), view.text.lineEnd(number)).trim() === '';
}

function isRest(head: string, rest: string): boolean {
  const opening = head.trimStart();
  if (/^[（(]/.test(opening)) return BRACKET_REST.test(rest) && (opening.length > 1 || !/^[）)]/.test(rest));
  return ARTICLE_REST.test(rest) && (opening !== '第' || !/^[条條章节節]/.test(rest));
}

function isYear(head: string, rest: string): boolean {
  const years = /(?:19|20)\d?$/.exec(head)![0] + (/^(\d{1,2})年/.exec(rest)?.[1] ?? '');
  return years.length === 4;
}

/** How the numbers of each style stand in the document. */
class Styles {
  readonly #view: DocumentView;
  readonly #alone: number;
  readonly #known = new Map<string, readonly PlacedNumber[]>();

  constructor(view: DocumentView, alone: number) {
    this.#view = view;
    this.#alone = alone;
  }

  /** Whether a number alone on its line is a heading whose words stand on the next: the others of its style hold theirs. */
  *isBroken(head: string, rest: string, start: number): Generator<undefined, boolean> {
    if (!/^[\p{Script=Han}“《]/u.test(rest) || beginsInside(rest) || beginsWithMark(rest)) return false;
    const [, item, sub, article, unit] = ALONE.exec(head)!;
    const number = readStrictHan(item ?? sub ?? article!);
    if (number === null) return false;
    const whole = yield* this.#whole(item !== undefined ? '、' : sub !== undefined ? '）' : unit!);
    if (whole.length < 2 || whole.length < this.#alone * 2) return false;
    const after = firstBehind(whole, start);
    return whole[after - 1]?.number === number - 1 || whole[after]?.number === number + 1;
  }

  /** The numbers of a style that stand with their words, in order. */
  *#whole(style: string): Generator<undefined, readonly PlacedNumber[]> {
    const known = this.#known.get(style);
    if (known !== undefined) return known;
    const mark =
      style === '、'
        ? `([${HAN}]{1,5})、`
        : style === '）'
          ? `[（(]([${HAN}]{1,5})[）)]`
          : `第${BLANK}([〇零${HAN}]{1,8})${BLANK}${style}`;
    const regex = new RegExp(`^${BLANK}${mark}${BLANK}(?=[^\\s\\u3000])`, 'gmu');
    const found: PlacedNumber[] = [];
    const { blocks, starts } = this.#view.text;
    for (const [index, { text }] of blocks.entries()) {
      for (const match of text.matchAll(regex)) {
        found.push({ start: match.index + starts[index]!, number: readStrictHan(match[1]!) ?? 0 });
      }
      yield;
    }
    this.#known.set(style, found);
    return found;
  }
}

interface PlacedNumber {
  readonly start: number;
  readonly number: number;
}

/** Index of the first number that stands behind an offset. */
function firstBehind(numbers: readonly PlacedNumber[], offset: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]!.start > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
