/** *Convert to Simplified* and *Convert to Traditional*: the selection, or the whole document. */
import * as vscode from 'vscode';
import type { Preview } from '../preview.ts';
import type { ProposedText } from '../protocol.ts';
import type { Session } from '../session.ts';

type Target = 'simplified' | 'traditional' | 'taiwan' | 'taiwan-idioms' | 'hong-kong';

export const convertToSimplified = (session: Session, preview: Preview, editor: vscode.TextEditor): Promise<void> =>
  convert(session, preview, editor, 'simplified');

export async function convertToTraditional(session: Session, preview: Preview, editor: vscode.TextEditor) {
  const choices: (vscode.QuickPickItem & { target: Target })[] = [
    { target: 'traditional', label: vscode.l10n.t('Traditional'), description: '繁體' },
    { target: 'taiwan', label: vscode.l10n.t('Traditional, Taiwan'), description: '臺灣正體' },
    {
      target: 'taiwan-idioms',
      label: vscode.l10n.t('Traditional, Taiwan, with its words'),
      description: '臺灣正體（含用語）',
    },
    { target: 'hong-kong', label: vscode.l10n.t('Traditional, Hong Kong'), description: '香港繁體' },
  ];
  const picked = await vscode.window.showQuickPick(choices, { placeHolder: vscode.l10n.t('Convert to which form?') });
  if (picked) await convert(session, preview, editor, picked.target);
}

async function convert(
  session: Session,
  preview: Preview,
  { document, selection }: vscode.TextEditor,
  target: Target,
): Promise<void> {
  const { start, end } = selection;
  const proposed = await session.execute<ProposedText | null>('kanwu.convertScript', {
    uri: session.uriOf(document),
    ...(selection.isEmpty ? {} : { range: { start, end } }),
    target,
  });
  if (!proposed || proposed.edits.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The text is in that form already.'));
    return;
  }
  const title = vscode.l10n.t('Convert Script');
  const summary = vscode.l10n.t('{0} places would change.', proposed.edits.length);
  await preview.show({ document, proposed, title, summary });
}
