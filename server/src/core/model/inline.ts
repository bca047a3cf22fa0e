/** Headings and items inside paragraphs: enumerations in prose, and headings that were glued to the sentence before. */
import { RANKS } from './marks.ts';
import type { PlacedLines } from './placed.ts';
import { clauseEnd, type InlineMark, SERIAL } from './prose.ts';
import { runInTitleEnd } from './run-in.ts';
import { type Heading, type HeadingStack, LIST_RANK, type Scope } from './tree.ts';

/** A list in prose that may go on. */
interface OpenList {
  readonly id: number;
  readonly word: string;
  readonly parent: Heading | undefined;
  heading: Heading;
  /** The number of the last mark as it was read: `最后` is 4, whatever its place in the list. */
  read: number;
  lineIndex: number;
}

/** Lines that may stand between two items of a list in prose. */
const LIST_REACH = 4;
/** Between two headings inside one paragraph stands at least so much text. */
const HEADING_DISTANCE = 60;

export class InlineHeadings {
  readonly #lines: PlacedLines;
  readonly #stack: HeadingStack;
  #lists: OpenList[] = [];
  #nextId = 1;

  constructor(lines: PlacedLines, stack: HeadingStack) {
    this.#lines = lines;
    this.#stack = stack;
  }

  /** Reads the numbers inside the line at `index`. */
  read(index: number, scope: Scope, afterText: boolean): void {
    const line = this.#lines.line(index)!;
    const base = this.#lines.base(index);
    for (let at = 0; at < line.inline.length; at++) {
      const mark = line.inline[at]!;
      if (mark.style === 'prose') this.#readProse(index, at, scope);
      else if (
        mark.before !== '' &&
        !(line.mark !== undefined && mark.start <= line.mark.end) &&
        this.#isRunIn(index, at)
      ) {
        this.#openRunIn(mark, base, index, scope, afterText);
      }
    }
  }

