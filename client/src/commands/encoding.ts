/** *Reopen with Detected Encoding*: reads the file's bytes in the encoding that they are in. */
import * as vscode from 'vscode';
import type { Session } from '../session.ts';

/** What the server calls an encoding, and what VS Code calls it. */
const VSCODE_NAMES: Readonly<Record<string, string>> = {
  'utf-8': 'utf8',
  'utf-16le': 'utf16le',
  'utf-16be': 'utf16be',
  gb18030: 'gb18030',
  gbk: 'gbk',
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
  const bytes = await vscode.workspace.fs.readFile(document.uri);
  const content = toBase64(bytes);
  const detected = await session.client.sendRequest<{ encoding: string } | null>('kanwu/detectEncoding', { content });
  const name = detected && VSCODE_NAMES[detected.encoding];
  if (!name) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The encoding of this file could not be made out.'));
    return;
  }
  const opened = await reopen(document.uri, name, new TextDecoder(detected.encoding).decode(bytes));
  await vscode.window.showTextDocument(opened);
}

/**
 * VS Code can open a file in a named encoding since 1.100; before that the text is shown in a document of its own,
 * which keeps the file as it is.
 */
function reopen(uri: vscode.Uri, encoding: string, text: string): Thenable<vscode.TextDocument> {
  const [major = 0, minor = 0] = vscode.version.split('.').map(Number);
  if (major > 1 || minor >= 100) {
    const open: (uri: vscode.Uri, options: { encoding: string }) => Thenable<vscode.TextDocument> =
      vscode.workspace.openTextDocument;
    return open(uri, { encoding });
  }
  return vscode.workspace.openTextDocument({ content: text, language: 'plaintext' });
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(binary);
}
