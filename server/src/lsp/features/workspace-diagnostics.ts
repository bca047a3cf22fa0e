/** Diagnostics for all documents of the workspace, open or not. */
import {
  type CancellationToken,
  type Diagnostic,
  DocumentDiagnosticReportKind,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { Context, Feature } from '../context.ts';
import type { WorkspaceFiles } from '../workspace-files.ts';

/** What is known of one document; `version` is null for one that is not open. */
interface Known {
  readonly id: string;
  readonly version: number | null;
  readonly items: readonly Diagnostic[];
}

export const workspaceDiagnostics: Feature = {
  register(context) {
    const { connection, events, documents, loader, workspaceFiles: files } = context;
    events.listen((event) => {
      if (event === 'reconfigured') files.forget();
    });
    connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token, _progress, partial) => {
      const { workspace } = await loader.editor();
      const before = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
      const items: WorkspaceDocumentDiagnosticReport[] = [];
      const add = (item: WorkspaceDocumentDiagnosticReport) => {
        if (partial === undefined) items.push(item);
        else partial.report({ items: [item] });
      };
      const open = documents.all().map(({ uri }) => uri);
      for (const uri of new Set([...open, ...(workspace ? await files.list() : [])])) {
        const known = await lookAt(context, files, uri, token);
        if (known === undefined) continue;
        add(reportOf(uri, known, before.get(uri)));
        before.delete(uri);
      }
      // what is left was reported once and is gone
      for (const uri of before.keys()) add({ uri, version: null, kind: DocumentDiagnosticReportKind.Full, items: [] });
      return { items };
    });
  },
};

async function lookAt(
  { documents, reports }: Context,
  files: WorkspaceFiles,
  uri: string,
  token: CancellationToken,
): Promise<Known | undefined> {
  if (documents.get(uri) === undefined) return files.report(uri, token);
  const report = await reports.due(uri, token);
  return report && { id: report.id, version: report.document.version, items: report.items };
}

function reportOf(
  uri: string,
  { id, version, items }: Known,
  before: string | undefined,
): WorkspaceDocumentDiagnosticReport {
  const shared = { uri, version, resultId: id };
  return id === before
    ? { ...shared, kind: DocumentDiagnosticReportKind.Unchanged }
    : { ...shared, kind: DocumentDiagnosticReportKind.Full, items: [...items] };
}
