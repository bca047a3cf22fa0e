/** Renumbering real statutes after an author's change: every reference right, nothing else touched. */
import { describe, expect, it } from 'vitest';
import { Analyzer } from '../../server/src/core/engine/analyzer.ts';
import { RULES } from '../../server/src/core/engine/rules.generated.ts';
import { Text } from '../../server/src/core/text/text.ts';
import { CORPUS, documents, hasCorpus } from '../simulate/corpus.ts';
import { randomOf } from '../simulate/random.ts';
import { CHANGES, edit } from '../simulate/renumber.ts';
import { judge, renumbered, titleOf } from '../simulate/renumbered.ts';

/** Statutes of each script; another choice than that of the report. */
const SAMPLE = 40;

describe.each(['laws-hans', 'laws-hant'])('statutes of %s', (folder) => {
  it.for(CHANGES)(`are renumbered right after: %s (${CORPUS})`, { timeout: 120_000 }, (change, { skip }) => {
    if (!hasCorpus) skip(`the corpus is absent: no ${CORPUS}; set KANWU_CORPUS to measure`);
    const analyzer = new Analyzer(RULES.filter(({ meta }) => meta.id.startsWith('numbering/')));
    const random = randomOf(11);
    const faults: string[] = [];
    let references = 0;
    for (const { name, text } of documents(folder, SAMPLE, 5)) {
      const edited = edit(text, change, random);
      if (edited === undefined) continue;
      const verdict = judge(analyzer, text, titleOf(text), edited);
      references += verdict.references;
      faults.push(...verdict.faults.map((fault) => `${name}: ${fault}`));
    }
    expect(faults).toEqual([]);
    expect(references).toBeGreaterThan(SAMPLE / 4);
  });

  it(`keep their numbers where none is wrong (${CORPUS})`, { timeout: 120_000 }, ({ skip }) => {
    if (!hasCorpus) skip(`the corpus is absent: no ${CORPUS}; set KANWU_CORPUS to measure`);
    const analyzer = new Analyzer(RULES.filter(({ meta }) => meta.id.startsWith('numbering/')));
    const sound = documents(folder, SAMPLE, 5).filter(
      ({ text }) => !analyzer.analyze(Text.of(text)).findings.some(({ severity }) => severity === 'warning'),
    );
    expect(sound.length).toBeGreaterThan(SAMPLE / 2);
    const changed = sound.filter(({ text }) => renumbered(analyzer, text) !== text);
    expect(changed.map(({ name }) => name)).toEqual([]);
  });
});
