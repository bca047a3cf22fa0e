/** What lies behind a finding: its evidence, beside the message that the editor shows anyway. */
import { MarkupKind } from 'vscode-languageserver';
import type { Feature } from '../context.ts';
import { toRange } from '../convert.ts';

export const hover: Feature = {
  capabilities: () => ({ hoverProvider: true }),

  register({ connection, analyses, locale }) {
    connection.onHover(async ({ textDocument: { uri }, position }, token) => {
      const analyzed = await analyses.current(uri, token);
      if (analyzed === undefined || analyzed.settings.isExcluded) return null;
      const { text } = analyzed.document;
      const at = text.offsetAt(position);
      const here = analyzed.analysis.findings.filter(
        ({ start, end, evidence }) => evidence !== undefined && start <= at && at < Math.max(end, start + 1),
      );
      const first = here[0];
      if (first === undefined) return null;
      const value = here.map(({ rule, evidence }) => `**${rule}**\n\n${locale.say(evidence!)}`).join('\n\n---\n\n');
      return { contents: { kind: MarkupKind.Markdown, value }, range: toRange(text, first) };
    });
  },
};
