/** Which line ends of a document stand inside its sentences: the width and the paragraphs are learnt from it. */
import type { DocumentView } from '../engine/rule.ts';
import { getJudge, type Judge } from '../judge/judge.ts';
import { beginsInside, beginsWithMark } from '../text/sentences.ts';
import type { LineList } from './line-list.ts';
import { flowOf, INSIDE, ITEM_STYLES, type Line, SHORTEST, textOf } from './wrapped-lines.ts';

/** How many lines are looked at between two pauses, and of how many it is asked whether they read on. */
const LINES_AT_ONCE = 4096;
const LINES_OF_SEARCH = 256;
/** Odds below which a full line that begins as headings do is one. */
const HEADING_FLOW = 7.5;
/** How far a full line may fall short of the width, in columns: a mark that can't begin a line pulls a word along. */
const SLACK = 2.5;

/** A line end that may stand inside a sentence. */
interface LineEnd {
  /** Number of the line that it ends. */
  readonly line: number;
  /** How much likelier it is that the text reads on than that a paragraph ends: natural logarithm of the odds. */
  readonly flow: number;
}

/**
 * The numbers of the lines that read on in the next line, in order.
 * @param isSpaced whether blank lines stood between them: then only a document wrapped as a whole counts.
 */
export function* joinsOf(
  view: DocumentView,
  lines: LineList<Line>,
  isSpaced = false,
): Generator<undefined, readonly number[]> {
  const judge = getJudge();
  const all = lines.inBlocks;
  const inside: LineEnd[] = [];
  for (let line = 0; line + 1 < all.length; line++) {
    if (line % LINES_AT_ONCE === 0) yield;
    if (!all[line]!.isOpen || all[line + 1]!.columns === 0) continue;
    const flow = all[line]!.flow ?? flowOf(judge, view, lines, line);
    if (flow > INSIDE) inside.push({ line, flow });
  }
  if (inside.length < 2) return isSpaced ? [] : loneJoins(view, lines, inside);
  yield;
  const width = widthOf(inside.map(({ line }) => all[line]!.columns));
  const full = inside.filter(({ line }) => Math.abs(all[line]!.columns - width) <= SLACK).length;
  yield;
  let longer = 0;
  let filled = 0;
  for (const { columns } of all) {
    if (columns > width + SLACK) longer++;
    if (columns >= SHORTEST) filled++;
  }
  yield;
  const isEven = full >= 3 && full >= inside.length * 0.6 && longer <= filled * 0.1 && inside.length >= filled * 0.15;
  const isPlain = full === inside.length && longer === 0 && inside.every(({ flow }) => flow > INSIDE * 2);
  const isWrapped = isEven || isPlain;
  if (isWrapped) return yield* wrappedJoins(judge, view, lines, inside, width, filled);
  if (isSpaced) return [];
  const plain = inside.filter(({ flow }) => flow > INSIDE * 2);
  if (plain.length >= 6 && plain.length >= filled * 0.4) return plain.map(({ line }) => line);
  const joins = new Set([...localJoins(plain, all), ...loneJoins(view, lines, plain)]);
  return [...joins].sort((a, b) => a - b);
}

/** Odds and length, in columns, from which on a single line end stands inside a sentence; none in sound notices and statutes. */
const LONE_FLOW = 9;
const LONE_COLUMNS = 30;

/** A line that names something: `网址：…`. */
const ENTRY = /^[^，。；,;]{1,6}[：:]/u;

/** In a document that is not wrapped: a line of running text that was cut once, inside a word or before one. */
function loneJoins(view: DocumentView, lines: LineList<Line>, inside: readonly LineEnd[]): number[] {
  return inside
    .filter(({ line, flow }) => flow >= LONE_FLOW && lines.inBlocks[line]!.columns >= LONE_COLUMNS)
    .map(({ line }) => line)
    .filter((line) => {
      const { start, end } = lines.at(line);
      const next = lines.at(line + 1);
      const isEntry = ENTRY.test(view.text.slice(next.start, Math.min(next.end, next.start + 8)));
      return next.indent === 0 && !isEntry && /[，。；,;]/u.test(view.text.slice(start, end));
    });
}

/** In a document that is not wrapped as a whole: lines of one width, one after the other, that plainly read on. */
function localJoins(inside: readonly LineEnd[], lines: readonly Line[]): number[] {
  const joins: number[] = [];
  for (let i = 0; i < inside.length; ) {
    const first = i;
    const near = (a: number, b: number) => Math.abs(lines[a]!.columns - lines[b]!.columns) <= SLACK;
    while (
      i + 1 < inside.length &&
      inside[i + 1]!.line === inside[i]!.line + 1 &&
      near(inside[first]!.line, inside[i + 1]!.line)
    ) {
      i++;
    }
    i++;
    const run = inside.slice(first, i);
    const last = lines[run[run.length - 1]!.line + 1]!;
    const isWrapped = run.length >= 2 && last.columns <= lines[run[0]!.line]!.columns + SLACK;
    if (isWrapped) for (const { line } of run) joins.push(line);
  }
  return joins;
}

