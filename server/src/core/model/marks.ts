/** The number marks of headings and items: `第三条`, `一、`, `（一）`, `1.`, `附件2`, as they stand at the start of a line. */
import { readLetterMark } from './letters.ts';
import type { Mark, MarkStyle } from './mark-styles.ts';
import {
  DASH_SLIP,
  FORMAL_NUMERAL,
  HAN_NUMERAL,
  NUMERAL_SLIP,
  type ReadNumber,
  readArabic,
  readCircled,
  readHan,
  readStem,
  readStrictHan,
  toHalfWidthDigits,
  WORD_SLIP,
} from './numerals.ts';

export { KINDS, LETTER_STYLES, type Mark, type MarkStyle, RANKS } from './mark-styles.ts';

const UNITS: Readonly<Record<string, MarkStyle>> = {
  编: 'part',
  編: 'part',
  分编: 'subpart',
  分編: 'subpart',
  章: 'chapter',
  节: 'section',
  節: 'section',
  目: 'subsection',
  款: 'subsection',
  条: 'article',
  條: 'article',
  部分: 'division',
  类: 'division',
  類: 'division',
};

/** `大、` among `五、` and `七、`. */
export const IS_WORD = new RegExp(`[${WORD_SLIP}]`);
const HAN = `${HAN_NUMERAL}${NUMERAL_SLIP}`;
const BLANK = ' \\t\\u3000\\u00a0';
const UNIT_MARK = new RegExp(
  `第[${BLANK}]*((?:[${HAN}${DASH_SLIP}][${BLANK}]?){1,12}|[0-9０-９lIO]{1,4}(?:[-－—–‑][0-9０-９]{1,3})?)[${BLANK}]*(分[编編]|部分|[编編章节節条條目款])(?:[${BLANK}]*[之－-][${BLANK}]*([一二三四五六七八九十]{1,3}|[0-9０-９]{1,2}))?`,
  'y',
);
/** What may not follow a unit where the mark is a heading: the sentence goes on, it is a reference. */
const REFERENCE_GOES_ON =
  /^(?:第|之|的|所|至|到|和|及|与|與|或|、|，|,|；|;|。|.{0,4}款|規定|规定|修正|修改|條文|条文)/;

/** Blanks may stand inside a number: `三　十`. */
const SPACED = `[${HAN}](?:[${BLANK}]{0,3}[${HAN}]){0,5}`;
const HAN_MARK = new RegExp(`(${SPACED})(?:之([${HAN_NUMERAL}]{1,2}))?([、.．,，:：]|(?=[${BLANK}]))`, 'y');
const FORMAL_MARK = new RegExp(`([${FORMAL_NUMERAL}]{1,4})([、.．])`, 'y');
const STEM_MARK = /([甲乙丙丁戊己庚辛壬癸])([、.．])/y;
const BRACKET_MARK = new RegExp(
  `([（(〔【﹙])[${BLANK}]*(${SPACED}|[0-9０-９]{1,3}|[1-9][0-9lIO]{1,2}|[${FORMAL_NUMERAL}]{1,2})[${BLANK}]*([）)〕】﹚])([、.．，,]?)`,
  'y',
);
const OPEN_BRACKET_MARK = new RegExp(`[（(]([${HAN}]{1,4}|[0-9０-９]{1,2})(?=[^）)]{2})([、.．]?)`, 'y');
const CLOSE_BRACKET_MARK = new RegExp(`([${HAN_NUMERAL}]{1,4}|[0-9０-９]{1,2})([）)])`, 'y');
/** `l1.`, `1O.`: letters that were read for digits. */
const ARABIC_MARK = /([0-9０-９]{1,3}|[lI][0-9]?|[0-9][0-9lIO]{1,2})([、.．﹒])/y;
const DECIMAL_MARK =
  /([0-9]{1,2}(?:\.[0-9]{1,2}){1,3})\.?(?=[ \t\u3000\u00a0]|[^\d.%％‰∶:：,，、。;；\-－—–~～×xX/+=)）]|$)/y;
/** The chapters of a standard: `1 范围`. */
const BARE_MARK = /[1-9]\d?(?=[ \u3000]{1,2}\p{Script=Han})/uy;
const ANNEX_MARK = new RegExp(
  `(附[${BLANK}]?(?:件|表|录|錄|图|圖|則|则)?)[${BLANK}]*([${HAN_NUMERAL}]{1,3}|[0-9０-９]{1,3}(?:-[0-9]{1,2})?|[A-Z])?`,
  'y',
);

