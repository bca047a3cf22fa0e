/**
 * Outlines made by hand from documents of the corpus (`tests/corpus/outlines/*.json`), and how an outline compares with
 * one. The files hold places and numbers only, no text.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutlineKind, OutlineNode } from '../../server/src/core/model/outline.ts';
import { CORPUS } from './corpus.ts';

const FOLDER = 'tests/corpus/outlines';

/** Kinds in the order in which the files number them. */
const KINDS: readonly OutlineKind[] = [
  'title',
  'part',
  'chapter',
  'section',
  'article',
  'paragraph-number',
  'enumeration',
  'annex',
];

/** A heading of an outline made by hand. */
export interface HandHeading {
  /** UTF-16 offset of its first character. */
  readonly offset: number;
  /** Index of the heading that it stands under; -1 at the top. */
  readonly parent: number;
  readonly kind: OutlineKind;
  readonly number: number | null;
  /** Two careful readers may differ on it: neither missed nor too much, and no parent to be asked for. */
  readonly open: boolean;
}

export interface HandOutline {
  /** The document's path in the corpus. */
  readonly document: string;
  readonly form: string;
  /** `first`: looked at while the model was mended. `second`: once, when that was done. */
  readonly half: 'first' | 'second';
  readonly headings: readonly HandHeading[];
}

interface OutlineFile extends Omit<HandOutline, 'headings'> {
  /** Offset, index of the parent, index of the kind, number (0: none), 1 where it is open. */
  readonly headings: readonly (readonly [number, number, number, number, number])[];
}

/** The outlines whose documents are there. */
export function handOutlines(): HandOutline[] {
  return readdirSync(FOLDER)
    .sort()
    .map((name): HandOutline => {
      const file = JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as OutlineFile;
      return {
        ...file,
        headings: file.headings.map(([offset, parent, kind, number, open]) => ({
          offset,
          parent,
          kind: KINDS[kind]!,
          number: number === 0 ? null : number,
          open: open === 1,
        })),
      };
    })
    .filter(({ document }) => existsSync(join(CORPUS, document)));
}

export const documentText = ({ document }: HandOutline): string => readFileSync(join(CORPUS, document), 'utf8');

export type Difference = 'missing' | 'parent' | 'kind' | 'number' | 'too many';

export interface Comparison {
  readonly headings: number;
  readonly there: number;
  /** There and under the right parent. */
  readonly right: number;
  readonly tooMany: number;
  readonly differences: readonly { readonly difference: Difference; readonly offset: number }[];
}

interface Placed {
  readonly node: OutlineNode;
  readonly parent: Placed | undefined;
}

/** Holds an outline, in offsets of the document, against the one made by hand. */
export function compareOutline(hand: HandOutline, nodes: readonly OutlineNode[]): Comparison {
  const found = new Map<number, Placed>();
  const collect = (list: readonly OutlineNode[], parent: Placed | undefined): void => {
    for (const node of list) {
      const placed: Placed = { node, parent };
      if (!found.has(node.start)) found.set(node.start, placed);
      collect(node.children, placed);
    }
  };
  collect(nodes, undefined);
  const open = new Set(hand.headings.filter((heading) => heading.open).map(({ offset }) => offset));
  const offsets = new Set(hand.headings.map(({ offset }) => offset));
  const handParent = ({ parent }: HandHeading): number => {
    let at = parent;
    while (at >= 0 && hand.headings[at]!.open) at = hand.headings[at]!.parent;
    return at < 0 ? -1 : hand.headings[at]!.offset;
  };
  const foundParent = ({ parent }: Placed): number => {
    let at = parent;
    while (at !== undefined && open.has(at.node.start)) at = at.parent;
    return at === undefined ? -1 : at.node.start;
  };
  const differences: { difference: Difference; offset: number }[] = [];
  let there = 0;
  let right = 0;
  const wanted = hand.headings.filter((heading) => !heading.open);
  for (const heading of wanted) {
    const { offset } = heading;
    const match = found.get(offset);
    if (match === undefined) {
      differences.push({ difference: 'missing', offset });
      continue;
    }
    there++;
    if (handParent(heading) === foundParent(match)) right++;
    else differences.push({ difference: 'parent', offset });
    if (match.node.kind !== heading.kind) differences.push({ difference: 'kind', offset });
    else if (match.node.number !== heading.number && heading.kind !== 'annex') {
      differences.push({ difference: 'number', offset });
    }
  }
  let tooMany = 0;
  for (const offset of found.keys()) {
    if (offsets.has(offset)) continue;
    tooMany++;
    differences.push({ difference: 'too many', offset });
  }
  return { headings: wanted.length, there, right, tooMany, differences };
}
