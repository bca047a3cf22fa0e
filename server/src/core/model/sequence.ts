/** How a list of numbers goes wrong: the likeliest story of what each number should have been. */

export interface SequenceNumber {
  /** Null for a number that can't be read. */
  readonly value: number | null;
  /** `之一`, `-1`: an inserted number that follows its main number. */
  readonly sub: number;
}

export type Break = 'gap' | 'duplicate' | 'order' | 'restart' | 'malformed';

export interface SequenceBreak {
  readonly kind: Break;
  readonly index: number;
  /** The number that should stand at `index`. */
  readonly expected: number;
  /** The element that it was compared with. */
  readonly related: number;
  /** True where the number alone is wrong and the list goes on as if it were right. */
  readonly mistyped: boolean;
  /** True where this number and the one at `related` changed places. */
  readonly swapped: boolean;
  /** First number of a list that begins behind 1. */
  readonly first: boolean;
}

const MISTYPED = 1;
const GAP = 1.2;
const DUPLICATE = 1.1;
const RESTART = 1.6;
const LATE_START = 0.4;
/** A number is hardly mistyped where the list does not go on behind it as if it were right. */
const UNCONFIRMED = 0.5;
/** So many numbers in a row may be wrong on their own. */
const MAX_RUN = 3;

/**
 * Finds the cheapest explanation of a list of numbers that should run `1, 2, 3…`: each number is right, or mistyped, or
 * the list jumps there (numbers lost, one doubled, a new start). One story for the whole list, so that a single wrong
 * number is not blamed on its neighbours.
 */
export function findBreaks(numbers: readonly SequenceNumber[]): SequenceBreak[] {
  const n = numbers.length;
  if (n === 0 || runsOn(numbers)) return [];
  // cost[i][k]: best story for numbers 0..i where the last k are mistyped; before[i][k]: k of the state before it
  const width = MAX_RUN + 1;
  const cost = new Float64Array(n * width).fill(Number.POSITIVE_INFINITY);
  const before = new Int8Array(n * width).fill(-1);
  const truth = (i: number, k: number): number => (i - k < 0 ? i + 1 : numbers[i - k]!.value! + k);
  for (let i = 0; i < n; i++) {
    const { value } = numbers[i]!;
    if (i === 0) {
      if (value !== null) cost[0] = value === 1 ? 0 : LATE_START;
      cost[1] = MISTYPED;
      continue;
    }
    for (let k = 0; k <= MAX_RUN; k++) {
      const known = cost[(i - 1) * width + k]!;
      if (known === Number.POSITIVE_INFINITY) continue;
      const previous = truth(i - 1, k);
      if (value !== null) {
        const step = stepCost(previous, numbers[i]!, numbers[i - 1]!);
        const total = known + step + (k > 0 && step > 0 ? UNCONFIRMED : 0);
        if (total < cost[i * width]!) {
          cost[i * width] = total;
          before[i * width] = k;
        }
      }
      if (k < MAX_RUN && value !== previous + 1) {
        const total = known + (value === null ? 0.1 : MISTYPED);
        if (total < cost[i * width + k + 1]!) {
          cost[i * width + k + 1] = total;
          before[i * width + k + 1] = k;
        }
      }
    }
  }
  return readStory(numbers, cost, before, width);
}

function runsOn(numbers: readonly SequenceNumber[]): boolean {
  let last = 0;
  let lastSub = 0;
  for (const { value, sub } of numbers) {
    if (value === null) return false;
    if (!(value === last + 1 || (sub > 0 && value === last && sub > lastSub))) return false;
    last = value;
    lastSub = sub;
  }
  return true;
}

function stepCost(previous: number, { value, sub }: SequenceNumber, before: SequenceNumber): number {
  const step = value! - previous;
  if (step === 1) return 0;
  if (step === 0) return sub > 0 && sub > (before.value === value ? before.sub : 0) ? 0 : DUPLICATE;
  return step > 1 ? GAP + Math.min(step, 50) * 0.001 : RESTART;
}

function readStory(
  numbers: readonly SequenceNumber[],
  cost: Float64Array,
  before: Int8Array,
  width: number,
): SequenceBreak[] {
  const n = numbers.length;
  let k = 0;
  for (let candidate = 1; candidate < width; candidate++) {
    if (cost[(n - 1) * width + candidate]! < cost[(n - 1) * width + k]!) k = candidate;
  }
  const mistyped = new Array<boolean>(n);
  for (let i = n - 1; i >= 0; i--) {
    mistyped[i] = k > 0;
    k = i === 0 ? 0 : before[i * width + k]!;
  }
  const breaks: SequenceBreak[] = [];
  let previous = 0;
  for (let i = 0; i < n; i++) {
    const { value } = numbers[i]!;
    const expected = previous + 1;
    if (mistyped[i]) {
      breaks.push({ ...wrongNumber(numbers, i, expected), expected, mistyped: true, swapped: false, first: false });
      previous = expected;
      continue;
    }
    const step = value! - previous;
    const isFree = i > 0 && stepCost(previous, numbers[i]!, numbers[i - 1]!) === 0;
    if (i === 0 ? value !== 1 : !isFree) {
      const kind = step > 1 ? 'gap' : step === 0 ? 'duplicate' : 'restart';
      breaks.push({
        kind,
        index: i,
        expected,
        related: Math.max(0, i - 1),
        mistyped: false,
        swapped: false,
        first: i === 0,
      });
    }
    previous = value!;
  }
  return mergeSwaps(numbers, breaks);
}

/** Names what is wrong with a single number, and the element that shows it. */
function wrongNumber(
  numbers: readonly SequenceNumber[],
  index: number,
  expected: number,
): { kind: Break; index: number; related: number } {
  const { value } = numbers[index]!;
  if (value === null) return { kind: 'malformed', index, related: Math.max(0, index - 1) };
  const isLast = index === numbers.length - 1;
  const before = Math.max(0, index - 1);
  if (index > 0 && numbers[index - 1]!.value === value) return { kind: 'duplicate', index, related: index - 1 };
  if (isLast && value > expected) return { kind: 'gap', index, related: before };
  return { kind: 'order', index, related: index > 0 ? before : Math.min(1, numbers.length - 1) };
}

/** Two neighbours that changed places are one break. */
function mergeSwaps(numbers: readonly SequenceNumber[], breaks: readonly SequenceBreak[]): SequenceBreak[] {
  const merged: SequenceBreak[] = [];
  for (let i = 0; i < breaks.length; i++) {
    const one = breaks[i]!;
    const other = breaks[i + 1];
    merged.push(one);
    if (!one.mistyped || other === undefined || !other.mistyped || other.index !== one.index + 1) continue;
    if (numbers[one.index]!.value !== other.expected || numbers[other.index]!.value !== one.expected) continue;
    merged[merged.length - 1] = { ...one, kind: 'order', related: other.index, swapped: true };
    i++;
  }
  return merged;
}
