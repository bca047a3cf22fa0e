/** What may have stood behind one observed byte or mark: each move takes every node of the beam on. */
import { FULL_STOP, NONE, type Node, RANGE, UNDER_MARK, UNKNOWN } from './slip-beam.ts';
import { Pairs } from './slip-pairs.ts';
import { aloneAs, CUT, mayHide, type SlipInput, type SlipReader } from './slip-readings.ts';
import type { Steps } from './slip-steps.ts';
import type { SlipTables } from './slip-tables.ts';
import {
  CUT_APART,
  EATEN_ASCII,
  EATEN_LINE_END,
  EATEN_LINE_END_AT_ONCE,
  EATEN_OF_YEAR,
  GAINED,
  HIDDEN,
  KNOWN_CUT,
  LOST,
  MOST_EVENTS,
  SAME_LINE_END,
  SPAWN_COUNT,
  SPAWN_RANGE,
  WILD,
} from './slip-weights.ts';

const LF = 0x0a;
/** ASCII that an eaten pair may have held. */
const EATEN = Array.from('0123456789() ,.-/:;', (char) => char.charCodeAt(0));

/** A year without its first digit. */
const YEAR = /^(?:0\d\d|(9\d\d))(?!\d)/;

/** The bytes behind the present one where they are certain; LF at a line's end; -1 where a byte may be several. */
export interface Ahead {
  readonly first: number;
  readonly second: number;
}

export class Moves {
  readonly #steps: Steps;
  readonly #tables: SlipTables;
  readonly #input: SlipInput;
  readonly #reader: SlipReader;
  readonly #pairs: Pairs;
  /** Whether the decoder may have shown nothing for a byte that makes no pair. */
  readonly #mayHide: boolean;
  /** The digit that makes a year of what stands behind the present mark, or 0. */
  #digit = 0;

  constructor(input: SlipInput, reader: SlipReader, steps: Steps) {
    this.#input = input;
    this.#tables = input.tables;
    this.#reader = reader;
    this.#steps = steps;
    this.#pairs = new Pairs(input.tables.codec, input.hasUserAreas);
    this.#mayHide = mayHide(input);
  }

  /** One byte that is known; `ahead` is the byte behind it where it is certain. */
  known(byte: number, ahead: number): void {
    const steps = this.#steps;
    const { nodes } = steps.beam;
    for (const node of nodes) this.#inStep(node, byte);
    const best = nodes[0]!.rank;
    for (const node of nodes.slice(0, SPAWN_COUNT)) {
      if (node.rank < best - SPAWN_RANGE) return;
      if (node.events < MOST_EVENTS) this.#outOfStep(node, byte, ahead);
    }
  }

  #inStep(node: Node, byte: number): void {
    const { byTrail, codec } = this.#tables;
    const steps = this.#steps;
    const { pend } = node;
    if (pend === NONE) {
      if (byte <= 0x80) steps.emit(node, steps.context(node), aloneAs(byte), 0, [byte], false);
      else steps.wait(node, byte, 0, [byte]);
    } else if (pend < 256) {
      const char = codec.charOf((pend << 8) | byte);
      if (char > 0xffff) steps.emitBeyond(node, steps.context(node), char, byte);
      else if (char >= 0) steps.emit(node, steps.context(node), char, 0, [byte], false);
    } else if (pend === FULL_STOP) {
      if (byte === 0xa3) steps.emit(node, steps.context(node), 0x3002, 0, [0xa1, CUT, byte], true);
    } else if (!steps.isHopeless(node, 0, NONE)) {
      const context = steps.context(node);
      for (const code of byTrail[byte]!) {
        const lead = code >> 8;
        if (!this.#pairs.fits(pend, lead)) continue;
        steps.emit(node, context, codec.charOf(code), 0, withLead(pend, lead, byte), true);
      }
    }
  }

