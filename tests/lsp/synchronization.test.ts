import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Documents } from '../../server/src/lsp/documents.ts';
import { anyText } from '../core/arbitraries.ts';
import { URI } from './harness.ts';

/** Changes as an editor sends them: positions of the text before each change, or the whole text anew. */
const anyChange = fc.record({
  from: fc.nat(),
  length: fc.nat(6),
  text: anyText,
});

function positionAt(text: string, offset: number) {
  const lines = text.slice(0, offset).split(/\r\n|\r(?!\n)|\n/);
  return { line: lines.length - 1, character: lines[lines.length - 1]!.length };
}

/** An offset that does not part CR from LF: no editor has a position between them. */
function outsideLineEnd(text: string, offset: number): number {
  return text[offset - 1] === '\r' && text[offset] === '\n' ? offset - 1 : offset;
}

describe('incremental changes', () => {
  test('give the text that the editor has, whatever the line ends and characters', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.array(fc.array(anyChange, { minLength: 1, maxLength: 4 }), { maxLength: 6 }),
        (start, batches) => {
          const documents = new Documents(() => 0);
          documents.open(URI, 'plaintext', 1, start);
          let expected = start;
          batches.forEach((batch, index) => {
            const changes = batch.map(({ from, length, text }) => {
              const a = outsideLineEnd(expected, from % (expected.length + 1));
              const b = outsideLineEnd(expected, Math.min(expected.length, a + length));
              const range = { start: positionAt(expected, a), end: positionAt(expected, Math.max(a, b)) };
              expected = expected.slice(0, a) + text + expected.slice(Math.max(a, b));
              return { range, text };
            });
            documents.change(URI, index + 2, changes);
            expect(documents.get(URI)!.text.toString()).toBe(expected);
          });
        },
      ),
    );
  });
});
