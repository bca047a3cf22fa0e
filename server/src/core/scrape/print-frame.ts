/** What a browser prints around each page: the time, the title, the address, `1/15`. */
import type { DocumentView } from '../engine/rule.ts';
import type { Text } from '../text/text.ts';
import { fold } from './fold.ts';
import { documentLines, type Lines } from './lines.ts';
import type { LineRun } from './removal.ts';
import { runningHeads, shortLinesOf } from './running-heads.ts';

const ADDRESS = /(?:(?:https?|file):\/\/|www\.)[^\s\u3000]+|about:blank/i;
const COUNT =
  /(?<![\d/])\d{1,3}\s*\/\s*\d{1,3}(?![\d/])(?:\s*页)?|第\s*\d{1,3}\s*[页頁][，,\s]*共\s*\d{1,3}\s*[页頁]|\bPage\s+\d{1,3}\s+of\s+\d{1,3}\b/i;
const DATE = /\d{2,4}[/-]\d{1,2}[/-]\d{1,2}(?!\d)|\d{1,2}\/\d{1,2}\/\d{4}|\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日/;
const CLOCK = /(?:上午|下午|晚上|凌晨|AM|PM)?\s*\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]M)?/i;
const TIME = new RegExp(`(?:${DATE.source})[,，]?\\s*${CLOCK.source}`, 'i');
/** A date as browsers write it that print no time. */
const SHORT_DATE = /\d{4}[/-]\d{1,2}[/-]\d{1,2}(?!\d)|\d{1,2}\/\d{1,2}\/\d{4}/;
/** Longest line of a frame, in UTF-16 code units. */
const LONGEST = 200;

/** Code units with which a line of the frame can begin. */
const OPENERS: ReadonlySet<number> = new Set(Array.from('0123456789hHfFaAwW', (char) => char.charCodeAt(0)));

/** The first code unit of the line at `start` behind plain and ideographic blanks. */
function firstOf(text: Text, start: number): number {
  const index = text.blockIndexAt(start);
  const block = text.blocks[index]?.text ?? '';
  let at = start - (text.starts[index] ?? 0);
  while (block.charCodeAt(at) === 0x20 || block.charCodeAt(at) === 0x3000) at++;
  return block.charCodeAt(at);
}

/** Whether `trim` may take a code unit off, or more than that. */
function isBlank(code: number): boolean {
  return code < 0x20 || (code > 0x7f && code < 0x3000) || code === 0xfeff;
}

interface FrameLine {
  readonly line: number;
  /** What stands beside time and page count. */
  readonly title: string;
  /** Whether a clock or a count of pages stands there, not a date alone. */
  readonly isCertain: boolean;
  readonly isCounted: boolean;
}

/** Lines of the frame, where at least one address with its page count or date stands in the text. */
export function printFrame(view: DocumentView): LineRun[] {
  const lines = view.once(documentLines);
  const frame = new Set<number>();
  /** Lines that end with the date by their address: the same one stands under each page. */
  const dated = new Map<string, number[]>();
  for (let number = 0; number < lines.count; number++) {
    const start = lines.text.lineStart(number);
    const first = firstOf(lines.text, start);
    if (!OPENERS.has(first) && !isBlank(first)) continue;
    const end = lines.text.lineEnd(number);
    if (end === start || end - start > LONGEST) continue;
    const text = lines.text.slice(start, end).trim();
    const address = ADDRESS.exec(text)?.[0];
    if (address === undefined) continue;
    const rest = text.replace(address, '');
    if (address === text) {
      const count = [lines.textBefore(number), lines.textAfter(number)].find((other) => isCount(lines, other));
      if (count !== undefined) frame.add(number).add(count);
    } else if (without(rest, [COUNT, TIME]) === '') frame.add(number);
    else if (without(rest, [COUNT, DATE]) === '') dated.set(address, [...(dated.get(address) ?? []), number]);
  }
  if (frame.size === 0 && dated.size === 0) return [];
  const heads = headsOf(lines);
  const titles = new Map<string, number>();
  for (const { title } of heads) titles.set(title, (titles.get(title) ?? 0) + 1);
  const hasCount = heads.some(({ isCounted }) => isCounted);
  for (const numbers of dated.values()) {
    if (numbers.length > 1 || hasCount) for (const number of numbers) frame.add(number);
  }
  if (frame.size === 0) return [];
  for (const { line, title, isCertain } of heads) {
    const isAtEdge = isNear(line, frame, lines);
    const recurs = titles.get(title)! >= 2;
    if (isCertain ? !recurs && !isAtEdge : !isAtEdge || !(recurs || isTitleAgain(fold(title).text, line, lines))) {
      continue;
    }
    frame.add(line);
    // the title can stand on a line of its own behind the time, the same on each page
    const next = lines.textAfter(line);
    if (title !== '' || next >= lines.count) continue;
    if (
      lines.textBefore(line) >= 0
        ? repeats(heads, lines.at(next).key, lines)
        : isTitleAgain(lines.at(next).key, next, lines)
    ) {
      frame.add(next);
    }
  }
  for (const [line] of runningHeads(frame, shortLinesOf(view), lines)) frame.add(line);
  return runsOf(frame, lines);
}