/** A first sentence of few words without a comma: the topic of a paragraph. */
const TOPIC = /^[^，。；：！？,;:]{4,18}。/u;
/** How much unlikelier a topic stands inside a paragraph (natural logarithm); measured on work reports. */
const TOPIC_COST = 4;
/** How much likelier a semicolon stands inside a paragraph where no item follows. */
const CLAUSE_GAIN = 3;

/** How a wrapped document is set. */
interface Shape {
  /** In columns. */
  readonly width: number;
  /** Whether a paragraph begins with blanks, and no other line does. */
  readonly indentBegins: boolean;
  /** Lines that read on for each line that ends a paragraph. */
  readonly linesEach: number;
}

/** In a document that is wrapped as a whole: every full line that does not plainly end a paragraph reads on. */
function* wrappedJoins(
  judge: Judge,
  view: DocumentView,
  lines: LineList<Line>,
  inside: readonly LineEnd[],
  width: number,
  filled: number,
): Generator<undefined, readonly number[]> {
  const all = lines.inBlocks;
  const isFull = (line: Line) => Math.abs(line.columns - width) <= SLACK;
  const flows = new Map(inside.map(({ line, flow }) => [line, flow]));
  const indented = (line: Line) => line.indent >= 1;
  const goingOn = inside.filter(({ line }) => indented(all[line + 1]!)).length / inside.length;
  const indentBegins = goingOn < 0.1 && all.filter(indented).length > 2;
  const wrapped = inside.length;
  const headings: readonly number[] = yield* headingStyles(all, flows, width);
  const shape = { width, indentBegins, linesEach: wrapped / Math.max(1, filled - wrapped) };
  const joins: number[] = [];
  for (let line = 0; line + 1 < all.length; line++) {
    if (line % LINES_OF_SEARCH === 0) yield;
    const next = all[line + 1]!;
    if (next.columns === 0 || all[line]!.columns < SHORTEST) continue;
    if (indentBegins && indented(next)) continue;
    const flow = flows.get(line);
    const { item, hasSentence } = all[line]!;
    if (item !== undefined && !hasSentence && (flow ?? 0) < HEADING_FLOW && headings.includes(item)) continue;
    const full = isFull(all[line]!);
    if (
      flow !== undefined
        ? full || (flow > INSIDE * 4 && all[line]!.columns > width * 0.7)
        : full && readsOn(judge, view, lines, line, shape)
    ) {
      joins.push(line);
    }
  }
  return joins;
}

/**
 * The styles of items that a document sets alone on their lines, as headings: two at least that leave room and end no
 * sentence, and hardly any that are whole sentences.
 */
function* headingStyles(
  all: readonly Line[],
  flows: ReadonlyMap<number, number>,
  width: number,
): Generator<undefined, readonly number[]> {
  const alone = ITEM_STYLES.map(() => 0);
  const prose = ITEM_STYLES.map(() => 0);
  for (const [index, { item, hasSentence, columns, indent }] of all.entries()) {
    if (index % LINES_AT_ONCE === 0) yield;
    if (item === undefined || indent > 4) continue;
    const isShort = columns <= width - SLACK;
    if (hasSentence || (!isShort && (flows.get(index) ?? 0) >= HEADING_FLOW)) prose[item]! += 1;
    else if (isShort && (all[index + 1]?.columns ?? 0) >= SHORTEST) alone[item]! += 1;
  }
  return [...ITEM_STYLES.keys()].filter((item) => alone[item]! > 1 && alone[item]! >= prose[item]! * 3);
}

/**
 * Whether a line that ends a sentence still reads on: only where the next character would not have fitted on it, and
 * the longer the paragraphs of the document are, the likelier.
 */
function readsOn(judge: Judge, view: DocumentView, lines: LineList<Line>, line: number, shape: Shape): boolean {
  const after = textOf(view, lines.at(line + 1));
  if (beginsInside(after)) return true;
  const size = after.charCodeAt(0) < 0x0250 ? 0.5 : 1;
  if (beginsWithMark(after) || lines.inBlocks[line]!.columns + size <= shape.width) return false;
  const flow = flowOf(judge, view, lines, line);
  const { start, end } = lines.at(line);
  const isClause = /[；;][ \t\u3000]*$/u.test(view.text.slice(Math.max(start, end - 3), end));
  const odds = flow + Math.log(shape.linesEach) - (TOPIC.test(after) ? TOPIC_COST : 0) + (isClause ? CLAUSE_GAIN : 0);
  return odds > (shape.indentBegins ? -8 : 3.5);
}

/** The width that most of the lines have, in columns: the longest of the commonest within one column. */
function widthOf(columns: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of columns) counts.set(width, (counts.get(width) ?? 0) + 1);
  const near = (width: number) => [-0.5, 0, 0.5].reduce((sum, step) => sum + (counts.get(width + step) ?? 0), 0);
  const widths = [...counts.keys()].sort((a, b) => near(b) - near(a) || counts.get(b)! - counts.get(a)!);
  return widths[0]!;
}
