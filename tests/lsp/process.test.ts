import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { connectProcess } from './client.ts';
import { connect, type TestClient, URI } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'kanwu-server-'));
const script = join(folder, 'node.mjs');

beforeAll(async () => {
  await build({
    entryPoints: [fileURLToPath(new URL('../../server/src/main/node.ts', import.meta.url))],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
    banner: {
      js: "import { createRequire as kanwuRequire } from 'node:module'; const require = kanwuRequire(import.meta.url);",
    },
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SCRAPED = '本鎮(zhèn)職責(zé)如下。\n第一條是服務(wù)，第二條是發(fā)展。\n';

test('the server runs as a process of its own over stdio', async () => {
  const client = await connectProcess(script, { settings: {} });
  expect(client.initialized?.serverInfo?.name).toBe('kanwu');
  await client.open(SCRAPED);
  expect(await client.diagnostics()).toHaveLength(4);
  await client.change(2, [
    { range: { start: { line: 0, character: 2 }, end: { line: 0, character: 8 } }, text: '' },
    { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '𠮷\r\n' },
  ]);
  const found = await client.diagnostics();
  expect(found.map(({ range }) => range.start)).toEqual([
    { line: 1, character: 4 },
    { line: 2, character: 6 },
    { line: 2, character: 16 },
  ]);
  await client.stop();
});

describe('whatever a client sends', () => {
  async function withServer(work: (client: TestClient) => Promise<void>): Promise<void> {
    const client = await connect({ settings: {} });
    await work(client);
    await client.stop();
  }

  test.each([
    ['the empty text', ''],
    ['lone surrogates', '第一条\ud800本办法\udc00\n'],
    ['NUL and control characters', '第一条\0本办法\u0001\u001f\n'],
    ['one line without an end', '本办法'.repeat(20_000)],
    ['line ends of all kinds', '一\r二\n三\r\n四\u2028五\u0085六'],
  ])('%s is read, fixed and outlined', (_, text) =>
    withServer(async (client) => {
      await client.open(text);
      expect((await client.pull()).kind).toBe('full');
      const whole = { start: { line: 0, character: 0 }, end: { line: 9_999, character: 9_999 } };
      await client.request('textDocument/codeAction', {
        textDocument: { uri: URI },
        range: whole,
        context: { diagnostics: [] },
      });
      await client.execute('kanwu.fixDocument', { uri: URI, safety: 'suggested' });
      await client.request('kanwu/outline', { uri: URI });
      await client.request('textDocument/semanticTokens/full', { textDocument: { uri: URI } });
      await client.request('textDocument/foldingRange', { textDocument: { uri: URI } });
      await client.request('textDocument/selectionRange', { textDocument: { uri: URI }, positions: [whole.end] });
    }),
  );

  test('a range behind the text or backwards is cut to it', () =>
    withServer(async (client) => {
      await client.open('第一条\n');
      await client.change(2, [
        { range: { start: { line: 7, character: 3 }, end: { line: 9, character: 0 } }, text: '第二条\n' },
        { range: { start: { line: 0, character: 99 }, end: { line: 0, character: 1 } }, text: '二条' },
      ]);
      const { text } = await client.execute<{ text: string }>('kanwu.fixDocument', { uri: URI });
      expect(text).toBe('第二条\n第二条\n');
    }));

  test('requests about documents that are not open have empty answers', () =>
    withServer(async (client) => {
      const unknown = { textDocument: { uri: 'file:///unknown.txt' }, position: { line: 0, character: 0 } };
      expect(await client.request('textDocument/hover', unknown)).toBeNull();
      expect(await client.request('textDocument/definition', unknown)).toEqual([]);
      expect(await client.request('textDocument/documentSymbol', unknown)).toEqual([]);
      expect(await client.pull('file:///unknown.txt')).toMatchObject({ kind: 'full', items: [] });
      expect(await client.execute('kanwu.renumber', { uri: 'file:///unknown.txt' })).toBeNull();
      await expect(client.execute('kanwu.nothing', {})).rejects.toThrow();
    }));
});

test('a flood of findings is capped, and what was left out is said', async () => {
  const client = await connect({ settings: {}, locale: 'zh-cn' });
  const lines = Array.from({ length: 1_500 }, (_, i) => `本鎮(zhèn)第${i + 1}戶的職責(zé)如下所述。`);
  await client.open(`${lines.join('\n')}\n`);
  const found = (await client.diagnostics()) as Diagnostic[];
  expect(found.length).toBeGreaterThan(900);
  expect(found.length).toBeLessThan(1_000);
  expect(found.at(-1)!.message).toMatch(/^另有 \d+ 处/);
  const { counts } = await client.execute<{ counts: Record<string, number> }>('kanwu.fixDocument', { uri: URI });
  expect(counts['scrape/inline-pinyin']).toBe(3_000);
  await client.stop();
});
