import { describe, expect, it } from 'vitest';
import { expectFindings, expectSilent, findingsOf, fixed } from '../harness.ts';

const ID = 'numbering/malformed';

describe('numbers of flattened revisions in running text', () => {
  it.each([
    '自«二零二四五年»三月起施行。',
    '规划期至«二〇三五六年»末。',
    '工作分«三两阶段»推进。',
    '工程分«四两个阶段»实施。',
    '任务包括«五三个方面»。',
    '计划分«两四个阶段»完成。',
    '自«20245年»3月起施行。',
    '2024年«112月»底前完成。',
    '2024年2月«315日»起施行。',
    '按投资额的«15%20%»补助。',
    '处«五百元一千元»以下罚款。',
    '自受理之日起«十个工作日十五个工作日»内办结。',
    '期限为«3个月6个月»。',
  ])('%s', (marked) => {
    expectFindings(ID, `${marked}\n`);
  });

  it.each([
    '二〇二五年完成，一九九八年开工。',
    '工程分两三个阶段，有三五个方面、七八个部分。',
    '三两个部分即可说明，一两个环节可以合并。',
    '第三、四两阶段的任务合并，第三四两部分删去，三和四两部分保留。',
    '二十三个方面，十二个部分，一百二十个环节。',
    '一二三四五年级学生，一八九二三年级。',
    '五四个方面的活动，一二三阶段依次进行。',
    '2024年12月31日开工，2025年1月1日、15日值班。',
    '十月十日十五日两次开会，按15%、20%补助。',
    '投资12024年度的项目，五百元以上一千元以下。',
  ])('leaves %s', (text) => {
    expectSilent(ID, `${text}\n`);
  });

  it('is information without a fix', () => {
    const text = '工作自二零二四五年起分三两阶段推进。\n';
    expect(findingsOf(ID, text).map(({ severity }) => severity)).toEqual(['info', 'info']);
    expect(fixed(ID, text)).toBe(text);
  });
});
