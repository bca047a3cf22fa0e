/** Numbers in running text where tracked changes were flattened, so that the old and the new digit both stand. */
import type { BlockScanner, Localized } from '../engine/rule.ts';
import { lineAround } from '../text/line-bounds.ts';

export interface FlattenedNumber {
  readonly start: number;
  readonly end: number;
  readonly kind: 'year' | 'count' | 'date' | 'amount';
}

const DIGITS = '〇零○一二三四五六七八九两兩';
/** What is counted, from its first character on. */
const COUNTED = /^(?:阶段|階段|方面|部分|环节|環節)/;
/** A year with one digit too many, not the grades of a school. */
const YEAR = /^(?:一[八九]|二[〇零○])[〇零○一二三四五六七八九]{3}年$/;
/** What stands before a part of a longer number. */
const LONGER = /[第十百千万萬亿億点點\d０-９.．]$/;
/** The same, or what stands between several numbers (`第三、四两部分`). */
const ONE_OF_SEVERAL = /[第十百千万萬亿億\d０-９.．、，,;；和与與及或到至—–~～·-]$/;
/** Two numbers with one value too many: 三两 before 个 and all that ascends (两三, 三五) may be approximate. */
const COUNT = /^(?:三[两兩](?![个個])|[四五六七八九][两兩]|[两兩][四五六七八九])/;
/** A greater and a smaller digit before 个; 五四 and the like are dates. */
const DESCENDING = /^([三四五六七八九])([二三四五六七八])[个個]/;
const VALUES = '一二三四五六七八九';

const HAN_NUMBER = '[一二三四五六七八九十百千两兩]+';
/** Two amounts of one kind with nothing between them. */
const TWO_AMOUNTS = new RegExp(
  [
    '(?<![\\d.．])\\d+(?:\\.\\d+)?[%％]\\d+(?:\\.\\d+)?[%％]',
    ...['[万萬亿億]?元', '[个個]月', '(?:[个個]?工作)?日'].map(
      (unit) =>
        `(?<![月年第\\d.．〇零一二三四五六七八九十])(?:\\d+${unit}\\d+${unit}|${HAN_NUMBER}${unit}${HAN_NUMBER}${unit})`,
    ),
  ].join('|'),
  'g',
);

/** What a character may be to a number: digits and numerals first, then what ends a number. All others are 0. */
const DIGIT = 1;
const HAN_DIGIT = 2;
const TENS = 3;
const YEAR_END = 4;
const MONTH_END = 5;
/** Of a day, or of an amount. */
const AMOUNT_END = 6;
const COUNTED_START = 7;

let roles: Uint8Array | undefined;

function makeRoles(): Uint8Array {
  const made = new Uint8Array(0x10000);
  const members = ['0123456789', DIGITS, '十百千', '年', '月', '日%％元', '阶階方部环環'];
  for (const [index, characters] of members.entries()) {
    for (const character of characters) made[character.charCodeAt(0)] = index + DIGIT;
  }
  return made;
}

const isNumeral = (role: number): boolean => role >= DIGIT && role <= TENS;

export const flattenedNumbers: BlockScanner<readonly FlattenedNumber[]> = {
  name: 'numbers with an old and a new digit',
  scan({ text }) {
    roles ??= makeRoles();
    const found: FlattenedNumber[] = [];
    /** Where the last line ends that was searched for amounts. */
    let searched = 0;
    for (let at = 1; at < text.length; at++) {
      const role = roles[text.charCodeAt(at)]!;
      if (role < YEAR_END) continue;
      const before = roles[text.charCodeAt(at - 1)]!;
      if (role === COUNTED_START) {
        const count = twoCounts(text, at, roles);
        if (count !== undefined) found.push(count);
        continue;
      }
      if (before === DIGIT) {
        const date = wrongDate(text, at, role, roles);
        if (date !== undefined) found.push(date);
      } else if (before === HAN_DIGIT && role === YEAR_END) {
        const start = startOf(text, at, HAN_DIGIT, roles);
        if (isLongYear(text, start, at + 1)) found.push({ start, end: at + 1, kind: 'year' });
      }
      if (at < searched || !isNumeral(roles[text.charCodeAt(at + 1)] ?? 0) || !mayEndAmount(text, at, role)) continue;
      const { start: lineStart, end } = lineAround(text, at);
      searched = end;
      for (const { 0: match, index } of text.slice(lineStart, end).matchAll(TWO_AMOUNTS)) {
        found.push({ start: lineStart + index, end: lineStart + index + match.length, kind: 'amount' });
      }
    }
    return found.sort((a, b) => a.start - b.start);
  },
};

