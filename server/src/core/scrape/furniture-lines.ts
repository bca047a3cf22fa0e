/** Finds the lines that may be site furniture, block by block, by the pairs of characters that their patterns need. */
import type { BlockScanner, BlockView } from '../engine/rule.ts';
import type { FurniturePattern } from '../tables/furniture-pattern.ts';
import { SITE_FURNITURE } from '../tables/site-furniture.ts';
import { METADATA_LABELS } from '../tables/site-furniture-portals.ts';
import { type Folded, fold, foldedCode } from './fold.ts';
import { compilePattern, needsOf } from './furniture-compile.ts';

/**
 * What a line is. `certain`: furniture wherever it stands; `likely`: with company, or outside the text; `weak`: with
 * company only; `button`: a word of a tool bar; `index` and `label`: an entry of a portal's table that is never, or may be, the document's own;
 * `links`: the heading of a list of links; `passage`: furniture inside a line.
 */
export type FurnitureClass = 'certain' | 'likely' | 'weak' | 'button' | 'index' | 'label' | 'links' | 'passage';

export interface FurnitureLine {
  readonly class: FurnitureClass;
  /** The line, or for a passage the place inside it; the line end is left out. */
  readonly start: number;
  readonly end: number;
  /** Names of the sites that the line comes from; empty for labels. */
  readonly site: string;
}

interface Entry {
  readonly class: FurnitureClass;
  readonly site: string;
  readonly regex: RegExp;
  /** Length of the longest line that it fits, in folded characters. */
  readonly longest: number;
}

interface Trigger {
  readonly entry: Entry;
  /** The furthest place in the line where the pair can begin, in folded characters. */
  readonly furthest: number;
}

/** Longest line, in folded characters, that is furniture as a whole. */
const LONGEST_LINE = 260;
const ORDER: readonly FurnitureClass[] = ['certain', 'links', 'index', 'likely', 'label', 'button', 'weak'];

interface PatternIndex {
  /** By pair of folded characters (or a single sign): what to try then. */
  readonly triggers: ReadonlyMap<number, readonly Trigger[]>;
  /** For each hash of a pair the furthest place where one can begin that is looked for; 255 for anywhere. */
  readonly bloom: Uint8Array;
  readonly beside: readonly RegExp[];
}

const INDEX: PatternIndex = buildIndex();

function hashOf(a: number, b: number): number {
  return (a * 31 + b * 7) & 0xffff;
}

function buildIndex(): PatternIndex {
  const triggers = new Map<number, Trigger[]>();
  const bloom = new Uint8Array(0x10000);
  const beside: RegExp[] = [];
  const add = (kind: FurnitureClass, site: string, pattern: FurniturePattern): void => {
    const { pairs, longest } = needsOf(pattern);
    if (pairs === undefined) throw new Error(`pattern without a pair of plain characters: ${pattern}`);
    const isPassage = kind === 'passage';
    // a bullet and an item number may stand before a line
    const entry: Entry = { class: kind, site, regex: compilePattern(pattern, !isPassage), longest: longest + 8 };
    for (const { pair, furthest } of pairs) {
      const a = pair.length === 1 ? 0 : pair.charCodeAt(0);
      const b = pair.charCodeAt(pair.length - 1);
      const trigger = { entry, furthest: isPassage ? Number.POSITIVE_INFINITY : furthest + 8 };
      const known = triggers.get(a * 0x10000 + b);
      if (known === undefined) triggers.set(a * 0x10000 + b, [trigger]);
      else known.push(trigger);
      bloom[hashOf(a, b)] = Math.max(bloom[hashOf(a, b)]!, Math.min(255, trigger.furthest));
    }
  };
  for (const group of SITE_FURNITURE) {
    for (const pattern of group.certain ?? []) add('certain', group.site, pattern);
    for (const pattern of group.likely ?? []) add('likely', group.site, pattern);
    for (const pattern of group.weak ?? []) add('weak', group.site, pattern);
    for (const pattern of group.opensLinks ?? []) add('links', group.site, pattern);
    for (const pattern of group.passages ?? []) add('passage', group.site, pattern);
    for (const pattern of group.beside ?? []) beside.push(compilePattern(pattern, true));
    for (const word of group.words ?? []) {
      const pattern = word.replace(/[\\()[\]{}|?*+.^$]/g, '\\$&');
      if (needsOf(pattern).pairs === undefined) beside.push(compilePattern(pattern, true));
      else add('button', group.site, pattern);
    }
  }
  for (const label of METADATA_LABELS.index) add('index', '', `【?${label}】?(:…)?`);
  for (const label of METADATA_LABELS.shared) add('label', '', `【?${label}】?(:…)`);
  return { triggers, bloom, beside };
}

