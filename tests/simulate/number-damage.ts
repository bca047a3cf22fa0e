/**
 * Breaks the numbers of a sound document in several places at once, as recognition, cutting and pasting do. Written
 * apart from numbering.ts, with its own reading of lists, so that one does not repeat the blind spots of the other.
 */
import type { Random } from './random.ts';

export type Kind = 'recognised' | 'unmarked' | 'halved' | 'moved' | 'level' | 'interleaved';
export const KINDS: readonly Kind[] = ['recognised', 'unmarked', 'halved', 'moved', 'level', 'interleaved'];

/** One break in the damaged text. */
export interface Break {
  readonly kind: Kind;
  /** Where a finding is exactly right. */
  readonly places: readonly number[];
  /** The stretch of the list in which a finding still speaks of this break. */
  readonly from: number;
  readonly to: number;
  /** The number that should stand at the place; undefined where any would do. */
  readonly expected: number | undefined;
}

export interface Damaged {
  readonly text: string;
  readonly breaks: readonly Break[];
}

interface Item {
  readonly number: number;
  readonly start: number;
  /** Where the lines of the item end: at the next item of its list, or where the list ends. */
  end: number;
  /** Offsets of the digits, and the end of the mark. */
  readonly from: number;
  readonly to: number;
  readonly markEnd: number;
}

interface List {
  readonly style: string;
  readonly items: Item[];
}

const HAN = '一二三四五六七八九十百零';
/** Styles from the outside in, each with its number as the only group. */
const STYLES: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['章', new RegExp(`^第[ \\u3000]?([${HAN}]+|\\d+)[ \\u3000]?章(?=[ \\u3000]|$)`, 'u')],
  ['節', new RegExp(`^第[ \\u3000]?([${HAN}]+|\\d+)[ \\u3000]?[节節](?=[ \\u3000]|$)`, 'u')],
  ['條', new RegExp(`^第[ \\u3000]?([${HAN}]+|\\d+)[ \\u3000]?[条條](?=[ \\u3000]|$)`, 'u')],
  ['壹、', /^([壹貳贰參叁肆伍陸陆柒捌玖拾]+)、/u],
  ['一、', new RegExp(`^([${HAN}]+)、(?![${HAN}])`, 'u')],
  ['（一）', new RegExp(`^[（(]([${HAN}]+)[）)]`, 'u')],
  ['1、', /^([0-9０-９]{1,2})[.、．](?![0-9０-９])/u],
  ['（1）', /^[（(]([0-9０-９]{1,2})[）)]/u],
];
const FORMAL = '零壹貳參肆伍陸柒捌玖';
const FORMAL_HANS = '零壹贰叁肆伍陆柒捌玖';

function numberIn(digits: string): number {
  const plain = digits.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  if (/^\d+$/.test(plain)) return Number(plain);
  let total = 0;
  let digit = 0;
  for (const char of digits) {
    if (char === '百') [total, digit] = [total + (digit || 1) * 100, 0];
    else if (char === '十' || char === '拾') [total, digit] = [total + (digit || 1) * 10, 0];
    else digit = Math.max('零一二三四五六七八九'.indexOf(char), FORMAL.indexOf(char), FORMAL_HANS.indexOf(char));
  }
  return total + digit;
}

