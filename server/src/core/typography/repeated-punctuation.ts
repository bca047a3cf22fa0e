import { anyOf, type BlockScanner, type BlockView, type Report, type Rule, type RuleMeta } from '../engine/rule.ts';
import { documentScript } from '../model/script.ts';
import { FORM_SIGNS, type Form, formsOf } from './dash-forms.ts';

const meta: RuleMeta = {
  id: 'typography/repeated-punctuation',
  stage: 'structure',
  severity: 'warning',
  fixSafety: 'suggested',
  docs: {
    summary: {
      en: 'Marks that stand twice: `。。`, `，。`, `、，`; dots and hyphens for `……` and `——`.',
      zh: '重复的标点：“。。”“，。”“、，”；以点、连字符代替省略号、破折号。',
    },
    why: {
      en: 'Two pauses cannot stand side by side. It comes of joined pieces, of text taken out between two marks, of typing. Ellipsis `……`, dash `——`, `？！` and marks with a quotation mark or bracket between them are right.\n\nBetween Chinese characters, `...`, `···` and a single `…` stand for the ellipsis `……`, and `--` for the dash `——`. Ranges, numbers and codes are left alone.',
      zh: '两个停顿不能并列，多因拼接、删去中间文字或误敲而成。省略号、破折号、“？！”以及中间隔着引号、括号的不报告。\n\n汉字之间的“...”“···”和单个“…”应为省略号，“--”应为破折号；表示起止的、数字和代号中的不报告。',
    },
    whatToDo: {
      en: 'Keep one: the stronger is offered. If text between them was lost, put it back.',
      zh: '保留一个，建议保留较强的停顿；若中间文字丢失，请补回。',
    },
    bad: [
      { text: '各部门要加强领导«。。»落实责任«，。»', fixed: '各部门要加强领导。落实责任。' },
      { text: '坚持统筹规划«、，»分步实施«。。。»', fixed: '坚持统筹规划，分步实施……' },
      {
        text: '产业兴旺、生态宜居«...»这些要求«--»特别是生态宜居要落到实处。',
        fixed: '产业兴旺、生态宜居……这些要求——特别是生态宜居要落到实处。',
      },
    ],
    good: [
      { text: '会议指出：“要抓好落实。”各部门……怎么办？！一切为了群众——为了发展。' },
      { text: '姓名：、、、\n第（二）、（三）、（四）项。”。' },
    ],
  },
};

interface Run {
  readonly at: number;
  readonly marks: string;
}

const NONE: readonly Run[] = [];
/** A run of pauses, or of narrow ones behind a Chinese character. `、、、` may stand for names to be filled in. */
const RUN =
  /[，。；：、]{2,}|(?<=[\u4e00-\u9fff》）”])(?:,{2,}|;{2,}|:{2,}|[,;:][，。；：、]+)|[，。；：、][,;:]+(?=[\u4e00-\u9fff])|！{2,}|？{2,}/g;
const PRECHECK = /[，。；：、][，。；：、,;:]|[,;:][，。；：、,;:]|！！|？？/;

const runs: BlockScanner<readonly Run[]> = {
  name: 'repeated-punctuation',
  scan({ text }: BlockView): readonly Run[] {
    if (!PRECHECK.test(text)) return NONE;
    return [...text.matchAll(RUN)]
      .filter(({ 0: marks }) => !/、{3,}$/.test(marks))
      .map((match) => ({ at: match.index, marks: match[0] }));
  },
};

const forms: BlockScanner<readonly Form[]> = {
  name: 'dash-forms',
  needs: { has: anyOf(FORM_SIGNS), nothing: [] },
  scan: ({ text }: BlockView) => formsOf(text),
};

/** From the weakest pause to the strongest. */
const STRENGTH = '、,，:：;；。！？';

export const rule: Rule = {
  meta,
  scanners: [runs, forms],
  documents: [documentScript],
  *check(view) {
    for (const { start, value } of view.perBlock(runs)) {
      for (const run of value) yield report(start + run.at, run.marks);
    }
    for (const { start, value } of view.perBlock(forms)) {
      for (const form of value) {
        // a dash of two full-width hyphens is customary in Traditional text
        if (form.written === '－－' && view.once(documentScript).script !== 'simplified') continue;
        yield formReport(start + form.at, form);
      }
    }
  },
};

function report(start: number, marks: string): Report {
  const end = start + marks.length;
  const kept = keptMark(marks);
  const fix = (text: string) =>
    ({
      safety: 'suggested',
      title: { en: `Keep ${text}`, zh: `保留“${text}”` },
      edits: [{ start, end, text }],
    }) as const;
  const others = [...new Set(marks)].filter((mark) => mark !== kept && '，。；：、！？'.includes(mark));
  return {
    start,
    end,
    ...(/^[！？]/.test(marks) ? { severity: 'info' as const } : {}),
    message: {
      en: `${marks}: one pause is enough. Keep ${kept}, or put back what stood between them.`,
      zh: `标点重复“${marks}”，保留“${kept}”即可；若中间有文字丢失，请补回。`,
    },
    fix: fix(kept),
    ...(others.length > 0 ? { alternatives: others.map(fix) } : {}),
  };
}

function formReport(start: number, { written, mark }: Form): Report {
  const end = start + written.length;
  const name = mark === '——' ? { en: 'dash', zh: '破折号' } : { en: 'ellipsis', zh: '省略号' };
  return {
    start,
    end,
    severity: 'info',
    message: {
      en: `${written} stands for the ${name.en}. Write ${mark}.`,
      zh: `“${written}”应为${name.zh}，请写作“${mark}”。`,
    },
    fix: {
      safety: 'suggested',
      title: { en: `Write ${mark}`, zh: `改为“${mark}”` },
      edits: [{ start, end, text: mark }],
    },
  };
}

function keptMark(marks: string): string {
  if (/^。{3,}$/.test(marks)) return '……';
  const strongest = [...marks].reduce((a, b) => (STRENGTH.indexOf(b) > STRENGTH.indexOf(a) ? b : a));
  const full = { ',': '，', ':': '：', ';': '；' }[strongest];
  return full ?? strongest;
}
