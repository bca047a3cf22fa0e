/** The outline as the tree view needs it: with parents, with what is broken, findable by line. Knows no editor. */
import type { OutlineNode, OutlineProblem } from '../protocol.ts';

/** A heading of the tree. */
export interface Heading {
  readonly node: OutlineNode;
  /** Stable as long as the heading keeps its place among its siblings. */
  readonly id: string;
  readonly parent: Heading | undefined;
  readonly children: readonly Heading[];
  /** Broken headings in the section, itself included. */
  readonly broken: number;
}

export interface Headings {
  readonly roots: readonly Heading[];
  readonly count: number;
  readonly broken: number;
}

export const NO_HEADINGS: Headings = { roots: [], count: 0, broken: 0 };

/** Builds the tree. With `onlyBroken`, headings without a problem in or below them are left out. */
export function buildHeadings(nodes: readonly OutlineNode[], onlyBroken: boolean): Headings {
  let count = 0;
  const build = (node: OutlineNode, parent: Heading | undefined, id: string): Heading => {
    count += 1;
    const children: Heading[] = [];
    const heading = { node, id, parent, children, broken: node.problem ? 1 : 0 };
    for (const [index, child] of node.children.entries()) {
      const built = build(child, heading, `${id}.${index}`);
      heading.broken += built.broken;
      if (!onlyBroken || built.broken > 0) children.push(built);
    }
    return heading;
  };
  const all = nodes.map((node, index) => build(node, undefined, String(index)));
  const broken = all.reduce((sum, heading) => sum + heading.broken, 0);
  return { roots: onlyBroken ? all.filter((heading) => heading.broken > 0) : all, count, broken };
}

/** The innermost heading whose section holds the position. Sections beside each other stand in the order of the text. */
export function headingAt({ roots }: Headings, line: number, character: number): Heading | undefined {
  let found: Heading | undefined;
  let level = roots;
  while (level.length > 0) {
    const next = lastStartingBefore(level, line, character);
    if (!next || isBefore(next.node.range.end, line, character)) break;
    found = next;
    level = next.children;
  }
  return found;
}

function lastStartingBefore(level: readonly Heading[], line: number, character: number): Heading | undefined {
  let low = 0;
  let high = level.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { start } = level[middle]!.node.range;
    if (start.line < line || (start.line === line && start.character <= character)) low = middle + 1;
    else high = middle;
  }
  return level[low - 1];
}

const isBefore = (end: { line: number; character: number }, line: number, character: number): boolean =>
  end.line < line || (end.line === line && end.character < character);

/** The outline as a nested Markdown list, numbers as they stand in the text. */
export function toMarkdown(nodes: readonly OutlineNode[], depth = 0): string {
  let text = '';
  for (const node of nodes) {
    text += `${'  '.repeat(depth)}- ${escapeMarkdown(headingText(node))}\n${toMarkdown(node.children, depth + 1)}`;
  }
  return text;
}

export const headingText = ({ label, title }: Pick<OutlineNode, 'label' | 'title'>): string =>
  label && title ? `${label}${/[\p{Script=Han}.)\]]$/u.test(label) ? ' ' : ''}${title}` : label || title;

const escapeMarkdown = (text: string): string => text.replace(/[\\`*_[\]<>]/g, '\\$&');

/** The number that should stand here, in the style of the label: `四、` for 4 where `二、` stands. */
export function expectedLabel(label: string, { expected }: OutlineProblem): string | undefined {
  if (expected === null) return undefined;
  const han = /[〇零一二三四五六七八九十百千]+/.exec(label);
  if (han) return label.replace(han[0], toHanNumber(expected));
  const digits = /\d+/.exec(label);
  return digits ? label.replace(digits[0], String(expected)) : String(expected);
}

/** 1 to 9999 as headings write it: `十二`, `二十`, `一百零五`. */
export function toHanNumber(value: number): string {
  if (value < 1 || value > 9999) return String(value);
  let text = '';
  let skipped = false;
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10;
    if (digit === 0) skipped = text !== '';
    else {
      text += `${skipped ? '零' : ''}${'〇一二三四五六七八九'[digit]}${name}`;
      skipped = false;
    }
  }
  return text.startsWith('一十') ? text.slice(1) : text;
}
