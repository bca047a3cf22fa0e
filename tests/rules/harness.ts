/** Tests of rules as readable text: findings stand between «marks». */
import { expect } from 'vitest';
import { type AnalysisOptions, Analyzer } from '../../server/src/core/engine/analyzer.ts';
import type { Finding } from '../../server/src/core/engine/finding.ts';
import type { Rule, RuleId } from '../../server/src/core/engine/rule.ts';
import { RULES } from '../../server/src/core/engine/rules.generated.ts';
import { fixText } from '../../server/src/core/fix/fix.ts';
import { Text } from '../../server/src/core/text/text.ts';

const analyzer = new Analyzer(RULES);

export function ruleOf(id: string): Rule {
  const rule = RULES.find(({ meta }) => meta.id === id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  return rule;
}

export interface Marked {
  readonly text: string;
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
}

/** Takes the marks out: `a«bc»d` is `abcd` with the range 1–3. Marks do not nest. */
export function unmark(marked: string): Marked {
  const ranges: { start: number; end: number }[] = [];
  let text = '';
  let start = -1;
  for (const char of marked) {
    if (char === '«') start = text.length;
    else if (char === '»') ranges.push({ start, end: text.length });
    else text += char;
  }
  return { text, ranges };
}

/** The reverse of {@link unmark} for what a rule found. */
export function mark(text: string, findings: readonly { readonly start: number; readonly end: number }[]): string {
  const places = findings.flatMap(({ start, end }) => [
    { at: start, sign: '«', order: 1 },
    { at: end, sign: '»', order: start === end ? 2 : 0 },
  ]);
  places.sort((a, b) => a.at - b.at || a.order - b.order);
  let marked = '';
  let last = 0;
  for (const { at, sign } of places) {
    marked += text.slice(last, at) + sign;
    last = at;
  }
  return marked + text.slice(last);
}

/** What all rules together report for one rule id. */
export function findingsOf(id: string, text: string, options: AnalysisOptions = {}): Finding[] {
  return analyzer.analyze(Text.of(text), options).findings.filter((finding) => finding.rule === id);
}

/** The rule must report exactly the marked places, with all other rules running beside it. */
export function expectFindings(id: string, marked: string, options?: AnalysisOptions): Finding[] {
  const { text } = unmark(marked);
  const findings = findingsOf(id, text, options);
  expect(mark(text, findings)).toBe(marked);
  return findings;
}

export function expectSilent(id: string, text: string, options?: AnalysisOptions): void {
  expect(mark(text, findingsOf(id, text, options))).toBe(text);
}

/** The text after the fixes of one rule: safe ones, or `suggested` ones too. */
export function fixed(id: string, text: string, safety: 'safe' | 'suggested' = 'suggested'): string {
  const wanted = (finding: Finding) =>
    finding.rule === (id as RuleId) && (safety === 'suggested' || finding.fix?.safety === 'safe');
  return fixText(analyzer, Text.of(text), {}, wanted).text.toString();
}