function runsOf(frame: ReadonlySet<number>, lines: Lines): LineRun[] {
  const runs: LineRun[] = [];
  for (const number of [...frame].sort((a, b) => a - b)) {
    const before = runs[runs.length - 1];
    if (before !== undefined && lines.textAfter(before.last) === number)
      runs[runs.length - 1] = { ...before, last: number };
    else runs.push({ first: number, last: number, isPage: true });
  }
  return runs;
}

/** Lines with a time, a date or a page count at one of their ends: what a browser prints over a page. */
function headsOf(lines: Lines): FrameLine[] {
  const heads: FrameLine[] = [];
  for (let line = 0; line < lines.count; line++) {
    const { start, end } = lines.at(line);
    if (end === start || end - start > LONGEST) continue;
    const text = lines.text.slice(start, end).trim();
    if (!/\d|第.*共/.test(text) || ADDRESS.test(text)) continue;
    const title = without(text, [TIME, COUNT]);
    if (title !== text) {
      heads.push({ line, title, isCertain: true, isCounted: COUNT.test(text) });
      continue;
    }
    const undated = without(text, [SHORT_DATE]);
    if (undated !== text) heads.push({ line, title: undated, isCertain: false, isCounted: false });
  }
  return heads;
}

/** Whether the document's own title follows below a line with the title `key` that the browser printed. */
function isTitleAgain(key: string, number: number, lines: Lines): boolean {
  if (key.length < 4) return false;
  let next = lines.textAfter(number);
  for (let i = 0; i < 3 && next < lines.count; i++) {
    const own = lines.at(next).key;
    if (own.length >= 4 && (own.startsWith(key) || key.startsWith(own))) return true;
    next = lines.textAfter(next);
  }
  return false;
}

/** A text without what a browser prints at either end of a line. */
function without(text: string, parts: readonly RegExp[]): string {
  let rest = text;
  for (const part of parts) {
    const match = part.exec(rest);
    if (match === null) continue;
    const before = rest.slice(0, match.index).trim();
    const after = rest.slice(match.index + match[0].length).trim();
    if (before === '' || after === '') rest = before + after;
  }
  return rest.trim();
}

function isCount(lines: Lines, number: number): boolean {
  if (number < 0 || number >= lines.count) return false;
  const { start, end } = lines.at(number);
  return end - start <= LONGEST && /^\d{1,3}\s*\/\s*\d{1,3}$/.test(lines.text.slice(start, end).trim());
}

/** Whether the line stands at the edge of the document or beside another line of the frame. */
function isNear(line: number, frame: ReadonlySet<number>, lines: Lines): boolean {
  const before = lines.textBefore(line);
  return before < 0 || frame.has(before) || frame.has(lines.textAfter(line));
}

function repeats(heads: readonly FrameLine[], key: string, lines: Lines): boolean {
  let count = 0;
  for (const { line } of heads) {
    const next = lines.textAfter(line);
    if (next < lines.count && lines.at(next).key === key) count++;
  }
  return count >= 2;
}
