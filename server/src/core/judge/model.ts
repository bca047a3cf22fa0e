import { languageModel as packed } from '../tables/language-model.generated.ts';

/**
 * The decoded language model: back-off trigrams over classes of characters. A class joins the forms of a character in
 * both scripts, of a mark in both widths, all digits, all letters, all blanks. All logarithms are natural.
 */
export interface Model {
  /** Class of every UTF-16 code unit. Class 0 is the border of a line: 0, LF and CR. */
  readonly classOf: Uint16Array;
  readonly unigram: Float32Array;
  readonly backOff1: Float32Array;
  /** The number of bigram (a, b), or -1. */
  bigramIndex(a: number, b: number): number;
  readonly bigram: Float32Array;
  readonly backOff2: Float32Array;
  /** Logarithm of the trigram that continues bigram number `index` with class `c`, or 1 where it is not kept. */
  trigram(index: number, c: number): number;
  /** The classes that were seen behind class `a`, likeliest first. */
  successors(a: number): Uint16Array;
  /** Characters that share a class with another, and what they cost in either script. */
  readonly forms: {
    readonly chars: string;
    readonly traditional: Float32Array;
    readonly simplified: Float32Array;
  };
}

const ESCAPE = 90;
const ALPHABET = 91;
const CLASS_BITS = 13;

/** Reads a packed stream: one printable ASCII character a symbol, large numbers in three. */
class Reader {
  readonly #text: string;
  #at = 0;
  constructor(text: string) {
    this.#text = text;
  }
  symbol(): number {
    const code = this.#text.charCodeAt(this.#at++);
    return code > 92 ? code - 36 : code - 35;
  }
  number(): number {
    const first = this.symbol();
    if (first < ESCAPE) return first;
    const high = this.symbol();
    return ESCAPE + high * ALPHABET + this.symbol();
  }
}

/** Marks that the table counts as one with another. */
const MARKS =
  ',，;；:：?？!！(（)）「“」”『‘』’﹁“﹂”～~％%．.／/－-＋+〔［〕］[［]］―—─—‧·•·・·〈《〉》\t \v \f \u00a0 \u2002 \u2003 \u3000 ';

