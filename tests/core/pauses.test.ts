import { afterEach, describe, expect, it, vi } from 'vitest';
import { Analyzer } from '../../server/src/core/engine/analyzer.ts';
import { RULES } from '../../server/src/core/engine/rules.generated.ts';
import { ScanCache } from '../../server/src/core/engine/view.ts';
import { Text } from '../../server/src/core/text/text.ts';
import { soundText } from '../bench/sound-text.ts';

/** Sound prose with some damage of each stage in it, so that no rule is done before it has begun. */
function damagedText(length: number): string {
  const damage = [
    '鏀垮簻宸ヤ綔',
    '本鎮(zhèn)職責(zé)如下，鎮(zhèn)長(zhǎng)負責(zé)。',
    '各村要广泛动员群众参与？蒲Ч婊?,合理布局。',
    '各村“应當”依照本办法第三百条办理, 报镇政府(备案)',
    '&nbsp;镇水利站負責沟渠堤岸的检查 ，登记造册。。',
    '第 3 页 共 15 页',
    '沟渠堤岸由各村按照本办法的规定负责日常管护并且',
    '接受镇人民政府水利站的监督检查和业务指导，每年',
    '在汛期到来以前完成清淤工作。',
  ];
  return soundText(length, 3)
    .split('\n')
    .map((line, index) => (index % 7 === 0 ? `${line}\n${damage[(index / 7) % damage.length]}` : line))
    .join('\n');
}

afterEach(() => vi.restoreAllMocks());

describe('an analysis in steps', () => {
  it.each([
    ['sound', soundText(300_000, 1)],
    ['damaged', damagedText(200_000)],
  ])('reads at most one block for one scanner between two pauses: %s text', (_, content) => {
    const scan = vi.spyOn(ScanCache.prototype, 'scan');
    const text = Text.of(content);
    const steps = new Analyzer(RULES).steps(text);
    let pauses = 0;
    for (let step = steps.next(); !step.done; step = steps.next()) {
      pauses++;
      const scanned = scan.mock.calls.map(([scanner]) => scanner.name);
      expect(scanned.length, `scanned at once: ${scanned.join(', ')}`).toBeLessThanOrEqual(1);
      scan.mockClear();
    }
    expect(pauses).toBeGreaterThan(text.blocks.length * RULES.length * 0.5);
  });

  it('pauses in the work on the whole document as often as the document is long', () => {
    const pausesOf = (length: number): number => {
      const analyzer = new Analyzer(RULES);
      const text = Text.of(soundText(length, 1));
      analyzer.analyze(text);
      // all blocks are known now: what is left is what rules do with the document as a whole
      const steps = analyzer.steps(text);
      let pauses = 0;
      while (!steps.next().done) pauses++;
      return pauses;
    };
    const short = pausesOf(200_000);
    const long = pausesOf(2_000_000);
    expect((long - short) / (1_800_000 / 16_384)).toBeGreaterThan(3);
  });
});
