import { describe, expect, it } from 'vitest';
import { expectSilent, findingsOf } from '../harness.ts';

const start = '各村要认真落实防火责任制，层层签订责任书。对重点部位要派专人看守，严禁携带火种进山，';

describe('scrape/truncated', () => {
  it.each(['确保全镇森林资源的', '确保全镇森林资源安全，', '切实做好防火宣传工作和'])(
    'flags a document that ends with %s',
    (end) => {
      expect(findingsOf('scrape/truncated', `${start}${end}\n`)).toHaveLength(1);
    },
  );

  it('flags a paragraph that stops before a heading', () => {
    const text = `一、落实责任\n${start}确保全镇森林资源的\n二、加强宣传\n要通过广播、标语等形式广泛宣传。\n`;
    expect(findingsOf('scrape/truncated', text)).toHaveLength(1);
  });

  it('sees wrapped lines as the paragraph that they are', () => {
    const lines = [
      '各村要认真落实防火责任制，层层签订责任书。对',
      '重点部位要派专人看守，严禁携带火种进山，切实',
      '做好防火宣传工作和火险隐患排查工作，确保全镇',
      '森林资源安全。',
    ];
    expectSilent('scrape/truncated', `${lines.join('\n')}\n`);
  });

  it.each([
    ['a signature', `${start}确保安全。\n\n柳溪镇人民政府\n2024年3月1日\n`],
    ['an address', '联系地址：柳溪镇中心大街12号镇政府办公楼二楼东侧。邮政编码：000000。联系人：李卫国\n'],
    ['a list of names', '出席会议的有：柳溪镇、青石镇、白水镇的主要负责人。列席会议的有：李卫国、王秀英、张建华\n'],
  ])('leaves %s alone', (_, text) => {
    expectSilent('scrape/truncated', text);
  });
});
