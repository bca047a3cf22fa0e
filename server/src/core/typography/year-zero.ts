import { anyOf, type BlockScanner, type BlockView, type Rule, type RuleMeta } from '../engine/rule.ts';
import { documentScript } from '../model/script.ts';

const meta: RuleMeta = {
  id: 'typography/year-zero',
  stage: 'structure',
  severity: 'warning',
  fixSafety: 'suggested',
  docs: {
    summary: {
      en: 'A year in Han numerals whose zero is a circle or a letter: `二○○九年`, `二OO九年`.',
      zh: '汉字年份的“〇”写成了圆圈或字母：“二○○九年”“二OO九年”。',
    },
    why: {
      en: 'The numeral is 〇 (U+3007). The circle ○ (U+25CB), the letter O and the digit 0 look alike but no program reads them as a number. Forms with blanks to fill in (`○○年`) and years of the Republic (`一○二年`) are left alone.',
      zh: '汉字数字零是“〇”（U+3007）。圆圈“○”（U+25CB）、字母O和数字0形近，但程序不认作数字。待填的“○○年”和民国纪年“一○二年”不报告。',
    },
    whatToDo: { en: 'Write 〇.', zh: '改用“〇”。' },
    bad: [
      { text: '«二○○九»年三月一日', fixed: '二〇〇九年三月一日' },
      { text: '«二OO九»年以来，截至«二0二〇»年。', fixed: '二〇〇九年以来，截至二〇二〇年。' },
    ],
    good: [{ text: '二〇〇九年三月一日' }, { text: '○○年○月○日，民國一○二年，第一百零三条，2009年。' }],
  },
};

interface Year {
  readonly at: number;
  readonly stands: string;
}

const NONE: readonly Year[] = [];
const ZERO = /[○◯⚪OＯoο0０Оо]/g;
const YEAR =
  /(?<![一二三四五六七八九〇零\d])[一二][一二三四五六七八九〇零○◯OＯoο0０Оо]{3}(?=\s?年|[—－\-至～~]\s?[一二][\u3007\u25cb一二三四五六七八九OＯ0０]{3}年)/g;

const years: BlockScanner<readonly Year[]> = {
  name: 'year-zero',
  needs: { has: anyOf('○◯⚪OＯoο0０Оо'), nothing: NONE },
  scan({ text }: BlockView): readonly Year[] {
    if (!/[一二三四五六七八九〇零][○◯OＯoο0０Оо]/.test(text)) return NONE;
    return [...text.matchAll(YEAR)]
      .filter(({ 0: stands }) => stands.search(ZERO) >= 0)
      .map((match) => ({ at: match.index, stands: match[0] }));
  },
};

export const rule: Rule = {
  meta,
  scanners: [years],
  documents: [documentScript],
  *check(view) {
    const blocks = view.perBlock(years);
    if (blocks.every(({ value }) => value.length === 0)) return;
    // Taiwan writes the circle in its numerals by custom.
    const isTaiwan = view.once(documentScript).variety === 'taiwan';
    for (const { start, value } of blocks) {
      for (const { at, stands } of value) {
        const text = stands.replace(ZERO, '〇');
        if (isTaiwan && !/[OＯoο0０Оо]/.test(stands)) continue;
        const zeros = [...stands.matchAll(ZERO)].map(({ index }) => start + at + index);
        yield {
          start: start + at,
          end: start + at + stands.length,
          message: {
            en: `The zero of a year in Han numerals is 〇 (U+3007): ${text}.`,
            zh: `汉字年份的零用“〇”（U+3007）：应作“${text}”。`,
          },
          fix: {
            safety: 'suggested',
            title: { en: `Write ${text}`, zh: `改为“${text}”` },
            edits: zeros.map((zero) => ({ start: zero, end: zero + 1, text: '〇' })),
          },
        };
      }
    }
  },
};
