/** The findings that VS Code shows, read back from its diagnostics. */
import * as vscode from 'vscode';

export interface KanwuFinding {
  readonly rule: string;
  readonly range: vscode.Range;
  readonly message: string;
}

export function findingsOf(document: vscode.TextDocument): KanwuFinding[] {
  return vscode.languages.getDiagnostics(document.uri).flatMap(({ source, code, range, message }) => {
    if (source?.toLowerCase() !== 'kanwu' || code === undefined) return [];
    const rule = String(typeof code === 'object' ? code.value : code);
    return [{ rule, range, message }];
  });
}

/** The findings under the cursor, or, where there are none, those of its line. */
function findingsAt(editor: vscode.TextEditor): KanwuFinding[] {
  const all = findingsOf(editor.document);
  const at = all.filter(({ range }) => range.contains(editor.selection.active));
  return at.length ? at : all.filter(({ range }) => range.intersection(lineOf(editor)) !== undefined);
}

const lineOf = (editor: vscode.TextEditor) => editor.document.lineAt(editor.selection.active.line).range;

/** The finding at the cursor; asks where there are several, says so where there is none. */
export async function pickFinding(editor: vscode.TextEditor): Promise<KanwuFinding | undefined> {
  const found = findingsAt(editor);
  if (found.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no finding of Kanwu at the cursor.'));
    return undefined;
  }
  if (found.length === 1) return found[0];
  const items = found.map((finding) => ({
    label: editor.document.getText(finding.range).slice(0, 40),
    description: finding.rule,
    detail: finding.message,
    finding,
  }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Which finding?') });
  return picked?.finding;
}

/** A rule that has findings here: the one at the cursor, or a chosen one. */
export async function pickRule(editor: vscode.TextEditor): Promise<string | undefined> {
  const here = new Set(findingsAt(editor).map(({ rule }) => rule));
  if (here.size === 1) return [...here][0];
  const counts = new Map<string, number>();
  for (const { rule } of findingsOf(editor.document)) {
    if (here.size === 0 || here.has(rule)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  if (counts.size === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Kanwu finds nothing in this document.'));
    return undefined;
  }
  const items = [...counts].map(([label, count]) => ({ label, description: vscode.l10n.t('{0} findings', count) }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Repair which kind?') });
  return picked?.label;
}
