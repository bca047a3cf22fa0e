/**
 * Which Traditional character a one-to-many conversion should have chosen (髮 or 發, 后 or 後, 制 or 製): a table of
 * contexts learnt from real text, one look-up for each shape of context. Simplified and Traditional contexts are folded
 * together, so that other wrong characters beside it change nothing.
 */
import { EXTRA_FOLDS, GROUPS, SHAPES, VARIANTS } from '../tables/conversion-contexts.generated.ts';
import { toSimplifiedCode } from '../tables/script-characters.ts';

/** What the contexts of a character say against it. */
export interface Verdict {
  /** The character that should stand there: the one of its variants that the table knows. */
  readonly better: string;
  /** Evidence for it less what speaks for the one that stands there: natural logarithm of a ratio of counts. */
  readonly margin: number;
  /** The same with both sides weighed alike: for documents that are known to hold such errors. */
  readonly evenMargin: number;
  /** Evidence that is enough by itself, and in a document that is known to hold such errors. */
  readonly strict: number;
  readonly relaxed: number;
}

export interface Choices {
  /** For each UTF-16 code unit whether it belongs to a group of candidates as one of them: 0 or the group's number. */
  readonly groupOf: Uint8Array;
  /** The verdict on the character at `at`, or undefined where nothing speaks against it. */
  judge(text: string, at: number): Verdict | undefined;
  /**
   * The Traditional character for the Simplified or Traditional one at `at`, or undefined where the table knows no
   * choice or nothing of this context.
   */
  choose(text: string, at: number): string | undefined;
  /** A character as the table knows it: variants are one. */
  canonical(char: string): string;
}

/** Counts stand in ten steps; this is the logarithm of the middle of each, smoothed. */
const STEP_LOG = [0, 1, 2.4, 5, 11, 30, 120, 500, 2000, 8000].map((count) => Math.log(count + 0.2));
/** What speaks for the character that stands there weighs this much more than what speaks against it. */
const COUNTER_WEIGHT = 2;
/** 一 and 了 are so common that a rare context says nothing against them. */
const NEVER_OFFERED = '壹瞭';
/** Beside these 壹 is a number of accounts. */
const IN_AMOUNTS = '零一壹贰貳貮叁參参肆伍陆陸柒捌玖拾佰百仟千万萬億亿元圓圆角分整';

let decoded: Choices | undefined;

/** The table, decoded when it is first asked for. It never changes afterwards. */
export function getChoices(): Choices {
  decoded ??= decode();
  return decoded;
}

interface Group {
  readonly candidates: readonly string[];
  /** For each ordered pair of candidates: strict and relaxed threshold. */
  readonly thresholds: readonly (readonly [number, number])[];
}

