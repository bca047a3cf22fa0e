/** The lines of a whole document in order, with what can be asked about their neighbourhood. */
import type { Text } from '../text/text.ts';
import type { Line } from './lines.ts';
import { type Mark, type MarkStyle, RANKS } from './marks.ts';
import { formatLike } from './numerals.ts';
import { isContentsHead } from './titles.ts';

/** The lines of a table of contents. */
export interface Contents {
  readonly first: number;
  /** Index behind its last line. */
  readonly end: number;
}

const PARAGRAPH_ENDS = '。！？…”」；;，、';

/** What the head of a table of contents begins with. */
const CONTENTS_BEGIN = '目【[内內本总總';

export class PlacedLines {
  readonly text: Text;
  readonly #lines: readonly Line[];
  readonly #bases: Int32Array;

  /** @param bases what the offsets of each line are relative to */
  constructor(lines: readonly Line[], bases: Int32Array, text: Text) {
    this.text = text;
    this.#lines = lines;
    this.#bases = bases;
  }

  get length(): number {
    return this.#lines.length;
  }

  line(index: number): Line | undefined {
    return this.#lines[index];
  }

  /** What the offsets of a line are relative to. */
  base(index: number): number {
    return this.#bases[index]!;
  }

  start(index: number): number {
    return this.#bases[index]! + this.#lines[index]!.start;
  }

  end(index: number): number {
    return this.#bases[index]! + this.#lines[index]!.end;
  }

  /** The line itself, cut after `limit` characters. */
  textOf(index: number, limit = Number.POSITIVE_INFINITY): string {
    return this.text.slice(this.start(index), Math.min(this.end(index), this.start(index) + limit));
  }

  /** Whether a list may begin behind this line: it ends with a colon, or says that one follows. */
  announcesList(index: number): boolean {
    return this.line(index)?.words.announcesList === true;
  }

  /** Whether a line ends like a paragraph of running text, not like a label or the cell of a table. */
  endsParagraph(index: number): boolean {
    const line = this.line(index);
    if (line === undefined) return false;
    return line.end - line.start >= 60 || PARAGRAPH_ENDS.includes(line.last);
  }

  /** Whether a line says that what stood here was left out or deleted: `（五至十一略）`. */
  saysOmitted(index: number): boolean {
    const line = this.line(index);
    if (line?.words.saysOmitted !== true) return false;
    // `第 9 條` and `（刪除）` below it: that article alone
    const heading = this.line(index - 1);
    return heading?.mark?.style !== 'article' || heading.title !== '' || !/^[（(][刪删]/.test(this.textOf(index, 4));
  }

  /** Whether a line holds the mark of the number before `mark`, behind other text. */
  holdsBefore(index: number, mark: Mark): boolean {
    const line = this.line(index);
    if (line === undefined || mark.number === null || mark.number < 2 || line.mark?.style === mark.style) return false;
    const { number } = mark;
    return this.line(index + 1)!.words.heldBefore(line, number, () => {
      const label = this.text.slice(this.start(index + 1), this.start(index + 1) + mark.end - mark.start);
      const from = mark.numberStart - mark.start;
      const to = mark.numberEnd - mark.start;
      const wanted = formatLike(number - 1, label.slice(from, to));
      return wanted !== undefined && this.textOf(index).indexOf(label.slice(0, from) + wanted + label.slice(to)) > 0;
    });
  }

  /** The next line behind `index` with a mark that `test` accepts, looking at `limit` lines. */
  nextMark(index: number, limit: number, test: (mark: Mark) => boolean): number {
    const stop = Math.min(this.length, index + 1 + limit);
    for (let i = index + 1; i < stop; i++) {
      const mark = this.line(i)!.mark;
      if (mark !== undefined && test(mark)) return i;
    }
    return -1;
  }

  some(test: (line: Line) => boolean): boolean {
    return this.#lines.some(test);
  }

  hasMark(style: MarkStyle, test: (mark: Mark) => boolean): boolean {
    return this.some(({ mark }) => mark !== undefined && mark.style === style && test(mark));
  }

  /** The table of contents that begins at the head at `index`. */
  contentsAt(index: number): Contents | undefined {
    const line = this.line(index)!;
    const isHead = line.mark === undefined && CONTENTS_BEGIN.includes(line.first);
    if (isHead ? !isContentsHead(line.title) : line.mark === undefined || !this.#listsChapters(index)) return undefined;
    const first = line.mark === undefined ? index + 1 : index;
    const head = this.line(first)?.mark;
    if (head === undefined) return undefined;
    const named = new Set<string>();
    const label = (at: number): string => {
      const { style, path, number } = this.line(at)!.mark!;
      return `${style} ${path} ${number}`;
    };
    let end = first;
    for (; end < this.length; end++) {
      const line = this.line(end)!;
      if (line.end - line.start > 60 || /[。；]/.test(line.last) || line.mark?.style === 'article') break;
      if (end > first && line.mark !== undefined && line.mark.style === head.style && named.has(label(end))) break;
      if (line.mark !== undefined && line.mark.style === head.style) named.add(label(end));
      if (line.mark === undefined && end + 1 < this.length && !this.#contentsLineFollows(end)) break;
    }
    return { first, end };
  }

  /** Chapters named one after the other without text, the first of which comes again: contents without their head. */
  #listsChapters(index: number): boolean {
    const line = this.line(index)!;
    const mark = line.mark!;
    if ((mark.style !== 'chapter' && mark.style !== 'part') || this.line(index + 1)?.mark?.style !== mark.style)
      return false;
    const named = new Set<string>();
    let i = index;
    for (; i < this.length; i++) {
      const other = this.line(i)!;
      if (other.mark === undefined || RANKS[other.mark.style] >= RANKS.article) break;
      if (other.mark.style !== mark.style) continue;
      const name = `${other.mark.number} ${other.title}`;
      if (named.has(name)) return true;
      named.add(name);
    }
    if (named.size < 3) return false;
    for (const end = Math.min(this.length, i + 400); i < end; i++) {
      const other = this.line(i)!;
      if (other.mark?.style === mark.style && named.has(`${other.mark.number} ${other.title}`)) return true;
    }
    return false;
  }

  #contentsLineFollows(index: number): boolean {
    const next = this.line(index + 1)!;
    return next.mark !== undefined && next.mark.style !== 'article' && next.end - next.start <= 60;
  }

  /** Whether a document may have ended before this line: a date, a signature, a note of publication. */
  endsDocument(index: number): boolean {
    return this.line(index)?.words.endsDocument === true;
  }
}
