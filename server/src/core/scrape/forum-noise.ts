/** Finds what forums put between sentences against copying: letters, digits and marks at random, set apart by blanks. */
import type { BlockScanner, BlockView } from '../engine/rule.ts';

export interface ForumNoise {
  /** With the blanks before it. */
  readonly start: number;
  readonly end: number;
  /** Whether nothing else stands in the line. */
  readonly isLine: boolean;
}

/** Six or more scraps of up to three ASCII characters behind a Han character, a mark or a line's beginning. */
const SCRAPS =
  /(?<=^|[\u3001-\u9fff\uff01-\uff65”’])[ \t]*[!-~]{1,3}(?: [!-~]{1,3}){5,} ?(?=\r?$|[\u3001-\u9fff\uff01-\uff65“‘])/gmu;
/**
 * What the commonest forum software writes: five to fifteen times a digit, mark or blank, a blank, and a letter or mark.
 * Of two blanks one may be lost.
 */
const PAIRS = /(?:[ \t]*[!-;]? {1,2}|^)[?-~](?:[!-;]? {1,2}[?-~]){4,14}(?![A-Za-z])/gm;
/** Fewest different characters before and behind the blanks of such pairs, and fewest marks and digits. */
const LEAST_BEFORE = 3;
const LEAST_BEHIND = 4;
const LEAST_MARKS = 1;
/** What every such run holds: cheaper to look for. */
const LIKELY = /[!-~] [!-~]{1,3} [!-~]{1,3} [!-~]/;
/** Marks that formulas, lists and abbreviations do not put between letters. */
const ODD = /[;[\]{}|`~@#^&!?$_"'\\]/g;
/** Fewest different odd marks of a run, and most scraps for each of them. */
const LEAST_ODD = 3;
const SCRAPS_EACH = 4;
const LEAST_LETTERS = 3;

export const forumNoise: BlockScanner<readonly ForumNoise[]> = {
  name: 'forum noise',
  needs: { has: (code) => code === 0x20, nothing: [] },
  scan({ text }: BlockView): readonly ForumNoise[] {
    const found: ForumNoise[] = [];
    if (!LIKELY.test(text)) return found;
    const add = (from: number, to: number): void => {
      const same = found.findIndex((other) => other.start < to && from < other.end);
      const known = same < 0 ? undefined : found.splice(same, 1)[0];
      const start = Math.min(from, known?.start ?? from);
      // figures behind whole pairs are the author's
      const end =
        known !== undefined && /^\d*$/.test(text.slice(known.end, to)) ? known.end : Math.max(to, known?.end ?? to);
      const isBegin = start === 0 || text[start - 1] === '\n';
      const isEnd = end === text.length || text[end] === '\n' || text[end] === '\r';
      found.push({ start, end, isLine: isBegin && isEnd });
    };
    for (const match of text.matchAll(PAIRS)) {
      if (isRandom(match[0])) add(match.index, match.index + match[0].length);
    }
    for (const match of text.matchAll(SCRAPS)) {
      const scraps = match[0].trim().split(' ');
      const odds = match[0].match(ODD) ?? [];
      const letters = match[0].match(/[A-Za-z]/g)?.length ?? 0;
      if (new Set(odds).size < LEAST_ODD || odds.length * SCRAPS_EACH < scraps.length) continue;
      if (letters < LEAST_LETTERS) continue;
      add(match.index, match.index + match[0].length);
    }
    return found.sort((a, b) => a.start - b.start);
  },
};

/** Whether pairs hold so many different characters as no list of letters or figures does. */
function isRandom(pairs: string): boolean {
  const before = new Set(pairs.match(/[!-;](?= )/g));
  const behind = new Set(pairs.match(/(?<= )[?-~]/g));
  const marks = pairs.match(/[!-/:;?@[-`{-~]/g)?.length ?? 0;
  return before.size >= LEAST_BEFORE && behind.size >= LEAST_BEHIND && marks >= LEAST_MARKS;
}
