import { describe, expect, it } from 'vitest';
import { RULES } from '../../server/src/core/engine/rules.generated.ts';
import { expectFindings, expectSilent, fixed, unmark } from './harness.ts';

describe.each(RULES.map(({ meta }) => [meta.id, meta] as const))('documentation of %s', (id, meta) => {
  it('says what, why and what to do in both languages, with examples', () => {
    for (const text of [meta.docs.summary, meta.docs.why, meta.docs.whatToDo]) {
      expect(text.en.trim()).not.toBe('');
      expect(text.zh).toMatch(/\p{Script=Han}/u);
    }
    expect(meta.docs.bad.length).toBeGreaterThan(0);
    expect(meta.docs.good.length).toBeGreaterThan(0);
  });

  it.each(meta.docs.bad.map((example) => [example.text, example] as const))('flags %j', (marked, example) => {
    expectFindings(id, marked);
    if (example.fixed !== undefined) {
      expect(fixed(id, unmark(marked).text)).toBe(example.fixed);
      expect(fixed(id, example.fixed)).toBe(example.fixed);
    }
  });

  it.each(meta.docs.good.map((example) => [example.text] as const))('leaves alone %j', (text) => {
    expectSilent(id, text);
  });
});