  /** A byte was lost before `byte`, or it is one too many. */
  #outOfStep(node: Node, byte: number, ahead: number): void {
    const { byLead, byTrail, codec } = this.#tables;
    const steps = this.#steps;
    const { pend } = node;
    if (pend === NONE) {
      const isCut = byte === 0xa3 && (ahead === 0xbf || ahead === 0xa1);
      if (byte >= 0x80) steps.wait(node, NONE, GAINED, [byte], 1);
      if (steps.isHopeless(node, isCut ? KNOWN_CUT : LOST, NONE)) return;
      const context = steps.context(node);
      for (const code of byTrail[byte]!) {
        const cost = isCut && code === 0xa1a3 ? KNOWN_CUT : LOST;
        steps.emit(node, context, codec.charOf(code), cost, [byte], true, 1);
      }
    } else if (pend < 256) {
      steps.wait(node, pend, GAINED, [byte], 1);
      if (steps.isHopeless(node, this.#mayHide && node.events > 0 ? HIDDEN : LOST, byte <= 0x80 ? NONE : byte)) return;
      const context = steps.context(node);
      for (const code of byLead[pend]!) this.#before(node, context, code, byte);
    }
  }

  /** A character whose second byte was lost, and then a known byte. */
  #before(node: Node, context: number, code: number, byte: number): void {
    const steps = this.#steps;
    const char = this.#tables.codec.charOf(code);
    const isHidden = this.#mayHide && node.events > 0 && this.#pairs.canFail(code & 0xff, byte);
    const cost = isHidden ? HIDDEN : LOST;
    if (byte > 0x80) {
      steps.emit(node, context, char, cost, [byte], true, 1, byte);
      return;
    }
    const shown = this.#tables.shown(char);
    const score = node.score + cost + this.#tables.judge.logpIn(context, node.b, shown);
    const middle = steps.middle(node, score, shown, [], 1);
    steps.emit(middle, steps.context(middle), aloneAs(byte), 0, [byte], false);
  }

