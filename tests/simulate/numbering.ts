/** Breaks the numbering of a sound document in one known way. Headings are found by line starts only, not by the model. */
import { formatLike } from '../../server/src/core/model/numerals.ts';

export type Damage = 'delete' | 'erase' | 'double' | 'swap' | 'mistype' | 'drop' | 'splice' | 'run-in';
export const DAMAGES: readonly Damage[] = ['delete', 'erase', 'double', 'swap', 'mistype', 'drop', 'splice', 'run-in'];

export interface Broken {
  readonly text: string;
  /** Offsets of the headings at which a person would point; any of them is right. */
  readonly places: readonly number[];
  /** The number that should stand at the first place. */
  readonly expected: number | undefined;
}

interface NumberedLine {
  readonly start: number;
  /** Where the lines that belong to it end: the next numbered line, or the end of the text. */
  readonly end: number;
  readonly style: string;
  readonly digits: string;
  readonly digitsStart: number;
  readonly labelEnd: number;
  readonly number: number;
  /** Index of the list that it belongs to. */
  readonly list: number;
}

const LINE =
  /^([ \t\u3000]*)(?:第([ \u3000]?(?:[零一二三四五六七八九十百]+|\d+)[ \u3000]?)([章节節条條])(?=[ \u3000\n\r])|([一二三四五六七八九十]+)、|（([一二三四五六七八九十]+)）)/gmu;
const RANK: Readonly<Record<string, number>> = { 章: 1, 节: 2, 節: 2, 条: 3, 條: 3, '、': 4, '（）': 5 };
const DIGITS = '零一二三四五六七八九';

/** A small generator of random numbers with a seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function readNumber(digits: string): number {
  const bare = digits.trim();
  if (/^\d+$/.test(bare)) return Number(bare);
  let total = 0;
  let digit = 0;
  for (const char of bare) {
    if (char === '百') [total, digit] = [total + digit * 100, 0];
    else if (char === '十') [total, digit] = [total + (digit || 1) * 10, 0];
    else digit = DIGITS.indexOf(char);
  }
  return total + digit;
}

/** The numbered lines whose list runs 1, 2, 3… for at least three items. */
function numberedLines(text: string): NumberedLine[] {
  const lines: NumberedLine[] = [];
  const open = new Map<string, { list: number; last: number }>();
  let lists = 0;
  const matches = [...text.matchAll(LINE)];
  matches.forEach((match, index) => {
    const digits = match[2] ?? match[4] ?? match[5]!;
    const style = match[3] ?? (match[4] === undefined ? '（）' : '、');
    const start = match.index + match[1]!.length;
    const number = readNumber(digits);
    let list = open.get(style);
    if (list === undefined || number !== list.last + 1) list = { list: lists++, last: 0 };
    if (number !== list.last + 1) return;
    open.set(style, { list: list.list, last: number });
    for (const other of open.keys()) {
      const below = RANK[other]! > RANK[style]!;
      if (below && other !== '条' && other !== '條') open.delete(other);
    }
    lines.push({
      start,
      end: matches[index + 1]?.index ?? text.length,
      style,
      digits,
      digitsStart: text.indexOf(digits, start),
      labelEnd: match.index + match[0].length,
      number,
      list: list.list,
    });
  });
  const sizes = new Map<number, number>();
  for (const line of lines) sizes.set(line.list, (sizes.get(line.list) ?? 0) + 1);
  return lines.filter((line) => sizes.get(line.list)! >= 3);
}

function pick<T>(items: readonly T[], next: () => number): T | undefined {
  return items[Math.floor(next() * items.length)];
}

function replaced(text: string, start: number, end: number, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

/** Breaks `text`; undefined where it has no place for this damage. `other` is what a splice goes on with. */
export function damage(text: string, kind: Damage, next: () => number, other: string): Broken | undefined {
  const lines = numberedLines(text);
  const follower = (line: NumberedLine): NumberedLine | undefined =>
    lines.find((candidate) => candidate.list === line.list && candidate.number === line.number + 1);
  const inner = lines.filter((line) => follower(line) !== undefined);
  const line = pick(kind === 'drop' ? inner.filter(({ style }) => style === '章' || style === '、') : inner, next);
  if (line === undefined) return undefined;
  const after = follower(line)!;
  switch (kind) {
    case 'delete': {
      const gone = replaced(text, line.start, line.end, '');
      return { text: gone, places: [after.start - (line.end - line.start)], expected: line.number };
    }
    case 'erase': {
      const gone = replaced(text, line.start, line.labelEnd, '');
      const shift = line.labelEnd - line.start;
      return { text: gone, places: [after.start - shift, line.start], expected: line.number };
    }
    case 'drop': {
      const gone = replaced(text, line.start, after.start, '');
      return { text: gone, places: [line.start], expected: line.number };
    }
    case 'double':
      return renumbered(text, after, line.number);
    case 'swap': {
      const once = renumbered(text, after, line.number);
      const twice = renumbered(once.text, line, after.number);
      const shift = twice.text.length - once.text.length;
      return { text: twice.text, places: [line.start, after.start + shift], expected: line.number };
    }
    case 'mistype':
      return renumbered(text, after, wrongNumber(after.number, next));
    case 'run-in': {
      const start = text.slice(0, after.start).trimEnd().length;
      return { text: replaced(text, start, after.start, ''), places: [start], expected: undefined };
    }
    case 'splice':
      return splice(text, lines, after, other, next);
  }
}

function renumbered(text: string, line: NumberedLine, number: number): Broken {
  const digits = formatLike(number, line.digits) ?? String(number);
  const end = line.digitsStart + line.digits.length;
  return { text: replaced(text, line.digitsStart, end, digits), places: [line.start], expected: line.number };
}

/** Another number, near or far, as typing and recognition make them. */
function wrongNumber(number: number, next: () => number): number {
  for (;;) {
    const wrong = number + Math.floor(next() * 12) - 5;
    if (wrong >= 1 && wrong !== number) return wrong;
  }
}

/** The document up to a heading, then another document from a heading of the same style that went back at least one. */
function splice(
  text: string,
  lines: readonly NumberedLine[],
  at: NumberedLine,
  other: string,
  next: () => number,
): Broken | undefined {
  if (at.style === '（）') return undefined;
  const others = numberedLines(other).filter(
    ({ style, number }) => style === at.style && number >= 2 && number < at.number,
  );
  const from = pick(others, next);
  if (from === undefined) return undefined;
  const begins = other.slice(from.start);
  if (lines.length === 0) return undefined;
  return { text: text.slice(0, at.start) + begins, places: [at.start], expected: at.number };
}
