import { describe, expect, it } from 'vitest';
import { quotePairs } from '../../../server/src/core/typography/straight-quotes.ts';
import { expectFindings, expectSilent, fixed } from '../harness.ts';

const ID = 'typography/halfwidth-punctuation';

describe('straight quotation marks', () => {
  it.each([
    ['推进«"清水进村"»和«"绿道环镇"»两项工程。', '推进“清水进村”和“绿道环镇”两项工程。'],
    ['«"十四五"»规划提出，«"互联网+"»服务要进村入户。', '“十四五”规划提出，“互联网+”服务要进村入户。'],
    ['开展«"1+N"»服务和«"好邻居"»评选，见"Water Supply"一节。', '开展“1+N”服务和“好邻居”评选，见"Water Supply"一节。'],
    ["落实«'河长制'»的各项要求。", '落实‘河长制’的各项要求。'],
  ])('mends %s', (marked, right) => {
    expectFindings(ID, marked);
    const text = marked.replace(/[«»]/g, '');
    expect(fixed(ID, text)).toBe(right);
    expect(fixed(ID, text, 'safe')).toBe(text);
  });

  it('mends a quotation within a quotation', () => {
    expect(fixed(ID, `他说："要落实'河长制'的各项要求。"会后各村照办。`)).toBe(
      '他说：“要落实‘河长制’的各项要求。”会后各村照办。',
    );
  });

  it('goes with the other marks of a narrowed document', () => {
    const sound = '推进“清水进村”，落实责任，加强领导：人人参与，天天督查。\n各村要认真学习，抓好“绿道环镇”。\n';
    const narrowed = sound.replace(/[“”]/g, '"').replace(/，/g, ',').replace(/：/g, ':');
    expect(fixed(ID, narrowed)).toBe(sound);
  });

  it.each([
    '推进"清水进村"和"绿道环镇工程。',
    '管径为5"的管和6"的管，各备若干。',
    '北纬30度12\'26"，东经120度45\'08"，为控制点。',
    '参见"Water Supply"一节和Chen\'s report的说明，it\'s so。',
    '推进“清水进村"和"绿道环镇”工程。',
    '<p class="正文">清水镇</p>\n命令为`echo "清水镇"`。\n名称="清水镇"\n',
    '依「水利法」辦理"清水進村"業務。',
    '推进“清水进村”和‘绿道环镇’工程。',
  ])('leaves alone %s', (text) => {
    expectSilent(ID, text);
  });

  it('finds no pairs in lists of quoted values', () => {
    const data = '{"名称":"清水镇","级别":"乡镇"}\n"清水镇","青石镇"\n"名称": "清水镇"\n"清水镇",\n';
    expect(quotePairs(data)).toEqual([]);
  });
});
