/**
 * What is still to come in the search over bytes: how well the rest of a stretch reads from each place on, with a byte
 * waiting and without. Worked out once from behind, with the observed characters, or those one byte off, as context. A
 * way is kept by what it has cost and what it may still cost, so cuts are looked at only where they can lead somewhere.
 */
import type { Prospect } from './slip-beam.ts';
import { aloneAs, mayHide, type SlipInput } from './slip-readings.ts';
import type { Steps } from './slip-steps.ts';
import { CUT_APART, GAINED, HIDDEN, KNOWN_CUT, LOST } from './slip-weights.ts';

/** How an observed character may have come about: bytes that are known, or one or two that are not. */
export type Way = 'one unknown' | 'two unknown' | readonly number[];

/** What a character scores that is chosen freely, or by one of its bytes; and ASCII that was swallowed with a byte. */
const GUESS = -3.5;
const EATEN = -5;
const NEVER = Number.NEGATIVE_INFINITY;

export class Outlook {
  /** By observed code units that are read. */
  readonly #behind: Prospect[] = [];
  /** By observed code unit and way: between the bytes. */
  readonly #middle: (readonly Prospect[])[] = [];
  readonly #input: SlipInput;
  readonly #steps: Steps;
  /** The characters one byte off: second byte of the last one, first byte of this one; 0 where there is none. */
  readonly #shifted: number[] = [];
  /** The price of a byte that is gone behind one that waits. */
  readonly #lost: number;

  /** @param ways what may stand behind each observed code unit; nothing for the second half of a surrogate pair */
  constructor(input: SlipInput, steps: Steps, ways: readonly (readonly Way[])[]) {
    this.#input = input;
    this.#steps = steps;
    this.#lost = mayHide(input) ? HIDDEN : LOST;
    ways.forEach((_, index) => {
      const first = bytesAt(ways, index)?.[0];
      this.#shifted.push(first === undefined ? 0 : Math.min(0xffff, this.#pair(lastByte(ways, index), first)));
    });
    let next: Prospect = { idle: 0, waiting: this.#lost + GUESS };
    this.#behind[ways.length] = next;
    for (let index = ways.length - 1; index >= 0; index--) {
      const middles: Prospect[] = [];
      let [idle, waiting] = [NEVER, NEVER];
      for (const way of ways[index]!) {
        const middle = typeof way !== 'string' && way.length > 1 ? this.#beforeLast(index, way, next) : next;
        const first = typeof way === 'string' ? beforeUnknown(way, next) : this.#beforeFirst(index, way, ways, middle);
        middles.push(middle);
        idle = Math.max(idle, first.idle);
        waiting = Math.max(waiting, first.waiting);
      }
      if (middles.length > 0) next = { idle, waiting };
      this.#middle[index] = middles;
      this.#behind[index] = next;
    }
  }

  /** What is to come when `at` observed code units are read. */
  behind(at: number): Prospect {
    return this.#behind[at]!;
  }

  /** What is to come between the two bytes of way number `way` at `index`. */
  middle(index: number, way: number): Prospect {
    return this.#middle[index]![way]!;
  }

  #pair(lead: number, trail: number): number {
    return lead < 0x80 ? 0 : Math.max(0, this.#input.tables.codec.charOf((lead << 8) | trail));
  }

  /** Before the second byte of an observed character. */
  #beforeLast(index: number, [lead, trail]: readonly number[], next: Prospect): Prospect {
    const char = this.#pair(lead!, trail!);
    const inStep = char === 0 ? NEVER : this.#steps.scoreOf(this.#charAt(index - 2), this.#charAt(index - 1), char);
    return beforeByte(trail!, inStep, 0, LOST, this.#lost, next);
  }

  /** Before the first byte. */
  #beforeFirst(index: number, way: readonly number[], ways: readonly (readonly Way[])[], next: Prospect): Prospect {
    const [first, second] = way as [number, number?];
    const last = lastByte(ways, index);
    const char = last < 0 ? 0 : this.#pair(last, first);
    const shifted = this.#shifted;
    const offStep =
      last < 0
        ? GUESS
        : char === 0
          ? NEVER
          : this.#steps.scoreOf(shifted[index - 2] ?? 0, shifted[index - 1] || this.#charAt(index - 2), char);
    const alone =
      first <= 0x80 ? this.#steps.scoreOf(this.#charAt(index - 2), this.#charAt(index - 1), aloneAs(first)) : 0;
    const isCut = first === 0xa3 && (second === 0xbf || second === 0xa1);
    return beforeByte(first, offStep, alone, isCut ? KNOWN_CUT : LOST, this.#lost, next);
  }

  /** The observed character at `index`, or of the text before. */
  #charAt(index: number): number {
    const { observed, before } = this.#input;
    if (index >= 0) return observed[index]!.char;
    return before.length + index >= 0 ? before.charCodeAt(before.length + index) : 0;
  }
}

/**
 * @param pair what the character scores that the waiting byte makes with it
 * @param alone what it scores as ASCII
 * @param lost the price of a lost byte before it, where nothing waits
 * @param hidden the same where a byte waits
 */
function beforeByte(byte: number, pair: number, alone: number, lost: number, hidden: number, next: Prospect): Prospect {
  const onward = byte <= 0x80 ? alone + next.idle : next.waiting;
  const gained = byte < 0x80 ? NEVER : GAINED;
  return {
    idle: Math.max(onward, lost + GUESS + next.idle, gained + next.idle),
    waiting: Math.max(pair + next.idle, hidden + GUESS + onward, gained + next.waiting),
  };
}

function beforeUnknown(way: 'one unknown' | 'two unknown', next: Prospect): Prospect {
  const rest = way === 'one unknown' ? next.idle : Math.max(next.waiting, EATEN + next.idle);
  return { idle: Math.max(LOST + GUESS + rest, CUT_APART + next.waiting), waiting: GUESS + rest };
}

/** The known bytes of an observed character, as it stands there. */
function bytesAt(ways: readonly (readonly Way[])[], index: number): readonly number[] | undefined {
  return ways[index]?.find((way): way is readonly number[] => typeof way !== 'string');
}

/** The byte before the observed character at `index`, or -1 where it may be any. */
function lastByte(ways: readonly (readonly Way[])[], index: number): number {
  let at = index - 1;
  while (at >= 0 && ways[at]!.length === 0) at--;
  if (at < 0 || typeof ways[at]![0] === 'string') return -1;
  return bytesAt(ways, at)?.at(-1) ?? -1;
}
