/** Marks with Latin letters and Roman numbers: `A.` `a、` `（A）` `Ⅰ.` `II.` `(iv)`. */
import type { Mark, MarkStyle } from './mark-styles.ts';
import { readLetter, readRoman } from './numerals.ts';

const ROMAN = '[Ⅰ-Ⅻⅰ-ⅻ]{1,4}|[IVX]{2,5}|[ivx]{2,5}';
const LETTER = '[A-Za-zＡ-Ｚａ-ｚ]';
/** `A.1`, `B、C類`, `U.S.`: no mark. */
const POINT_MARK = new RegExp(`(${ROMAN}|${LETTER})([.．、)）])(?![\\dA-Za-zＡ-Ｚａ-ｚ.．])`, 'y');
const BRACKET_MARK = new RegExp(`([（(])[ \\u3000]?(${ROMAN}|${LETTER})[ \\u3000]?([）)])`, 'y');

/** The mark at `offset`; never certain: only its neighbours can tell that letters number a list. */
export function readLetterMark(text: string, offset: number, lineEnd: number): Mark | undefined {
  POINT_MARK.lastIndex = offset;
  const point = POINT_MARK.exec(text);
  if (point !== null && offset + point[0].length <= lineEnd) {
    return letterMark('', point[1]!, offset, offset + point[0].length, offset, point[2]!);
  }
  BRACKET_MARK.lastIndex = offset;
  const bracket = BRACKET_MARK.exec(text);
  if (bracket === null || offset + bracket[0].length > lineEnd) return undefined;
  const [whole, open, letters, close] = bracket as unknown as [string, string, string, string];
  const numberStart = offset + whole.indexOf(letters);
  return letterMark('-bracket', letters, offset, offset + whole.length, numberStart, open + close);
}

function letterMark(
  bracket: '' | '-bracket',
  letters: string,
  start: number,
  end: number,
  numberStart: number,
  separator: string,
): Mark | undefined {
  const roman = readRoman(letters);
  const style: MarkStyle = `${roman !== null ? 'roman' : 'latin'}${bracket}`;
  const number = roman ?? readLetter(letters);
  if (number === null) return undefined;
  return {
    style,
    number,
    guess: null,
    sub: 0,
    path: isSmall(letters) ? 'a' : 'A',
    start,
    end,
    numberStart,
    numberEnd: numberStart + letters.length,
    separator,
    certain: false,
  };
}

/** What a mark with one letter may be besides: `I.`, `(v)`, `X.` a Roman number, `(l)` a one, `I.` and `l.` (read as a `1`) a letter. */
export function otherReadings(mark: Mark, letters: string): Mark[] {
  if (letters.length !== 1) return [];
  const bracket = mark.style.endsWith('-bracket') ? '-bracket' : '';
  const path = isSmall(letters) ? 'a' : 'A';
  const readings: Mark[] = [];
  const roman = { i: 1, v: 5, x: 10 }[letters.toLowerCase()];
  if (roman !== undefined) readings.push({ ...mark, style: `roman${bracket}`, number: roman, guess: null, path });
  // `（l）` before `（2）`
  if (bracket !== '' && /[lI]/.test(letters)) {
    readings.push({ ...mark, style: 'arabic-bracket', number: null, guess: 1, path: '' });
  }
  const letter = mark.style === 'arabic' ? readLetter(letters) : null;
  if (letter !== null) readings.push({ ...mark, style: 'latin', number: letter, guess: null, path });
  return readings.map((reading) => ({ ...reading, certain: false }));
}

function isSmall(letters: string): boolean {
  return /[a-zａ-ｚⅰ-ⅻ]/.test(letters);
}
