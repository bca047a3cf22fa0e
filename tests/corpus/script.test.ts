import { describe, expect, it } from 'vitest';
import { Analyzer } from '../../server/src/core/engine/analyzer.ts';
import { RULES } from '../../server/src/core/engine/rules.generated.ts';
import { fixText } from '../../server/src/core/fix/fix.ts';
import { Text } from '../../server/src/core/text/text.ts';
import { documents, hasCorpus } from '../simulate/corpus.ts';
import { randomOf } from '../simulate/random.ts';
import { narrowPunctuation, switchScript } from '../simulate/script.ts';

const script = new Analyzer(RULES.filter(({ meta }) => meta.id.startsWith('script/')));
const typography = new Analyzer(RULES.filter(({ meta }) => meta.id.startsWith('typography/')));

describe.skipIf(!hasCorpus)('script and typography on real documents (skipped where there is no corpus)', () => {
  it('finds next to nothing of the other script in sound documents', () => {
    let characters = 0;
    let found = 0;
    for (const folder of ['laws-hans', 'laws-hant', 'notices-hant']) {
      for (const { text } of documents(folder, 40, 2)) {
        characters += text.length;
        found += script.analyze(Text.of(text)).findings.length;
      }
    }
    expect(found).toBeLessThanOrEqual(characters / 100_000);
  });

  it.each([
    ['laws-hans', 'simplified'],
    ['laws-hant', 'traditional'],
  ] as const)('finds characters of %s that were switched to the other script', (folder, own) => {
    const random = randomOf(3);
    let damaged = 0;
    let found = 0;
    for (const { text } of documents(folder, 15, 4)) {
      const result = switchScript(text.slice(0, 20_000), own, 0.01, random);
      const places = new Set(result.places);
      damaged += places.size;
      for (const { start, end } of script.analyze(Text.of(result.text)).findings) {
        for (let at = start; at < end; at++) if (places.has(at)) found++;
      }
    }
    expect(damaged).toBeGreaterThan(100);
    expect(found / damaged).toBeGreaterThan(0.97);
  });

  it('restores a narrowed document', () => {
    for (const { text } of documents('notices-hans', 5)) {
      const narrowed = narrowPunctuation(text, { brackets: false, blanks: false });
      const fixed = fixText(typography, Text.of(narrowed), {}, () => true).text.toString();
      const differing = [...text].filter((char, at) => char !== fixed[at]).length;
      expect(differing).toBeLessThanOrEqual(text.length / 2_000);
    }
  });

  it('changes nothing of a sound document by safe fixes', () => {
    for (const folder of ['notices-hans', 'laws-hant', 'reports-hans']) {
      for (const { text } of documents(folder, 15)) {
        const result = fixText(typography, Text.of(text), {}, ({ fix }) => fix?.safety === 'safe');
        expect(result.edits).toEqual([]);
      }
    }
  });
});
