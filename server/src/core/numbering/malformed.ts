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
        en: 'Recognition reads 十 as 士, flattened revisions leave two numbers in one, a digit stands twice. The same happens to numbers in the text, which are no more numbers than those of headings: years of five digits (`二零二四五年`), counts of two values (`三两阶段`), dates of no calendar (`2024年112月`) and amounts side by side (`15%20%`) are pointed out as information and left to the reader.',
        zh: '文字识别把“十”认成“士”，修订痕迹压平后新旧数字并存，或数字重复。正文中的数字也会如此，同样不成其为数字：五位数的年份（“二零二四五年”）、两个值的数目（“三两阶段”）、历法中没有的日期（“2024年112月”）和并列的数量（“15%20%”）只作提示，不作修改。',
      },
      whatToDo: { en: 'Correct the number.', zh: '改正该序号。' },
      bad: [
        {
          text: '第二十一条 甲\n«第二十十条» 乙\n第二十三条 丙\n',
          fixed: '第二十一条 甲\n第二十二条 乙\n第二十三条 丙\n',
        },
        { text: '本方案自«二零二四五年»起，分«三两阶段»实施。\n' },
        { text: '自2024年«112月»起，按«15%20%»收取，在«十日十五日»内缴清。\n' },
      ],
      good: [
        { text: '工程分两三个阶段实施，三五个部门参与，二〇二五年完工。\n' },
        { text: '2024年12月31日以前缴清，最多三个月、五个月分期；十月十日、十五日值班。\n' },
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
