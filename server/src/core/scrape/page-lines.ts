/** Finds lines that may be page numbers, running heads or feet, block by block. */
import type { BlockScanner, BlockView } from '../engine/rule.ts';
import { readRoman } from '../model/numerals.ts';
import { fold } from './fold.ts';

/**
 * `mark`: a page mark by its form alone (`— 3 —`, `第3页 共15页`); `count`: `3/15`; `number`: a bare number, or one with a
 * sign that is no proof (`(3)`, `P3`, `- 3`); `roman`: a Roman numeral; `headed`: a short line that begins or ends with a
 * number, which may be a running head; `note`: the number of a footnote; `inline`: a mark inside a line.
 */
export type PageLineKind = 'mark' | 'count' | 'number' | 'roman' | 'headed' | 'note' | 'inline';

export interface PageLine {
  readonly kind: PageLineKind;
  readonly start: number;
  readonly end: number;
  /** The number of the page as written, 0 where there is none. */
  readonly page: number;
  /** What stands beside the number, folded: words, signs, the total of pages. */
  readonly rest: string;
}

const DASH = '[-—–―─━~·•.*_=]';
const ROMAN = '[ivxlcⅰ-ⅻⅠ-Ⅻ]{1,7}';
const MARKS: readonly RegExp[] = [
  /^[-—–―─━~·•*]{1,6}(\d{1,4})[-—–―─━~·•*]{1,6}$/,
  new RegExp(`^[-—–―─━]{1,6}${ROMAN}[-—–―─━]{1,6}$`),
  /^[-—–―─━]{1,6}[〇零一二三四五六七八九十百]{1,5}[-—–―─━]{1,6}$/,
  /^[-—–(【[]*第(\d{1,4})页?[,、/|;·-]*[(（]?(?:共|总|总共|合计)\d{1,4}页[)）】\]]*[-—–]*$/,
  /^[-—–(【[]*第(\d{1,4})页[-—–)】\]]*$/,
  /^[-—–(【[]*第([〇零一二三四五六七八九十百]{1,5})页(?:[,、/|]*共[〇零一二三四五六七八九十百]{1,5}页)?[-—–)】\]]*$/,
  /^共\d{1,4}页[,、/|]*第(\d{1,4})页$/,
  /^(?:page|pageno\.?|p\.|pg\.)(\d{1,4})(?:(?:of|\/)\d{1,4})?$/,
  /^(\d{1,4})页?\/共?\d{1,4}页$/,
  /^页(?:码|次):?(\d{1,4})(?:\/\d{1,4})?$/,
  new RegExp(`^${DASH}{1,3}page(\\d{1,4})${DASH}{1,3}$`),
];
const COUNT = /^[[(]?(\d{1,4})(?:\/|of)(\d{1,4})[)\]]?$/;
const NUMBER = /^(\d{1,4})$/;
/** A number with signs that stand about page numbers, but about others as well. */
const SIGNED = /^(?:([([【〔<〈|]|p|[-—–―─━~·•*]{1,3})(\d{1,4})([)\]】〕>〉|]?)|(\d{1,4})([-—–―─━~·•*|]{1,3}))$/;
const NOTE = /^(?:[①-⑳]|[[〔［]\d{1,3}[\]〕］])$/;
const ROMAN_ALONE = new RegExp(`^${ROMAN}$`);
const SINGLE_ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };
const HEADED =
  /^(?:[-—–·|]*(\d{1,4})[-—–·|]*(?=[^\d.、:)年月日])(.{3,32}?)|(.{3,32}?[^\d第.、:(/年月日-])[-—–·|]*(\d{1,4})[-—–·|]*)$/;
/** The same where a blank or a sign sets the number apart from words that end or begin with digits. */
const SET_APART =
  /^(?:(\d{1,4})(?:[ \t\u3000]+|[ \t\u3000]*[|·][ \t\u3000]*)(\S.{2,38}?)|(\S.{2,38}?)(?:[ \t\u3000]+|[ \t\u3000]*[|·][ \t\u3000]*)(\d{1,4}))$/;
/** What {@link HEADED} needs at one of the ends. */
const HEADED_ENDS = /^[-—–·|\d]|[-—–·|\d]$/;
/** The number of a standard, without blanks. */
export const STANDARD = /^[a-z]{1,4}\d{0,4}(?:\/[a-z])?\d{2,6}(?:\.\d+)?[-—–]\d{2,4}$/;
/** A mark in running text: with blanks inside or about it, for chemists write `1-苯基-2-丙酮`. */
const INLINE =
  /(?<=[\p{Script=Han}，、；：。”）])(?:[ \u3000]*[—–―─-]{1,2}[ \u3000](\d{1,4})[ \u3000][—–―─-]{1,2}|[ \u3000]+[—–―─-]{1,2}(\d{1,4})[—–―─-]{1,2}(?=[ \u3000])|[ \u3000]*[（(]?第[ \u3000]*(\d{1,4})[ \u3000]*[页頁][ \u3000]*[，,/]?[ \u3000]*共[ \u3000]*\d{1,4}[ \u3000]*[页頁][）)]?)[ \u3000]*(?=[\p{Script=Han}，、；。“（\r\n]|$)/gu;

