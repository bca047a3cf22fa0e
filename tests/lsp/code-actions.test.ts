import { describe, expect, test } from 'vitest';
import type { CodeAction, Range, TextDocumentEdit } from 'vscode-languageserver-protocol';
import { applied, connect, MODERN, type TestClient, URI } from './harness.ts';

const SCRAPED = '本鎮(zhèn)職責(zé)如下。\n第一條是服務(wù)，第二條是發(fā)展。\n';

/** The empty range behind the first place where `word` stands. */
function behind(text: string, word: string): Range {
  const before = text.slice(0, text.indexOf(word) + word.length).split('\n');
  const position = { line: before.length - 1, character: before[before.length - 1]!.length };
  return { start: position, end: position };
}

async function actionsAt(client: TestClient, range: Range, only?: string[]): Promise<CodeAction[]> {
  const diagnostics = await client.diagnostics();
  const context = { diagnostics, ...(only && { only }) };
  return client.request('textDocument/codeAction', { textDocument: { uri: URI }, range, context });
}

function editsOf(action: CodeAction | undefined) {
  const [change] = action!.edit!.documentChanges as TextDocumentEdit[];
  return change!.edits.map((edit) => edit as { range: Range; newText: string });
}

describe('the quick-fix menu', () => {
  test('offers this one, all of it, ignoring, documentation, in this order', async () => {
    const client = await connect({ settings: {} });
    await client.open(SCRAPED);
    const actions = await actionsAt(client, behind(SCRAPED, '鎮(zh'));
    expect(actions.map(({ title }) => title)).toEqual([
      expect.stringContaining('zhèn'),
      expect.stringContaining('all 4'),
      expect.stringContaining('Ignore'),
      expect.stringContaining('Explain'),
    ]);
    expect(actions.map(({ isPreferred }) => isPreferred ?? false)).toEqual([true, false, false, false]);
    expect(actions[0]!.edit!.documentChanges).toMatchObject([{ textDocument: { uri: URI, version: 1 } }]);
    expect(applied(SCRAPED, editsOf(actions[0]))).toBe(SCRAPED.replace('(zhèn)', ''));
    expect(actions[0]!.diagnostics).toHaveLength(1);
    await client.stop();
  });

  test('works out the fix of all of a kind when it is chosen', async () => {
    const client = await connect({ settings: {} });
    await client.open(SCRAPED);
    const all = (await actionsAt(client, behind(SCRAPED, '鎮(zh')))[1]!;
    expect(all.edit).toBeUndefined();
    const resolved = await client.request<CodeAction>('codeAction/resolve', all);
    expect(applied(SCRAPED, editsOf(resolved))).toBe(SCRAPED.replace(/\([a-zèéùā]+\)/g, ''));
    await client.change(2, [{ text: '別的文字。\n' }]);
    await expect(client.request('codeAction/resolve', all)).rejects.toThrow('changed');
    await client.stop();
  });

  test('fixes what is selected', async () => {
    const client = await connect({ settings: {} });
    await client.open(SCRAPED);
    const actions = await actionsAt(client, { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } });
    const run = actions.find(({ title }) => title.startsWith('Fix these 2'));
    expect(applied(SCRAPED, editsOf(run))).toBe(SCRAPED.replace('(zhèn)', '').replace('(zé)', ''));
    await client.stop();
  });

  test('has nothing to say of sound text', async () => {
    const client = await connect({ settings: {} });
    await client.open(SCRAPED);
    expect(await actionsAt(client, behind(SCRAPED, '第一'))).toEqual([]);
    await client.stop();
  });

  test('gives edits without versions to a client that takes no others, and leaves the rest to commands', async () => {
    const capabilities = { ...MODERN, textDocument: { diagnostic: {} }, workspace: {} };
    const client = await connect({ capabilities });
    await client.open(SCRAPED);
    const [one, all] = await actionsAt(client, behind(SCRAPED, '鎮(zh'));
    expect(Object.keys(one!.edit!.changes!)).toEqual([URI]);
    const edits = new Promise<{ edit: CodeAction['edit'] }>((resolve) => {
      client.connection.onRequest('workspace/applyEdit', (params) => {
        resolve(params);
        return { applied: true };
      });
    });
    const { command, arguments: given } = all!.command!;
    expect(await client.execute(command, given![0])).toBeNull();
    expect(applied(SCRAPED, (await edits).edit!.changes![URI]!)).toBe(SCRAPED.replace(/\([a-zèéùā]+\)/g, ''));
    await client.stop();
  });
});

