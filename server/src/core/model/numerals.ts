/** Numbers as Chinese documents write them: `十二`, `一百零一`, `拾貳`, `１２`, `12`. */

const HAN_DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  '○': 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  两: 2,
  兩: 2,
  壹: 1,
  貳: 2,
  贰: 2,
  弐: 2,
  參: 3,
  叁: 3,
  叄: 3,
  参: 3,
  肆: 4,
  伍: 5,
  陸: 6,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
};
const HAN_UNITS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };

/** Characters that recognition and input put in the place of a numeral. */
const SLIPS: Readonly<Record<string, string>> = {
  士: '十',
  土: '十',
  O: '〇',
  o: '〇',
  '0': '〇',
  '◯': '〇',
  廿: '二十',
  卅: '三十',
  亖: '四',
  大: '六',
  匕: '七',
  人: '八',
  入: '八',
  几: '九',
  力: '九',
  '－': '一',
  '—': '一',
  '–': '一',
  ー: '一',
  '\u2F00': '一',
  '\u2F06': '二',
  '\u2F0B': '八',
  '\u2F17': '十',
  '\uF9D1': '六',
  '\uF9D3': '陸',
  '\uF96B': '參',
  '\uF973': '拾',
  '\uF9B2': '〇',
};

/** Every character that may stand in a Han number, slips included; for use inside a character class. */
export const HAN_NUMERAL = '〇零一二三四五六七八九十百千';
export const FORMAL_NUMERAL = '壹貳贰弐參叁叄参肆伍陸陆柒捌玖拾佰';
/** Words that recognition takes a numeral for: only a list that asks for that very number can tell. */
export const WORD_SLIP = '大匕人入几力';
/** Dashes that stand for 一; only between 第 and its unit can they be told from dashes. */
export const DASH_SLIP = '－—–ー';
export const NUMERAL_SLIP = '大匕人入几力士土○O◯廿卅\u2F00\u2F06\u2F0B\u2F17\uF9D1\uF9D3\uF96B\uF973\uF9B2';

/** A number as it was read. `value` is null where it is none; then `guess` is what was probably meant. */
export interface ReadNumber {
  readonly value: number | null;
  readonly guess: number | null;
}

const NONE: ReadNumber = { value: null, guess: null };

/** Characters that stand for numerals without being damaged: another code point, or an old short form. */
const VARIANTS = /[廿卅\u2F00\u2F06\u2F0B\u2F17\uF9D1\uF9D3\uF96B\uF973\uF9B2]/;

/**
 * Reads a Han number, without blanks.
 * `十二`, `一百零一`, `一百一十`, `一〇三` have a value; `士一`, `二十十`, `十十` have none.
 */
export function readHan(text: string): ReadNumber {
  const plain = readStrictHan(text);
  if (plain !== null) return { value: plain, guess: null };
  let mended = '';
  let slipped = false;
  for (const char of text) {
    const slip = SLIPS[char];
    if (slip !== undefined && !VARIANTS.test(char)) slipped = true;
    mended += slip ?? char;
  }
  const value = readStrictHan(mended);
  if (value !== null) return slipped ? { value: null, guess: value } : { value, guess: null };
  const once = mended.replace(/(.)\1+/gu, '$1');
  return once === mended ? NONE : { value: null, guess: readStrictHan(once) };
}

/** A Han number without slips and blanks; null where it is none. */
export function readStrictHan(text: string): number | null {
  if (text === '') return null;
  if (!/[十拾百佰千仟]/.test(text)) return readPositional(text);
  let total = 0;
  let digit = -1; // a digit that waits for its unit
  let unit = 10_000;
  let zero = false;
  for (const char of text) {
    const value = HAN_DIGITS[char];
    if (value !== undefined) {
      if (digit >= 0 || (value === 0 && zero)) return null;
      if (value === 0) zero = true;
      else digit = value;
      continue;
    }
    const next = HAN_UNITS[char];
    if (next === undefined || next >= unit) return null;
    if (digit < 0 && next > 10) return null;
    total += (digit < 0 ? 1 : digit) * next;
    digit = -1;
    zero = false;
    unit = next;
  }
  return digit < 0 ? (zero ? null : total) : total + digit;
}

/** `一〇三` and single digits. Two digits in a row without a unit (`二五`) are read so as well. */
function readPositional(text: string): number | null {
  if (text.length > 4) return null;
  let total = 0;
  for (const char of text) {
    const value = HAN_DIGITS[char];
    if (value === undefined) return null;
    total = total * 10 + value;
  }
  return total === 0 || HAN_DIGITS[text[0]!] === 0 ? null : total;
}

/** Reads Arabic digits of either width; `l`, `I`, `O` in their place give a guess. */
export function readArabic(text: string): ReadNumber {
  const digits = toHalfWidthDigits(text);
  if (/^\d{1,4}$/.test(digits)) return { value: Number(digits), guess: null };
  const mended = digits.replace(/[lI|]/g, '1').replace(/[Oo]/g, '0');
  return /^\d{1,4}$/.test(mended) ? { value: null, guess: Number(mended) } : NONE;
}

