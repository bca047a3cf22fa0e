import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { behindBlanks, lineStarts } from '../../server/src/core/text/line-bounds.ts';
import { pairsIn, pairTable } from '../../server/src/core/text/pairs.ts';

const lines = fc.string({ unit: fc.constantFrom('一', ' ', '\t', '\u3000', '\n', '\r', '\u2028', '\u2029', '1') });

describe('the starts of lines', () => {
  it('are where ^ fits', () => {
    fc.assert(
      fc.property(lines, (text) => {
        const fitting = [...text.matchAll(/^/gm)].map(({ index }) => index).filter((index) => index < text.length);
        expect(lineStarts(text)).toEqual(fitting);
      }),
    );
  });

  it('are followed by blanks', () => {
    fc.assert(
      fc.property(lines, (text) => {
        expect(behindBlanks(text, 0)).toBe(/^[ \t\u3000]*/.exec(text)![0].length);
      }),
    );
  });
});

describe('pairs of characters', () => {
  it('are those that a pattern of two classes finds', () => {
    const table = pairTable([
      ['ab', 'bc'],
      ['c', 'a'],
    ]);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd') }), (text) => {
        const places = (pattern: RegExp) => [...text.matchAll(pattern)].map(({ index }) => index);
        expect(pairsIn(text, table, 2)).toEqual([places(/[ab](?=[bc])/g), places(/c(?=a)/g)]);
      }),
    );
  });
});
