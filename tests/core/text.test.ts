import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../server/src/core/text/edit.ts';
import { cut, Text } from '../../server/src/core/text/text.ts';
import { anyText, editsOf, inSmallBlocks } from './arbitraries.ts';

const isWhole = (text: Text) =>
  text.blocks.every(
    (block, i) =>
      block.text !== '' &&
      (i === text.blocks.length - 1 ||
        (/[\r\n]$/.test(block.text) && !(block.text.endsWith('\r') && text.blocks[i + 1]!.text.startsWith('\n')))),
  );

describe('Text', () => {
  it('edits like a string, and keeps blocks whole lines', () => {
    fc.assert(
      fc.property(
        anyText.chain((text) => fc.tuple(fc.constant(text), editsOf(text))),
        ([source, edits]) => {
          const text = inSmallBlocks(source);
          expect(isWhole(text)).toBe(true);
          const edited = text.edit(edits);
          expect(edited.toString()).toBe(applyEdits(source, edits));
          expect(edited.length).toBe(edited.toString().length);
          expect(isWhole(edited)).toBe(true);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('slices like a string', () => {
    fc.assert(
      fc.property(anyText, fc.nat(70), fc.nat(70), (source, a, b) => {
        expect(inSmallBlocks(source).slice(a, b)).toBe(source.slice(a, Math.max(a, b)));
      }),
    );
  });

  it('counts lines and positions as LSP does, there and back', () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const text = inSmallBlocks(source);
        const starts = [0, ...[...source.matchAll(/\r\n|\r|\n/g)].map((m) => m.index + m[0].length)];
        expect(text.lineCount).toBe(starts.length);
        for (let line = 0; line < starts.length; line++) expect(text.lineStart(line)).toBe(starts[line]);
        for (let offset = 0; offset <= source.length; offset++) {
          const position = text.positionAt(offset);
          const line = starts.filter((start) => start <= offset).length - 1;
          expect(position).toEqual({ line, character: offset - starts[line]! });
          const insideLineEnd = source[offset - 1] === '\r' && source[offset] === '\n';
          if (!insideLineEnd) expect(text.offsetAt(position)).toBe(offset);
        }
      }),
    );
  });

  it('shares the blocks that an edit does not touch', () => {
    const line = `${'规'.repeat(99)}\n`;
    const text = Text.of(line.repeat(2000));
    expect(text.blocks.length).toBeGreaterThan(5);
    const edited = text.edit([{ start: 50, end: 51, text: '章' }]);
    expect(edited.blocks.slice(1)).toEqual(text.blocks.slice(1));
    expect(edited.blocks[3]).toBe(text.blocks[3]);
  });

  it('cuts a long text at line ends only', () => {
    const source = Array.from({ length: 4000 }, (_, i) => '第'.repeat(i % 37)).join('\r\n');
    const blocks = cut(source);
    expect(blocks.map((block) => block.text).join('')).toBe(source);
    expect(isWhole(Text.ofBlocks(blocks))).toBe(true);
  });

  it('refuses edits that overlap or leave the text', () => {
    const text = Text.of('一二三');
    expect(() => text.edit([{ start: 2, end: 4, text: '' }])).toThrow(RangeError);
    expect(() =>
      text.edit([
        { start: 0, end: 2, text: '' },
        { start: 1, end: 3, text: '' },
      ]),
    ).toThrow(RangeError);
  });
});
