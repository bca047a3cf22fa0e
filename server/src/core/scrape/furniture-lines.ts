/** Finds the lines that may be site furniture, block by block, by the pairs of characters that their patterns need. */
import type { BlockScanner, BlockView } from '../engine/rule.ts';
import { type Folded, fold, foldedCode, OPENING, pinyinEnd } from './fold.ts';
import {
  COPYRIGHT,
  type Entry,
  type FurnitureClass,
  GT,
  hashOf,
  keyOf,
  pairKey,
  patternIndex,
} from './furniture-index.ts';
import { LONGEST_NOTICE } from './furniture-shapes.ts';

export interface FurnitureLine {
  readonly class: FurnitureClass;
  /** The line, or for a passage the place inside it; the line end is left out. */
  readonly start: number;
  readonly end: number;
  /** Names of the sites that the line comes from; empty for labels. */
  readonly site: string;
}

/** Longest line, in folded characters, that is furniture as a whole. */
const LONGEST_LINE = LONGEST_NOTICE;
const ORDER: readonly FurnitureClass[] = ['certain', 'links', 'index', 'likely', 'label', 'after', 'button', 'weak'];

export const furnitureLines: BlockScanner<readonly FurnitureLine[]> = {
  name: 'furniture-lines',
  scan(block: BlockView): readonly FurnitureLine[] {
    const { text } = block;
    const { bloom, plain } = patternIndex();
    const found: FurnitureLine[] = [];
    let candidates: Entry[] | undefined;
    let lineStart = 0;
    let previous = 0;
    let at = 0; // folded characters of the line before this one
    for (let i = 0; i <= text.length; i++) {
      const code = i === text.length ? 10 : text.charCodeAt(i);
      const sound = plain[code]!;
      if (sound !== 0) {
        const reach = bloom[hashOf(previous, sound)]!;
        if (reach !== 0 && (at <= reach || reach === 255)) candidates = gather(candidates, previous, sound, at);
        previous = sound;
        at++;
        continue;
      }
      if (code === 10 || code === 13) {
        if (candidates !== undefined) {
          const length = at;
          candidates = candidates.filter((entry) => isInside(entry) || entry.longest >= length);
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
      if (folded === OPENING) {
        const behind = pinyinEnd(text, i);
        if (behind > i) {
          i = behind - 1;
          continue;
        }
      }
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
  const triggers = patternIndex().triggers.get(pairKey(a, b));
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
    const raw = text.slice(start, end);
    const unnumbered = key.replace(/^(?:\(?\d{1,2}[.、:)](?=\D|\d[.、]))+/, '');
    let best: Entry | undefined;
    for (const entry of candidates) {
      if (isInside(entry)) continue;
      if (best !== undefined && ORDER.indexOf(entry.class) >= ORDER.indexOf(best.class)) continue;
      if (entry.fits(key, raw) || (unnumbered !== key && entry.fits(unnumbered, raw))) best = entry;
    }
    if (best !== undefined) {
      found.push({ class: best.class, start: folded.offsets[0]!, end: lastOf(folded), site: best.site });
      if (best.class === 'certain') return;
    }
  }
  for (const entry of candidates) {
    if (!isInside(entry)) continue;
    for (const match of folded.text.matchAll(entry.regex)) {
      if (entry.class === 'glued' && !isGlued(folded.text, match.index, match.index + match[0].length)) continue;
      const from = folded.offsets[match.index]!;
      const to = folded.offsets[match.index + match[0].length - 1]! + 1;
      if (match[0].length === folded.text.length) {
        found.push({ class: entry.class === 'glued' ? 'likely' : 'certain', start: from, end: to, site: entry.site });
        return;
      }
      if (found.some((line) => line.start < to && from < line.end && isInside(line))) continue;
      found.push({ class: entry.class, start: from, end: to, site: entry.site });
    }
  }
}

function isInside({ class: kind }: { readonly class: FurnitureClass }): boolean {
  return kind === 'passage' || kind === 'glued';
}

/** Whether `[start, end)` of a folded line ends it behind a sentence, opens it, or stands in brackets of its own. */
function isGlued(text: string, start: number, end: number): boolean {
  const isBracketed = '([【'.includes(text[start]!) && ')]】'.includes(text[end - 1]!);
  const opens = start === 0;
  const closes = end === text.length;
  return isBracketed || opens || (closes && '。!?;…)】”'.includes(text[start - 1]!));
}

function lastOf(folded: Folded): number {
  return folded.offsets[folded.offsets.length - 1]!;
}
