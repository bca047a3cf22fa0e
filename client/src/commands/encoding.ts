/** *Reopen with Detected Encoding*: reads the file's bytes in the encoding that they are in. */
import * as vscode from 'vscode';
import type { Session } from '../session.ts';

/** What the server calls an encoding, and what VS Code calls it, where the names differ. */
const VSCODE_NAMES: Readonly<Record<string, string>> = {
  'utf-8': 'utf8',
  'utf-16le': 'utf16le',
  'utf-16be': 'utf16be',
  big5: 'cp950',
  shift_jis: 'shiftjis',
  'euc-kr': 'euckr',
  'windows-1252': 'windows1252',
};

export async function reopenWithDetectedEncoding(session: Session, { document }: vscode.TextEditor): Promise<void> {
  if (document.isUntitled || document.isDirty) {
    const message = vscode.l10n.t('Save the document first: reopening reads it from the file again.');
    void vscode.window.showInformationMessage(message);
    return;
  }
  const detected = session.status(document)?.encoding;
  if (!detected) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The file is open in the encoding that it is in.'));
    return;
  }
  await vscode.window.showTextDocument(await reopen(document.uri, detected));
}

/**
 * VS Code can open a file in a named encoding since 1.100; before that the text is shown in a document of its own,
 * which keeps the file as it is.
 */
async function reopen(uri: vscode.Uri, encoding: string): Promise<vscode.TextDocument> {
  const [major = 0, minor = 0] = vscode.version.split('.').map(Number);
  if (major > 1 || minor >= 100) {
    const open: (uri: vscode.Uri, options: { encoding: string }) => Thenable<vscode.TextDocument> =
      vscode.workspace.openTextDocument;
    return open(uri, { encoding: VSCODE_NAMES[encoding] ?? encoding });
  }
  const content = new TextDecoder(encoding).decode(await vscode.workspace.fs.readFile(uri));
  return vscode.workspace.openTextDocument({ content, language: 'plaintext' });
}
