import { expect, test } from 'vitest';
import type { WorkspaceDiagnosticReport } from 'vscode-languageserver-protocol';
import { connect, memoryFiles, type TestClient, URI } from './harness.ts';

const SCRAPED = '本鎮(zhèn)職責(zé)如下。\n第一條是服務(wù)，第二條是發(fā)展。\n';

function pullAll(client: TestClient, previousResultIds: { uri: string; value: string }[] = []) {
  return client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds });
}

test('files that are not open are reported, in whatever encoding they are', async () => {
  const sound = new Uint8Array([0xb5, 0xda, 0xd2, 0xbb, 0xcc, 0xf5]); // 第一条 in GBK
  const files = memoryFiles({
    'file:///town/a.txt': SCRAPED,
    'file:///town/b.md': sound,
    'file:///town/c.exe': SCRAPED,
    'file:///elsewhere/d.txt': SCRAPED,
  });
  const client = await connect({ settings: {}, files, folders: ['file:///town'] });
  const { items } = await pullAll(client);
  expect(items).toMatchObject([
    { uri: 'file:///town/a.txt', version: null, kind: 'full' },
    { uri: 'file:///town/b.md', version: null, kind: 'full', items: [] },
  ]);
  const again = await pullAll(client, [
    { uri: 'file:///town/a.txt', value: items[0]!.resultId! },
    { uri: 'file:///town/gone.txt', value: '1' },
  ]);
  expect(again.items.map(({ uri, kind }) => [uri, kind])).toEqual([
    ['file:///town/a.txt', 'unchanged'],
    ['file:///town/b.md', 'full'],
    ['file:///town/gone.txt', 'full'],
  ]);
  await client.stop();
});

test('an open document is reported as it stands in the editor', async () => {
  const files = memoryFiles({ [URI]: SCRAPED });
  const client = await connect({ settings: { workspace: false }, files, folders: ['file:///town'] });
  expect((await pullAll(client)).items).toEqual([]);
  await client.open('本鎮職責如下。\n');
  expect((await pullAll(client)).items).toMatchObject([{ uri: URI, version: 1, items: [] }]);
  await client.stop();
});

test('a file that should be opened in another encoding is named in the status', async () => {
  const gbk = new Uint8Array([
    0xb5, 0xda, 0xd2, 0xbb, 0xcc, 0xf5, 0xce, 0xaa, 0xc1, 0xcb, 0xb9, 0xe6, 0xb7, 0xb6, 0xb9, 0xa4, 0xd7, 0xf7,
  ]);
  const files = memoryFiles({ [URI]: gbk });
  const client = await connect({ settings: {}, files });
  await client.open(new TextDecoder('utf-8').decode(gbk));
  await client.pull();
  await client.until(() => client.statuses.some(({ encoding }) => encoding !== undefined));
  expect(client.statuses.at(-1)).toMatchObject({ uri: URI, encoding: 'gb18030' });
  await client.stop();
});
