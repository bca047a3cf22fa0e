import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeEdits } from '../../server/src/core/fix/fix.ts';
import { applyEdits, type Edit } from '../../server/src/core/text/edit.ts';
import { Layer, RegionCache } from '../../server/src/core/text/projection.ts';
import { anyText, editsOf, inSmallBlocks } from './arbitraries.ts';

const cache = new RegionCache();
const tagged = (edits: readonly Edit[]) => edits.map((edit, tag) => ({ ...edit, tag }));

const twoSteps = anyText
  .chain((text) => fc.tuple(fc.constant(text), editsOf(text)))
  .chain(([text, first]) => fc.tuple(fc.constant(text), fc.constant(first), editsOf(applyEdits(text, first))));

describe('projection', () => {
  it('reads as the edited text', () => {
    fc.assert(
      fc.property(twoSteps, ([text, first, second]) => {
        const top = Layer.ground<number>(inSmallBlocks(text))
          .change(tagged(first), cache)
          .change(tagged(second), cache);
        expect(top.text.toString()).toBe(applyEdits(applyEdits(text, first), second));
      }),
      { numRuns: 1000 },
    );
  });

  it('maps every kept character to itself, there and back', () => {
    fc.assert(
      fc.property(twoSteps, ([text, first, second]) => {
        const middle = Layer.ground<number>(inSmallBlocks(text)).change(tagged(first), cache);
        const top = middle.change(tagged(second), cache);
        const reads = top.text.toString();
        for (let at = 0; at < reads.length; at++) {
          const start = top.toGround(at, 'start');
          const end = top.toGround(at + 1, 'end');
          const inChange = (layer: Layer<number>, offset: number) =>
            layer.changes.some((change) => change.aboveStart <= offset && offset < change.aboveEnd);
          if (inChange(top, at) || inChange(middle, top.toBelow(at, 'start'))) continue;
          expect(end).toBe(start + 1);
          expect(text[start]).toBe(reads[at]);
          expect(top.fromGround(end, 'end') - 1).toBe(at);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('composes: the lowered edits do at once what both steps do', () => {
    fc.assert(
      fc.property(twoSteps, ([text, first, second]) => {
        const composed = composeEdits(inSmallBlocks(text), first, second, cache);
        expect(applyEdits(text, composed)).toBe(applyEdits(applyEdits(text, first), second));
      }),
      { numRuns: 3000 },
    );
  });

  it('says where each source edit stands in a lowered one', () => {
    fc.assert(
      fc.property(twoSteps, ([text, first, second]) => {
        const layer = Layer.ground<number>(inSmallBlocks(text)).change(tagged(first), cache);
        const lowered = layer.lower(second);
        const origins = lowered.flatMap((edit) => edit.origins.map((origin) => ({ edit, origin })));
        expect(origins.map(({ origin }) => origin.index)).toEqual(second.map((_, index) => index));
        for (const { edit, origin } of origins) {
          expect(edit.text.startsWith(second[origin.index]!.text, origin.offset)).toBe(true);
        }
      }),
    );
  });

  it('gives back the same blocks for the same changes', () => {
    const text = inSmallBlocks('一、总则\n（一）目标\n二、任务\n');
    const edits = tagged([{ start: 0, end: 2, text: '' }]);
    const once = Layer.ground<number>(text).change(edits, cache);
    const again = Layer.ground<number>(text).change(edits, cache);
    expect(again.text.blocks[0]).toBe(once.text.blocks[0]);
  });
});
