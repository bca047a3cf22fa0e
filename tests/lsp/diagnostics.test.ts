import { expect, test } from 'vitest';
import type { DocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import { connect, MODERN, memoryFiles, URI } from './harness.ts';

/** Traditional text with machine pinyin in it, as mirrors of sharing sites write it. */
const SCRAPED = '本鎮(zhèn)職責(zé)如下。\n第一條是服務(wù)，第二條是發(fā)展。\n';

const codes = (report: DocumentDiagnosticReport) =>
  report.kind === 'full' ? report.items.map(({ code }) => code) : [];

test('a client that pulls gets findings with a result id, and “unchanged” for the same version', async () => {
  const client = await connect({ settings: {} });
  await client.open(SCRAPED);
  const first = await client.pull();
  expect(codes(first)).toEqual(Array(4).fill('scrape/inline-pinyin'));
  const second = await client.pull(URI, first.resultId);
  expect(second).toEqual({ kind: 'unchanged', resultId: first.resultId });
  await client.change(2, [{ range: { start: { line: 0, character: 2 }, end: { line: 0, character: 8 } }, text: '' }]);
  const third = await client.pull(URI, first.resultId);
  expect(codes(third)).toEqual(Array(3).fill('scrape/inline-pinyin'));
  expect(client.pushed).toEqual([]);
  await client.stop();
});

test('columns are UTF-16 units behind characters beyond the first plane, and lines end with CRLF', async () => {
  const client = await connect({ settings: {} });
  await client.open(`𠮷\r\n𠮷本鎮(zhèn)職責(zé)\r\n${SCRAPED}`);
  const [finding] = await client.diagnostics();
  expect(finding?.range).toEqual({ start: { line: 1, character: 4 }, end: { line: 1, character: 10 } });
  await client.stop();
});

test('a client that can not pull is sent findings, and an empty list on closing', async () => {
  const { diagnostic: _, ...textDocument } = MODERN.textDocument!;
  const client = await connect({ capabilities: { ...MODERN, textDocument }, settings: {} });
  await client.open(SCRAPED);
  await client.until(() => client.pushed.length === 1);
  expect(client.pushed[0]).toMatchObject({ uri: URI, version: 1 });
  expect(client.pushed[0]!.diagnostics).toHaveLength(4);
  await client.change(2, [{ text: '本鎮職責如下。\n' }]);
  await client.until(() => client.pushed.length === 2);
  expect(client.pushed[1]).toEqual({ uri: URI, version: 2, diagnostics: [] });
  await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: URI } });
  await client.until(() => client.pushed.length === 3);
  expect(client.pushed[2]).toEqual({ uri: URI, diagnostics: [] });
  await client.stop();
});

test('messages are in the language of the client', async () => {
  const client = await connect({ settings: {}, locale: 'zh-cn' });
  await client.open(SCRAPED);
  expect((await client.diagnostics())[0]!.message).toMatch(/拼音|注音/);
  await client.stop();
});

test('checked on save alone, a changed document keeps what was shown', async () => {
  const client = await connect({ settings: { run: 'onSave' } });
  await client.open(SCRAPED);
  const first = await client.pull();
  await client.change(2, [{ text: '本鎮職責如下。\n' }]);
  expect(await client.pull(URI, first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
  await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri: URI } });
  expect(codes(await client.pull(URI, first.resultId))).toEqual([]);
  await client.stop();
});

test('checked by hand alone, nothing is shown until it is asked for', async () => {
  const client = await connect({ settings: { run: 'manual' } });
  await client.open(SCRAPED);
  expect(codes(await client.pull())).toEqual([]);
  const status = await client.request('kanwu/analyze', { uri: URI });
  expect(status).toMatchObject({ uri: URI, state: 'idle', findings: 4, fixable: 4, script: 'traditional' });
  expect(codes(await client.pull())).toHaveLength(4);
  await client.stop();
});

test('a configuration file beside the document counts, and its mistakes are shown in it', async () => {
  const files = memoryFiles({
    'file:///town/.kanwurc.json': '{\n  "rules": { "scrape/inline-pinyin": "hint" },\n  "rulse": {}\n}',
  });
  const client = await connect({ settings: {}, files });
  await client.open(SCRAPED);
  expect((await client.diagnostics()).map(({ severity }) => severity)).toEqual([4, 4, 4, 4]);
  expect(client.pushed).toHaveLength(1);
  expect(client.pushed[0]).toMatchObject({
    uri: 'file:///town/.kanwurc.json',
    diagnostics: [{ range: { start: { line: 2, character: 2 } }, message: expect.stringContaining('`rules`') }],
  });
  await client.stop();
});

test('an ignored finding is gone, here and nowhere else', async () => {
  const files = memoryFiles({});
  const client = await connect({ settings: {}, files, folders: ['file:///town'] });
  await client.open(SCRAPED);
  const [finding] = await client.diagnostics();
  await client.execute('kanwu.ignore', { uri: URI, rule: finding!.code, range: finding!.range, apply: true });
  expect(await client.diagnostics()).toHaveLength(3);
  const list = new TextDecoder().decode(await files.read('file:///town/.kanwu-ignore.json'));
  expect(JSON.parse(list)).toEqual({
    ignore: [{ rule: 'scrape/inline-pinyin', text: '(zhèn)', files: '/notice.txt' }],
  });
  await client.open(SCRAPED, 'file:///town/other.txt');
  expect(await client.diagnostics('file:///town/other.txt')).toHaveLength(4);
  await client.stop();
});
