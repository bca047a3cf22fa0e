/** Checks the numbers of a built tree, list by list. */
import type { BuiltTree } from './builder.ts';
import { labelWith } from './labels.ts';
import { type Break, findBreaks } from './sequence.ts';
import type { Heading } from './tree.ts';

/** A number that breaks its list. */
export interface NumberBreak {
  readonly kind: Break | 'malformed';
  readonly heading: Heading;
  readonly expected: number;
  /** The heading that it was compared with. */
  readonly related: Heading | undefined;
  readonly mistyped: boolean;
  /** This heading and `related` changed places. */
  readonly swapped: boolean;
  readonly first: boolean;
  /** How sure: lists of excerpts and first numbers are only hinted at. */
  readonly doubtful: boolean;
}

/** Where a list begins behind this number, it is an excerpt, not a list that lost its beginning. */
const LOST_AT_START = 2;

/** Finds every break of every list, in the order of the document. */
export function checkNumbers(lists: readonly (readonly Heading[])[]): NumberBreak[] {
  const breaks: NumberBreak[] = [];
  for (const list of lists) breaks.push(...checkList(list));
  return breaks.sort((a, b) => a.heading.start - b.heading.start);
}

/** A heading with the mark of another level, and the label that its list asks for. */
export interface Stray {
  readonly heading: Heading;
  readonly before: Heading;
  readonly label: string;
}

/** The headings of a list that carry the mark of another level. */
export function findStrays(list: readonly Heading[]): Stray[] {
  return list.flatMap((heading, index) => {
    const before = list[index - 1];
    if (heading.strayStyle === undefined || before === undefined || heading.number === null) return [];
    return [{ heading, before, label: labelWith(before, heading.number) }];
  });
}

/** The lists of a document: articles of each document inside it, and the items of one style under each heading. */
export function listsOf(tree: BuiltTree): Heading[][] {
  const lists: Heading[][] = [];
  const byParent = new Map<unknown, Map<string, Heading[]>>();
  const open = new Map<string, Heading[]>(); // the latest list of each style, to be gone on with under the next parent
  for (const heading of tree.all) {
    if (heading.style === 'title' || heading.style === 'words' || heading.style === 'annex') continue;
    const owner = heading.style === 'article' ? heading.scope : (heading.parent ?? tree);
    let keys = byParent.get(owner);
    if (keys === undefined) {
      keys = new Map();
      byParent.set(owner, keys);
    }
    let list = keys.get(heading.key);
    const fresh = list !== undefined && beginsAfresh(heading, list);
    if (list === undefined || fresh) {
      const latest = open.get(heading.key);
      if (!fresh && latest !== undefined && goesOn(heading, latest)) list = latest;
      else {
        list = [];
        lists.push(list);
      }
      keys.set(heading.key, list);
      open.set(heading.key, list);
    }
    list.push(heading);
  }
  return lists;
}

function numberOf(heading: Heading): number | null {
  return heading.number ?? heading.guess;
}

/** Numbers that run on through the chapters: the first one here follows the last one there. */
function goesOn(heading: Heading, latest: readonly Heading[]): boolean {
  const last = latest[latest.length - 1]!;
  return heading.scope === last.scope && numberOf(heading) !== 1 && numberOf(heading) === (numberOf(last) ?? 0) + 1;
}

/** A second list under the same heading: it begins at one, behind text that announces it. */
function beginsAfresh(heading: Heading, list: readonly Heading[]): boolean {
  if (heading.scope.table) return (numberOf(heading) ?? 0) <= (numberOf(list[list.length - 1]!) ?? 0);
  if (numberOf(heading) !== 1 || heading.style === 'article') return false;
  return heading.afterColon || !heading.afterSentence;
}

function checkList(list: readonly Heading[]): NumberBreak[] {
  const { scope, style } = list[0]!;
  if (style === 'article' && (scope.partial || scope.table)) return malformed(list, new Map());
  let found = findBreaks(list.map((heading) => ({ value: numberOf(heading) ?? 0, sub: heading.sub })));
  // a list that hardly ever runs on was not written to run: an excerpt, the cells of a table
  if (found.length >= 3 && found.length > list.length * 0.25) found = [];
  const breaks = found
    .filter(({ first, index }) => !first || (list[index]!.number ?? 0) <= LOST_AT_START + 1)
    .filter(({ kind, first }) => !(scope.partial && (kind === 'gap' || first)))
    .map(
      ({ index, related, ...rest }): NumberBreak => ({
        ...rest,
        heading: list[index]!,
        related: list[related],
        doubtful: rest.first || scope.partial,
      }),
    );
  const bad = malformed(list, new Map(breaks.map((one) => [one.heading, one])));
  return [...breaks.filter(({ heading }) => heading.number !== null), ...bad];
}

/** Numbers that are none. What should stand there the list says, or else the number itself. */
function malformed(list: readonly Heading[], breaks: ReadonlyMap<Heading, NumberBreak>): NumberBreak[] {
  return list.flatMap((heading, index) => {
    if (heading.number !== null) return [];
    const before = list[index - 1];
    const expected = breaks.get(heading)?.expected ?? heading.guess;
    if (expected === null) return [];
    const related = before ?? list[index + 1];
    return [
      { kind: 'malformed', heading, expected, related, mistyped: true, swapped: false, first: false, doubtful: false },
    ];
  });
}
