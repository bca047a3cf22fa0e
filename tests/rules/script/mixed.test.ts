import { describe, expect, it } from 'vitest';
import { expectFindings, expectSilent, findingsOf, fixed } from '../harness.ts';

const ID = 'script/mixed';

describe(ID, () => {
  it.each([
    '各縣市政府應依«据»實際需要，訂定補助«办»法。'.replace('«据»', '據'),
    '主管機關得«对»申請人進行«检查»，並公布結果。'.replace('«检查»', '«检»查'),
    '各级人民政府应当依法«關»心困难群众，保«證»供应。',
    '本办法自发布之日起施行，由市政府负责解释，适用«於»全市。',
  ])('flags the other script in %s', (marked) => {
    expectFindings(ID, marked);
  });

  it('offers the one of several Traditional characters that fits, in the form of the document', () => {
    expect(fixed(ID, '為了發展經濟，理发店應當登記，发展部門負責。')).toBe(
      '為了發展經濟，理髮店應當登記，發展部門負責。',
    );
    expect(fixed(ID, '爲了發展經濟，应当爲群眾服務。')).toBe('爲了發展經濟，應當爲群眾服務。');
  });

  it.each([
    ['names and words that are right in both', '范雲岳、于右任、杜丰台等人在台北郁达路'.replace('达', '達')],
    ['distances and empresses', '皇后鎮東行三公里，有天后宮，松山、涂山相望，鄭成功曾駐於此。'],
    ['Japanese', '本會設於東京，另有「学会からのお知らせ」，請參閱。'],
    ['a company of Japan', '委託日本新檢株式会社檢驗，並應繳納費用，發給證書。'],
    ['a quotation in the other script', '老人在碑上题写“為國為民”四字，各级政府应当妥善保护。'],
    ['era names and place names', '乾隆年间建成的石桥位于乾安县，毕昇发明活字。'],
  ])('leaves alone %s', (_, text) => {
    expectSilent(ID, text);
  });

  it('reports a whole paragraph of the other script once', () => {
    const own = '各级人民政府应当依法公开政府信息，接受社会监督。\n'.repeat(4);
    const other = '行政機關應於網際網路公開資訊，並接受監督。\n';
    const findings = findingsOf(ID, own + other + own);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ severity: 'info', start: own.length, end: own.length + other.length - 1 });
  });

  it('follows the setting', () => {
    const text = '國務院办公厅';
    expect(
      findingsOf(ID, text, {
        settings: { rules: {}, boilerplate: [], documentKind: undefined, script: 'traditional' },
      }),
    ).not.toEqual([]);
  });
});
