/** Places where a document breaks off and another goes on: a sentence or heading stops short, and a head follows. */
import type { BlockScanner, DocumentView } from '../engine/rule.ts';
import { getJudge } from '../judge/judge.ts';
import { isDate, isDocumentNumber, isPassageNote, isTitle } from '../model/titles.ts';
import { behindBlanks, lineAround, lineStarts } from '../text/line-bounds.ts';
import { endsSentence } from '../text/sentences.ts';

/** What the head of a document holds, or what comes first below it; `below` shows a head only under a title. */
type OpeningKind = 'number' | 'addressee' | 'below';

interface Opening {
  readonly kind: OpeningKind;
  /** Where its line begins. */
  readonly start: number;
}

export interface Splice {
  /** The words with which the first document stops. */
  readonly start: number;
  readonly end: number;
  /** The line of the second document that shows that one begins. */
  readonly opening: { readonly start: number; readonly end: number };
}

const OPENING = new RegExp(
  `[ \\t\\u3000]*(?:${[
    '(?<number>[\\p{Script=Han}（）()\\d]{2,16}(?:[〔［\\[（(【]\\s*(?:19|20)\\d{2}\\s*[〕］\\])）】]\\s*第?\\s*\\d+|字第\\s*[\\dA-Z０-９]{4,}\\s*)[号號])',
    '(?<addressee>(?:各[^。；;\\n]{2,80}|(?:各位(?:代表|委[员員]|同志|领导|領導)|同志[们們])[^。；;\\n]{0,40})[：:])',
    '(?<below>第[ \\u3000]*[一1][ \\u3000]*[章条條](?:[^，。、；規规的款项項\\n][^\\n]*)?|目[ \\u3000]*[录錄次]|第[ \\u3000]*[\\d一二三四五六七八九十百]+[ \\u3000]*[号號]|[（(]?(?:19|20)\\d{2}年\\d{1,2}月\\d{1,2}日[^，。；\\n]{0,80}(?:通过|公布|发布|批准)[）)]?)',
  ].join('|')})[ \\t\\u3000]*\\r?$`,
  'myu',
);

/** With what such lines begin or end; a number may go on in the next line. */
const BEGINS_OPENING = /[第目（(12]/;
const ENDS_OPENING = /[号號：:〔［[（(【〕］\])】第\d]/;

/** Lines that stand in the head of a document, or are the first below it. */
export const openings: BlockScanner<readonly Opening[]> = {
  name: 'heads of documents',
  scan({ text }) {
    const found: Opening[] = [];
    const starts = lineStarts(text);
    let done = 0;
    for (const [index, start] of starts.entries()) {
      if (start < done || !mayOpen(text, start, starts[index + 1] ?? text.length)) continue;
      OPENING.lastIndex = start;
      const match = OPENING.exec(text);
      if (match === null) continue;
      const kind = (['number', 'addressee', 'below'] as const).find((name) => match.groups![name] !== undefined)!;
      found.push({ kind, start });
      done = OPENING.lastIndex;
    }
    return found;
  },
};

function isBlankOrEnd(code: number): boolean {
  return code <= 0x20 || code === 0x3000 || code === 0x2028 || code === 0x2029;
}

/** A cheap look at both ends of the line `[start, next)`. */
function mayOpen(text: string, start: number, next: number): boolean {
  let end = next;
  while (end > start && isBlankOrEnd(text.charCodeAt(end - 1))) end--;
  return end > start && (ENDS_OPENING.test(text[end - 1]!) || BEGINS_OPENING.test(text[behindBlanks(text, start)]!));
}

/** Lines of a head above the line that shows it: a title over three lines, notes of passage. */
const HEAD_LINES = 12;
const TITLE_LINES = 4;
const LONGEST_TITLE = 60;
/** Logarithm of the probability of a line end, below which words do not end of themselves. */
const UNLIKELY_END = -4;
/** How much of the broken end a finding shows, in UTF-16 code units. */
const SHOWN = 8;
const HEADING =
  /^(?:第[一二三四五六七八九十]{1,4}[章节條条節]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、](?!\d))/u;
