import type { DocumentView, Edit, Report, Rule } from '../engine/rule.ts';
import { type CutMark, cutLines, cutMarksOf } from './cut-marks.ts';
import { type LineList, lineList } from './line-list.ts';
import { type SplitHeading, splitHeadingsOf, splitLines } from './split-headings.ts';
import { partLines, type TableLines, tableLinesOf } from './table-lines.ts';
import { joinsOf } from './wrapped-joins.ts';
import { isLatinWord, type Line, linesOf, type OpenLines, openLines } from './wrapped-lines.ts';

/** Fewest lines that may read on over a blank line in a document that is wrapped so. */
const LEAST_SPACED = 4;

export const rule: Rule = {
  meta: {
    id: 'scrape/hard-wrap',
    stage: 'lines',
    severity: 'info',
    fixSafety: 'suggested',
    docs: {
      summary: { en: 'Line ends inside a sentence.', zh: '句子中间的硬换行。' },
      why: {
        en: 'Text taken from a PDF or a terminal ends its lines where the page did. Search, numbering and conversion then see broken sentences. The width is learnt from the document; headings, items, lists and lines that end a sentence stay. A number cut from its heading (`（三）` alone on its line, `（` and `三）` on two) counts only where the other numbers of its kind stand with their words. A line end beside a mark that no line begins or ends with (`，` at the beginning, `“` at the end) is always one. Tables that came out in the wrong order (two columns read across, a label inside its cell, one character a line) are pointed out.',
        zh: '从 PDF 或终端复制的文字，按版面宽度换行，检索、编号和转换都会被断句干扰。换行宽度从文档中学得；标题、条目、列表和句末换行都保留。与标题文字断开的序号（“（三）”独占一行，或“（”“三）”分在两行），只有同类序号都与文字同行时才报告。行首是“，”“）”等标点、行末是“（”“《”等标点的，一律属于误断。表格次序错乱之处（两栏横读、标目夹在单元格文字中、一字一行）只作提示。',
      },
      whatToDo: {
        en: 'Apply the fix to join the lines of the paragraph, after a look at where it joins.',
        zh: '查看连接处，确认后应用修复，把本段各行连成一段。',
      },
      bad: [
        {
          text: `第一条　为了加强柳溪镇集贸市场管理，维护市场«
秩序，保护经营者和消费者的合法权益，根据有关法
»律、法规的规定，结合本镇实际情况，制定本办法。
第二条　在本镇行政区域内从事集贸市场经营管理«
»活动的单位和个人，应当遵守本办法。
`,
          fixed: `第一条　为了加强柳溪镇集贸市场管理，维护市场秩序，保护经营者和消费者的合法权益，根据有关法律、法规的规定，结合本镇实际情况，制定本办法。
第二条　在本镇行政区域内从事集贸市场经营管理活动的单位和个人，应当遵守本办法。
`,
        },
      ],
      good: [
        { text: '第 1 條\n本辦法依柳溪鎮自治規則訂定之。\n第 2 條\n本辦法之執行機關為鎮公所。\n' },
        {
          text: '柳溪镇人民政府\n关于加强春季防火工作的\n通知\n各村民委员会：\n为做好春季防火工作，现将有关事项通知如下。\n',
        },
        { text: '主任：张三\n副主任：李四\n委员：王五、赵六\n' },
      ],
    },
  },
  scanners: [openLines, splitLines, partLines, cutLines],
  *check(view) {
    const splits = yield* splitHeadingsOf(view);
    const tables = tableLinesOf(view);
    for (const table of tables) yield tableReport(table);
    const counts = view.perBlock(openLines);
    const sumOf = (key: keyof OpenLines): number => counts.reduce((sum, { value }) => sum + value[key], 0);
    const near = sumOf('near');
    const apart = sumOf('apart');
    // a blank line behind each line: what some readers of PDF files write
    const isSpaced = apart >= LEAST_SPACED && apart > near * 8 && apart * 5 >= sumOf('filled');
    const cuts = yield* cutMarksOf(view);
    if (near < 1 && !isSpaced) {
      for (const split of splits) yield splitReport(split);
      for (const cut of cuts) yield cutReport(cut);
      return;
    }
    const found = yield* lineList(view, linesOf);
    const lines = isSpaced ? closeUp(found) : found;
    const all = yield* joinsOf(view, lines, isSpaced);
    const joins =
      tables.length === 0 ? all : all.filter((line) => !tables.some((table) => touches(lines, line, table)));
    for (const split of splits) {
      if (!joins.some((line) => splitsAt(split, lines.at(line)))) yield splitReport(split);
    }
    const joined = new Set(joins.map((line) => lines.at(line).end));
    for (const cut of cuts) if (!joined.has(lineEndOf(view, cut))) yield cutReport(cut);
    for (let i = 0; i < joins.length; ) {
      const first = i;
      while (i + 1 < joins.length && joins[i + 1] === joins[i]! + 1) i++;
      i++;
      yield reportOf(view, lines, joins.slice(first, i));
    }
  },
};

