/** Summaries that a site sets over a text: the beginning of the text once more, often cut off. */
import type { Lines } from './lines.ts';

/** Lines with text among which a summary is looked for, and how far below it the text can begin. */
const FIRST_LINES = 20;
const DISTANCE = 6;
/** Shortest summary, in folded characters without its label. */
const SHORTEST = 30;
const LABEL = /^[【[(]?(?:摘要|内容摘要|内容提要|导读|导语|提要|简介|核心提示|核心阅读)[】\])]?:?/;

/** Numbers of the lines that say what a line a little below begins with. */
export function summaryLines(lines: Lines): number[] {
  const found: number[] = [];
  let number = lines.textAfter(-1);
  for (let seen = 0; number < lines.count && seen < FIRST_LINES; seen++) {
    if (isSummary(number, lines)) found.push(number);
    number = lines.textAfter(number);
  }
  return found;
}

function isSummary(number: number, lines: Lines): boolean {
  const { key } = lines.at(number);
  if (key.length < SHORTEST) return false;
  const words = key.replace(LABEL, '').replace(/[.…]+$/, '');
  if (words.length < SHORTEST) return false;
  const isLabeled = words.length + 1 < key.length && LABEL.test(key);
  let below = number;
  for (let distance = 0; distance < DISTANCE; distance++) {
    below = lines.textAfter(below);
    if (below >= lines.count) return false;
    const other = lines.at(below).key;
    // the very same line twice is no summary
    if (other.startsWith(words) && (isLabeled || other.length > words.length)) return true;
  }
  return false;
}
