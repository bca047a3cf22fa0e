import type { BlockScanner, DocumentView, Report, Rule } from '../engine/rule.ts';
import { getJudge, type Judge } from '../judge/judge.ts';
import { flowsOn } from '../judge/junction.ts';
import { beginsInside, beginsWithMark, endsSentenceAt, isBlank } from '../text/sentences.ts';
import { brokenItems, openings, type Splice, splicesOf } from './spliced.ts';

/** Lines shorter than this are heads, names, cells. */
const SHORTEST = 30;
/** How much of the broken end a finding shows, in UTF-16 code units. */
const SHOWN = 8;
/** Logarithm of the probability of a line end, below which a line does not end of itself. */
const UNLIKELY_END = -4;
/** Shortest last line, and how far back the last lines are read, in UTF-16 code units. */
const SHORTEST_LAST = 14;
const LAST_LINES = 1200;
/** How many UTF-16 code units behind a break are judged. */
const REACH = 4;
/** Where a sentence is broken in two, the halves read on better: 96 % of sentences, and 80 % of breaks before another text lie apart. */
const READS_ON = -10;
const CUT = 6;
/** Words that follow on each other so unlikely belong together in 4 % of sentences. */
const NO_WORDS = -24;
/** How near other line ends inside sentences stand where the lines are wrapped, in UTF-16 code units. */
const NEAR = 400;
/** The same before a heading, where words without a last mark are found. */
const NO_END = -6;
/** Ends that always wait for more: a comma, a preposition, a conjunction, a particle. */
const OPEN_END =
  /(?:[，、,]|[的地和与與及或在对對为為把将將向以于於从從由使让讓被并並而且但]|以及|关于|關於|通过|通過|根据|根據|按照)$/u;
/** A comma behind words: no document ends so, however short its last line. */
const WAITING = /\p{Script=Han}{4}[，、]$/u;

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

/** The last item but one of a list may end with the word that joins the last: `……；及`. */
const LEADS_ON = /[；;，,]\s*(?:以?及|和|或者?|而且|[并並]且?|[与與])\s*$/u;

export const rule: Rule = {
  meta: {
    id: 'scrape/truncated',
    stage: 'structure',
    severity: 'warning',
    fixSafety: 'none',
    docs: {
      summary: { en: 'A document or paragraph that stops in mid-sentence.', zh: '文档或段落在句子中间中断。' },
      why: {
        en: 'A preview shows the first pages only, a page is lost, a copy ends too early, or the pages of two documents stand in one. What is missing cannot be worked out from the text. Another document is named where its head follows a sentence or heading that stops short; one that is forwarded, published or annexed follows a whole sentence.',
        zh: '预览只给出前几页、缺页、复制不全，或把两个文件的页面拼在一起，都会使文字在句中中断。缺失的内容无法从文中推出。只有在中断的句子或标题之后出现另一文件的标题、文号、主送机关等，才判定为拼接；转发、公布和附件中的文件接在完整的句子之后，不在此列。',
      },
      whatToDo: { en: 'Get the rest from the source.', zh: '从原始来源补全缺失部分。' },
      bad: [
        {
          text: '要保持一身正气，抵得住诱惑，守得住清贫。各村干部要带头遵守各项纪律规定，树立清正廉洁、勤政务实的«新时期村镇干部的»\n',
        },
        {
          text: `各村要认真落实防火责任制，层层签订责任书。对重点部位要派专人看守，严禁携带火种进山，«确保全镇森林资源»
柳溪镇人民政府关于做好防汛工作的通知
柳政发〔2024〕7号
各村民委员会：
现将防汛工作安排如下。
`,
        },
      ],
      good: [
        { text: '要保持一身正气，抵得住诱惑，守得住清贫。各村干部要带头遵守各项纪律规定，树立清正廉洁的良好形象。\n' },
        { text: '本办法自公布之日起施行。\n\n柳溪镇人民政府\n2024年3月1日\n' },
      ],
    },
  },
  scanners: [openLines, openings, brokenItems],
  *check(view) {
    const judge = getJudge();
    const lastLine = view.text.contentEnd;
    const stopsAtComma = WAITING.test(view.text.slice(Math.max(0, lastLine - SHORTEST), lastLine));
    const stops = stopsAtComma || stopsShort(judge, view, lastLine);
    if (stops) yield stopReport(lastLine, view, true);
    const splices = yield* splicesOf(view);
    for (const splice of splices) yield spliceReport(splice);
    for (const { start, value } of view.perBlock(brokenItems)) {
      for (const at of value) yield itemReport(at + start, view);
    }
    for (const { start, value } of view.perBlock(openLines)) {
      for (const line of value) {
        const end = line.end + start;
        if (splices.some((splice) => splice.end === end)) continue;
        const text = view.text.slice(line.start + start, end);
        const isOpen = OPEN_END.test(text);
        const unlikely = !isEntry(text) && judge.score('\n', text) < UNLIKELY_END;
        if (end === lastLine) {
          if (!stops && (isOpen || unlikely)) yield stopReport(end, view, true);
        } else if (unlikely) {
          const next = nextLine(view, end);
          const isMark = beginsWithMark(next);
          if (isMark && LEADS_ON.test(text)) continue;
          const isBroken = isMark ? isOpen || !mayEnd(judge, text) : isRunning(next);
          if (!isBroken || (!(isMark && isOpen) && (readsOn(judge, text, next) || isWrapped(view, end)))) continue;
          yield isMark ? stopReport(end, view, false) : otherReport(end, view);
        }
      }
      yield;
    }
  },
};

