/** Numbers inside a paragraph: enumerations in prose (`一是…二是…`) and headings that lost their line. */
import type { MarkStyle } from './marks.ts';
import { readArabic, readHan } from './numerals.ts';

/** A number inside a line, behind a mark of punctuation, or an enumeration's word at the start of a line. */
export interface InlineMark {
  readonly style: MarkStyle;
  /** For prose: the word behind the number (`是`, `要`), `第` for `第一，`, `其` for `其一，`, or `SERIAL`; empty otherwise. */
  readonly word: string;
  readonly number: number;
  readonly sub: number;
  /** Offsets of the label in the text that was given. */
  readonly start: number;
  readonly end: number;
  readonly numberStart: number;
  readonly numberEnd: number;
  /** The character before, empty at the start of a line. */
  readonly before: string;
  readonly separator: string;
  /** For `第三条`: the text goes on behind it without a blank, so that it may as well be a reference. */
  readonly glued: boolean;
  /** A chapter, its title and its first article follow each other without a mark: `第二章经营第五条摊主应当`. */
  readonly fused?: boolean;
}

/** The word of the items `首先，…其次，…再次，…最后，…`, whose numbers 1 to 4 say only in what order they stand. */
export const SERIAL = '首先';
const SERIAL_WORDS: Readonly<Record<string, number>> = { 首先: 1, 其次: 2, 再次: 3, 最后: 4, 最後: 4 };
const SERIAL_MARK = '(首先|其次|再次|最后|最後)(?=[，,])';

const N = '[一二三四五六七八九十]{1,3}';
const BODY = `(${N})(?:([是要])|(、)(?![一二三四五六七八九十]))|([第其])(${N})([，,])|([（(])(${N})([）)])|第[ \\u3000]?([〇零一二三四五六七八九十百千]{1,8}|[1-9]\\d{0,3})(?:-(\\d{1,2}))?[ \\u3000]?([条條章节節])(?!之)|([1-9]\\d?)([.．、])(?=[^\\d.．、%])|${SERIAL_MARK}`;
const PUNCTUATION = '。；：！？，;:!?,”’」』…）';
/** A number, or a mark that holds one, behind punctuation. */
const CANDIDATE = new RegExp(`[${PUNCTUATION}][ \\u3000\\u00a0]{0,4}[一二三四五六七八九十第其首再最（(1-9]`, 'g');
const MARK = new RegExp(BODY, 'y');
const AT_LINE_START = new RegExp(`(?:(${N})(是|要)|([第其])(${N})([，,])|${SERIAL_MARK})`, 'y');

const UNITS = '条條章节節';
const SENTENCE_ENDS = '。！？；';

function isBlank(char: string | undefined): boolean {
  return char === undefined || /\s/.test(char);
}

/** All numbers of a text that may be items or headings inside their lines, in order. */
export function scanInline(text: string): InlineMark[] {
  const found: InlineMark[] = [];
  CANDIDATE.lastIndex = 0;
  while (CANDIDATE.test(text)) {
    const start = CANDIDATE.lastIndex - 1;
    MARK.lastIndex = start;
    const match = MARK.exec(text);
    if (match === null) continue;
    let before = start - 1;
    while (/[ \u3000\u00a0]/.test(text[before]!)) before--;
    const mark = inlineMark(match, start, text[before]!);
    if (mark === undefined) continue;
    const glued = mark.separator !== '' && UNITS.includes(mark.separator) && !isBlank(text[mark.end]);
    // `，第十条规定的`
    if (glued && !SENTENCE_ENDS.includes(mark.before)) continue;
    found.push(glued ? { ...mark, glued } : mark);
    CANDIDATE.lastIndex = start + match[0].length - 1;
  }
  return withFused(found, text);
}

const UNIT_NUMBER = '(?:[〇零一二三四五六七八九十百]{1,6}|[1-9]\\d{0,2})';
/** A chapter with a title of two characters at least, and an article behind it. */
const FUSED = new RegExp(
  `第[ \\u3000]?(${UNIT_NUMBER})[ \\u3000]?([章节節])[ \\u3000]*(?=[^，。；：！？,;:!?“”《》（）\\n\\r第]{2,18}第[ \\u3000]?${UNIT_NUMBER}[ \\u3000]?[条條])[^第]*第[ \\u3000]?(${UNIT_NUMBER})[ \\u3000]?([条條])(?![例件款约約文目之第的所中]|修改|规定|規定)`,
  'g',
);

/** Where a chapter may begin without a line end: behind a sentence, or, the first one, behind the title. */
const CHAPTER_BEFORE = /[。！？；”）\s]/;

/** Adds the chapters and articles that stand fused in the text. */
function withFused(found: InlineMark[], text: string): InlineMark[] {
  let all = found;
  for (const match of text.matchAll(FUSED)) {
    const [whole, chapter, chapterUnit, article, articleUnit] = match;
    const start = match.index;
    const before = text[start - 1] ?? '\n';
    const first = unitMark(text, start, start + whole.indexOf(chapterUnit!) + 1, chapter!, chapterUnit!, before);
    const next = unitMark(text, start + whole.lastIndexOf('第'), start + whole.length, article!, articleUnit!, '章');
    if (first === undefined || next === undefined) continue;
    const isBeginning = first.number === 1 && next.number === 1 && /\p{Script=Han}/u.test(before);
    if (!isBeginning && !CHAPTER_BEFORE.test(before)) continue;
    // a chapter at the start of its line is a heading as it stands
    const marks = before === '\n' ? [next] : [first, next];
    all = [...all.filter((other) => !marks.some((mark) => mark.start === other.start)), ...marks.map(fused)];
  }
  return all === found ? found : all.sort((a, b) => a.start - b.start);
}

