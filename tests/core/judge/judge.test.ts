import { describe, expect, it } from 'vitest';
import { getJudge, getModel } from '../../../server/src/core/judge/judge.ts';

const better = (style: Parameters<typeof getJudge>[0], good: string, bad: string): void => {
  const judge = getJudge(style);
  expect(judge.score(good) / good.length, `${good} > ${bad}`).toBeGreaterThan(judge.score(bad) / bad.length + 1);
};

describe('the judge', () => {
  it('prefers prose to the same characters in disorder', () => {
    better({}, '认真学习贯彻会议精神，切实转变工作作风。', '认真贯精议学习会彻神，切作风转变实工作。');
    better({}, '本辦法自發布日施行。', '布施法日本行自辦發。');
    better({ script: 'traditional' }, '各級人民政府應當加強領導', '级各府政民人當應強加導領');
  });

  it('knows speeches and everyday words beside statutes', () => {
    better({}, '要扑下身子抓落实，不能只喊口号。', '要只下号子不落实，扑能抓喊口身。');
    better(
      { script: 'traditional', narrow: true },
      '克服前進道路上的困難,一步一個腳印',
      '？朔斑M道路上的困難,一步一個腳印',
    );
  });

  it('tells the scripts and the widths of punctuation apart when it is told which to expect', () => {
    const text = '国务院';
    expect(getJudge({ script: 'simplified' }).score(text)).toBeGreaterThan(
      getJudge({ script: 'traditional' }).score(text) + 5,
    );
    const narrow = '第一,第二';
    expect(getJudge({ narrow: true }).score(narrow)).toBeGreaterThan(getJudge({}).score(narrow) + 3);
  });

  it('is finite for every code unit and a distribution over classes in every context', () => {
    const judge = getJudge();
    const model = getModel();
    for (const code of [0, 10, 0x41, 0x4e2d, 0xd83d, 0xde00, 0xe000, 0xfffd, 0xffff]) {
      expect(Number.isFinite(judge.logp(0, 0, code))).toBe(true);
      expect(Number.isFinite(judge.logp(code, code, code))).toBe(true);
    }
    const seen = new Map<number, number>();
    for (let code = 0; code < 65536; code++) if (!seen.has(model.classOf[code]!)) seen.set(model.classOf[code]!, code);
    for (const [a, b] of ['人民', '第一', '。各', '工作', '\n\n']
      .map((pair) => [pair.charCodeAt(0), pair.charCodeAt(1)])
      .concat([[0, 0]])) {
      let sum = 0;
      const context = model.bigramIndex(model.classOf[a!]!, model.classOf[b!]!);
      for (const c of seen.keys()) {
        const trigram = context >= 0 ? model.trigram(context, c) : 1;
        const pair = model.bigramIndex(model.classOf[b!]!, c);
        const lower = pair >= 0 ? model.bigram[pair]! : model.backOff1[model.classOf[b!]!]! + model.unigram[c]!;
        sum += Math.exp(trigram <= 0 ? trigram : lower + (context >= 0 ? model.backOff2[context]! : 0));
      }
      expect(sum).toBeGreaterThan(0.7);
      expect(sum).toBeLessThan(1.4);
    }
  });

  it('scores the end of a line', () => {
    const judge = getJudge();
    const [a, b] = ['行', '。'].map((char) => char.charCodeAt(0));
    expect(judge.logp(a!, b!, 10)).toBeGreaterThan(judge.logp('人'.charCodeAt(0), '民'.charCodeAt(0), 10) + 2);
    expect(judge.score('施行。\n第一条')).toBeGreaterThan(judge.score('施行第一条'));
  });
});