/** The lists of a text that run 1, 2, 3… for at least four items. */
function listsIn(text: string): List[] {
  const done: List[] = [];
  let open: List[] = [];
  const close = (list: List, at: number): void => {
    list.items[list.items.length - 1]!.end = at;
    if (list.items.length >= 4) done.push(list);
  };
  let start = 0;
  for (const line of text.split('\n')) {
    const indent = /^[ \t\u3000]*/.exec(line)![0].length;
    const at = start + indent;
    start += line.length + 1;
    const found = STYLES.flatMap(([style, pattern]) => {
      const match = pattern.exec(line.slice(indent));
      return match === null ? [] : [{ style, match }];
    })[0];
    if (found === undefined) continue;
    const { style, match } = found;
    const digits = match[1]!;
    const from = at + match[0].indexOf(digits);
    const item: Item = {
      number: numberIn(digits),
      start: at,
      end: text.length,
      from,
      to: from + digits.length,
      markEnd: at + match[0].length,
    };
    const depth = open.findIndex((list) => list.style === style);
    const current = open[depth];
    if (current !== undefined && item.number === current.items.at(-1)!.number + 1) {
      for (const inner of open.slice(depth + 1)) if (inner.style !== '條') close(inner, at);
      open = open.filter((list, index) => index <= depth || list.style === '條');
      current.items.at(-1)!.end = at;
      current.items.push(item);
    } else if (item.number === 1) {
      if (current !== undefined) {
        for (const inner of open.slice(depth)) close(inner, at);
        open = open.slice(0, depth);
      }
      open.push({ style, items: [item] });
    } else if (current !== undefined) {
      for (const inner of open.slice(depth)) close(inner, at);
      open = open.slice(0, depth);
    }
  }
  for (const list of open) close(list, text.length);
  return done;
}

/** What replaces a stretch of the text. */
interface Change {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Places inside the new text, counted from `start`; one at its end stands for what comes behind. */
  readonly places: readonly number[];
  readonly expected: number | undefined;
  readonly reach: number;
  readonly before: number;
}

/** What recognition takes a numeral for. */
const CONFUSED: Readonly<Record<string, readonly string[]>> = {
  一: ['二', '－'],
  二: ['三', '一'],
  三: ['二', '五'],
  四: ['五'],
  五: ['三', '四'],
  六: ['大', '八'],
  七: ['匕', '士'],
  八: ['人', '六'],
  九: ['几', '力'],
  十: ['士', '土'],
  '1': ['l', '7'],
  '2': ['3', '7'],
  '3': ['8', '2'],
  '4': ['9'],
  '5': ['6', '3'],
  '6': ['8', '5'],
  '7': ['1'],
  '8': ['3', '6'],
  '9': ['4', '8'],
  '0': ['O', '6'],
};

/** Breaks up to `most` lists of a text, one in each; undefined where it has none. */
export function breakNumbers(text: string, kind: Kind, most: number, random: Random): Damaged | undefined {
  const lists = shuffled(listsIn(text), random);
  const changes: Change[] = [];
  for (const list of lists) {
    if (changes.length >= most) break;
    const change = changeOf(text, list, lists, kind, random);
    if (change === undefined) continue;
    const isApart = changes.every((other) => change.reach <= other.before || change.before >= other.reach);
    if (isApart) changes.push(change);
  }
  return changes.length === 0 ? undefined : apply(text, changes);
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const rest = [...items];
  const mixed: T[] = [];
  while (rest.length > 0) mixed.push(...rest.splice(random.integer(0, rest.length - 1), 1));
  return mixed;
}

