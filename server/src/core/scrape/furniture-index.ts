/** All patterns of the tables, ready to be looked for by the pairs of characters that they need. */

import type { FurniturePattern } from '../tables/furniture-pattern.ts';
import { SITE_FURNITURE } from '../tables/site-furniture.ts';
import { METADATA_LABELS, NAVIGATION_WORDS } from '../tables/site-labels.ts';
import { SURE_MENU_WORDS } from '../tables/site-menu-words.ts';
import { foldedCode, OPENING } from './fold.ts';
import {
  BUTTON_WORDS,
  CREDIT_PAIRS,
  isButtonRow,
  isCreditRow,
  isLabelRow,
  isNavigationBar,
  isSpam,
  isWideLabel,
  LONGEST_BAR,
  LONGEST_ROW,
  NAVIGATION_PAIRS,
  PLAIN_WORDS,
  SPAM_PAIRS,
  WIDE_LABELS,
} from './furniture-bars.ts';
import { compilePattern, needsOf, rarestPair } from './furniture-compile.ts';
import {
  EDITOR_PAIRS,
  isEditorial,
  isLongNotice,
  isMenuEntry,
  isNotice,
  isPropertyRow,
  LONGEST_ENTRY,
  LONGEST_NOTICE,
  NOTICE_PAIRS,
  PROPERTY_PAIRS,
} from './furniture-shapes.ts';

/**
 * What a line is. `certain`: furniture wherever it stands; `likely`: with company, or outside the text; `weak`: with
 * company only; `button`: a word of a tool bar; `index` and `label`: an entry of a portal's table that is never, or may
 * be, the document's own; `links`: the heading of a list of links; `after`: likely where the text has ended; `passage`: furniture
 * inside a line; `glued`: furniture at an end of a line or in brackets.
 */
export type FurnitureClass =
  | 'certain'
  | 'likely'
  | 'weak'
  | 'button'
  | 'index'
  | 'label'
  | 'links'
  | 'after'
  | 'passage'
  | 'glued';

/** Folded characters that may stand before what a pattern begins with: bullets, an item number. */
const MARGIN = 8;

export interface Entry {
  readonly class: FurnitureClass;
  readonly site: string;
  /** For what stands inside lines: finds it in a folded line. */
  readonly regex: RegExp;
  /** Whether a whole line is one: `key` is the folded line, `raw` the line as it stands. */
  fits(key: string, raw: string): boolean;
  /** Length of the longest line that it fits, in folded characters. */
  readonly longest: number;
}

export interface Trigger {
  readonly entry: Entry;
  /** The furthest place in the line where the pair can begin, in folded characters. */
  readonly furthest: number;
}

export interface PatternIndex {
  /** By pair of folded characters (or a single sign): what to try then. */
  readonly triggers: ReadonlyMap<number, readonly Trigger[]>;
  /** For each hash of a pair the furthest place where one can begin that is looked for; 255 for anywhere. */
  readonly bloom: Uint8Array;
  /** For each code unit the folded one, or 0 for what needs a closer look: blanks, line ends, brackets, single signs. */
  readonly plain: Uint16Array;
  readonly beside: readonly RegExp[];
  /** Words of one character, looked for beside other furniture only. */
  readonly single: ReadonlySet<string>;
  readonly between: readonly RegExp[];
  readonly heads: readonly RegExp[];
  readonly edges: readonly RegExp[];
}

const LABEL_WORDS: ReadonlySet<string> = new Set([...METADATA_LABELS.index, ...METADATA_LABELS.shared]);

let built: PatternIndex | undefined;

/** The index of all patterns, made when a text is first read: it takes some tens of milliseconds. */
export function patternIndex(): PatternIndex {
  built ??= buildIndex();
  return built;
}

/** Signs that a pattern may need by themselves. */
export const GT = 0x3e;
export const COPYRIGHT = 0xa9;

function plainCodes(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let code = 0; code < table.length; code++) {
    const folded = foldedCode(code);
    const isSpecial = code === 10 || code === 13 || folded === OPENING || folded === GT || folded === COPYRIGHT;
    table[code] = isSpecial ? 0 : folded;
  }
  return table;
}