/** Months are amounts only as 个月. */
function mayEndAmount(text: string, at: number, role: number): boolean {
  return role === AMOUNT_END || (role === MONTH_END && /[个個]/.test(text[at - 1]!));
}

/** Where the run of characters of one role begins that ends before `end`. */
function startOf(text: string, end: number, role: number, roleOf: Uint8Array): number {
  let start = end;
  while (start > 0 && roleOf[text.charCodeAt(start - 1)] === role) start--;
  return start;
}

function isLongYear(text: string, start: number, end: number): boolean {
  return (
    YEAR.test(text.slice(start, end)) &&
    !LONGER.test(text.slice(Math.max(0, start - 1), start)) &&
    !/^[级級]/.test(text.slice(end, end + 1))
  );
}

/** Two counts before what is counted at `at`. */
function twoCounts(text: string, at: number, roleOf: Uint8Array): FlattenedNumber | undefined {
  const measure = /[个個]/.test(text[at - 1]!) ? 1 : 0;
  const start = startOf(text, at - measure, HAN_DIGIT, roleOf);
  if (at - measure - start < 2) return undefined;
  const counted = COUNTED.exec(text.slice(at, at + 2))?.[0];
  if (counted === undefined || ONE_OF_SEVERAL.test(text.slice(Math.max(0, start - 1), start))) return undefined;
  const end = at + counted.length;
  return isTwoCounts(text.slice(start, end)) ? { start, end, kind: 'count' } : undefined;
}

/** A year of five digits, or a month or day that no calendar has, whose 年, 月 or 日 stands at `at`. */
function wrongDate(text: string, at: number, role: number, roleOf: Uint8Array): FlattenedNumber | undefined {
  const start = startOf(text, at, DIGIT, roleOf);
  const digits = at - start;
  if (role === YEAR_END) {
    const isLong = digits === 5 && /^(?:19|20)/.test(text.slice(start, at)) && !/[.．]/.test(text[start - 1] ?? '');
    return isLong ? { start, end: at + 1, kind: 'year' } : undefined;
  }
  if (digits < 2 || digits > 4 || /[%％元]/.test(text[at]!)) return undefined;
  if (digits === 2 && Number(text.slice(start, at)) <= (role === MONTH_END ? 12 : 31)) return undefined;
  const isDate = (role === MONTH_END ? /年[ \u3000]?$/ : /\d月[ \u3000]?$/).test(
    text.slice(Math.max(0, start - 3), start),
  );
  return isDate ? { start, end: at + 1, kind: 'date' } : undefined;
}

function isTwoCounts(text: string): boolean {
  if (DIGITS.includes(text[2]!)) return false;
  if (COUNT.test(text)) return true;
  const pair = DESCENDING.exec(text);
  return pair !== null && text.slice(0, 2) !== '五四' && VALUES.indexOf(pair[1]!) > VALUES.indexOf(pair[2]!);
}

/** What a finding says of the number as it stands. */
export function flattenedMessage(kind: FlattenedNumber['kind'], text: string): Localized {
  if (kind === 'year')
    return {
      en: `“${text}” has one digit too many for a year: an old and a new digit may both stand. Check with the source.`,
      zh: `“${text}”作为年份多一位数字，可能是修订前后的数字并存，请与原文核对。`,
    };
  if (kind === 'date')
    return {
      en: `No calendar has “${text}”: an old and a new number may both stand. Check with the source.`,
      zh: `历法中没有“${text}”，可能是修订前后的数字并存，请与原文核对。`,
    };
  return {
    en: `“${text}” holds two numbers: an old and a new one may both stand. Check with the source.`,
    zh: `“${text}”中有两个数字，可能是修订前后的数字并存，请与原文核对。`,
  };
}
