import type { Rule } from '../engine/rule.ts';
import { documentModel } from '../model/document.ts';
import { reportBreaks } from './breaks.ts';

export const rule: Rule = {
  meta: {
    id: 'numbering/restart',
    stage: 'structure',
    severity: 'warning',
    fixSafety: 'none',
    docs: {
      summary: { en: 'A list of headings starts over without a reason', zh: '标题序号重新开始' },
      why: {
        en: 'Two documents were spliced, or a list was not carried on behind an inserted part. Lists that begin afresh under each heading, in annexes and in quoted texts are left alone.',
        zh: '多因两份文件被拼接，或插入内容后序号未接排。各级标题下、附件中、引文中重新编号的不算。',
      },
      whatToDo: {
        en: 'Look for the seam between two documents; if there is none, renumber from here.',
        zh: '检查是否为两份文件的拼接处；若不是，可从此处起重新编号。',
      },
      bad: [
        {
          text: '一、总体要求\n坚持统一规划，分步实施，确保各项工作落到实处，取得实效。\n二、主要任务\n各地要抓紧制定方案，明确责任分工，扎实推进各项工作。\n三、保障措施\n各部门要加强协调，密切配合，形成工作合力，务求取得实效。\n«二、»既要当好主角，又要当好配角\n在决策上要多听意见。\n三、既要讲原则，又要讲方法\n做事要有原则。\n四、既要抓发展，又要抓稳定\n稳定是前提。\n',
        },
      ],
      good: [
        {
          text: '第一条 下列人员可以申请：\n（一）教师；\n（二）医师。\n前款人员应当提交下列材料：\n（一）申请书；\n（二）证明。\n',
        },
      ],
    },
  },
  documents: [documentModel],
  check: (view) => reportBreaks(view, 'restart'),
};
