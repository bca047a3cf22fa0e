import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NeededUnits, scannersOf } from '../../server/src/core/engine/needed-units.ts';
import { RULES } from '../../server/src/core/engine/rules.generated.ts';
import { Block } from '../../server/src/core/text/text.ts';

const samples = new URL('../../samples/', import.meta.url);
const texts = readdirSync(samples)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(new URL(name, samples), 'utf8'));
/** Everything that rules give for an example: it holds what every one of them looks for. */
const examples = RULES.flatMap(({ meta }) => [...meta.docs.bad, ...meta.docs.good])
  .map(({ text }) => text.replace(/[«»]/g, ''))
  .join('\n');
const scanners = [...scannersOf(RULES)].flatMap((scanner) =>
  scanner.needs === undefined ? [] : [{ scanner, needs: scanner.needs }],
);

describe('what scanners need', () => {
  it.each(scanners)('is all that “$scanner.name” looks for', ({ scanner, needs }) => {
    for (const text of [...texts, examples]) {
      const without = Array.from({ length: text.length }, (_, i) => text[i]!)
        .filter((unit) => !needs.has(unit.charCodeAt(0)))
        .join('');
      const view = { text: without, lineBefore: undefined, lineAfter: undefined };
      const found = scanner.scan({ ...view, remember: (_key, compute) => compute() });
      expect(found).toEqual(needs.nothing);
    }
  });

  it('is told apart block by block', () => {
    const units = new NeededUnits(RULES);
    const { scanner } = scanners.find(({ scanner: { name } }) => name === 'narrow-stops')!;
    expect(units.isIn(new Block('各村应当做好防汛工作。\n'), scanner)).toBe(false);
    expect(units.isIn(new Block('各村应当做好防汛工作.\n'), scanner)).toBe(true);
  });

  it('never keeps a scanner without needs from a block', () => {
    const units = new NeededUnits(RULES);
    const free = [...scannersOf(RULES)].filter(({ needs }) => needs === undefined);
    expect(free.length).toBeGreaterThan(0);
    for (const scanner of free) expect(units.isIn(new Block('一\n'), scanner)).toBe(true);
  });
});
