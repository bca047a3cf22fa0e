/** From a reference to another law of the workspace to the very place that it names there. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Location } from 'vscode-languageserver-protocol';
import { Text } from '../../server/src/core/text/text.ts';
import { connect, memoryFiles, type TestClient, URI } from './harness.ts';

const RULES = `柳溪镇集市管理办法

第一条 为了规范集市，根据《柳溪市集市条例》（以下简称《集市条例》）制定本办法。
第二条 摊位登记，依照《柳溪市集市条例》第三条办理。
第三条 摊位费依照《集市条例》第四条第二款收取。
第四条 有《集市条例》第四条第一款第二项情形的，免收摊位费。
第五条 违反本办法的，依照《柳溪市集市条例》第九条处理。
第六条 垃圾分类适用《柳溪市垃圾条例》第二条。
第七条 广告适用《柳溪市广告条例》第二条。
`;
const MARKET = `柳溪市集市条例

第一章 总则
第一条 为了规范集市，制定本条例。
第二条 集市由镇政府管理。
第二章 摊位
第三条 摊位应当登记。
第四条 有下列情形之一的，减收摊位费：
（一）残疾人经营的；
（二）经营自产农产品的。
摊位费按月收取。
`;
const WASTE = '柳溪市垃圾条例\n\n第一条 为了保护环境，制定本条例。\n第二条 垃圾应当分类。\n';
const uriOf = (name: string) => `file:///laws/${encodeURIComponent(name)}.txt`;
const text = Text.of(RULES);

let client: TestClient;
beforeEach(async () => {
  const files = memoryFiles({
    [uriOf('柳溪市集市条例(2021-01-22)')]: MARKET,
    [uriOf('柳溪市垃圾条例')]: '第一条 旧文本。\n',
  });
  client = await connect({ settings: {}, files, folders: ['file:///laws'] });
  await client.open(RULES);
});
afterEach(() => client.stop());

/** What stands at the target of the reference that holds `words`. */
async function target(words: string, law: string) {
  const position = text.positionAt(RULES.indexOf(words) + 1);
  const found = await client.request<Location[]>('textDocument/definition', { textDocument: { uri: URI }, position });
  expect(found).toHaveLength(1);
  const { uri, range } = found[0]!;
  const there = Text.of(law);
  return { uri, words: law.slice(there.offsetAt(range.start), there.offsetAt(range.end)) };
}

describe('a reference to another law', () => {
  const market = uriOf('柳溪市集市条例(2021-01-22)');

  test('opens it at the article', async () => {
    expect(await target('第三条办理', MARKET)).toEqual({ uri: market, words: '第三条 摊位应当登记' });
  });

  test('opens it at the paragraph, also by a short name', async () => {
    expect(await target('第四条第二款', MARKET)).toEqual({ uri: market, words: '摊位费按月收取。' });
  });

  test('opens it at the item', async () => {
    expect(await target('第四条第一款第二项', MARKET)).toEqual({ uri: market, words: '（二）经营自产农产品的' });
  });

  test('opens it at its start where it has no such article', async () => {
    expect(await target('第九条处理', MARKET)).toEqual({ uri: market, words: '' });
  });

  test('reads an open law as it stands in the editor', async () => {
    await client.open(WASTE, uriOf('柳溪市垃圾条例'));
    expect(await target('第二条。\n第七条', WASTE)).toEqual({
      uri: uriOf('柳溪市垃圾条例'),
      words: '第二条 垃圾应当分类',
    });
  });

  test('leads nowhere where the workspace lacks the law', async () => {
    const position = text.positionAt(RULES.lastIndexOf('第二条') + 1);
    expect(await client.request('textDocument/definition', { textDocument: { uri: URI }, position })).toEqual([]);
  });
});
