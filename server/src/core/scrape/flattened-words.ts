/** Words where tracked changes were flattened, so that the old and the new wording both stand. */
import type { BlockScanner } from '../engine/rule.ts';
import { lineAround } from '../text/line-bounds.ts';
import { type PairKind, type PairTable, pairsIn, pairTable } from '../text/pairs.ts';

export interface FlattenedWords {
  readonly start: number;
  readonly end: number;
}

const MODAL = '应当|應當|必须|必須|可以|应该|應該|不得|禁止|严禁|嚴禁';
/** Two words of one office side by side, which no sentence holds; `可以禁止` is one. */
const BOTH = new RegExp(
  [
    `(?!可以禁止)(?:${MODAL})(?:${MODAL})`,
    '(?:依照|根据|按照)(?:依照|按照)|依照根据',
    '(?:依據|根據)(?:依照|依據|根據)',
    '其他其它|其它其他',
    '自[^，。；、：（）\\n]{4,16}起自[^，。；、：（）\\n]{4,16}起',
  ].join('|'),
  'gu',
);

/** The last character of a first word, and the first of a second, in each line of {@link BOTH}. */
const SEAMS: readonly PairKind[] = [
  ['当當须須以该該得止', '应應必可不禁严嚴'],
  ['照据據', '依按根'],
  ['他它', '其'],
  ['起', '自'],
];
let seams: PairTable | undefined;

export const flattenedWords: BlockScanner<readonly FlattenedWords[]> = {
  name: 'words with an old and a new wording',
  scan({ text }) {
    seams ??= pairTable(SEAMS);
    const found: FlattenedWords[] = [];
    let done = 0;
    const places = pairsIn(text, seams, SEAMS.length).flat();
    for (const place of places.sort((a, b) => a - b)) {
      if (place < done) continue;
      const { start: lineStart, end } = lineAround(text, place);
      done = end;
      for (const { 0: match, index } of text.slice(lineStart, end).matchAll(BOTH)) {
        found.push({ start: lineStart + index, end: lineStart + index + match.length });
      }
    }
    return found;
  },
};