  /** The line ends while a byte waits: the one that belongs to it was lost, and nothing shows it. */
  end(node: Node): void {
    const { pend } = node;
    if (!this.#mayHide || node.events === 0 || pend < 0x81 || pend > 0xff) return;
    const context = this.#steps.context(node);
    for (const code of this.#tables.byLead[pend]!) {
      this.#steps.emit(node, context, this.#tables.codec.charOf(code), HIDDEN, [], true, 1);
    }
  }

  /** A mark that stands for one unknown byte: a lead whose partner was no partner. */
  oneUnknown(isEaten: boolean, ahead: Ahead): void {
    const { byLead, codec } = this.#tables;
    const steps = this.#steps;
    const { nodes } = steps.beam;
    const next = isEaten ? 0x28 : ahead.first;
    // A reader that swallows leaves a byte alone only before ASCII, and at the end of what it was given.
    const isAlone = isEaten || this.#reader === 'resumes' || (next >= 0 && next < 0x80);
    const stray = isAlone ? this.#pairs.strayByte(next) : 0;
    const isCut = ahead.first === 0xa3 && (ahead.second === 0xbf || ahead.second === 0xa1);
    const best = nodes[0]!.rank;
    for (const node of nodes) {
      const { pend } = node;
      const context = steps.context(node);
      if (pend === NONE) {
        if (node.rank < best - SPAWN_RANGE || node.events >= MOST_EVENTS) continue;
        steps.wait(node, UNKNOWN, CUT_APART, [], 1);
        if (isCut) steps.wait(node, FULL_STOP, KNOWN_CUT, [], 1);
        if (stray > 0) steps.wait(node, NONE, GAINED, [stray], 1);
      }
      if (!isAlone) continue;
      if (pend >= 0 && pend < 256) {
        for (const code of byLead[pend]!) {
          const byte = code & 0xff;
          if (this.#pairs.canFail(byte, next)) steps.emit(node, context, codec.charOf(code), 0, [byte], true);
        }
        continue;
      }
      if (pend === FULL_STOP || steps.isHopeless(node, pend === NONE ? LOST : 0, NONE)) continue;
      let count = 0;
      for (const code of steps.wild(node, context)) {
        const lead = code >> 8;
        const trail = code & 0xff;
        if (pend === NONE) {
          const byte = this.#pairs.canFail(trail, next) ? trail : lead;
          if (!this.#pairs.canFail(byte, next)) continue;
          steps.emit(node, context, codec.charOf(code), LOST, [byte], true, 1);
        } else {
          if (!this.#pairs.fits(pend, lead) || !this.#pairs.canFail(trail, next)) continue;
          steps.emit(node, context, codec.charOf(code), 0, withLead(pend, lead, trail), true);
        }
        if (++count >= WILD) break;
      }
    }
  }

  /** A mark that stands for two unknown bytes that are no pair: the decoder swallowed both. */
  twoUnknown(hasReading: boolean): void {
    this.#digit = this.#ofYear();
    const { byLead, codec } = this.#tables;
    const steps = this.#steps;
    const { nodes } = steps.beam;
    const best = nodes[0]!.rank;
    for (const node of nodes) {
      const { pend } = node;
      const context = steps.context(node);
      if (pend >= 0 && pend < 256) {
        for (const code of byLead[pend]!) {
          this.#swallow(node, context, codec.charOf(code), [code & 0xff], hasReading);
        }
        continue;
      }
      if (pend === NONE && (node.rank < best - SPAWN_RANGE || node.events >= MOST_EVENTS)) continue;
      if (pend === FULL_STOP) continue;
      let count = 0;
      for (const code of steps.wild(node, context)) {
        const lead = code >> 8;
        const trail = code & 0xff;
        const char = codec.charOf(code);
        if (pend === NONE) {
          const byte = this.#pairs.failsInAPair(trail) ? trail : lead;
          if (this.#pairs.failsInAPair(byte)) {
            steps.emit(node, context, char, LOST, [byte], true, 1, UNDER_MARK + this.#pairs.likeLead(byte));
          }
          this.#swallowAscii(node, context, char, [trail < 0x80 ? lead : trail], 1, hasReading);
        } else {
          if (!this.#pairs.fits(pend, lead) || trail < 0x80) continue;
          this.#swallow(node, context, char, withLead(pend, lead, trail), hasReading);
        }
        if (++count >= WILD) break;
      }
    }
  }

  /** The digit that makes a year of those that follow, or 0. */
  #ofYear(): number {
    const { observed } = this.#input;
    const { at } = this.#steps;
    const ahead = String.fromCharCode(...observed.slice(at, at + 4).map(({ char }) => char));
    const year = YEAR.exec(ahead);
    return year === null ? 0 : year[1] === undefined ? 0x32 : 0x31;
  }

  /** A character that ends in the first byte of a swallowed pair; the second byte begins a character or is ASCII. */
  #swallow(node: Node, context: number, char: number, bytes: readonly number[], hasReading: boolean): void {
    const byte = bytes[bytes.length - 1]!;
    if (byte < 0x80) return;
    if (this.#pairs.failsInAPair(byte)) {
      this.#steps.emit(node, context, char, 0, bytes, true, 0, UNDER_MARK + this.#pairs.likeLead(byte));
    }
    this.#swallowAscii(node, context, char, bytes, 0, hasReading);
  }

  /** A character whose last byte was read with ASCII or a line end behind it; `lost` bytes of it are gone. */
  #swallowAscii(
    node: Node,
    context: number,
    char: number,
    bytes: readonly number[],
    lost: number,
    hasReading: boolean,
  ): void {
    // Pinyin behind the mark is read of a character that ends there.
    if (hasReading) return;
    const steps = this.#steps;
    const shown = this.#tables.shown(char);
    const score = node.score + lost * LOST + this.#tables.judge.logpIn(context, node.b, shown);
    if (score + steps.beam.prospect.idle < steps.beam.top - RANGE / 2) return;
    const middle = steps.middle(node, score, shown, bytes, lost);
    const behind = steps.context(middle);
    for (const ascii of EATEN) {
      steps.emit(middle, behind, ascii, ascii === this.#digit ? EATEN_OF_YEAR : EATEN_ASCII, [ascii], true);
    }
    const usual = this.#input.neighbours.includes(shown) ? SAME_LINE_END : 0;
    steps.emit(middle, behind, LF, (lost > 0 ? EATEN_LINE_END_AT_ONCE : EATEN_LINE_END) + usual, [LF], true);
  }
}

/** The bytes of a character whose lead was unknown: where the stream was cut, the cut stands between. */
function withLead(pend: number, lead: number, trail: number): readonly number[] {
  return pend === UNKNOWN ? [lead, CUT, trail] : [lead, trail];
}
