import { describe, expect, it } from 'vitest';
import { inOrder, labelOf } from '../../../server/src/core/encoding/label-order.ts';
import type { Repair } from '../../../server/src/core/encoding/repair.ts';

function repairOf(text: string, at: number, others: readonly string[]): Repair {
  return {
    start: 0,
    end: 9,
    text,
    routes: [{ original: 'utf-8', reading: 'gb18030' }],
    choices: [{ start: at, end: at + 1, isRivalled: false, others: others.map((other) => ({ text: other, loss: 1 })) }],
    proven: true,
    mean: 5,
    worst: 6,
    lossy: true,
    borders: [],
  };
}

describe('labelOf', () => {
  it.each([
    ['　　（十二）村务', '（）', 12],
    ['三、目标', '、', 3],
    ['第二十条 附则', '第条', 20],
    ['第十章 附则', '第章', 10],
  ])('reads %s', (line, key, value) => {
    expect(labelOf(line)).toMatchObject({ key, value });
  });

  it.each(['三农工作', '二三、目标', '一九、目标', '村民会议'])('finds none in %s', (line) => {
    expect(labelOf(line)).toBeUndefined();
  });
});

describe('inOrder', () => {
  const label = (text: string) => labelOf(text) ?? expect.unreachable();

  it('takes the number that comes next, and keeps the other as a choice', () => {
    const repair = repairOf('六、村务公开', 0, ['八', '兮']);
    const ordered = inOrder(repair, label(repair.text), 7);
    expect(ordered.text).toBe('八、村务公开');
    expect(ordered.choices[0]?.others.map(({ text }) => text)).toEqual(['六', '兮']);
  });

  it('changes no number that was not guessed, nor one that can’t be the next', () => {
    const known = { ...repairOf('六、村务公开', 0, []), choices: [] };
    expect(inOrder(known, label(known.text), 7)).toBe(known);
    const other = repairOf('六、村务公开', 0, ['八']);
    expect(inOrder(other, label(other.text), 3)).toBe(other);
  });
});
