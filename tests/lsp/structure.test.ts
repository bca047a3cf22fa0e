import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  DocumentSymbol,
  FoldingRange,
  InlayHint,
  SelectionRange,
  SemanticTokens,
  SymbolInformation,
} from 'vscode-languageserver-protocol';
import { Text } from '../../server/src/core/text/text.ts';
import type { OutlineResult } from '../../server/src/lsp/protocol.ts';
import { connect, MODERN, memoryFiles, type TestClient, URI } from './harness.ts';

/** An invented notice: the third heading has the number of the fourth. */
const NOTICE = `关于做好𠮷水镇灌溉工作的通知

各村民委员会：
现将有关事项通知如下。
一、加强组织领导
各村要成立工作小组，明确专人负责。要制定方案，落实到户。
（一）落实责任
村委会负责本村渠道的日常巡查。
（二）严格考核
考核结果向村民公布。
二、做好渠道清淤
清淤工作在三月底前完成。
四、保障用水安全
任何人不得擅自开闸。
`;

const text = Text.of(NOTICE);
const lineOf = (words: string) => text.positionAt(NOTICE.indexOf(words)).line;

let client: TestClient;
beforeAll(async () => {
  client = await connect({ settings: {}, locale: 'zh-cn' });
  await client.open(NOTICE);
});
afterAll(() => client.stop());

const ask = <T>(method: string, params: object = {}) =>
  client.request<T>(method, { textDocument: { uri: URI }, ...params });

function shown(symbols: readonly DocumentSymbol[]): unknown[] {
  return symbols.map(({ name, detail, children }) => [
    name,
    ...(detail === undefined ? [] : [detail]),
    ...(children?.length ? [shown(children)] : []),
  ]);
}

describe('document symbols', () => {
  test('are the headings, nested, and say what is wrong with a number', async () => {
    const symbols = await ask<DocumentSymbol[]>('textDocument/documentSymbol');
    const flat = JSON.stringify(shown(symbols));
    expect(flat).toContain('["一、加强组织领导",[["（一）落实责任"],["（二）严格考核"]]]');
    expect(flat).toContain('["四、保障用水安全","应为 三、"]');
  });

  test('have ranges that hold their own selection and their children', async () => {
    const check = (symbol: DocumentSymbol) => {
      const [start, end] = [text.offsetAt(symbol.range.start), text.offsetAt(symbol.range.end)];
      expect(text.offsetAt(symbol.selectionRange.start)).toBeGreaterThanOrEqual(start);
      expect(text.offsetAt(symbol.selectionRange.end)).toBeLessThanOrEqual(end);
      for (const child of symbol.children ?? []) {
        expect(text.offsetAt(child.range.start)).toBeGreaterThanOrEqual(start);
        expect(text.offsetAt(child.range.end)).toBeLessThanOrEqual(end);
        check(child);
      }
    };
    for (const symbol of await ask<DocumentSymbol[]>('textDocument/documentSymbol')) check(symbol);
  });

  test('are a flat list for clients that take no other', async () => {
    const { documentSymbol: _, ...textDocument } = MODERN.textDocument!;
    const plain = await connect({ settings: {}, capabilities: { ...MODERN, textDocument } });
    await plain.open(NOTICE);
    const symbols = await plain.request<SymbolInformation[]>('textDocument/documentSymbol', {
      textDocument: { uri: URI },
    });
    expect(symbols.find(({ name }) => name === '（一）落实责任')).toMatchObject({
      containerName: '一、加强组织领导',
      location: { uri: URI, range: { start: { line: lineOf('（一）') } } },
    });
    await plain.stop();
  });
});

test('sections fold under their headings, without the blank lines behind them', async () => {
  const ranges = await ask<FoldingRange[]>('textDocument/foldingRange');
  const lines = ranges.map(({ startLine, endLine }) => [startLine, endLine]);
  expect(lines).toContainEqual([lineOf('一、'), lineOf('考核结果')]);
  expect(lines).toContainEqual([lineOf('（一）'), lineOf('村委会负责')]);
  expect(lines).toContainEqual([lineOf('四、'), lineOf('任何人')]);
});

