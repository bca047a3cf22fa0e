import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, findings, open, openText, ruleOf, until } from './helpers.ts';

export function declareDiagnosticsTests(): void {
  suite('findings', () => {
    teardown(closeAll);

    test('the scraped sample is flagged: pinyin, furniture, chunk numbers, byte slips, the restart', async () => {
      const { document } = await open('scraped-town-head.txt');
      const wanted = [
        'scrape/inline-pinyin',
        'scrape/boilerplate',
        'scrape/split-paragraph',
        'encoding/byte-slip',
        'numbering/restart',
      ];
      const found = await findings(document, (all) => {
        const rules = new Set(all.map(ruleOf));
        return wanted.every((rule) => rules.has(rule));
      });
      assert.ok(found.length < 1000, `${found.length} findings flood the editor`);
    });

    test('a sound notice gets nothing', async () => {
      const { document } = await open('notice.gongwen');
      const symbols = () =>
        vscode.commands.executeCommand<unknown[]>('vscode.executeDocumentSymbolProvider', document.uri);
      await until('symbols', async () => (await symbols())?.length);
      await new Promise((wake) => setTimeout(wake, 1000));
      assert.deepEqual(vscode.languages.getDiagnostics(document.uri).map(ruleOf), []);
    });

    test('findings follow the text as it is edited', async () => {
      const editor = await openText(
        '关于做好防汛工作的通知\n\n各村：\n一、加强值守。\n二、备足物资。\n四、及时报告。\n',
      );
      const [gap] = await findings(editor.document);
      assert.equal(ruleOf(gap!), 'numbering/gap');
      await editor.edit((edit) => edit.replace(new vscode.Range(5, 0, 5, 1), '三'));
      await until('no findings', () => vscode.languages.getDiagnostics(editor.document.uri).length === 0);
    });

    test('a quick fix mends its finding', async () => {
      const editor = await openText('鎮(zhèn)長(zhǎng)辦(bàn)公室負(fù)責(zé)本鎮(zhèn)防汛工作。\n', 'plaintext');
      const [finding] = await findings(editor.document);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        editor.document.uri,
        finding!.range,
        vscode.CodeActionKind.QuickFix.value,
      );
      const fix = actions.find(({ edit }) => edit);
      assert.ok(fix?.edit, `no fix among ${actions.map(({ title }) => title).join(' | ')}`);
      assert.ok(await vscode.workspace.applyEdit(fix.edit));
      assert.equal(editor.document.getText().includes('(zhèn)長'), false);
    });

    test('source.fixAll.kanwu takes out what is safe to take out', async () => {
      const { document } = await openText(
        '鎮(zhèn)長(zhǎng)辦(bàn)公室負(fù)責(zé)本鎮(zhèn)防汛工作。\n',
        'plaintext',
      );
      await findings(document);
      await vscode.commands.executeCommand('editor.action.codeAction', {
        kind: 'source.fixAll.kanwu',
        apply: 'first',
      });
      await until('the fixed text', () => document.getText() === '鎮長辦公室負責本鎮防汛工作。\n');
    });
  });
}
