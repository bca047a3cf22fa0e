/** Numbers of items whose bytes were lost: the items before say which they are. */
import type { Repair } from './repair.ts';

/** What an item begins with: a bracket, `第`, the number, and what ends it. */
const LABEL = /^[\s\u3000]*([（(]?)(第?)([一二三四五六七八九十]{1,3})([）)、.．條条章節节])/;
const DIGITS = '一二三四五六七八九十';

/** The value of a Han number from 1 to 99; undefined where it is none. */
function toValue(number: string): number | undefined {
  const match = /^([二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(number);
  if (!match || number === '') return DIGITS.indexOf(number) + 1 || undefined;
  const [, tens = '', ten = '', ones = ''] = match;
  if (ten === '') return tens !== '' && ones !== '' ? undefined : DIGITS.indexOf(tens + ones) + 1;
  return (tens === '' ? 1 : DIGITS.indexOf(tens) + 1) * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones) + 1);
}

function written(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const ten = tens === 0 ? '' : `${tens > 1 ? DIGITS[tens - 1] : ''}十`;
  return ten + (ones > 0 ? DIGITS[ones - 1] : '');
}

export interface Labelled {
  readonly key: string;
  readonly value: number;
  /** `[start, end)` of the number. */
  readonly start: number;
  readonly end: number;
}

/** The number that a line begins with; lines with one `key` are items of one kind. */
export function labelOf(line: string): Labelled | undefined {
  const match = LABEL.exec(line);
  if (!match) return undefined;
  const [all, open = '', ordinal = '', number = '', close = ''] = match;
  const value = toValue(number);
  const end = all.length - close.length;
  return value === undefined ? undefined : { key: `${open}${ordinal}${close}`, value, start: end - number.length, end };
}

/**
 * The repair with the guesses in the number of its item decided such that it follows `previous`; the same one where
 * they say nothing or something else. @param label the number, in offsets of the text of the repair
 */
export function inOrder<T extends Repair>(repair: T, label: Labelled, previous: number): T {
  const { text } = repair;
  const number = text.slice(label.start, label.end);
  const wanted = written(previous + 1);
  if (wanted === number || wanted.length !== number.length) return repair;
  let choices = repair.choices;
  for (let i = 0; i < wanted.length; i++) {
    const own = number[i] as string;
    const char = wanted[i] as string;
    if (own === char) continue;
    const choice = choices.find(({ start }) => start === label.start + i);
    if (!choice?.others.some((other) => other.text === char)) return repair;
    const others = [{ text: own, loss: 0 }, ...choice.others.filter((other) => other.text !== char)];
    choices = choices.map((one) => (one === choice ? { ...one, others } : one));
  }
  return { ...repair, text: text.slice(0, label.start) + wanted + text.slice(label.end), choices };
}
