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
  readonly inBlocks: L[] = [];
  readonly #bases: number[] = [];

  add(lines: readonly L[], base: number): void {
    for (const line of lines) {
      this.inBlocks.push(line);
      this.#bases.push(base);
    }
  }

  /** A line with offsets of the document. */
  at(index: number): L {
    const line = this.inBlocks[index]!;
    const base = this.#bases[index]!;
    return { ...line, start: line.start + base, end: line.end + base };
  }
}

/** The lines of all blocks. Pauses. */
export function* lineList<L extends BlockLine>(
  view: DocumentView,
  scanner: BlockScanner<readonly L[]>,
): Generator<undefined, LineList<L>> {
  yield* view.prepare(scanner);
  const lines = new LineList<L>();
  for (const [index, { start, value }] of view.perBlock(scanner).entries()) {
    lines.add(value, start);
    if (index % BLOCKS_AT_ONCE === 0) yield;
  }
  return lines;
}
