import type { BlockScanner, DocumentView, Report, Rule } from '../engine/rule.ts';
import { getJudge, type Judge } from '../judge/judge.ts';
import type { Span } from '../text/edit.ts';

/** Blanks that may stand between two Han characters. */
const BLANKS = /[ \u3000\u00a0\u2002\u2003]+/g;
/** So wide a gap stands between the cells of a table. */
const COLUMN_GAP = /^(?:.{3,}|.*\u3000.+|.+\u3000)$/u;
/** A number with its unit at the start of a line, whose blanks are a matter of layout: `第　三十　條`, `附　表　二`. */
const LABEL =
  /^[ \t\u3000]*(?:第[ \u3000\d〇零一二三四五六七八九十百千之、-]{1,16}[条條章节節编編款项項點点目类類組组](?:[ \u3000]?之[ \u3000]?[一二三四五六七八九十]{1,2})?|[附主說说公批核] ?\u3000*[件表录錄圖图則则旨明告示]?[ \u3000]*[一二三四五六七八九十\d]*|[一二三四五六七八九十]+、)[ \u3000]*/;
/** Inside a number: `依第 三 條`. */
const IN_NUMBER = /第[ \u3000〇零一二三四五六七八九十百千]*$/;

/** Lines with fewer Han characters are titles, names, cells: their blanks are a matter of layout. */
const SHORTEST = 15;
/** Odds (natural logarithm) from which on a blank is plainly no author's: 95 % of blanks put into words lie above. */
const PLAIN = 8;
/** Where a document has several plain ones, fainter ones count as well. */
const FAINT = 4.5;
/** What the characters behind the blank score at least, each, where they belong to the word before it. Names score less. */
const FLUENT = -5;
const SEVERAL = 3;
/** Where one of so many is plain, blanks were put in all over the document. */
const SHARE = 3;
/** So many plain ones are no chance. */
const MANY = 5;
/** Odds from which on a blank beside a number in words is none that sets it off. */
const BESIDE_NUMBER = 11;

interface Gap {
  readonly start: number;
  readonly end: number;
  /** How much likelier the text is without the blank: natural logarithm; never plain in a line without marks. */
  readonly odds: number;
  /** Whether the characters around it are fluent, and no layout may have put it there: not only likely in a document full of blanks. */
  readonly isSure: boolean;
}

const gaps: BlockScanner<readonly Gap[]> = {
  name: 'blanks between Han characters',
  scan({ text }) {
    const found: Gap[] = [];
    let judge: Judge | undefined;
    let lineStart = 0;
    let lineEnd = -1;
    let labelEnd = 0;
    let line: RunningLine | undefined;
    for (const match of text.matchAll(BLANKS)) {
      const start = match.index;
      const end = start + match[0].length;
      if (!isHan(text.charCodeAt(start - 1)) || !isHan(text.charCodeAt(end))) continue;
      if (start >= lineEnd) {
        lineStart = text.lastIndexOf('\n', start - 1) + 1;
        lineEnd = text.indexOf('\n', start);
        if (lineEnd < 0) lineEnd = text.length;
        labelEnd = lineStart + (LABEL.exec(text.slice(lineStart, Math.min(lineEnd, lineStart + 40)))?.[0].length ?? 0);
        line = undefined;
      }
      line ??= readLine(text.slice(lineStart, lineEnd));
      if (line.isSpaced && match[0] === ' ' && end !== labelEnd) {
        found.push({ start, end, odds: PLAIN * 2, isSure: true });
        continue;
      }
      if (end <= labelEnd || COLUMN_GAP.test(match[0]) || !line.isRunning) continue;
      const before = text.slice(Math.max(lineStart, start - 12), start).replace(/[ \u3000\u00a0]/g, '');
      const isNarrow = end - start === 1 && match[0] !== '\u3000';
      const inLayout = IN_NUMBER.test(before) || isLayout(before, text.slice(end, end + 4));
      if (inLayout && !isNarrow) continue;
      const after = text
        .slice(end, Math.min(lineEnd, end + 8))
        .replace(/[ \u3000\u00a0]/g, '')
        .slice(0, 3);
      judge ??= getJudge();
      const joined = judge.score(after, before);
      const isSure = !inLayout && joined >= FLUENT * after.length;
      if (!isSure && !(isNarrow && line.isSentence && !isFormBlank(before, after))) continue;
      const odds = joined - judge.score(` ${after}`, before);
      if (inLayout && !cutsNumber(before, after) && !(odds > BESIDE_NUMBER && isNoQuantity(before, after))) continue;
      if (odds > FAINT) found.push({ start, end, odds: line.hasMarks ? odds : Math.min(odds, PLAIN), isSure });
    }
    return found;
  },
};

