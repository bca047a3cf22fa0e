/** Every section of more than one line can be folded under its heading. */
import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import type { OutlineNode } from '../../core/model/outline.ts';
import type { Text } from '../../core/text/text.ts';
import type { Feature } from '../context.ts';
import { walk } from '../structure.ts';

export const folding: Feature = {
  capabilities: () => ({ foldingRangeProvider: true }),

  register({ connection, client, analyses, structures }) {
    connection.onFoldingRanges(async ({ textDocument: { uri } }, token) => {
      const analyzed = await analyses.current(uri, token);
      if (analyzed === undefined) return [];
      return foldingRanges(structures.of(analyzed.analysis), analyzed.document.text, client.mostFoldingRanges);
    });
  },
};

function foldingRanges(nodes: readonly OutlineNode[], text: Text, limit: number): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  for (const { node } of walk(nodes)) {
    if (ranges.length === limit) break;
    const startLine = text.positionAt(node.headingEnd).line;
    const endLine = lastLineWithText(text, node.end);
    // two headings in one line would fold at the same place: the outer one is kept
    if (endLine > startLine && ranges[ranges.length - 1]?.startLine !== startLine) {
      ranges.push({ startLine, endLine, kind: FoldingRangeKind.Region });
    }
  }
  return ranges;
}

/** The line of the last character before `end` that is not blank. */
function lastLineWithText(text: Text, end: number): number {
  let at = end;
  for (;;) {
    const from = Math.max(0, at - 200);
    const blank = text.slice(from, at).trimEnd();
    if (blank !== '' || from === 0) return text.positionAt(Math.max(0, from + blank.length - 1)).line;
    at = from;
  }
}
