import type { BlockScanner, DocumentView, Report, Rule } from '../engine/rule.ts';
import { getJudge } from '../judge/judge.ts';
import { beginsWithMark, endsSentenceAt, isBlank } from '../text/sentences.ts';

/** Lines shorter than this are heads, names, cells. */
const SHORTEST = 30;
/** How much of the broken end a finding shows, in UTF-16 code units. */
const SHOWN = 8;
/** Logarithm of the probability of a line end, below which a line does not end of itself. */
const UNLIKELY_END = -4;
/** Ends that always wait for more: a comma, a preposition, a conjunction, a particle. */
const OPEN_END =
  /(?:[，、,]|[的地和与與及或在对對为為把将將向以于於从從由使让讓被并並而且但]|以及|关于|關於|通过|通過|根据|根據|按照)$/u;

interface OpenLine {
  readonly start: number;
  /** Before the line end and blanks. */
  readonly end: number;
}

/** Lines of running text that stop without a mark: more than one sentence, and the last one open. */
const openLines: BlockScanner<readonly OpenLine[]> = {
  name: 'lines that stop in mid-sentence',
  scan({ text }) {
    const found: OpenLine[] = [];
    for (let start = 0; start < text.length; ) {
      let next = text.indexOf('\n', start);
      if (next < 0) next = text.length;
      let end = next;
      while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
      const line = end - start >= SHORTEST && !endsSentenceAt(text, start, end) ? text.slice(start, end) : '';
      if (line !== '' && isRunningText(line)) found.push({ start, end });
      start = next + 1;
    }
    return found;
  },
};

/** Whether whole sentences stand before the open one, so that this is prose and no head, cell or address. */
function isRunningText(line: string): boolean {
  const sentence = Math.max(line.lastIndexOf('。'), line.lastIndexOf('；'));
  return sentence > 0 && /[\u3400-\u9fff，、,]$/u.test(line);
}

export const rule: Rule = {
  meta: {
    id: 'scrape/truncated',
    stage: 'structure',
    severity: 'warning',
    fixSafety: 'none',
    docs: {
      summary: { en: 'A document or paragraph that stops in mid-sentence.', zh: '文档或段落在句子中间中断。' },
      why: {
        en: 'A preview shows the first pages only, a page is lost, or a copy ends too early. What is missing cannot be worked out from the text.',
        zh: '预览只给出前几页、缺页或复制不全，都会使文字在句中中断。缺失的内容无法从文中推出。',
      },
      whatToDo: { en: 'Get the rest from the source.', zh: '从原始来源补全缺失部分。' },
      bad: [
        {
          text: '要保持一身正气，抵得住诱惑，守得住清贫。各村干部要带头遵守各项纪律规定，树立清正廉洁、勤政务实的«新时期村镇干部的»\n',
        },
      ],
      good: [
        { text: '要保持一身正气，抵得住诱惑，守得住清贫。各村干部要带头遵守各项纪律规定，树立清正廉洁的良好形象。\n' },
        { text: '本办法自公布之日起施行。\n\n柳溪镇人民政府\n2024年3月1日\n' },
      ],
    },
  },
  scanners: [openLines],
  *check(view) {
    const judge = getJudge();
    const lastLine = lastContent(view);
    for (const { start, value } of view.perBlock(openLines)) {
      for (const line of value) {
        const end = line.end + start;
        const text = view.text.slice(line.start + start, end);
        const isOpen = OPEN_END.test(text);
        const unlikely = !isEntry(text) && judge.score('\n', text) < UNLIKELY_END;
        if (end === lastLine) {
          if (isOpen || unlikely) yield reportOf(line, start, view, true);
        } else if (isOpen && unlikely && beginsWithMark(view.text.slice(end, end + 100).trimStart()))
          yield reportOf(line, start, view, false);
      }
    }
  },
};

/** Whether the open end is an entry (`联系人：…`), which needs no mark. */
function isEntry(text: string): boolean {
  return /[：:][^。；]*$/u.test(text);
}

/** Where the last line that is not blank ends. */
function lastContent(view: DocumentView): number {
  for (let index = view.text.blocks.length - 1; index >= 0; index--) {
    const text = view.text.blocks[index]!.text.trimEnd();
    if (text !== '') return view.text.starts[index]! + text.length;
  }
  return 0;
}

function reportOf(line: OpenLine, base: number, view: DocumentView, isDocument: boolean): Report {
  const end = line.end + base;
  const tail = view.text.slice(end - SHOWN, end);
  return {
    start: end - SHOWN,
    end,
    message: isDocument
      ? {
          en: `The document stops in mid-sentence (“…${tail}”): get the rest from its source.`,
          zh: `文档在句中中断（“…${tail}”）：请从来源补全。`,
        }
      : {
          en: `The paragraph stops in mid-sentence (“…${tail}”) before a heading: something is missing.`,
          zh: `段落在句中中断（“…${tail}”），其后即为标题：有内容缺失。`,
        },
  };
}
