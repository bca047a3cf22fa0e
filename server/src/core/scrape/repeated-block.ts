import type { BlockScanner, BlockView, DocumentView, Localized, Report, Rule } from '../engine/rule.ts';
import { flattenedWords } from './flattened-words.ts';
import { type LineList, lineList } from './line-list.ts';
import { documentLines, isBody, type Lines } from './lines.ts';
import { removals } from './removal.ts';
import { findRepeats, LINES_AT_ONCE, type Repeat, type TextLine, textLines } from './repeats.ts';

const blockLines: BlockScanner<readonly TextLine[]> = {
  name: 'block-lines',
  scan: ({ text }: BlockView) => textLines(text),
};

/** Drafts and corrections set the old and the new text side by side: what stands twice there is meant. */
const COMPARISON = new RegExp(
  [
    // the heads of the columns, each on a line of its own or side by side
    '^[\\s\\u3000]*(?:(?:修正|增訂|增订|現行|现行|原|更正|更正前|更正後|更正后|原列)(?:名稱|名称|條文|条文|規定|规定|文字|內容|内容|草案)|修[正改][前后後]|更正[前后後为為])[\\s\\u3000]*$',
    '(?:條文|条文|規定|规定|文字|修[正改][后後])[\\s\\u3000|│]*(?:現行|现行|原|修[正改]前)',
    // the title over a table that follows
    '(?:對照表|对照表)[\\s\\u3000]*$',
  ].join('|'),
  'm',
);
const CORRECTION = /更正|勘[误誤]/;
const AMENDMENT = /草案|修正[「第]|修正.{0,40}(?:條文|規定|要點)/;

const comparisons: BlockScanner<boolean> = {
  name: 'comparison of texts',
  scan: ({ text }: BlockView) => COMPARISON.test(text),
};

/** Least characters of each kind of repeat. */
const ADJOINING = 40;
const ARTICLES = 80;
const PASSAGE = 500;
const PARAGRAPH = 180;

export const rule: Rule = {
  meta: {
    id: 'scrape/repeated-block',
    stage: 'furniture',
    severity: 'warning',
    fixSafety: 'suggested',
    docs: {
      summary: { en: 'A paragraph or a page that stands twice.', zh: '重复出现的段落或页面。' },
      why: {
        en: 'A page that is fetched twice, a title and summary repeated under the foot, a paragraph pasted again. Formulas that a law uses more than once, table heads, and drafts that set old and new text side by side are left alone. Two words of one office side by side (`应当必须`), where tracked changes were flattened, are pointed out.',
        zh: '同一页被抓取两次、页脚后又出现标题和摘要、段落被重复粘贴。法律中反复使用的套语、表头，以及新旧条文对照的草案不在此列。修订痕迹压平后并存的新旧文字（“应当必须”）只作提示。',
      },
      whatToDo: {
        en: 'Compare the two and delete the second, if they say the same.',
        zh: '比对两处，内容相同的删去后一处。',
      },
      bad: [
        {
          text: '镇水利站应当在每年三月底以前查清沟渠堤岸的损毁情况，登记造册，报镇人民政府备案。\n«镇水利站应当在每年三月底以前查清沟渠堤岸的损毁情况，登记造册，报镇人民政府备案。»\n沟渠由各村管护。\n',
          fixed: '镇水利站应当在每年三月底以前查清沟渠堤岸的损毁情况，登记造册，报镇人民政府备案。\n沟渠由各村管护。\n',
        },
        { text: '取土者«应当必须»恢复原状。\n' },
      ],
      good: [
        { text: '必要时，镇人民政府可以禁止在堤岸取土；取土者应当恢复原状。\n' },
        {
          text: '第三条　有下列情形之一的，由镇人民政府责令改正：\n（一）在堤岸取土的；\n第四条　有下列情形之一的，由镇人民政府责令改正：\n（一）在渠内倾倒垃圾的；\n',
        },
      ],
    },
  },
  scanners: [blockLines, flattenedWords],
  *check(view) {
    for (const { start: base, block, value } of view.perBlock(flattenedWords)) {
      for (const { start, end } of value) yield wordsReport(base + start, block.text.slice(start, end));
    }
    const all = yield* lineList(view, blockLines);
    const repeats = yield* findRepeats(all.inBlocks);
    const lines = view.once(documentLines);
    const title = repeatedTitle(all, lines);
    if (repeats.length === 0 && title === undefined) return;
    for (const repeat of repeats) {
      yield;
      const severity = yield* weigh(repeat, all.inBlocks);
      if (severity === undefined) continue;
      yield* view.prepare(comparisons);
      if (comparesTexts(view) || corrects(all.inBlocks)) break;
      if (amends(all.inBlocks) && !isCopy(repeat, all.inBlocks)) continue;
      yield reportOf(all, repeat.earlier, repeat.later, severity, lines, repeat.different > 0);
    }
    if (title !== undefined && !repeats.some(({ later }) => later[0] <= title && title <= later[1])) {
      yield reportOf(all, [0, 0], [title, title], 'info', lines, false);
    }
  },
};

function comparesTexts(view: DocumentView): boolean {
  return view.perBlock(comparisons).some(({ value }) => value);
}

