/** Outlines as tests write them down. */
import { Analyzer } from '../../server/src/core/engine/analyzer.ts';
import { RULES } from '../../server/src/core/engine/rules.generated.ts';
import { outlineOf } from '../../server/src/core/model/document.ts';
import type { OutlineNode } from '../../server/src/core/model/outline.ts';
import { Text } from '../../server/src/core/text/text.ts';

export const analyzer = new Analyzer(RULES);
export const viewOf = (text: string) => analyzer.analyze(Text.of(text)).view;

/** The tree as indented lines: kind, label, title, and what number was expected where it is broken. */
export function draw(nodes: readonly OutlineNode[], depth = 0): string[] {
  return nodes.flatMap(({ kind, label, title, problem, children }) => [
    `${'  '.repeat(depth)}${kind} ${label}|${title}${problem === null ? '' : ` !${problem.expected}`}`,
    ...draw(children, depth + 1),
  ]);
}

export const outline = (text: string) => draw(outlineOf(viewOf(text)));
