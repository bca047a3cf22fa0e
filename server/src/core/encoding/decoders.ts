/**
 * Decoding of byte strings in which single bytes are unknown: what a character that began with `pending` may be once
 * one more byte is known.
 */
import type { Codec } from '../bytes/codec.ts';
import { codec } from '../bytes/codecs.ts';
import { utf8Continues, utf8Length } from '../bytes/utf8.ts';
import { HIGH, LOW, type Original } from './channels.ts';

export interface Step {
  /** What is written for certain, before one of `chars`. */
  readonly before?: string;
  /** Code points that the bytes may stand for; undefined where no character is complete yet. */
  readonly chars?: readonly number[];
  /** Whether bytes of them were unknown. */
  readonly guessed?: boolean;
  /** The bytes of a character behind them that is not complete yet. */
  readonly pending?: readonly number[];
  /** What else may happen. */
  readonly or?: Step;
}

export interface LatticeDecoder {
  /** `next` is a byte, HIGH or LOW. Undefined: no character can be made of that. */
  step(pending: readonly number[], next: number): Step | undefined;
}

/** ASCII that a decoder may have swallowed: what stands behind Chinese text. */
const SWALLOWED: readonly number[] = Array.from('\n "\'()-./:;<>,%0123456789', (char) => char.charCodeAt(0));

/**
 * @param weigh how common a character is (logarithm; minus infinity: never), for the choice where bytes are unknown.
 * @param isLost whether the wrong reading loses a pair of bytes: two unknown bytes of one mark can be only such a pair.
 */
export function latticeDecoder(
  original: Original,
  weigh: (codePoint: number) => number,
  isLost: (pair: number) => boolean,
): LatticeDecoder {
  return original === 'utf-8' ? utf8Decoder(weigh) : pairDecoder(codec(original), weigh, isLost);
}

function utf8Decoder(weigh: (codePoint: number) => number): LatticeDecoder {
  const guesses = new Map<string, Step | undefined>();
  const guess = (bytes: readonly number[]): Step | undefined => {
    const key = bytes.join();
    if (guesses.has(key)) return guesses.get(key);
    const chars: number[] = [];
    expand(bytes, 0, 0, (codePoint) => chars.push(codePoint));
    const step = likeliest(chars, weigh);
    guesses.set(key, step);
    return step;
  };
  return {
    step(pending, next) {
      if (pending.length === 0) {
        if (next === LOW) return { chars: SWALLOWED, guessed: true };
        if (next === HIGH) return { pending: [HIGH] };
        const length = utf8Length(next);
        if (length === 1) return { chars: [next] };
        return length === 0 ? undefined : { pending: [next] };
      }
      const lead = pending[0] as number;
      if (next === LOW || (next >= 0 && !utf8Continues(lead === HIGH ? 0xe4 : lead, pending.length, next)))
        return undefined;
      const bytes = [...pending, next];
      if (bytes.length < (lead === HIGH ? 3 : utf8Length(lead))) return { pending: bytes };
      return bytes.includes(HIGH) ? guess(bytes) : { chars: [codePointOf(bytes)] };
    },
  };
}

/** How many characters are tried where bytes are unknown. */
const MOST_GUESSES = 100;

/** The most common of `chars`, each once. */
function likeliest(chars: readonly number[], weigh: (codePoint: number) => number): Step | undefined {
  const weighed = [...new Set(chars)].map((char) => ({
    char,
    weight: char >= 0x80 ? weigh(char) : Number.NEGATIVE_INFINITY,
  }));
  const known = weighed.filter(({ weight }) => weight > Number.NEGATIVE_INFINITY);
  if (known.length === 0) return undefined;
  known.sort((x, y) => y.weight - x.weight);
  return { chars: known.slice(0, MOST_GUESSES).map(({ char }) => char), guessed: true };
}

function codePointOf(bytes: readonly number[]): number {
  let codePoint = (bytes[0] as number) & (0xff >> (bytes.length + 1));
  for (let i = 1; i < bytes.length; i++) codePoint = (codePoint << 6) | ((bytes[i] as number) & 0x3f);
  return codePoint;
}

/** Lead bytes of the UTF-8 of Chinese text. */
const LEADS: readonly number[] = [0xe2, 0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xef];

function expand(
  bytes: readonly number[],
  at: number,
  lead: number,
  take: (codePoint: number) => void,
  value = 0,
): void {
  if (at === bytes.length) {
    take(value);
    return;
  }
  const byte = bytes[at] as number;
  if (at === 0) {
    const mask = byte === HIGH ? 0x0f : 0xff >> (bytes.length + 1);
    for (const first of byte === HIGH ? LEADS : [byte]) expand(bytes, 1, first, take, first & mask);
    return;
  }
  if (byte !== HIGH) {
    if (utf8Continues(lead, at, byte)) expand(bytes, at + 1, lead, take, (value << 6) | (byte & 0x3f));
    return;
  }
  for (let next = 0x80; next < 0xc0; next++) {
    if (utf8Continues(lead, at, next)) expand(bytes, at + 1, lead, take, (value << 6) | (next & 0x3f));
  }
}

function pairDecoder(
  { charOf }: Codec,
  weigh: (codePoint: number) => number,
  isLost: (pair: number) => boolean,
): LatticeDecoder {
  const guesses = new Map<number, Step | undefined>();
  const guess = (lead: number, trail: number): Step | undefined => {
    const key = (lead + 1) * 0x200 + trail + 1;
    if (guesses.has(key)) return guesses.get(key);
    const chars: number[] = [];
    for (let first = lead === HIGH ? 0x81 : lead; first <= (lead === HIGH ? 0xfe : lead); first++) {
      for (let second = trail === HIGH ? 0x40 : trail; second <= (trail === HIGH ? 0xfe : trail); second++) {
        const pair = (first << 8) | second;
        if (lead !== HIGH || trail !== HIGH || isLost(pair)) chars.push(charOf(pair));
      }
    }
    const step = likeliest(chars, weigh);
    guesses.set(key, step);
    return step;
  };
  return {
    step(pending, next) {
      const lead = pending[0];
      if (lead === undefined) {
        if (next === LOW) return { chars: SWALLOWED, guessed: true };
        if (next >= 0 && next < 0x80) return { chars: [next] };
        return next === 0x80 || next === 0xff ? undefined : { pending: [next] };
      }
      if (next === LOW) return undefined;
      if (lead >= 0 && next >= 0) {
        const char = charOf((lead << 8) | next);
        return char >= 0x80 ? { chars: [char] } : undefined;
      }
      return guess(lead, next);
    },
  };
}
