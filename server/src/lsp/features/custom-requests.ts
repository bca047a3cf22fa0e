/** Requests beyond the protocol, for the views of Kanwu's own client. */
import { detectEncoding } from '../../core/bytes/detect.ts';
import type { RuleId } from '../../core/engine/rule.ts';
import { rulePage } from '../../core/engine/rule-page.ts';
import type { Feature } from '../context.ts';
import { CUSTOM, type DocumentParams, type StatusParams } from '../protocol.ts';

export const customRequests: Feature = {
  register({ connection, client, locale, metaOf, reports }) {
    connection.onRequest(CUSTOM.analyze, async ({ uri }: DocumentParams, token): Promise<StatusParams | null> => {
      const before = reports.latest(uri);
      const report = await reports.now(uri, token);
      if (report === undefined) return null;
      if (report !== before) {
        const { document, items } = report;
        if (!client.pullsDiagnostics) {
          await connection.sendDiagnostics({ uri, version: document.version, diagnostics: [...items] });
        } else if (client.refreshesDiagnostics) connection.languages.diagnostics.refresh();
      }
      return report.status;
    });
    connection.onRequest(CUSTOM.explain, ({ rule }: { rule: RuleId }) => ({
      markdown: rulePage(metaOf(rule), locale.language),
    }));
    connection.onRequest(CUSTOM.detectEncoding, ({ content }: { content: string }) => {
      const bytes = Uint8Array.from(atob(content), (char) => char.charCodeAt(0));
      const detected = detectEncoding(bytes);
      return 'notText' in detected ? null : { encoding: detected.encoding };
    });
  },
};
