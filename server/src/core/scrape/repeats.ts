/** Finds passages that stand twice: lines in the same order, one or another of them a little different. */
import { foldedCode } from './fold.ts';

export interface TextLine {
  /** Without the blanks at its ends. */
  readonly key: string;
  /** Lines with the same key have the same; of lines that are too short to be looked for, 0. */
  readonly hash: number;
  readonly start: number;
  readonly end: number;
}

export interface Repeat {
  /** Indexes of the first and last line of the earlier and of the later passage. */
  readonly earlier: readonly [number, number];
  readonly later: readonly [number, number];
  /** Characters of the later passage. */
  readonly length: number;
  /** Lines of the later passage that are not quite the same. */
  readonly different: number;
}

/** Shortest line, in characters, with which a repeat is looked for. */
const ANCHOR_LENGTH = 16;
/** How alike two lines must be: share of their pairs of characters. */
const NEAR = 0.85;
/** The number before a line; lines that differ in it are different items. */
const NUMBERED =
  /^(?:第[^，。]{1,9}?[条條章节節]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d+[.、．])/;
/** Most places of one text that are tried. */
const MOST_PLACES = 4;

/** How many lines are looked at between two pauses. */
export const LINES_AT_ONCE = 1024;

/** Passages that repeat an earlier one, in order and apart. Pauses. */
export function* findRepeats(lines: readonly TextLine[]): Generator<undefined, readonly Repeat[]> {
  const isTwice = yield* sharedHashes(lines);
  const places = new Map<string, number[]>();
  const repeats: Repeat[] = [];
  let done = -1;
  for (let at = 0; at < lines.length; at++) {
    if (at % LINES_AT_ONCE === LINES_AT_ONCE - 1) yield;
    if (isTwice[at] === 0) continue;
    const { key } = lines[at]!;
    const known = places.get(key);
    if (known === undefined) {
      places.set(key, [at]);
      continue;
    }
    if (at > done) {
      let best: Repeat | undefined;
      for (const first of known) {
        const repeat = yield* extend(lines, first, at, done);
        if (best === undefined || repeat.length > best.length) best = repeat;
      }
      if (best !== undefined) {
        repeats.push(best);
        done = best.later[1];
      }
    }
    if (known.length < MOST_PLACES) known.push(at);
  }
  return repeats;
}

/** Which of the lines that are long enough have the same hash as another one: hardly any besides those that stand twice. */
function* sharedHashes(lines: readonly TextLine[]): Generator<undefined, Uint8Array> {
  const shared = new Uint8Array(lines.length);
  const size = 2 ** Math.ceil(Math.log2(lines.length * 2 + 2));
  const slots = new Int32Array(size); // number of a line with the hash, plus one
  for (const [at, { hash }] of lines.entries()) {
    if (at % LINES_AT_ONCE === LINES_AT_ONCE - 1) yield;
    if (hash === 0) continue;
    let slot = hash & (size - 1);
    while (slots[slot] !== 0 && lines[slots[slot]! - 1]!.hash !== hash) slot = (slot + 1) & (size - 1);
    if (slots[slot] === 0) slots[slot] = at + 1;
    else {
      shared[at] = 1;
      shared[slots[slot]! - 1] = 1;
    }
  }
  return shared;
}

/** Made of some of the characters; never 0. */
function hashOf(key: string): number {
  let hash = key.length;
  const step = Math.max(1, key.length >> 4);
  for (let i = 0; i < key.length; i += step) hash = (Math.imul(hash, 0x01000193) ^ key.charCodeAt(i)) | 0;
  return hash ^ (hash >>> 15) || 1;
}

/** Grows a pair of equal lines in both directions, as long as the passages stay apart and alike. */
function* extend(
  lines: readonly TextLine[],
  first: number,
  second: number,
  done: number,
): Generator<undefined, Repeat> {
  let before = 0;
  let after = 0;
  let different = 0;
  let length = lines[second]!.key.length;
  while (second + after + 1 < lines.length && first + after + 1 < second - before) {
    const alike = likeness(lines[first + after + 1]!.key, lines[second + after + 1]!.key);
    if (alike < NEAR) break;
    after++;
    if (after % LINES_AT_ONCE === 0) yield;
    if (alike < 1) different++;
    length += lines[second + after]!.key.length;
  }
  while (first - before - 1 >= 0 && second - before - 1 > Math.max(done, first + after)) {
    const alike = likeness(lines[first - before - 1]!.key, lines[second - before - 1]!.key);
    if (alike < NEAR) break;
    before++;
    if (before % LINES_AT_ONCE === 0) yield;
    if (alike < 1) different++;
    length += lines[second - before]!.key.length;
  }
  return {
    earlier: [first - before, first + after],
    later: [second - before, second + after],
    length,
    different,
  };
}

/** Share of the pairs of characters that two lines have in common; 1 where they are the same. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  if (NUMBERED.exec(a)?.[0] !== NUMBERED.exec(b)?.[0]) return 0;
  const longer = Math.max(a.length, b.length);
  if (longer < 12 || Math.min(a.length, b.length) < longer * NEAR) return 0;
  const pairs = new Map<number, number>();
  for (let i = 0; i + 1 < a.length; i++) {
    const pair = a.charCodeAt(i) * 0x10000 + a.charCodeAt(i + 1);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let common = 0;
  for (let i = 0; i + 1 < b.length; i++) {
    const pair = b.charCodeAt(i) * 0x10000 + b.charCodeAt(i + 1);
    const count = pairs.get(pair) ?? 0;
    if (count > 0) {
      common++;
      pairs.set(pair, count - 1);
    }
  }
  return Math.min(0.999, common / (longer - 1));
}

/** The lines of a text that are not blank. */
export function textLines(text: string): TextLine[] {
  const lines: TextLine[] = [];
  for (let start = 0; start < text.length; ) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    let from = start;
    let to = end;
    while (from < to && isBlank(text.charCodeAt(from))) from++;
    while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
    if (to > from) {
      const key = text.slice(from, to);
      lines.push({ key, hash: key.length < ANCHOR_LENGTH ? 0 : hashOf(key), start: from, end: to });
    }
    start = end + 1;
  }
  return lines;
}

function isBlank(code: number): boolean {
  return code === 0x0d || foldedCode(code) === 0;
}
