/** Numbers in running text where tracked changes were flattened, so that the old and the new digit both stand. */
import type { BlockScanner, Localized } from '../engine/rule.ts';

export interface FlattenedNumber {
  readonly start: number;
  readonly end: number;
  readonly kind: 'year' | 'count' | 'date' | 'amount';
}

const DIGITS = '〇零○一二三四五六七八九两兩';
const RUN = new RegExp(`[${DIGITS}]{2,}(?:年|[个個]?(?:阶段|階段|方面|部分|环节|環節))`, 'g');
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

/** A year of five digits; behind it a month or day that no calendar has. */
const WRONG_DATE =
  /(?<![\d.．])(?:(?:19|20)\d{3}年|(?<=年[ \u3000]?)(?:1[3-9]|[2-9]\d|\d{3,4})月|(?<=\d月[ \u3000]?)(?:3[2-9]|[4-9]\d|\d{3,4})日)/g;
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

export const flattenedNumbers: BlockScanner<readonly FlattenedNumber[]> = {
  name: 'numbers with an old and a new digit',
  scan({ text }) {
    const found: FlattenedNumber[] = [];
    for (const { 0: match, index: start } of text.matchAll(RUN)) {
      const end = start + match.length;
      const before = text.slice(Math.max(0, start - 1), start);
      if (match.endsWith('年')) {
        if (!LONGER.test(before) && YEAR.test(match) && !/^[级級]/.test(text.slice(end, end + 1)))
          found.push({ start, end, kind: 'year' });
      } else if (!ONE_OF_SEVERAL.test(before) && isTwoCounts(match)) found.push({ start, end, kind: 'count' });
    }
    for (const { 0: match, index: start } of text.matchAll(WRONG_DATE)) {
      found.push({ start, end: start + match.length, kind: match.endsWith('年') ? 'year' : 'date' });
    }
    for (const { 0: match, index: start } of text.matchAll(TWO_AMOUNTS)) {
      found.push({ start, end: start + match.length, kind: 'amount' });
    }
    return found.sort((a, b) => a.start - b.start);
  },
};

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