/** Decodes the table: some tens of milliseconds, so do it only when text is to be judged. */
export function decodeModel(): Model {
  const size = packed.unigram.length;
  const { backOffTop, steps: sizes } = packed;
  const classOf = readClasses(size);
  const unigram = new Float32Array(size);
  const backOff1 = new Float32Array(size);
  const count = packed.bigram.length;
  const bigram = new Float32Array(count);
  const backOff2 = new Float32Array(count);
  const seconds = new Uint16Array(count);
  const steps = new Uint8Array(count);
  const rowStart = new Uint32Array(size + 1);

  const unigrams = new Reader(packed.unigram);
  const backOffs1 = new Reader(packed.backOff1);
  const counts2 = new Reader(packed.counts2);
  const gaps2 = new Reader(packed.gaps2);
  const bigrams = new Reader(packed.bigram);
  const bigramBits = 20;
  const slots = new Int32Array(1 << bigramBits).fill(-1);
  const keys = new Int32Array(count);
  let at = 0;
  for (let a = 0; a < size; a++) {
    unigram[a] = -unigrams.symbol() * sizes.unigram;
    backOff1[a] = backOffTop - backOffs1.symbol() * sizes.backOff;
    let last = -1;
    for (let left = counts2.number(); left > 0; left--) {
      last += gaps2.number() + 1;
      const step = bigrams.symbol();
      seconds[at] = last;
      steps[at] = step;
      bigram[at] = -step * sizes.bigram;
      const key = (a << CLASS_BITS) | last;
      keys[at] = key;
      let slot = Math.imul(key, 0x9e3779b1) >>> (32 - bigramBits);
      while (slots[slot]! >= 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = at++;
    }
    rowStart[a + 1] = at;
  }
  const bigramIndex = (a: number, b: number): number => {
    const key = (a << CLASS_BITS) | b;
    let slot = Math.imul(key, 0x9e3779b1) >>> (32 - bigramBits);
    for (;;) {
      const index = slots[slot]!;
      if (index < 0 || keys[index] === key) return index;
      slot = (slot + 1) & (slots.length - 1);
    }
  };

  const order = likeliestFirst(rowStart, seconds, steps);
  const counts3 = new Reader(packed.counts3);
  const backOffs2 = new Reader(packed.backOff2);
  const gaps3 = new Reader(packed.gaps3);
  const trigrams = new Reader(packed.trigram);
  const trigramBits = 20;
  const trigramKeys = new Int32Array(1 << trigramBits).fill(-1);
  const trigramSteps = new Uint8Array(1 << trigramBits);
  for (let index = 0; index < count; index++) {
    let left = counts3.number();
    if (left === 0) continue;
    backOff2[index] = backOffTop - backOffs2.symbol() * sizes.backOff;
    let place = rowStart[seconds[index]!]! - 1;
    for (; left > 0; left--) {
      place += gaps3.number() + 1;
      const key = (index << CLASS_BITS) | order[place]!;
      let slot = Math.imul(key, 0x9e3779b1) >>> (32 - trigramBits);
      while (trigramKeys[slot]! >= 0) slot = (slot + 1) & (trigramKeys.length - 1);
      trigramKeys[slot] = key;
      trigramSteps[slot] = trigrams.symbol();
    }
  }
  const trigram = (index: number, c: number): number => {
    const key = (index << CLASS_BITS) | c;
    let slot = Math.imul(key, 0x9e3779b1) >>> (32 - trigramBits);
    for (;;) {
      const found = trigramKeys[slot]!;
      if (found === key) return -trigramSteps[slot]! * sizes.trigram;
      if (found < 0) return 1;
      slot = (slot + 1) & (trigramKeys.length - 1);
    }
  };
  return {
    classOf,
    unigram,
    backOff1,
    bigramIndex,
    bigram,
    backOff2,
    trigram,
    successors: (a) => order.subarray(rowStart[a]!, rowStart[a + 1]!),
    forms: {
      chars: packed.formChars,
      traditional: readForms(packed.traditional),
      simplified: readForms(packed.simplified),
    },
  };
}

function readClasses(size: number): Uint16Array {
  const classOf = new Uint16Array(65536).fill(size - 1);
  for (let i = 0; i < packed.vocabulary.length; i++) classOf[packed.vocabulary.charCodeAt(i)] = i + 1;
  for (let i = 0; i < packed.formChars.length; i++) {
    classOf[packed.formChars.charCodeAt(i)] = classOf[packed.formClasses.charCodeAt(i)]!;
  }
  for (let i = 0; i < MARKS.length; i += 2) classOf[MARKS.charCodeAt(i)] = classOf[MARKS.charCodeAt(i + 1)]!;
  for (let digit = 0; digit < 10; digit++) classOf[0x30 + digit] = classOf[0xff10 + digit] = classOf[0x30]!;
  for (let letter = 25; letter >= 0; letter--) {
    for (const base of [0x41, 0x61, 0xff21, 0xff41]) classOf[base + letter] = classOf[0x61]!;
  }
  classOf[0] = classOf[0x0a] = classOf[0x0d] = 0;
  return classOf;
}

function readForms(text: string): Float32Array {
  const reader = new Reader(text);
  return Float32Array.from({ length: text.length }, () => -reader.symbol() * packed.steps.form);
}

/** The successors of every class, likeliest first, ties by class: the order in which trigrams name them. */
function likeliestFirst(rowStart: Uint32Array, seconds: Uint16Array, steps: Uint8Array): Uint16Array {
  const order = new Uint16Array(seconds.length);
  const start = new Uint32Array(ALPHABET + 1);
  for (let a = 0; a + 1 < rowStart.length; a++) {
    const from = rowStart[a]!;
    const to = rowStart[a + 1]!;
    start.fill(0);
    for (let i = from; i < to; i++) start[steps[i]! + 1]!++;
    for (let step = 0; step < ALPHABET; step++) start[step + 1]! += start[step]!;
    for (let i = from; i < to; i++) order[from + start[steps[i]!]!++] = seconds[i]!;
  }
  return order;
}
