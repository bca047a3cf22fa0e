/** How a list of numbers goes wrong: the likeliest story of what each number should have been. */

export interface SequenceNumber {
  readonly value: number;
  /** `之一`, `-1`: an inserted number that follows its main number. */
  readonly sub: number;
}

export type Break = 'gap' | 'duplicate' | 'order' | 'restart';

export interface SequenceBreak {
  readonly kind: Break;
  readonly index: number;
  /** The number that should stand at `index`. */
  readonly expected: number;
  /** The element that it was compared with. */
  readonly related: number;
  /** True where the number alone is wrong: the list goes on as if it were right, or it repeats or goes back at the end. */
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
const SWAPPED = 1.3;
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
  if (numbers.length === 0 || runsOn(numbers) || countsDown(numbers)) return [];
  return breaksOf(numbers, cheapestStory(numbers));
}

/** States of the search: 0 to MAX_RUN numbers in a row mistyped, or the second of two that changed places. */
const SWAP = MAX_RUN + 1;
const STATES = SWAP + 1;

/** Which numbers are wrong on their own, in the story that costs least. */
function cheapestStory(numbers: readonly SequenceNumber[]): readonly boolean[] {
  const n = numbers.length;
  const cost = new Float64Array(n * STATES).fill(Number.POSITIVE_INFINITY);
  const before = new Int8Array(n * STATES).fill(-1);
  const relax = (i: number, state: number, total: number, from: number): void => {
    if (total >= cost[i * STATES + state]!) return;
    cost[i * STATES + state] = total;
    before[i * STATES + state] = from;
  };
  /** The number that should stand at `i`. */
  const truth = (i: number, state: number): number => {
    if (i < 0) return 0;
    if (state === SWAP) return numbers[i]!.value + 1;
    return i - state < 0 ? i + 1 : numbers[i - state]!.value + state;
  };
  const known = (i: number, state: number): number =>
    i < 0 ? (state === 0 ? 0 : Infinity) : cost[i * STATES + state]!;
  for (let i = 0; i < n; i++) {
    const { value } = numbers[i]!;
    for (let state = 0; state < STATES; state++) {
      const paid = known(i - 1, state);
      if (paid === Infinity) continue;
      const previous = truth(i - 1, state);
      const step = i === 0 ? (value === 1 ? 0 : LATE_START) : stepCost(previous, numbers[i]!, numbers[i - 1]!);
      const isRun = state > 0 && state !== SWAP;
      relax(i, 0, paid + step + (isRun && step > 0 ? UNCONFIRMED : 0), state);
      if (state < MAX_RUN && value !== previous + 1) relax(i, state + 1, paid + MISTYPED, state);
    }
    for (let state = 0; i > 0 && state < STATES; state++) {
      const paid = known(i - 2, state);
      const previous = paid === Infinity ? 0 : truth(i - 2, state);
      if (paid !== Infinity && value === previous + 1 && numbers[i - 1]!.value === previous + 2) {
        relax(i, SWAP, paid + SWAPPED, state);
      }
    }
  }
  return readBack(n, cost, before);
}

function readBack(n: number, cost: Float64Array, before: Int8Array): boolean[] {
  let state = 0;
  const final = (candidate: number): number => {
    const isLongRun = candidate > 1 && candidate !== SWAP;
    return cost[(n - 1) * STATES + candidate]! + (isLongRun ? UNCONFIRMED : 0);
  };
  for (let candidate = 1; candidate < STATES; candidate++) if (final(candidate) < final(state)) state = candidate;
  const mistyped = new Array<boolean>(n).fill(false);
  for (let i = n - 1; i >= 0; ) {
    const from = before[i * STATES + state]!;
    mistyped[i] = state > 0;
    if (state === SWAP) mistyped[--i] = true;
    i--;
    state = from;
  }
  return mistyped;
}

function runsOn(numbers: readonly SequenceNumber[]): boolean {
  let last = 0;
  let lastSub = 0;
  for (const { value, sub } of numbers) {
    if (!(value === last + 1 || (sub > 0 && value === last && sub > lastSub))) return false;
    last = value;
    lastSub = sub;
  }
  return true;
}

/** `3. 2. 1.`: a history of amendments, the latest first; the 1 may have been taken for the beginning of a list. */
function countsDown(numbers: readonly SequenceNumber[]): boolean {
  const n = numbers.length;
  const last = numbers[n - 1]!.value;
  return (
    (last === 1 ? n >= 3 : last === 2 && n >= 2) &&
    numbers.every(({ value, sub }, i) => value === last + n - 1 - i && sub === 0)
  );
}

function stepCost(previous: number, { value, sub }: SequenceNumber, before: SequenceNumber): number {
  const step = value - previous;
  if (step === 1) return 0;
  if (step === 0) return sub > 0 && sub > (before.value === value ? before.sub : 0) ? 0 : DUPLICATE;
  return step > 1 ? GAP + Math.min(step, 50) * 0.001 : RESTART;
}

function breaksOf(numbers: readonly SequenceNumber[], mistyped: readonly boolean[]): SequenceBreak[] {
  const breaks: SequenceBreak[] = [];
  let previous = 0;
  for (let i = 0; i < numbers.length; i++) {
    const { value } = numbers[i]!;
    const expected = previous + 1;
    if (mistyped[i]) {
      const wrong = wrongNumber(numbers, i, expected);
      // a last number that is too high may as well follow one that was lost
      breaks.push({ ...wrong, expected, mistyped: wrong.kind !== 'gap', swapped: false, first: false });
      previous = expected;
      continue;
    }
    const step = value - previous;
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
