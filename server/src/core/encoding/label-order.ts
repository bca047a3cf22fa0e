/** Numbers of items whose bytes were lost: the items before say which they are. */
import { formatHan, readHan } from '../model/numerals.ts';
import type { Repair } from './repair.ts';

/** What an item begins with: a bracket, `第`, the number, and what ends it. */
const LABEL = /^[\s\u3000]*([（(]?)(第?)([一二三四五六七八九十]{1,3})([）)、.．條条章節节])/;

/** The value of a Han number; undefined where it is none that anybody writes. */
function toValue(number: string): number | undefined {
  const { value } = readHan(number);
  return value !== null && formatHan(value) === number ? value : undefined;
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
  const wanted = formatHan(previous + 1);
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