/** A caption with who took the picture, a note of passage. */
const NO_PROSE = /^[（(]?\d{4}年\d{1,2}月\d{1,2}日[ \u3000]|(?:记者|記者|摄影|攝影|通讯员)[^，。；]{0,12}$|[摄攝]$/u;
/** The date behind the title of an order in a gazette. */
const DATE_BEHIND = /[ \u3000]+中華民國\d{2,3}年\d{1,2}月\d{1,2}日(?:（補登）)?$/u;
const HAN_END = /[\u3400-\u9fff]$/u;
/** The title of a notice or an order that a sentence runs into, above the number of the document or whom it is sent to. */
const RUN_IN_NOTICE =
  /[关關][于於][^，。；：]{4,60}的(?:通知|意见|決定|决定|批复|公告|通告|通报|报告|函)$|[部院会會局署府处處](?:令|公告|函)$/u;
/** The title of a law that a sentence runs into, above its first article or a note of its passage. */
const RUN_IN_LAW =
  /^[^，。；：]{8,60}(?:条例|條例|办法|辦法|规定|規定|规则|規則|规程|規程|准则|準則|细则|細則|标准|標準|解释|法)$/u;
/** Words that speak of a law and are no part of its title. */
const NO_TITLE =
  /本(?:条例|條例|办法|辦法|规定|規定|规则|規則|规程|規程|准则|準則|细则|細則|标准|標準|法)$|制定[^，]{0,12}$|订定|訂定|如下|下列/u;

/** A signature that was glued to the text ends with its date: the document is whole. */
const SIGNED =
  /[\s\u3000](?:\d{4}|[一二][〇○零一二三四五六七八九]{3})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日$/u;

/** The splices of a document, in order. Pauses. */
export function* splicesOf(view: DocumentView): Generator<undefined, readonly Splice[]> {
  const splices: Splice[] = [];
  for (const { start: base, value } of view.perBlock(openings)) {
    for (const { kind, start } of value) {
      const splice = spliceAbove(view, start + base, kind);
      if (splice !== undefined && splices[splices.length - 1]?.end !== splice.end) splices.push(splice);
    }
    yield;
  }
  return splices;
}

interface HeadLine {
  readonly start: number;
  readonly text: string;
}

/** The nearest lines with words above an offset, nearest first. */
function linesAbove(view: DocumentView, offset: number): HeadLine[] {
  const lines: HeadLine[] = [];
  for (let number = view.text.positionAt(offset).line - 1; number >= 0 && lines.length <= HEAD_LINES; number--) {
    const from = view.text.lineStart(number);
    const raw = view.text.slice(from, view.text.lineEnd(number));
    const text = raw.trim();
    if (text !== '') lines.push({ start: from + raw.indexOf(text), text });
  }
  return lines;
}

function spliceAbove(view: DocumentView, start: number, kind: OpeningKind): Splice | undefined {
  const above = linesAbove(view, start);
  let at = 0;
  while (at < above.length && isHeadLine(above[at]!.text)) at++;
  const title = titleLength(above, at);
  const last = above[at + title];
  if (last === undefined || SIGNED.test(last.text)) return undefined;
  if (title === 0) {
    const runIn = runInTitle(last, view, start, kind);
    if (runIn !== undefined || kind === 'below' || !stopsShort(last.text)) return runIn;
  } else if (!isOpenProse(last.text) && !isCutHeading(last.text)) return undefined;
  const end = last.start + last.text.length;
  const opening = above[at + title - 1];
  return {
    start: end - SHOWN,
    end,
    opening:
      opening === undefined
        ? { start, end: view.text.lineEnd(view.text.positionAt(start).line) }
        : { start: opening.start, end: opening.start + opening.text.length },
  };
}

/** Lines between a title and the text: numbers, notes of passage, who speaks where. */
function isHeadLine(line: string): boolean {
  return (
    isDocumentNumber(line) ||
    isDate(line) ||
    isPassageNote(line) ||
    /^[（(]?(?:根据[ \u3000]*)?\d{4}年[^。；]{0,120}(?:通过|批准|公布|发布|施行|修[正订])[^，。]{0,12}$/u.test(line) ||
    /^[—（(-]*[^，。；]{8,50}会议上[）)]?$/u.test(line) ||
    /^.{0,16}(?:[省市州县区]长|主席)[ \u3000]+\S{1,3}[ \u3000]?\S{1,3}$/u.test(line)
  );
}

/** How many of the lines from `at` on are a title: all that have no marks of sentences, where the lowest end as one. */
function titleLength(above: readonly HeadLine[], at: number): number {
  let title = '';
  let length = 0;
  let isWhole = false;
  for (; length < TITLE_LINES; length++) {
    const line = above[at + length]?.text.replace(DATE_BEHIND, '');
    if (line === undefined || line.length > LONGEST_TITLE || /[，。；：]|^[^《]*》/u.test(line) || HEADING.test(line))
      break;
    title = line + title;
    isWhole ||= title.length >= 4 && isTitle(title);
  }
  return isWhole ? length : 0;
}

/** Whether a paragraph stops in a sentence: whole ones before the last, which can't end so. */
function stopsShort(line: string): boolean {
  return isOpenProse(line) && getJudge().score('\n', line) < UNLIKELY_END;
}

/** Whether whole sentences stand before the last, and that has no mark at its end. */
function isOpenProse(line: string): boolean {
  return (
    line.length >= 24 && /[。；].*[\u3400-\u9fff，、,]$/u.test(line) && !endsSentence(line) && !NO_PROSE.test(line)
  );
}

function isCutHeading(line: string): boolean {
  return line.length <= 30 && HEADING.test(line) && HAN_END.test(line) && getJudge().score('\n', line) < UNLIKELY_END;
}

/** Where the title of the second document stands in the line in which the first stops. */
function runInTitle(line: HeadLine, view: DocumentView, start: number, kind: OpeningKind): Splice | undefined {
  const text = line.text.replace(DATE_BEHIND, '');
  if (!isOpenProse(text)) return undefined;
  const clause = /[^，。；：、,]+$/u.exec(text)![0];
  if (!(kind === 'below' ? RUN_IN_LAW : RUN_IN_NOTICE).test(clause) || NO_TITLE.test(clause)) return undefined;
  const end = line.start + text.length;
  const opening = { start, end: view.text.lineEnd(view.text.positionAt(start).line) };
  return { start: end - Math.min(clause.length, LONGEST_TITLE), end, opening };
}

/** Items of an enumeration in prose, by their number and the word behind it: `一不能`, `二不能`. */
const ITEM = /(?:^|(?<=[。；;：:，,]))[ \t\u3000]*([一二三四五六七八九])([\u3400-\u9fff])/gmu;
const NUMBERS = '一二三四五六七八九';

/** Words with which items of an enumeration begin; those of one may differ (`二不能…；三是不可…`). */
const BEGINS_ITEM = /[要应應是须須可能将將会會为為在对對以有无無不]/u;

/** Whether the words at an offset are likelier behind those before it than at the start of a line. */
function readsOn(text: string, at: number): boolean {
  const words = text.slice(at, at + 4);
  return getJudge().score(words, text.slice(at - 2, at)) > getJudge().score(words);
}

/** Where the fourth item of an enumeration may stand: only behind the third one counts as broken off. */
function fourthItem(text: string, from: number): number {
  for (let at = text.indexOf('四', from); at >= 0; at = text.indexOf('四', at + 1)) {
    if (/[。；;：:，, \t\u3000\n\r\u2028\u2029]/.test(text[at - 1] ?? '\n')) return at;
  }
  return -1;
}

/** Where an enumeration breaks off behind the number of an item, and other words follow: `三不能…；四乡不仅…`. */
export const brokenItems: BlockScanner<readonly number[]> = {
  name: 'enumerations that break off behind a number',
  scan({ text }) {
    const found: number[] = [];
    for (let fourth = fourthItem(text, 0); fourth >= 0; ) {
      const { start, end } = lineAround(text, fourth);
      brokenIn(text, start, end, found);
      fourth = fourthItem(text, end);
    }
    return found;
  },
};

/** Adds where the enumerations of the line `[start, end)` break off. */
function brokenIn(text: string, start: number, end: number, found: number[]): void {
  let run = { number: 0, word: '', end: start };
  for (const match of text.slice(start, end).matchAll(ITEM)) {
    const number = NUMBERS.indexOf(match[1]!) + 1;
    const word = match[2]!;
    const at = start + match.index + match[0].length - 1;
    if (number === 1) run = { number, word, end: at };
    else if (at - run.end < 400 && number === run.number + 1) {
      if (word === run.word || (BEGINS_ITEM.test(word) && BEGINS_ITEM.test(run.word))) run = { number, word, end: at };
      else if (run.number >= 3 && !BEGINS_ITEM.test(word) && !readsOn(text, at)) found.push(at);
    }
  }
}
