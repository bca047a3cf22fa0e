/**
 * One search over the bytes of a line: which parts of it stand as they were written, which parts were read in the wrong
 * encoding, and what stood there. A Viterbi search with a beam; a state is the mode (sound or misread), the bytes of an
 * unfinished character, and the last two code units written.
 */

import type { Prose } from '../judge/prose.ts';
import { HIGH, type Token } from './channels.ts';
import type { LatticeDecoder, Step } from './decoders.ts';
import { isUnusual } from './scan.ts';

export interface Stretch {
  /** Where the misread part stands. */
  readonly start: number;
  readonly end: number;
  /** What stood there. */
  readonly text: string;
  /** Characters of `text` that had unknown bytes. */
  readonly guesses: readonly Guess[];
}

/** A character that had unknown bytes: its offset in the text of its stretch, and the characters that it may be. */
export interface Guess {
  readonly offset: number;
  readonly among: readonly number[];
  /** Whether another text of the whole, hardly worse, has something else here. */
  readonly isRivalled?: boolean;
}

export interface SearchResult {
  readonly stretches: readonly Stretch[];
  /** By how many nats the result reads better than the line as it stands. */
  readonly gain: number;
}

/** To begin a misread part, and to end it. */
export const ENTER = 10;
export const LEAVE = 3;
/** Bytes that went without a mark, and each of them. */
const MARKS_GONE = 3;
const VANISHED = 5;

/** What a mark took with it is a line end as a rule, seldom a blank or a digit. */
const SWALLOWED_IN_LINE = 3;

const BEAM = 40;
/** States that are followed from byte to byte of one mark. */
const NARROW = 16;
/** States that are so much worse than the best are given up. */
const MARGIN = 70;
/** Characters that are weighed before a line is given up: what takes longer has lost too much to come back. */
const BUDGET = 30_000;
const BUDGET_EACH = 400;

interface State {
  readonly score: number;
  readonly misread: boolean;
  readonly pending: readonly number[];
  readonly a: number;
  readonly b: number;
  readonly previous: State | undefined;
  /** What this step wrote. */
  readonly wrote: string;
  /** What it chose from, where bytes were unknown. */
  readonly among: readonly number[] | undefined;
  /** The token before which this state stands. */
  readonly at: number;
}

const NOTHING: readonly number[] = [];

/** @param lost the byte that the reading may have lost without a mark for it at the end, -1 for any, undefined for none. */
export function searchLine(
  line: string,
  tokens: readonly Token[],
  decoder: LatticeDecoder,
  prose: Prose,
  lost: number | undefined,
): SearchResult | undefined {
  let budget = BUDGET + BUDGET_EACH * tokens.length;

  const write = (
    from: State,
    text: string,
    misread: boolean,
    at: number,
    price: number,
    among?: readonly number[],
  ): State => {
    let { a, b } = from;
    let score = from.score - price;
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      score += prose.logp(a, b, c);
      a = c === 0x0a ? 0 : b;
      b = c;
    }
    return { score, misread, pending: NOTHING, a, b, previous: from, wrote: text, among, at };
  };

  const follow = (from: State, first: Step, at: number, price: number, out: State[]): void => {
    for (let step: Step | undefined = first; step; step = step.or) {
      const { chars, before = '', pending = NOTHING } = step;
      if (!chars) {
        const { a, b, score } = from;
        out.push({
          score: score - price,
          misread: true,
          pending,
          a,
          b,
          previous: from,
          wrote: '',
          among: undefined,
          at,
        });
        continue;
      }
      const start = before === '' ? from : write(from, before, true, at, 0);
      const among = step.guessed ? chars : undefined;
      for (const char of chars) {
        budget--;
        const swallowed = among && char < 0x80 && char !== 0x0a ? SWALLOWED_IN_LINE : 0;
        const next = write(start, String.fromCodePoint(char), true, at, price + swallowed, among);
        out.push(pending.length > 0 ? { ...next, pending } : next);
      }
    }
  };

  /** The states after a token is read as misread bytes, in each of its ways. */
  const read = (from: State, index: number, price: number, into: Beam): void => {
    for (const option of (tokens[index] as Token).options) {
      let open: State[] = [from];
      let due = price + option.price;
      for (const byte of option.bytes) {
        const following: State[] = [];
        for (const state of open) {
          const step = decoder.step(state.misread ? state.pending : NOTHING, byte);
          if (step) follow(state, step, index + 1, due, following);
        }
        open = following.length > NARROW ? following.sort((x, y) => y.score - x.score).slice(0, NARROW) : following;
        due = 0;
      }
      for (const state of open) into.add(state);
    }
  };

  /** States in which the unfinished character got the bytes that it lacks. */
  const completed = (state: State): State[] => {
    if (lost === undefined || state.pending.length === 0 || state.pending.includes(HIGH)) return [];
    const done: State[] = [];
    let open: State[] = [state];
    for (let missing = 0; missing < 2; missing++) {
      const following: State[] = [];
      for (const one of open) {
        const step = decoder.step(one.pending, lost);
        if (step) follow(one, step, state.at, VANISHED + (missing === 0 ? MARKS_GONE : 0), following);
      }
      open = [];
      for (const one of following) (one.pending.length === 0 ? done : open).push(one);
    }
    return done;
  };

  let states: State[] = [
    { score: 0, misread: false, pending: NOTHING, a: 0, b: 0, previous: undefined, wrote: '', among: undefined, at: 0 },
  ];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    const raw = line.slice(token.start, token.end);
    const isAscii = raw.charCodeAt(0) < 0x80 && raw !== '?';
    const next = new Beam();
    for (const state of states) {
      if (!state.misread) {
        next.add(write(state, raw, false, i + 1, 0));
        if (raw.charCodeAt(0) >= 0x80) read(state, i, ENTER, next);
        continue;
      }
      read(state, i, 0, next);
      if (state.pending.length === 0) next.add(write(state, raw, false, i + 1, LEAVE));
      // A last byte that went without a mark: before ASCII, or before text that was never misread.
      else if (isAscii || (raw !== '?' && !isUnusual(raw.charCodeAt(0)))) {
        for (const done of completed(state)) {
          if (isAscii) read(done, i, 0, next);
          else next.add(write(done, raw, false, i + 1, LEAVE));
        }
      }
    }
    states = next.best();
    if (budget < 0) return undefined;
  }
  let best: State | undefined;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const state of states.flatMap((one) => (one.pending.length === 0 ? [one] : completed(one)))) {
    const score = state.score + prose.logp(state.a, state.b, 0);
    if (score > bestScore) {
      best = state;
      bestScore = score;
    }
  }
  if (!best) return undefined;
  return { stretches: stretchesOf(best, tokens), gain: bestScore - lineScore(line, prose) };
}