/** Whether a line is one of those that say nothing by themselves and are furniture beside other furniture. */
export function fitsBeside(key: string): boolean {
  return key.length <= 80 && INDEX.beside.some((regex) => regex.test(key));
}

/** A line without the bullets before it, as patterns read it. */
export function keyOf(folded: string): string {
  return folded.replace(/^[•·●■◆▪►▶○◎★☆※*>|-]+(?=[^•·●■◆▪►▶○◎★☆※*>|-])/, '');
}

const GT = 0x3e;
const COPYRIGHT = 0xa9;

export const furnitureLines: BlockScanner<readonly FurnitureLine[]> = {
  name: 'furniture-lines',
  scan(block: BlockView): readonly FurnitureLine[] {
    const { text } = block;
    const { bloom } = INDEX;
    const found: FurnitureLine[] = [];
    let candidates: Entry[] | undefined;
    let lineStart = 0;
    let previous = 0;
    let at = 0; // folded characters of the line before this one
    for (let i = 0; i <= text.length; i++) {
      const code = i === text.length ? 10 : text.charCodeAt(i);
      if (code === 10 || code === 13) {
        if (candidates !== undefined) {
          const length = at;
          candidates = candidates.filter((entry) => entry.class === 'passage' || entry.longest >= length);
          if (candidates.length > 0) matchLine(text, lineStart, i, candidates, found);
          candidates = undefined;
        }
        lineStart = i + 1;
        previous = 0;
        at = 0;
        continue;
      }
      const folded = foldedCode(code);
      if (folded === 0) continue;
      const reach = bloom[hashOf(previous, folded)]!;
      if (reach !== 0 && (at <= reach || reach === 255)) candidates = gather(candidates, previous, folded, at);
      if (folded === GT || folded === COPYRIGHT) candidates = gather(candidates, 0, folded, at);
      previous = folded;
      at++;
    }
    return found;
  },
};

function gather(known: Entry[] | undefined, a: number, b: number, at: number): Entry[] | undefined {
  const triggers = INDEX.triggers.get(a * 0x10000 + b);
  if (triggers === undefined) return known;
  let candidates = known;
  for (const { entry, furthest } of triggers) {
    if (at - 1 > furthest || candidates?.includes(entry)) continue;
    if (candidates === undefined) candidates = [entry];
    else candidates.push(entry);
  }
  return candidates;
}

function matchLine(
  text: string,
  start: number,
  end: number,
  candidates: readonly Entry[],
  found: FurnitureLine[],
): void {
  const folded = fold(text, start, end);
  const key = keyOf(folded.text);
  if (key.length <= LONGEST_LINE) {
    const unnumbered = key.replace(/^\(?\d{1,2}[.、:)](?!\d)/, '');
    let best: Entry | undefined;
    for (const entry of candidates) {
      if (entry.class === 'passage') continue;
      if (best !== undefined && ORDER.indexOf(entry.class) >= ORDER.indexOf(best.class)) continue;
      if (entry.regex.test(key) || (unnumbered !== key && entry.regex.test(unnumbered))) best = entry;
    }
    if (best !== undefined) {
      found.push({ class: best.class, start: folded.offsets[0]!, end: lastOf(folded), site: best.site });
      if (best.class === 'certain') return;
    }
  }
  for (const entry of candidates) {
    if (entry.class !== 'passage') continue;
    for (const match of folded.text.matchAll(entry.regex)) {
      const from = folded.offsets[match.index]!;
      const to = folded.offsets[match.index + match[0].length - 1]! + 1;
      if (match[0].length === folded.text.length) {
        found.push({ class: 'certain', start: from, end: to, site: entry.site });
        return;
      }
      if (found.some((line) => line.start < to && from < line.end && line.class === 'passage')) continue;
      found.push({ class: 'passage', start: from, end: to, site: entry.site });
    }
  }
}

function lastOf(folded: Folded): number {
  return folded.offsets[folded.offsets.length - 1]!;
}