/** A small integer for two code units, which a map finds faster than a large one. */
export function pairKey(a: number, b: number): number {
  return (a << 16) | b;
}

export function hashOf(a: number, b: number): number {
  return (a * 31 + b * 7) & 0xffff;
}

function buildIndex(): PatternIndex {
  const triggers = new Map<number, Trigger[]>();
  const bloom = new Uint8Array(0x10000);
  const beside: RegExp[] = [];
  const between: RegExp[] = [];
  const heads: RegExp[] = [];
  const edges: RegExp[] = [];
  const single = new Set<string>();
  const look = (entry: Entry, pair: string, furthest: number): void => {
    const first = pair.length === 1 ? 0 : pair.charCodeAt(0);
    const second = pair.charCodeAt(pair.length - 1);
    const known = triggers.get(pairKey(first, second));
    if (known === undefined) triggers.set(pairKey(first, second), [{ entry, furthest }]);
    else known.push({ entry, furthest });
    const hash = hashOf(first, second);
    bloom[hash] = Math.max(bloom[hash]!, Math.min(255, furthest));
  };
  const add = (kind: FurnitureClass, site: string, pattern: FurniturePattern): void => {
    const { pairs, longest } = needsOf(pattern);
    if (pairs === undefined) throw new Error(`pattern without a pair of plain characters: ${pattern}`);
    const isPassage = kind === 'passage' || kind === 'glued';
    const regex = compilePattern(pattern, !isPassage);
    // a bullet and an item number may stand before a line
    const entry: Entry = { class: kind, site, regex, longest: longest + MARGIN, fits: (key) => regex.test(key) };
    for (const { pair, furthest } of pairs) look(entry, pair, isPassage ? Number.POSITIVE_INFINITY : furthest + MARGIN);
  };
  const lookFor = (entry: Entry, word: string): void => {
    const { pair, furthest } = rarestPair(word);
    look(entry, pair, MARGIN + furthest);
  };
  // a word of a button or a bar fills its line
  const addWords = (site: string, words: readonly string[]): void => {
    const known = new Set(words);
    const longest = Math.max(0, ...words.map((word) => word.length)) + MARGIN;
    const entry: Entry = { class: 'button', site, regex: /^$/, longest, fits: (key) => known.has(key) };
    for (const word of known) {
      if (word.length < 2) single.add(word);
      else lookFor(entry, word);
    }
  };
  for (const group of SITE_FURNITURE) {
    for (const pattern of group.certain ?? []) add('certain', group.site, pattern);
    for (const pattern of group.likely ?? []) add('likely', group.site, pattern);
    for (const pattern of group.weak ?? []) add('weak', group.site, pattern);
    for (const pattern of group.after ?? []) add('after', group.site, pattern);
    for (const pattern of group.opensLinks ?? []) add('links', group.site, pattern);
    for (const pattern of group.passages ?? []) add('passage', group.site, pattern);
    for (const pattern of group.glued ?? []) add('glued', group.site, pattern);
    for (const name of group.names ?? []) if (!name.includes('[')) add('button', group.site, name);
    for (const pattern of group.heads ?? []) heads.push(compilePattern(pattern, true));
    for (const pattern of group.edges ?? []) edges.push(compilePattern(pattern, true));
    for (const pattern of group.between ?? []) between.push(compilePattern(pattern, true));
    for (const pattern of group.beside ?? []) beside.push(compilePattern(pattern, true));
    addWords(group.site, group.words ?? []);
  }
  addWords(
    '网页导航',
    NAVIGATION_WORDS.filter((word) => !PLAIN_WORDS.has(word)),
  );
  for (const label of METADATA_LABELS.index) add('index', '', `【?${label}】?(:…)?`);
  for (const label of METADATA_LABELS.shared) add('label', '', `【?${label}】?(:…)`);
  for (const label of METADATA_LABELS.index) add('index', '', `【${label}】…`);
  for (const label of METADATA_LABELS.shared) add('label', '', `【${label}】…`);
  const shape = (kind: FurnitureClass, site: string, fits: Entry['fits']): Entry => ({
    class: kind,
    site,
    regex: /^$/,
    longest: LONGEST_ROW,
    fits,
  });
  const bar = shape('certain', '网页导航', isNavigationBar);
  for (const pair of NAVIGATION_PAIRS) look(bar, pair, LONGEST_ROW);
  const buttons = { ...shape('certain', '网页工具栏', isButtonRow), longest: LONGEST_BAR };
  for (const word of BUTTON_WORDS) if (word.length > 1) lookFor(buttons, word);
  const spam = shape('certain', '被劫持的镜像', isSpam);
  for (const pair of SPAM_PAIRS) look(spam, pair, LONGEST_ROW);
  const credits = shape('certain', '新闻网站', isCreditRow);
  for (const pair of CREDIT_PAIRS) look(credits, pair, 60);
  const entries = { ...shape('button', '网页导航', isMenuEntry), longest: LONGEST_ENTRY + MARGIN };
  for (const word of SURE_MENU_WORDS) look(entries, word.slice(0, 2), LONGEST_ENTRY);
  const properties = shape('likely', '各文库网站', isPropertyRow);
  for (const pair of PROPERTY_PAIRS) look(properties, pair, 60);
  const notices = { ...shape('certain', '网站声明', isNotice), longest: LONGEST_NOTICE };
  const longNotices = { ...shape('likely', '网站声明', isLongNotice), longest: LONGEST_NOTICE };
  for (const pair of NOTICE_PAIRS) {
    look(notices, pair, LONGEST_NOTICE);
    look(longNotices, pair, LONGEST_NOTICE);
  }
  const editorials = { ...shape('likely', '范文、模板网站', isEditorial), longest: LONGEST_NOTICE };
  for (const pair of EDITOR_PAIRS) look(editorials, pair, LONGEST_NOTICE);
  const row = shape('index', '', isLabelRow);
  for (const label of [...METADATA_LABELS.index, ...METADATA_LABELS.shared]) lookFor(row, label);
  const wide = shape('label', '', isWideLabel);
  for (const label of WIDE_LABELS) look(wide, label.slice(0, 2), MARGIN);
  return { triggers, bloom, plain: plainCodes(), beside, single, between, heads, edges };
}

