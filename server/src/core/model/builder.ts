/** Builds the tree of headings from the lines of a document. */
import { namesPart, standsAlone } from './alone.ts';
import { embeddedTitle } from './embedded.ts';
import { findTitle, type TitleLines } from './front.ts';
import { InlineHeadings } from './inline.ts';
import type { Line } from './lines.ts';
import { MarkJudge } from './mark-judge.ts';
import { type Mark, RANKS } from './marks.ts';
import type { Contents, PlacedLines } from './placed.ts';
import { keyOf, Placer } from './placer.ts';
import { isComparison, isPartial, labelledHeading } from './titles.ts';
import { type Heading, HeadingStack, LIST_RANK, type Scope, WORDS_RANK } from './tree.ts';

export interface BuiltTree {
  readonly roots: readonly Heading[];
  readonly all: readonly Heading[];
  readonly title: TitleLines | undefined;
  readonly contents: readonly Contents[];
}

const QUOTE_LINES = 80;
const LINES_AT_ONCE = 500;
/** `附修正「…辦法」部分條文`, `茲修正…法第十四條及第二十四條條文` */
const PUBLISHES_PARTS =
  /^附?(?:茲|主[ \u3000]*旨：)?(?:預告)?(?:修正|增訂|刪除|廢止)[^。]*(?:部分條文|部分規定|第.{1,12}[條點])/;
const CORRECTS = /^(?:主[ \u3000]*旨：)?(?:檢送|有關)?更正|^(?:主[ \u3000]*旨：).{0,60}(?:更正|勘誤)/;
const TABLE_LINE = /[│┌├└┬─┼┐┘]/;

export class TreeBuilder {
  readonly #lines: PlacedLines;
  readonly #stack = new HeadingStack();
  readonly #inline: InlineHeadings;
  readonly #placer: Placer;
  readonly #judge: MarkJudge;
  readonly #contents: Contents[] = [];
  #scope: Scope = { title: '', partial: false, table: false };
  #title: TitleLines | undefined;
  #textSinceMark = false;
  /** Lines left in which an open quotation may close; 0 outside of quotations. */
  #quoted = 0;
  #publishesParts = false;

  /** @param isStandard numbers like `1 范围` are headings even where no `1.1` follows. */
  constructor(lines: PlacedLines, isStandard = false) {
    this.#lines = lines;
    this.#inline = new InlineHeadings(lines, this.#stack);
    this.#placer = new Placer(lines, this.#stack);
    this.#judge = new MarkJudge(lines, this.#stack, isStandard);
  }

  /** Pauses every {@link LINES_AT_ONCE} lines. */
  *build(): Generator<undefined, BuiltTree> {
    const lines = this.#lines;
    this.#title = findTitle(lines);
    let pause = LINES_AT_ONCE;
    for (let i = 0; i < lines.length; i++) {
      if (i >= pause) {
        pause = i + LINES_AT_ONCE;
        yield;
      }
      if (this.#title !== undefined && i === this.#title.first) {
        this.#openTitle(this.#title);
        i = this.#title.last;
        continue;
      }
      const contents = lines.contentsAt(i);
      if (contents !== undefined) {
        this.#contents.push(contents);
        i = contents.end - 1;
        continue;
      }
      i = this.#readLine(i);
    }
    const { top } = this.#stack;
    if (top !== undefined) this.#stack.closeThrough(this.#stack.open[0]!, lines.end(lines.length - 1));
    return { roots: this.#stack.roots, all: this.#stack.all, title: this.#title, contents: this.#contents };
  }

  /** Reads the line at `index` and returns the index of the last line that it took. */
  #readLine(index: number): number {
    const line = this.#lines.line(index)!;
    if (TABLE_LINE.test(line.first)) return index;
    if (!this.#publishesParts && line.mark === undefined) this.#noticeParts(index);
    const mark = this.#judge.markOf(line, index);
    const quoted = this.#isQuoted(line);
    this.#trackQuotes(line);
    let last = index;
    if (!quoted && mark !== undefined && this.#judge.accepts(mark, line, index)) {
      last = this.#openMark(mark, line, index);
    } else if (!quoted && mark === undefined) {
      const taken = this.#readWords(line, index);
      if (taken < 0) {
        this.#textSinceMark = true;
        this.#closeItems(index);
      } else last = taken;
    } else {
      this.#textSinceMark = true;
      if (!quoted) this.#closeItems(index);
    }
    if (!quoted && line.inline.length > 0) {
      this.#inline.read(index, this.#scope, this.#textSinceMark);
      this.#judge.lastArticle = this.#stack.find(({ style }) => style === 'article')?.number ?? this.#judge.lastArticle;
    }
    return last;
  }

  /** A paragraph of an article behind its items belongs to the article, not to the last item. */
  #closeItems(index: number): void {
    const { container, top } = this.#stack;
    if (container?.style !== 'article' || top === container) return;
    if (/[。]/.test(this.#lines.line(index - 1)?.last ?? '')) {
      this.#stack.lapse(container, this.#endBefore(index));
    }
  }

  /** The text of an order says that only parts are published, or that errors of an earlier print are put right. */
  #noticeParts(index: number): void {
    const heading = this.#stack.top;
    if (heading !== undefined && heading.style !== 'title' && heading.style !== 'words') return;
    if (this.#stack.all.some(({ number }) => number !== null)) return;
    const text = this.#lines.textOf(index, 200);
    const corrects = CORRECTS.test(text);
    if (!corrects && !PUBLISHES_PARTS.test(text)) return;
    this.#publishesParts = true;
    this.#scope = { ...this.#scope, partial: true, table: this.#scope.table || corrects };
  }

  #isQuoted(line: Line): boolean {
    if (this.#quoted === 0) return false;
    const { mark } = line;
    if (mark === undefined) return true;
    // the list that holds the quotation goes on: its end was lost
    const sibling = this.#stack.find((heading) => heading.style === mark.style);
    if (sibling === undefined || sibling.number === null || mark.number !== sibling.number + 1) return true;
    this.#quoted = 0;
    return false;
  }

  #trackQuotes(line: Line): void {
    if (this.#quoted > 0) {
      this.#quoted = line.quotes < 0 || line.last === '”' || line.last === '」' ? 0 : this.#quoted - 1;
    } else if (line.quotes > 0) this.#quoted = QUOTE_LINES;
  }

