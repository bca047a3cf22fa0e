/** Broken numbers: the place, the number expected, one report for one break. */
import { describe, expect, it } from 'vitest';
import { expectFindings, fixed } from '../harness.ts';

const BROKEN: [rule: string, expected: (number | undefined)[], marked: string][] = [
  ['gap', [12], '第十一条 甲。\n«第十三条» 乙。\n第十四条 丙。\n'],
  ['gap', [2], '第一章 总则\n第一条 甲。\n«第三章» 附则\n第二条 乙。\n'],
  ['gap', [3], '一、甲事。\n二、乙事。\n«四、»丁事。\n'],
  ['gap', [2], '第一条 下列情形：\n（一）甲；\n«（三）»丙；\n（四）丁。\n第二条 乙。\n'],
  ['gap', [3], '第 1 條\n甲。\n第 2 條\n乙。\n«第 4 條»\n丁。\n第 5 條\n戊。\n'],
  ['gap', [2], '要抓好三件事：一是学习理论，«三是»加强培训，四是严格考核。\n'],
  ['gap', [2], '主要有三点：第一，学习理论；«第三，»加强培训；第四，严格考核。\n'],
  ['duplicate', [4], '一、甲。\n二、乙。\n三、丙。\n«三、»丁。\n四、戊。\n五、己。\n'],
  ['duplicate', [12], '（十）甲。\n（十一）乙。\n«（十一）»丙。\n（十二）丁。\n'],
  ['order', [3], '一、甲。\n二、乙。\n«四、»丙。\n三、丁。\n五、戊。\n'],
  ['order', [3], '一、甲。\n二、乙。\n«五、»丙。\n四、丁。\n五、戊。\n'],
  ['restart', [7], '五、甲事已办妥。\n六、乙事已办妥。\n«五、»丙事已办妥。\n六、丁事已办妥。\n'],
  ['malformed', [11], '九、甲。\n十、乙。\n«士一、»丙。\n十二、丁。\n'],
  ['malformed', [2], '1.甲事。\n«l.»乙事。\n3.丙事。\n'],
];

describe('broken numbers', () => {
  it.each(BROKEN)('%s %j', (rule, expected, marked) => {
    const findings = expectFindings(`numbering/${rule}`, marked);
    expect(findings.map((finding) => finding.expected)).toEqual(expected);
  });

  it('says what was compared, and points at it', () => {
    const [finding] = expectFindings('numbering/gap', '第十一条 甲。\n«第十三条» 乙。\n第十四条 丙。\n');
    expect(finding!.message.zh).toContain('上一条是“第十一条”');
    expect(finding!.related).toMatchObject([{ start: 0, end: 4 }]);
  });

  it('corrects numbers that are wrong on their own, and only those', () => {
    expect(fixed('numbering/order', '一、甲。\n二、乙。\n四、丙。\n三、丁。\n五、戊。\n')).toBe(
      '一、甲。\n二、乙。\n三、丙。\n四、丁。\n五、戊。\n',
    );
    for (const lost of ['一、甲。\n二、乙。\n四、丁。\n五、戊。\n', '一、甲。\n二、乙。\n四、丁。\n']) {
      expect(fixed('numbering/gap', lost)).toBe(lost);
    }
  });

  it('finds the seam of two documents where headings stand inside one paragraph', () => {
    const body =
      '各地要结合实际抓紧制定具体方案，明确时间安排和责任分工，扎实推进各项工作，确保取得实效，让群众满意。'.repeat(2);
    const text = `当前要抓好以下五个方面。一、谋划发展${body}二、深化改革${body}三、改善民生${body}二、转变作风${body}三、严明纪律${body}四、狠抓落实${body}\n`;
    const seam = text.lastIndexOf('二、');
    expectFindings('numbering/restart', `${text.slice(0, seam)}«二、»${text.slice(seam + 2)}`);
    expectFindings('numbering/announced-count', text.replace('以下五个方面', '«以下五个方面»'));
  });
});
