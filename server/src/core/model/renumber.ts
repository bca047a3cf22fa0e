/** Renumbering: headings get the numbers that they should have, and every reference in the document follows. */
import type { DocumentView, Edit } from '../engine/rule.ts';
import { type DocumentModel, documentModel } from './document.ts';
import { numberLike } from './labels.ts';
import { RANKS } from './marks.ts';
import { formatLike } from './numerals.ts';
import { headingAt, referencesOf } from './references.ts';
import { type Heading, LIST_RANK } from './tree.ts';

/** *from*: this heading and those behind it in its list; *level*: its whole list; *document*: all lists that break. */
export type RenumberScope = 'from' | 'level' | 'document';

/** Articles that begin behind this number are an excerpt, and keep their first number. */
const LATEST_START = 2;

/** The words before a list. */
const ANNOUNCES = /(?:[：:︰]|(?:下列|如下)[^。；]*。?)\s*$/;

/**
 * The edits that renumber, sorted, in offsets of the view; {@link groundEdits} moves them to the document.
 * @param offset a place on the heading (or on a reference to it) where `from` and `level` begin.
 */
export function renumber(view: DocumentView, scope: RenumberScope, offset = 0): Edit[] {
  const model = view.once(documentModel);
  const wanted = new Map<Heading, number>();
  if (scope === 'document') {
    const broken = new Set(model.breaks.map(({ heading }) => heading));
    for (const list of model.lists) {
      if (isNumberedThrough(list) && list.some((heading) => broken.has(heading))) {
        count(list, 0, firstNumber(list, model), wanted);
      }
    }
  } else {
    const heading = headingAt(view, offset);
    const list = heading && model.lists.find((one) => one.includes(heading));
    if (heading === undefined || list === undefined) return [];
    const index = scope === 'level' ? 0 : list.indexOf(heading);
    const before = list[index - 1];
    count(list, index, before === undefined ? firstNumber(list, model) : follower(before, list[index]!), wanted);
  }
  return editsFor(view, model, wanted);
}

/** The edits that give one heading another number; references follow, other headings stay. */
export function renameNumber(view: DocumentView, offset: number, number: number): Edit[] {
  const heading = headingAt(view, offset);
  if (heading === undefined || !Number.isInteger(number) || number < 1) return [];
  return editsFor(view, view.once(documentModel), new Map([[heading, number]]));
}

/** Tables of old and new wording, and the articles or points of which only parts are published, keep their numbers. */
function isNumberedThrough(list: readonly Heading[]): boolean {
  const { scope, parent } = list[0]!;
  const isNested = parent !== undefined && parent.rank >= RANKS.article;
  return !scope.table && !(scope.partial && !isNested);
}

/**
 * One, or the number with which the list begins where what stood before it was not taken out, but lost its number: items
 * without a mark, articles without the heading of their chapter.
 */
function firstNumber(list: readonly Heading[], { tree, lines }: DocumentModel): number {
  const { number, style, rank, scope, start } = list[0]!;
  const first = number ?? 1;
  if (first === 1) return 1;
  if (style === 'article') return first > LATEST_START ? first : 1;
  if (rank >= LIST_RANK) return ANNOUNCES.test(lines.text.slice(Math.max(0, start - 200), start)) ? 1 : first;
  const hasArticlesBefore = tree.all.some(
    (heading) => heading.style === 'article' && heading.scope === scope && heading.start < start,
  );
  return hasArticlesBefore ? first : 1;
}

/** An inserted number (`之一`) keeps the number of what it follows. */
function follower(before: Heading, heading: Heading): number {
  const number = before.number ?? before.guess ?? 0;
  return heading.sub > 0 ? number : number + 1;
}

function count(list: readonly Heading[], from: number, first: number, wanted: Map<Heading, number>): void {
  let number = first - 1;
  for (let i = from; i < list.length; i++) {
    const heading = list[i]!;
    if (i === from || heading.sub === 0) number++;
    wanted.set(heading, number);
  }
}

function editsFor(view: DocumentView, model: DocumentModel, wanted: ReadonlyMap<Heading, number>): Edit[] {
  const edits: Edit[] = [];
  for (const [heading, number] of wanted) {
    if (heading.number === number) continue;
    edits.push({ start: heading.numberStart, end: heading.numberEnd, text: numberLike(heading, number) });
  }
  if (edits.length === 0) return [];
  for (const { numbers, quoted } of referencesOf(view)) {
    if (quoted) continue;
    for (const { start, end, heading } of numbers) {
      const number = wanted.get(heading);
      if (number === undefined || number === heading.number) continue;
      const text = formatLike(number, view.text.slice(start, end));
      if (text !== undefined) edits.push({ start, end, text });
    }
  }
  edits.push(...contentsEdits(model, wanted));
  return edits.sort((a, b) => a.start - b.start);
}

/** Lines of the table of contents that name a heading whose number changes. */
function contentsEdits(model: DocumentModel, wanted: ReadonlyMap<Heading, number>): Edit[] {
  const edits: Edit[] = [];
  const { lines } = model;
  for (const { first, end } of model.tree.contents) {
    for (let i = first; i < end; i++) {
      const line = lines.line(i)!;
      const base = lines.base(i);
      const { mark } = line;
      if (mark === undefined) continue;
      for (const [heading, number] of wanted) {
        if (heading.style !== mark.style || heading.number !== mark.number || number === heading.number) continue;
        if (!line.title.startsWith(heading.title)) continue;
        edits.push({ start: base + mark.numberStart, end: base + mark.numberEnd, text: numberLike(heading, number) });
      }
    }
  }
  return edits;
}

/** A layer of the projection, as far as edits are moved down through it. */
export interface EditLayer {
  readonly below: EditLayer | undefined;
  lower(edits: readonly Edit[]): readonly Edit[];
}

/** Moves edits of a view down to the document: `groundEdits(edits, view.layer)`. */
export function groundEdits(edits: readonly Edit[], layer: EditLayer): Edit[] {
  let moved = edits;
  for (let at = layer; at.below !== undefined; at = at.below) {
    moved = at.lower(moved).map(({ start, end, text }) => ({ start, end, text }));
  }
  return [...moved];
}
