/**
 * A search over the characters of the original, for readers that lost bytes: which text, read by a certain reader,
 * gives exactly what stands? A Viterbi search with a beam; a state is the place in the line, the lead byte that the
 * reader holds, and the last two characters of the original. What stands may begin and end as sound text.
 */
import type { Prose } from '../judge/prose.ts';
import { type Codes, leadOf, type Next, placeOf, positionOf, type Readable } from './readable.ts';
import { isUnusual } from './scan.ts';
import { ENTER, type Guess, LEAVE, lineScore, type SearchResult, type Stretch } from './search.ts';

/** States that are so much worse than the best of their place are given up. */
const MARGIN = 30;
/** Of more candidates than so many, only the most common and the likeliest behind the last character are weighed. */
const MANY = 64;
const MOST_FOLLOWERS = 40;

/** Candidates that may be weighed in one search: where they abound, fewer states are kept. */
const BUDGET = 250_000;
const LEAST_STATES = 4;

/** The step of a state that only closes what was misread: the reader's mark for a lead byte without a second one. */
const CLOSING = -1;

interface State {
  readonly score: number;
  readonly a: number;
  readonly b: number;
  /** The lead byte that the reader holds, or -1 in sound text. */
  readonly lead: number;
  readonly previous: State | undefined;
  /** The place in the line before which this state stands. */
  readonly at: number;
  /** What a misread step chose from, and from where. */
  readonly next: Next | undefined;
  readonly step: number;
  /** States of the same kind that were hardly worse. */
  losers?: State[];
}

/** A text that is so little worse, in nats, is a rival of the best. */
const RIVAL = 4;

export interface Scope {
  /** States that are kept for each place. */
  readonly beam: number;
  /** `[from, to)` in code points: where to search; what is before and behind is not looked at. */
  readonly from: number;
  readonly to: number;
}

/**
 * For every place whether what stands from there on can be read to its end, or to text that may be sound: otherwise
 * any character that leads there is in vain.
 */
function openPlaces(codes: Codes, readable: Readable): Uint8Array {
  const open = new Uint8Array((codes.length + 1) << 8);
  const maySound = (position: number): boolean => {
    const char = codes.chars[position];
    return char === undefined || (!codes.marks[position] && !isUnusual(char.charCodeAt(0)));
  };
  open[placeOf(codes.length, 0)] = 1;
  for (let position = codes.length - 1; position >= 0; position--) {
    for (const lead of readable.leads(codes, position)) {
      const place = placeOf(position, lead);
      const ends = lead === 0 ? maySound(position) : codes.marks[position] && maySound(position + 1);
      if (ends || readable.ways(codes, place).some((step) => open[placeOf(position, 0) + step])) open[place] = 1;
    }
  }
  return open;
}

/** How far a reader can have come in what stands, if it began at one of the first places from `from` on. */
export function reach(codes: Codes, readable: Readable, { from, to }: Pick<Scope, 'from' | 'to'>): number {
  const seen = new Uint8Array((codes.length + 1) << 8);
  const end = Math.min(to, codes.length);
  let far = from;
  for (let position = from; position < end && position <= far; position++) {
    if (position <= from + STARTS) seen[placeOf(position, 0)] = 1;
    for (let lead = 0; lead < 0x100; lead++) {
      if (!seen[placeOf(position, lead)]) continue;
      for (const way of readable.ways(codes, placeOf(position, lead))) {
        seen[placeOf(position, 0) + way] = 1;
        far = Math.max(far, position + positionOf(way));
      }
    }
    far = Math.max(far, Math.min(from + STARTS, end));
  }
  return Math.min(far, end);
}

const STARTS = 4;

