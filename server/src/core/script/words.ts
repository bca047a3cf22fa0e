/** Words that decide a choice by themselves, before the table of contexts is asked. */
import type { Choices, Verdict } from './choices.ts';
import { PhraseSet } from './phrases.ts';

const certainly = (better: string): Verdict => ({ better, margin: 9, evenMargin: 9, strict: 1, relaxed: 1 });

/** Names, and words that meet a word of the other reading, which the contexts know too little of. */
const RIGHT_WORDS = new PhraseSet('天后宮|天后廟|后里|后土|后羿|鋼管製|限製酒|限製造|備註意|染髮|併處');

/** Words that leave no choice, whatever stands beside them. */
const CERTAIN: ReadonlyMap<string, (text: string, at: number) => Verdict | undefined> = new Map([
  ['干', (text, at) => (text[at - 1] === '在' && text[at + 1] === '中' ? certainly('幹') : undefined)],
  ['後', (text, at) => (text[at - 1] === '皇' ? certainly('后') : undefined)],
  ['註', (text, at) => (text[at + 1] === '意' && !/[見願思]/.test(text[at + 2] ?? '') ? certainly('注') : undefined)],
  [
    '瞭',
    (text, at) =>
      /^(?:[解望然]|[如若]指)/.test(text.slice(at + 1, at + 3)) || text[at - 1] === '明' ? undefined : certainly('了'),
  ],
  [
    '制',
    (text, at) =>
      text[at + 1] === '造' && !/[成價林假血福謠]/.test(text[at + 2] ?? '') && !/[限控抑管]/.test(text[at - 1] ?? '')
        ? certainly('製')
        : undefined,
  ],
]);

/** The verdict on the character at `at`: of a word that leaves no choice, or of the contexts; undefined where it is right. */
export function judgeChoice(choices: Choices, text: string, at: number): Verdict | undefined {
  const verdict = CERTAIN.get(text[at]!)?.(text, at) ?? choices.judge(text, at);
  if (verdict === undefined || RIGHT_WORDS.holds(text, at)) return undefined;
  return verdict.better === '範' && !isBesideWord(text, at) ? undefined : verdict;
}

/** 範 stands in few words, 范 in a great many names. */
function isBesideWord(text: string, at: number): boolean {
  return /[規示模師典防風就失軌遺垂洪儀]/.test(text[at - 1] ?? '') || /[圍例疇本文式型]/.test(text[at + 1] ?? '');
}
