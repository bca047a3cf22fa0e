import type { BlockScanner, DocumentView, Edit, Report, Rule } from '../engine/rule.ts';
import { getJudge, type Judge } from '../judge/judge.ts';
import { flowsOn } from '../judge/junction.ts';
import { beginsInside, beginsWithMark, beginsWithReference, endsSentence, endsSentenceAt } from '../text/sentences.ts';
import { type LineList, lineList } from './line-list.ts';
import { type SplitHeading, splitHeadingsOf, splitLines } from './split-headings.ts';

/** A line's columns: a full-width character is one, a half-width one half. */
interface Line {
  readonly start: number;
  /** Before the line end. */
  readonly end: number;
  readonly columns: number;
  /** Blanks at the start, in columns. */
  readonly indent: number;
  /** Whether it may read on: long enough, and no mark ends a sentence. */
  readonly isOpen: boolean;
  /** How the text reads on at the end of an open line with text behind it; undefined for a block's last line. */
  readonly flow: number | undefined;
}

/** Lines shorter than this are cells, names, heads: they are never taken for wrapped. */
const SHORTEST = 12;
/** How many lines are looked at between two pauses, and of how many it is asked whether they read on. */
const LINES_AT_ONCE = 4096;
const LINES_OF_SEARCH = 256;
/** Odds (natural logarithm) from which on a line end plainly stands inside a sentence. */
const INSIDE = 3;
/** How far a full line may fall short of the width, in columns: a mark that can't begin a line pulls a word along. */
const SLACK = 2.5;

/** How many lines of a block may read on in the next: a cheap count that spares sound text the measuring. */
const openLines: BlockScanner<number> = {
  name: 'lines that may read on',
  scan({ text, lineAfter }) {
    let count = 0;
    for (let start = 0; start < text.length; ) {
      let next = text.indexOf('\n', start);
      if (next < 0) next = text.length;
      const isFollowed = next + 1 < text.length ? !isLineEnd(text.charCodeAt(next + 1)) : (lineAfter ?? '') !== '';
      if (isFollowed && next - start >= SHORTEST && !endsSentenceAt(text, start, next)) count++;
      start = next + 1;
    }
    return count;
  },
};

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

const linesOf: BlockScanner<readonly Line[]> = {
  name: 'lines and their columns',
  scan({ text }) {
    const lines = columnsOf(text);
    const judge = getJudge();
    return lines.map((line, index) => {
      const next = lines[index + 1];
      if (next === undefined || !line.isOpen || next.columns === 0) return line;
      return { ...line, flow: flowBetween(judge, text, line, next) };
    });
  },
};

function columnsOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    let next = text.indexOf('\n', start);
    if (next < 0) next = text.length;
    const end = text.charCodeAt(next - 1) === 0x0d ? next - 1 : next;
    const { columns, indent } = measure(text, start, end);
    const isOpen = columns >= SHORTEST && !endsSentenceAt(text, start, end);
    lines.push({ start, end, columns, indent, isOpen, flow: undefined });
    start = next + 1;
  }
  return lines;
}

function measure(text: string, start: number, end: number): { columns: number; indent: number } {
  let halves = 0;
  let indent = 0;
  let isIndent = true;
  let last = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    halves += code < 0x0250 ? 1 : code >= 0xdc00 && code < 0xe000 ? 0 : 2;
    if (code === 0x20 || code === 0x3000 || code === 0x09) {
      if (isIndent) indent = halves;
    } else {
      isIndent = false;
      last = halves;
    }
  }
  return { columns: last / 2, indent: last === 0 ? 0 : indent / 2 };
}