/**
 * Whether the last line of a document, `end` its end, is an article, an item or a sentence that stops short, below whole
 * ones or what announces it.
 */
function stopsShort(judge: Judge, view: DocumentView, end: number): boolean {
  const [line = '', before = ''] = view.text
    .slice(Math.max(0, end - LAST_LINES), end)
    .split(/[\r\n]+/)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .reverse();
  if (line.length < SHORTEST_LAST || line.length > LAST_LINES / 2 || !/[\u3400-\u9fff]$/u.test(line)) return false;
  const isBelowText = /[。；;：:]$/u.test(before) || (beginsWithMark(before) && before.length < SHORTEST_LAST);
  if (!isBelowText || isEntry(line)) return false;
  if (OPEN_END.test(line)) return true;
  const isText = beginsWithMark(line) || /[，。；]/u.test(line.slice(0, -1));
  return isText && judge.score('\n', line) < UNLIKELY_END;
}

/** The next line with words. */
function nextLine(view: DocumentView, end: number): string {
  return /\S[^\n]*/.exec(view.text.slice(end, end + 200))?.[0] ?? '';
}

/** Whether a line is text that may begin a paragraph. */
function isRunning(line: string): boolean {
  return line.length >= SHORTEST && /[，。；]/u.test(line) && !beginsInside(line);
}

/** Whether the last mark of a paragraph may just be lost before a heading, or the line ends with the number of a form. */
function mayEnd(judge: Judge, line: string): boolean {
  return judge.score('\n', line) >= NO_END || /[\d一二三四五六七八九十]$|第[^。]{1,6}[章节節][^。]*$/u.test(line);
}

/** Whether the next line may be the rest of the sentence that is open. */
function readsOn(judge: Judge, line: string, next: string): boolean {
  const joined = judge.score(next.slice(0, REACH), line);
  return joined >= READS_ON || (joined >= NO_WORDS && flowsOn(judge, line, next) >= CUT);
}

/** Whether lines near by were broken inside sentences, so that this may be one more. */
function isWrapped(view: DocumentView, end: number): boolean {
  return view.earlierChanges(Math.max(0, end - NEAR), end + NEAR).some(({ rule }) => rule === 'scrape/hard-wrap');
}

/** Whether the open end is an entry (`联系人：…`), which needs no mark. */
function isEntry(text: string): boolean {
  return /[：:][^。；]*$/u.test(text);
}

function stopReport(end: number, view: DocumentView, isDocument: boolean): Report {
  const tail = tailOf(view, end);
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

const tailOf = (view: DocumentView, end: number): string => view.text.slice(end - SHOWN, end);

function otherReport(end: number, view: DocumentView): Report {
  const tail = tailOf(view, end);
  return {
    start: end - SHOWN,
    end,
    message: {
      en: `The paragraph stops in mid-sentence (“…${tail}”), and the next does not read on from it: something is missing, or another text begins.`,
      zh: `段落在句中中断（“…${tail}”），下一段与之不相连：有内容缺失，或混入了另一篇文字。`,
    },
  };
}

function spliceReport({ start, end, opening }: Splice): Report {
  return {
    start,
    end,
    message: {
      en: 'The text stops in mid-sentence, and the head of another document follows: two documents were spliced.',
      zh: '文字在句中中断，其后是另一文件的开头：两个文件被拼接在一起。',
    },
    related: [{ ...opening, message: { en: 'Another document begins here.', zh: '另一文件由此开始。' } }],
  };
}

function itemReport(at: number, view: DocumentView): Report {
  const number = view.text.slice(at - 1, at);
  return {
    start: at - 1,
    end: at,
    message: {
      en: `The enumeration stops behind “${number}”, and other words follow: another text was spliced in here.`,
      zh: `列举在“${number}”之后中断，其后文字与之不相连：此处可能拼接了另一篇文字。`,
    },
  };
}