  #readProse(index: number, at: number, scope: Scope): void {
    const line = this.#lines.line(index)!;
    const base = this.#lines.base(index);
    const mark = line.inline[at]!;
    const parent = this.#stack.top;
    this.#lists = this.#lists.filter(
      (list) => index - list.lineIndex <= LIST_REACH && (list.parent === parent || list.lineIndex === index),
    );
    let list = this.#lists.find((open) => open.word === mark.word && this.#continues(open, mark, index, at));
    if (list === undefined) {
      if (mark.number > (mark.word === SERIAL ? 1 : 2) || !this.#goesOn(index, at, mark)) return;
      const outer = this.#lists.find(({ lineIndex }) => lineIndex === index);
      const nested =
        outer !== undefined &&
        // `第一，…。一是…二是…` in a paragraph of its own; `其次，一是…二是…`
        (!outer.heading.inline ||
          outer.heading.labelEnd + 1 >= base + mark.start ||
          this.#hasLater(index, at, outer.word, outer.heading.number! + 1));
      list = {
        id: this.#nextId++,
        word: mark.word,
        parent: nested ? outer.heading : parent,
        heading: undefined as never,
        read: mark.number,
        lineIndex: index,
      };
      if (!nested) this.#lists = this.#lists.filter(({ word }) => word !== mark.word);
      this.#lists.push(list);
    }
    const isSerial = this.#lists.some(({ word }) => word === SERIAL);
    const next = line.inline
      .slice(at + 1)
      .find(({ style, word }) => style === 'prose' && (word !== SERIAL || isSerial));
    const end = base + Math.min(line.end, next?.start ?? line.end);
    // the comma behind `首先` is no part of its label
    const textStart = base + mark.end + (mark.word === SERIAL ? 1 : 0);
    const words = this.#lines.text.slice(textStart, end);
    const headingEnd = textStart + clauseEnd(words, 0, words.length);
    const number = mark.word === SERIAL ? (list.heading?.number ?? 0) + 1 : mark.number;
    const heading = this.#stack.add(
      {
        style: 'prose',
        key: `prose ${list.id}`,
        label: this.#lines.text.slice(base + mark.start, base + mark.end),
        number,
        title: this.#lines.text.slice(textStart, headingEnd),
        start: base + mark.start,
        labelEnd: base + mark.end,
        numberStart: base + mark.numberStart,
        numberEnd: base + mark.numberEnd,
        headingEnd,
        separator: mark.separator,
        inline: mark.before !== '',
      },
      scope,
      list.parent,
    );
    heading.end = end;
    if (list.parent !== undefined && list.parent !== parent) list.parent.end = Math.max(list.parent.end, end);
    list.heading = heading;
    list.read = mark.number;
    list.lineIndex = index;
  }

  /** Whether a number goes on a list: the next ones, the same again, or a wrong one after which the list runs on. */
  #continues({ word, heading, read }: OpenList, { number }: InlineMark, index: number, at: number): boolean {
    const last = heading.number!;
    if (number === 1) return false;
    if (word === SERIAL) return number >= read && read < 4;
    return (number >= last && number <= last + 3) || this.#hasLater(index, at, word, last + 2);
  }

  /** Whether a list that begins here has a second item: later in the line, or in one of the next lines. */
  #goesOn(index: number, at: number, mark: InlineMark): boolean {
    const follows = ({ style, word, number }: InlineMark): boolean =>
      style === 'prose' &&
      word === mark.word &&
      (number === mark.number + 1 || (mark.number === 1 && number === 3 && word !== SERIAL));
    const stop = Math.min(this.#lines.length, index + 1 + LIST_REACH);
    for (let i = index; i < stop; i++) {
      const line = this.#lines.line(i)!;
      if (i > index && line.mark !== undefined) return false;
      if (line.inline.some((other, place) => (i > index || place > at) && follows(other))) return true;
    }
    return false;
  }

  #hasLater(index: number, at: number, word: string, number: number): boolean {
    return this.#lines
      .line(index)!
      .inline.some(
        (mark, place) =>
          place > at && mark.word === word && (word === SERIAL ? mark.number > 1 : mark.number === number),
      );
  }

  /**
   * A number inside a paragraph is a heading that lost its line end where it goes on the list of the headings around
   * it, behind the end of a sentence, with text enough on both sides. Lists that their author wrote in a paragraph
   * have short items, parted by semicolons.
   */
  #isRunIn(index: number, at: number): boolean {
    const line = this.#lines.line(index)!;
    const base = this.#lines.base(index);
    const mark = line.inline[at]!;
    const sentence = /[。！？!?…”）]/.test(mark.before);
    if (mark.fused === true) return this.#goesOnFused(mark) && !this.#isQuoted(base + line.start, base + mark.start);
    if (!sentence && mark.before !== '；' && mark.before !== ';') return false;
    if (this.#isQuoted(base + line.start, base + mark.start)) return false;
    const previous = this.#stack.find((heading) => heading.style === mark.style);
    const fits =
      previous !== undefined &&
      previous.key === mark.style &&
      (previous.number === mark.number - 1 || (mark.sub > 0 && previous.number === mark.number));
    const next = this.#lines.nextMark(index, 60, ({ style }) => style === mark.style);
    const following = next < 0 ? undefined : this.#lines.line(next)!.mark!.number;
    if (fits && !previous.inline && following === mark.number + 1) return true;
    if (fits && this.#runsOn(index, at, following)) return true;
    if (mark.glued) return false;
    // `。第十三条 ` with the very next number and a blank behind it
    if (mark.style === 'article') return fits && sentence;
    if (mark.style === 'arabic') return false;
    // the last item, glued to the one before it, which begins this line
    if (fits && previous.start === base + line.start && !this.#listInParagraph(line.inline, mark)) return true;
    if (!sentence) return false;
    if (fits && !previous.inline) return !this.#listInParagraph(line.inline, mark);
    const later = line.inline.slice(at + 1).find(({ style }) => style === mark.style);
    const room = (later?.start ?? line.end) - mark.end;
    const before = previous === undefined ? HEADING_DISTANCE : base + mark.start - previous.start;
    const distant = before >= HEADING_DISTANCE && room >= HEADING_DISTANCE;
    // the last one in its line may be a heading whose body begins on the next
    if (fits) return before >= HEADING_DISTANCE && (distant || later === undefined);
    // the first item, glued to the text above the list, whose second begins a line
    if (
      mark.style === 'han' &&
      mark.number === 1 &&
      later === undefined &&
      following === 2 &&
      before >= HEADING_DISTANCE
    ) {
      return true;
    }
    if (mark.style !== 'han' || !distant) return false;
    // a list that begins here, or begins again, and goes on in the same way
    return later !== undefined
      ? later.number === mark.number + 1 && later.start - mark.end >= HEADING_DISTANCE
      : following === mark.number + 1;
  }

  /** Whether a fused chapter or article is the next of its kind. */
  #goesOnFused({ style, number }: InlineMark): boolean {
    const previous = this.#stack.find((heading) => heading.style === style);
    return previous === undefined ? number === 1 || style === 'article' : previous.number === number - 1;
  }

  /** Items behind the one that begins this line, after which the list goes on in the next line. */
  #runsOn(index: number, at: number, following: number | null | undefined): boolean {
    const { inline, mark: first } = this.#lines.line(index)!;
    const { style, number } = inline[at]!;
    if (first?.style !== style) return false;
    let last = number;
    for (const mark of inline.slice(at + 1)) {
      if (mark.style !== style) continue;
      if (mark.number !== last + 1) return false;
      last++;
    }
    return following === last + 1;
  }

  /** A list inside one paragraph, by its author: other items of the style are parted by semicolons. */
  #listInParagraph(marks: readonly InlineMark[], mark: InlineMark): boolean {
    return marks.some((other) => other !== mark && other.style === mark.style && /[；;：:]/.test(other.before));
  }

  #isQuoted(start: number, offset: number): boolean {
    const before = this.#lines.text.slice(start, offset);
    const opened = before.split(/[“「]/).length;
    return opened > before.split(/[”」]/).length;
  }

  #openRunIn(mark: InlineMark, base: number, index: number, scope: Scope, afterText: boolean): void {
    const line = this.#lines.line(index)!;
    const start = base + mark.start;
    const rank = RANKS[mark.style];
    const sibling = this.#stack.openItem(mark.style);
    if (rank < LIST_RANK) this.#stack.closeWhile((heading) => heading.rank >= rank, start);
    else if (sibling !== undefined) this.#stack.closeThrough(sibling, start);
    else this.#stack.closeWhile((heading) => heading.rank > rank, start);
    const later = line.inline.find(
      ({ style, start: place, fused }) =>
        place > mark.end && (style === mark.style || (fused === true && RANKS[style] > rank)),
    );
    const bodyEnd = later?.start ?? line.end;
    const body = this.#lines.text.slice(base + mark.end, base + bodyEnd);
    const titleEnd = runInTitleEnd(body);
    this.#stack.push(
      {
        style: mark.style,
        key: mark.style,
        label: this.#lines.text.slice(start, base + mark.end),
        number: mark.number,
        sub: mark.sub,
        separator: mark.separator,
        title: body.slice(0, titleEnd).trim(),
        start,
        labelEnd: base + mark.end,
        numberStart: base + mark.numberStart,
        numberEnd: base + mark.numberEnd,
        headingEnd: base + mark.end + titleEnd,
        inline: true,
        afterText,
        afterSentence: true,
      },
      scope,
    );
  }
}