/** Code units with which a line that is a page mark can begin. */
const OPENERS = new Set(
  [
    ...'0123456789-－—–―─━~·•*第共页頁pPivxlcIVXLC[(（【_=.〔［<〈＜《|｜丨│①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳０１２３４５６７８９ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ',
  ].map((c) => c.charCodeAt(0)),
);
const LONGEST = 60;

export const pageLines: BlockScanner<readonly PageLine[]> = {
  name: 'page-lines',
  scan({ text }: BlockView): readonly PageLine[] {
    const found: PageLine[] = [];
    for (let start = 0; start < text.length; ) {
      let end = text.indexOf('\n', start);
      if (end < 0) end = text.length;
      if (end - start <= LONGEST) scanLine(text, start, end, found);
      start = end + 1;
    }
    if (
      /[—–―─-][ \u3000]\d{1,4}[ \u3000][—–―─-]|[ \u3000][—–―─-]{1,2}\d{1,4}[—–―─-]|[页頁][ \u3000]*[，,/]?[ \u3000]*共/.test(
        text,
      )
    ) {
      for (const match of text.matchAll(INLINE)) {
        const start = match.index;
        const end = start + match[0].length;
        if (found.some((line) => line.start < end && start < line.end)) continue;
        found.push({ kind: 'inline', start, end, page: Number(match[1] ?? match[2] ?? match[3]), rest: '' });
      }
    }
    return found.sort((a, b) => a.start - b.start);
  },
};

function scanLine(text: string, lineStart: number, lineEnd: number, found: PageLine[]): void {
  let start = lineStart;
  while (start < lineEnd && isBlank(text.charCodeAt(start))) start++;
  let end = lineEnd;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  if (start === end) return;
  const last = text.charCodeAt(end - 1);
  const first = text.charCodeAt(start);
  if ((first === 0x7b2c || first === 0xff08 || first === 0x28) && endsInWords(last)) return;
  const opens = OPENERS.has(first);
  if (!opens && !isDigit(last) && last !== 0x2d && last !== 0x2014) return;
  const key = fold(text, start, end).text;
  const push = (kind: PageLineKind, page: string | undefined, rest = ''): void => {
    found.push({ kind, start, end, page: Number.parseInt(page ?? '', 10) || 0, rest });
  };
  if (opens) {
    if (end - start <= 5 && NOTE.test(text.slice(start, end))) {
      push('note', undefined, text.slice(start, end));
      // or that of a page, in the same brackets
      if (isDigit(text.charCodeAt(start + 1))) push('number', key.slice(1, -1), `${key[0]}#${key.at(-1)}`);
      return;
    }
    for (const regex of MARKS) {
      const match = regex.exec(key);
      if (match !== null) {
        push('mark', match[1]);
        return;
      }
    }
    const count = COUNT.exec(key);
    if (count !== null && Number(count[1]) <= Number(count[2]) + 2) {
      push('count', count[1], count[2]);
      return;
    }
    const number = NUMBER.exec(key);
    if (number !== null) {
      push('number', number[1]);
      return;
    }
    const signed = SIGNED.exec(key);
    if (signed !== null) {
      push('number', signed[2] ?? signed[4], `${signed[1] ?? ''}#${signed[3] ?? signed[5] ?? ''}`);
      return;
    }
    if (ROMAN_ALONE.test(key)) {
      push('roman', String(readRoman(key) ?? SINGLE_ROMAN[key] ?? 0), key);
      return;
    }
  }
  if (!HEADED_ENDS.test(key)) return;
  const apart = SET_APART.exec(text.slice(start, end));
  const headed = apart ?? HEADED.exec(key);
  if (headed === null) return;
  const words = (headed[2] ?? headed[3])!;
  const rest = (apart === null ? words : fold(words).text).replace(/^[-—–·|]+|[-—–·|]+$/g, '');
  if (/^(?:附[件表图]|表|图|例|式|题|专栏|方案|实施例)/.test(rest) || /[。;,:]$/.test(rest)) return;
  if (/^第/.test(rest) && (apart === null || !/^第[一二三四五六七八九十百]{1,4}[编章节篇]/.test(rest))) return;
  if ((rest.match(/\p{Script=Han}/gu)?.length ?? 0) < 4 && !STANDARD.test(rest)) return;
  push('headed', headed[1] ?? headed[4], rest);
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 9 || code === 0x3000 || code === 0xa0 || code === 0x0d || code === 0x0c;
}

/** Han characters but `页`, and the full stop: no mark that begins with `第` or a bracket ends so. */
function endsInWords(code: number): boolean {
  if (code === 0x3002) return true;
  return code >= 0x4e00 && code <= 0x9fff && code !== 0x9875 && code !== 0x9801 && code !== 0x4e28;
}

function isDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);
}
