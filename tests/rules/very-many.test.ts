/** Texts that are no documents: more of one thing than a call can take as arguments, or than can be compared in pairs. */
import { expect, it } from 'vitest';
import { Analyzer } from '../../server/src/core/engine/analyzer.ts';
import { RULES } from '../../server/src/core/engine/rules.generated.ts';
import { fixText } from '../../server/src/core/fix/fix.ts';
import { Text } from '../../server/src/core/text/text.ts';

const analyzer = new Analyzer(RULES);

it.each([
  ['lines of a character and a bracket', '闸[\n'.repeat(130_000)],
  ['page numbers', '1\n'.repeat(130_000)],
  ['opening brackets in one line, and closing ones of another kind', `${'（'.repeat(100_000)}${'”'.repeat(100_000)}闸`],
])('reads %s to the end', { timeout: 120_000 }, (_, text) => {
  expect(analyzer.analyze(Text.of(text)).text.toString()).toBe(text);
});

it('applies very many fixes', { timeout: 120_000 }, () => {
  const text = '各单位,要加强\n'.repeat(130_000);
  const punctuation = new Analyzer(RULES.filter(({ meta }) => meta.id === 'typography/halfwidth-punctuation'));
  const fixed = fixText(punctuation, Text.of(text), {}, () => true);
  expect(fixed.text.toString()).toBe(text.replaceAll(',', '，'));
});
