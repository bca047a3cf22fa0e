/** Lines of tables that came out in the wrong order: two columns read across, a label inside its cell, upright labels. */
import type { BlockScanner, DocumentView } from '../engine/rule.ts';
import { getJudge } from '../judge/judge.ts';
import { flowsOn } from '../judge/junction.ts';
import { beginsWithMark, endsSentence } from '../text/sentences.ts';

/** Lines of a table that do not read as they stand. */
export interface TableLines {
  readonly kind: 'columns' | 'label' | 'upright';
  readonly start: number;
  readonly end: number;
  /** What an upright label reads. */
  readonly text: string;
}

/** Odds (natural logarithm) from which on a sentence plainly reads on over a label. */
const READS_ON = 6;
/** How much better it reads so than into the label or out of it. */
const BETTER = 4;
/** Odds from which on a cell reads on in the line below. */
const CELL_READS_ON = 3;
const LEAST_COLUMNS = 3;
const LEAST_UPRIGHT = 3;
/** What the characters of an upright label score at least, each: words, and no row of units in a form. */
const FLUENT = -6;
const UNITS = /[仟佰拾萬億元角分]{2}|[一二三四五六七八九十].*[一二三四五六七八九十]/u;
/** Lines shorter than this do not hold a sentence that a label may cut, in UTF-16 code units. */
const SHORTEST = 12;

const LABEL = /^(?!附[件表录錄])[\u3400-\u9fff]{2,6}$/u;
const UPRIGHT = /^[\u3400-\u9fff]$/u;
/** The gap between two cells; where a line has none, any blank may be one. */
const WIDE_GAP = /\t+|\u3000{2,}| {2,}/u;
const GAP = /[ \t\u3000]+/u;
const WORDS = /[\u3400-\u9fff]{4}/u;

interface PartLine {
  readonly kind: TableLines['kind'];
  /** Of the line without its blanks. */
  readonly start: number;
  readonly end: number;
  /** Where the next line begins. */
  readonly next: number;
  /** The cells of a line of two, or the words of another. */
  readonly cells: readonly string[];
}

export const partLines: BlockScanner<readonly PartLine[]> = {
  name: 'lines that may be parts of tables',
  scan({ text, lineBefore, lineAfter }) {
    const found: PartLine[] = [];
    let before = lineBefore ?? '';
    for (let start = 0; start < text.length; ) {
      let next = text.indexOf('\n', start);
      if (next < 0) next = text.length;
      const line = text.slice(start, next);
      const words = line.trim();
      const kind = kindOf(words);
      if (kind !== undefined) {
        const following = next + 1 < text.length ? lineAt(text, next + 1) : (lineAfter ?? '');
        if (kind !== 'label' || cutsSentence(before.trim(), words, following.trim())) {
          const from = start + line.indexOf(words);
          const cells = kind === 'columns' ? cellsOf(words) : [words];
          found.push({ kind, start: from, end: from + words.length, next: next + 1, cells });
        }
      }
      before = line;
      start = next + 1;
    }
    return found;
  },
};

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? text.length : end);
}

function kindOf(words: string): PartLine['kind'] | undefined {
  if (words.length <= 6) return UPRIGHT.test(words) ? 'upright' : LABEL.test(words) ? 'label' : undefined;
  if (words.length > 120 || !GAP.test(words)) return undefined;
  const cells = cellsOf(words);
  return cells.length === 2 && cells.every((cell) => WORDS.test(cell)) ? 'columns' : undefined;
}

function cellsOf(words: string): string[] {
  const cells = words.split(WIDE_GAP);
  return cells.length > 1 ? cells : words.split(GAP);
}

/** Whether a sentence reads on over a line that has nothing to do with it. */
function cutsSentence(before: string, label: string, after: string): boolean {
  if (before.length < SHORTEST || endsSentence(before) || !/[，。；]/u.test(before)) return false;
  if (!/^[\u3400-\u9fff]/u.test(after) || beginsWithMark(after)) return false;
  const judge = getJudge();
  const over = flowsOn(judge, before, after);
  return over > READS_ON && over - Math.max(flowsOn(judge, before, label), flowsOn(judge, label, after)) > BETTER;
}

/** Lines of a document that a table left in the wrong order, in order. */
export function tableLinesOf(view: DocumentView): TableLines[] {
  const found: TableLines[] = [];
  let run: PartLine[] = [];
  const close = () => {
    const lines = readRun(run);
    if (lines !== undefined) found.push(lines);
    run = [];
  };
  for (const { start: base, value } of view.perBlock(partLines)) {
    for (const { kind, start, end, next, cells } of value) {
      const line = { kind, start: start + base, end: end + base, next: next + base, cells };
      const last = run[run.length - 1];
      if (last !== undefined && (last.kind !== kind || last.kind === 'label' || !isNext(view, last, line))) close();
      run.push(line);
    }
  }
  close();
  return found;
}

function isNext(view: DocumentView, last: PartLine, line: PartLine): boolean {
  return line.start >= last.next && view.text.slice(last.next, line.start).trim() === '' && line.start - last.next < 8;
}

function readRun(run: readonly PartLine[]): TableLines | undefined {
  const [first] = run;
  if (first === undefined) return undefined;
  const { kind, start } = first;
  const { end } = run[run.length - 1]!;
  if (kind === 'label') return { kind, start, end, text: '' };
  if (kind === 'columns') return readsDown(run) ? { kind, start, end, text: '' } : undefined;
  const text = run.map(({ cells }) => cells[0]).join('');
  const isWord = text.length >= LEAST_UPRIGHT && !UNITS.test(text) && getJudge().score(text) > FLUENT * text.length;
  return isWord ? { kind, start, end, text } : undefined;
}

/** Whether both cells of the lines read on in the lines below, and far better than in each other. */
function readsDown(run: readonly PartLine[]): boolean {
  if (run.length < LEAST_COLUMNS) return false;
  const judge = getJudge();
  const below = [0, 0];
  let down = 0;
  let across = 0;
  for (const [index, { cells }] of run.entries()) {
    across += flowsOn(judge, cells[0]!, cells[1]!) / run.length;
    if (index === 0) continue;
    const above = run[index - 1]!.cells;
    for (const side of [0, 1]) {
      const flow = flowsOn(judge, above[side]!, cells[side]!);
      down += flow / (run.length - 1) / 2;
      if (!endsSentence(above[side]!) && flow > CELL_READS_ON) below[side]! += 1;
    }
  }
  return Math.min(...below) >= 1 && below[0]! + below[1]! >= run.length - 1 && down - across > BETTER;
}