/** Whether a line is one of those that say nothing by themselves and are furniture beside other furniture. */
export function fitsBeside(line: string): boolean {
  const key = keyOf(line);
  const { single, beside } = patternIndex();
  return line.length <= 80 && (single.has(key) || [key, line].some((text) => beside.some((regex) => regex.test(text))));
}

/** Whether a line is nothing but a label of a portal's table, without its value. */
export function isLabelWord(line: string): boolean {
  return LABEL_WORDS.has(line);
}

/** Whether a line says so little that between two lines of furniture it is hardly anything else. */
export function fitsBetween(line: string): boolean {
  return line.length <= 24 && patternIndex().between.some((regex) => regex.test(keyOf(line)));
}

/** Whether a line is furniture where it stands among the first or the last lines. */
export function fitsEdge(line: string): boolean {
  const key = keyOf(line);
  // what is left of a table that a page was laid out with
  if (/^\|{1,4}$/.test(key)) return true;
  return key.length >= 3 && key.length <= 40 && patternIndex().edges.some((regex) => regex.test(key));
}

/** Whether a line is furniture where it stands before the text begins. */
export function fitsHead(line: string): boolean {
  const key = keyOf(line);
  // the cover of a standard says when it was published
  if (/(?:发布|实施|施行|通过|批准|修订|修正|公布)\)?$/.test(key)) return false;
  return key.length >= 8 && key.length <= 90 && patternIndex().heads.some((regex) => regex.test(key));
}

/** A line without the bullets before it, as patterns read it. */
export function keyOf(folded: string): string {
  return folded.replace(/^[•·●■◆▪►▶○◎★☆※*>|-]+(?=[^•·●■◆▪►▶○◎★☆※*>|-])/, '');
}