  #openTitle(title: TitleLines): void {
    const lines = this.#lines;
    const start = lines.start(title.first);
    const end = lines.end(title.last);
    this.#closeForTitle(title.first);
    this.#scope = {
      title: title.title,
      partial: isPartial(title.title) || (this.#publishesParts && !/總說明/.test(title.title)),
      table: isComparison(title.title) || (this.#publishesParts && this.#scope.table),
    };
    this.#stack.push(
      { style: 'title', key: 'title', label: '', title: title.title, start, labelEnd: start, headingEnd: end },
      this.#scope,
    );
    this.#judge.lastArticle = null;
    this.#placer.beginDocument();
    this.#textSinceMark = false;
    this.#quoted = 0;
  }

  /** A document inside the document stands below the whole, or below the annex that it is. */
  #closeForTitle(index: number): void {
    const end = index > 0 ? this.#lines.end(index - 1) : 0;
    const root = this.#stack.open[0];
    this.#stack.closeWhile((heading) => heading !== root && heading.style !== 'annex', end);
    if (root !== undefined && root.style !== 'title' && root.style !== 'annex') this.#stack.closeThrough(root, end);
  }

  /** A line without a number: a title inside the document, a heading in words; -1 where it is text. */
  #readWords(line: Line, index: number): number {
    const lines = this.#lines;
    const head = line.label;
    this.#judge.noteStatement(head);
    if (line.title === '' && !/^[主依說公辦擬決事理報討臨院附]/.test(head)) return -1;
    if (line.words.isTableHead && lines.line(index + 1)?.words.isTableHead) {
      this.#scope = { ...this.#scope, table: true };
      return -1;
    }
    const labelled = this.#scope.table ? undefined : labelledHeading(line.title === '' ? head : line.title);
    if (labelled !== undefined && !this.#isCell(line, index)) {
      const rank = labelled.chapter ? this.#chapterRank(labelled.title) : this.#wordsRank(labelled.title);
      this.#openWords(index, labelled.title, lines.start(index) + labelled.length, rank);
      return index;
    }
    const title = embeddedTitle(lines, index, {
      stack: this.#stack,
      mainTitle: this.#title?.title,
      lastArticle: this.#judge.lastArticle,
    });
    if (title !== undefined) {
      this.#openTitle(title);
      return title.last;
    }
    if (!this.#scope.table && (this.#standsAlone(index) || namesPart(lines, index, this.#stack))) {
      const chapter = lines.line(index + 1)!.mark?.style === 'article';
      this.#openWords(index, line.title, lines.end(index), chapter ? RANKS.chapter : WORDS_RANK);
      return index;
    }
    return -1;
  }

  /** A label of two characters among short lines is the cell of a table or form; notes are a heading over a list. */
  #isCell(line: Line, index: number): boolean {
    const isShort = (other: Line | undefined): boolean =>
      other !== undefined && other.mark === undefined && other.end - other.start < 12 && !/[。：:]/.test(other.last);
    if (/^附[ \u3000]*註/.test(line.label) && this.#lines.line(index + 1)?.mark?.number !== 1) return true;
    return line.title.length <= 2 && isShort(this.#lines.line(index - 1)) && isShort(this.#lines.line(index + 1));
  }

  /** `附则` behind parts belongs to none of them. */
  #chapterRank(title: string): number {
    return /^附[则則]$/.test(title) && this.#stack.find(({ style }) => style === 'part') !== undefined
      ? RANKS.part
      : RANKS.chapter;
  }

  /** What was decided on an item stands below it. */
  #wordsRank(title: string): number {
    if (this.#stack.openItem('han') === undefined) return WORDS_RANK;
    const isMinutes =
      /^(?:院長提示|說明|辦法|擬辦)$/.test(title) &&
      this.#stack.find(
        ({ style, title: above }) => style === 'words' && /^(?:報告|討論)事項$|^臨時動議$/.test(above),
      ) !== undefined;
    return isMinutes || /^決[議定]$/.test(title) ? RANKS.han + 0.5 : WORDS_RANK;
  }

  #standsAlone(index: number): boolean {
    return (
      !this.#scope.partial && this.#stack.all.length > 0 && standsAlone(this.#lines, index, this.#judge.lastArticle)
    );
  }

  #openWords(index: number, title: string, headingEnd: number, rank = WORDS_RANK): void {
    this.#stack.closeWhile((heading) => heading.rank >= rank, this.#endBefore(index));
    const start = this.#lines.start(index);
    this.#stack.push(
      { style: 'words', key: 'words', label: '', title, start, labelEnd: start, headingEnd, rank },
      this.#scope,
    );
    this.#textSinceMark = false;
  }

  #endBefore(index: number): number {
    return index > 0 ? this.#lines.end(index - 1) : 0;
  }

  /** Opens the heading of a mark; returns the last line that belongs to the heading. */
  #openMark(mark: Mark, line: Line, index: number): number {
    const base = this.#lines.base(index);
    let last = index;
    let { title } = line;
    let headingEnd = base + line.titleEnd;
    const isHeading = RANKS[mark.style] < RANKS.article || (mark.style === 'decimal' && title === '');
    if (mark.style !== 'annex' && isHeading && this.#titleGoesOn(title, index)) {
      last = index + 1;
      title += this.#lines.line(last)!.title;
      headingEnd = this.#lines.end(last);
    }
    const stray = this.#placer.place(mark, index, this.#scope.table);
    const style = stray ?? mark.style;
    this.#stack.push(
      {
        style: mark.style,
        key: stray === undefined ? keyOf(mark) : stray,
        label: line.label,
        number: mark.number,
        guess: mark.guess,
        sub: mark.sub,
        separator: mark.separator,
        title,
        start: base + mark.start,
        labelEnd: base + mark.end,
        numberStart: base + mark.numberStart,
        numberEnd: base + mark.numberEnd,
        headingEnd,
        afterText: this.#textSinceMark,
        afterColon: (mark.number ?? 0) <= 2 && this.#lines.announcesList(index - 1),
        afterSentence: this.#lines.endsParagraph(index - 1),
        afterOmission: this.#lines.saysOmitted(index - 1),
        afterInline: RANKS[mark.style] >= LIST_RANK && this.#lines.holdsBefore(index - 1, mark),
        strayStyle: stray === undefined ? undefined : style,
      },
      this.#scopeOf(mark, title),
    );
    if (mark.style === 'article') this.#judge.lastArticle = mark.number ?? mark.guess;
    this.#placer.placed(mark);
    this.#textSinceMark = false;
    return last;
  }

  /** Whether the next line is the rest of a chapter's title, or the title of a number that stands alone. */
  #titleGoesOn(title: string, index: number): boolean {
    const next = this.#lines.line(index + 1);
    if (next === undefined || next.mark !== undefined || next.title === '' || next.title.length > 30) return false;
    if (/[。；：，]/.test(next.last) || this.#lines.contentsAt(index + 1) !== undefined) return false;
    return title === '' || this.#lines.line(index + 2)?.mark !== undefined;
  }

  #scopeOf(mark: Mark, title: string): Scope {
    if (mark.style === 'annex') this.#scope = { title, partial: false, table: false };
    return this.#scope;
  }
}
