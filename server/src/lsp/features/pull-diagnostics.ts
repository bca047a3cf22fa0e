/** Diagnostics for clients that ask for them. */
import { DocumentDiagnosticReportKind, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Feature } from '../context.ts';

export const pullDiagnostics: Feature = {
  capabilities: () => ({
    diagnosticProvider: { identifier: 'kanwu', interFileDependencies: false, workspaceDiagnostics: true },
  }),

  register({ connection, reports }) {
    connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }, token) => {
      try {
        const report = await reports.due(uri, token);
        if (report === undefined) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
        const resultId = report.id;
        if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
        return { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...report.items] };
      } catch (error) {
        if (!(error instanceof ResponseError) || error.code !== LSPErrorCodes.ContentModified) throw error;
        return new ResponseError(LSPErrorCodes.ServerCancelled, error.message, { retriggerRequest: true });
      }
    });
  },
};
