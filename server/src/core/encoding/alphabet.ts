/** The characters that text is restored from, as trees over their bytes in an original encoding. */
import { codec } from '../bytes/codecs.ts';
import type { Original } from './channels.ts';

/** Node 0 is the root. */
export interface ByteTree {
  /** At `node * 256 + byte`: 0 where no character goes on so, a node, or the complement of a rank. */
  readonly next: Int32Array;
  /** The bytes that go on from each node to characters that the judge knows. */
  readonly common: readonly (readonly number[])[];
  /** Code points by rank, the most common first. */
  readonly chars: Uint16Array;
  /** How many of them the judge knows. */
  readonly known: number;
  /** How many bytes go on behind each first byte of a character that the judge knows; -1: it begins none. */
  readonly behind: Int8Array;
  /** The bytes that may stand before so many further ones, in any character; the first byte does not count. */
  readonly inner: readonly (readonly number[])[];
}

/** Blocks of which any character may be restored where its bytes are known. */
const BLOCKS: readonly (readonly [number, number])[] = [
  [0x0a, 0x0a],
  [0x20, 0x7e],
  [0xa0, 0x451],
  [0x2010, 0x2044],
  [0x2070, 0x27bf],
  [0x2e80, 0x33ff],
  [0x3400, 0x9fff],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe4f],
  [0xff01, 0xffe6],
];

/** The tree of an original encoding. @param weigh how common a character is; minus infinity: the judge never met it */
export function byteTree(original: Original, weigh: (codePoint: number) => number): ByteTree {
  const nodes: Int32Array[] = [new Int32Array(256)];
  const common: number[][] = [[]];
  const goOn = (node: number, byte: number, rank?: number): number => {
    const table = nodes[node] as Int32Array;
    const known = table[byte] as number;
    if (known !== 0) return known;
    let target = ~(rank ?? 0);
    if (rank === undefined) {
      target = nodes.length;
      nodes.push(new Int32Array(256));
      common.push([]);
    }
    table[byte] = target;
    return target;
  };
  const { encode } = codec(original);
  const chars = charactersByWeight(weigh);
  let known = 0;
  const behind = new Int8Array(0x100).fill(-1);
  const inner = [new Set<number>(), new Set<number>()];
  chars.forEach((codePoint, rank) => {
    const code = encode(String.fromCharCode(codePoint));
    if (!code || code.length > 3) return;
    const isKnown = codePoint < 0x80 || weigh(codePoint) > Number.NEGATIVE_INFINITY;
    if (isKnown) {
      known = rank + 1;
      behind[code[0] as number] = code.length - 1;
      for (let i = 1; i < code.length; i++) inner[code.length - 1 - i]?.add(code[i] as number);
    }
    let node = 0;
    for (let i = 0; i < code.length; i++) {
      const byte = code[i] as number;
      const bytes = common[node] as number[];
      if (isKnown && !bytes.includes(byte)) bytes.push(byte);
      node = i + 1 < code.length ? goOn(node, byte) : goOn(node, byte, rank);
    }
  });
  const next = new Int32Array(nodes.length * 256);
  nodes.forEach((table, node) => {
    next.set(table, node * 256);
  });
  return { next, common, chars, known, behind, inner: inner.map((bytes) => [...bytes]) };
}

/** The characters of the blocks, the most common first; those that the judge has never met last. */
function charactersByWeight(weigh: (codePoint: number) => number): Uint16Array {
  const all = BLOCKS.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i));
  const weighed = all.map((codePoint) => {
    const weight = weigh(codePoint);
    return { codePoint, weight: codePoint < 0x80 ? Math.max(weight, RARE) : weight };
  });
  weighed.sort((x, y) => (x.weight === y.weight ? x.codePoint - y.codePoint : y.weight - x.weight));
  return Uint16Array.from(weighed, ({ codePoint }) => codePoint);
}

/** ASCII that the judge has never met still stands in any text. */
const RARE = -20;
