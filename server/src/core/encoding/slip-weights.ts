/** What the byte search charges, in natural logarithms, and how wide it looks. */

/** A byte of a pair that was lost. */
export const LOST = -9;
/** A second one, which makes no pair with what follows: a decoder that shows nothing for it comes into step there. */
export const HIDDEN = -5;
/** One too many: dearer than a lost one, which leaves no choice of its value. */
export const GAINED = -16;
/** Two halves of a character that were read apart. */
export const CUT_APART = -13;
/** The same behind the first byte of 。 before a character that begins with BF or A1: the known cut. */
export const KNOWN_CUT = 1;
/** Pinyin that stands behind a character and is one of its readings, or none. */
export const READ_RIGHT = 3;
export const READ_WRONG = -7;
/** Brackets that close nothing, or stay open. */
export const UNMATCHED = -5;
export const LEFT_OPEN = -5.5;
/** The line ends as its neighbours do. */
export const SAME_LINE_END = 1.5;
export const PRIVATE_USE = -4;
/** A character beyond U+FFFF: only names have them. */
export const BEYOND = -4;
/** What it costs that a swallowed pair ended in ASCII, or in the line end. */
export const EATEN_ASCII = -2;
export const EATEN_OF_YEAR = 5;
export const EATEN_LINE_END = 0;
/** The same where the pair was the only one: the byte was lost right before it. */
export const EATEN_LINE_END_AT_ONCE = -2;

const ASCII_FLOOR = -11.5;
const LOWER_CASE_FLOOR = -14;
const SYMBOL_FLOOR = -19;
const QUESTION_FLOOR = -10;
/** A narrow question mark where marks are full-width. */
const MARK_FLOOR = -14;
const QUESTION = 0x3f;

/** The least that ASCII is worth anywhere: letters stand in names and codes; some signs hardly stand in prose. */
export function asciiFloor(char: number, isNarrow: boolean): number {
  if (char === QUESTION) return isNarrow ? QUESTION_FLOOR : MARK_FLOOR;
  if (char >= 0x61 && char <= 0x7a) return LOWER_CASE_FLOOR;
  return char > 0x5a ? SYMBOL_FLOOR : ASCII_FLOOR;
}

/** Signs that nobody writes behind a Chinese character, and the most that they are worth there. */
const ODD_SIGNS = '@\\^`{}';
const MOST_OF_ODD_SIGN = -24;

/** The most that ASCII is worth behind a character. */
export function asciiCeiling(char: number, b: number): number {
  return b >= 0x3400 && ODD_SIGNS.includes(String.fromCharCode(char)) ? MOST_OF_ODD_SIGN : 0;
}

/** A letter alone between Chinese characters: one in a hundred thousand characters, and hardly ever a small one. */
const LONE_CAPITAL = -1.5;
const LONE_SMALL_LETTER = -4;

/** What a letter between two Chinese characters, or marks, costs besides. */
export function loneLetter(a: number, letter: number, c: number): number {
  if (letter < 0x41 || letter > 0x7a || a < 0x3001 || c < 0x3001) return 0;
  return letter > 0x60 ? LONE_SMALL_LETTER : letter < 0x5b ? LONE_CAPITAL : 0;
}

/** Bytes lost, gained or cut apart in one stretch. */
export const MOST_EVENTS = 4;
/** So many of the best nodes, so near to the best, may have a further one. */
export const SPAWN_COUNT = 8;
export const SPAWN_RANGE = 10;
/** So many characters are tried where both bytes are unknown. */
export const WILD = 40;