test('a selection grows from the sentence to the paragraph, the section and the document', async () => {
  const position = text.positionAt(NOTICE.indexOf('制定方案'));
  const [range] = await ask<SelectionRange[]>('textDocument/selectionRange', { positions: [position] });
  const grown: string[] = [];
  for (let at: SelectionRange | undefined = range; at !== undefined; at = at.parent) {
    grown.push(NOTICE.slice(text.offsetAt(at.range.start), text.offsetAt(at.range.end)));
  }
  expect(grown.slice(0, 2)).toEqual([
    '要制定方案，落实到户。',
    '各村要成立工作小组，明确专人负责。要制定方案，落实到户。',
  ]);
  expect(grown[2]).toMatch(/^一、加强组织领导\n[\s\S]*考核结果向村民公布。\n?$/);
  expect(grown.at(-1)).toBe(NOTICE);
});

test('an inlay hint stands behind a number that is wrong', async () => {
  const range = { start: { line: 0, character: 0 }, end: { line: text.lineCount, character: 0 } };
  const hints = await ask<InlayHint[]>('textDocument/inlayHint', { range });
  expect(hints).toMatchObject([{ label: '应为 三、', position: { line: lineOf('四、'), character: 2 } }]);
  const elsewhere = { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } };
  expect(await ask<InlayHint[]>('textDocument/inlayHint', { range: elsewhere })).toEqual([]);
});

test('kanwu/outline counts the findings of every section', async () => {
  const outline = await client.request<OutlineResult>('kanwu/outline', { uri: URI });
  expect(outline.version).toBe(1);
  const all = (nodes: OutlineResult['nodes']): OutlineResult['nodes'] =>
    nodes.flatMap((node) => [node, ...all(node.children)]);
  const broken = all(outline.nodes).filter(({ problem }) => problem !== null);
  expect(broken).toMatchObject([
    { label: '四、', number: 4, title: '保障用水安全', findings: 1, problem: { expected: 3 } },
  ]);
  expect(await client.request('kanwu/outline', { uri: 'file:///unknown.txt' })).toBeNull();
});

test('headings of the whole workspace are found by their characters', async () => {
  const files = memoryFiles({ 'file:///town/law.txt': '第一章 总则\n第一条 为了规范灌溉，制定本办法。\n' });
  const wide = await connect({ settings: {}, files, folders: ['file:///town'] });
  await wide.open(NOTICE, 'file:///town/notice.txt');
  const find = (query: string) => wide.request<SymbolInformation[]>('workspace/symbol', { query });
  expect((await find('渠清')).map(({ name }) => name)).toEqual(['二、做好渠道清淤']);
  expect(await find('总则')).toMatchObject([{ location: { uri: 'file:///town/law.txt' } }]);
  expect(await find('没有这个')).toEqual([]);
  await wide.stop();
});

describe('semantic tokens', () => {
  const scraped = '本鎮(zhèn)職責(zé)如下。\n第一章 服務(wù)\n第二章 發(fā)展\n';

  /** The tokens as text with their types. */
  function read({ data }: SemanticTokens, source: string): [string, string][] {
    const types = ['label', 'title', 'artifact'];
    const read: [string, string][] = [];
    const lines = Text.of(source);
    let [line, character] = [0, 0];
    for (let i = 0; i < data.length; i += 5) {
      character = data[i] === 0 ? character + data[i + 1]! : data[i + 1]!;
      line += data[i]!;
      const start = lines.lineStart(line) + character;
      read.push([lines.slice(start, start + data[i + 2]!), types[data[i + 3]!]!]);
    }
    return read;
  }

  test('tell headings from what does not belong to the text, and do not overlap', async () => {
    const marked = await connect({ settings: {} });
    await marked.open(scraped);
    const tokens = await marked.request<SemanticTokens>('textDocument/semanticTokens/full', {
      textDocument: { uri: URI },
    });
    const found = read(tokens, scraped);
    expect(found).toContainEqual(['(zhèn)', 'artifact']);
    expect(found).toContainEqual(['第一章', 'label']);
    expect(found).toContainEqual(['(wù)', 'artifact']);
    expect(found.filter(([, type]) => type === 'title').every(([words]) => !words.includes('('))).toBe(true);
    await marked.stop();
  });
});
