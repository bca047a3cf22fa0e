import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, open } from './helpers.ts';

export function declareLanguageTests(): void {
  suite('policy-document', () => {
    suiteTeardown(closeAll);

    test('*.gongwen opens as a policy document that wraps and has no boxes around full-width marks', async () => {
      const { document } = await open('notice.gongwen');
      assert.equal(document.languageId, 'policy-document');
      const editor = vscode.workspace.getConfiguration('editor', {
        uri: document.uri,
        languageId: document.languageId,
      });
      assert.equal(editor.get('wordWrap'), 'on');
      assert.equal(editor.get('unicodeHighlight.ambiguousCharacters'), false);
      assert.equal(editor.get('unicodeHighlight.invisibleCharacters'), false);
    });

    test('every command of the manifest is registered once the extension runs', async () => {
      const extension = vscode.extensions.getExtension('kanwu.kanwu');
      assert.ok(extension);
      await extension.activate();
      const known = new Set(await vscode.commands.getCommands(true));
      const declared: { command: string }[] = extension.packageJSON.contributes.commands;
      assert.deepEqual(
        declared.map(({ command }) => command).filter((command) => !known.has(command)),
        [],
      );
    });
  });
}
