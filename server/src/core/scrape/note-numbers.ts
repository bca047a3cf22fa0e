/** Numbers of footnotes that stand alone on a line: inside a sentence, or at the foot of a page. */

import { getJudge } from '../judge/judge.ts';
import { flowsOn } from '../judge/junction.ts';
import { readCircled } from '../model/numerals.ts';
import type { Lines } from './lines.ts';
import { breaksSentence } from './removal.ts';

interface NoteLine {
  /** Number of the line. */
  readonly line: number;
  /** The number as it stands: `①`, `[1]`. */
  readonly rest: string;
}

/** How many lines around a number are searched for its neighbours in a list. */
const NEAR = 8;
/** Odds (natural logarithm) from which on a sentence plainly reads on over the number. */
const READS_ON = 3;

/**
 * The lines that hold nothing but the number of a footnote and are no part of the text: those that a sentence reads on
 * over, and those right before a page mark. Where the numbers before or after stand near, it is a list.
 */
export function noteNumbers(notes: readonly NoteLine[], marks: ReadonlySet<number>, lines: Lines): number[] {
  return notes
    .filter(({ line, rest }) => !isInList(line, rest, lines) && (isInside(line, lines) || isAtFoot(line, marks, lines)))
    .map(({ line }) => line);
}

function isInside(line: number, lines: Lines): boolean {
  if (!breaksSentence(lines, line, line)) return false;
  const [before, after] = [lines.at(lines.textBefore(line)), lines.at(lines.textAfter(line))];
  const head = lines.text.slice(before.start, before.end).trimEnd().slice(-12);
  const tail = lines.text.slice(after.start, after.end).trimStart().slice(0, 40);
  return flowsOn(getJudge(), head, tail) > READS_ON;
}

/** Right before a page mark, behind a line of text that announces nothing. */
function isAtFoot(line: number, marks: ReadonlySet<number>, lines: Lines): boolean {
  const before = lines.textBefore(line);
  if (!marks.has(lines.textAfter(line)) || before < 0 || marks.has(before)) return false;
  return lines.at(before).key.length >= 15 && !/[:;]$/.test(lines.at(before).key);
}

/** Whether a line near begins with the number before or after, as the items of a list do. */
function isInList(line: number, rest: string, lines: Lines): boolean {
  const [before, after] = neighbours(rest);
  for (let number = Math.max(0, line - NEAR); number <= Math.min(lines.count - 1, line + NEAR); number++) {
    if (number === line) continue;
    const text = lines.text.slice(lines.at(number).start, lines.at(number).end).trimStart();
    if (text.startsWith(number < line ? before : after) || text.startsWith(rest)) return true;
  }
  return false;
}

function neighbours(rest: string): [string, string] {
  const circled = readCircled(rest);
  if (circled !== null) return [String.fromCharCode(0x245f + circled - 1), String.fromCharCode(0x245f + circled + 1)];
  const number = Number(rest.slice(1, -1));
  return [`${rest[0]}${number - 1}${rest.at(-1)}`, `${rest[0]}${number + 1}${rest.at(-1)}`];
}
