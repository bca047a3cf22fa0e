/**
 * The search over bytes: a beam search for the text that, with bytes lost, gained or swallowed on the way, would be read
 * as what stands in a damaged line. State: the byte that waits for its second half (none, known, unknown), the last two
 * characters, the open brackets. All scores are natural logarithms.
 */
import { getModel } from '../judge/judge.ts';
import { getReadings } from '../judge/readings.ts';
import { BRACKET_OF, closings, KINDS, openBrackets, unlike } from './slip-brackets.ts';
import {
  CUT,
  isLow,
  type Observed,
  pointOf,
  type SlipInput,
  type SlipReading,
  type SlipResult,
} from './slip-readings.ts';
import type { SlipTables } from './slip-tables.ts';

const LOST = -9;
/** Dearer than a lost one, which leaves no choice of its value. */
const GAINED = -16;
const CUT_APART = -13;
/** A cut behind the first byte of 。 before a character that begins with BF or A1. */
const KNOWN_CUT = 1;
const READ_RIGHT = 3;
const READ_WRONG = -7;
const UNMATCHED = -5;
const LEFT_OPEN = -5.5;
const SAME_LINE_END = 1.5;
const PRIVATE_USE = -4;
/** A character beyond U+FFFF: only names have them. */
const BEYOND = -4;
const ASCII_FLOOR = -11.5;
const LOWER_CASE_FLOOR = -14;
const SYMBOL_FLOOR = -19;
const QUESTION_FLOOR = -10;
/** A narrow question mark where marks are full-width. */
const MARK_FLOOR = -14;
const MOST_EVENTS = 4;
const BEAM = 80;
const RANGE = 20;
const SPAWN_COUNT = 8;
const SPAWN_RANGE = 12;
const RIVAL_RANGE = 9;
const MOST_RIVALS = 3;
const WILD = 40;

const NONE = -1;
const UNKNOWN = 256;
/** The first byte of 。 that was cut off behind: A3 must follow. */
const FULL_STOP = 257;
/** Unknown second byte of an invalid pair whose first byte is the rest. */
const UNDER_MARK = 512;

const QUESTION = 0x3f;
const REPLACEMENT = 0xfffd;
const LF = 0x0a;
/** ASCII that an eaten pair may have held. */
const EATEN = Array.from('0123456789() ,.-/:;', (char) => char.charCodeAt(0));
/** What it costs that a swallowed pair ended in ASCII, or in the line end. */
const EATEN_ASCII = -2;
const EATEN_LINE_END = 2;
/** The same where the pair was the only one: the byte was lost right before it. */
const EATEN_LINE_END_AT_ONCE = -2;

interface Node {
  score: number;
  readonly a: number;
  readonly b: number;
  readonly pend: number;
  readonly open: number;
  readonly events: number;
  /** How many of the events are bytes too many. */
  readonly gained: number;
  readonly prev: Node | undefined;
  /** The character that was completed here, or 0. */
  readonly char: number;
  readonly isGuess: boolean;
  /** How many observed code units were read when it was made. */
  readonly at: number;
  /** What the decoder was given here. */
  readonly bytes: readonly number[];
  rivals: { node: Node; gap: number }[] | undefined;
}

export function searchSlip(input: SlipInput): SlipResult | undefined {
  return new Search(input).run();
}

class Search {
  readonly #input: SlipInput;
  readonly #tables: SlipTables;
  readonly #classOf = getModel().classOf;
  #nodes: Node[];
  #next = new Map<number, Node>();
  /** What `#likeLead` found. */
  readonly #alike = new Map<number, number>();
  /** What `#wild` found, by context. */
  readonly #wilds = new Map<number, readonly number[]>();
  #at = 0;
  /** The best score among the next nodes. */
  #top = Number.NEGATIVE_INFINITY;
  /** The first byte of the next observed character where it is certain; LF at a line's end; -1 where it may be several. */
  #ahead = -1;
  #ahead2 = -1;

