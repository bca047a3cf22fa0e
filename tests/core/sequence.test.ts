import { describe, expect, it } from 'vitest';
import { findBreaks } from '../../server/src/core/model/sequence.ts';

function story(numbers: readonly number[]): string[] {
  return findBreaks(numbers.map((value) => ({ value, sub: 0 }))).map(
    ({ kind, index, expected }) => `${index} ${kind} ${expected}`,
  );
}

describe('findBreaks', () => {
  it.each<[number[], string[]]>([
    [[1, 2, 3], []],
    [[1, 2, 4, 5], ['2 gap 3']],
    [[1, 2, 4], ['2 gap 3']],
    [[1, 2, 2, 3, 4], ['2 duplicate 3']],
    [[1, 2, 2, 4, 5], ['2 duplicate 3']],
    [[1, 2, 5, 4, 5], ['2 order 3']],
    [[1, 2, 4, 3, 5], ['2 order 3']],
    [
      [1, 3, 5],
      ['1 gap 2', '2 gap 4'],
    ],
    [[1, 2, 3, 2, 3, 4, 5], ['3 restart 4']],
    [
      [1, 2, 3, 3, 4, 5, 7],
      ['3 duplicate 4', '6 gap 6'],
    ],
    [
      [5, 6, 5, 6],
      ['0 gap 1', '2 restart 7'],
    ],
    [[3, 2, 3, 4], ['0 order 1']],
    [[2, 3, 4], ['0 gap 1']],
    [[1, 2, 4, 3], ['2 order 3']],
    [[2, 1, 3], ['0 order 1']],
    [[3, 2, 1], []],
    [[5, 4, 3, 2], []],
    [[2, 1], ['0 order 1']],
  ])('%j', (numbers, expected) => {
    expect(story(numbers)).toEqual(expected);
  });

  it('lets inserted numbers follow their main number', () => {
    const numbers = [1, 2, 2, 2, 3].map((value, index) => ({ value, sub: [0, 0, 1, 2, 0][index]! }));
    expect(findBreaks(numbers)).toEqual([]);
  });
});
