/** The outline of an analysed document, in offsets of the document. */
import type { Analysis } from '../core/engine/analyzer.ts';
import { groundOutline, outlineOf } from '../core/model/document.ts';
import { formatLike } from '../core/model/numerals.ts';
import type { OutlineNode } from '../core/model/outline.ts';

/** Outlines by analysis: several requests about one version share theirs. */
export class Structures {
  readonly #known = new WeakMap<Analysis, readonly OutlineNode[]>();

  of(analysis: Analysis): readonly OutlineNode[] {
    let nodes = this.#known.get(analysis);
    if (nodes === undefined) {
      nodes = groundOutline(outlineOf(analysis.view), analysis.view.layer);
      this.#known.set(analysis, nodes);
    }
    return nodes;
  }
}

/** All nodes in the order of the document, each with those above it, outermost first. */
export function* walk(
  nodes: readonly OutlineNode[],
  above: readonly OutlineNode[] = [],
): Generator<{ readonly node: OutlineNode; readonly above: readonly OutlineNode[] }> {
  for (const node of nodes) {
    yield { node, above };
    yield* walk(node.children, [...above, node]);
  }
}

/** What an outline shows for a heading: label and title; never empty. */
export function headingText({ label, title, kind }: OutlineNode): string {
  const blank = /[\p{L}\p{N}]$/u.test(label) ? ' ' : '';
  const text = label !== '' && title !== '' ? `${label}${blank}${title}` : label + title;
  return text.trim() === '' ? kind : text.trim();
}

/** The label that should stand at a heading whose number is wrong: `四、` for `五、`. */
export function expectedLabel({ label, problem }: OutlineNode): string | undefined {
  if (problem === null) return undefined;
  const number =
    /[〇零一二三四五六七八九十百千士土○O廿卅\d０-９壹貳贰參叁肆伍陸陆柒捌玖拾甲乙丙丁戊己庚辛壬癸①-⑳]+/u.exec(label);
  if (number === null) return String(problem.expected);
  const written = formatLike(problem.expected, number[0]) ?? String(problem.expected);
  return label.slice(0, number.index) + written + label.slice(number.index + number[0].length);
}
