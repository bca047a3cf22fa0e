/** Checks the numbers of a built tree, list by list. */
import { labelWith } from './labels.ts';
import { numberOf } from './lists.ts';
import { RANKS } from './marks.ts';
import { type Break, findBreaks } from './sequence.ts';
import { enclosing, type Heading, type Scope } from './tree.ts';

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

/** How many headings are looked at between two pauses. */
const HEADINGS_AT_ONCE = 2048;

/** Finds every break of every list, in the order of the document. Pauses. */
export function* checkNumbers(lists: readonly (readonly Heading[])[]): Generator<undefined, NumberBreak[]> {
  const breaks: NumberBreak[] = [];
  /** Where article 1 of each document stands. */
  const begins = new Map<Scope, number>();
  for (const list of lists) {
    const { style, number, scope, start } = list[0]!;
    if (style === 'article' && number === 1 && !scope.partial) begins.set(scope, start);
  }
  let looked = 0;
  for (const list of lists) {
    looked += list.length;
    if (looked >= HEADINGS_AT_ONCE) {
      looked = 0;
      yield;
    }
    const { style, scope, start } = list[0]!;
    // articles 1, 2, 3… stand before the first chapter: the chapters that held them lost their headings
    const lostChapters = style === 'chapter' && (begins.get(scope) ?? start) < start;
    for (const item of checkList(list, lostChapters)) breaks.push(item);
  }
  const found: NumberBreak[] = [];
  let places: ReadonlyMap<string, readonly ListPlace[]> | undefined;
  for (const one of breaks) {
    if (one.kind === 'restart' && isAnnexed(one.heading)) {
      places ??= yield* placesOf(lists);
      if (goesOnBehindAnnex(one.heading, places)) continue;
    }
    found.push(one);
  }
  return found.sort((a, b) => a.heading.start - b.heading.start);
}

/** Where a heading stands in its list. */
interface ListPlace {
  readonly list: readonly Heading[];
  readonly index: number;
}

const placeKey = (key: string, number: number | null): string => `${number} ${key}`;

/** The places of all headings by their mark and number. Pauses. */
function* placesOf(
  lists: readonly (readonly Heading[])[],
): Generator<undefined, ReadonlyMap<string, readonly ListPlace[]>> {
  const places = new Map<string, ListPlace[]>();
  let looked = 0;
  for (const list of lists) {
    for (const [index, { key, number }] of list.entries()) {
      const known = places.get(placeKey(key, number));
      if (known === undefined) places.set(placeKey(key, number), [{ list, index }]);
      else known.push({ list, index });
      if (++looked % HEADINGS_AT_ONCE === 0) yield;
    }
  }
  return places;
}

/** An annex stands in the middle of the document: what follows it goes on with the list from before the annex. */
function goesOnBehindAnnex(heading: Heading, places: ReadonlyMap<string, readonly ListPlace[]>): boolean {
  const before = places.get(placeKey(heading.key, (heading.number ?? 0) - 1)) ?? [];
  return before.some(({ list, index }) => {
    const last = list[index]!;
    if (last.start >= heading.start || isAnnexed(last)) return false;
    for (let next = index + 1; next < list.length; next++) if (list[next]!.start < heading.start) return false;
    return true;
  });
}

function isAnnexed(heading: Heading): boolean {
  return enclosing(heading, ({ style }) => style === 'annex') !== undefined;
}

/** A heading with the mark of another level, and the label that its list asks for. */
export interface Stray {
  readonly heading: Heading;
  readonly before: Heading;
  readonly label: string;
}

const NO_STRAYS: readonly Stray[] = [];

/** The headings of a list that carry the mark of another level. */
export function findStrays(list: readonly Heading[]): readonly Stray[] {
  if (list.every(({ strayStyle }) => strayStyle === undefined)) return NO_STRAYS;
  return list.flatMap((heading, index) => {
    const before = list[index - 1];
    if (heading.strayStyle === undefined || before === undefined || heading.number === null) return [];
    return [{ heading, before, label: labelWith(before, heading.number) }];
  });
}

/** In texts that publish parts of others only such a list is judged: it begins at one and breaks once. */
const SOLID_ITEMS = 4;
const SOLID_ARTICLES = 6;

function isSolid(list: readonly Heading[]): boolean {
  const { scope, parent, style } = list[0]!;
  const nested = style !== 'article' && parent !== undefined && parent.rank >= RANKS.article;
  if (list[0]!.number !== 1) return false;
  // `應檢附下列文件：` and its items
  if (nested && list[0]!.afterColon) return list.length >= 2;
  return nested ? list.length >= SOLID_ITEMS : !scope.partial && list.length >= SOLID_ARTICLES;
}

/** What an order or announcement says itself, below `公告事項` and the like. */
function isOfOrder({ parent }: Heading): boolean {
  return (
    enclosing(parent, ({ style }) => style === 'words' || style === 'article' || style === 'title')?.style === 'words'
  );
}

/** @param isWhole the list is known to have begun at one. */
function checkList(list: readonly Heading[], isWhole: boolean): NumberBreak[] {
  const { scope } = list[0]!;
  const numbers = list.map((heading) => ({ value: numberOf(heading) ?? 0, sub: heading.sub }));
  // the items before the first one stand inside the line above
  const above = list[0]!.afterInline ? numbers[0]!.value - 1 : 0;
  for (let value = above; value > 0; value--) numbers.unshift({ value, sub: 0 });
  let found = findBreaks(numbers).map((one) => ({
    ...one,
    index: Math.max(0, one.index - above),
    related: Math.max(0, one.related - above),
  }));
  // what an order itself says below its own headings (`公告事項`) is whole
  const isExcerpt = scope.table || (scope.partial && !isOfOrder(list[0]!));
  if (isExcerpt && (found.length > 1 || !isSolid(list))) {
    found = found.filter(({ first }) => first && found.length === 1 && list[0]!.afterColon && list[0]!.number === 2);
  }
  // a list that hardly ever runs on was not written to run: an excerpt, the cells of a table
  if (found.length >= 3 && found.length > list.length * 0.25) found = [];
  const nested = list[0]!.parent !== undefined && list[0]!.parent.rank >= RANKS.article && list[0]!.style !== 'article';
  const breaks = found
    // a list that begins afresh below an item: the item above it is what may be missing, and it says so itself
    .filter(({ kind, index }) => !(kind === 'restart' && nested && list[index]!.number === 1))
    // `（五至十一略）`
    .filter(({ kind, index }) => !(kind === 'gap' && list[index]!.afterOmission))
    .filter(({ first, index }) => !first || isWhole || (list[index]!.number ?? 0) <= LOST_AT_START + 1)
    .map(
      ({ index, related, ...rest }): NumberBreak => ({
        ...rest,
        heading: list[index]!,
        related: list[related],
        doubtful: rest.first,
      }),
    );
  if (list.every(({ number }) => number !== null)) return breaks;
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
