import {
  anyOf,
  type BlockScanner,
  type BlockView,
  type DocumentScanner,
  type DocumentView,
  type Edit,
  type Report,
  type Rule,
  type RuleMeta,
} from '../engine/rule.ts';
import { FULL_WIDTH, type Mark, marksOf } from './marks.ts';
import { type NarrowStop, narrowStops } from './narrow-stops.ts';
import { type QuotePair, quotePairs } from './straight-quotes.ts';

const meta: RuleMeta = {
  id: 'typography/halfwidth-punctuation',
  stage: 'structure',
  severity: 'info',
  fixSafety: 'suggested',
  docs: {
    summary: {
      en: 'Half-width punctuation in Chinese text: `,` for `，`, `(一)` beside `（二）`, straight quotation marks.',
      zh: '中文里的半角标点：“,”代替“，”，“(一)”与“（二）”混用；直引号。',
    },
    why: {
      en: 'Mirrors and converters narrow the marks `，：；？！（）` of a whole document; input methods slip into half width for single ones. A mark is judged by its neighbours: in numbers, times, addresses, formulas and English words half-width marks are right. A document that writes its brackets half-width throughout is left alone. Straight quotation marks `"…"` are a finding where they stand in pairs around Chinese text and the document does not quote with `「」`; `.` for `。` only where a document has no `。` at all.\n\nWhere at least five marks of a document stand half-width between Chinese characters and none of the same kind stands full-width, the document was narrowed by a machine: narrowing the repaired text gives back exactly what stands there, and no character or number changes. But publishers print whole laws in half width, too: every fix needs a look.',
      zh: '镜像站和转换工具会把整篇的“，：；？！（）”变成半角；输入法偶尔也会误入半角。判断依据是前后文字：数字、时间、网址、公式和英文里的半角标点是对的。通篇使用半角括号的文档不报告。直引号成对地括住中文，且文档不用“「」”时，才予报告；以“.”代替句号，仅当全文没有一个“。”时才报告。\n\n若一篇文档在汉字之间至少有五个半角标点，而同类的全角标点一个也没有，就是机器所为：把修正后的文本再变半角，恰好得到原样，且不改动任何文字和数字。但也有出版者通篇使用半角，所以修正前都请过目。',
    },
    whatToDo: {
      en: 'Write the full-width mark, without a blank behind it.',
      zh: '改用全角标点，其后不留空格。',
    },
    bad: [
      {
        text: '各部门要加强领导«,»落实责任。会议要求：认真学习，深入贯彻。',
        fixed: '各部门要加强领导，落实责任。会议要求：认真学习，深入贯彻。',
      },
      {
        text: '会议要求«:认真学习,深入贯彻;统一思想,»提高认识。\n会议强调«:加强领导,»落实责任。',
        fixed: '会议要求：认真学习，深入贯彻；统一思想，提高认识。\n会议强调：加强领导，落实责任。',
        note: {
          en: 'A narrowed document: one finding a line, or several in a long one.',
          zh: '整篇变为半角的文档：每行一处，长行分为几处。',
        },
      },
      {
        text: '深入实施«"清水进村"»工程，推进垃圾分类。',
        fixed: '深入实施“清水进村”工程，推进垃圾分类。',
      },
    ],
    good: [
      { text: '管径为5"至6"，北纬30度12\'26"，见"Water Supply"一节。' },
      { text: '执行标准为GB/T 9704，时间10:30至11:00，增长3.5%，共1,200人，见http://www.example.cn/a?b=1。' },
      { text: '(一)总体要求\n(二)主要任务\n(三)保障措施\n' },
      { text: '1. 本文引用 (see Chen, 2019; Li, 2020)，不作评论。' },
    ],
  },
};

interface BlockMarks {
  /** By line: where the line begins in the block, and its marks. Lines without any are left out. */
  readonly lines: readonly { readonly start: number; readonly marks: readonly Mark[] }[];
}

const NONE: BlockMarks = { lines: [] };
const ANY_MARK = /[,:;?!()]/;

const blockMarks: BlockScanner<BlockMarks> = {
  name: 'halfwidth-marks',
  needs: { has: anyOf(',:;?!()'), nothing: NONE },
  scan({ text }: BlockView): BlockMarks {
    let at = text.search(ANY_MARK);
    if (at < 0) return NONE;
    const lines: { start: number; marks: readonly Mark[] }[] = [];
    const next = /[,:;?!()]/g;
    while (at >= 0) {
      const start = Math.max(text.lastIndexOf('\n', at), text.lastIndexOf('\r', at)) + 1;
      let end = text.indexOf('\n', at);
      if (end < 0) end = text.length;
      if (text[end - 1] === '\r') end--;
      const marks = marksOf(text.slice(start, end));
      if (marks.length > 0) lines.push({ start, marks });
      next.lastIndex = end;
      at = next.exec(text)?.index ?? -1;
    }
    return lines.length === 0 ? NONE : { lines };
  },
};

