/** The lists of numbers of a document: articles, and the items of one style under each heading. */
import type { BuiltTree } from './builder.ts';
import { enclosing, type Heading } from './tree.ts';

/** How many headings are looked at between two pauses. */
const HEADINGS_AT_ONCE = 2048;

/**
 * The lists of a document: articles of each document inside it, and the items of one style under each heading. Pauses.
 */
export function* listsOf(tree: BuiltTree): Generator<undefined, Heading[][]> {
  const groups = new Map<unknown, Map<string, Heading[]>>();
  const inOrder: Heading[][] = [];
  let group: Heading[] | undefined;
  let lastOwner: unknown;
  for (const [index, heading] of tree.all.entries()) {
    if (index % HEADINGS_AT_ONCE === 0) yield;
    if (heading.style === 'title' || heading.style === 'words' || heading.style === 'annex') continue;
    const owner = heading.style === 'article' ? heading.scope : (heading.parent ?? tree);
    // most stand beside their neighbour
    if (group === undefined || owner !== lastOwner || heading.key !== group[0]!.key) {
      lastOwner = owner;
      let keys = groups.get(owner);
      if (keys === undefined) {
        keys = new Map();
        groups.set(owner, keys);
      }
      group = keys.get(heading.key);
      if (group === undefined) {
        group = [];
        keys.set(heading.key, group);
        inOrder.push(group);
      }
    }
    group.push(heading);
  }
  const lists: Heading[][] = [];
  const open = new Map<string, Heading[]>(); // the latest list of each style, to be gone on with under the next parent
  let looked = 0;
  for (const group of inOrder) {
    looked += group.length;
    if (looked >= HEADINGS_AT_ONCE) {
      looked = 0;
      yield;
    }
    const parts = splitLists(group);
    const latest = open.get(group[0]!.key);
    const first = parts[0]!;
    if (latest !== undefined && goesOn(first[0]!, latest)) {
      for (const item of first) latest.push(item);
      parts[0] = latest;
    } else lists.push(first);
    for (const item of parts.slice(1)) lists.push(item);
    open.set(group[0]!.key, parts[parts.length - 1]!);
  }
  return lists;
}

export function numberOf(heading: Heading): number | null {
  return heading.number ?? heading.guess;
}

/**
 * Numbers that run on through the chapters: the first one here follows the last one there. Under a heading in words a
 * list goes on even where a number is missing: that heading may be the item that lost it.
 */
function goesOn(heading: Heading, latest: readonly Heading[]): boolean {
  const last = latest[latest.length - 1]!;
  const number = numberOf(heading) ?? 1;
  if (heading.scope !== last.scope || number === 1) return false;
  const step = number - (numberOf(last) ?? 0);
  return step === 1 || (step > 1 && step <= 3 && heading.parent?.style === 'words');
}

function splitLists(group: readonly Heading[]): Heading[][] {
  const lists: Heading[][] = [];
  let current: Heading[] = [];
  group.forEach((heading, index) => {
    const before = current.at(-1);
    const earlier = before !== undefined && isOtherWriting(heading, before) ? interrupted(lists, heading) : undefined;
    if (earlier !== undefined) current = earlier;
    else if (before === undefined || beginsAfresh(heading, before, group[index + 1])) {
      current = [];
      lists.push(current);
    }
    current.push(heading);
  });
  return lists;
}

/** `1.` and `１、`: another mark in other digits. */
function isOtherWriting(a: Heading, b: Heading): boolean {
  return a.style === 'arabic' && a.separator !== b.separator && isWide(a) !== isWide(b);
}

function isWide({ label }: Heading): boolean {
  return /[０-９]/.test(label);
}

/** The list of the same writing that this number goes on, where one of another writing has stood in between. */
function interrupted(lists: readonly Heading[][], heading: Heading): Heading[] | undefined {
  return lists.find((list) => {
    const last = list.at(-1)!;
    return last.number !== null && last.number + 1 === heading.number && !isOtherWriting(heading, last);
  });
}

/** A second list under the same heading: it begins at one, behind text that announces it. */
function beginsAfresh(heading: Heading, before: Heading, after: Heading | undefined): boolean {
  if (heading.style === 'article') return false;
  const number = numberOf(heading) ?? 0;
  const last = numberOf(before) ?? 0;
  if (heading.afterInline && number !== last + 1) return true;
  if (number === 1 && isOtherWriting(heading, before) && after !== undefined && !isOtherWriting(after, heading))
    return true;
  const next = after === undefined ? 0 : (numberOf(after) ?? 0);
  const isDoubled = number === last && next === last + 2;
  if (heading.scope.table) return number <= last && !isDoubled;
  if (number !== 1 || isDoubled) return false;
  // the next row of an annexed table
  const inTable = heading.afterText && enclosing(heading, ({ label }) => label.startsWith('附表')) !== undefined;
  return heading.afterColon || !heading.afterSentence || inTable;
}
