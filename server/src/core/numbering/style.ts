import type { Rule } from '../engine/rule.ts';
import { documentModel } from '../model/document.ts';
import { reportStyles } from './label.ts';

export const rule: Rule = {
  meta: {
    id: 'numbering/style',
    stage: 'structure',
    severity: 'info',
    fixSafety: 'suggested',
    docs: {
      summary: { en: 'One list in two styles of number', zh: '同一序列的序号写法不一' },
      why: {
        en: 'Pasted parts keep their own brackets and digits: `（一）` beside `(二)`, `1.` beside `２.`.',
        zh: '粘贴的内容保留各自的括号和数字：“（一）”与“(二)”、“1.”与“２.”混用。',
      },
      whatToDo: { en: 'Write all numbers of a list alike.', zh: '同一序列的序号写法应当一致。' },
      bad: [
        {
          text: '（一）甲；\n（二）乙；\n«(三)»丙；\n（四）丁。\n',
          fixed: '（一）甲；\n（二）乙；\n（三）丙；\n（四）丁。\n',
        },
      ],
      good: [{ text: '一、总则\n(一)甲。\n(二)乙。\n(三)丙。\n二、附则\n' }],
    },
  },
  documents: [documentModel],
  check: (view) => reportStyles(view, 'width'),
};
