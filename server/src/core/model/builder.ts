/** Builds the tree of headings from the lines of a document. */
import { namesPart, standsAlone } from './alone.ts';
import { embeddedTitle } from './embedded.ts';
import { findTitle, type TitleLines } from './front.ts';
import { InlineHeadings } from './inline.ts';
import { otherReadings } from './letters.ts';
import type { Line } from './lines.ts';
import { IS_WORD, type Mark, RANKS } from './marks.ts';
import type { Contents, PlacedLines } from './placed.ts';
import { keyOf, Placer } from './placer.ts';
import { isComparison, isDate, isPartial, labelledHeading } from './titles.ts';
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
  readonly #contents: Contents[] = [];
  #scope: Scope = { title: '', partial: false, table: false };
  #title: TitleLines | undefined;
  #textSinceMark = false;
  /** Lines left in which an open quotation may close; 0 outside of quotations. */
  #quoted = 0;
  #annexStatement = 0;
  #lastArticle: number | null = null;
  #publishesParts = false;
  /** Whether the document has decimal numbers; looked for when a number is met that may be one. */
  #decimals: boolean | undefined;

  /** @param isStandard numbers like `1 范围` are headings even where no `1.1` follows. */
  constructor(lines: PlacedLines, isStandard = false) {
    this.#lines = lines;
    this.#inline = new InlineHeadings(lines, this.#stack);
    this.#placer = new Placer(lines, this.#stack);
    this.#decimals = isStandard ? true : undefined;
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
    const mark = this.#markOf(line, index);
    const quoted = this.#isQuoted(line);
    this.#trackQuotes(line);
    let last = index;
    if (!quoted && mark !== undefined && this.#accepts(mark, line, index)) {
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
      this.#lastArticle = this.#stack.find(({ style }) => style === 'article')?.number ?? this.#lastArticle;
    }
    return last;
  }

  /** The mark of a line: `I.`, `V.`, `l.` are what the list around them says. */
  #markOf({ mark, label }: Line, index: number): Mark | undefined {
    if (mark === undefined || mark.certain) return mark;
    const letters = label.slice(mark.numberStart - mark.start, mark.numberEnd - mark.start);
    return otherReadings(mark, letters).find((reading) => this.#fits(reading, index)) ?? mark;
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

  /** Whether a mark at the start of a line is a heading or item here. */
  #accepts(mark: Mark, line: Line, index: number): boolean {
    if (this.#annexStatement > 0) {
      if (mark.style === 'arabic' && mark.number === this.#annexStatement + 1) {
        this.#annexStatement++;
        return false;
      }
      this.#annexStatement = 0;
    }
    if (mark.style === 'annex') return this.#acceptsAnnex(mark, line, index);
    if (mark.style === 'subsection' || mark.style === 'division') {
      return mark.certain && line.end - line.start < 40 && !/[。；，]/.test(line.last);
    }
    if (mark.style === 'decimal' && mark.path === '') return this.#hasDecimals && this.#fits(mark, index);
    // a number alone on its line may be the cell of a table
    if (line.title === '' && RANKS[mark.style] >= LIST_RANK) return this.#fits(mark, index);
    if (mark.certain) return true;
    return this.#fits(mark, index);
  }

  /** For marks that may be the beginning of a sentence: do the neighbours bear them out? */
  #fits(mark: Mark, index: number): boolean {
    const number = mark.number ?? mark.guess;
    if (number === null) return this.#lastNumber(mark) !== null && mark.style === 'article';
    const last = this.#lastNumber(mark);
    const halfBracket = mark.style !== 'arabic-half' && mark.style !== 'latin' && /^[（(）)]$/.test(mark.separator);
    const next = this.#lines.nextMark(index, 60, (other) => other.style === mark.style && other.path === mark.path);
    const following = next < 0 ? null : this.#lines.line(next)!.mark!.number;
    // `大、` between `五、` and `七、`
    const digits = this.#lines.line(index)!.label.slice(mark.numberStart - mark.start, mark.numberEnd - mark.start);
    if (mark.number === null && IS_WORD.test(digits)) return last === number - 1 && following === number + 1;
    // `二、三线城市`: the number itself comes later
    const isPhrase = mark.style === 'han' && mark.separator === '、';
    if (isPhrase && following === number && this.#lines.line(next)!.mark!.certain) return false;
    if (last !== null && number === last + 1 && !halfBracket) return true;
    if (mark.style === 'decimal' && number === 1 && this.#opensBelow(mark)) return true;
    if (following === null) return false;
    if (last !== null && number === last + 1) return following === number + 1;
    return (number === 1 && following === 2) || (last !== null && number === last && following === last + 2);
  }

  get #hasDecimals(): boolean {
    this.#decimals ??= this.#lines.hasMark('decimal', ({ path }) => path !== '');
    return this.#decimals;
  }

  /** `4.1` below chapter 4 of a standard. */
  #opensBelow({ path }: Mark): boolean {
    return (
      path !== '' &&
      this.#hasDecimals &&
      this.#stack.find(({ style, key, number }) => {
        if (style !== 'decimal') return false;
        const above = key.slice('decimal '.length);
        return (above === '' ? `${number}` : `${above}.${number}`) === path;
      }) !== undefined
    );
  }

  #lastNumber(mark: Mark): number | null {
    if (mark.style === 'article') return this.#lastArticle;
    const key = keyOf(mark);
    return this.#stack.find((heading) => heading.key === key)?.number ?? null;
  }

  #acceptsAnnex(mark: Mark, line: Line, index: number): boolean {
    const next = this.#lines.line(index + 1);
    if (next === undefined) return false;
    if (mark.number === null) {
      if (next.mark?.style !== 'arabic' || next.mark.number !== 1 || !/[：:]/.test(line.last))
        return !isDate(next.title);
      this.#annexStatement = 0;
      const after = this.#lines.nextMark(index, 3, ({ style, number }) => style === 'arabic' && number === 1);
      if (after !== index + 1) return true;
      this.#annexStatement = 1;
      return false;
    }
    // the statement names annexes that come later
    const again = this.#lines.nextMark(
      index,
      2000,
      (other) =>
        other.style === 'annex' && other.number === mark.number && other.path === mark.path && other.sub === mark.sub,
    );
    const isStatement = again >= 0 && line.title !== '' && !/[（(]?[续續][）)]?$/.test(this.#lines.line(again)!.title);
    if (isStatement && next.mark?.style === 'arabic' && mark.number === 1) this.#annexStatement = 1;
    return !isStatement;
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
    this.#lastArticle = null;
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
    if (/^附[件表]?[：:]/.test(head) && /[1１一][.．、]/.test(head)) this.#annexStatement = 1;
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
      lastArticle: this.#lastArticle,
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
    return !this.#scope.partial && this.#stack.all.length > 0 && standsAlone(this.#lines, index, this.#lastArticle);
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
    if (mark.style === 'article') this.#lastArticle = mark.number ?? mark.guess;
    this.#placer.placed(mark);
    this.#textSinceMark = false;
    return last;
  }

  /** Whether the next line is the rest of a chapter's title, or the title of a number that stands alone. */
  #titleGoesOn(title: string, index: number): boolean {
    const next = this.#lines.line(index + 1);
    if (next === undefined || next.mark !== undefined || next.title === '' || next.title.length > 30) return false;
    if (/[。；：，]/.test(next.last)) return false;
    return title === '' || this.#lines.line(index + 2)?.mark !== undefined;
  }

  #scopeOf(mark: Mark, title: string): Scope {
    if (mark.style === 'annex') this.#scope = { title, partial: false, table: false };
    return this.#scope;
  }
}