  constructor(input: SlipInput) {
    this.#input = input;
    this.#tables = input.tables;
    const { before } = input;
    this.#nodes = [
      {
        score: 0,
        a: before.length > 1 ? before.charCodeAt(before.length - 2) : 0,
        b: before.length > 0 ? before.charCodeAt(before.length - 1) : 0,
        pend: NONE,
        open: openBrackets(before),
        events: 0,
        gained: 0,
        prev: undefined,
        char: 0,
        isGuess: false,
        at: 0,
        bytes: [],
        rivals: undefined,
      },
    ];
  }

  run(): SlipResult | undefined {
    const { observed, behind } = this.#input;
    const start = this.#nodes[0]!;
    for (this.#at = 1; this.#at <= observed.length; this.#at++) {
      const from = this.#nodes;
      const item = observed[this.#at - 1]!;
      if (isLow(item.char)) continue;
      this.#lookAhead();
      const merged: Node[] = [];
      for (const bytes of this.#ways(item)) {
        this.#nodes = from;
        if (bytes.length === 0) {
          this.#mark1(item.isEaten === true);
          this.#flush();
        } else if (bytes[0]! < 0) {
          this.#mark2();
          this.#flush();
        } else {
          for (let i = 0; i < bytes.length && this.#nodes.length > 0; i++) {
            this.#known(bytes[i]!, i + 1 < bytes.length ? bytes[i + 1]! : this.#ahead);
            this.#flush();
          }
        }
        merged.push(...this.#nodes);
      }
      for (const node of merged) this.#add(node);
      this.#flush();
      if (item.reading !== undefined) this.#hear(item.reading);
      if (this.#nodes.length === 0) return undefined;
    }
    this.#finish(behind);
    if (this.#nodes.length === 0) return undefined;
    return this.#result(start);
  }

  #byte(index: number): number {
    const next = this.#input.observed[index];
    if (next === undefined) return this.#input.behind === undefined ? LF : -1;
    const code = this.#codeAt(index);
    if (code < 0 || next.char === QUESTION || next.char === REPLACEMENT) return -1;
    if (this.#tables.widened(next.char) >= 0) return -1;
    return code;
  }

  #lookAhead(): void {
    const first = this.#byte(this.#at);
    if (first > 0xff) {
      this.#ahead = first >> 8;
      this.#ahead2 = first & 0xff;
      return;
    }
    this.#ahead = first;
    const second = first < 0 ? -1 : this.#byte(this.#at + 1);
    this.#ahead2 = second > 0xff ? second >> 8 : second;
    const next = this.#input.observed[this.#at];
    // A narrowed question or exclamation mark ahead may be A3BF or A3A1: the known cut.
    if (next && this.#tables.isNarrow && (next.char === QUESTION || next.char === 0x21)) {
      this.#ahead = 0xa3;
      this.#ahead2 = next.char === QUESTION ? 0xbf : 0xa1;
    }
  }

  /** The code of the observed character that begins at `index`: one or two code units. */
  #codeAt(index: number): number {
    const { observed } = this.#input;
    return this.#tables.codec.codeOf(pointOf(observed[index]!.char, observed[index + 1]?.char));
  }

  /** The bytes that may stand behind an observed character; [] one unknown byte, [-1] two. */
  #ways(item: Observed): number[][] {
    const ways: number[][] = [];
    const { char } = item;
    if (char === REPLACEMENT || char === QUESTION) {
      ways.push([]);
      if (item.isEaten !== true) ways.push([-1]);
    }
    if (char === REPLACEMENT) return ways;
    const code = this.#codeAt(this.#at - 1);
    if (code > 0xff) ways.push([code >> 8, code & 0xff]);
    else if (code >= 0) ways.push([code]);
    else ways.push([-2 - char]);
    const wide = this.#tables.widened(char);
    if (wide >= 0) ways.push([wide >> 8, wide & 0xff]);
    return ways.filter((bytes) => bytes[0] !== -2 - char);
  }

  #isPair(lead: number, trail: number): boolean {
    const char = this.#tables.codec.charOf((lead << 8) | trail);
    if (char < 0) return false;
    return this.#input.hasUserAreas || char < 0xe000 || char >= 0xf900;
  }

  /** Whether a byte can be the first of a pair that the decoder did not know. */
  #canFail(lead: number, next: number): boolean {
    if (lead < 0x80) return false;
    return next < 0 || !this.#isPair(lead, next);
  }

  /** A byte that may have been put in before `next` and shows as a mark, or 0. */
  #strayByte(next: number): number {
    for (let byte = 0xfe; byte > 0x80; byte--) if (this.#canFail(byte, next)) return byte;
    return 0;
  }

  #add(node: Node): void {
    if (node.score > this.#top) this.#top = node.score;
    const key = ((node.a * 0x10000 + node.b) * 1024 + (node.pend + 1)) * 64 + (node.open & 63);
    const known = this.#next.get(key);
    if (known === undefined) {
      this.#next.set(key, node);
      return;
    }
    if (known === node) return;
    const [winner, loser] = known.score >= node.score ? [known, node] : [node, known];
    if (winner !== known) this.#next.set(key, winner);
    const gap = winner.score - loser.score;
    if (gap > RIVAL_RANGE) return;
    winner.rivals ??= [];
    winner.rivals.push({ node: loser, gap });
    if (winner.rivals.length > MOST_RIVALS * 4) {
      winner.rivals.sort((x, y) => x.gap - y.gap);
      winner.rivals.length = MOST_RIVALS;
    }
  }

  #flush(): void {
    const nodes = [...this.#next.values()];
    this.#next.clear();
    this.#top = Number.NEGATIVE_INFINITY;
    nodes.sort((x, y) => y.score - x.score);
    const floor = (nodes[0]?.score ?? 0) - RANGE;
    let count = 0;
    while (count < nodes.length && count < BEAM && nodes[count]!.score >= floor) count++;
    nodes.length = count;
    this.#nodes = nodes;
  }

  #wait(from: Node, pend: number, cost: number, bytes: readonly number[], events = 0): void {
    this.#add({
      score: from.score + cost,
      a: from.a,
      b: from.b,
      pend,
      open: from.open,
      events: from.events + events,
      gained: from.gained + (cost === GAINED ? 1 : 0),
      prev: from,
      char: 0,
      isGuess: false,
      at: this.#at,
      bytes,
      rivals: undefined,
    });
  }

  /** Completes a character; `pend` waits behind it. */
  #emit(
    from: Node,
    context: number,
    char: number,
    cost: number,
    bytes: readonly number[],
    isGuess: boolean,
    events = 0,
    pend = NONE,
  ): void {
    if (from.score + cost < this.#top - RANGE) return;
    const shown = this.#tables.shown(char);
    let score = from.score + cost + this.#logp(context, from.b, shown);
    if (char >= 0xe000 && char < 0xf900) score += PRIVATE_USE;
    let { open } = from;
    const bracket = BRACKET_OF[char]!;
    if (bracket >= 0) {
      const shift = ((bracket >> 1) % KINDS) * 2;
      const depth = (open >> shift) & 3;
      if (bracket % 2 === 0) open += depth < 3 ? 1 << shift : 0;
      else if (depth === 0) score += UNMATCHED;
      else open -= 1 << shift;
    }
    if (score < this.#top - RANGE) return;
    this.#add({
      score,
      a: char === LF ? 0 : from.b,
      b: shown,
      pend,
      open,
      events: from.events + events,
      gained: from.gained,
      prev: from,
      char: shown,
      isGuess,
      at: this.#at,
      bytes,
      rivals: undefined,
    });
  }

  /** The judge's word, but any ASCII may stand anywhere: names, codes, addresses. */
  #logp(context: number, b: number, char: number): number {
    const value = this.#tables.judge.logpIn(context, b, char);
    const floor = char === QUESTION ? (this.#tables.isNarrow ? QUESTION_FLOOR : MARK_FLOOR) : asciiFloor(char);
    return char < 0x7f && char >= 0x20 && value < floor ? floor : value;
  }

  #context(node: Node): number {
    return this.#tables.judge.contextOf(node.a, node.b);
  }

  /** One byte that is known; `ahead` is the byte behind it where it is certain. */
  #known(byte: number, ahead: number): void {
    const { byLead, byTrail, codec } = this.#tables;
    const best = this.#nodes[0]!.score;
    let spawned = 0;
    for (const node of this.#nodes) {
      const { pend } = node;
      const context = this.#context(node);
      const maySpawn = node.events < MOST_EVENTS && node.score >= best - SPAWN_RANGE && spawned < SPAWN_COUNT;
      if (maySpawn) spawned++;
      if (pend === NONE) {
        if (byte < 0x80) this.#emit(node, context, byte, 0, [byte], false);
        else this.#wait(node, byte, 0, [byte]);
        if (!maySpawn) continue;
        const isCut = byte === 0xa3 && (ahead === 0xbf || ahead === 0xa1);
        for (const code of byTrail[byte]!) {
          const cost = isCut && code === 0xa1a3 ? KNOWN_CUT : LOST;
          this.#emit(node, context, codec.charOf(code), cost, [byte], true, 1);
        }
        if (byte >= 0x80) this.#wait(node, NONE, GAINED, [byte], 1);
      } else if (pend < 256) {
        const char = codec.charOf((pend << 8) | byte);
        if (char > 0xffff) this.#beyond(node, context, char, byte);
        else if (char >= 0) this.#emit(node, context, char, 0, [byte], false);
        if (!maySpawn) continue;
        for (const code of byLead[pend]!) this.#before(node, context, code, byte);
        this.#wait(node, pend, GAINED, [byte], 1);
      } else if (pend === FULL_STOP) {
        if (byte === 0xa3) this.#emit(node, context, 0x3002, 0, [0xa1, CUT, byte], true);
      } else {
        for (const code of byTrail[byte]!) {
          const lead = code >> 8;
          if (!this.#fits(pend, lead)) continue;
          this.#emit(node, context, codec.charOf(code), 0, withLead(pend, lead, byte), true);
        }
      }
    }
  }

  /** A character beyond U+FFFF. */
  #beyond(node: Node, context: number, char: number, byte: number): void {
    const unit = String.fromCodePoint(char);
    const [high, low] = [unit.charCodeAt(0), unit.charCodeAt(1)];
    const score = node.score + this.#logp(context, node.b, high) + this.#tables.judge.logp(node.b, high, low) + BEYOND;
    this.#add({
      ...node,
      score,
      a: high,
      b: low,
      pend: NONE,
      prev: node,
      char,
      isGuess: false,
      at: this.#at,
      bytes: [byte],
      rivals: undefined,
    });
  }

  /** A character whose second byte was lost, and then a known byte. */
  #before(node: Node, context: number, code: number, byte: number): void {
    const char = this.#tables.codec.charOf(code);
    if (byte >= 0x80) {
      this.#emit(node, context, char, LOST, [byte], true, 1, byte);
      return;
    }
    const shown = this.#tables.shown(char);
    const { judge } = this.#tables;
    const score = node.score + LOST + judge.logpIn(context, node.b, shown);
    const middle = this.#middle(node, score, shown, [], 1);
    this.#emit(middle, this.#context(middle), byte, 0, [byte], false);
  }

  /** One unknown byte: a lead whose partner was no partner. */
  #mark1(isEaten: boolean): void {
    const { byLead, codec } = this.#tables;
    const next = isEaten ? 0x28 : this.#ahead;
    const stray = this.#strayByte(next);
    const best = this.#nodes[0]!.score;
    for (const node of this.#nodes) {
      const { pend } = node;
      const context = this.#context(node);
      if (pend === NONE) {
        if (node.score < best - SPAWN_RANGE || node.events >= MOST_EVENTS) continue;
        const isCut = this.#ahead === 0xa3 && (this.#ahead2 === 0xbf || this.#ahead2 === 0xa1);
        this.#wait(node, UNKNOWN, CUT_APART, [], 1);
        if (isCut) this.#wait(node, FULL_STOP, KNOWN_CUT, [], 1);
        if (stray > 0) this.#wait(node, NONE, GAINED, [stray], 1);
      }
      if (pend >= 0 && pend < 256) {
        for (const code of byLead[pend]!) {
          const byte = code & 0xff;
          if (this.#canFail(byte, next)) this.#emit(node, context, codec.charOf(code), 0, [byte], true);
        }
        continue;
      }
      if (pend === FULL_STOP) continue;
      let count = 0;
      for (const code of this.#wild(node, context)) {
        const lead = code >> 8;
        const trail = code & 0xff;
        if (pend === NONE) {
          const byte = this.#canFail(trail, next) ? trail : lead;
          if (!this.#canFail(byte, next)) continue;
          this.#emit(node, context, codec.charOf(code), LOST, [byte], true, 1);
        } else {
          if (!this.#fits(pend, lead) || !this.#canFail(trail, next)) continue;
          this.#emit(node, context, codec.charOf(code), 0, withLead(pend, lead, trail), true);
        }
        if (++count >= WILD) break;
      }
    }
  }

  /** Two unknown bytes that are no pair: the decoder swallowed both. */
  #mark2(): void {
    const { byLead, codec } = this.#tables;
    const best = this.#nodes[0]!.score;
    for (const node of this.#nodes) {
      const { pend } = node;
      const context = this.#context(node);
      if (pend >= 0 && pend < 256) {
        for (const code of byLead[pend]!) this.#swallow(node, context, codec.charOf(code), [code & 0xff]);
        continue;
      }
      if (pend === NONE && (node.score < best - SPAWN_RANGE || node.events >= MOST_EVENTS)) continue;
      if (pend === FULL_STOP) continue;
      let count = 0;
      for (const code of this.#wild(node, context)) {
        const lead = code >> 8;
        const trail = code & 0xff;
        if (pend === NONE) {
          const byte = this.#failsInAPair(trail) ? trail : lead;
          if (this.#failsInAPair(byte)) {
            this.#emit(node, context, codec.charOf(code), LOST, [byte], true, 1, UNDER_MARK + this.#likeLead(byte));
          }
          this.#swallowAscii(node, context, codec.charOf(code), [trail < 0x80 ? lead : trail], 1);
        } else {
          if (!this.#fits(pend, lead) || trail < 0x80) continue;
          this.#swallow(node, context, codec.charOf(code), withLead(pend, lead, trail));
        }
        if (++count >= WILD) break;
      }
    }
  }

  /** The least byte that makes pairs with the same second bytes as `lead`: after a mark they are alike. */
  #likeLead(lead: number): number {
    const known = this.#alike.get(lead);
    if (known !== undefined) return known;
    let like = 0x81;
    while (like < lead && !this.#isAlike(like, lead)) like++;
    this.#alike.set(lead, like);
    return like;
  }

  #isAlike(one: number, other: number): boolean {
    for (let trail = 0x81; trail < 0xff; trail++) {
      if (this.#isPair(one, trail) !== this.#isPair(other, trail)) return false;
    }
    return true;
  }

  /** Whether a byte can be the lead that waits unknown. */
  #fits(pend: number, lead: number): boolean {
    return pend < UNDER_MARK || !this.#isPair(pend - UNDER_MARK, lead);
  }

  /** A character that ends in the first byte of a swallowed pair; the second byte begins a character or is ASCII. */
  #swallow(node: Node, context: number, char: number, bytes: readonly number[]): void {
    const byte = bytes[bytes.length - 1]!;
    if (byte < 0x80) return;
    if (this.#failsInAPair(byte)) this.#emit(node, context, char, 0, bytes, true, 0, UNDER_MARK + this.#likeLead(byte));
    this.#swallowAscii(node, context, char, bytes, 0);
  }

  /** A character whose last byte was read with ASCII or a line end behind it; `lost` bytes of it are gone. */
  #swallowAscii(node: Node, context: number, char: number, bytes: readonly number[], lost: number): void {
    // Pinyin behind the mark is read of a character that ends there.
    if (this.#input.observed[this.#at - 1]!.reading !== undefined) return;
    const shown = this.#tables.shown(char);
    const score = node.score + lost * LOST + this.#tables.judge.logpIn(context, node.b, shown);
    if (score < this.#top - RANGE / 2) return;
    const middle = this.#middle(node, score, shown, bytes, lost);
    const behind = this.#context(middle);
    for (const ascii of EATEN) this.#emit(middle, behind, ascii, EATEN_ASCII, [ascii], true);
    const isUsual = this.#input.neighbours.includes(shown);
    this.#emit(
      middle,
      behind,
      LF,
      (lost > 0 ? EATEN_LINE_END_AT_ONCE : EATEN_LINE_END) + (isUsual ? SAME_LINE_END : 0),
      [LF],
      true,
    );
  }

  /** A node between two characters that come at once. */
  #middle(node: Node, score: number, shown: number, bytes: readonly number[], events: number): Node {
    return {
      ...node,
      score,
      a: node.b,
      b: shown,
      pend: NONE,
      events: node.events + events,
      prev: node,
      char: shown,
      isGuess: true,
      at: this.#at,
      bytes,
      rivals: undefined,
    };
  }

  /** Whether a lead byte has second bytes from 80 on that make no pair with it. */
  #failsInAPair(lead: number): boolean {
    if (lead < 0x81) return false;
    return (
      !this.#isPair(lead, 0xa1) || !this.#isPair(lead, 0xfe) || !this.#isPair(lead, 0xb0) || !this.#isPair(lead, 0xd0)
    );
  }

  /** Likely characters behind a node, likeliest first. */
  #wild(node: Node, context: number): readonly number[] {
    const key = context >= 0 ? context : -1 - this.#classOf[node.b]!;
    const known = this.#wilds.get(key);
    if (known !== undefined) return known;
    const { codec, judge } = this.#tables;
    const found: { code: number; value: number }[] = [];
    for (const code of this.#tables.likely(this.#classOf[node.b]!)) {
      found.push({ code, value: judge.logpIn(context, node.b, this.#tables.shown(codec.charOf(code))) });
    }
    found.sort((x, y) => y.value - x.value);
    const codes = found.map(({ code }) => code);
    this.#wilds.set(key, codes);
    return codes;
  }

  /** Pinyin stood here: the character that ends here is read so. */
  #hear(reading: string): void {
    const readings = getReadings();
    for (const node of this.#nodes) {
      node.score += node.pend === NONE && readings.hasInSomeTone(node.b, reading) ? READ_RIGHT : READ_WRONG;
    }
    this.#nodes.sort((x, y) => y.score - x.score);
  }

  #finish(behind: string | undefined): void {
    const { judge } = this.#tables;
    const finals = this.#nodes.filter((node) => node.pend === NONE);
    const closed = behind === undefined ? 0 : closings(behind);
    for (const node of finals) {
      if (behind === undefined) {
        node.score += judge.logp(node.a, node.b, LF);
        for (let open = node.open; open > 0; open >>= 2) node.score += (open & 3) * LEFT_OPEN;
        if (this.#input.neighbours.includes(node.b)) node.score += SAME_LINE_END;
      } else {
        const before = String.fromCharCode(node.a, node.b);
        node.score += judge.score(behind.slice(0, 4), before) + LEFT_OPEN * unlike(node.open, closed);
      }
    }
    this.#nodes = finals.sort((x, y) => y.score - x.score);
  }

  #result(start: Node): SlipResult {
    const best = this.#nodes[0]!;
    const main = reading(best, best.score);
    const others = new Map<string, SlipReading>();
    const offer = (other: SlipReading): void => {
      const known = others.get(other.text);
      if (other.text !== main.text && (known === undefined || known.score < other.score)) others.set(other.text, other);
    };
    for (const node of this.#nodes.slice(1, 40)) offer(reading(node, node.score));
    for (let node: Node | undefined = best, tail: Node[] = []; node !== undefined; node = node.prev) {
      for (const rival of node.rivals ?? []) offer(reading(rival.node, best.score - rival.gap, tail));
      tail = [node, ...tail];
    }
    const asIs = this.#asIs(start);
    return { best: main, others: [...others.values()].sort((x, y) => y.score - x.score), asIs };
  }

  /** The score of the text as it stands, on the same scale. */
  #asIs(start: Node): number {
    const { observed, behind } = this.#input;
    const { judge } = this.#tables;
    let { a, b } = start;
    let score = 0;
    for (const { char, reading } of observed) {
      if (reading !== undefined) score += getReadings().hasInSomeTone(char, reading) ? READ_RIGHT : READ_WRONG;
      score += this.#logp(judge.contextOf(a, b), b, char) + (char >= 0xe000 && char < 0xf900 ? PRIVATE_USE : 0);
      if (isLow(char)) score += BEYOND;
      a = b;
      b = char;
    }
    return (
      score + (behind === undefined ? judge.logp(a, b, LF) : judge.score(behind.slice(0, 4), String.fromCharCode(a, b)))
    );
  }
}