const straightQuotes: BlockScanner<readonly QuotePair[]> = {
  name: 'straight-quotes',
  needs: { has: (code) => code === 0x22 || code === 0x27, nothing: [] },
  scan: ({ text }: BlockView) => quotePairs(text),
};

const stopScanner: BlockScanner<readonly NarrowStop[]> = {
  name: 'narrow-stops',
  needs: { has: (code) => code === 0x2e, nothing: [] },
  scan: ({ text }: BlockView) => narrowStops(text),
};

/** What the document as a whole does with its marks. */
interface Habit {
  /** Marks that a machine narrowed all through. */
  readonly narrowed: ReadonlySet<string>;
  /** Brackets are half-width by choice. */
  readonly hasHalfBrackets: boolean;
}

/** So many marks make a machine of it. */
const MACHINE = 5;

const documentHabit: DocumentScanner<Habit> = {
  name: 'punctuation-habit',
  scanners: [blockMarks],
  *steps(view: DocumentView): Generator<undefined, Habit> {
    const half = new Map<string, number>();
    for (const { value } of view.perBlock(blockMarks)) {
      for (const { marks } of value.lines) {
        for (const { mark, certainty } of marks) {
          if (certainty !== 'possible') half.set(mark, (half.get(mark) ?? 0) + 1);
        }
      }
    }
    const full = new Map<string, number>();
    for (const mark of half.keys()) full.set(mark, yield* countOf(view, FULL_WIDTH[mark]!));
    const stops = [...half].filter(([mark]) => mark !== '(' && mark !== ')');
    const isGone = ([mark, count]: readonly [string, number]) => full.get(mark)! * 20 <= count;
    const machine = stops.filter(isGone).reduce((sum, [, count]) => sum + count, 0);
    const comma = half.get(',') ?? 0;
    const isMachine =
      machine >= MACHINE && (comma === 0 ? (yield* countOf(view, '，')) === 0 : full.get(',')! * 20 <= comma);
    const narrowed = new Set(isMachine ? [...half].filter(isGone).map(([mark]) => mark) : []);
    if (narrowed.has('(') !== narrowed.has(')')) for (const bracket of '()') narrowed.delete(bracket);
    const brackets = half.get('(') ?? 0;
    return { narrowed, hasHalfBrackets: brackets * 5 > (full.get('(') ?? 0) };
  },
};

const counters: ReadonlyMap<string, BlockScanner<number>> = new Map(
  [...Object.values(FULL_WIDTH), '。', '「'].map((char) => [char, counterOf(char)]),
);

function counterOf(char: string): BlockScanner<number> {
  return {
    name: `count of ${char}`,
    scan({ text }: BlockView): number {
      let count = 0;
      for (let at = text.indexOf(char); at >= 0; at = text.indexOf(char, at + 1)) count++;
      return count;
    },
  };
}

/** How often one of the marks of {@link counters} stands in the document. */
function* countOf(view: DocumentView, char: string): Generator<undefined, number> {
  const counter = counters.get(char)!;
  yield* view.prepare(counter);
  return view.perBlock(counter).reduce((sum, { value }) => sum + value, 0);
}

export const rule: Rule = {
  meta,
  scanners: [blockMarks, straightQuotes, stopScanner],
  *check(view) {
    yield* quoteReports(view);
    yield* stopReports(view);
    const blocks = view.perBlock(blockMarks);
    if (blocks.every(({ value }) => value.lines.length === 0)) return;
    yield* view.prepare(documentHabit);
    const habit = view.once(documentHabit);
    for (const { start, value } of blocks) {
      for (const line of value.lines) yield* lineReports(start + line.start, line.marks, habit);
      yield;
    }
  },
};