/** The mark at `offset` in `text`, which must be the start of a line behind its blanks; undefined where there is none. */
export function readMark(text: string, offset: number, lineEnd: number): Mark | undefined {
  const code = text.charCodeAt(offset);
  if (code === 0x7b2c) return readUnitMark(text, offset, lineEnd); // 第
  if (code === 0xff08 || code === 0x28 || code === 0x3014 || code === 0x3010 || code === 0xfe59) {
    return readBracketMark(text, offset, lineEnd);
  }
  if (code === 0x9644) return readAnnexMark(text, offset, lineEnd); // 附
  if (isLetter(code)) {
    return (isSlip(code) ? readArabicMark(text, offset, lineEnd) : undefined) ?? readLetterMark(text, offset, lineEnd);
  }
  if ((code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19)) {
    return readArabicMark(text, offset, lineEnd);
  }
  if (code >= 0x2460 && code <= 0x2473) {
    return mark('circled', readOnly(readCircled(text[offset]!)), offset, offset + 1, offset, offset + 1, '', true);
  }
  return readHanMark(text, offset, lineEnd);
}

function isLetter(code: number): boolean {
  return (
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0xff21 && code <= 0xff5a) ||
    (code >= 0x2160 && code <= 0x217b)
  );
}

/** `l` and `I` may be a `1` that was read wrongly. */
function isSlip(code: number): boolean {
  return code === 0x6c || code === 0x49;
}

function readOnly(value: number | null): ReadNumber {
  return { value, guess: null };
}

function mark(
  style: MarkStyle,
  { value, guess }: ReadNumber,
  start: number,
  end: number,
  numberStart: number,
  numberEnd: number,
  separator: string,
  certain: boolean,
  sub = 0,
  path = '',
): Mark {
  return { style, number: value, guess, sub, path, start, end, numberStart, numberEnd, separator, certain };
}

function exec(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  return pattern.exec(text);
}

function numberOf(text: string): ReadNumber {
  const bare = text.replace(/[ \t\u3000\u00a0]/g, '');
  return /[0-9０-９lI]/.test(bare) && !/[一二三四五六七八九十百]/.test(bare) ? readArabic(bare) : readHan(bare);
}

const PLAIN_NUMERAL = /[一二三四五六七八九十百千零]/;
const PLAIN_UNITS: Readonly<Record<string, MarkStyle>> = { 条: 'article', 章: 'chapter', 节: 'section' };

/** The common form, read without a pattern: `第十二条 ` with a blank or the end of the line behind it. */
function readPlainUnitMark(text: string, offset: number, lineEnd: number): Mark | undefined {
  let end = offset + 1;
  while (end < lineEnd && end < offset + 10 && PLAIN_NUMERAL.test(text[end]!)) end++;
  const unit = text[end] ?? '';
  const style = PLAIN_UNITS[unit];
  if (style === undefined || end >= lineEnd) return undefined;
  const after = text.charCodeAt(end + 1);
  if (end + 1 < lineEnd && after !== 0x20 && after !== 0x3000) return undefined;
  const behind = text[end + 2];
  if (behind === '第' || behind === ' ' || behind === '\u3000' || behind === '之') return undefined;
  const value = readStrictHan(text.slice(offset + 1, end));
  if (value === null) return undefined;
  return mark(style, { value, guess: null }, offset, end + 1, offset + 1, end, unit, true);
}

/** `（一）` and `(一)` without blanks, and without a mark behind. */
function readPlainBracketMark(text: string, offset: number, lineEnd: number): Mark | undefined {
  const open = text[offset]!;
  let end = offset + 1;
  while (end < lineEnd && end < offset + 6 && PLAIN_NUMERAL.test(text[end]!)) end++;
  const close = text[end] ?? '';
  if (end === offset + 1 || end >= lineEnd || !((open === '（' && close === '）') || (open === '(' && close === ')'))) {
    return undefined;
  }
  if (/[、.．，,]/.test(text[end + 1] ?? '')) return undefined;
  const value = readStrictHan(text.slice(offset + 1, end));
  if (value === null) return undefined;
  return mark('han-bracket', { value, guess: null }, offset, end + 1, offset + 1, end, open + close, true);
}

