import type { Rule } from '../engine/rule.ts';
import { reportStyles } from './label.ts';

export const rule: Rule = {
  meta: {
    id: 'numbering/separator',
    stage: 'structure',
    severity: 'warning',
    fixSafety: 'suggested',
    docs: {
      summary: {
        en: 'A heading number with the wrong mark behind it, or half a bracket',
        zh: '序号后的标点不当，或括号不全',
      },
      why: {
        en: 'A number in brackets takes no mark, a Han number takes `、`, an Arabic one `.`; brackets are lost or cut in copying. Only what its own list contradicts is flagged.',
        zh: '带括号的序号不加标点，汉字序号用“、”，阿拉伯数字用“.”；复制时括号可能丢失。只报与本序列其他各项不一致的。',
      },
      whatToDo: { en: 'Write the number as the rest of its list.', zh: '按本序列其他各项的写法改正。' },
      bad: [{ text: '一、总则\n二、职责\n«三.»保障\n四、附则\n', fixed: '一、总则\n二、职责\n三、保障\n四、附则\n' }],
      good: [{ text: '1、甲\n2、乙\n3、丙\n' }],
    },
  },
  check: (view) => reportStyles(view, 'mark'),
};
