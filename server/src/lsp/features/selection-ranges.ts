/** A selection grows from the sentence to its paragraph, and on through the headings that it stands under. */

import type { Position, SelectionRange } from 'vscode-languageserver';
import { selectionSpans } from '../../core/model/selection.ts';
import type { Span } from '../../core/text/edit.ts';
import type { Analyzed } from '../analyses.ts';
import type { Feature } from '../context.ts';
import { toRange } from '../convert.ts';
import { PlacedView } from '../placed-view.ts';

export const selectionRanges: Feature = {
  capabilities: () => ({ selectionRangeProvider: true }),

  register({ connection, analyses }) {
    connection.onSelectionRanges(async ({ textDocument: { uri }, positions }, token) => {
      const analyzed = await analyses.current(uri, token);
      return analyzed === undefined ? null : positions.map((position) => rangesAt(analyzed, position));
    });
  },
};

function rangesAt(analyzed: Analyzed, position: Position): SelectionRange {
  const { document, analysis } = analyzed;
  const { view } = analysis;
  const offset = document.text.offsetAt(position);
  const spans = selectionSpans(view, new PlacedView(analyzed).offsetAt(position))
    .map(({ start, end }) => view.layer.rangeToGround(start, end))
    .filter(({ start, end }) => start <= offset && offset <= end);
  let range: SelectionRange = { range: toRange(document.text, { start: 0, end: document.text.length }) };
  let outer: Span = { start: 0, end: document.text.length };
  for (const span of spans.reverse()) {
    const isWithin = span.start >= outer.start && span.end <= outer.end;
    if (!isWithin || (span.start === outer.start && span.end === outer.end)) continue;
    range = { range: toRange(document.text, span), parent: range };
    outer = span;
  }
  return range;
}
