import { describe, expect, test } from 'vitest';
import type { Finding } from '../../server/src/core/engine/finding.ts';
import type { RuleId, Severity } from '../../server/src/core/engine/rule.ts';
import { Text } from '../../server/src/core/text/text.ts';
import { groupFindings, rankGroups } from '../../server/src/lsp/present/groups.ts';

function finding(
  start: number,
  end: number,
  rule: RuleId = 'scrape/inline-pinyin',
  severity: Severity = 'warning',
): Finding {
  const message = { en: 'x', zh: 'x' };
  const fix = { safety: 'safe' as const, title: message, edits: [{ start, end, text: '' }] };
  const category = rule.split('/')[0] as Finding['category'];
  return { rule, category, severity, stage: 'insertions', start, end, message, fix };
}

const line = Text.of(`${'字'.repeat(500)}\n${'字'.repeat(500)}\n`);
const places = (findings: readonly Finding[]) => groupFindings(findings, line, 0).map(({ start, end }) => [start, end]);

describe('grouping', () => {
  test('joins three and more of one rule that are close together in a line', () => {
    expect(places([finding(0, 2), finding(10, 12), finding(130, 132)])).toEqual([[0, 132]]);
  });

  test('joins nothing of a rule with few findings: each place is underlined', () => {
    expect(groupFindings([finding(0, 2), finding(10, 12), finding(20, 22)], line)).toHaveLength(3);
  });

  test('leaves two alone, and those that are far apart', () => {
    expect(places([finding(0, 2), finding(10, 12)])).toEqual([[0, 2], [10, 12]]); // biome-ignore format: a table
    expect(places([finding(0, 2), finding(10, 12), finding(140, 142)])).toEqual([[0, 2], [10, 12], [140, 142]]); // biome-ignore format: a table
  });

  test('ends a run with its line', () => {
    expect(places([finding(490, 492), finding(495, 496), finding(502, 503)])).toHaveLength(3);
  });

  test('does not join other rules, numbering, or what offers a choice', () => {
    const other = finding(5, 6, 'scrape/noise-characters');
    expect(places([finding(0, 2), other, finding(10, 12), finding(20, 22)])).toEqual([[0, 22], [5, 6]]); // biome-ignore format: a table
    const numbers = [0, 10, 20].map((at) => finding(at, at + 1, 'numbering/gap'));
    expect(groupFindings(numbers, line, 0)).toHaveLength(3);
    const choices = [0, 10, 20].map((at) => ({ ...finding(at, at + 1), alternatives: [finding(at, at + 1).fix!] }));
    expect(groupFindings(choices, line, 0)).toHaveLength(3);
  });
});

describe('ranking', () => {
  const many = Array.from({ length: 30 }, (_, i) => finding(i * 20, i * 20 + 1));
  const far = groupFindings(
    [...many, finding(900, 901, 'numbering/gap'), finding(990, 991, 'encoding/mojibake', 'error')],
    line,
  );

  test('keeps everything that fits', () => {
    expect(rankGroups(far, far.length).omitted.size).toBe(0);
  });

  test('keeps errors first, then rules that fired least, in reading order, and counts the rest', () => {
    const single = many.flatMap((one) => groupFindings([one], line));
    const { shown, omitted } = rankGroups([...single, ...far.slice(-2)], 4);
    expect(shown.map(({ rule }) => rule)).toEqual([
      'scrape/inline-pinyin',
      'scrape/inline-pinyin',
      'numbering/gap',
      'encoding/mojibake',
    ]);
    expect([...omitted]).toEqual([['scrape/inline-pinyin', 28]]);
  });
});
