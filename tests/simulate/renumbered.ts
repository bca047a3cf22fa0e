/** Judges what renumbering made of an edited statute. */
import type { Analyzer } from '../../server/src/core/engine/analyzer.ts';
import { readHan } from '../../server/src/core/model/numerals.ts';
import { referencesOf } from '../../server/src/core/model/references.ts';
import { groundEdits, renumber } from '../../server/src/core/model/renumber.ts';
import { Text } from '../../server/src/core/text/text.ts';
import { articleNumbers, articlesOf, type Edited, itemReference, itemsOf, sideOf, skeleton } from './renumber.ts';

export interface Verdict {
  /** References to articles that are still there. */
  readonly references: number;
  /** Those of them that plainly name the statute (`本法第三条`). */
  readonly plain: number;
  /** What went wrong, in words. */
  readonly faults: readonly string[];
}

/** Renumbers the whole document, as `kanwu.renumber` does. */
export function renumbered(analyzer: Analyzer, text: string): string {
  const source = Text.of(text);
  const { view } = analyzer.analyze(source);
  return source.edit(groundEdits(renumber(view, 'document'), view.layer)).toString();
}

/** Compares the renumbered text with what the change asks for, reference by reference. */
export function judge(analyzer: Analyzer, original: string, title: string, edited: Edited): Verdict {
  const after = renumbered(analyzer, edited.text);
  const faults: string[] = [];
  if (skeleton(after) !== skeleton(edited.text)) faults.push('text that is no number was changed');
  if (articlesOf(after).length === 0) faults.push('the articles do not run without a break');
  const before = articleNumbers(edited.text);
  const now = articleNumbers(after);
  if (before.length !== now.length) return { references: 0, plain: 0, faults: [...faults, 'references were lost'] };
  const inside = resolvedInside(analyzer, original, edited);
  let references = 0;
  let plain = 0;
  before.forEach((one, at) => {
    if (one.isLabel) return;
    const key = `${one.number}-${one.sub}`;
    const side = sideOf(edited.text, one.start, title);
    const isInside = side === 'inside' || (side === 'open' && inside.has(at));
    const wanted = isInside ? (edited.articles.get(key) ?? key) : key;
    if (isInside && edited.articles.has(key)) references++;
    if (side === 'inside') plain++;
    const got = `${now[at]!.number}-${now[at]!.sub}`;
    if (got !== wanted) {
      const words = edited.text.slice(Math.max(0, one.start - 30), one.start + 12).replace(/\s+/g, ' ');
      faults.push(`${side}: ${key} became ${got}, not ${wanted}: …${words}…`);
    }
  });
  return { references, plain, faults: [...faults, ...itemFaults(edited, after, title)] };
}

/**
 * Which of the edited text's numbers are references that point into the document, as the original resolves them: where
 * no words say so, renumbering must at least agree with itself.
 */
function resolvedInside(analyzer: Analyzer, original: string, edited: Edited): ReadonlySet<number> {
  const { view } = analyzer.analyze(Text.of(original));
  const starts = new Set<number>();
  for (const { numbers, quoted } of referencesOf(view)) {
    if (quoted) continue;
    for (const { start, heading } of numbers)
      if (heading.style === 'article') starts.add(view.layer.toGround(start, 'start'));
  }
  // the edited text is the original with one stretch taken out or put in
  let same = 0;
  while (same < edited.text.length && edited.text[same] === original[same]) same++;
  const shift = original.length - edited.text.length;
  const inside = new Set<number>();
  articleNumbers(edited.text).forEach(({ start, digits }, at) => {
    const place = start < same ? start : start + shift;
    const from = original.indexOf(digits, place);
    if (starts.has(from)) inside.add(at);
  });
  return inside;
}

/** The items of the article from which one was taken, and the references to them. */
function itemFaults({ text, items }: Edited, after: string, title: string): string[] {
  if (items === undefined) return [];
  const faults: string[] = [];
  const article = articlesOf(after).find(({ number, sub }) => number === items.article && sub === 0);
  const numbers = article === undefined ? [] : itemsOf(after, article).map(({ number }) => number);
  const wanted = [...items.numbers.values()];
  if (numbers.join() !== wanted.join()) faults.push(`items run ${numbers.join()}`);
  const pattern = itemReference(items.article);
  const itemOf = (match: RegExpExecArray): number => readHan((match[1] ?? match[2])!).value ?? 0;
  const renamed = [...after.matchAll(pattern)].map(itemOf);
  [...text.matchAll(pattern)].forEach((match, at) => {
    const isOther = sideOf(text, match.index, title) === 'outside';
    const number = isOther ? itemOf(match) : (items.numbers.get(itemOf(match)) ?? itemOf(match));
    if (renamed[at] !== number) faults.push(`item: ${match[0]} became ${renamed[at]}, not ${number}`);
  });
  return faults;
}

/** The title of a statute: its first line, without a note in brackets. */
export const titleOf = (text: string): string =>
  text
    .slice(0, text.indexOf('\n'))
    .replace(/（[^（）]*）\s*$/, '')
    .trim();