function decode(): Choices {
  const shapesOfContexts = SHAPES;
  const variants = VARIANTS;
  const groups: Group[] = [{ candidates: [], thresholds: [] }];
  const sign = signs();
  const groupOfFolded = new Uint8Array(0x10000);
  const groupOf = new Uint8Array(0x10000);
  const candidateOf = new Uint8Array(0x10000);
  const contexts = new ContextTable();
  for (const line of GROUPS) {
    const [head, numbers, ...shapes] = line.split('|') as [string, string, ...string[]];
    const candidates = [...head.slice(1)];
    const thresholds: [number, number][] = [];
    for (let i = 0; i < numbers.length; i += 4) {
      thresholds.push([Number(numbers.slice(i, i + 2)) / 10, Number(numbers.slice(i + 2, i + 4)) / 10]);
    }
    const index = groups.push({ candidates, thresholds }) - 1;
    groupOfFolded[head.charCodeAt(0)] = index;
    candidates.forEach((char, number) => {
      groupOf[char.charCodeAt(0)] = index;
      candidateOf[char.charCodeAt(0)] = number;
    });
    shapes.forEach((entries, shape) => {
      const length = shapesOfContexts[shape]![0] + shapesOfContexts[shape]![1];
      for (let i = 0; i < entries.length; i += length + candidates.length) {
        const code = (k: number) => (k < length ? sign[entries.charCodeAt(i + k)]! : 0);
        const at = contexts.add(index, shape, code(0), code(1), code(2), candidates.length);
        for (let k = 0; k < candidates.length; k++) contexts.steps[at + k] = entries.charCodeAt(i + length + k) - 0x30;
      }
    });
  }
  const canonicalCode = new Uint16Array(0x10000).map((_, code) => code);
  for (let i = 0; i < variants.length; i += 2) {
    const variant = variants.charCodeAt(i);
    const canonical = variants.charCodeAt(i + 1);
    canonicalCode[variant] = canonical;
    if (groupOf[canonical] === 0) continue;
    groupOf[variant] = groupOf[canonical]!;
    candidateOf[variant] = candidateOf[canonical]!;
  }

  /** The candidates of each group and their variants. */
  const codesOf: number[][] = groups.map(() => []);
  groupOf.forEach((group, code) => {
    if (group > 0) codesOf[group]!.push(code);
  });

  const signAt = (text: string, at: number) => (at < 0 || at >= text.length ? 0 : sign[text.charCodeAt(at)]!);
  const found = new Int32Array(shapesOfContexts.length);
  /** Looks all contexts up; the offsets of their steps are then in `found`, −1 where a context is unknown. */
  const lookUp = (group: number, text: string, at: number): void => {
    const l1 = signAt(text, at - 1);
    const r1 = signAt(text, at + 1);
    found[0] = contexts.find(group, 0, l1, 0, 0);
    found[1] = contexts.find(group, 1, r1, 0, 0);
    const l2 = signAt(text, at - 2);
    const r2 = signAt(text, at + 2);
    found[2] = contexts.find(group, 2, l1, r1, 0);
    found[3] = contexts.find(group, 3, l2, l1, 0);
    found[4] = contexts.find(group, 4, r1, r2, 0);
    found[5] = contexts.find(group, 5, l2, l1, r1);
    found[6] = contexts.find(group, 6, l1, r1, r2);
  };
  const values = new Float64Array(shapesOfContexts.length);
  const weigh = (y: number, x: number, counterWeight: number): number => {
    for (let shape = 0; shape < shapesOfContexts.length; shape++) {
      const at = found[shape]!;
      values[shape] = at < 0 ? 0 : STEP_LOG[contexts.steps[at + y]!]! - STEP_LOG[contexts.steps[at + x]!]!;
    }
    let best = 0;
    let worst = 0;
    for (let shape = 0; shape < shapesOfContexts.length; shape++) {
      const value = values[shape]!;
      if (value === 0 || isOverruled(values, shape)) continue;
      if (value > best) best = value;
      if (value < worst) worst = value;
    }
    return best + counterWeight * worst;
  };
  const plainBefore = new PlainNeighbours();
  const plainBehind = new PlainNeighbours();
  /** Whether both neighbours, each by itself, speak for the character alone; most characters of sound text end here. */
  const isPlain = (code: number, text: string, at: number): boolean => {
    return plainBefore.has(code, signAt(text, at - 1)) && plainBehind.has(code, signAt(text, at + 1));
  };
  const isPlainCount = (at: number, x: number, count: number): boolean => {
    const { steps } = contexts;
    for (let y = 0; y < count; y++) if (y !== x && steps[at + y]! + 2 > steps[at + x]!) return false;
    return true;
  };
  contexts.forEachNeighbour((group, shape, neighbour, at) => {
    const { length } = groups[group]!.candidates;
    for (const code of codesOf[group]!) {
      if (isPlainCount(at, candidateOf[code]!, length)) (shape === 0 ? plainBefore : plainBehind).add(code, neighbour);
    }
  });

  return {
    groupOf,
    judge(text, at) {
      const code = text.charCodeAt(at);
      const number = groupOf[code]!;
      if (number === 0 || isPlain(code, text, at)) return undefined;
      const group = groups[number]!;
      const x = candidateOf[code]!;
      const count = group.candidates.length;
      if (code === 0x58f9 /* 壹 */ && isAmount(text, at, signAt)) return undefined;
      lookUp(number, text, at);
      let evenMargin = 0;
      let better = -1;
      for (let y = 0; y < count; y++) {
        if (y === x || NEVER_OFFERED.includes(group.candidates[y]!)) continue;
        const value = weigh(y, x, 1);
        if (value > evenMargin) {
          evenMargin = value;
          better = y;
        }
      }
      if (better < 0) return undefined;
      const pair = group.thresholds[x * (count - 1) + (better > x ? better - 1 : better)]!;
      const margin = weigh(better, x, COUNTER_WEIGHT);
      return { better: group.candidates[better]!, margin, evenMargin, strict: pair[0], relaxed: pair[1] };
    },
    choose(text, at) {
      const number = groupOfFolded[toSimplifiedCode(text.charCodeAt(at))]!;
      if (number === 0) return undefined;
      const { candidates } = groups[number]!;
      lookUp(number, text, at);
      if (found.every((offset) => offset < 0)) return undefined;
      let best = 0;
      for (let y = 1; y < candidates.length; y++) if (weigh(y, best, 1) > 0) best = y;
      return candidates[best];
    },
    canonical: (char) => (char.length === 1 ? String.fromCharCode(canonicalCode[char.charCodeAt(0)]!) : char),
  };
}

