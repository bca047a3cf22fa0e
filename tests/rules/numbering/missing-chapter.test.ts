/** Chapters that the table of contents names and the text lacks. */
import { describe, expect, it } from 'vitest';
import { Analyzer } from '../../../server/src/core/engine/analyzer.ts';
import { RULES } from '../../../server/src/core/engine/rules.generated.ts';
import { Text } from '../../../server/src/core/text/text.ts';

const analyzer = new Analyzer(RULES.filter(({ meta }) => meta.id.startsWith('numbering/')));

const found = (text: string): string[] =>
  analyzer
    .analyze(Text.of(text))
    .findings.filter(({ severity }) => severity !== 'hint')
    .map(({ rule, start, end, expected }) => `${rule} ${start} ${text.slice(start, end)} ${expected}`);

const HEAD = '青石镇集市管理办法\n目　录\n第一章　总则\n第二章　经营\n第三章　罚则\n第四章　附则\n';
const BODY = ['第一章　总则\n第一条 甲事。\n', '第二章　经营\n第二条 乙事。\n', '第三章　罚则\n第三条 丙事。\n'];

describe('chapters of the table of contents', () => {
  it('reports the last chapter where the text lacks it', () => {
    expect(found(HEAD + BODY.join(''))).toEqual([`numbering/gap ${HEAD.indexOf('第四章')} 第四章 4`]);
  });

  it('reports once where several are missing at the end', () => {
    expect(found(HEAD + BODY.slice(0, 2).join(''))).toEqual([`numbering/gap ${HEAD.indexOf('第三章')} 第三章 3`]);
  });

  it('reports a chapter missing between others once, by the numbers of the text', () => {
    const text = `${HEAD}${BODY[0]}第三章　罚则\n第二条 丙事。\n第四章　附则\n第三条 丁事。\n`;
    expect(found(text)).toEqual([`numbering/gap ${text.lastIndexOf('第三章')} 第三章 2`]);
  });

  it.each([
    ['all are there', '第四章　附则\n第四条 丁事。\n'],
    ['the last one lost its number', '附则\n第四条 丁事。\n'],
    ['the last one is glued to the sentence before', '第四条 还有。第四章　附则\n第五条 丁事。\n'],
  ])('is silent where %s', (_, end) => {
    expect(found(HEAD + BODY.join('') + end).filter((one) => one.startsWith('numbering/gap'))).toEqual([]);
  });

  it('is silent where the table is of another text, or there is nothing but the table', () => {
    expect(found(`${HEAD}第一章　集市\n第一条 甲事。\n第二章　摊位\n第二条 乙事。\n`)).toEqual([]);
    expect(found(HEAD)).toEqual([]);
  });
});