/** Reports `.` for `。` in a document that has lost all of its full stops, and names with dots do not explain them. */
function* stopReports(view: DocumentView): Iterable<Report | undefined> {
  const blocks = view.perBlock(stopScanner);
  const stops = blocks.flatMap(({ start, value }) => value.map((stop) => ({ ...stop, at: start + stop.at })));
  if (stops.length < MACHINE || (yield* countOf(view, '。')) > 0) return;
  const atLineEnd = stops.filter(({ endsLine }) => endsLine).length;
  if (atLineEnd < 3 && atLineEnd * 3 < stops.length) {
    yield* view.prepare(documentHabit);
    if (!view.once(documentHabit).narrowed.has(',')) return;
  }
  for (const { at, length } of stops) {
    yield {
      start: at,
      end: at + 1,
      message: {
        en: 'The full stops of this document were narrowed: . stands for 。.',
        zh: '本文档的句号被改成了半角：. 应作 。',
      },
      fix: {
        safety: 'suggested',
        title: { en: 'Write 。', zh: '改为 。' },
        edits: [{ start: at, end: at + length, text: '。' }],
      },
    };
  }
}

const CURVED = { '"': ['“', '”'], "'": ['‘', '’'] } as const;

function* quoteReports(view: DocumentView): Iterable<Report | undefined> {
  const blocks = view.perBlock(straightQuotes);
  if (blocks.every(({ value }) => value.length === 0) || (yield* countOf(view, '「')) > 0) return;
  for (const { start, value } of blocks) {
    for (const pair of value) {
      const [open, close] = CURVED[pair.mark];
      const [from, to] = [start + pair.open, start + pair.close];
      yield {
        start: from,
        end: to + 1,
        message: {
          en: `Straight quotation marks around Chinese text. Write ${open} and ${close}.`,
          zh: `中文引文用了直引号，应作${open}${close}。`,
        },
        fix: {
          safety: 'suggested',
          title: { en: `Write ${open}…${close}`, zh: `改为${open}…${close}` },
          edits: [
            { start: from, end: from + 1, text: open },
            { start: to, end: to + 1, text: close },
          ],
        },
      };
    }
  }
}

function* lineReports(base: number, marks: readonly Mark[], habit: Habit): Iterable<Report> {
  const machine = marks.filter((mark) => habit.narrowed.has(mark.mark));
  // Half-width brackets may be the author's where the other marks are not, so they are a finding of their own.
  const isBracket = ({ mark }: Mark) => mark === '(' || mark === ')';
  const sure = machine.filter((mark) => mark.certainty !== 'possible' && !isBracket(mark));
  for (const group of groupsOf(sure)) yield report(base, group, true);
  const brackets = machine.filter(isBracket);
  for (const group of groupsOf(brackets)) yield report(base, group, true);
  for (const mark of machine) {
    if (mark.certainty === 'possible' && !isBracket(mark)) yield report(base, [mark], true);
  }
  const single = marks.filter((mark) => !habit.narrowed.has(mark.mark) && isWrong(mark, habit));
  for (const mark of single) yield report(base, [mark], false);
}

/** Longest stretch, in UTF-16 code units, that one finding of a narrowed document covers. */
const STRETCH = 80;

function groupsOf(marks: readonly Mark[]): readonly (readonly Mark[])[] {
  const groups: Mark[][] = [];
  for (const mark of marks) {
    const last = groups[groups.length - 1];
    if (last !== undefined && mark.at - last[0]!.at < STRETCH) last.push(mark);
    else groups.push([mark]);
  }
  return groups;
}

/** Whether a mark is wrong in a document that was not narrowed as a whole. */
function isWrong({ mark, certainty, isLabel }: Mark, habit: Habit): boolean {
  if (mark === '(' || mark === ')') return certainty === 'certain' && !isLabel && !habit.hasHalfBrackets;
  return certainty === 'certain';
}

function report(base: number, marks: readonly Mark[], isMachine: boolean): Report {
  const edits: Edit[] = marks.map(({ at, length, mark }) => ({
    start: base + at,
    end: base + at + length,
    text: FULL_WIDTH[mark]!,
  }));
  const first = marks[0]!;
  const last = marks[marks.length - 1]!;
  const half = [...new Set(marks.map(({ mark }) => mark))].join(' ');
  const full = [...new Set(marks.map(({ mark }) => FULL_WIDTH[mark]!))].join(' ');
  return {
    start: base + first.at,
    end: base + last.at + 1,
    message: isMachine
      ? {
          en: `The punctuation of this document was narrowed: ${half} stands for ${full}.`,
          zh: `本文档的标点被改成了半角：${half} 应作 ${full}。`,
        }
      : {
          en: `Half-width ${half} in Chinese text. Write ${full}.`,
          zh: `中文里的半角标点 ${half}，应作 ${full}。`,
        },
    fix: { safety: 'suggested', title: { en: `Write ${full}`, zh: `改为 ${full}` }, edits },
  };
}
