/** What references are looked up in: the articles, chapters and annexes of a document, and the short names it declares. */
import type { Declaration } from './reference-scan.ts';
import type { Heading, Scope } from './tree.ts';

export interface ScopeIndex {
  /** The first article with a number, `sub` for `第十二条之一`. */
  article(number: number | null, sub: number): Heading | undefined;
  readonly chapters: readonly Heading[];
  /** Chapters run from 1 without a gap, anew in each part. */
  readonly chaptersComplete: boolean;
  /** Articles run from 1 without a gap: a number that is not there is nowhere. */
  readonly complete: boolean;
  /** Articles rise from 1 to one that says when the text takes effect: some may be lost between, none behind the last. */
  readonly closed: boolean;
  /** The last article. */
  readonly last: number;
  /** The articles in order, and the place of each there. */
  readonly ordered: readonly Heading[];
  readonly places: ReadonlyMap<Heading, number>;
}

function articleKey(number: number | null, sub: number): number {
  return (number ?? -1) * 0x10000 + sub;
}

/** The annexes of one name. */
export interface AnnexIndex {
  /** The first annex with each number. */
  readonly byNumber: ReadonlyMap<number | null, Heading>;
  readonly last: number;
}

/** What the last article of a statute says. */
const TAKES_EFFECT = /(?:施行|實施|实施|生效)/;

/** Looks places up by their numbers; each index is made when it is first asked for. */
export class ReferenceIndex {
  readonly #all: readonly Heading[];
  readonly #headings = new Map<Scope, Heading[]>();
  readonly #scopes = new Map<Scope, ScopeIndex>();
  readonly #annexes = new Map<string, AnnexIndex>();

  constructor(all: readonly Heading[]) {
    this.#all = all;
    let scope: Scope | undefined;
    let known: Heading[] = [];
    for (const heading of all) {
      if (heading.scope !== scope) {
        scope = heading.scope;
        known = this.#headings.get(scope) ?? [];
        this.#headings.set(scope, known);
      }
      known.push(heading);
    }
  }

  /** @param key of the headings, with the name of the annexes in it */
  annexes(key: string): AnnexIndex {
    const known = this.#annexes.get(key);
    if (known !== undefined) return known;
    const byNumber = new Map<number | null, Heading>();
    let last = 0;
    for (const heading of this.#all) {
      if (heading.key !== key) continue;
      if (!byNumber.has(heading.number)) byNumber.set(heading.number, heading);
      last = Math.max(last, heading.number ?? 0);
    }
    const index = { byNumber, last };
    this.#annexes.set(key, index);
    return index;
  }

  /** The articles and chapters of a document inside the document. */
  scope(scope: Scope): ScopeIndex {
    const known = this.#scopes.get(scope);
    if (known !== undefined) return known;
    const articles = new Map<number, Heading>();
    const chapters: Heading[] = [];
    let last = 0;
    let complete = true;
    let rising = true;
    const all = this.#headings.get(scope) ?? [];
    const inOrder = all.filter(({ style }) => style === 'article');
    inOrder.forEach((heading, place) => {
      const key = articleKey(heading.number, heading.sub);
      if (!articles.has(key) || isOlder(inOrder, place)) articles.set(key, heading);
    });
    for (const heading of all) {
      if (heading.style === 'article') {
        if (articles.get(articleKey(heading.number, heading.sub)) !== heading) complete = false;
        if (heading.sub === 0) {
          if (heading.number !== last + 1) complete = false;
          if ((heading.number ?? last + 1) <= last) rising = false;
          last = heading.number ?? last + 1;
        }
      } else if (heading.style === 'chapter' || heading.style === 'part') chapters.push(heading);
    }
    const ordered = inOrder;
    const numbers = chapters.filter(({ style }) => style === 'chapter').map(({ number }) => number ?? 0);
    const isWhole = articles.size >= 3 && !scope.partial;
    const index = {
      article: (number: number | null, sub: number) => articles.get(articleKey(number, sub)),
      chapters,
      chaptersComplete: numbers.every((number, at) => number === 1 || number === (numbers[at - 1] ?? 0) + 1),
      complete: complete && isWhole,
      closed:
        rising && isWhole && articles.has(articleKey(1, 0)) && TAKES_EFFECT.test(ordered[ordered.length - 1]!.title),
      last,
      ordered,
      places: new Map(ordered.map((heading, place) => [heading, place])),
    };
    this.#scopes.set(scope, index);
    return index;
  }
}

/**
 * Whether an article was there before the one above it that has the same number and was put in later: the list goes on
 * behind it with the next number.
 */
function isOlder(articles: readonly Heading[], place: number): boolean {
  const heading = articles[place]!;
  const before = articles[place - 1];
  const next = articles.slice(place + 1).find(({ number }) => number !== heading.number);
  const isDoubled = before !== undefined && before.number === heading.number && before.sub === heading.sub;
  return isDoubled && (next === undefined || next.number === (heading.number ?? 0) + 1);
}

/** Short names (`以下简称《办法》`); of two declarations of a name the first counts. */
export class Declarations {
  readonly #byName = new Map<string, Declaration>();
  /** By the last character of the name, in the order of the document. */
  readonly #byEnd = new Map<string, Declaration[]>();

  add(declaration: Declaration): void {
    const { name } = declaration;
    if (this.#byName.has(name)) return;
    this.#byName.set(name, declaration);
    const end = name[name.length - 1]!;
    const known = this.#byEnd.get(end);
    if (known === undefined) this.#byEnd.set(end, [declaration]);
    else known.push(declaration);
  }

  get(name: string): Declaration | undefined {
    return this.#byName.get(name);
  }

  /** The declaration whose name stands at the end of `before`. */
  before(before: string): Declaration | undefined {
    if (this.#byName.size === 0) return undefined;
    const bare = before.replace(/[”」》）) \u3000]+$/, '').replace(/(?:的|之)$/, '');
    return this.#byEnd.get(bare[bare.length - 1] ?? '')?.find(({ name }) => bare.endsWith(name));
  }
}
