/** A selection grows from the sentence to its paragraph, and on through the headings that it stands under. */
import type { SelectionRange } from 'vscode-languageserver';
import type { OutlineNode } from '../../core/model/outline.ts';
import type { Text } from '../../core/text/text.ts';
import type { Feature } from '../context.ts';
import { type Span, toRange } from '../convert.ts';

export const selectionRanges: Feature = {
  capabilities: () => ({ selectionRangeProvider: true }),

  register({ connection, analyses, structures }) {
    connection.onSelectionRanges(async ({ textDocument: { uri }, positions }, token) => {
      const analyzed = await analyses.current(uri, token);
      if (analyzed === undefined) return null;
      const { text } = analyzed.document;
      const nodes = structures.of(analyzed.analysis);
      return positions.map((position) => rangesAt(text, text.offsetAt(position), nodes));
    });
  },
};

function rangesAt(text: Text, offset: number, nodes: readonly OutlineNode[]): SelectionRange {
  const spans = [{ start: 0, end: text.length }, ...sectionsAt(nodes, offset), ...proseAt(text, offset)];
  let range: SelectionRange | undefined;
  let last: Span | undefined;
  for (const span of spans) {
    if (last !== undefined && !(span.start >= last.start && span.end <= last.end)) continue;
    if (last !== undefined && span.start === last.start && span.end === last.end) continue;
    range = { range: toRange(text, span), ...(range && { parent: range }) };
    last = span;
  }
  return range!;
}

/** The sections that hold an offset, outermost first. */
function sectionsAt(nodes: readonly OutlineNode[], offset: number): Span[] {
  const node = nodes.find(({ start, end }) => start <= offset && offset < end);
  return node === undefined ? [] : [node, ...sectionsAt(node.children, offset)];
}

/** The paragraph and the sentence that hold an offset. */
function proseAt(text: Text, offset: number): Span[] {
  const { line } = text.positionAt(offset);
  const paragraph = { start: text.lineStart(line), end: text.lineEnd(line) };
  const words = text.slice(paragraph.start, paragraph.end);
  const at = offset - paragraph.start;
  for (const match of words.matchAll(/[^。！？!?]*[。！？!?]+[”’」』）)]*|[^。！？!?]+$/gu)) {
    const end = match.index + match[0].length;
    if (at <= end && at >= match.index) {
      const blank = match[0].length - match[0].trimStart().length;
      return [paragraph, { start: paragraph.start + match.index + blank, end: paragraph.start + end }];
    }
  }
  return [paragraph];
}
