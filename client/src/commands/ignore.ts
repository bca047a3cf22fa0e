/** *Ignore Here*: notes a finding in `.kanwu-ignore.json`; the text itself stays as it is. */
import * as vscode from 'vscode';
import type { ProposedIgnoreFile } from '../protocol.ts';
import type { Session } from '../session.ts';
import { type KanwuFinding, pickFinding } from './findings.ts';

export async function ignoreHere(session: Session, editor: vscode.TextEditor): Promise<void> {
  const finding: KanwuFinding | undefined = await pickFinding(editor);
  if (!finding) return;
  const result = await session.execute<ProposedIgnoreFile | null>('kanwu.ignore', {
    uri: session.uriOf(editor.document),
    rule: finding.rule,
    range: { start: finding.range.start, end: finding.range.end },
  });
  if (result) await writeIgnoreFile(result);
}

export async function writeIgnoreFile({ file, content }: ProposedIgnoreFile): Promise<void> {
  const uri = vscode.Uri.parse(file);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  const show = vscode.l10n.t('Open File');
  const message = vscode.l10n.t('The finding is noted in {0} and ignored from now on.', '.kanwu-ignore.json');
  void vscode.window.showInformationMessage(message, show).then((chosen) => {
    if (chosen === show) void vscode.window.showTextDocument(uri);
  });
}
