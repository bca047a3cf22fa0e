/** The tree of headings while it is built: nodes that know their line, and the stack of what is open. */
import { KINDS, type MarkStyle, RANKS } from './marks.ts';
import type { OutlineKind, OutlineProblem } from './outline.ts';

/** A document inside the document: the whole, one that is published or forwarded in it, an annex. */
export interface Scope {
  readonly title: string;
  /** Publishes parts of a text only: numbers may be missing. */
  readonly partial: boolean;
  /** A table of old and new wording: numbers come twice, lists begin afresh. */
  readonly table: boolean;
}

export interface Heading {
  readonly kind: OutlineKind;
  /** `title` and `words` for headings without a number. */
  readonly style: MarkStyle | 'title' | 'words';
  /** Marks of one list have the same key. */
  readonly key: string;
  readonly rank: number;
  readonly label: string;
  readonly number: number | null;
  readonly guess: number | null;
  readonly sub: number;
  readonly separator: string;
  title: string;
  readonly start: number;
  readonly labelEnd: number;
  readonly numberStart: number;
  readonly numberEnd: number;
  headingEnd: number;
  end: number;
  readonly parent: Heading | undefined;
  readonly children: Heading[];
  readonly scope: Scope;
  /** Stands inside a paragraph. */
  readonly inline: boolean;
  /** A paragraph without a number stands between this heading and the one before it. */
  readonly afterText: boolean;
  /** The line before ends with a colon. */
  readonly afterColon: boolean;
  /** The text before ends like a paragraph: what begins afresh behind it was not announced by a line of its own. */
  readonly afterSentence: boolean;
  /** The line before says that items were left out. */
  readonly afterOmission: boolean;
  /** The line before holds the number before this one, inside the line: `（甲方）（1）…`. */
  readonly afterInline: boolean;
  /** Written with the mark of another level or style: what the list asks for. */
  readonly strayStyle: MarkStyle | undefined;
  problem: OutlineProblem | null;
}

export interface HeadingInput {
  readonly style: Heading['style'];
  readonly key: string;
  readonly label: string;
  readonly number?: number | null;
  readonly guess?: number | null;
  readonly sub?: number;
  readonly separator?: string;
  readonly title: string;
  readonly start: number;
  readonly labelEnd: number;
  readonly numberStart?: number;
  readonly numberEnd?: number;
  readonly headingEnd: number;
  readonly inline?: boolean;
  readonly afterText?: boolean;
  readonly afterColon?: boolean;
  readonly afterSentence?: boolean;
  readonly afterOmission?: boolean;
  readonly afterInline?: boolean;
  readonly strayStyle?: MarkStyle | undefined;
  /** Overrides the rank of the style. */
  readonly rank?: number;
}

/** The innermost heading that `test` accepts among a heading and those above it. */
export function enclosing(heading: Heading | undefined, test: (heading: Heading) => boolean): Heading | undefined {
  for (let at = heading; at !== undefined; at = at.parent) if (test(at)) return at;
  return undefined;
}

export const TITLE_RANK = 0.5;
/** Headings in words stand over articles, and over lists. */
export const WORDS_RANK = 5.5;
/** Headings of statutes and above hold lists; a list never leaves the one that it stands under. */
export const LIST_RANK = 10;

/** What is open at a place, from the outermost to the innermost heading. */
export class HeadingStack {
  readonly roots: Heading[] = [];
  readonly all: Heading[] = [];
  readonly #open: Heading[] = [];
  #lapsed: readonly Heading[] = [];

  get top(): Heading | undefined {
    return this.#open[this.#open.length - 1];
  }

  get open(): readonly Heading[] {
    return this.#open;
  }

  /** The innermost open heading that is no list item. */
  get container(): Heading | undefined {
    for (let i = this.#open.length - 1; i >= 0; i--) if (this.#open[i]!.rank < LIST_RANK) return this.#open[i];
    return undefined;
  }

  /** The open list item with this key, not looking out of `container`. */
  openItem(key: string): Heading | undefined {
    for (let i = this.#open.length - 1; i >= 0; i--) {
      const heading = this.#open[i]!;
      if (heading.rank < LIST_RANK) return undefined;
      if (heading.key === key) return heading;
    }
    return undefined;
  }

  find(test: (heading: Heading) => boolean): Heading | undefined {
    for (let i = this.#open.length - 1; i >= 0; i--) if (test(this.#open[i]!)) return this.#open[i];
    return undefined;
  }

  /** Closes `heading` and all inside it; `end` is where its last line ended. */
  closeThrough(heading: Heading, end: number): void {
    while (this.#open.length > 0) {
      const closed = this.#open.pop()!;
      closed.end = Math.max(closed.end, end);
      if (closed === heading) return;
    }
  }

  /** Closes the items below `container` because text follows them; `resume` opens them again where their list goes on. */
  lapse(container: Heading, end: number): void {
    this.#lapsed = this.#open.slice(this.#open.indexOf(container) + 1);
    this.closeWhile((heading) => heading !== container, end);
  }

  /** Opens what stood above the item that a number follows, where text has closed it. */
  resume(key: string, number: number): void {
    const at = this.#lapsed.findIndex((heading) => heading.key === key && heading.number === number - 1);
    if (at > 0 && this.#lapsed[0]!.parent === this.top) this.#open.push(...this.#lapsed.slice(0, at));
    this.#lapsed = [];
  }

  closeWhile(test: (heading: Heading) => boolean, end: number): void {
    while (this.top !== undefined && test(this.top)) this.closeThrough(this.top, end);
  }

  push(input: HeadingInput, scope: Scope): Heading {
    const heading = makeHeading(input, this.top, scope);
    (this.top?.children ?? this.roots).push(heading);
    this.#open.push(heading);
    this.all.push(heading);
    return heading;
  }

  /** Adds a heading below the innermost open one without opening it. */
  add(input: HeadingInput, scope: Scope, parent: Heading | undefined): Heading {
    const heading = makeHeading(input, parent, scope);
    (parent?.children ?? this.roots).push(heading);
    this.all.push(heading);
    return heading;
  }
}

function makeHeading(input: HeadingInput, parent: Heading | undefined, scope: Scope): Heading {
  const { style } = input;
  return {
    kind: style === 'title' ? 'title' : style === 'words' ? 'section' : KINDS[style],
    style,
    key: input.key,
    rank: input.rank ?? (style === 'title' ? TITLE_RANK : style === 'words' ? WORDS_RANK : RANKS[style]),
    label: input.label,
    number: input.number ?? null,
    guess: input.guess ?? null,
    sub: input.sub ?? 0,
    separator: input.separator ?? '',
    title: input.title,
    start: input.start,
    labelEnd: input.labelEnd,
    numberStart: input.numberStart ?? input.start,
    numberEnd: input.numberEnd ?? input.start,
    headingEnd: input.headingEnd,
    end: input.headingEnd,
    parent,
    children: [],
    scope,
    inline: input.inline ?? false,
    afterText: input.afterText ?? false,
    afterColon: input.afterColon ?? false,
    afterSentence: input.afterSentence ?? false,
    afterOmission: input.afterOmission ?? false,
    afterInline: input.afterInline ?? false,
    strayStyle: input.strayStyle,
    problem: null,
  };
}
