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
/** What every such run holds: cheaper to look for. */
const LIKELY = /[!-~] [!-~]{1,3} [!-~]{1,3} [!-~]{1,3} [!-~]{1,3} [!-~]/;
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
    for (const match of text.matchAll(SCRAPS)) {
      const scraps = match[0].trim().split(' ');
      const odds = match[0].match(ODD) ?? [];
      const letters = match[0].match(/[A-Za-z]/g)?.length ?? 0;
      if (new Set(odds).size < LEAST_ODD || odds.length * SCRAPS_EACH < scraps.length) continue;
      if (letters < LEAST_LETTERS) continue;
      const start = match.index;
      const end = start + match[0].length;
      const isBegin = start === 0 || text[start - 1] === '\n';
      const isEnd = end === text.length || text[end] === '\n' || text[end] === '\r';
      found.push({ start, end, isLine: isBegin && isEnd });
    }
    return found;
  },
};
