/** Random texts and edits for the property tests. */
import fc from 'fast-check';
import type { Edit } from '../../server/src/core/text/edit.ts';
import { Block, Text } from '../../server/src/core/text/text.ts';

const piece = fc.constantFrom('国', '𠮷', 'a', '\n', '\r\n', '\r', '\u2028', '，', '法规\n', '');
export const anyText = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

/** Random sorted edits of a text without overlaps. */
export function editsOf(text: string): fc.Arbitrary<Edit[]> {
  return fc
    .array(
      fc.tuple(
        fc.nat(text.length),
        fc.nat(4),
        anyText.map((t) => t.slice(0, 5)),
      ),
      { maxLength: 6 },
    )
    .map((raw) => {
      const edits: Edit[] = [];
      let last = -1;
      for (const [start, length, insert] of raw.sort((a, b) => a[0] - b[0])) {
        if (start <= last) continue;
        const end = Math.min(text.length, start + length);
        edits.push({ start, end, text: insert });
        last = end;
      }
      return edits;
    });
}

/** The same text in blocks of a few lines, so that small texts have many. */
export function inSmallBlocks(text: string): Text {
  const lines = text.split(/(?<=\r\n|\r(?!\n)|\n)/).filter((line) => line !== '');
  const blocks: Block[] = [];
  for (let i = 0; i < lines.length; i += 2) blocks.push(new Block(lines.slice(i, i + 2).join('')));
  return Text.ofBlocks(blocks);
}