/** The likeliest original of a part of a line, and its score: natural logarithm of its probability. */
function likeliest(
  codes: Codes,
  readable: Readable,
  prose: Prose,
  { beam, from, to }: Scope,
  open?: Uint8Array,
): Found | undefined {
  const places: (Map<number, State> | undefined)[] = [];
  let count = 0;
  const add = (state: State): void => {
    places[state.at] ??= new Map();
    const states = places[state.at] as Map<number, State>;
    const key = (state.a * 0x10000 + state.b) * 0x200 + state.lead + 1;
    const known = states.get(key);
    if (!known) states.set(key, state);
    else if (state.score > known.score) {
      if (state.score - known.score < RIVAL) state.losers = [...(state.losers ?? []), known];
      states.set(key, state);
    } else if (known.score - state.score < RIVAL) {
      known.losers ??= [];
      known.losers.push(state);
    }
  };
  const sound = (state: State, price: number): void => {
    let { score, a, b } = state;
    const char = codes.chars[state.at] as string;
    for (let i = 0; i < char.length; i++) {
      const unit = char.charCodeAt(i);
      score += prose.logp(a, b, unit);
      a = b;
      b = unit;
    }
    add({ score: score - price, a, b, lead: -1, previous: state, at: state.at + 1, next: undefined, step: 0 });
  };
  const misread = (state: State, price: number): void => {
    const { a, b, at } = state;
    const next = readable.next(codes, placeOf(at, Math.max(0, state.lead)));
    const context = prose.contextOf(a, b);
    const weigh = (index: number): boolean => {
      const char = next.chars[index] as number;
      const step = next.steps[index] as number;
      if (open?.[placeOf(at, 0) + step] === 0) return false;
      const score = state.score - price - (next.prices[index] as number) + prose.logpIn(context, b, char);
      const before = char === 0x0a ? 0 : b;
      add({ score, a: before, b: char, lead: leadOf(step), previous: state, at: at + positionOf(step), next, step });
      return true;
    };
    let weighed = 0;
    let i = 0;
    for (; i < next.chars.length && weighed < MANY; i++) if (weigh(i)) weighed++;
    count += weighed;
    if (i < next.chars.length) {
      const likely = followersAmong(next, b, prose);
      for (const index of likely) if (index >= i) weigh(index);
      count += likely.length;
    }
  };

  add({ score: 0, a: 0, b: 0, lead: -1, previous: undefined, at: from, next: undefined, step: 0 });
  const ends: State[] = [];
  const end = Math.min(to, codes.length);
  let kept = 0;
  for (let at = from; at < places.length; at++) {
    // As many states as the rest of the budget allows, if each costs what the others did.
    const affordable = ((BUDGET - count) / Math.max(1, end - at)) * (kept / Math.max(1, count));
    const isDear = count > BUDGET / 10 && affordable < beam;
    const states = bestOf(places[at], isDear ? Math.max(LEAST_STATES, Math.floor(affordable)) : beam);
    kept += states.length;
    places[at] = undefined;
    if (at >= end) {
      for (const state of states) {
        const score = at < codes.length ? state.score : state.score + prose.logp(state.a, state.b, 0);
        if (state.lead <= 0 || at < codes.length) ends.push({ ...state, score });
      }
      continue;
    }
    const isAscii = (codes.chars[at] as string).charCodeAt(0) < 0x80;
    for (const state of states) {
      if (state.lead < 0) {
        sound(state, 0);
        if (!isAscii || codes.marks[at]) misread(state, ENTER);
        continue;
      }
      misread(state, 0);
      if (state.lead === 0) sound(state, LEAVE);
      // A lead byte at the end of what was misread.
      else if (codes.marks[at]) {
        const last = at + 1 === codes.length;
        add({
          ...state,
          score: state.score - (last ? 0 : LEAVE),
          lead: last ? 0 : -1,
          previous: state,
          at: at + 1,
          next: undefined,
          step: CLOSING,
        });
      }
    }
  }
  const best = ends.reduce<State | undefined>((x, y) => (x && x.score >= y.score ? x : y), undefined);
  return best && { best, ends };
}

/** The best state at the end of what was searched, and all of them. */
interface Found {
  readonly best: State;
  readonly ends: readonly State[];
}

/** The states of all texts that are hardly worse than the best one, by the place in the line before which they stand. */
function rivalsOf({ best, ends }: Found): ReadonlyMap<number, readonly State[]> {
  const totals = new Map<State, number>();
  const byPlace = new Map<number, State[]>();
  const reach = (state: State | undefined, total: number): void => {
    if (!state || total <= best.score - RIVAL) return;
    const known = totals.get(state);
    if (known === undefined) {
      const states = byPlace.get(state.at) ?? [];
      states.push(state);
      byPlace.set(state.at, states);
    }
    if (known === undefined || total > known) totals.set(state, total);
  };
  for (const state of ends) reach(state, state.score);
  for (let at = best.at; at > 0; at--) {
    // Losers come behind the states that they lost to, at the same place.
    const states = byPlace.get(at) ?? [];
    for (let i = 0; i < states.length; i++) {
      const state = states[i] as State;
      const total = totals.get(state) as number;
      for (const loser of state.losers ?? []) reach(loser, total - (state.score - loser.score));
      reach(state.previous, total);
    }
  }
  return byPlace;
}

