import type { BlockScanner, BlockView, DocumentView, Rule, RuleMeta } from '../engine/rule.ts';
import { documentScript } from '../model/script.ts';

const meta: RuleMeta = {
  id: 'typography/fullwidth-alphanumeric',
  stage: 'structure',
  severity: 'warning',
  fixSafety: 'suggested',
  docs: {
    summary: {
      en: 'Full-width letters and digits in a document that writes them half-width: `２０19年`.',
      zh: '通篇用半角的文档中出现全角字母、数字：“２０19年”。',
    },
    why: {
      en: 'Full-width letters and digits are another character to a search: `２０１９` is not found as `2019`. A document that writes its numbers full-width throughout, as some gazettes do, is left alone.',
      zh: '全角字母、数字与半角是不同的字符，检索“2019”找不到“２０１９”。有的公报通篇使用全角数字，不报告。',
    },
    whatToDo: {
      en: 'Write the half-width form. It changes no value, but it changes a number: look at it first.',
      zh: '改为半角。数值不变，但涉及数字，请先过目。',
    },
    bad: [
      { text: '«２０»19年完成投资35亿元，增长12%，占比20%。', fixed: '2019年完成投资35亿元，增长12%，占比20%。' },
      {
        text: '执行标准«ＧＢ»/T 9704，2012年6月29日发布，2012年7月1日实施。',
        fixed: '执行标准GB/T 9704，2012年6月29日发布，2012年7月1日实施。',
      },
    ],
    good: [
      { text: '第１條　本辦法依第２條規定訂定之。\n第２條　主管機關為市政府。\n' },
      { text: '2019年完成投资35亿元。' },
    ],
  },
};

interface Run {
  readonly at: number;
  readonly length: number;
  /** Half-width letters or digits stand right beside it: one word in two widths. */
  readonly isSplit: boolean;
  /** It is the number or letter of a list, at the start of a line or in brackets. */
  readonly isLabel: boolean;
}

const NONE: readonly Run[] = [];
const WIDE_RUN = /[０-９Ａ-Ｚａ-ｚ]+(?:．[０-９]+)?/g;

function isWide(code: number): boolean {
  return (code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a);
}

/** Whether a digit stands beside a full-width digit, or a letter beside several full-width letters. A single `ｘ` is a sign. */
function splits(run: string, before: string, after: string): boolean {
  if (/[０-９]/.test(run)) return /[0-9]/.test(before) || /[0-9]/.test(after);
  return run.length > 1 && (/[A-Za-z]/.test(before) || /[A-Za-z]/.test(after));
}

const wideRuns: BlockScanner<readonly Run[]> = {
  name: 'fullwidth-alphanumeric',
  needs: { has: isWide, nothing: NONE },
  scan({ text }: BlockView): readonly Run[] {
    return [...text.matchAll(WIDE_RUN)].map((match) => {
      const at = match.index;
      const end = at + match[0].length;
      const before = text[at - 1] ?? '\n';
      const after = text[end] ?? '\n';
      return {
        at,
        length: match[0].length,
        isSplit: splits(match[0], before, after),
        isLabel: /[\s\u3000（(]/.test(before) && /[\s\u3000．.、，）)：:]/.test(after),
      };
    });
  },
};

/** In a Simplified document full-width ones are a slip if the half-width ones are so many times as many. Taiwan mixes both. */
const RATIO = 5;

export const rule: Rule = {
  meta,
  scanners: [wideRuns],
  documents: [documentScript],
  *check(view) {
    const blocks = view.perBlock(wideRuns);
    let wide = 0;
    for (const { value } of blocks) for (const run of value) wide += run.length;
    if (wide === 0) return;
    const isSlip = view.once(documentScript).script === 'simplified' && narrowCount(view, wide * RATIO) >= wide * RATIO;
    for (const { block, start, value } of blocks) {
      for (const run of value) {
        if (!run.isSplit && !(isSlip && !run.isLabel)) continue;
        const stands = block.text.slice(run.at, run.at + run.length);
        const text = stands.normalize('NFKC');
        yield {
          start: start + run.at,
          end: start + run.at + run.length,
          message: {
            en: `${stands} is full-width; this document writes ${text}.`,
            zh: `“${stands}”是全角，本文档其他地方用半角“${text}”。`,
          },
          fix: {
            safety: 'suggested',
            title: { en: `Write ${text}`, zh: `改为“${text}”` },
            edits: [{ start: start + run.at, end: start + run.at + run.length, text }],
          },
        };
      }
    }
  },
};

/** Half-width letters and digits of the document, counted no further than `enough`. */
function narrowCount(view: DocumentView, enough: number): number {
  let count = 0;
  for (const { text } of view.text.blocks) {
    for (const match of text.matchAll(/[0-9A-Za-z]+/g)) count += match[0].length;
    if (count >= enough) break;
  }
  return count;
}