/** The lines without the single blank ones between them; more than one stay as one, which parts paragraphs. */
function closeUp(lines: LineList<Line>): LineList<Line> {
  const all = lines.inBlocks;
  const isBlank = (index: number): boolean => all[index] !== undefined && all[index]!.columns === 0;
  return lines.filter((line, index) => line.columns > 0 || (isBlank(index - 1) && !isBlank(index + 1)));
}

function reportOf(view: DocumentView, lines: LineList<Line>, joins: readonly number[]): Report {
  const edits = joins.map((line) => joinAt(view, lines.at(line), lines.at(line + 1)));
  const count = edits.length;
  return {
    start: edits[0]!.start,
    end: edits[edits.length - 1]!.end,
    message: {
      en: `${count} line end${count > 1 ? 's' : ''} inside a sentence: join the lines of this paragraph.`,
      zh: `句中硬换行 ${count} 处：应把本段各行连接起来。`,
    },
    fix: {
      safety: 'suggested',
      title: { en: 'Join the lines of the paragraph', zh: '连接本段各行' },
      edits,
    },
  };
}

/** Whether a line or the one behind it is part of a table. */
function touches(lines: LineList<Line>, line: number, { start, end }: TableLines): boolean {
  return lines.at(line).start < end && lines.at(line + 1).end > start;
}

function tableReport({ kind, start, end, text }: TableLines): Report {
  if (kind === 'upright') {
    return {
      start,
      end,
      message: {
        en: `“${text}” stands one character a line, as an upright label of a table or figure: join the lines.`,
        zh: `“${text}”一字一行，应是表格或图中的竖排文字：应连接各行。`,
      },
      fix: {
        safety: 'suggested',
        title: { en: 'Join the lines', zh: '连接各行' },
        edits: [{ start, end, text }],
      },
    };
  }
  return {
    start,
    end,
    message:
      kind === 'label'
        ? {
            en: 'This line stands inside a sentence that reads on over it: a label of a table or figure. Check with the source.',
            zh: '这一行夹在一句话中间，前后文字越过它相连：应是表格或图的标目，请与来源核对。',
          }
        : {
            en: 'Two columns were read across: each reads on in the line below. Check with the source.',
            zh: '两栏文字被横向读在一起：每一栏都与下一行的同一栏相连。请与来源核对。',
          },
  };
}

/** Whether a split number is the line end behind this line. */
function splitsAt(split: SplitHeading, line: Line): boolean {
  return split.start <= line.end && line.end < split.end;
}

/** Where the line ends that a mark was cut off from, without its line end. */
function lineEndOf(view: DocumentView, { start, end }: CutMark): number {
  const between = view.text.slice(start, end);
  return end - (between.endsWith('\r\n') ? 2 : 1);
}

function cutReport({ start, end }: CutMark): Report {
  return {
    start,
    end,
    message: {
      en: 'No line begins or ends with such a mark: join the two lines.',
      zh: '标点不会落在行首或孤立于行末：应连接两行。',
    },
    fix: {
      safety: 'suggested',
      title: { en: 'Join the two lines', zh: '连接两行' },
      edits: [{ start, end, text: '' }],
    },
  };
}

function splitReport({ start, end, text }: SplitHeading): Report {
  return {
    start,
    end,
    message: {
      en: 'The line end cuts a number from what belongs to it: join the two lines.',
      zh: '换行把序号与其后的文字断开：应连接两行。',
    },
    fix: {
      safety: 'suggested',
      title: { en: 'Join the two lines', zh: '连接两行' },
      edits: [{ start, end, text }],
    },
  };
}

/** Takes the line end and the blanks around it out; two Latin words keep one blank. */
function joinAt(view: DocumentView, line: Line, next: Line): Edit {
  const before = view.text.slice(line.start, line.end);
  const start = line.start + before.trimEnd().length;
  const after = view.text.slice(next.start, next.end);
  const end = next.start + (after.length - after.trimStart().length);
  return { start, end, text: isLatinWord(before.trimEnd(), after.trimStart()) ? ' ' : '' };
}
