/** What a browser prints around each page: the time, the title, the address, `1/15`. */
import type { Text } from '../text/text.ts';
import type { Lines } from './lines.ts';
import type { LineRun } from './removal.ts';

const ADDRESS =
  /^(?:(?:https?|file):\/\/\S+|about:blank|www\.\S+)(?:[\s\u3000]+(?:第?\s*)?\d{1,3}\s*\/\s*\d{1,3}(?:\s*页)?)$/i;
const ADDRESS_BEHIND = /^\d{1,3}\s*\/\s*\d{1,3}[\s\u3000]+(?:https?|file):\/\/\S+$/i;
const ADDRESS_ALONE = /^(?:https?|file):\/\/\S+$/i;
const COUNT = /^\d{1,3}\s*\/\s*\d{1,3}$/;
const TIME =
  /^\d{2,4}[/-]\d{1,2}[/-]\d{1,2}[,，]?\s*(?:上午|下午|晚上|凌晨|AM|PM)?\s*\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]M)?(?:[\s\u3000]+(\S.*))?$/i;

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

/** Lines of the frame, where at least one address with its page count stands in the text. */
export function printFrame(lines: Lines): LineRun[] {
  const frame = new Set<number>();
  const times: { line: number; title: string }[] = [];
  let addresses = 0;
  for (let number = 0; number < lines.count; number++) {
    const start = lines.text.lineStart(number);
    const first = firstOf(lines.text, start);
    if (!OPENERS.has(first) && !isBlank(first)) continue;
    const end = lines.text.lineEnd(number);
    if (end === start || end - start > 200) continue;
    const text = lines.text.slice(start, end).trim();
    if (ADDRESS.test(text) || ADDRESS_BEHIND.test(text)) {
      frame.add(number);
      addresses++;
    } else if (ADDRESS_ALONE.test(text)) {
      const near = [lines.textBefore(number), lines.textAfter(number)];
      const count = near.find((other) => other >= 0 && other < lines.count && COUNT.test(textOf(lines, other)));
      if (count === undefined) continue;
      frame.add(number).add(count);
      addresses++;
    } else {
      const time = TIME.exec(text);
      if (time !== null) times.push({ line: number, title: time[1] ?? '' });
    }
  }
  if (addresses === 0) return [];
  for (const { line, title } of times) {
    const same = times.filter((other) => other.title === title).length;
    if (same < 2 && !isNear(line, frame, lines)) continue;
    frame.add(line);
    // the title can stand on a line of its own behind the time, the same on each page
    const next = lines.textAfter(line);
    const isTitle = title === '' && next < lines.count && lines.textBefore(line) >= 0;
    if (isTitle && times.length >= 2 && repeats(times, lines.at(next).key, lines)) frame.add(next);
  }
  const numbers = [...frame].sort((a, b) => a - b);
  const runs: LineRun[] = [];
  for (const number of numbers) {
    const before = runs[runs.length - 1];
    if (before !== undefined && lines.textAfter(before.last) === number)
      runs[runs.length - 1] = { ...before, last: number };
    else runs.push({ first: number, last: number });
  }
  return runs;
}

function textOf(lines: Lines, number: number): string {
  const { start, end } = lines.at(number);
  return lines.text.slice(start, end).trim();
}

/** Whether the line stands at the edge of the document or beside another line of the frame. */
function isNear(line: number, frame: ReadonlySet<number>, lines: Lines): boolean {
  const before = lines.textBefore(line);
  return before < 0 || frame.has(before) || frame.has(lines.textAfter(line));
}

function repeats(times: readonly { line: number }[], key: string, lines: Lines): boolean {
  let count = 0;
  for (const { line } of times) {
    const next = lines.textAfter(line);
    if (next < lines.count && lines.at(next).key === key) count++;
  }
  return count >= 2;
}