/** For each shape of context the longer ones that contain it. */
const LONGER = [[2, 3, 5, 6], [2, 4, 5, 6], [5, 6], [5], [6], [], []];

/** Whether a longer context says the opposite, and says it clearly. */
function isOverruled(values: Float64Array, shape: number): boolean {
  const isFor = values[shape]! > 0;
  for (const longer of LONGER[shape]!) if (isFor ? values[longer]! < -1 : values[longer]! > 2) return true;
  return false;
}

/**
 * Neighbours that speak for a character and for nothing else, as one byte a slot: a tag of the pair, or 0. Another pair
 * takes the same slot and tag once in some thousand cases; then an error goes unnoticed, and never the reverse.
 */
class PlainNeighbours {
  readonly #tags = new Uint8Array(1 << 17);

  add(char: number, neighbour: number): void {
    const hash = pairHash(char, neighbour);
    this.#tags[hash >>> 15] = (hash & 0xff) | 1;
  }

  has(char: number, neighbour: number): boolean {
    const hash = pairHash(char, neighbour);
    return this.#tags[hash >>> 15] === ((hash & 0xff) | 1);
  }
}

function pairHash(char: number, neighbour: number): number {
  const hash = Math.imul((char << 15) ^ neighbour, 0x9e3779b1);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function isAmount(text: string, at: number, signAt: (text: string, at: number) => number): boolean {
  const next = text[at + 1];
  return (
    signAt(text, at + 1) < 2 || IN_AMOUNTS.includes(next ?? '') || (at > 0 && IN_AMOUNTS.includes(text[at - 1] ?? ''))
  );
}

/** For each UTF-16 code unit its sign in a context: folded Han characters from 2 on, digits 1, everything else 0. */
function signs(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let code = 0x3400; code <= 0x9fff; code++) {
    if (code >= 0x4dc0 && code < 0x4e00) continue;
    table[code] = toSimplifiedCode(code) - 0x3400 + 2;
  }
  for (let i = 0; i < EXTRA_FOLDS.length; i += 2)
    table[EXTRA_FOLDS.charCodeAt(i)] = EXTRA_FOLDS.charCodeAt(i + 1) - 0x3400 + 2;
  for (let code = 0x30; code <= 0x39; code++) table[code] = 1;
  return table;
}

/** An open hash table from a context to the counts of the candidates in it. */
class ContextTable {
  static readonly #CAPACITY = 1 << 17;
  readonly #low = new Int32Array(ContextTable.#CAPACITY);
  readonly #high = new Int32Array(ContextTable.#CAPACITY);
  readonly #offset = new Int32Array(ContextTable.#CAPACITY).fill(-1);
  /** The steps of all contexts, one after the other. */
  readonly steps = new Uint8Array(ContextTable.#CAPACITY * 3);
  #used = 0;

  /** Makes room for a context and returns where its steps stand. */
  add(group: number, shape: number, a: number, b: number, c: number, count: number): number {
    const low = a | (b << 15);
    const high = c | (group << 15) | (shape << 23);
    let slot = slotOf(low, high, ContextTable.#CAPACITY);
    while (this.#offset[slot]! >= 0) slot = (slot + 1) & (ContextTable.#CAPACITY - 1);
    this.#low[slot] = low;
    this.#high[slot] = high;
    const at = this.#used;
    this.#offset[slot] = at;
    this.#used += count;
    return at;
  }

  /** All contexts of one neighbour: shape 0 holds the one before, shape 1 the one behind. */
  forEachNeighbour(use: (group: number, shape: number, neighbour: number, at: number) => void): void {
    for (let slot = 0; slot < ContextTable.#CAPACITY; slot++) {
      const at = this.#offset[slot]!;
      if (at < 0) continue;
      const shape = this.#high[slot]! >>> 23;
      if (shape < 2) use((this.#high[slot]! >>> 15) & 0xff, shape, this.#low[slot]! & 0x7fff, at);
    }
  }

  /** Where the steps of a context stand, or −1. */
  find(group: number, shape: number, a: number, b: number, c: number): number {
    const low = a | (b << 15);
    const high = c | (group << 15) | (shape << 23);
    let slot = slotOf(low, high, ContextTable.#CAPACITY);
    for (;;) {
      const offset = this.#offset[slot]!;
      if (offset < 0 || (this.#low[slot] === low && this.#high[slot] === high)) return offset;
      slot = (slot + 1) & (ContextTable.#CAPACITY - 1);
    }
  }
}

function slotOf(low: number, high: number, capacity: number): number {
  let hash = Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) & (capacity - 1);
}
