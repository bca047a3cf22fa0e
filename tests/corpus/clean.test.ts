/** The first promise, on real laws: nothing is changed, and next to nothing is flagged. */
import { describe, expect, it } from 'vitest';
import { Analyzer } from '../../server/src/core/engine/analyzer.ts';
import { RULES } from '../../server/src/core/engine/rules.generated.ts';
import { fixText } from '../../server/src/core/fix/fix.ts';
import { Text } from '../../server/src/core/text/text.ts';
import { CORPUS, documents, hasCorpus } from '../simulate/corpus.ts';

/** Documents of each folder that are looked at. */
const SAMPLE = 200;
/** What a careful reader would call wrong: at most so many findings at warning or error in 200 laws. */
const ALLOWED = 10;

/**
 * Defects that do stand in these documents, found by reading them: headings that the publisher's copy lost, numbers
 * that skip, characters of a private font, a Traditional character in Simplified text.
 */
const REAL_DEFECTS: Readonly<Record<string, readonly string[]>> = {};

describe.each(['laws-hans', 'laws-hant'])('sound laws: %s', (folder) => {
  it(`are left alone (${CORPUS})`, { timeout: 120_000 }, ({ skip }) => {
    if (!hasCorpus) skip(`the corpus is absent: no ${CORPUS}; set KANWU_CORPUS to measure`);
    const analyzer = new Analyzer(RULES);
    const changed: string[] = [];
    const wrong: string[] = [];
    for (const { name, text } of documents(folder, SAMPLE)) {
      const original = Text.of(text);
      for (const { rule, severity, start, end } of analyzer.analyze(original).findings) {
        if (severity !== 'warning' && severity !== 'error') continue;
        if (!REAL_DEFECTS[name]?.includes(rule)) wrong.push(`${name}: ${rule} ${original.slice(start, end)}`);
      }
      const fixed = fixText(analyzer, original, {}, ({ fix }) => fix?.safety === 'safe');
      if (fixed.text.toString() !== text) changed.push(name);
    }
    expect(changed).toEqual([]);
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(ALLOWED);
  });
});
