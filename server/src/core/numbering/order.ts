import type { Rule } from '../engine/rule.ts';
import { documentModel } from '../model/document.ts';
import { reportBreaks } from './breaks.ts';

export const rule: Rule = {
  meta: {
    id: 'numbering/order',
    stage: 'structure',
    severity: 'warning',
    fixSafety: 'suggested',
    docs: {
      summary: { en: 'A number is out of order', zh: '标题序号错乱' },
      why: {
        en: 'A number was mistyped or misread, or two headings changed places. The list goes on as if the right number stood there.',
        zh: '序号误写、误识，或前后两项颠倒；其后的序号仍照常接排。',
      },
      whatToDo: { en: 'Correct the number.', zh: '改正该序号。' },
      bad: [
        {
          text: '一、总体要求\n二、主要任务\n«五、»保障措施\n四、监督检查\n五、附则\n',
          fixed: '一、总体要求\n二、主要任务\n三、保障措施\n四、监督检查\n五、附则\n',
        },
      ],
      good: [{ text: '一、总体要求\n二、主要任务\n三、保障措施\n' }],
    },
  },
  documents: [documentModel],
  check: (view) => reportBreaks(view, 'order'),
};
