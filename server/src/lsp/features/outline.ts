/** `kanwu/outline`: the structure of a document with numbers, breaks and counts, for a view of its own. */
import type { Finding } from '../../core/engine/finding.ts';
import type { OutlineNode } from '../../core/model/outline.ts';
import type { Text } from '../../core/text/text.ts';
import type { Feature } from '../context.ts';
import { toRange } from '../convert.ts';
import type { Locale } from '../locale.ts';
import { CUSTOM, type DocumentParams, type OutlineItem, type OutlineResult } from '../protocol.ts';

export const outline: Feature = {
  register({ connection, analyses, structures, locale }) {
    connection.onRequest(CUSTOM.outline, async ({ uri }: DocumentParams, token): Promise<OutlineResult | null> => {
      const analyzed = await analyses.current(uri, token);
      if (analyzed === undefined) return null;
      const { document, analysis, settings } = analyzed;
      const findings = settings.isExcluded ? [] : analysis.findings;
      const itemOf = itemMaker(document.text, findings, locale);
      return { version: document.version, nodes: structures.of(analysis).map(itemOf) };
    });
  },
};

function itemMaker(text: Text, findings: readonly Finding[], locale: Locale): (node: OutlineNode) => OutlineItem {
  /** Number of findings that begin before an offset. */
  const before = (offset: number): number => {
    let low = 0;
    let high = findings.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (findings[middle]!.start < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const itemOf = (node: OutlineNode): OutlineItem => {
    const { kind, label, number, title, start, end, headingEnd, problem, children } = node;
    return {
      kind,
      label,
      number,
      title,
      range: toRange(text, { start, end }),
      selectionRange: toRange(text, { start, end: headingEnd }),
      problem: problem && { ...problem, message: locale.say(problem.message) },
      findings: before(end) - before(start),
      children: children.map(itemOf),
    };
  };
  return itemOf;
}
