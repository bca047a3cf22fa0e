/** Reading the neighbours of a half-width mark: does it stand in Chinese text, or in a number, a formula, English? */

/** Half-width marks and what they stand for in Chinese text. */
export const FULL_WIDTH: Readonly<Record<string, string>> = {
  ',': '，',
  ':': '：',
  ';': '；',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
};

/**
 * How sure the neighbours make it: `certain`, Chinese text on both sides (or the end of the line); `likely`, on one
 * side, or the marks around it decide; `possible`, only in a document whose marks were all narrowed.
 */
export type Certainty = 'certain' | 'likely' | 'possible';

export interface Mark {
  /** Offset in the line. */
  readonly at: number;
  /** One code unit, and one more for a blank behind it that goes with it. */
  readonly length: number;
  readonly mark: string;
  readonly certainty: Certainty;
  /** For a bracket: it stands in the label that begins the line, `(一)` or `(1)`. */
  readonly isLabel: boolean;
}

const HAN = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇○×\ud840-\ud87f\udc00-\udfff]/;
const CHINESE_MARKS = '，。；：？！、“”‘’「」『』《》〈〉（）【】〔〕［］…—％‰℃〇○×';
const ANY_MARK = /[,:;?!]/g;

function isChinese(code: number): boolean {
  if (code >= 0x4e00 && code <= 0x9fff) return true;
  if (code < 0x80) return false;
  return (
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xd840 && code <= 0xdfff) ||
    CHINESE_MARKS.includes(String.fromCharCode(code))
  );
}

