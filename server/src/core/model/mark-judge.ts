/** Which marks at the beginning of a line number something here, and which are words, figures or names of annexes. */
import { otherReadings } from './letters.ts';
import type { Line } from './lines.ts';
import { IS_WORD, type Mark, RANKS } from './marks.ts';
import type { PlacedLines } from './placed.ts';
import { keyOf } from './placer.ts';
import { isDate } from './titles.ts';
import { type HeadingStack, LIST_RANK } from './tree.ts';

export class MarkJudge {
  /** Number of the last article; null at the beginning of a document. */
  lastArticle: number | null = null;
  readonly #lines: PlacedLines;
  readonly #stack: HeadingStack;
  /** Number of the last annex that a statement of annexes has named; 0 outside of one. */
  #annexStatement = 0;
  /** Whether the document has decimal numbers; looked for when a number is met that may be one. */
  #decimals: boolean | undefined;

  /** @param isStandard numbers like `1 范围` are headings even where no `1.1` follows. */
  constructor(lines: PlacedLines, stack: HeadingStack, isStandard: boolean) {
    this.#lines = lines;
    this.#stack = stack;
    this.#decimals = isStandard ? true : undefined;
  }

  /** The mark of a line: `I.`, `V.`, `l.` are what the list around them says. */
  markOf({ mark, label }: Line, index: number): Mark | undefined {
    if (mark === undefined || mark.certain) return mark;
    const letters = label.slice(mark.numberStart - mark.start, mark.numberEnd - mark.start);
    return otherReadings(mark, letters).find((reading) => this.#fits(reading, index)) ?? mark;
  }

  /** Whether a mark at the start of a line is a heading or item here. */
  accepts(mark: Mark, line: Line, index: number): boolean {
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

  /** Notes that a line without a number opens a statement of annexes: `附件：1.名称`. */
  noteStatement(label: string): void {
    if (/^附[件表]?[：:]/.test(label) && /[1１一][.．、]/.test(label)) this.#annexStatement = 1;
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
    if (mark.style === 'article') return this.lastArticle;
    const key = keyOf(mark);
    return this.#stack.find((heading) => heading.key === key)?.number ?? null;
  }

  #acceptsAnnex(mark: Mark, line: Line, index: number): boolean {
    const next = this.#lines.line(index + 1);
    // a name alone at the very end, unless it goes on a row of them: `附表一　…`, `附表二　…`
    if (next === undefined) return mark.number !== null && this.#lastNumber(mark) === mark.number - 1;
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
}
