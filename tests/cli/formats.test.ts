import { describe, expect, it } from 'vitest';
import { RULES } from '../../server/src/core/engine/rules.generated.ts';
import { kanwu, makeFolder, useKanwu } from './kanwu.ts';
import { PINYIN, PINYIN_COUNT, SOUND } from './samples.ts';

useKanwu();

describe('--format sarif', () => {
  it('has what version 2.1.0 requires', async () => {
    const cwd = makeFolder({ '文件 一.txt': PINYIN, 'b.txt': SOUND });
    const { code, stdout } = await kanwu(['check', '.', 'gone.txt', '--format', 'sarif'], { cwd });
    expect(code).toBe(2);
    const log = JSON.parse(stdout);
    expect(log.version).toBe('2.1.0');
    expect(log.$schema).toMatch(/^https:.*sarif.*2\.1\.0/);
    expect(log.runs).toHaveLength(1);
    const [run] = log.runs;
    expect(run.columnKind).toBe('utf16CodeUnits');
    expect(run.tool.driver.name).toBe('Kanwu');
    expect(run.tool.driver.semanticVersion).toMatch(/^\d+\.\d+\.\d+/);
    expect(run.tool.driver.rules).toHaveLength(RULES.length);
    const levels = ['none', 'note', 'warning', 'error'];
    for (const rule of run.tool.driver.rules) {
      expect(rule.id).toMatch(/^[a-z]+\/[a-z-]+$/);
      expect(rule.shortDescription.text).not.toBe('');
      expect(rule.help.text).not.toBe('');
      expect(levels).toContain(rule.defaultConfiguration.level);
    }
    expect(new Set(run.tool.driver.rules.map(({ id }: { id: string }) => id)).size).toBe(RULES.length);
    expect(run.results).toHaveLength(PINYIN_COUNT);
    for (const result of run.results) {
      expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
      expect(levels).toContain(result.level);
      expect(result.message.text).not.toBe('');
      expect(result.locations).toHaveLength(1);
      const { artifactLocation, region } = result.locations[0].physicalLocation;
      expect(artifactLocation.uri).toBe('%E6%96%87%E4%BB%B6%20%E4%B8%80.txt');
      expect(region.startLine).toBeGreaterThanOrEqual(1);
      expect(region.startColumn).toBeGreaterThanOrEqual(1);
      expect(region.endLine).toBeGreaterThanOrEqual(region.startLine);
      for (const fix of result.fixes) {
        expect(fix.description.text).not.toBe('');
        for (const change of fix.artifactChanges) {
          expect(change.artifactLocation.uri).toBe(artifactLocation.uri);
          expect(change.replacements.length).toBeGreaterThan(0);
          for (const { deletedRegion } of change.replacements) {
            expect(deletedRegion.charOffset).toBeGreaterThanOrEqual(0);
            expect(deletedRegion.charLength).toBeGreaterThanOrEqual(0);
          }
        }
      }
    }
    expect(run.results[0].locations[0].physicalLocation.region).toEqual({
      startLine: 1,
      startColumn: 2,
      endLine: 1,
      endColumn: 8,
    });
    expect(run.invocations).toEqual([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          {
            level: 'error',
            message: { text: 'there is no such file or folder' },
            locations: [{ physicalLocation: { artifactLocation: { uri: 'gone.txt' } } }],
          },
        ],
      },
    ]);
  });
});

describe('--format github', () => {
  it('writes workflow commands with everything escaped', async () => {
    const cwd = makeFolder({ 'a,b%.txt': PINYIN });
    const { code, stdout } = await kanwu(['check', '.', '--format', 'github'], { cwd });
    expect(code).toBe(1);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(PINYIN_COUNT);
    expect(lines[0]).toMatch(
      /^::warning file=a%2Cb%25\.txt,line=1,col=2,endLine=1,endColumn=7,title=scrape\/inline-pinyin::.+$/,
    );
  });
});