function changeOf(
  text: string,
  { items, style }: List,
  lists: readonly List[],
  kind: Kind,
  random: Random,
): Change | undefined {
  const last = items.length - 1;
  const at = random.integer(1, last - 1);
  const item = items[at]!;
  const next = items[at + 1]!;
  const around = { before: items[at - 1]!.start, reach: items[Math.min(last, at + 2)]!.markEnd };
  switch (kind) {
    case 'recognised': {
      const digits = text.slice(item.from, item.to);
      const places = [...digits].flatMap((char, index) => (CONFUSED[char] === undefined ? [] : [index]));
      if (places.length === 0) return undefined;
      const place = random.pick(places);
      const wrong = digits.slice(0, place) + random.pick(CONFUSED[digits[place]!]!) + digits.slice(place + 1);
      return {
        kind,
        start: item.from,
        end: item.to,
        text: wrong,
        places: [item.start - item.from],
        expected: item.number,
        ...around,
      };
    }
    case 'unmarked': {
      let end = item.markEnd;
      while (/[ \u3000]/.test(text[end] ?? '')) end++;
      // nothing would be left of a heading that is its mark alone
      if (text[end] === '\n') return undefined;
      return {
        kind,
        start: item.start,
        end,
        text: '',
        places: [0, next.start - end],
        expected: item.number,
        ...around,
      };
    }
    case 'halved': {
      const gone = Math.floor(items.length / 2);
      const first = random.integer(1, last - gone);
      const [from, to] = [items[first]!, items[first + gone]!];
      const reach = items[Math.min(last, first + gone + 1)]!.markEnd;
      return {
        kind,
        start: from.start,
        end: to.start,
        text: '',
        places: [0],
        expected: from.number,
        before: items[first - 1]!.start,
        reach,
      };
    }
    case 'moved': {
      const [one, two] = [text.slice(item.start, item.end), text.slice(next.start, next.end)];
      if (!one.endsWith('\n') || !two.endsWith('\n') || item.end !== next.start) return undefined;
      return {
        kind,
        start: item.start,
        end: next.end,
        text: two + one,
        places: [0, two.length],
        expected: item.number,
        before: around.before,
        reach: next.end,
      };
    }
    case 'level': {
      const other = otherLevel(style, text.slice(item.from, item.to), item.number);
      if (other === undefined) return undefined;
      return { kind, start: item.start, end: item.markEnd, text: other, places: [0], expected: item.number, ...around };
    }
    case 'interleaved':
      return interleave(text, items, style, lists);
  }
}

/** The mark of the level above or below. */
function otherLevel(style: string, digits: string, number: number): string | undefined {
  if (style === '一、') return `（${digits}）`;
  if (style === '（一）') return `${digits}、`;
  if (style === '1、') return `（${digits}）`;
  return style === '（1）' ? `${number}.` : undefined;
}

/** The items of two lists of one style, the second right behind the first, mixed one by one. */
function interleave(text: string, items: readonly Item[], style: string, lists: readonly List[]): Change | undefined {
  if (style === '章' || style === '節' || style === '條') return undefined;
  const last = items.at(-1)!;
  const other = lists.find(
    (list) => list.style === style && list.items[0]!.start >= last.end && list.items[0]!.start - last.end < 400,
  );
  if (other === undefined) return undefined;
  const lineOf = ({ start, end }: Item): string => `${text.slice(start, end).split('\n')[0]!}\n`;
  const mixed: string[] = [];
  const places: number[] = [];
  let length = 0;
  for (let at = 0; at < Math.max(items.length, other.items.length); at++) {
    for (const list of [items, other.items]) {
      if (list[at] === undefined) continue;
      if (length > 0) places.push(length);
      mixed.push(lineOf(list[at]!));
      length += mixed.at(-1)!.length;
    }
  }
  const end = other.items.at(-1)!.end;
  return {
    kind: 'interleaved',
    start: items[0]!.start,
    end,
    text: mixed.join(''),
    places,
    expected: undefined,
    before: items[0]!.start,
    reach: end,
  };
}

function apply(text: string, changes: readonly Change[]): Damaged {
  const inOrder = [...changes].sort((a, b) => a.start - b.start);
  const moved = (offset: number): number =>
    inOrder.reduce((sum, one) => (one.end <= offset ? sum + one.text.length - (one.end - one.start) : sum), offset);
  let damaged = '';
  let at = 0;
  for (const change of inOrder) {
    damaged += text.slice(at, change.start) + change.text;
    at = change.end;
  }
  const breaks = inOrder.map((change) => {
    const start = moved(change.start);
    return {
      kind: change.kind,
      places: change.places.map((place) => start + place),
      from: moved(change.before),
      to: moved(Math.max(change.reach, change.end)),
      expected: change.expected,
    };
  });
  return { text: damaged + text.slice(at), breaks };
}
