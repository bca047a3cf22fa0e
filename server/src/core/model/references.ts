/** References of a document, resolved inside it. All offsets are those of the view's text. */
import type { DocumentScanner, DocumentView } from '../engine/rule.ts';
import { type DocumentModel, documentModel } from './document.ts';
import { HeadingCursor, holds, startsOf } from './heading-places.ts';
import { isOwn, isTitleOf } from './own-title.ts';
import { type Paragraph, paragraphsOf } from './paragraphs.ts';
import { Declarations, ReferenceIndex } from './reference-index.ts';
import {
  type Declaration,
  type RawReference,
  type ReferenceChain,
  type ReferenceStep,
  referenceScanner,
} from './reference-scan.ts';
import { enclosing, type Heading } from './tree.ts';

/** A place in the document that a reference may point at. Headings are such places. */
export interface TargetNode {
  readonly label: string;
  readonly title: string;
  readonly start: number;
  readonly headingEnd: number;
  readonly end: number;
}

export type ReferenceTarget =
  | { readonly kind: 'node'; readonly node: TargetNode; readonly heading: Heading }
  /** Points into this document, at a place that it does not have. `missing` is the step that fails. */
  | { readonly kind: 'unresolved'; readonly missing: ReferenceStep; readonly certain: boolean }
  /** Points into another law; `declaration` is where its short name is declared, {@link placeIn} finds the place there. */
  | {
      readonly kind: 'external';
      readonly law: string;
      readonly declaration: Declaration | undefined;
      readonly steps: readonly ReferenceStep[];
    }
  /** Nothing can be said: the document has no articles, or the reference is no complete one. */
  | { readonly kind: 'unknown' };

export interface Reference {
  readonly start: number;
  readonly end: number;
  readonly target: ReferenceTarget;
  /** Numbers of headings that stand in the reference, each with the heading that it names: what renumbering changes. */
  readonly numbers: readonly { readonly start: number; readonly end: number; readonly heading: Heading }[];
  /** Ends the range that the reference before it begins. */
  readonly endsRange: boolean;
  readonly quoted: boolean;
}

export const references: DocumentScanner<readonly Reference[]> = {
  name: 'model/resolved-references',
  scanners: [referenceScanner],
  documents: [documentModel],
  steps: (view) => new Resolver(view).resolveAll(),
};

/** All references of the document, in order. */
export function referencesOf(view: DocumentView): readonly Reference[] {
  return view.once(references);
}

/** The reference at an offset, ends included. */
export function referenceAt(view: DocumentView, offset: number): Reference | undefined {
  return referencesOf(view).find(({ start, end }) => start <= offset && offset <= end);
}

/** What the reference at an offset points at; undefined where no reference stands. */
export function definitionAt(view: DocumentView, offset: number): ReferenceTarget | undefined {
  return referenceAt(view, offset)?.target;
}

/** The heading whose label or title stands at an offset, or which the reference there points at. */
export function headingAt(view: DocumentView, offset: number): Heading | undefined {
  const target = definitionAt(view, offset);
  if (target?.kind === 'node') return target.heading;
  const { tree } = view.once(documentModel);
  return tree.all.find(({ start, headingEnd }) => start <= offset && offset <= headingEnd);
}

/** The references that point at a heading or into it. */
export function referencesTo(view: DocumentView, heading: Heading): readonly Reference[] {
  return referencesOf(view).filter(({ numbers, target }) =>
    target.kind === 'node' && target.heading === heading ? true : numbers.some((number) => number.heading === heading),
  );
}

/** The place that a reference in another document names here, as far as this document has it: article, paragraph, item. */
export function placeIn(view: DocumentView, steps: readonly ReferenceStep[]): TargetNode | undefined {
  return new Resolver(view).place(steps);
}

const NEAR = 20;

class Resolver {
  readonly #model: DocumentModel;
  readonly #view: DocumentView;
  readonly #index: ReferenceIndex;
  readonly #declared = new Declarations();
  readonly #paragraphs = new Map<Heading, readonly Paragraph[]>();

