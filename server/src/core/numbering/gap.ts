import type { Rule } from '../engine/rule.ts';
import { documentModel } from '../model/document.ts';
import { reportBreaks } from './breaks.ts';
import { reportMissingChapters } from './missing-chapter.ts';

export const rule: Rule = {
  meta: {
    id: 'numbering/gap',
    stage: 'structure',
    severity: 'warning',
    fixSafety: 'suggested',
    docs: {
      summary: { en: 'A number is missing from a list of headings', zh: '标题序号缺漏' },
      why: {
        en: 'A page that was lost, a list number that was eaten, a paragraph left out in copying. Where several numbers could be to blame, the one that explains the whole list is named.',
        zh: '常因缺页、序号被吞或漏抄段落所致。若有多种解释，取能说明整个序列的一种。',
      },
      whatToDo: {
        en: 'Compare with the source. If nothing is missing, renumber from here.',
        zh: '核对原文；若内容并无缺失，可从此处起重新编号。',
      },
      bad: [{ text: '一、总体要求\n二、主要任务\n«四、»保障措施\n五、附则\n' }],
      good: [{ text: '一、总体要求\n二、主要任务\n三、保障措施\n' }, { text: '第十二条 甲\n第十二条之一 乙\n' }],
    },
  },
  documents: [documentModel],
  *check(view) {
    yield* reportBreaks(view, 'gap');
    yield* reportMissingChapters(view);
  },
};
