/** What lies behind a finding, beside the message that the editor shows anyway; and the text that a reference names. */
import { type Hover, MarkupKind } from 'vscode-languageserver';
import type { Analyzed } from '../analyses.ts';
import type { Feature } from '../context.ts';
import { toRange } from '../convert.ts';
import type { Locale } from '../locale.ts';
import { PlacedView } from '../placed-view.ts';

/** Characters of a place that are shown. */
const MOST_SHOWN = 400;

export const hover: Feature = {
  capabilities: () => ({ hoverProvider: true }),

  register({ connection, analyses, locale }) {
    connection.onHover(async ({ textDocument: { uri }, position }, token) => {
      const analyzed = await analyses.current(uri, token);
      if (analyzed === undefined) return null;
      const at = analyzed.document.text.offsetAt(position);
      return evidenceAt(analyzed, at, locale) ?? targetAt(new PlacedView(analyzed), position, locale);
    });
  },
};

function evidenceAt({ document, settings, analysis }: Analyzed, at: number, locale: Locale): Hover | undefined {
  const here = settings.isExcluded
    ? []
    : analysis.findings.filter(
        ({ start, end, evidence }) => evidence !== undefined && start <= at && at < Math.max(end, start + 1),
      );
  const [first] = here;
  if (first === undefined) return undefined;
  const value = here.map(({ rule, evidence }) => `**${rule}**\n\n${locale.say(evidence!)}`).join('\n\n---\n\n');
  return { contents: { kind: MarkupKind.Markdown, value }, range: toRange(document.text, first) };
}

function targetAt(view: PlacedView, position: Parameters<PlacedView['referenceAt']>[0], locale: Locale): Hover | null {
  const reference = view.referenceAt(position);
  if (reference === undefined) return null;
  const { target } = reference;
  const range = view.rangeOf(reference);
  if (target.kind === 'node') {
    const text = view.textOf(target.node);
    const value = text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text.trimEnd();
    return { contents: { kind: MarkupKind.PlainText, value }, range };
  }
  if (target.kind !== 'external') return null;
  const value = locale.say({ en: `Refers to another document: ${target.law}`, zh: `指向其他文件：${target.law}` });
  return { contents: { kind: MarkupKind.PlainText, value }, range };
}