describe('source.fixAll.kanwu', () => {
  const whole: Range = { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } };

  test.each([['source.fixAll.kanwu'], ['source.fixAll'], ['source']])('answers to %s', async (kind) => {
    const client = await connect({ settings: {} });
    await client.open(SCRAPED);
    const actions = await actionsAt(client, whole, [kind]);
    expect(actions.map(({ kind }) => kind)).toEqual(['source.fixAll.kanwu']);
    expect(applied(SCRAPED, editsOf(actions[0]))).toBe(SCRAPED.replace(/\([a-zèéùā]+\)/g, ''));
    await client.stop();
  });

  test('is not offered where nothing is safe to repair', async () => {
    const client = await connect({ settings: {} });
    await client.open('第一条 为了规范工作，制定本办法。\n');
    expect(await actionsAt(client, whole, ['source.fixAll'])).toEqual([]);
    await client.stop();
  });
});

test('kanwu.fixDocument proposes the whole text and writes nothing', async () => {
  const client = await connect({ settings: {} });
  await client.open(SCRAPED);
  const result = await client.execute('kanwu.fixDocument', { uri: URI, safety: 'safe' });
  expect(result).toMatchObject({
    version: 1,
    text: SCRAPED.replace(/\([a-zèéùā]+\)/g, ''),
    counts: { 'scrape/inline-pinyin': 4 },
    doubtful: [],
    remaining: 0,
  });
  expect(await client.execute('kanwu.fixDocument', { uri: URI, only: ['numbering'] })).toMatchObject({
    edits: [],
    remaining: 4,
  });
  expect(await client.execute('kanwu.fixDocument', { uri: 'file:///unknown.txt' })).toBeNull();
  await client.stop();
});

test('kanwu.fixDocument with a range mends that part alone, however long it grows or shrinks meanwhile', async () => {
  const client = await connect({ settings: {} });
  await client.open(SCRAPED);
  const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 26 } };
  const [first, second] = SCRAPED.split('\n');
  expect(await client.execute('kanwu.fixDocument', { uri: URI, range })).toMatchObject({
    text: `${first}\n${second!.replace(/\([a-zèéùā]+\)/g, '')}\n`,
    counts: { 'scrape/inline-pinyin': 2 },
    remaining: 0,
  });
  const half = { start: { line: 1, character: 0 }, end: { line: 1, character: 8 } };
  expect(await client.execute('kanwu.fixDocument', { uri: URI, range: half })).toMatchObject({
    edits: [],
    remaining: 0,
  });
  await client.stop();
});

test('kanwu.convertScript converts the document, or a part of it, and leaves the rest untouched', async () => {
  const client = await connect({ settings: {} });
  const text = '第一条 干部要发展后勤。\n第二条 本办法。\n';
  await client.open(text);
  const whole = await client.execute<{ text: string; edits: [] }>('kanwu.convertScript', {
    uri: URI,
    target: 'traditional',
  });
  expect(whole.text).toBe('第一條 幹部要發展後勤。\n第二條 本辦法。\n');
  expect(applied(text, whole.edits)).toBe(whole.text);
  const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
  expect(await client.execute('kanwu.convertScript', { uri: URI, target: 'taiwan', range })).toMatchObject({
    version: 1,
    text: '第一条 干部要发展后勤。\n第二條 本辦法。\n',
  });
  expect(await client.execute('kanwu.convertScript', { uri: URI, target: 'elvish' })).toBeNull();
  await client.stop();
});