const WORD = /[A-Za-z0-9À-ɏ]/;
/** Stretches in which half-width marks are at home. */
const FOREIGN =
  /[A-Za-z][A-Za-z0-9+.-]*:\/\/[^\s\u3000-\uffef\u4e00-\u9fff]*|www\.[\w./?=&%#:;,()-]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|`[^`\n]+`|&#?\w+;/g;
const LABEL = /^[\s\u3000]*\((?:[一二三四五六七八九十百]{1,4}|\d{1,3}|[A-Za-z])\)/;

/** The half-width marks of one line (without line end) that stand in Chinese text. Empty for a line without Han characters. */
export function marksOf(line: string): readonly Mark[] {
  if (!HAN.test(line)) return [];
  const found: Mark[] = [];
  const foreign = foreignRanges(line);
  const brackets = bracketsOf(line, foreign);
  for (const { index: at, 0: mark } of line.matchAll(ANY_MARK)) {
    if (isInside(foreign, at)) continue;
    const certainty = certaintyOf(line, at, mark, brackets);
    if (certainty === undefined) continue;
    const blank = line[at + 1] === ' ' && line[at + 2] !== undefined && line[at + 2] !== ' ' ? 1 : 0;
    found.push({ at, length: 1 + blank, mark, certainty, isLabel: false });
  }
  for (const [at, bracket] of brackets) {
    if (bracket.certainty === undefined) continue;
    found.push({ at, length: 1, mark: line[at]!, certainty: bracket.certainty, isLabel: bracket.isLabel });
  }
  return found.sort((a, b) => a.at - b.at);
}

interface Bracket {
  /** Undefined: at home as it is. */
  readonly certainty: Certainty | undefined;
  readonly isLabel: boolean;
}

function certaintyOf(
  line: string,
  at: number,
  mark: string,
  brackets: ReadonlyMap<number, Bracket>,
): Certainty | undefined {
  const next = line[at + 1];
  const afterBlank = next === ' ' ? line[at + 2] : next;
  const before = line[at - 1];
  if (before === undefined || before === ' ') return undefined;
  // doubled marks and lost characters (`??`) belong to other rules
  if (next === mark || before === mark) return undefined;
  const left = sideOf(line, at - 1, brackets);
  const isEnd = afterBlank === undefined || line.slice(at + 1).trim() === '';
  const right = isEnd ? 'end' : sideOf(line, next === ' ' ? at + 2 : at + 1, brackets);
  if (left === 'chinese') {
    if (mark === '?' || mark === '!') return isEnd || right === 'chinese' ? (isEnd ? 'certain' : 'likely') : 'possible';
    if (right === 'chinese' || right === 'end') return 'certain';
    return 'likely';
  }
  if (mark === '?' || mark === '!') return left === 'word' && isEnd ? 'possible' : undefined;
  if (right === 'chinese') {
    // behind an English word a comma with a blank may still be English
    return next === ' ' && /[A-Za-z]/.test(before) ? 'possible' : 'likely';
  }
  if (mark === ',' && isNumber(before) && afterBlank !== undefined && isNumber(afterBlank) && next !== ' ') {
    return isThousands(line, at) ? undefined : 'possible';
  }
  if (left === 'sign' && right === 'word' && mark !== ':') return 'possible';
  if (left === 'word' && right === 'end' && mark !== ',') return 'possible';
  return undefined;
}

type Side = 'chinese' | 'word' | 'sign' | 'none';

function sideOf(line: string, at: number, brackets: ReadonlyMap<number, Bracket>): Side {
  const char = line[at];
  if (char === undefined) return 'none';
  if (isChinese(char.charCodeAt(0))) return 'chinese';
  const bracket = brackets.get(at);
  if (bracket !== undefined) return bracket.certainty === undefined ? 'sign' : 'chinese';
  if (char === '"') return 'chinese';
  return WORD.test(char) ? 'word' : 'sign';
}

function isNumber(char: string): boolean {
  return char >= '0' && char <= '9';
}

/** Whether the comma at `at` parts a number into thousands, or digits of a list that is no prose: `1,000`, `3,5`. */
function isThousands(line: string, at: number): boolean {
  const left = /\d+$/.exec(line.slice(Math.max(0, at - 12), at))![0];
  const right = /^\d+/.exec(line.slice(at + 1, at + 13))![0];
  if (left.length <= 3 && right.length === 3) return true;
  return left.length < 4 && right.length < 4;
}

/** The half-width brackets of a line, each with what its pair holds and stands behind. */
function bracketsOf(line: string, foreign: readonly Range[]): ReadonlyMap<number, Bracket> {
  const result = new Map<number, Bracket>();
  const open: number[] = [];
  if (!line.includes('(') && !line.includes(')')) return result;
  for (const { index: at, 0: char } of line.matchAll(/[()（）]/g)) {
    if (isInside(foreign, at)) continue;
    if (char === '(' || char === '（') open.push(at);
    else {
      const start = open.pop();
      if (start === undefined) continue;
      const bracket = pairOf(line, start, at);
      if (line[start] === '(') result.set(start, bracket);
      if (char === ')') result.set(at, bracket);
    }
  }
  return result;
}

function pairOf(line: string, start: number, end: number): Bracket {
  const isLabel = LABEL.exec(line)?.[0].length === end + 1;
  const isMixed = (line[start] === '(') !== (line[end] === ')');
  const content = line.slice(start + 1, end);
  const before = line[start - 1] ?? '';
  const after = line[end + 1] ?? '';
  const hasHan = HAN.test(content);
  if (isMixed) return { certainty: 'certain', isLabel };
  if (hasHan) return { certainty: 'certain', isLabel };
  if (isLabel) return { certainty: HAN.test(after) ? 'likely' : 'possible', isLabel };
  if (before !== '' && isChinese(before.charCodeAt(0))) return { certainty: 'likely', isLabel };
  return { certainty: before === '' && HAN.test(after) ? 'possible' : undefined, isLabel };
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function foreignRanges(line: string): readonly Range[] {
  if (!/[@&`]|:\/\/|www/.test(line)) return [];
  return [...line.matchAll(FOREIGN)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

function isInside(ranges: readonly Range[], at: number): boolean {
  return ranges.some(({ start, end }) => at >= start && at < end);
}
