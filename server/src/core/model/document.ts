/** The structural model of a document: one source for outline, folding, numbering rules, references and renumbering. */
import type { DocumentScanner, DocumentView } from '../engine/rule.ts';
import { type BlankBreak, findBlankBreaks } from './blanks.ts';
import { type BuiltTree, TreeBuilder } from './builder.ts';
import { checkNumbers, findStrays, type NumberBreak, type Stray } from './checks.ts';
import { type Line, lineScanner } from './lines.ts';
import { listsOf } from './lists.ts';
import { breakMessage } from './messages.ts';
import type { OutlineNode, OutlineProblem } from './outline.ts';
import { PlacedLines } from './placed.ts';
import { findStyleBreaks, type StyleBreak } from './styles.ts';
import type { Heading } from './tree.ts';

export interface DocumentModel {
  readonly lines: PlacedLines;
  readonly tree: BuiltTree;
  /** The lists of numbers: articles of each document inside, items of one style under each heading. */
  readonly lists: readonly (readonly Heading[])[];
  /** In the order of the document. */
  readonly breaks: readonly NumberBreak[];
  /** Headings that carry the mark of another level. */
  readonly strays: readonly Stray[];
  /** Marks written otherwise than the rest of their list. */
  readonly styleBreaks: readonly StyleBreak[];
  /** Blanks that slipped into a number. */
  readonly blankBreaks: readonly BlankBreak[];
}

/** How many blocks, and how many lists, are looked at between two pauses. */
const BLOCKS_AT_ONCE = 16;
const LISTS_AT_ONCE = 256;

/** Works out the model; the scan of each line is cached with its block, only the assembly is done anew. */
export const documentModel: DocumentScanner<DocumentModel> = {
  name: 'model/document',
  scanners: [lineScanner],
  steps: modelInSteps,
};

function* modelInSteps(view: DocumentView): Generator<undefined, DocumentModel> {
  const blocks = view.perBlock(lineScanner);
  const count = blocks.reduce((sum, { value }) => sum + value.length, 0);
  const all = new Array<Line>(count);
  const bases = new Int32Array(count);
  let next = 0;
  for (const [index, { start, value }] of blocks.entries()) {
    bases.fill(start, next, next + value.length);
    for (const line of value) all[next++] = line;
    if (index % BLOCKS_AT_ONCE === 0) yield;
  }
  yield;
  const lines = new PlacedLines(all, bases, view.text);
  const tree = yield* new TreeBuilder(lines, view.settings.documentKind === 'standard').build();
  yield;
  const lists = yield* listsOf(tree);
  const breaks = yield* checkNumbers(lists);
  const strays: Stray[] = [];
  const styleBreaks: StyleBreak[] = [];
  const blankBreaks: BlankBreak[] = [];
  for (const [index, list] of lists.entries()) {
    if (index % LISTS_AT_ONCE === 0) yield;
    for (const item of findStrays(list)) strays.push(item);
    for (const item of findStyleBreaks(list)) styleBreaks.push(item);
    for (const item of findBlankBreaks(list)) blankBreaks.push(item);
  }
  return { lines, tree, lists, breaks, strays, styleBreaks, blankBreaks };
}

const outlineScanner: DocumentScanner<readonly OutlineNode[]> = {
  name: 'model/outline',
  documents: [documentModel],
  compute(view) {
    const { tree, breaks, strays } = view.once(documentModel);
    const problems = new Map<Heading, OutlineProblem>();
    for (const found of breaks) {
      if (found.doubtful) continue;
      problems.set(found.heading, {
        rule: `numbering/${found.kind}`,
        expected: found.expected,
        message: breakMessage(found),
      });
    }
    for (const { heading, before, label } of strays) {
      problems.set(heading, {
        rule: 'numbering/level',
        expected: heading.number ?? 0,
        message: {
          en: `“${label}” is expected behind “${before.label}”.`,
          zh: `“${before.label}”之后应为“${label}”。`,
        },
      });
    }
    const nodeOf = (heading: Heading): OutlineNode => ({
      kind: heading.kind,
      label: heading.label,
      number: heading.number,
      title: heading.title,
      start: heading.start,
      end: heading.end,
      headingEnd: heading.headingEnd,
      problem: problems.get(heading) ?? null,
      children: heading.children.map(nodeOf),
    });
    return tree.roots.map(nodeOf);
  },
};

/** The tree of headings of a document, in UTF-16 offsets of the view's text. */
export function outlineOf(view: DocumentView): readonly OutlineNode[] {
  return view.once(outlineScanner);
}

/** Moves offsets of a view down to the document: `StageView.layer` is one. */
export interface RangeMap {
  rangeToGround(start: number, end: number): { readonly start: number; readonly end: number };
}

/** The outline in offsets of the document itself. */
export function groundOutline(nodes: readonly OutlineNode[], map: RangeMap): OutlineNode[] {
  return nodes.map((node) => {
    const heading = map.rangeToGround(node.start, node.headingEnd);
    const section = map.rangeToGround(node.start, node.end);
    return {
      ...node,
      start: heading.start,
      headingEnd: heading.end,
      end: Math.max(section.end, heading.end),
      children: groundOutline(node.children, map),
    };
  });
}