function isHan(code: number): boolean {
  return code >= 0x3400 && code <= 0x9fff;
}

/** Around dates and quantities in words, before a reference, between two entries of a law's history. */
function isLayout(before: string, after: string): boolean {
  if (/^(?:[〇零一二三四五六七八九十百千第]|中華民國|中华民国)/.test(after)) return true;
  if (/[〇零一二三四五六七八九十百千]$|[年月日]$/.test(before)) return true;
  return /(?:修正|修订|修改|批准|通过|公布|施行|发布)[）)]?$/.test(before) && /^(?:根据|自|经)/.test(after);
}

/** Whether a blank stands inside a number or date, and not around it. */
function cutsNumber(before: string, after: string): boolean {
  return /[〇零一二三四五六七八九十百千][〇零一二三四五六七八九十百千萬万条條款项項年月日号號]|[年月第][〇零一二三四五六七八九十百千]/u.test(
    before.slice(-1) + after.slice(0, 1),
  );
}

/** Whether what stands beside a blank is a number that belongs to a word: `进一 步`, `新 一轮`. */
function isNoQuantity(before: string, after: string): boolean {
  if (after.startsWith('第')) return /[法则則例条條项項款]$/u.test(before);
  if (/^(?:中|[〇零一二三四五六七八九十百千]{2})/u.test(after)) return false;
  return !/[年月日第]$/u.test(before);
}

/** Whether a blank is to be filled in, or stands before a name. */
function isFormBlank(before: string, after: string): boolean {
  return (
    /^[人元張张份件次名個个天年月日][，。、；：）]/u.test(after) || /(?:记者|記者|先生|女士|通讯员)$/u.test(before)
  );
}

interface RunningLine {
  /** Long enough, and not set with blanks throughout as titles, lists of names and tables are. */
  readonly isRunning: boolean;
  readonly hasMarks: boolean;
  /** Whether no blank stands beside a mark, as it does in forms. */
  readonly isSentence: boolean;
  /** Whether a blank stands between almost all its characters, as in running text whose letters are set apart. */
  readonly isSpaced: boolean;
}

/** Five characters or more, each set apart: names in lists have three at most. */
const SPACED = /(?:[\u3400-\u9fff] ){4,}[\u3400-\u9fff]/g;
const LEAST_SPACED = 12;

function isSpacedOut(line: string): boolean {
  let spaced = 0;
  for (const [run] of line.matchAll(SPACED)) spaced += (run.length - 1) / 2;
  if (spaced < LEAST_SPACED) return false;
  return spaced >= 0.7 * (line.match(/[\u3400-\u9fff] ?(?=[\u3400-\u9fff])/g)?.length ?? 0);
}

