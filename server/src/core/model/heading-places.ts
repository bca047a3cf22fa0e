/** Finds headings by their offsets. */
import { enclosing, type Heading } from './tree.ts';

/** How many headings are looked at between two pauses. */
const HEADINGS_AT_ONCE = 4096;

/** Where headings begin, in order. Pauses. */
export function* startsOf(headings: readonly Heading[]): Generator<undefined, Int32Array> {
  const starts = new Int32Array(headings.length);
  for (const [index, { start }] of headings.entries()) {
    if (index % HEADINGS_AT_ONCE === 0) yield;
    starts[index] = start;
  }
  yield;
  return starts.sort();
}

/** Whether a sorted list holds a number. */
export function holds(sorted: Int32Array, wanted: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === wanted;
}

/** Finds the innermost heading around rising offsets. */
export class HeadingCursor {
  readonly #all: readonly Heading[];
  #next = 0;

  constructor(all: readonly Heading[]) {
    this.#all = all;
  }

  at(offset: number): Heading | undefined {
    while (this.#next < this.#all.length && this.#all[this.#next]!.start <= offset) this.#next++;
    const last = this.#all[this.#next - 1];
    return enclosing(last, ({ start, end }) => start <= offset && offset <= end) ?? last;
  }
}
