/** The lines that a scanner found, over the whole document. */
import type { BlockScanner, DocumentView } from '../engine/rule.ts';

/** How many blocks are put together between two pauses. */
const BLOCKS_AT_ONCE = 16;

export interface BlockLine {
  /** Offsets in the block. */
  readonly start: number;
  readonly end: number;
}

/** Shares the lines of the blocks, so that a long document costs no copy of each at every keystroke. */
export class LineList<L extends BlockLine> {
  /** In order, with the offsets of their blocks. */
  readonly inBlocks: readonly L[];
  readonly #bases: Int32Array;

  /** @param bases where the block of each line begins */
  constructor(inBlocks: readonly L[], bases: Int32Array) {
    this.inBlocks = inBlocks;
    this.#bases = bases;
  }

  /** A line with offsets of the document. */
  at(index: number): L {
    const line = this.inBlocks[index]!;
    const base = this.#bases[index]!;
    return { ...line, start: line.start + base, end: line.end + base };
  }

  /** Some of the lines, in order. */
  filter(isWanted: (line: L, index: number) => boolean): LineList<L> {
    const kept = [...this.inBlocks.keys()].filter((index) => isWanted(this.inBlocks[index]!, index));
    return new LineList(
      kept.map((index) => this.inBlocks[index]!),
      Int32Array.from(kept, (index) => this.#bases[index]!),
    );
  }
}

/** The lines of all blocks. Pauses. */
export function* lineList<L extends BlockLine>(
  view: DocumentView,
  scanner: BlockScanner<readonly L[]>,
): Generator<undefined, LineList<L>> {
  yield* view.prepare(scanner);
  const blocks = view.perBlock(scanner);
  const count = blocks.reduce((sum, { value }) => sum + value.length, 0);
  const lines = new Array<L>(count);
  const bases = new Int32Array(count);
  let next = 0;
  for (const [index, { start, value }] of blocks.entries()) {
    bases.fill(start, next, next + value.length);
    for (const line of value) lines[next++] = line;
    if (index % BLOCKS_AT_ONCE === 0) yield;
  }
  return new LineList(lines, bases);
}
