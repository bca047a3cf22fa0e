/**
 * The search over bytes: a beam search for the text that, with bytes lost, gained or swallowed on the way, would be read
 * as what stands in a damaged line. State: the byte that waits for its second half (none, known, unknown), the last two
 * characters, the open brackets. All scores are natural logarithms.
 */
import { getReadings } from '../judge/readings.ts';
import { Beam, NONE, type Node } from './slip-beam.ts';
import { closings, openBrackets, unlike } from './slip-brackets.ts';
import { type Ahead, Moves } from './slip-moves.ts';
import { Outlook, type Way } from './slip-outlook.ts';
import { bestOfEach, readingsOf } from './slip-paths.ts';
import {
  isLow,
  isMark,
  type Observed,
  pointOf,
  type SlipInput,
  type SlipReader,
  type SlipResult,
} from './slip-readings.ts';
import { Steps } from './slip-steps.ts';
import { BEYOND, LEFT_OPEN, loneLetter, PRIVATE_USE, READ_RIGHT, READ_WRONG, SAME_LINE_END } from './slip-weights.ts';

const QUESTION = 0x3f;
const REPLACEMENT = 0xfffd;
const LF = 0x0a;

/** Nats that one kind of reader may be behind another before it is given up. */
const HOPELESS = 30;

/** A search as one kind of reader would have shown the text. */
interface Course {
  readonly beam: Beam;
  readonly steps: Steps;
  readonly moves: Moves;
  /** What may stand behind each observed code unit, and what is to come behind it. */
  readonly ways: readonly (readonly Way[])[];
  readonly outlook: Outlook;
}

/** The readings of a damaged stretch: each kind of reader is asked where marks stand, since a document had but one. */
export function searchSlip(input: SlipInput): SlipResult | undefined {
  const { observed } = input;
  const hasMarks = observed.some(({ char }) => isMark(char));
  const readers: SlipReader[] = hasMarks ? ['resumes', 'swallows'] : ['resumes'];
  let courses = readers.map((reader) => courseOf(input, reader));
  for (let at = 1; at <= observed.length; at++) {
    if (isLow(observed[at - 1]!.char)) continue;
    for (const course of courses) advance(input, course, at);
    const best = Math.max(...courses.map(rankOf));
    courses = courses.filter((course) => rankOf(course) >= best - HOPELESS);
  }
  const found = courses.flatMap((course) => readingsOf(finish(input, endings(input, course))));
  const [best, ...others] = bestOfEach(found);
  return best && { best, others, asIs: asIs(input) };
}

const rankOf = ({ beam }: Course): number => beam.nodes[0]?.rank ?? Number.NEGATIVE_INFINITY;

function courseOf(input: SlipInput, reader: SlipReader): Course {
  const beam = new Beam(startOf(input));
  const steps = new Steps(input.tables, beam);
  const ways = input.observed.map(({ char }, index) => (isLow(char) ? [] : waysOf(input, index, reader)));
  return { beam, steps, moves: new Moves(input, reader, steps), ways, outlook: new Outlook(input, steps, ways) };
}

/** Reads the observed code unit before `at` in every way that it may have come about. */
function advance(input: SlipInput, { beam, steps, moves, ways, outlook }: Course, at: number): void {
  const item = input.observed[at - 1]!;
  const from = beam.nodes;
  if (from.length === 0) return;
  const ahead = aheadOf(input, at);
  const merged: Node[] = [];
  steps.at = at;
  for (const [number, way] of ways[at - 1]!.entries()) {
    beam.nodes = from;
    beam.prospect = outlook.behind(at);
    if (way === 'one unknown') moves.oneUnknown(item.isEaten === true, ahead);
    else if (way === 'two unknown') moves.twoUnknown(item.reading !== undefined);
    else {
      for (let i = 0; i < way.length && beam.nodes.length > 0; i++) {
        beam.prospect = i + 1 < way.length ? outlook.middle(at - 1, number) : outlook.behind(at);
        moves.known(way[i]!, i + 1 < way.length ? way[i + 1]! : ahead.first);
        if (i + 1 < way.length) beam.flush();
      }
    }
    beam.flush();
    merged.push(...beam.nodes);
  }
  for (const node of merged) beam.add(node);
  beam.flush();
  if (item.reading !== undefined) hear(beam, item.reading);
}

function startOf({ before }: SlipInput): Node {
  return {
    score: 0,
    rank: 0,
    a: before.length > 1 ? before.charCodeAt(before.length - 2) : 0,
    b: before.length > 0 ? before.charCodeAt(before.length - 1) : 0,
    pend: NONE,
    open: openBrackets(before),
    events: 0,
    gained: 0,
    prev: undefined,
    char: 0,
    isGuess: false,
    at: 0,
    bytes: [],
    rivals: undefined,
  };
}

