/**
 * Which blocks are worth a scan: many scanners look for characters that sound text seldom holds. One pass over a block
 * tells for all of them whether it holds any.
 */
import type { Block } from '../text/text.ts';
import type { BlockScanner, DocumentScanner, Rule } from './rule.ts';

/** Of a code unit that was not met yet. */
const UNKNOWN = -1;
/** Bits of a mask without its sign; scanners beyond are never passed over. */
const MOST = 31;

export class NeededUnits {
  readonly #needs: readonly ((code: number) => boolean)[];
  /** The bit of each scanner that needs something. */
  readonly #bits = new Map<BlockScanner<unknown>, number>();
  /** For each code unit the bits of the scanners that need it. */
  readonly #table = new Int32Array(0x10000).fill(UNKNOWN);
  readonly #masks = new WeakMap<Block, number>();

  constructor(rules: readonly Rule[]) {
    const needs: ((code: number) => boolean)[] = [];
    for (const scanner of scannersOf(rules)) {
      if (scanner.needs === undefined || needs.length === MOST) continue;
      this.#bits.set(scanner, 1 << needs.length);
      needs.push(scanner.needs.has);
    }
    this.#needs = needs;
  }

  /** Whether a block may hold something for a scanner. */
  isIn(block: Block, scanner: BlockScanner<unknown>): boolean {
    const bit = this.#bits.get(scanner);
    return bit === undefined || (this.#maskOf(block) & bit) !== 0;
  }

  #maskOf(block: Block): number {
    let mask = this.#masks.get(block);
    if (mask === undefined) {
      mask = this.#read(block.text);
      this.#masks.set(block, mask);
    }
    return mask;
  }

  #read(text: string): number {
    const table = this.#table;
    let mask = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      const bits = table[code]!;
      mask |= bits === UNKNOWN ? this.#classify(code) : bits;
    }
    return mask;
  }

  #classify(code: number): number {
    let bits = 0;
    for (const [index, has] of this.#needs.entries()) if (has(code)) bits |= 1 << index;
    this.#table[code] = bits;
    return bits;
  }
}

/** All scanners of blocks that rules name, for themselves or for what they ask of the document. */
export function scannersOf(rules: readonly Rule[]): Set<BlockScanner<unknown>> {
  const scanners = new Set<BlockScanner<unknown>>();
  const known = new Set<DocumentScanner<unknown>>();
  const add = (needs: Pick<Rule, 'scanners' | 'documents'>): void => {
    for (const scanner of needs.scanners ?? []) scanners.add(scanner);
    for (const document of needs.documents ?? []) {
      if (known.has(document)) continue;
      known.add(document);
      add(document);
    }
  };
  for (const rule of rules) add(rule);
  return scanners;
}
