import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Analyzer } from '../../server/src/core/engine/analyzer.ts';
import type { Finding } from '../../server/src/core/engine/finding.ts';
import { RULES } from '../../server/src/core/engine/rules.generated.ts';
import { fixText } from '../../server/src/core/fix/fix.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';
import { Text } from '../../server/src/core/text/text.ts';
import { inSmallBlocks } from './arbitraries.ts';

const sample = readFileSync(new URL('../../samples/scraped-town-head.txt', import.meta.url), 'utf8');
const pieces = [
  '第三条',
  '二、',
  '\n',
  '(zhèn)',
  '？',
  '，',
  ' ',
  '\u200b',
  '&nbsp;',
  '鏀垮簻宸ヤ綔',
  '（一）',
  '里',
  '裏',
  '3、',
];

/** A few edits at random places of the sample: pieces put in, stretches taken out. */
const someEdits = fc.array(
  fc.record({
    at: fc.nat(sample.length),
    length: fc.nat(30),
    piece: fc.constantFrom(...pieces),
    removes: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4 },
);

const shown = (findings: readonly Finding[]) =>
  findings.map(({ rule, start, end, fix, severity }) =>
    JSON.stringify({ rule, start, end, severity, edits: fix?.edits }),
  );

describe('analysis', () => {
  it('says the same after edits as of a fresh document, wherever blocks are cut', () => {
    const kept = new Analyzer(RULES);
    fc.assert(
      fc.property(someEdits, (edits) => {
        let text = inSmallBlocks(sample);
        for (const { at, length, piece, removes } of edits) {
          const start = Math.min(at, text.length);
          const end = removes ? Math.min(text.length, start + length) : start;
          text = text.edit([{ start, end, text: piece }]);
        }
        const fresh = new Analyzer(RULES).analyze(Text.of(text.toString()));
        expect(shown(kept.analyze(text).findings)).toEqual(shown(fresh.findings));
      }),
      { numRuns: 8 },
    );
  });

  it('moves every finding to a range of the document, in order, with edits that fit', () => {
    const { findings } = new Analyzer(RULES).analyze(Text.of(sample));
    expect(findings.length).toBeGreaterThan(100);
    for (const [index, finding] of findings.entries()) {
      expect(finding.start).toBeLessThanOrEqual(finding.end);
      expect(finding.end).toBeLessThanOrEqual(sample.length);
      if (index > 0) expect(findings[index - 1]!.start).toBeLessThanOrEqual(finding.start);
      for (const fix of [finding.fix, ...(finding.alternatives ?? [])]) if (fix) applyEdits(sample, fix.edits);
    }
  });
});

describe('fixing', () => {
  const analyzer = new Analyzer(RULES);
  const safe = (finding: Finding) => finding.fix?.safety === 'safe';
  const any = (finding: Finding) => finding.category === 'encoding' || finding.category === 'scrape';

  it.each([
    ['safe', safe],
    ['all of encoding and scrape', any],
  ])('comes to an end and leaves nothing to fix again: %s', (_, wanted) => {
    const result = fixText(analyzer, Text.of(sample), {}, wanted);
    expect(result.oscillating).toBeUndefined();
    expect(applyEdits(sample, result.edits)).toBe(result.text.toString());
    const again = fixText(analyzer, Text.of(result.text.toString()), {}, wanted);
    expect(again.applied.map(({ rule }) => rule)).toEqual([]);
  });

  it('makes the text that the last stage reads, when everything before it is fixed', () => {
    const { view } = analyzer.analyze(Text.of(sample));
    const { text } = fixText(analyzer, Text.of(sample), {}, (finding) => any(finding) && finding.stage !== 'structure');
    expect(text.toString()).toBe(view.text.toString());
  });
});
