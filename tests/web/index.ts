/** The tests of the web extension, run in the worker that VS Code for the Web runs extensions in. */
import * as vscode from 'vscode';

interface Result {
  passed: number;
  failed: number;
}

/** Waits until `find` finds something; throws with `what` after 30 s. */
async function until<T>(what: string, find: () => T | Promise<T>): Promise<NonNullable<T>> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const found = await find();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((wake) => setTimeout(wake, 100));
  }
}

const ruleOf = ({ code }: vscode.Diagnostic) => String(typeof code === 'object' ? code.value : code);

const tests: Readonly<Record<string, () => Promise<void>>> = {
  'the extension runs, its server in a worker': async () => {
    const extension = vscode.extensions.getExtension('kanwu.kanwu');
    if (!extension) throw new Error('the extension is not there');
    await extension.activate();
  },
  'a scraped document is flagged and outlined': async () => {
    const uri = await until(
      'the file system',
      async () => (await vscode.workspace.findFiles('scraped-town-head.txt'))[0],
    );
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    await until('a finding of inline pinyin', () =>
      vscode.languages.getDiagnostics(uri).some((finding) => ruleOf(finding) === 'scrape/inline-pinyin'),
    );
    await until('document symbols', async () => {
      const symbols = await vscode.commands.executeCommand<unknown[]>('vscode.executeDocumentSymbolProvider', uri);
      return symbols?.length;
    });
  },
  'Clean Document previews, and writes when told to': async () => {
    const content = '鎮(zhèn)長(zhǎng)辦(bàn)公室負(fù)責(zé)本鎮(zhèn)防汛工作。\n';
    const document = await vscode.workspace.openTextDocument({ content, language: 'plaintext' });
    await vscode.window.showTextDocument(document);
    await until('findings', () => vscode.languages.getDiagnostics(document.uri).length);
    const done = vscode.commands.executeCommand('kanwu.cleanDocument');
    await until('a preview', () =>
      vscode.window.tabGroups.activeTabGroup.tabs.some(({ input }) => input instanceof vscode.TabInputTextDiff),
    );
    if (document.getText() !== content) throw new Error('written before it was accepted');
    await vscode.commands.executeCommand('kanwu.applyPreview');
    await done;
    if (document.getText() !== '鎮長辦公室負責本鎮防汛工作。\n') throw new Error(`it became ${document.getText()}`);
  },
};

export async function run(): Promise<void> {
  const result: Result = { passed: 0, failed: 0 };
  for (const [name, test] of Object.entries(tests)) {
    try {
      await test();
      result.passed += 1;
      console.log(`  ✓ ${name}`);
    } catch (error) {
      result.failed += 1;
      console.error(`  ✗ ${name}: ${error instanceof Error ? error.message : error}`);
    }
  }
  console.log(`@@ ${JSON.stringify(result)}`);
  if (result.failed) throw new Error(`${result.failed} tests failed`);
}
