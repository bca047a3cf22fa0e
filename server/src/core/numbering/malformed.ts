import type { Rule } from '../engine/rule.ts';
import { reportBreaks } from './breaks.ts';

export const rule: Rule = {
  meta: {
    id: 'numbering/malformed',
    stage: 'structure',
    severity: 'warning',
    fixSafety: 'suggested',
    docs: {
      summary: { en: 'A heading number that is none', zh: '标题序号不成数字' },
      why: {
        en: 'Recognition reads 十 as 士, flattened revisions leave two numbers in one, a digit stands twice.',
        zh: '文字识别把“十”认成“士”，修订痕迹压平后新旧数字并存，或数字重复。',
      },
      whatToDo: { en: 'Correct the number.', zh: '改正该序号。' },
      bad: [
        {
          text: '第二十一条 甲\n«第二十十条» 乙\n第二十三条 丙\n',
          fixed: '第二十一条 甲\n第二十二条 乙\n第二十三条 丙\n',
        },
      ],
      good: [{ text: '第一百零一条 甲\n第一百零二条 乙\n' }, { text: '第一〇一条 甲\n第一〇二条 乙\n' }],
    },
  },
  check: (view) => reportBreaks(view, 'malformed'),
};