export function toHalfWidthDigits(text: string): string {
  return text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}

const DIGITS = '零一二三四五六七八九';
const FORMAL_HANS = '零壹贰叁肆伍陆柒捌玖';
const FORMAL_HANT = '零壹貳參肆伍陸柒捌玖';

/** `12` → `十二`, `101` → `一百零一`. From 1 to 9999. */
export function formatHan(value: number): string {
  return format(value, DIGITS, '十', '百', '千').replace(/^一十/, '十');
}

/** `12` → `拾貳` (traditional) or `拾贰`. */
export function formatFormal(value: number, traditional: boolean): string {
  return format(value, traditional ? FORMAL_HANT : FORMAL_HANS, '拾', '佰', '仟').replace(/^壹拾/, '拾');
}

function format(value: number, digits: string, ten: string, hundred: string, thousand: string): string {
  const units = ['', ten, hundred, thousand];
  const places = String(value).split('').map(Number);
  let text = '';
  let zero = false;
  places.forEach((digit, index) => {
    const unit = units[places.length - 1 - index]!;
    if (digit === 0) {
      zero = true;
      return;
    }
    if (zero && text !== '') text += digits[0];
    zero = false;
    text += digits[digit]! + unit;
  });
  return text;
}

const STEMS = '甲乙丙丁戊己庚辛壬癸';
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

/** 甲 is 1; null for other characters. */
export function readStem(char: string): number | null {
  return STEMS.includes(char) ? STEMS.indexOf(char) + 1 : null;
}

export function formatStem(value: number): string | undefined {
  return STEMS[value - 1];
}

const ROMAN_DIGITS: readonly (readonly [string, number])[] = [
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
];

/** `Ⅳ`, `IV`, `iv`: 4. Null for single ASCII letters, which are Latin, and for what is no number below 40. */
export function readRoman(text: string): number | null {
  const plain = text.normalize('NFKC').toUpperCase();
  if (/^[A-Za-zＡ-Ｚａ-ｚ]$/.test(text)) return null;
  let rest = plain;
  let value = 0;
  for (const [digit, worth] of ROMAN_DIGITS) {
    while (rest.startsWith(digit)) {
      value += worth;
      rest = rest.slice(digit.length);
    }
  }
  return rest === '' && value > 0 && formatRoman(value) === plain ? value : null;
}

function formatRoman(value: number): string {
  let text = '';
  let rest = value;
  for (const [digit, worth] of ROMAN_DIGITS) {
    for (; rest >= worth; rest -= worth) text += digit;
  }
  return text;
}

/** `A`, `a`, `Ａ`: 1; null for other characters. */
export function readLetter(char: string): number | null {
  const code = char.normalize('NFKC').toUpperCase().charCodeAt(0) - 0x40;
  return char.length === 1 && code >= 1 && code <= 26 ? code : null;
}

function formatLetters(value: number, like: string): string | undefined {
  const roman = /[Ⅰ-ⅻ]/.test(like) || (like.length > 1 && readRoman(like) !== null);
  const capital = roman ? formatRoman(value) : value <= 26 ? String.fromCharCode(0x40 + value) : undefined;
  if (capital === undefined) return undefined;
  if (/[Ⅰ-Ⅻ]/.test(like)) return value <= 12 ? String.fromCharCode(0x215f + value) : capital;
  if (/[ⅰ-ⅻ]/.test(like)) return value <= 12 ? String.fromCharCode(0x216f + value) : capital.toLowerCase();
  const text = /[a-zａ-ｚ]/.test(like) ? capital.toLowerCase() : capital;
  return /[Ａ-ｚ]/.test(like)
    ? text.replace(/[A-Za-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
    : text;
}

/** Writes a number as `like` is written: Han, formal, Arabic of either width, circled, stem, letters, Roman; undefined where it can't be. */
export function formatLike(value: number, like: string): string | undefined {
  const bare = like.replace(/[\s\u3000]/g, '');
  if (/[①-⑳]/.test(bare)) return CIRCLED[value - 1];
  if (/^[A-Za-zＡ-Ｚａ-ｚⅠ-ⅻ]+$/.test(bare) && !/^[lIO]$/.test(bare)) return formatLetters(value, bare);
  if (/[０-９]/.test(bare)) {
    return String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  }
  // `l` and `O` stand for digits
  if (/\d|^[lIO]$/.test(bare)) return String(value);
  if (/[甲乙丙丁戊己庚辛壬癸]/.test(bare)) return formatStem(value);
  if (/[壹貳贰參叁叄肆伍陸陆柒捌玖拾佰]/.test(bare)) return formatFormal(value, /[貳參叄陸]/.test(bare));
  return formatHan(value);
}

export function readCircled(char: string): number | null {
  const index = CIRCLED.indexOf(char);
  return index < 0 ? null : index + 1;
}
