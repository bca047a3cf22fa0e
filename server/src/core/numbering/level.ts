import type { Rule } from '../engine/rule.ts';
import { documentModel } from '../model/document.ts';
import { labelReport } from './label.ts';

export const rule: Rule = {
  meta: {
    id: 'numbering/level',
    stage: 'structure',
    severity: 'warning',
    fixSafety: 'suggested',
    docs: {
      summary: { en: 'A heading with the mark of another level', zh: '标题层次标记有误' },
      why: {
        en: 'The list goes on around it in another style: `（二）`, `三、`, `（四）`. A level that is left out by choice is no error.',
        zh: '前后各项用的是另一层次的标记：“（二）”“三、”“（四）”。有意省略某一层次不算错误。',
      },
      whatToDo: { en: 'Write the mark of its own level.', zh: '改用本层次的标记。' },
      bad: [
        {
          text: '一、总体要求\n（一）甲事。\n（二）乙事。\n«三、»丙事。\n（四）丁事。\n二、附则\n',
          fixed: '一、总体要求\n（一）甲事。\n（二）乙事。\n（三）丙事。\n（四）丁事。\n二、附则\n',
        },
      ],
      good: [{ text: '一、总体要求\n1.甲事。\n2.乙事。\n二、附则\n' }],
    },
  },
  documents: [documentModel],
  *check(view) {
    for (const { heading, before, label } of view.once(documentModel).strays) {
      yield {
        ...labelReport(heading, before, label, {
          en: `“${heading.label}” carries the mark of another level: the list around it goes “${before.label}”, so “${label}” is expected.`,
          zh: `“${heading.label}”用了另一层次的标记：上一项是“${before.label}”，此处应为“${label}”。`,
        }),
        expected: heading.number ?? 0,
      };
    }
  },
};