const fused = (mark: InlineMark): InlineMark => ({ ...mark, fused: true });

function unitMark(
  text: string,
  start: number,
  end: number,
  digits: string,
  unit: string,
  before: string,
): InlineMark | undefined {
  const style = unit === '条' || unit === '條' ? 'article' : unit === '章' ? 'chapter' : 'section';
  return item(style, '', digits, start, end, text.indexOf(digits, start) - start, before, unit);
}

function inlineMark(match: RegExpExecArray, start: number, before: string): InlineMark | undefined {
  const end = start + match[0].length;
  const [whole, prose, word, listPoint, lead, ordinal, comma, open, bracket, close, ...others] = match;
  const [unitNumber, sub, unit, arabic, point, serial] = others;
  if (serial !== undefined) return serialItem(serial, start, before);
  if (prose !== undefined) {
    return item(word === undefined ? 'han' : 'prose', word ?? '', prose, start, end, 0, before, word ?? listPoint!);
  }
  if (ordinal !== undefined) return item('prose', lead!, ordinal, start, end, 1, before, comma!);
  if (bracket !== undefined) return item('han-bracket', '', bracket, start, end, 1, before, open! + close!);
  if (unitNumber !== undefined) {
    const style = unit === '条' || unit === '條' ? 'article' : unit === '章' ? 'chapter' : 'section';
    const mark = item(style, '', unitNumber, start, end, whole.indexOf(unitNumber), before, unit!);
    return mark && { ...mark, sub: Number(sub ?? 0) };
  }
  return arabic === undefined ? undefined : item('arabic', '', arabic, start, end, 0, before, point!);
}

function serialItem(label: string, start: number, before: string): InlineMark {
  const end = start + label.length;
  const number = SERIAL_WORDS[label]!;
  return {
    style: 'prose',
    word: SERIAL,
    number,
    sub: 0,
    start,
    end,
    numberStart: start,
    numberEnd: end,
    before,
    separator: '',
    glued: false,
  };
}

function item(
  style: MarkStyle,
  word: string,
  digits: string,
  start: number,
  end: number,
  lead: number,
  before: string,
  separator: string,
): InlineMark | undefined {
  const number = /\d/.test(digits) ? readArabic(digits).value : readHan(digits).value;
  if (number === null) return undefined;
  const numberStart = start + lead;
  return {
    style,
    word,
    number,
    sub: 0,
    start,
    end,
    numberStart,
    numberEnd: numberStart + digits.length,
    before,
    separator,
    glued: false,
  };
}

/** An enumeration's number at the very start of a line. */
export function proseAtLineStart(text: string, offset: number, lineEnd: number): InlineMark | undefined {
  AT_LINE_START.lastIndex = offset;
  const match = AT_LINE_START.exec(text);
  if (match === null || offset + match[0].length > lineEnd) return undefined;
  const [whole, number, word, lead, ordinal, comma, serial] = match;
  const end = offset + whole.length;
  if (serial !== undefined) return serialItem(serial, offset, '');
  return number === undefined
    ? item('prose', lead!, ordinal!, offset, end, 1, '', comma!)
    : item('prose', word!, number, offset, end, 0, '', word!);
}

const TITLE_LENGTH = 60;

/**
 * Where the words of a heading end that begins at `start`: at the first full stop, or at the end of the line where it
 * is short; for long sentences at the first clause.
 */
export function headingTextEnd(text: string, start: number, lineEnd: number): number {
  const limit = Math.min(lineEnd, start + TITLE_LENGTH + 1);
  let clause = -1;
  let comma = -1;
  for (let i = start; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 0x21 || code === 0x3f) return i; // 。！？!?
    if (i < start + 2) continue;
    if (code === 0xff1a && isOpeningQuote(text.charCodeAt(i + 1))) return i;
    if (clause < 0 && (code === 0xff1a || code === 0x3a || code === 0xff1b || code === 0x3b)) clause = i; // ：；
    if (comma < 0 && (code === 0xff0c || code === 0x2c)) comma = i;
  }
  if (lineEnd - start <= TITLE_LENGTH) return lineEnd;
  if (clause >= 0) return clause;
  return comma >= 0 ? comma : Math.min(lineEnd, start + TITLE_LENGTH);
}

/** `“` and `「`. */
function isOpeningQuote(code: number): boolean {
  return code === 0x201c || code === 0x300c;
}

function firstOf(text: string, start: number, end: number, pattern: RegExp): number {
  const index = text.slice(start, end).search(pattern);
  return index < 0 ? -1 : start + index;
}

/** Where the first clause of an item in prose ends. */
export function clauseEnd(text: string, start: number, limit: number): number {
  const stop = firstOf(text, start, Math.min(limit, start + 40), /[，。；！？：,;!?:]/);
  return stop >= 0 ? stop : Math.min(limit, start + 40);
}
