import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Hover, Location, Position, Range, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { Text } from '../../server/src/core/text/text.ts';
import type { ProposedText } from '../../server/src/lsp/protocol.ts';
import { applied, connect, type TestClient, URI } from './harness.ts';

/** An invented statute: the number three is missing. */
const STATUTE = `柳溪镇灌溉管理办法

第一章 总则
第一条 为了规范灌溉管理，制定本办法。
第二条 本镇行政区域内的灌溉活动，适用本办法。
第二章 用水
第四条 用水户应当按照本办法第二条的规定申请用水。
第五条 违反本办法第四条规定的，依照《行政处罚法》第三十二条处理。
`;
const text = Text.of(STATUTE);

function at(words: string, offset = 0): Position {
  return text.positionAt(STATUTE.indexOf(words) + offset);
}

const read = (range: Range) => STATUTE.slice(text.offsetAt(range.start), text.offsetAt(range.end));

let client: TestClient;
beforeEach(async () => {
  client = await connect({ settings: {}, locale: 'zh-cn' });
  await client.open(STATUTE);
});
afterEach(() => client.stop());

const ask = <T>(method: string, position: Position, params: object = {}) =>
  client.request<T>(method, { textDocument: { uri: URI }, position, ...params });

describe('a reference', () => {
  test('leads to the article that it names', async () => {
    const [target] = await ask<Location[]>('textDocument/definition', at('第二条的规定', 1));
    expect(target).toMatchObject({ uri: URI, range: { start: at('第二条 本镇') } });
  });

  test('shows the text of the article', async () => {
    const hover = await ask<Hover>('textDocument/hover', at('第二条的规定', 1));
    expect(hover.contents).toMatchObject({ value: expect.stringContaining('适用本办法') });
    expect(read(hover.range!)).toContain('第二条');
  });

  test('is nothing to sound words', async () => {
    expect(await ask('textDocument/definition', at('为了规范'))).toEqual([]);
    expect(await ask('textDocument/hover', at('为了规范'))).toBeNull();
  });
});

test('an article knows the references to it, and highlights them', async () => {
  const found = await ask<Location[]>('textDocument/references', at('第四条 用水户', 1), {
    context: { includeDeclaration: true },
  });
  expect(found.map(({ range }) => range.start)).toEqual([at('第四条 用水户'), expect.anything()]);
  expect(read(found[1]!.range)).toContain('第四条');
  const highlights = await ask<{ range: Range }[]>('textDocument/documentHighlight', at('第四条 用水户', 1));
  expect(highlights).toHaveLength(2);
});

describe('renaming a number', () => {
  test('changes the heading and every reference', async () => {
    const prepared = await ask<{ range: Range; placeholder: string }>('textDocument/prepareRename', at('第四条 用', 1));
    expect(prepared.placeholder).toBe('四');
    const edit = await ask<WorkspaceEdit>('textDocument/rename', at('第四条 用', 1), { newName: '三' });
    const [change] = edit.documentChanges as { edits: { range: Range; newText: string }[] }[];
    expect(applied(STATUTE, change!.edits)).toBe(STATUTE.replaceAll('第四条', '第三条'));
  });

  test('begins at any character of a reference', async () => {
    for (const offset of [0, 1, 2]) {
      const prepared = await ask<{ placeholder: string }>('textDocument/prepareRename', at('第二条的规定', offset));
      expect(prepared.placeholder).toBe('二');
    }
  });

  test('refuses what is no number, and places that have none', async () => {
    await expect(ask('textDocument/rename', at('第四条 用', 1), { newName: '苹果' })).rejects.toThrow('不是编号');
    expect(await ask('textDocument/prepareRename', at('为了规范'))).toBeNull();
  });
});

test('kanwu.renumber closes the gap, and references follow', async () => {
  const renumbered = STATUTE.replaceAll('第四条', '第三条').replace('第五条 违', '第四条 违');
  for (const argument of [{ scope: 'document' }, { scope: 'from-here', position: at('第四条 用', 1) }]) {
    const result = await client.execute<ProposedText>('kanwu.renumber', { uri: URI, ...argument });
    expect(result).toMatchObject({ version: 1, text: renumbered });
    expect(applied(STATUTE, result.edits)).toBe(renumbered);
  }
});
