import { describe, expect, it } from 'vitest';
import { expectFindings, expectSilent, findingsOf, fixed } from '../harness.ts';

const ID = 'typography/repeated-punctuation';

describe('dash and ellipsis forms', () => {
  it.each([
    ['水库、渠道、泵站«...»各类设施都要检查。', '水库、渠道、泵站……各类设施都要检查。'],
    ['水库、渠道、泵站«······»各类设施都要检查。', '水库、渠道、泵站……各类设施都要检查。'],
    ['水库、渠道、泵站«…»各类设施都要检查。', '水库、渠道、泵站……各类设施都要检查。'],
    ['水库、渠道、泵站«。。。»各类设施都要检查。', '水库、渠道、泵站……各类设施都要检查。'],
    ['这就是我们的目标«--»让全镇群众过上好日子。', '这就是我们的目标——让全镇群众过上好日子。'],
    [
      '主要做法是：\n«--»坚持分类指导。\n　　«--»做到人人参与。',
      '主要做法是：\n——坚持分类指导。\n　　——做到人人参与。',
    ],
    ['这就是我们的目标«－－»让全镇群众过上好日子。', '这就是我们的目标——让全镇群众过上好日子。'],
  ])('mends %s', (marked, right) => {
    expectFindings(ID, marked);
    const text = marked.replace(/[«»]/g, '');
    expect(fixed(ID, text)).toBe(right);
    expect(fixed(ID, text, 'safe')).toBe(text);
  });

  it('is no more than a note', () => {
    expect(findingsOf(ID, '水库、渠道、泵站...各类设施都要检查。')[0]?.severity).toBe('info');
  });

  it.each([
    '水库、渠道、泵站……各类设施都要检查。这就是目标——让全镇群众过上好日子。',
    '办公时间为每周星期一--星期五上午，由青石--白河段负责。',
    '自二〇二〇年一月--三月底前完成，电话0571--8800，代号甲--3。',
    '第一章总则......第一页\n第二章管理职责...........第三页\n',
    '执行`git commit--各项提交都要说明`的命令，参数为a--b。',
    '----------\n| 名称 |--|\n－－－－－－\n',
    '應向所屬主管機關－－地方政府建設處辦理，並為適當之處置。',
    '各单位要一一对照检查，第一一九号电话。',
  ])('leaves alone %s', (text) => {
    expectSilent(ID, text);
  });
});
