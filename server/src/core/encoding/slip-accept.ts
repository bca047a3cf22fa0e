/** Which repairs of the byte search are offered, and how certain they are. */
import type { Mended } from './slip-mend.ts';

/** Nats that a repair must gain over the text as it stands to be offered, and to be safe. */
const LEAST_GAIN = 2.5;
/** The same where a mark and one character beside it change. */
const LEAST_GAIN_OF_TWO = 9;
/** The same where a mark changes and no other reading is near. */
const CLEAR_MARGIN = 5;
const LEAST_CLEAR_GAIN = 5.5;
/** The same where every character that stands there stays, and only a mark becomes a character; at a line's end. */
const LEAST_GAIN_OF_MARK = 8;
const LEAST_GAIN_AT_LINE_END = 3;
const LEAST_MARGIN_OF_MARKS = 2;
/** The same for one mark that can be no question mark, and what a character in its place may cost on average. */
const LEAST_GAIN_OF_NO_QUESTION = 2;
const MOST_COST_OF_NO_QUESTION = 4.7;
const LEAST_GAIN_OF_RARE_WORDS = 3.5;
const MOST_COST_OF_RARE_WORDS = 5.7;
/** The same where one character beside the mark changes too, at a line's end. */
const LEAST_GAIN_OF_NO_QUESTION_AND_ONE = 6;
/** The same where nothing but a letter or a sign of ASCII changes, and from where on it is no mere info. */
const LEAST_GAIN_OF_ASCII = 3;
const LEAST_GAIN_OF_CAPITAL = 2.2;
const LEAST_GAIN_OF_SMALL_LETTER = 1.5;
const PLAIN_GAIN_OF_ASCII = 8;
/** The same at a line's end, or where the line end was eaten. */
const LEAST_GAIN_OF_NO_QUESTION_AT_END = 1;
const MOST_COST_AT_END = 6.5;
/** The same where two marks became one character and the line end. */
const LEAST_GAIN_OF_TWO_MARKS = 6;
const MOST_COST_OF_TWO_MARKS = 4;
/** The same where a mark becomes a character and a line end. */
const LEAST_GAIN_OF_LINE_END = 6;
/** The same where two marks beside each other, which can be no question marks, are the halves of one character. */
const LEAST_GAIN_OF_HALVES = 12;
/** The same where marks become a full stop and the character behind it. */
const LEAST_GAIN_OF_STOP = 8;
/** Nats that a restored character may cost on average. */
const MOST_COST = 8;
/** Nats gained from which on rare words are no reason to doubt, and what they may cost then. */
const GOOD_GAIN = 15;
const MOST_COST_OF_GOOD = 9;
/** Nats gained from which on unusual wording is no reason to doubt, and what it may cost then. */
const PLAIN_GAIN = 30;
const MOST_COST_OF_PLAIN = 10;
const SAFE_GAIN = 22;
/** Nats between the best repair and the next that make it the only good one. */
const SAFE_MARGIN = 12;
/** The same where a mark is among what changes: unknown bytes leave room for readings that were not looked at. */
const SAFE_MARGIN_OF_MARK = 12;
/** The same where a mark stands for a byte too many, and is taken out. */
const LEAST_GAIN_OF_NOTHING = 2;
/** So many marks of a stretch, each for itself. */
const MOST_MARKS = 3;