/** Whether a rival has something else where `state` of the best text stands. */
function isDoubtful({ at, b, previous }: State, rivals: ReadonlyMap<number, readonly State[]>): boolean {
  const start = previous?.at ?? 0;
  for (let place = start + 1; place <= at; place++) {
    for (const rival of rivals.get(place) ?? []) if (rival.at !== at || rival.b !== b) return true;
  }
  return false;
}

function bestOf(states: Map<number, State> | undefined, beam: number): State[] {
  if (!states) return [];
  const all = [...states.values()];
  let best = Number.NEGATIVE_INFINITY;
  for (const { score } of all) if (score > best) best = score;
  const near = all.filter(({ score }) => score >= best - MARGIN);
  return near.length <= beam ? near : near.sort((x, y) => y.score - x.score).slice(0, beam);
}

/** Indexes of the characters of one place while its followers are looked for. */
const indexes = new Uint16Array(0x10000);

/** Indexes of the candidates that are likeliest behind `b`, but for the most common ones. */
function followersAmong(next: Next, b: number, prose: Prose): readonly number[] {
  const known = next.followers.get(b);
  if (known) return known;
  const { chars } = next;
  for (let i = MANY; i < chars.length; i++) indexes[chars[i] as number] = i;
  const found: number[] = [];
  for (const char of prose.followers(b)) {
    const index = indexes[char] as number;
    if (index > 0) found.push(index);
    if (found.length >= MOST_FOLLOWERS) break;
  }
  for (const char of chars) indexes[char] = 0;
  next.followers.set(b, found);
  return found;
}

/** How probable the best original of a part of a line is (natural logarithm), undefined where none was misread. */
export function scoreOf(codes: Codes, readable: Readable, prose: Prose, scope: Scope): number | undefined {
  const best = likeliest(codes, readable, prose, scope, openPlaces(codes, readable))?.best;
  for (let state = best; state; state = state.previous) if (state.lead >= 0) return best?.score;
  return undefined;
}

/** The original of a line, as far as it was misread by one reader. */
export function searchCharacters(
  line: string,
  codes: Codes,
  readable: Readable,
  prose: Prose,
  beam: number,
): SearchResult | undefined {
  const scope = { beam, from: 0, to: codes.length };
  const found = likeliest(codes, readable, prose, scope, openPlaces(codes, readable));
  return found && { stretches: stretchesOf(found, codes), gain: found.best.score - lineScore(line, prose) };
}

function stretchesOf(found: Found, codes: Codes): Stretch[] {
  const { best } = found;
  const rivals = rivalsOf(found);
  const path: State[] = [];
  for (let state: State | undefined = best; state; state = state.previous) path.push(state);
  path.reverse();
  const offsets: number[] = [0];
  for (const char of codes.chars) offsets.push((offsets[offsets.length - 1] as number) + char.length);
  const out: Stretch[] = [];
  let open: { start: number; end: number; text: string; guesses: Guess[] } | undefined;
  let reached = 0;
  for (const state of path) {
    const { at, next, step, b } = state;
    if (next) {
      const start = offsets[reached] as number;
      open ??= { start, end: start, text: '', guesses: [] };
      const among = Array.from(next.chars).filter((_, i) => next.steps[i] === step);
      const isRivalled = isDoubtful(state, rivals);
      if (next.chars.length > 1 || isRivalled) open.guesses.push({ offset: open.text.length, among, isRivalled });
      open.text += String.fromCharCode(b);
      open.end = offsets[at] as number;
    } else if (open) {
      if (step === CLOSING) open.end = offsets[at] as number;
      out.push(open);
      open = undefined;
    }
    reached = at;
  }
  if (open) out.push(open);
  return out;
}
