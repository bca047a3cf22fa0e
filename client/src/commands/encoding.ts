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

export async async function reopen(uri: vscode.Uri, encoding: string): Promise<vscode.TextDocument> {
  const [major = 0, minor = 0] = vscode.version.split('.').map(Number);
  if (major > 1 || minor >= 100) {
    const open: (uri: vscode.Uri, options: { encoding: string }) => Thenable<vscode.TextDocument> =
      vscode.workspace.openTextDocument;
    return open(uri, { encoding: VSCODE_NAMES[encoding] ?? encoding });
  }
  const content = new TextDecoder(encoding).decode(await vscode.workspace.fs.readFile(uri));
  return vscode.workspace.openTextDocument({ content, language: 'plaintext' });
}
