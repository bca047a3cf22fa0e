import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, findings, open, openText, previewTab, ruleOf, until } from './helpers.ts';

const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(command, ...args);

export function declareCommandTests(): void {
  suite('commands', () => {
    teardown(closeAll);

    test('Clean Document previews first, writes when told to, and is one step to undo', async () => {
      const editor = await open('scraped-town-head.txt');
      const { document } = editor;
      const before = document.getText();
      await findings(document);
      const done = run('kanwu.cleanDocument');
      const preview = await previewTab();
      assert.equal(preview.original.toString(), document.uri.toString());
      const proposed = (await vscode.workspace.openTextDocument(preview.modified)).getText();
      assert.ok(!/[（(][a-zāáǎàēéěèīíǐìōóǒòūúǔùü]+[）)]/.test(proposed), 'pinyin is left in the preview');
      assert.equal(document.getText(), before, 'the document was changed before anything was accepted');
      await run('kanwu.applyPreview');
      await done;
      assert.equal(document.getText(), proposed);
      await vscode.window.showTextDocument(document);
      await run('undo');
      assert.equal(document.getText(), before);
    });

    test('a preview that is discarded changes nothing', async () => {
      const { document } = await open('scraped-town-head.txt');
      const before = document.getText();
      await findings(document);
      const done = run('kanwu.cleanDocument');
      await previewTab();
      await run('kanwu.discardPreview');
      await done;
      assert.equal(document.getText(), before);
    });

    test('Fix All of This Kind repairs the rule under the cursor and no other', async () => {
      const text = '柳溪鎮(zhèn)辦(bàn)公室發(fā)布國發[2009]3號通知，請(qǐng)各村執(zhí)行。\n';
      const editor = await openText(text, 'plaintext');
      const found = await findings(editor.document, (all) => all.some((one) => ruleOf(one) === 'scrape/inline-pinyin'));
      const pinyin = found.find((one) => ruleOf(one) === 'scrape/inline-pinyin')!;
      editor.selection = new vscode.Selection(pinyin.range.start, pinyin.range.start);
      const done = run('kanwu.fixAllOfThisKind');
      await previewTab();
      await run('kanwu.applyPreview');
      await done;
      assert.equal(editor.document.getText(), '柳溪鎮辦公室發布國發[2009]3號通知，請各村執行。\n');
    });

    test('Convert to Simplified converts phrases', async () => {
      const { document } = await openText('艱苦奮鬥的幹部\n', 'plaintext');
      const done = run('kanwu.convertToSimplified');
      await previewTab();
      await run('kanwu.applyPreview');
      await done;
      assert.equal(document.getText(), '艰苦奋斗的干部\n');
    });

    test('Ignore Here notes the finding and leaves the text alone', async () => {
      const editor = await open('gap.txt');
      const before = editor.document.getText();
      const [gap] = await findings(editor.document);
      editor.selection = new vscode.Selection(gap!.range.start, gap!.range.start);
      await run('kanwu.ignoreHere');
      await until('no findings', () => vscode.languages.getDiagnostics(editor.document.uri).length === 0);
      assert.equal(editor.document.getText(), before);
      const [file] = await vscode.workspace.findFiles('.kanwu-ignore.json');
      assert.ok(file);
      await vscode.workspace.fs.delete(file);
    });
  });
}
