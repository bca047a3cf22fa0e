import type { DocumentView, Report, Rule } from '../engine/rule.ts';
import { documentModel } from '../model/document.ts';
import { labelReport, reportStyles } from './label.ts';

export const rule: Rule = {
  meta: {
    id: 'numbering/separator',
    stage: 'structure',
    severity: 'warning',
    fixSafety: 'suggested',
    docs: {
      summary: {
        en: 'A heading number with the wrong mark behind it, half a bracket, two brackets that are no pair, or a blank inside',
        zh: '序号后的标点不当、括号不全或不成对，或序号中夹有空格',
      },
      why: {
        en: 'A number in brackets takes no mark, a Han number takes `、`, an Arabic one `.`; brackets are lost or cut in copying, and a blank slips from behind the number into it (`第十八 条`). Only what its own list contradicts is flagged.',
        zh: '带括号的序号不加标点，汉字序号用“、”，阿拉伯数字用“.”；复制时括号可能丢失，序号后的空格也可能错入序号之中（“第十八 条”）。只报与本序列其他各项不一致的。',
      },
      whatToDo: { en: 'Write the number as the rest of its list.', zh: '按本序列其他各项的写法改正。' },
      bad: [
        { text: '一、总则\n二、职责\n«三.»保障\n四、附则\n', fixed: '一、总则\n二、职责\n三、保障\n四、附则\n' },
        {
          text: '（一）甲。\n«（二»乙。\n«（三)»丙。\n（四）丁。\n（五）戊。\n（六）己。\n',
          fixed: '（一）甲。\n（二）乙。\n（三）丙。\n（四）丁。\n（五）戊。\n（六）己。\n',
        },
      ],
      good: [{ text: '1、甲\n2、乙\n3、丙\n' }],
    },
  },
  documents: [documentModel],
  *check(view) {
    yield* reportStyles(view, 'mark');
    yield* reportBlanks(view);
  },
};

function* reportBlanks(view: DocumentView): Generator<Report> {
  for (const { heading, model, label } of view.once(documentModel).blankBreaks) {
    const behind = view.text.slice(model.labelEnd, model.labelEnd + 1);
    const isParted = /\s|^$/.test(view.text.slice(heading.labelEnd, heading.labelEnd + 1));
    const wanted = !isParted && /[ \u3000\u00a0]/.test(behind) ? label + behind : label;
    yield labelReport(heading, model, wanted, {
      en: `A blank has slipped into “${heading.label}”; “${label}” is expected, as the rest of its list is written.`,
      zh: `“${heading.label}”中夹有空格，应与本序列其他各项一致，写作“${label}”。`,
    });
  }
}
