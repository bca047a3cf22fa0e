/** Counts that a text announces, and the items behind them. */
import { describe, expect, it } from 'vitest';
import { Analyzer } from '../../../server/src/core/engine/analyzer.ts';
import { RULES } from '../../../server/src/core/engine/rules.generated.ts';
import { Text } from '../../../server/src/core/text/text.ts';

const analyzer = new Analyzer(RULES.filter(({ meta }) => meta.id === 'numbering/announced-count'));

const found = (text: string): string[] =>
  analyzer.analyze(Text.of(text)).findings.map(({ start, end, message }) => `${text.slice(start, end)} ${message.en}`);

describe('numbering/announced-count', () => {
  it.each([
    ['要做到三个坚持：坚持依法办事，坚持便民利民。', '三个坚持', '坚持便民利民', 2],
    ['要做到“三个坚持”，即：坚持依法办事；坚持便民利民。', '“三个坚持”', '坚持便民利民', 2],
    ['要做到三個堅持：堅持依法辦事、堅持便民利民、堅持公開透明和堅持節儉。', '三個堅持', '堅持節儉', 4],
    ['要坚持“六讲”：一讲学习，二讲政治，三讲正气，四讲团结。', '“六讲”', '四讲团结', 4],
    ['要堅持「三不」，即：一不貪污，二不徇私，三不懶惰，四不推諉。', '「三不」', '四不推諉', 4],
    ['要做到三个坚持：一是坚持依法办事；二是坚持便民利民。', '三个坚持', '二是', 2],
    ['要做到四个确保：\n一、确保安全。\n二、确保质量。\n', '四个确保', '二、', 2],
  ])('%s', (text, count, last, number) => {
    const [first, ...others] = found(`青石镇意见\n${text}\n`);
    expect(others).toEqual([]);
    expect(first).toContain(`${count} `);
    expect(first).toContain(`“${last}” (${number})`);
  });

  it.each([
    '要做到三个坚持：坚持依法办事，坚持便民利民，坚持公开透明。',
    '要做到三个坚持，坚持依法办事，坚持便民利民。',
    '要做到三个坚持：坚持依法办事，坚持便民利民。坚持公开透明。',
    '要做到三个坚持：坚持依法办事，不徇私情，坚持便民利民。',
    '要做到三个坚持：坚持依法办事，坚持便民利民等。',
    '要做到三个坚持：坚持依法办事、坚持公开透明；坚持便民利民。',
    '要做到三个坚持：一是坚持依法办事、坚持公开透明；二是坚持便民利民。',
    '要坚持“四讲”：一讲学习，二讲政治，三讲正气，四讲团结。',
    '要坚持“四讲”：一讲学习，二讲政治，正气不可丢，四讲团结。',
    '要坚持“四讲”：一讲学习。要学而信。\n二讲政治，三讲正气，四讲团结。',
    '第三个坚持：坚持依法办事，坚持便民利民。',
    '要做到三个坚持：坚持依法办事，坚持便民\n利民，坚持公开透明。',
    '要做到三个坚持：一是依法办事；二是便民利民。',
  ])('leaves alone: %s', (text) => {
    expect(found(`青石镇意见\n${text}\n`)).toEqual([]);
  });
});