function readLine(line: string): RunningLine {
  const han = line.match(/[\u3400-\u9fff]/g)?.length ?? 0;
  const wide = line.match(/\u3000+| {2,}/g)?.length ?? 0;
  const hasMarks = /[，。；：,;]/.test(line);
  const gaps = line.trim().match(/[ \u3000]+/g)?.length ?? 0;
  const isRunning = han >= SHORTEST && !(wide >= 3 && han <= wide * 4) && (hasMarks || gaps <= han * 0.2);
  const isSentence =
    hasMarks &&
    !/[：:（(] |[，；。] (?=\p{Script=Han})| [人元張张份件次名個个天年月日][，。、；）：]|[_□]/u.test(line.trim());
  return { isRunning, hasMarks, isSentence, isSpaced: hasMarks && isSpacedOut(line) };
}

export const rule: Rule = {
  meta: {
    id: 'scrape/spaced-han',
    stage: 'insertions',
    severity: 'warning',
    fixSafety: 'safe',
    docs: {
      summary: { en: 'Blanks between Han characters inside running text.', zh: '正文汉字之间多余的空格。' },
      why: {
        en: 'A PDF with several fonts, or a justified line, leaves blanks inside words. Search no longer finds the word. Centred titles, names in lists and blanks behind numbers are layout and stay.',
        zh: '多字体 PDF 或两端对齐的文字，复制后词语中间留下空格，检索时找不到原词。居中标题、名单中的姓名和编号后的空格属于排版，不作处理。',
      },
      whatToDo: { en: 'Apply the fix: it takes the blanks out.', zh: '应用修复：删去空格。' },
      bad: [
        {
          text: '第三条　集贸市场的参与« »者应当遵守本办法，以诚信« 经 »营为原则，不得扰乱市« »场秩序。\n',
          fixed: '第三条　集贸市场的参与者应当遵守本办法，以诚信经营为原则，不得扰乱市场秩序。\n',
        },
      ],
      good: [
        { text: '关于加强春季防火工作的\n通　　知\n' },
        { text: '第 三 条　本办法由柳溪镇人民政府负责解释，自公布之日起施行。\n' },
        { text: '出席：张　伟　　李秀英　　王　芳　　刘建国　　陈　静　　杨　军　　赵　敏\n' },
      ],
    },
  },
  scanners: [gaps],
  *check(view) {
    const all = view
      .perBlock(gaps)
      .flatMap(({ start, value }) => value.map((gap) => ({ ...gap, start: gap.start + start, end: gap.end + start })));
    const isPlain = ({ odds, isSure }: Gap) => isSure && odds > PLAIN;
    const plain = all.filter(isPlain).length;
    const isFull = plain >= SEVERAL && plain * SHARE >= all.length;
    const kept = isFull ? all : all.filter((gap) => (plain >= SEVERAL ? gap.isSure : isPlain(gap)));
    for (let i = 0; i < kept.length; ) {
      const run = [kept[i++]!];
      while (i < kept.length && kept[i]!.start - run[run.length - 1]!.end <= 2) run.push(kept[i++]!);
      yield reportOf(run, plain, blankBeforeMark(view, run));
    }
  },
};

/** In a run that spaces out every character: the blank before the mark that ends it, `责 任 。`. */
function blankBeforeMark(view: DocumentView, run: readonly Gap[]): Span[] {
  const { end } = run[run.length - 1]!;
  if (run.length < SEVERAL) return [];
  const blank = /^\p{Script=Han}([ \u3000])[，。；：、！？]/u.exec(view.text.slice(end, end + 3));
  return blank === null ? [] : [{ start: end + 1, end: end + 2 }];
}

function reportOf(run: readonly Gap[], plain: number, behind: readonly Span[]): Report {
  const isSafe = plain >= MANY && run.every(({ odds, isSure }) => isSure && odds > PLAIN);
  return {
    start: run[0]!.start,
    end: (behind[0] ?? run[run.length - 1]!).end,
    ...(plain < SEVERAL && { severity: 'info' as const }),
    message: {
      en: `Blank${run.length > 1 ? 's' : ''} between Han characters inside a word: take ${run.length > 1 ? 'them' : 'it'} out.`,
      zh: '词语中间有多余空格：应删去。',
    },
    fix: {
      safety: isSafe ? 'safe' : 'suggested',
      title: { en: 'Take the blanks out', zh: '删去空格' },
      edits: [...run, ...behind].map(({ start, end }) => ({ start, end, text: '' })),
    },
  };
}