/** The code of the observed character that begins at `index`: one or two code units. */
function codeAt({ observed, tables }: SlipInput, index: number): number {
  return tables.codec.codeOf(pointOf(observed[index]!.char, observed[index + 1]?.char));
}

/** The bytes that may stand behind an observed character. */
function waysOf(input: SlipInput, index: number, reader: SlipReader): Way[] {
  const { char, isEaten } = input.observed[index] as Observed;
  const ways: Way[] = [];
  if (isMark(char)) {
    ways.push('one unknown');
    if (isEaten !== true && reader === 'swallows') ways.push('two unknown');
  }
  if (char === REPLACEMENT) return ways;
  const code = codeAt(input, index);
  if (code >= 0) ways.push(bytesOf(code));
  for (const other of [input.tables.widened(char), input.tables.other(char)]) {
    if (other >= 0) ways.push(bytesOf(other));
  }
  return ways;
}

const bytesOf = (code: number): number[] => (code > 0xff ? [code >> 8, code & 0xff] : [code]);

/** The code at `index`, or -1 where it may be several. */
function certainCode(input: SlipInput, index: number): number {
  const next = input.observed[index];
  if (next === undefined) return input.behind === undefined ? LF : -1;
  return isMark(next.char) || input.tables.widened(next.char) >= 0 ? -1 : codeAt(input, index);
}

function aheadOf(input: SlipInput, at: number): Ahead {
  const next = input.observed[at];
  // A narrowed question or exclamation mark ahead may be A3BF or A3A1: the known cut.
  if (next && input.tables.isNarrow && (next.char === QUESTION || next.char === 0x21)) {
    return { first: 0xa3, second: next.char === QUESTION ? 0xbf : 0xa1 };
  }
  const code = certainCode(input, at);
  if (code > 0xff) return { first: code >> 8, second: code & 0xff };
  const second = code < 0 ? -1 : certainCode(input, at + 1);
  return { first: code, second: second > 0xff ? second >> 8 : second };
}

/** Pinyin stood here: the character that ends here is read so. */
function hear(beam: Beam, reading: string): void {
  const readings = getReadings();
  for (const node of beam.nodes) {
    const heard = node.pend === NONE && readings.hasInSomeTone(node.b, reading) ? READ_RIGHT : READ_WRONG;
    node.score += heard;
    node.rank += heard;
  }
  beam.nodes.sort((x, y) => y.rank - x.rank);
}

/** The last nodes, and those where the last byte of a line is gone. */
function endings({ observed, behind }: SlipInput, { beam, steps, moves }: Course): readonly Node[] {
  const { nodes } = beam;
  if (behind !== undefined || nodes.length === 0) return nodes;
  beam.prospect = { idle: 0, waiting: Number.NEGATIVE_INFINITY };
  steps.at = observed.length;
  for (const node of nodes) beam.add(node);
  for (const node of nodes) moves.end(node);
  beam.flush();
  return beam.nodes;
}

/** The nodes at which a reading can end, scored with what stands behind, best first. */
function finish({ tables, behind, neighbours }: SlipInput, nodes: readonly Node[]): Node[] {
  const { judge } = tables;
  const finals = nodes.filter((node) => node.pend === NONE);
  const closed = behind === undefined ? 0 : closings(behind);
  for (const node of finals) {
    if (behind === undefined) {
      node.score += judge.logp(node.a, node.b, LF);
      for (let open = node.open; open > 0; open >>= 2) node.score += (open & 3) * LEFT_OPEN;
      if (neighbours.includes(node.b)) node.score += SAME_LINE_END;
    } else {
      const before = String.fromCharCode(node.a, node.b);
      node.score += judge.score(behind.slice(0, 4), before) + LEFT_OPEN * unlike(node.open, closed);
    }
  }
  return finals.sort((x, y) => y.score - x.score);
}

/** The score of the text as it stands, on the same scale. */
function asIs(input: SlipInput): number {
  const { observed, behind, tables } = input;
  const { judge } = tables;
  const steps = new Steps(tables, new Beam(startOf(input)));
  let { a, b } = startOf(input);
  let score = 0;
  for (const { char, reading } of observed) {
    if (reading !== undefined) score += getReadings().hasInSomeTone(char, reading) ? READ_RIGHT : READ_WRONG;
    score +=
      steps.logp(judge.contextOf(a, b), b, char) +
      loneLetter(a, b, char) +
      (char >= 0xe000 && char < 0xf900 ? PRIVATE_USE : 0);
    if (isLow(char)) score += BEYOND;
    a = b;
    b = char;
  }
  return (
    score + (behind === undefined ? judge.logp(a, b, LF) : judge.score(behind.slice(0, 4), String.fromCharCode(a, b)))
  );
}