/** Whether a repair is one: proven, plainly better than what stands there, and prose. */
export function isRepair(mended: Mended): boolean {
  const { gain, misread, marks, edits } = mended;
  const isPlain = gain >= PLAIN_GAIN || /^[@\\^`{}]$/.test(mended.ascii);
  const mostCost = isPlain ? MOST_COST_OF_PLAIN : gain >= GOOD_GAIN ? MOST_COST_OF_GOOD : MOST_COST;
  if (!mended.isProven || mended.cost > mostCost) return false;
  if (edits.every(({ text }) => text === ''))
    return misread === 0 && mended.isNoQuestion && gain >= LEAST_GAIN_OF_NOTHING;
  // one mark of punctuation for another: an author's choice
  if (misread === 1 && marks === 0 && mended.ascii === '' && edits.every(({ text }) => /^[。，、；：！？]$/.test(text)))
    return false;
  if (misread === 1 && marks === 0) return gain >= leastGainOfOne(mended);
  if (misread > 1) return gain >= LEAST_GAIN;
  const isClear = mended.margin >= CLEAR_MARGIN && gain >= LEAST_CLEAR_GAIN;
  if (misread === 1) {
    return (
      isClear ||
      gain >= (mended.isNoQuestion && mended.isAtLineEnd ? LEAST_GAIN_OF_NO_QUESTION_AND_ONE : LEAST_GAIN_OF_TWO)
    );
  }
  if (isLostMark(mended)) return true;
  if (mended.margin < LEAST_MARGIN_OF_MARKS) return false;
  if (isCutApart(mended)) return true;
  if (marks > 1) return isCutStop(mended) && gain >= LEAST_GAIN_OF_STOP;
  if (mended.isAtLineEnd) return gain >= LEAST_GAIN_AT_LINE_END;
  return isClear || gain >= (edits[0]!.text.endsWith('\n') ? LEAST_GAIN_OF_LINE_END : LEAST_GAIN_OF_MARK);
}

/** What a repair of one character must gain: letters that stand alone are the rarer the smaller they are. */
function leastGainOfOne({ ascii }: Mended): number {
  if (ascii === '') return LEAST_GAIN;
  if (/^[a-z]$/.test(ascii)) return LEAST_GAIN_OF_SMALL_LETTER;
  return /^[A-Z]$/.test(ascii) ? LEAST_GAIN_OF_CAPITAL : LEAST_GAIN_OF_ASCII;
}

/** Whether marks that can be no question marks stand for characters of which one each reads well. */
function isLostMark(mended: Mended): boolean {
  const { cost, marks, edits, isNoQuestion, isAtLineEnd } = mended;
  const isAtEnd = isAtLineEnd || edits[0]!.text.endsWith('\n');
  if (!isNoQuestion || mended.hasPinyin || marks > MOST_MARKS) return false;
  if (edits.length !== marks && !(isAtEnd && marks === 2 && edits.length === 1)) return false;
  const gain = mended.gain / edits.length;
  if (isAtEnd && edits.length === 1) {
    if (marks === 2) return gain >= LEAST_GAIN_OF_TWO_MARKS && cost <= MOST_COST_OF_TWO_MARKS;
    return gain >= LEAST_GAIN_OF_NO_QUESTION_AT_END && cost <= MOST_COST_AT_END;
  }
  return (
    (gain >= LEAST_GAIN_OF_NO_QUESTION && cost <= MOST_COST_OF_NO_QUESTION) ||
    (gain >= LEAST_GAIN_OF_RARE_WORDS && cost <= MOST_COST_OF_RARE_WORDS)
  );
}

/** Whether two marks stand for the halves of one character that were read apart. */
function isCutApart({ gain, cost, marks, edits, isNoQuestion, hasPinyin }: Mended): boolean {
  if (!isNoQuestion || hasPinyin || marks !== 2 || edits.length !== 1 || edits[0]!.text.length !== 1) return false;
  return gain >= LEAST_GAIN_OF_HALVES && cost <= MOST_COST_OF_NO_QUESTION;
}

/** Whether nothing but a full stop and the character behind it is restored: the place where texts are cut most often. */
function isCutStop({ edits, marks }: Mended): boolean {
  return marks <= 3 && edits.length === 1 && /^。\p{Script=Han}$/u.test(edits[0]!.text);
}

/**
 * Whether a repair is the only good one, and plainly so: one byte lost, everything else of the line known and in order.
 * @param isAlone whether nothing else of the line is odd
 */
export function isCertain({ misread, marks, gain, margin, events, gained, edits }: Mended, isAlone: boolean): boolean {
  if (!isAlone || misread < 2 || marks > 1 || events !== 1 || gained > 0 || gain < SAFE_GAIN) return false;
  return margin >= (marks > 0 ? SAFE_MARGIN_OF_MARK : SAFE_MARGIN) && edits.every(({ text }) => !text.includes('\n'));
}

/** Whether nothing but marks changes, and each becomes one character, or two the halves of one. */
export function isOneEach(mended: Mended): boolean {
  const { misread, marks, edits } = mended;
  return misread === 0 && (marks === edits.length || (marks === 2 && edits[0]!.text.length === 1));
}

/** Whether little speaks for a repair: a letter may stand for itself. */
export function isUncertain({ ascii, gain }: Mended): boolean {
  return ascii !== '' && gain < PLAIN_GAIN_OF_ASCII;
}
