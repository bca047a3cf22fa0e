/** The numbers that should stand where wrong ones do. */
import { type InlayHint, InlayHintKind } from 'vscode-languageserver';
import type { Feature } from '../context.ts';
import { fromRange } from '../convert.ts';
import { expectedLabel, walk } from '../structure.ts';

export const inlayHints: Feature = {
  capabilities: () => ({ inlayHintProvider: true }),

  register({ connection, analyses, structures, locale }) {
    connection.languages.inlayHint.on(async ({ textDocument: { uri }, range }, token) => {
      const analyzed = await analyses.current(uri, token);
      if (analyzed === undefined || analyzed.settings.isExcluded) return [];
      const { text } = analyzed.document;
      const asked = fromRange(text, range);
      const hints: InlayHint[] = [];
      for (const { node } of walk(structures.of(analyzed.analysis))) {
        const expected = expectedLabel(node);
        const at = node.start + node.label.length;
        if (expected === undefined || at < asked.start || at > asked.end) continue;
        hints.push({
          position: text.positionAt(at),
          label: locale.say({ en: `should be ${expected}`, zh: `应为 ${expected}` }),
          kind: InlayHintKind.Type,
          tooltip: locale.say(node.problem!.message),
          paddingLeft: true,
          paddingRight: true,
        });
      }
      return hints;
    });
  },
};
