/** The beam of the byte search: the best ways to read what was seen so far, one for each state. */

/** What the rest of a text scores, about: where nothing waits, and where the first byte of a character does. */
export interface Prospect {
  readonly idle: number;
  readonly waiting: number;
}

/** One way to read the bytes so far; its last step. */
export interface Node {
  score: number;
  /** The score with what is still to come. */
  rank: number;
  /** The last two characters, as they would stand in the document. */
  readonly a: number;
  readonly b: number;
  /** The byte that waits for its second half: a value, or one of NONE, UNKNOWN, FULL_STOP, UNDER_MARK + a lead byte. */
  readonly pend: number;
  /** The open brackets. */
  readonly open: number;
  /** How many bytes were lost, gained or cut apart; how many of them are bytes too many. */
  readonly events: number;
  readonly gained: number;
  readonly prev: Node | undefined;
  /** The character that was completed here, or 0. */
  readonly char: number;
  readonly isGuess: boolean;
  /** How many observed code units were read when it was made. */
  readonly at: number;
  /** What the decoder was given here. */
  readonly bytes: readonly number[];
  /** Other ways to the same state. */
  rivals: { node: Node; gap: number }[] | undefined;
}

export const NONE = -1;
export const UNKNOWN = 256;
/** The first byte of 。 that was cut off behind: A3 must follow. */
export const FULL_STOP = 257;
/** Unknown second byte of an invalid pair whose first byte is the rest. */
export const UNDER_MARK = 512;

const WIDTH = 48;
/** Nats below the best at which a way is given up. */
export const RANGE = 16;
const RIVAL_RANGE = 13;
const MOST_RIVALS = 3;

export class Beam {
  /** The nodes to go on from, best first. */
  nodes: Node[];
  /** The best rank among the next ones. */
  top = Number.NEGATIVE_INFINITY;
  /** What is to come behind the present step. */
  prospect: Prospect = { idle: 0, waiting: 0 };
  #next = new Map<number, Node>();

  constructor(start: Node) {
    this.nodes = [start];
  }

  add(node: Node): void {
    node.rank = node.score + (node.pend === NONE ? this.prospect.idle : this.prospect.waiting);
    if (node.rank > this.top) this.top = node.rank;
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

  /** Goes on to the nodes that were added. */
  flush(): void {
    const nodes = [...this.#next.values()];
    this.#next.clear();
    this.top = Number.NEGATIVE_INFINITY;
    nodes.sort((x, y) => y.rank - x.rank);
    const floor = (nodes[0]?.rank ?? 0) - RANGE;
    let count = 0;
    while (count < nodes.length && count < WIDTH && nodes[count]!.rank >= floor) count++;
    nodes.length = count;
    this.nodes = nodes;
  }
}
