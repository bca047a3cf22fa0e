/** Finds the place of a numbered line in the tree: what it closes, and the list that it belongs to. */
import { LETTER_STYLES, type Mark, type MarkStyle, RANKS } from './marks.ts';
import type { PlacedLines } from './placed.ts';
import { type Heading, type HeadingStack, LIST_RANK } from './tree.ts';

export class Placer {
  readonly #lines: PlacedLines;
  readonly #stack: HeadingStack;
  /** The latest number of each style in the document that is being read. */
  readonly #lastOfStyle = new Map<
    MarkStyle,
    { readonly number: number | null; readonly container: Heading | undefined }
  >();

  constructor(lines: PlacedLines, stack: HeadingStack) {
    this.#lines = lines;
    this.#stack = stack;
  }

  /** Another document begins. */
  beginDocument(): void {
    this.#lastOfStyle.clear();
  }

  /** A numbered line was taken into the tree. */
  placed(mark: Mark): void {
    this.#lastOfStyle.set(mark.style, { number: mark.number ?? mark.guess, container: this.#stack.container });
  }

  /** Closes what the mark ends. Returns the style of the list that it belongs to where that is not its own. */
  place(mark: Mark, index: number, inTable: boolean): MarkStyle | undefined {
    const rank = RANKS[mark.style];
    const end = index > 0 ? this.#lines.end(index - 1) : 0;
    if (mark.style === 'annex') {
      this.#stack.closeWhile((heading) => heading.style !== 'title' || heading.parent?.style === 'annex', end);
      return undefined;
    }
    if (rank < LIST_RANK) {
      this.#stack.closeWhile(
        (heading) => heading.rank >= rank && !(mark.style === 'article' && this.#holdsArticles(heading)),
        end,
      );
      return undefined;
    }
    return this.#placeItem(mark, index, end, inTable);
  }

  /** `一、总则` over articles: a list item that is a heading of its own line. */
  #holdsArticles(heading: Heading): boolean {
    if (!['han', 'han-bracket', 'formal', 'words'].includes(heading.style)) return false;
    if (this.#stack.open.some(({ style }) => style === 'article') && heading.children.length === 0) return false;
    return (
      heading.headingEnd - heading.start < 30 &&
      !this.#stack.open.some(
        (open) => open.style === 'article' && this.#stack.open.indexOf(open) < this.#stack.open.indexOf(heading),
      )
    );
  }

  /** Whether articles stand below a heading, of its own or of the headings below it (`四、` `（一）` `第八十四条`). */
  #isAboveArticles(heading: Heading): boolean {
    if (heading.children.some(({ style }) => style === 'article')) return true;
    const below = this.#stack.open.slice(this.#stack.open.indexOf(heading) + 1);
    return below.some(({ style }) => style === 'article');
  }

  #placeItem(mark: Mark, index: number, end: number, inTable: boolean): MarkStyle | undefined {
    const key = keyOf(mark);
    const number = mark.number ?? mark.guess ?? 0;
    this.#stack.resume(key, number);
    const outer = this.#stack.find((heading) => heading.key === key && this.#isAboveArticles(heading));
    if (
      outer !== undefined &&
      outer.number !== null &&
      number === outer.number + 1 &&
      this.#stack.openItem(key)?.number !== outer.number
    ) {
      this.#stack.closeThrough(outer, end);
      return undefined;
    }
    const sibling = this.#stack.openItem(key);
    const stray = inTable || sibling?.number === number - 1 ? undefined : this.#strayStyle(mark, number, index);
    if (stray !== undefined) {
      this.#stack.closeThrough(stray, end);
      return stray.style as MarkStyle;
    }
    if (sibling !== undefined) {
      this.#stack.closeThrough(sibling, end);
      return undefined;
    }
    const rank = RANKS[mark.style];
    const nested = number === 1 && (LETTER_STYLES.has(mark.style) || this.#lines.announcesList(index - 1));
    if (mark.style === 'decimal') {
      const depth = mark.path === '' ? 0 : mark.path.split('.').length;
      this.#stack.closeWhile((heading) => heading.style === 'decimal' && depthOf(heading) >= depth, end);
    } else if (!nested) {
      this.#stack.closeWhile(
        (heading) =>
          heading.rank >= LIST_RANK && heading.rank > rank && !(number === 1 && LETTER_STYLES.has(heading.style)),
        end,
      );
    }
    return undefined;
  }

  /** The open item whose list asks for this number next and goes on behind it in its own style. */
  #strayStyle(mark: Mark, number: number, index: number): Heading | undefined {
    if (number < 2 || mark.style === 'decimal') return undefined;
    // its own style goes on here: numbers that run on through the headings above them
    const last = this.#lastOfStyle.get(mark.style);
    const { container } = this.#stack;
    const isAcross = container?.style === 'article' && last?.container !== container;
    if (last?.number === number - 1 && !isAcross) return undefined;
    const own = this.#lines.nextMark(index, 40, ({ style }) => style === mark.style);
    for (let i = this.#stack.open.length - 1; i >= 0; i--) {
      const heading = this.#stack.open[i]!;
      if (heading.rank < LIST_RANK) return undefined;
      if (heading.number !== number - 1 || heading.style === mark.style || heading.style === 'decimal') continue;
      const next = this.#lines.nextMark(index, 40, ({ style }) => style === heading.style);
      if (own >= 0 && own < next && this.#lines.line(own)!.mark!.number === number + 1) continue;
      if (next >= 0 && this.#lines.line(next)!.mark!.number === number + 1) return heading;
    }
    return undefined;
  }
}

/** Marks of one list have the same key. */
export function keyOf(mark: Mark): string {
  if (mark.style === 'decimal') return `decimal ${mark.path}`;
  if (mark.style === 'annex' || LETTER_STYLES.has(mark.style)) return `${mark.style} ${mark.path}`;
  return mark.style;
}

function depthOf(heading: Heading): number {
  const path = heading.key.slice('decimal '.length);
  return path === '' ? 0 : path.split('.').length;
}
