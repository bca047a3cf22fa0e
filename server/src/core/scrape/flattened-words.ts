/** Words where tracked changes were flattened, so that the old and the new wording both stand. */
import type { BlockScanner } from '../engine/rule.ts';

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

export const flattenedWords: BlockScanner<readonly FlattenedWords[]> = {
  name: 'words with an old and a new wording',
  scan({ text }) {
    return [...text.matchAll(BOTH)].map(({ 0: match, index: start }) => ({ start, end: start + match.length }));
  },
};
