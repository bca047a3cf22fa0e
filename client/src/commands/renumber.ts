/** *Renumber*: a sequence of headings gets the numbers it should have. */
import * as vscode from 'vscode';
import type { Preview } from '../preview.ts';
import type { ProposedText } from '../protocol.ts';
import type { Session } from '../session.ts';

type RenumberScope = 'from-here' | 'level' | 'document';

export async function renumber(session: Session, preview: Preview, { document, selection }: vscode.TextEditor) {
  const choices: (vscode.QuickPickItem & { scope: RenumberScope })[] = [
    { scope: 'from-here', label: vscode.l10n.t('From here on'), detail: vscode.l10n.t('This heading and its next.') },
    { scope: 'level', label: vscode.l10n.t('This level'), detail: vscode.l10n.t('All headings beside this one.') },
    { scope: 'document', label: vscode.l10n.t('Whole document'), detail: vscode.l10n.t('Every broken sequence.') },
  ];
  const picked = await vscode.window.showQuickPick(choices, { placeHolder: vscode.l10n.t('Renumber what?') });
  if (!picked) return;
  await renumberAt(session, preview, document, selection.active, picked.scope);
}

/** Shows the new numbers of the headings that the scope takes in, counted from the heading at a position. */
export async function renumberAt(
  session: Session,
  preview: Preview,
  document: vscode.TextDocument,
  { line, character }: { readonly line: number; readonly character: number },
  scope: RenumberScope,
): Promise<void> {
  const proposed = await session.execute<ProposedText | null>('kanwu.renumber', {
    uri: session.uriOf(document),
    position: { line, character },
    scope,
  });
  if (!proposed || proposed.edits.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The numbers are in order here.'));
    return;
  }
  const title = vscode.l10n.t('Renumber');
  const summary = vscode.l10n.t('{0} numbers would change.', proposed.edits.length);
  await preview.show({ document, proposed, title, summary });
}
