import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, open, openText, until } from './helpers.ts';

const symbolsOf = ({ uri }: vscode.TextDocument) =>
  until('document symbols', async () => {
    const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      uri,
    );
    return found?.length ? found : undefined;
  });

const flat = (symbols: readonly vscode.DocumentSymbol[]): vscode.DocumentSymbol[] =>
  symbols.flatMap((symbol) => [symbol, ...flat(symbol.children)]);

/** Opens the structure view, waits until it holds a heading with the title, and returns its outline as Markdown. */
async function showInView(title: string): Promise<string> {
  await vscode.commands.executeCommand('kanwu.structure.focus');
  return until('the outline on the clipboard', async () => {
    await vscode.commands.executeCommand('kanwu.structure.refresh');
    await vscode.commands.executeCommand('kanwu.structure.copyMarkdown');
    const text = await vscode.env.clipboard.readText();
    return text.includes(title) ? text : undefined;
  });
}

export function declareStructureTests(): void {
  suite('structure', () => {
    teardown(closeAll);

    test('the outline of the scraped sample holds the headings of both essays', async () => {
      const { document } = await open('scraped-town-head.txt');
      const names = flat(await symbolsOf(document)).map(({ name }) => name);
      for (const label of ['一、', '二、', '三、', '四、', '五、']) {
        assert.ok(
          names.some((name) => name.startsWith(label)),
          `${label} is not among ${names.join(' | ')}`,
        );
      }
      assert.equal(names.filter((name) => name.startsWith('二、')).length, 2);
    });

    test('the structure view copies the outline as Markdown', async () => {
      await openText('关于做好防汛工作的通知\n\n各村：\n一、加强值守\n各村安排专人值守。\n二、备足物资\n备足沙袋。\n');
      const markdown = await showInView('备足物资');
      assert.match(markdown, /^- 关于做好防汛工作的通知\n {2}- 一、 ?加强值守\n {2}- 二、 ?备足物资\n$/);
    });

    test('5,000 headings are outlined', async () => {
      const chapters = Array.from({ length: 100 }, (_, chapter) => {
        const articles = Array.from(
          { length: 49 },
          (_, article) => `第 ${chapter * 49 + article + 1} 條　本條規定事項之辦法。`,
        );
        return [`第 ${chapter + 1} 章　通則`, ...articles].join('\n');
      });
      const { document } = await openText(`柳溪鎮自治條例\n${chapters.join('\n')}\n`);
      const symbols = flat(await symbolsOf(document));
      assert.ok(symbols.length >= 5000, `${symbols.length} symbols`);
    });
  });
}
