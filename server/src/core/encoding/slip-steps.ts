/** The single steps of the byte search: a byte waits, a character is completed. */
import { getModel } from '../judge/judge.ts';
import { type Beam, NONE, type Node, RANGE } from './slip-beam.ts';
import { BRACKET_OF, KINDS } from './slip-brackets.ts';
import type { SlipTables } from './slip-tables.ts';
import { asciiCeiling, asciiFloor, BEYOND, GAINED, loneLetter, PRIVATE_USE, UNMATCHED } from './slip-weights.ts';

const LF = 0x0a;

export class Steps {
  readonly beam: Beam;
  /** How many observed code units are read when the present step is done. */
  at = 0;
  readonly #tables: SlipTables;
  readonly #classOf = getModel().classOf;
  /** What `wild` found, by context. */
  readonly #wilds = new Map<number, readonly number[]>();

  constructor(tables: SlipTables, beam: Beam) {
    this.#tables = tables;
    this.beam = beam;
  }

  /** The judge's context behind a node. */
  context(node: Node): number {
    return this.#tables.judge.contextOf(node.a, node.b);
  }

  /** Whether nothing that costs so much behind a node can be kept; `pend` waits then. */
  isHopeless(from: Node, cost: number, pend: number): boolean {
    const { prospect, top } = this.beam;
    return from.score + cost + (pend === NONE ? prospect.idle : prospect.waiting) < top - RANGE;
  }

  /** A byte is read and waits, or nothing does. */
  wait(from: Node, pend: number, cost: number, bytes: readonly number[], events = 0): void {
    if (this.isHopeless(from, cost, pend)) return;
    this.beam.add({
      score: from.score + cost,
      rank: 0,
      a: from.a,
      b: from.b,
      pend,
      open: from.open,
      events: from.events + events,
      gained: from.gained + (cost === GAINED ? 1 : 0),
      prev: from,
      char: 0,
      isGuess: false,
      at: this.at,
      bytes,
      rivals: undefined,
    });
  }

  /** Completes a character; `pend` waits behind it. */
  emit(
    from: Node,
    context: number,
    char: number,
    cost: number,
    bytes: readonly number[],
    isGuess: boolean,
    events = 0,
    pend = NONE,
  ): void {
    if (this.isHopeless(from, cost, pend)) return;
    const shown = this.#tables.shown(char);
    let score = from.score + cost + this.logp(context, from.b, shown) + loneLetter(from.a, from.b, shown);
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
    if (this.isHopeless(from, score - from.score, pend)) return;
    this.beam.add({
      score,
      rank: 0,
      a: char === LF ? 0 : from.b,
      b: shown,
      pend,
      open,
      events: from.events + events,
      gained: from.gained,
      prev: from,
      char: shown,
      isGuess,
      at: this.at,
      bytes,
      rivals: undefined,
    });
  }

  /** Completes a character beyond U+FFFF. */
  emitBeyond(node: Node, context: number, char: number, byte: number): void {
    const unit = String.fromCodePoint(char);
    const [high, low] = [unit.charCodeAt(0), unit.charCodeAt(1)];
    const score = node.score + this.logp(context, node.b, high) + this.#tables.judge.logp(node.b, high, low) + BEYOND;
    this.beam.add({
      ...node,
      score,
      a: high,
      b: low,
      pend: NONE,
      prev: node,
      char,
      isGuess: false,
      at: this.at,
      bytes: [byte],
      rivals: undefined,
    });
  }

  /** A node between two characters that come at once. */
  middle(node: Node, score: number, shown: number, bytes: readonly number[], events: number): Node {
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
      at: this.at,
      bytes,
      rivals: undefined,
    };
  }

  /** The judge's word, but any ASCII may stand anywhere: names, codes, addresses. */
  logp(context: number, b: number, char: number): number {
    const value = this.#tables.judge.logpIn(context, b, char);
    if (char >= 0x7f || char < 0x20) return value;
    return Math.min(Math.max(value, asciiFloor(char, this.#tables.isNarrow)), asciiCeiling(char, b));
  }

  /** What a character scores behind two others. */
  scoreOf(a: number, b: number, char: number): number {
    if (char > 0xffff) return 2 * BEYOND + this.#tables.judge.formCost(0xdc00);
    const shown = this.#tables.shown(char);
    const score = this.logp(this.#tables.judge.contextOf(a, b), b, shown);
    return char >= 0xe000 && char < 0xf900 ? score + PRIVATE_USE : score;
  }

  /** Codes of likely characters behind a node, likeliest first. */
  wild(node: Node, context: number): readonly number[] {
    const shape = this.#classOf[node.b]!;
    const key = context >= 0 ? context : -1 - shape;
    const known = this.#wilds.get(key);
    if (known !== undefined) return known;
    const { codec, judge } = this.#tables;
    const found: { code: number; value: number }[] = [];
    for (const code of this.#tables.likely(shape)) {
      found.push({ code, value: judge.logpIn(context, node.b, this.#tables.shown(codec.charOf(code))) });
    }
    found.sort((x, y) => y.value - x.value);
    const codes = found.map(({ code }) => code);
    this.#wilds.set(key, codes);
    return codes;
  }
}
