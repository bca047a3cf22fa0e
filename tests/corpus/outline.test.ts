/** The outline of real documents against outlines made by hand. */
import { describe, expect, it } from 'vitest';
import { Analyzer } from '../../server/src/core/engine/analyzer.ts';
import { RULES } from '../../server/src/core/engine/rules.generated.ts';
import { groundOutline, outlineOf } from '../../server/src/core/model/document.ts';
import { Text } from '../../server/src/core/text/text.ts';
import { CORPUS, hasCorpus } from '../simulate/corpus.ts';
import { compareOutline, documentText, handOutlines } from '../simulate/outlines.ts';

/** Of the headings of each folder: there and under the right parent at the least, too many at the most. */
const RIGHT = 0.97;
const TOO_MANY = 0.02;

describe('outlines made by hand', () => {
  it(`are met (${CORPUS})`, { timeout: 120_000 }, ({ skip }) => {
    if (!hasCorpus) skip(`the corpus is absent: no ${CORPUS}; set KANWU_CORPUS to measure`);
    const analyzer = new Analyzer(RULES);
    let headings = 0;
    let right = 0;
    let tooMany = 0;
    for (const hand of handOutlines()) {
      const { view } = analyzer.analyze(Text.of(documentText(hand)));
      const result = compareOutline(hand, groundOutline(outlineOf(view), view.layer));
      headings += result.headings;
      right += result.right;
      tooMany += result.tooMany;
    }
    expect(right / headings).toBeGreaterThanOrEqual(RIGHT);
    expect(tooMany / headings).toBeLessThanOrEqual(TOO_MANY);
  });
});
