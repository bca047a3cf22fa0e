import type { Rule } from '../engine/rule.ts';
import { documentModel } from '../model/document.ts';
import { reportBreaks } from './breaks.ts';
import { flattenedMessage, flattenedNumbers } from './flattened.ts';

export const rule: Rule = {
  meta: {
    id: 'numbering/malformed',
    stage: 'structure',
    severity: 'warning',
    fixSafety: 'suggested',
    docs: {
      summary: { en: 'A heading number that is none', zh: '标题序号不成数字' },
      why: {
        en: 'Recognition reads 十 as 士, flattened revisions leave two numbers in one, a digit stands twice. The same happens to numbers in the text, which are no more numbers than those of headings: years of five digits (`二零二四五年`) and counts of two values (`三两阶段`) are pointed out as information and left to the reader.',
        zh: '文字识别把“十”认成“士”，修订痕迹压平后新旧数字并存，或数字重复。正文中的数字也会如此，同样不成其为数字：五位数的年份（“二零二四五年”）和两个值的数目（“三两阶段”）只作提示，不作修改。',
      },
      whatToDo: { en: 'Correct the number.', zh: '改正该序号。' },
      bad: [
        {
          text: '第二十一条 甲\n«第二十十条» 乙\n第二十三条 丙\n',
          fixed: '第二十一条 甲\n第二十二条 乙\n第二十三条 丙\n',
        },
        { text: '本方案自«二零二四五年»起，分«三两阶段»实施。\n' },
      ],
      good: [
        { text: '工程分两三个阶段实施，三五个部门参与，二〇二五年完工。\n' },
        { text: '第一百零一条 甲\n第一百零二条 乙\n' },
        { text: '第一〇一条 甲\n第一〇二条 乙\n' },
      ],
    },
  },
  scanners: [flattenedNumbers],
  documents: [documentModel],
  *check(view) {
    yield* reportBreaks(view, 'malformed');
    for (const { start: base, block, value } of view.perBlock(flattenedNumbers)) {
      for (const { start, end, kind } of value) {
        const message = flattenedMessage(kind, block.text.slice(start, end));
        yield { start: base + start, end: base + end, severity: 'info', message };
      }
    }
  },
};
