/** Growing selections: sentence, paragraph, item, article, section, chapter. */
import type { DocumentView } from '../engine/rule.ts';
import { documentModel } from './document.ts';
import { lineIndexAt, paragraphsOf } from './paragraphs.ts';
import type { Heading } from './tree.ts';

export interface SelectionSpan {
  readonly start: number;
  readonly end: number;
}

const SENTENCE_END = /[。！？!?；;][”」』）)]*/g;

/** The spans around an offset of the view, each wider than the one before; empty on a blank line outside of headings. */
export function selectionSpans(view: DocumentView, offset: number): SelectionSpan[] {
  const model = view.once(documentModel);
  const { lines, tree } = model;
  const spans: SelectionSpan[] = [];
  const add = (start: number, end: number): void => {
    const inner = spans[spans.length - 1];
    if (start > offset || end < offset) return;
    if (inner !== undefined && (start > inner.start || end < inner.end)) return;
    if (inner !== undefined && start === inner.start && end === inner.end) return;
    spans.push({ start, end });
  };
  const index = lineIndexAt(model, offset - 1);
  const around = headingsAround(tree.all, offset);
  if (index < lines.length && lines.start(index) <= offset && offset <= lines.end(index)) {
    const { start, end } = sentenceAt(lines.textOf(index), offset - lines.start(index));
    add(lines.start(index) + start, lines.start(index) + end);
    const article = around.find(({ style }) => style === 'article');
    const paragraph = article && paragraphsOf(model, article).find((one) => one.start <= offset && offset <= one.end);
    if (paragraph !== undefined && around[0] === article) add(paragraph.start, paragraph.end);
    add(lines.start(index), lines.end(index));
  }
  for (const heading of around) add(heading.start, heading.end);
  add(0, view.text.length);
  return spans;
}

function sentenceAt(line: string, offset: number): SelectionSpan {
  let start = 0;
  for (const match of line.matchAll(SENTENCE_END)) {
    const end = match.index + match[0].length;
    if (end > offset) return { start, end };
    start = end;
  }
  return start < line.length ? { start, end: line.length } : { start: 0, end: line.length };
}

/** The headings whose sections hold an offset, from the innermost. */
function headingsAround(all: readonly Heading[], offset: number): Heading[] {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (all[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  const around: Heading[] = [];
  for (let at = all[low - 1]; at !== undefined; at = at.parent) if (at.end >= offset) around.push(at);
  return around;
}
