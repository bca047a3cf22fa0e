import type { Rule } from '../engine/rule.ts';
import { documentModel } from '../model/document.ts';
import { reportBreaks } from './breaks.ts';

export const rule: Rule = {
  meta: {
    id: 'numbering/duplicate',
    stage: 'structure',
    severity: 'warning',
    fixSafety: 'suggested',
    docs: {
      summary: { en: 'Two headings of a list have the same number', zh: '标题序号重复' },
      why: {
        en: 'A number was mistyped, or a heading was put in without renumbering those behind it.',
        zh: '序号误写，或插入标题后未顺延编号。',
      },
      whatToDo: { en: 'Correct the number, or renumber from here.', zh: '改正该序号，或从此处起重新编号。' },
      bad: [
        {
          text: '一、总体要求\n二、主要任务\n«二、»保障措施\n四、附则\n',
          fixed: '一、总体要求\n二、主要任务\n三、保障措施\n四、附则\n',
        },
      ],
      good: [
        { text: '第一条 适用范围如下：\n（一）甲；\n（二）乙。\n第二条 不适用于下列情形：\n（一）丙；\n（二）丁。\n' },
      ],
    },
  },
  documents: [documentModel],
  check: (view) => reportBreaks(view, 'duplicate'),
};