/** The text of a node's path, with the nodes of `tail` behind it. */
function reading(node: Node, score: number, tail: readonly Node[] = []): SlipReading {
  const path: Node[] = [];
  for (let at: Node | undefined = node; at !== undefined; at = at.prev) path.push(at);
  path.reverse().push(...tail);
  const guessed: number[] = [];
  const places: number[] = [];
  const stream: number[] = [];
  let text = '';
  for (const { char, isGuess, bytes, at } of path) {
    if (char !== 0) {
      if (isGuess) guessed.push(text.length);
      text += String.fromCodePoint(char);
      places.push(at);
      if (char > 0xffff) places.push(at + 1);
    }
    stream.push(...bytes);
  }
  const { events, gained } = path[path.length - 1]!;
  return { text, places, guessed, stream, score, events, gained };
}

/** Letters may stand anywhere; some signs hardly stand in prose. */
function asciiFloor(char: number): number {
  if (char >= 0x61 && char <= 0x7a) return LOWER_CASE_FLOOR;
  return char > 0x5a ? SYMBOL_FLOOR : ASCII_FLOOR;
}

/** The bytes of a character whose lead was unknown: where the stream was cut, the cut stands between. */
function withLead(pend: number, lead: number, trail: number): readonly number[] {
  return pend === UNKNOWN ? [lead, CUT, trail] : [lead, trail];
}
