/** How the numbers of one list are written, and which of them are written otherwise than the rest. */
import { formatHan, toHalfWidthDigits } from './numerals.ts';
import type { Heading } from './tree.ts';

/** A heading whose mark is written otherwise than its list. */
export interface StyleBreak {
  readonly heading: Heading;
  /** A heading of the list that is written as most are. */
  readonly model: Heading;
  /** *width*: the same mark in another width; *mark*: another mark, a bracket missing or of another width than its partner. */
  readonly kind: 'width' | 'mark';
  /** Whether nothing but widths differs. */
  readonly isSlight: boolean;
  /** The label as the list writes it. */
  readonly label: string;
}

const NONE: readonly StyleBreak[] = [];
const SHORTEST_LIST = 3;
/** At most this share of a list may be called the exception. */
const MINORITY = 0.34;

/** The exceptions of a list; none where the list has no clear way of writing its numbers. */
export function findStyleBreaks(whole: readonly Heading[]): readonly StyleBreak[] {
  if (whole.length < SHORTEST_LIST || isUniform(whole)) return NONE;
  // a number that is none is reported as such
  const list = whole.filter(({ strayStyle, number }) => strayStyle === undefined && number !== null);
  if (list.length < SHORTEST_LIST) return NONE;
  const groups = new Map<string, Heading[]>();
  for (const heading of list) {
    const pattern = patternOf(heading);
    const group = groups.get(pattern);
    if (group === undefined) groups.set(pattern, [heading]);
    else group.push(heading);
  }
  const common = [...groups.entries()].reduce((a, b) => (b[1].length > a[1].length ? b : a));
  const others = list.length - common[1].length;
  if (others === 0 || others > list.length * MINORITY) return [];
  const model = common[1][0]!;
  return exceptions(list, common[0])
    .map((heading): StyleBreak => {
      const isSlight = narrow(patternOf(heading)) === narrow(common[0]);
      const kind = isSlight && !isUneven(heading) ? 'width' : 'mark';
      return { heading, model, kind, isSlight, label: labelLike(model, heading) };
    })
    .filter(({ heading, label }) => label !== heading.label);
}

/** Headings of another pattern that take their place in the list; those of another list that stands among it do not. */
function exceptions(list: readonly Heading[], common: string): Heading[] {
  const found: Heading[] = [];
  const foreign = new Set<string>();
  let last = 0;
  for (const heading of list) {
    const pattern = patternOf(heading);
    const fits = heading.number === last + 1 || (heading.sub > 0 && heading.number === last);
    if (pattern !== common && !fits) foreign.add(pattern);
    if (pattern !== common) found.push(heading);
    if (pattern === common || fits) last = heading.number!;
  }
  return found.filter((heading) => !foreign.has(patternOf(heading)));
}

function isUniform(list: readonly Heading[]): boolean {
  const { separator } = list[0]!;
  const width = digitKind(list[0]!);
  return list.every((heading) => heading.separator === separator && digitKind(heading) === width);
}

function numberText(heading: Heading): string {
  return heading.label.slice(heading.numberStart - heading.start, heading.numberEnd - heading.start);
}

/** Whether the two brackets of a number are no pair: `（一)`. */
function isUneven({ label }: Heading): boolean {
  return /^[（(]/.test(label) && /[）)]/.test(label) && label.startsWith('（') !== label.includes('）');
}

/** Kind of digits: Han, full-width or ASCII. */
function digitKind(heading: Heading): string {
  const code = numberText(heading).charCodeAt(0);
  return code >= 0xff10 && code <= 0xff19 ? 'Ａ' : code >= 0x30 && code <= 0x39 ? 'A' : 'H';
}

/** The label with its number taken out: `（H）`, `A.`. */
function patternOf(heading: Heading): string {
  const before = heading.label.slice(0, heading.numberStart - heading.start);
  const after = heading.label.slice(heading.numberEnd - heading.start);
  const inserted = heading.sub > 0 ? after.replace(/[之－—–-].*$/, '') : after;
  return (before + digitKind(heading) + inserted).replace(/[ \t\u3000\u00a0]/g, '');
}

const NARROW: Readonly<Record<string, string>> = { '（': '(', '）': ')', '．': '.', Ａ: 'A', '，': ',' };

function narrow(pattern: string): string {
  return pattern.replace(/[（）．Ａ，]/g, (char) => NARROW[char]!);
}

/** The label of `heading` with the marks of `model`. */
export function labelLike(model: Heading, heading: Heading): string {
  const before = model.label.slice(0, model.numberStart - model.start);
  const after = model.label.slice(model.numberEnd - model.start);
  const own = numberText(heading);
  return before + (digitKind(model) === digitKind(heading) ? own : convertDigits(own, digitKind(model))) + after;
}

function convertDigits(digits: string, kind: string): string {
  if (kind === 'H') return formatHan(Number(toHalfWidthDigits(digits)));
  if (kind === 'Ａ') return digits.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  if (kind === 'A') return digits.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  return digits;
}