function readUnitMark(text: string, offset: number, lineEnd: number): Mark | undefined {
  const plain = readPlainUnitMark(text, offset, lineEnd);
  if (plain !== undefined) return plain;
  const found = exec(UNIT_MARK, text, offset);
  if (found === null || offset + found[0].length > lineEnd) return undefined;
  const [whole, digits, unit, suffix] = found as unknown as [string, string, string, string | undefined];
  const style = UNITS[unit]!;
  const numberStart = offset + whole.indexOf(digits);
  let numberEnd = numberStart + digits.trimEnd().length;
  let main = digits.trim();
  let sub = 0;
  const dash = /(?<=[0-9０-９lIO])[-－—–‑]/.exec(main);
  if (dash !== null) {
    sub = Number(toHalfWidthDigits(main.slice(dash.index + 1)));
    main = main.slice(0, dash.index);
    numberEnd = numberStart + main.length;
  } else if (suffix !== undefined) sub = numberOf(suffix).value ?? 0;
  const number = numberOf(main);
  const isNone = number.value === null && number.guess === null;
  if (isNone && (!/[十百]/.test(main) || /[－—–ー]/.test(main))) return undefined;
  const end = offset + whole.length;
  const rest = text.slice(end, Math.min(lineEnd, end + 8));
  const blank = /^[ \t\u3000\u00a0]/.test(rest);
  const certain = rest.trim() === '' || blank || /^[【（(:：]/.test(rest);
  if (!certain && REFERENCE_GOES_ON.test(rest)) return undefined;
  const reference = blank && style === 'article' && /^[ \t\u3000]*第.{1,6}[項项款條条]/.test(rest);
  return mark(
    style,
    number,
    offset,
    end,
    numberStart,
    numberEnd,
    unit,
    certain && !reference && !(number.value === null && IS_WORD.test(main)),
    sub,
    style === 'division' ? unit : '',
  );
}

function readBracketMark(text: string, offset: number, lineEnd: number): Mark | undefined {
  const plain = readPlainBracketMark(text, offset, lineEnd);
  if (plain !== undefined) return plain;
  const found = exec(BRACKET_MARK, text, offset);
  if (found !== null && offset + found[0].length <= lineEnd) {
    const [whole, open, digits, close, after] = found as unknown as [string, string, string, string, string];
    const number = numberOf(digits);
    if (number.value === null && number.guess === null) return undefined;
    const style = /[0-9０-９]/.test(digits) ? 'arabic-bracket' : 'han-bracket';
    const numberStart = offset + whole.indexOf(digits, 1);
    const end = offset + whole.length;
    const separator = open + close + after;
    const certain = number.value !== null || !IS_WORD.test(digits);
    return mark(style, number, offset, end, numberStart, numberStart + digits.trimEnd().length, separator, certain);
  }
  const letter = readLetterMark(text, offset, lineEnd);
  if (letter !== undefined) return letter;
  const half = exec(OPEN_BRACKET_MARK, text, offset);
  if (half === null || offset + half[0].length > lineEnd) return undefined;
  const number = numberOf(half[1]!);
  if (number.value === null) return undefined;
  const style = /[0-9０-９]/.test(half[1]!) ? 'arabic-bracket' : 'han-bracket';
  const end = offset + half[0].length;
  return mark(style, number, offset, end, offset + 1, offset + 1 + half[1]!.length, text[offset]!, false);
}

function readAnnexMark(text: string, offset: number, lineEnd: number): Mark | undefined {
  const found = exec(ANNEX_MARK, text, offset);
  if (found === null || offset + found[0].length > lineEnd) return undefined;
  const [whole, name, digits] = found as unknown as [string, string, string | undefined];
  const rest = text.slice(offset + whole.length, lineEnd).trim();
  const bare = name.replace(/\s/g, '');
  if (bare === '附则' || bare === '附則' || (bare === '附' && !/^[:：]?$/.test(rest))) return undefined;
  // `附件：1.名称` is the statement of annexes, `附件1的…` a sentence
  if (
    digits === undefined
      ? !/^(?:[（(][^（）()]{1,12}[）)])?[:：]?$/.test(rest)
      : /[。；;，,]$/.test(rest) || rest.length > 50
  )
    return undefined;
  if (digits !== undefined && /^(?:中|的|所|为|為|規定|规定|之)/.test(rest)) return undefined;
  const dash = digits?.indexOf('-') ?? -1;
  const main = digits === undefined ? '' : dash < 0 ? digits : digits.slice(0, dash);
  const number =
    main === '' || /[A-Z]/.test(main) ? readOnly(main === '' ? null : main.charCodeAt(0) - 64) : numberOf(main);
  const numberStart = offset + (digits === undefined ? whole.trimEnd().length : whole.lastIndexOf(digits));
  const numberEnd = numberStart + (digits?.length ?? 0);
  const end = digits === undefined ? offset + whole.trimEnd().length : numberEnd;
  const sub = dash < 0 ? 0 : Number(digits!.slice(dash + 1));
  return mark('annex', number, offset, end, numberStart, numberEnd, bare, true, sub, bare);
}

function readArabicMark(text: string, offset: number, lineEnd: number): Mark | undefined {
  const decimal = exec(DECIMAL_MARK, text, offset);
  if (decimal !== null && offset + decimal[0].length <= lineEnd) {
    const numbers = decimal[1]!.split('.');
    const last = Number(numbers.pop());
    const end = offset + decimal[0].length;
    const blank = /[ \t\u3000\u00a0]/.test(text[end] ?? '') || end >= lineEnd;
    const long = numbers.length > 1;
    if (last > 0 && (blank || long)) {
      const lastStart = offset + decimal[1]!.length - String(last).length;
      return mark(
        'decimal',
        readOnly(last),
        offset,
        end,
        lastStart,
        offset + decimal[1]!.length,
        '.',
        long,
        0,
        numbers.join('.'),
      );
    }
  }
  const found = exec(ARABIC_MARK, text, offset);
  if (found !== null && offset + found[0].length <= lineEnd) {
    const number = readArabic(found[1]!);
    const end = offset + found[0].length;
    const certain = number.value !== null && !/[0-9０-９]/.test(text[end] ?? '');
    if (number.value === 0 || (number.value === null && /[a-zA-Z]/.test(text[end] ?? ''))) return undefined;
    return mark('arabic', number, offset, end, offset, offset + found[1]!.length, found[2]!, certain);
  }
  const half = exec(CLOSE_BRACKET_MARK, text, offset);
  if (half !== null && offset + half[0].length <= lineEnd) return readHalfBracket(half, offset);
  const bare = exec(BARE_MARK, text, offset);
  if (bare === null || offset + bare[0].length >= lineEnd) return undefined;
  const end = offset + bare[0].length;
  return mark('decimal', readArabic(bare[0]), offset, end, offset, end, ' ', false);
}

function readHalfBracket(found: RegExpExecArray, offset: number): Mark | undefined {
  const digits = found[1]!;
  const number = numberOf(digits);
  if (number.value === null || number.value === 0) return undefined;
  const style = /[0-9０-９]/.test(digits) ? 'arabic-half' : 'han-bracket';
  const certain = style === 'arabic-half';
  return mark(style, number, offset, offset + found[0].length, offset, offset + digits.length, found[2]!, certain);
}

function readHanMark(text: string, offset: number, lineEnd: number): Mark | undefined {
  const found = exec(HAN_MARK, text, offset);
  if (found !== null && offset + found[0].length <= lineEnd) {
    const [whole, digits, inserted, separator] = found as unknown as [string, string, string | undefined, string];
    const number = readHan(digits.replace(/[ \t\u3000\u00a0]/g, ''));
    // with a blank alone behind it, a slip is more likely a word
    if (separator === '' && number.value === null) return undefined;
    const sub = inserted === undefined ? 0 : (readHan(inserted).value ?? 0);
    if (number.value === null && number.guess === null) return undefined;
    const end = offset + whole.length;
    // `三、四线城市`, `一、二审`: the next number belongs to the same phrase
    const next = /^[二三四五六七八九十]/.exec(text.slice(end, Math.min(lineEnd, end + 1)));
    const phrase = next !== null && readHan(next[0]).value === (number.value ?? 0) + 1;
    const certain = separator === '、' && !phrase && number.value !== null;
    return mark('han', number, offset, end, offset, offset + digits.length, separator, certain, sub);
  }
  const formal = exec(FORMAL_MARK, text, offset);
  if (formal !== null && offset + formal[0].length <= lineEnd) {
    const number = readHan(formal[1]!);
    if (number.value === null) return undefined;
    const end = offset + formal[0].length;
    return mark('formal', number, offset, end, offset, offset + formal[1]!.length, formal[2]!, true);
  }
  const stem = exec(STEM_MARK, text, offset);
  if (stem !== null && offset + stem[0].length <= lineEnd) {
    const certain = stem[2] === '、' && !/[甲乙丙丁戊己庚辛壬癸]/.test(text[offset + 2] ?? '');
    return mark('stem', readOnly(readStem(stem[1]!)), offset, offset + 2, offset, offset + 1, stem[2]!, certain);
  }
  const half = exec(CLOSE_BRACKET_MARK, text, offset);
  return half !== null && offset + half[0].length <= lineEnd ? readHalfBracket(half, offset) : undefined;
}