export const rule: Rule = {
  meta: {
    id: 'scrape/hard-wrap',
    stage: 'lines',
    severity: 'info',
    fixSafety: 'suggested',
    docs: {
      summary: { en: 'Line ends inside a sentence.', zh: '句子中间的硬换行。' },
      why: {
        en: 'Text taken from a PDF or a terminal ends its lines where the page did. Search, numbering and conversion then see broken sentences. The width is learnt from the document; headings, items, lists and lines that end a sentence stay. A number cut from its heading (`（三）` alone on its line, `（` and `三）` on two) counts only where the other numbers of its kind stand with their words.',
        zh: '从 PDF 或终端复制的文字，按版面宽度换行，检索、编号和转换都会被断句干扰。换行宽度从文档中学得；标题、条目、列表和句末换行都保留。与标题文字断开的序号（“（三）”独占一行，或“（”“三）”分在两行），只有同类序号都与文字同行时才报告。',
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
  scanners: [openLines, splitLines],
  *check(view) {
    const splits = yield* splitHeadingsOf(view);
    const open = view.perBlock(openLines).reduce((sum, { value }) => sum + value, 0);
    if (open < 2) {
      for (const split of splits) yield splitReport(split);
      return;
    }
    const lines = yield* lineList(view, linesOf);
    const joins = yield* joinsOf(view, lines);
    for (const split of splits) {
      if (!joins.some((line) => splitsAt(split, lines.at(line)))) yield splitReport(split);
    }
    for (let i = 0; i < joins.length; ) {
      const first = i;
      while (i + 1 < joins.length && joins[i + 1] === joins[i]! + 1) i++;
      i++;
      yield reportOf(view, lines, joins.slice(first, i));
    }
  },
};

/** A line end that may stand inside a sentence. */
interface LineEnd {
  /** Number of the line that it ends. */
  readonly line: number;
  /** How much likelier it is that the text reads on than that a paragraph ends: natural logarithm of the odds. */
  readonly flow: number;
}

/** The numbers of the lines that read on in the next line, in order. */
function* joinsOf(view: DocumentView, lines: LineList<Line>): Generator<undefined, readonly number[]> {
  const judge = getJudge();
  const all = lines.inBlocks;
  const inside: LineEnd[] = [];
  for (let line = 0; line + 1 < all.length; line++) {
    if (line % LINES_AT_ONCE === 0) yield;
    if (!all[line]!.isOpen || all[line + 1]!.columns === 0) continue;
    const flow = all[line]!.flow ?? flowOf(judge, view, lines, line);
    if (flow > INSIDE) inside.push({ line, flow });
  }
  if (inside.length < 2) return [];
  yield;
  const width = widthOf(inside.map(({ line }) => all[line]!.columns));
  const full = inside.filter(({ line }) => Math.abs(all[line]!.columns - width) <= SLACK).length;
  yield;
  let longer = 0;
  let filled = 0;
  for (const { columns } of all) {
    if (columns > width + SLACK) longer++;
    if (columns >= SHORTEST) filled++;
  }
  yield;
  const isEven = full >= 3 && full >= inside.length * 0.6 && longer <= filled * 0.1 && inside.length >= filled * 0.15;
  const isPlain = full === inside.length && longer === 0 && inside.every(({ flow }) => flow > INSIDE * 2);
  const isWrapped = isEven || isPlain;
  if (isWrapped) return yield* wrappedJoins(judge, view, lines, inside, width, filled);
  const plain = inside.filter(({ flow }) => flow > INSIDE * 2);
  if (plain.length >= 6 && plain.length >= filled * 0.4) return plain.map(({ line }) => line);
  return localJoins(plain, all);
}

/** In a document that is not wrapped as a whole: lines of one width, one after the other, that plainly read on. */
function localJoins(inside: readonly LineEnd[], lines: readonly Line[]): number[] {
  const joins: number[] = [];
  for (let i = 0; i < inside.length; ) {
    const first = i;
    const near = (a: number, b: number) => Math.abs(lines[a]!.columns - lines[b]!.columns) <= SLACK;
    while (
      i + 1 < inside.length &&
      inside[i + 1]!.line === inside[i]!.line + 1 &&
      near(inside[first]!.line, inside[i + 1]!.line)
    ) {
      i++;
    }
    i++;
    const run = inside.slice(first, i);
    const last = lines[run[run.length - 1]!.line + 1]!;
    const isWrapped = run.length >= 2 && last.columns <= lines[run[0]!.line]!.columns + SLACK;
    if (isWrapped) joins.push(...run.map(({ line }) => line));
  }
  return joins;
}

/** How a wrapped document is set. */
interface Shape {
  /** In columns. */
  readonly width: number;
  /** Whether a paragraph begins with blanks, and no other line does. */
  readonly indentBegins: boolean;
  /** Lines that read on for each line that ends a paragraph. */
  readonly linesEach: number;
}

/** In a document that is wrapped as a whole: every full line that does not plainly end a paragraph reads on. */
function* wrappedJoins(
  judge: Judge,
  view: DocumentView,
  lines: LineList<Line>,
  inside: readonly LineEnd[],
  width: number,
  filled: number,
): Generator<undefined, readonly number[]> {
  const all = lines.inBlocks;
  const isFull = (line: Line) => Math.abs(line.columns - width) <= SLACK;
  const flows = new Map(inside.map(({ line, flow }) => [line, flow]));
  const indented = (line: Line) => line.indent >= 1;
  const goingOn = inside.filter(({ line }) => indented(all[line + 1]!)).length / inside.length;
  const indentBegins = goingOn < 0.1 && all.filter(indented).length > 2;
  const wrapped = inside.length;
  const shape = { width, indentBegins, linesEach: wrapped / Math.max(1, filled - wrapped) };
  const joins: number[] = [];
  for (let line = 0; line + 1 < all.length; line++) {
    if (line % LINES_OF_SEARCH === 0) yield;
    const next = all[line + 1]!;
    if (next.columns === 0 || all[line]!.columns < SHORTEST) continue;
    if (indentBegins && indented(next)) continue;
    const flow = flows.get(line);
    const full = isFull(all[line]!);
    if (
      flow !== undefined
        ? full || (flow > INSIDE * 4 && all[line]!.columns > width * 0.7)
        : full && readsOn(judge, view, lines, line, shape)
    ) {
      joins.push(line);
    }
  }
  return joins;
}

/**
 * Whether a line that ends a sentence still reads on: only where the next character would not have fitted on it, and
 * the longer the paragraphs of the document are, the likelier.
 */
function readsOn(judge: Judge, view: DocumentView, lines: LineList<Line>, line: number, shape: Shape): boolean {
  const after = textOf(view, lines.at(line + 1));
  if (beginsInside(after)) return true;
  const size = after.charCodeAt(0) < 0x0250 ? 0.5 : 1;
  if (beginsWithMark(after) || lines.inBlocks[line]!.columns + size <= shape.width) return false;
  const flow = flowOf(judge, view, lines, line);
  return flow + Math.log(shape.linesEach) > (shape.indentBegins ? -8 : 2.5);
}

function flowOf(judge: Judge, view: DocumentView, lines: LineList<Line>, line: number): number {
  return flowBetween(judge, view.text, lines.at(line), lines.at(line + 1));
}

function flowBetween(judge: Judge, text: Sliceable, line: Line, next: Line): number {
  const before = text.slice(Math.max(line.start, line.end - 12), line.end);
  const after = beginningOf(text, next);
  if (beginsInside(after)) return INSIDE * 4;
  if (isLatinWord(before, after)) return INSIDE * 2;
  const flow = flowsOn(judge, before, after);
  if (beginsWithReference(after) && !endsSentence(before)) return Math.max(flow, INSIDE * 2.1);
  const isHeading = line.columns < 20 && beginsWithMark(beginningOf(text, line)) && flow < INSIDE * 3;
  return isHeading || (beginsWithMark(after) && flow < INSIDE * 3) ? 0 : flow;
}

/** A document, or a block of one; lines hold offsets in it. */
interface Sliceable {
  slice(start: number, end: number): string;
}

function textOf(view: DocumentView, line: Line): string {
  return beginningOf(view.text, line);
}

function beginningOf(text: Sliceable, line: Line): string {
  return text.slice(line.start, Math.min(line.end, line.start + 40)).trimStart();
}

/** The width that most of the lines have, in columns: the longest of the commonest within one column. */
function widthOf(columns: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of columns) counts.set(width, (counts.get(width) ?? 0) + 1);
  const near = (width: number) => [-0.5, 0, 0.5].reduce((sum, step) => sum + (counts.get(width + step) ?? 0), 0);
  const widths = [...counts.keys()].sort((a, b) => near(b) - near(a) || counts.get(b)! - counts.get(a)!);
  return widths[0]!;
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

/** Whether a split number is the line end behind this line. */
function splitsAt(split: SplitHeading, line: Line): boolean {
  return split.start <= line.end && line.end < split.end;
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

/** Whether Latin letters stand on both sides. */
function isLatinWord(before: string, after: string): boolean {
  return /[A-Za-z]$/.test(before) && /^[A-Za-z]/.test(after);
}
