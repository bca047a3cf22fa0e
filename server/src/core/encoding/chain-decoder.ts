/**
 * Several wrong readings in a row as one decoder: bytes of the last reading go in, the characters of the middle text
 * that they make become bytes of the reading before, and so on down to what was written.
 */
import { HIGH, isDoubleByte, LOW, optionsOf, type Route } from './channels.ts';
import type { LatticeDecoder, Step } from './decoders.ts';

/** Bytes of an unfinished character of the inner reading stand before those of the outer one, so much higher. */
const INNER = 0x100;

/** Middle characters that are tried one by one where bytes are unknown; of more, only their bytes count. */
const FEW = 8;

interface Partial {
  readonly before: string;
  readonly chars: readonly number[] | undefined;
  readonly guessed: boolean;
  readonly pending: readonly number[];
}

/** @param outer undoes the last reading. @param inner the one before it. @param rest undoes that one. */
export function chainDecoder(outer: LatticeDecoder, inner: Route, rest: LatticeDecoder): LatticeDecoder {
  const bytesOf = new Map<number, readonly (readonly number[])[]>();
  const optionsFor = (char: number): readonly (readonly number[])[] => {
    let known = bytesOf.get(char);
    if (!known) {
      known = optionsOf(char, inner.reading, '').map(({ bytes }) => bytes);
      bytesOf.set(char, known);
    }
    return known;
  };

  /** What the bytes of a middle character make of an unfinished one. */
  const feed = (pending: readonly number[], bytes: readonly number[]): Partial[] => {
    let partials: Partial[] = [{ before: '', chars: undefined, guessed: false, pending }];
    for (const byte of bytes) {
      const following: Partial[] = [];
      for (const partial of partials) {
        for (let step = rest.step(partial.pending, byte); step; step = step.or) {
          const next = merged(partial, step);
          if (next) following.push(next);
        }
      }
      partials = following;
    }
    return partials;
  };

  return {
    step(pending, next) {
      const split = pending.findIndex((byte) => byte < INNER + HIGH);
      const waiting = split < 0 ? pending : pending.slice(0, split);
      const stepped = outer.step(split < 0 ? [] : pending.slice(split), next);
      const innerPending = waiting.map((byte) => byte - INNER);
      let result: Step | undefined;
      for (let step = stepped; step; step = step.or) {
        if (!step.chars) {
          result = { pending: [...waiting, ...(step.pending ?? [])], ...(result && { or: result }) };
          continue;
        }
        if (next === LOW) return innerPending.length === 0 ? step : undefined;
        const options =
          step.guessed && step.chars.length > FEW
            ? [isDoubleByte(inner.reading) ? [HIGH, HIGH] : [HIGH]]
            : step.chars.flatMap((char) => optionsFor(char));
        for (const bytes of options) {
          for (const partial of feed(innerPending, bytes)) {
            result = {
              before: partial.before,
              ...(partial.chars && { chars: partial.chars }),
              guessed: partial.guessed || step.guessed === true,
              pending: partial.pending.map((byte) => byte + INNER),
              ...(result && { or: result }),
            };
          }
        }
      }
      return result;
    },
  };
}

/** One more step behind those taken; undefined where two characters in a row would be unknown. */
function merged(partial: Partial, step: Step): Partial | undefined {
  const pending = step.pending ?? [];
  if (!step.chars) return { ...partial, pending };
  if (partial.chars && partial.chars.length > 1) return undefined;
  const written = partial.chars?.[0];
  return {
    before: partial.before + (written === undefined ? '' : String.fromCodePoint(written)) + (step.before ?? ''),
    chars: step.chars,
    guessed: partial.guessed || step.guessed === true,
    pending,
  };
}