function headOf(all: readonly TextLine[]): string {
  return all
    .slice(0, 5)
    .map((line) => line.key)
    .join('\n');
}

/** Whether the document puts a text right that it quotes as it was and as it should be. */
function corrects(all: readonly TextLine[]): boolean {
  return CORRECTION.test(headOf(all));
}

/** Whether the document amends another, so that it may quote it before and behind the amendment. */
function amends(all: readonly TextLine[]): boolean {
  const title = `${all[0]!.key}${all[1]?.key ?? ''}`;
  return AMENDMENT.test(headOf(all)) || /修改.{2,60}的决定$|修正案/.test(title);
}

/** Whether a passage stands right behind itself, or a page of it stands once more, to the letter. */
function isCopy({ earlier, later, length, different }: Repeat, all: readonly TextLine[]): boolean {
  const isExact = different === 0 && all[later[0]]!.key === all[earlier[0]]!.key;
  return isExact && (later[0] === earlier[1] + 1 ? length >= ADJOINING * 1.5 : length >= PASSAGE);
}

function wordsReport(start: number, words: string): Report {
  return {
    start,
    end: start + words.length,
    severity: 'info',
    message: {
      en: `“${words}” says one thing twice: an old and a new wording may both stand. Check with the source.`,
      zh: `“${words}”一处两说，可能是修订前后的文字并存，请与原文核对。`,
    },
  };
}

/** How surely a repeat is one; undefined for what a document may well say twice. */
function* weigh(repeat: Repeat, all: readonly TextLine[]): Generator<undefined, 'warning' | 'info' | undefined> {
  const lines = all.slice(repeat.later[0], repeat.later[1] + 1);
  let length = 0;
  let han = 0;
  let before = '';
  let hasStop = false;
  for (const [index, { key }] of lines.entries()) {
    if (index % LINES_AT_ONCE === LINES_AT_ONCE - 1) yield;
    const text = before + key;
    if (/[│├┼─□_]{3}|\t/.test(text)) return undefined;
    han += key.match(/\p{Script=Han}/gu)?.length ?? 0;
    length += key.length;
    hasStop ||= /[。；]/.test(key);
    before = text.slice(-2);
  }
  if (han * 10 < length * 6) return undefined;
  const same = lines.filter((line, i) => line.key === all[repeat.earlier[0] + i]!.key);
  const isExact = same.length === lines.length;
  if (repeat.later[0] === repeat.earlier[1] + 1) {
    const isProse = hasStop && (!/^[（(\d]/.test(lines[0]!.key) || repeat.length >= ADJOINING * 1.5);
    if (
      isProse &&
      (isExact ? repeat.length >= ADJOINING : repeat.length >= 150 && repeat.different * 5 <= lines.length)
    ) {
      return 'warning';
    }
  }
  const article = same.some((line) => /^第[^，。章编节]{1,9}[条條][\s\u3000]/.test(line.key));
  if (article && repeat.length >= ARTICLES && repeat.different * 3 <= lines.length) return 'warning';
  if (repeat.length >= PASSAGE && lines.length >= 3 && repeat.different * 4 <= lines.length) return 'warning';
  return same.some((line) => line.key.length >= PARAGRAPH) ? 'info' : undefined;
}

/** The index of the line after the text that gives the title once more. */
function repeatedTitle(all: LineList<TextLine>, lines: Lines): number | undefined {
  const { inBlocks } = all;
  const title = inBlocks[0]?.key;
  if (title === undefined || title.length < 8 || title.length > 60 || /[。：:]$/.test(title)) return undefined;
  let at = inBlocks.length - 1;
  for (let steps = 0; at > 3 && steps < 8; at--, steps++) {
    if (inBlocks[at]!.key === title) return isBody(lines.at(lines.numberAt(all.at(at - 1).start))) ? undefined : at;
    if (isBody(lines.at(lines.numberAt(all.at(at).start)))) return undefined;
  }
  return undefined;
}

function reportOf(
  all: LineList<TextLine>,
  earlier: readonly [number, number],
  later: readonly [number, number],
  severity: 'warning' | 'info',
  lines: Lines,
  isNear: boolean,
): Report {
  const { start } = all.at(later[0]);
  const { end } = all.at(later[1]);
  const first = all.at(earlier[0]).start;
  const line = lines.numberAt(first) + 1;
  const how: Localized = isNear ? { en: 'almost the same', zh: '几乎相同' } : { en: 'the same', zh: '相同' };
  const run = { first: lines.numberAt(start), last: lines.numberAt(end) };
  return {
    start,
    end,
    severity,
    message: {
      en: `This stands in line ${line} as well, ${how.en}. Delete it, if it is the same text.`,
      zh: `与第${line}行起的内容${how.zh}，如属重复应删去。`,
    },
    related: [
      { start: first, end: all.at(earlier[1]).end, message: { en: 'It stands here first.', zh: '首次出现于此。' } },
    ],
    fix: {
      safety: 'suggested',
      title: { en: 'Delete the second', zh: '删去后一处' },
      edits: removals(lines, [run]),
    },
  };
}