  constructor(view: DocumentView) {
    this.#view = view;
    this.#model = view.once(documentModel);
    this.#index = new ReferenceIndex(this.#model.tree.all);
  }

  /** Pauses behind each block. */
  *resolveAll(): Generator<undefined, readonly Reference[]> {
    const blocks = this.#view.perBlock(referenceScanner);
    const labels = yield* startsOf(this.#model.tree.all);
    for (const { start, value } of blocks) {
      for (const one of value.declarations) {
        this.#declared.add({ ...one, start: one.start + start, end: one.end + start });
      }
    }
    const found: Reference[] = [];
    let lastForeign = -1;
    const containing = new HeadingCursor(this.#model.tree.all);
    const contents = this.#model.tree.contents.map(({ first, end }) => ({
      start: this.#model.lines.start(first),
      end: this.#model.lines.end(end - 1),
    }));
    for (const { start: base, value } of blocks) {
      for (const chain of value.chains) {
        const start = chain.start + base;
        if (holds(labels, start) || contents.some((range) => range.start <= start && start < range.end)) continue;
        const place = containing.at(start);
        const foreign = lastForeign >= 0 && this.#sameSentence(lastForeign, start);
        for (const raw of chain.references) {
          const reference = this.#resolve(chain, raw, base, place);
          const doubtful = foreign && reference.target.kind === 'unresolved';
          found.push(doubtful ? { ...reference, target: { kind: 'unknown' } } : reference);
          if (reference.target.kind === 'external') lastForeign = reference.end;
        }
      }
      yield;
    }
    return found;
  }

  /** Follows steps from outside, as far as they lead. */
  place(steps: readonly ReferenceStep[]): TargetNode | undefined {
    const { all } = this.#model.tree;
    const start = all.find(({ style }) => style === 'article') ?? all[0];
    let heading: Heading | undefined;
    let node: TargetNode | undefined;
    for (const step of steps) {
      const isInside = heading !== undefined || step.relative === undefined;
      const next = start && isInside ? this.#step(step, heading, node, start, -1) : undefined;
      if (next === undefined || next === 'missing') break;
      node = next;
      if ('style' in next) heading = next as Heading;
    }
    return node;
  }

  /** A reference without an owner may go on one to another law in the same sentence. */
  #sameSentence(from: number, to: number): boolean {
    return to - from <= 300 && !this.#view.text.slice(from, to).includes('。');
  }

  #resolve(chain: ReferenceChain, raw: RawReference, base: number, place: Heading | undefined): Reference {
    const numbers: { start: number; end: number; heading: Heading }[] = [];
    const target = this.#target(chain, raw, base, place, numbers);
    const { endsRange } = raw;
    return { start: raw.start + base, end: raw.end + base, target, numbers, endsRange, quoted: chain.quoted };
  }

  #target(
    chain: ReferenceChain,
    raw: RawReference,
    base: number,
    place: Heading | undefined,
    numbers: { start: number; end: number; heading: Heading }[],
  ): ReferenceTarget {
    const first = raw.steps[0]!;
    if (first.relative === undefined) {
      const external = this.#external(chain, raw.steps, place);
      if (external !== undefined) return external;
    }
    if (place === undefined || place.scope.table) return { kind: 'unknown' };
    if (first.unit === 'annex') return this.#annex(first, place, this.#textOf(raw, base));
    let heading: Heading | undefined;
    let node: TargetNode | undefined;
    for (const step of raw.steps) {
      const next = this.#step(step, heading, node, place, base + raw.start);
      if (next === undefined) return { kind: 'unknown' };
      if (next === 'missing')
        return { kind: 'unresolved', missing: step, certain: this.#isCertain(step, place, heading, chain) };
      if ('style' in next) {
        heading = next as Heading;
        node = heading;
        if (step.number !== null && step.numberStart >= raw.start) {
          numbers.push({ start: step.numberStart + base, end: step.numberEnd + base, heading });
        }
      } else {
        node = next;
        heading ??= enclosing(place, ({ style }) => style === 'article');
      }
    }
    return node === undefined || heading === undefined ? { kind: 'unknown' } : { kind: 'node', node, heading };
  }

  /** Whether the reference belongs to another law: by name, by short name, or `本法` where this is none. */
  #external(
    chain: ReferenceChain,
    steps: readonly ReferenceStep[],
    place: Heading | undefined,
  ): ReferenceTarget | undefined {
    const { owner, before } = chain;
    const declared = this.#declared.before(before);
    if (declared !== undefined && declared.start < Number.POSITIVE_INFINITY) {
      return {
        kind: 'external',
        law: declared.law === '' ? declared.name : declared.law,
        declaration: declared,
        steps,
      };
    }
    const title = place?.scope.title ?? '';
    if (owner.kind === 'law') {
      const bare = owner.name.replace(/^中华人民共和国/, '');
      if (bare.length > 3 && isTitleOf(title, bare, owner.whole)) return undefined;
      return { kind: 'external', law: owner.name, declaration: this.#declared.get(owner.name), steps };
    }
    if (owner.kind === 'self' && title !== '' && !isOwn(title, owner.type)) {
      return { kind: 'external', law: `本${owner.type}`, declaration: undefined, steps };
    }
    return undefined;
  }

  #textOf({ start, end }: RawReference, base: number): string {
    return this.#view.text.slice(start + base, end + base);
  }

  /** @param words the reference as it stands. */
  #annex(step: ReferenceStep, place: Heading, words: string): ReferenceTarget {
    const { byNumber, last } = this.#index.annexes(`annex ${step.name ?? ''}`);
    const heading = byNumber.get(step.number);
    if (heading !== undefined) return { kind: 'node', node: heading, heading };
    if (last === 0) return { kind: 'unknown' };
    const complete = last >= 2 && byNumber.size === last && (step.number ?? 0) > last;
    // a form that is annexed speaks of the annexes of the document that it was taken from
    const isAnnexed = enclosing(place, ({ style }) => style === 'annex') !== undefined;
    return { kind: 'unresolved', missing: step, certain: complete && !isAnnexed && !this.#endsLine(words) };
  }

  /** Whether words stand at the end of a short line: `申請計畫檢核表 附件四`. */
  #endsLine(words: string): boolean {
    return this.#model.lines.some(({ title }) => title === words || title.endsWith(` ${words}`));
  }

  #step(
    step: ReferenceStep,
    heading: Heading | undefined,
    node: TargetNode | undefined,
    place: Heading,
    offset: number,
  ): Heading | TargetNode | 'missing' | undefined {
    switch (step.unit) {
      case 'part':
      case 'chapter':
      case 'section':
        return this.#division(step, step.unit, heading, place);
      case 'article':
        return this.#article(step, place);
      default: {
        const article = heading ?? enclosing(place, (one) => one.style === 'article');
        if (article === undefined) return undefined;
        return this.#inArticle(step, article, node, offset);
      }
    }
  }

  #division(
    step: ReferenceStep,
    unit: 'part' | 'chapter' | 'section',
    heading: Heading | undefined,
    place: Heading,
  ): Heading | 'missing' | undefined {
    const here = enclosing(place, ({ style }) => style === unit);
    if (step.relative === 'this') return here;
    const within = heading?.children ?? this.#index.scope(place.scope).chapters;
    const candidates = (
      unit === 'section' && heading === undefined
        ? (enclosing(place, ({ style }) => style === 'chapter')?.children ?? [])
        : within
    ).filter(({ style }) => style === unit);
    if (candidates.length === 0) return undefined;
    if (step.relative === 'previous')
      return here === undefined ? undefined : candidates[candidates.indexOf(here) - step.count];
    const found = candidates.filter(({ number }) => number === step.number);
    if (found.length > 0) return found.length === 1 ? found[0] : (found.find((one) => one === here) ?? found[0]);
    return unit === 'chapter' && heading === undefined ? 'missing' : undefined;
  }

  #article(step: ReferenceStep, place: Heading): Heading | 'missing' | undefined {
    const index = this.#index.scope(place.scope);
    if (index.ordered.length === 0) return undefined;
    const here = enclosing(place, ({ style }) => style === 'article');
    if (step.relative === 'this') return here;
    if (step.relative === 'previous') {
      if (here === undefined) return undefined;
      return index.ordered[(index.places.get(here) ?? -1) - step.count] ?? 'missing';
    }
    return index.article(step.number, step.sub) ?? 'missing';
  }

  /** 款, 项 and 目 below an article: paragraphs without a number, and items. */
  #inArticle(
    step: ReferenceStep,
    article: Heading,
    node: TargetNode | undefined,
    offset: number,
  ): Heading | TargetNode | 'missing' | undefined {
    const isTaiwan = /條/.test(article.label);
    if (step.unit === (isTaiwan ? '项' : '款')) return this.#paragraph(step, article, offset);
    if (step.relative !== undefined) return undefined;
    const inside = node !== undefined && node !== article ? node : undefined;
    const owner = inside !== undefined && 'children' in inside ? (inside as Heading) : article;
    const items = owner.children.filter(({ style, inline }) => style !== 'prose' && !inline);
    const bounds = inside !== undefined && owner === article ? this.#itemsBehind(inside, article) : undefined;
    const found = items.filter(
      (item) =>
        item.number === step.number &&
        (bounds === undefined || (item.start >= bounds.start && item.start < bounds.end)),
    );
    return found[0] ?? (items.length > 0 && step.unit !== '目' ? 'missing' : undefined);
  }

  #paragraph(step: ReferenceStep, article: Heading, offset: number): TargetNode | 'missing' | undefined {
    const all = this.#paragraphsOf(article);
    if (all.length === 0) return undefined;
    let index = (step.number ?? 0) - 1;
    if (step.relative !== undefined) {
      if (offset < article.start || offset > article.end) return undefined;
      let here = -1;
      all.forEach((paragraph, at) => {
        if (paragraph.start <= offset) here = at;
      });
      if (here < 0) return undefined;
      const isItem = offset > all[here]!.end;
      index = step.relative === 'this' ? here : here - step.count + (isItem ? 1 : 0);
      if (isItem && index < 0) return undefined;
    }
    const paragraph = all[index];
    if (paragraph === undefined) return 'missing';
    const { text } = this.#view;
    const title = text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 40));
    return { label: article.label, title, start: paragraph.start, headingEnd: paragraph.end, end: paragraph.end };
  }

  #paragraphsOf(article: Heading): readonly Paragraph[] {
    let known = this.#paragraphs.get(article);
    if (known === undefined) {
      known = paragraphsOf(this.#model, article);
      this.#paragraphs.set(article, known);
    }
    return known;
  }

  /** Where the items of a paragraph stand: between it and the next one. */
  #itemsBehind(paragraph: TargetNode, article: Heading): { start: number; end: number } {
    const all = this.#paragraphsOf(article);
    const next = all.find(({ start }) => start > paragraph.start);
    return { start: paragraph.start, end: next?.start ?? article.end };
  }

  /** A number far behind the last article belongs to another law, whose name the sentence left out. */
  #isCertain(step: ReferenceStep, place: Heading, heading: Heading | undefined, chain: ReferenceChain): boolean {
    const { complete, closed, chaptersComplete, last } = this.#index.scope(place.scope);
    if (step.relative !== undefined) return !place.scope.partial;
    const isBehind = closed && (step.number ?? 0) > last;
    if (step.unit === 'article') {
      return (complete || isBehind) && (chain.owner.kind === 'self' || (step.number ?? 0) <= last + NEAR);
    }
    // where the list of chapters breaks, the break is reported, not what points at it
    if (step.unit === 'chapter') return complete && chaptersComplete;
    return complete && heading !== undefined;
  }
}