/** What a line costs as it stands, with its end. */
export function lineScore(line: string, prose: Prose): number {
  const { length } = line;
  const a = length > 1 ? line.charCodeAt(length - 2) : 0;
  return prose.score(line) + prose.logp(a, length > 0 ? line.charCodeAt(length - 1) : 0, 0);
}

/** Keeps the best states, one of each kind. */
class Beam {
  readonly #states = new Map<number | string, State>();
  #best = Number.NEGATIVE_INFINITY;

  add(state: State): void {
    if (state.score < this.#best - MARGIN) return;
    if (state.score > this.#best) this.#best = state.score;
    const key = keyOf(state);
    const known = this.#states.get(key);
    if (!known || state.score > known.score) this.#states.set(key, state);
  }

  best(): State[] {
    const all = [...this.#states.values()].filter((state) => state.score >= this.#best - MARGIN);
    return all.length <= BEAM ? all : all.sort((x, y) => y.score - x.score).slice(0, BEAM);
  }
}

/** 32 bits for the last two code units, 7 bits for each byte of an unfinished character (never FF). */
function keyOf({ a, b, misread, pending }: State): number | string {
  // Unfinished characters of several readings, one inside the other.
  if ((pending[0] ?? 0) >= 0xff || pending.length > 3) return `${a},${b},${pending.join()}`;
  let bytes = misread ? 0 : 0x1fffff;
  for (let i = 0; i < pending.length && i < 3; i++) {
    const byte = pending[i] as number;
    bytes |= (byte === HIGH ? 0x7f : (byte & 0x7f) + (i > 0 ? 1 : 0)) << (14 - 7 * i);
  }
  return (a * 0x10000 + b) * 0x200000 + bytes;
}

function stretchesOf(best: State, tokens: readonly Token[]): Stretch[] {
  const path: State[] = [];
  for (let state: State | undefined = best; state; state = state.previous) path.push(state);
  path.reverse();
  const out: Stretch[] = [];
  let open: { start: number; end: number; text: string; guesses: Guess[] } | undefined;
  let reached = 0;
  for (const state of path) {
    if (state.misread) {
      const start = tokens[reached]?.start ?? 0;
      open ??= { start, end: start, text: '', guesses: [] };
      if (state.among) open.guesses.push({ offset: open.text.length, among: state.among });
      open.text += state.wrote;
      open.end = Math.max(open.end, tokens[state.at - 1]?.end ?? 0);
    } else if (open) {
      out.push(open);
      open = undefined;
    }
    reached = state.at;
  }
  if (open) out.push(open);
  return out;
}
