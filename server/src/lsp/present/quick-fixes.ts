/** The quick-fix menu: this one, its alternatives, the run, all of the kind, ignore, documentation. */

import type { DocumentFix, Finding } from '../../core/engine/finding.ts';
import type { Localized, RuleId, RuleMeta } from '../../core/engine/rule.ts';
import { planFixes } from '../../core/fix/fix.ts';
import type { Edit, Span } from '../../core/text/edit.ts';
import { touches } from '../convert.ts';

/** An entry of the menu. */
export type Choice = {
  readonly rule: RuleId;
  readonly title: Localized;
  /** The place that it is about. */
  readonly place: Span;
} & (
  | { readonly kind: 'edits'; readonly edits: readonly Edit[]; readonly isPreferred: boolean }
  /** All findings of the rule in the document; `isSafe` where none of them needs a look. */
  | { readonly kind: 'all'; readonly isSafe: boolean }
  | { readonly kind: 'ignore' }
  | { readonly kind: 'documentation' }
);

/** With more findings than this under the selection they are not offered one by one. */
const MOST_SINGLE = 5;

/** Guessed characters that a title names. */
const MOST_DOUBTS = 6;

/**
 * What can be done about the findings that touch a place.
 * @param findings of the whole document
 */
export function quickFixes(
  findings: readonly Finding[],
  place: Span,
  metaOf: (rule: RuleId) => RuleMeta,
): readonly Choice[] {
  const here = findings.filter((finding) => touches(finding, place));
  const single = here.length > MOST_SINGLE ? [] : here;
  const rules = [...new Set(here.map(({ rule }) => rule))];
  return [
    ...single.flatMap((finding) => fixesOf(finding, here)),
    ...rules.flatMap((rule) => runOf(rule, here)),
    ...rules.flatMap((rule) => allOf(rule, findings, here, metaOf)),
    ...single.filter(({ start, end }) => start < end).map(ignore),
    ...rules.map((rule) => documentation(rule, here)),
  ];
}

function fixesOf(finding: Finding, here: readonly Finding[]): Choice[] {
  const { rule, fix, alternatives } = finding;
  const isPreferred = here.every((other) => other === finding || other.fix === undefined);
  const choiceOf = (fix: DocumentFix, isPreferred: boolean): Choice => ({
    kind: 'edits',
    rule,
    title: withDoubts(fix),
    place: finding,
    edits: fix.edits,
    isPreferred,
  });
  return [
    ...(fix === undefined || fix.edits.length === 0 ? [] : [choiceOf(fix, isPreferred)]),
    ...(alternatives ?? []).map((alternative) => choiceOf(alternative, false)),
  ];
}

/** The title of a fix, with the characters that it could only guess. */
function withDoubts({ title, edits, doubtful }: DocumentFix): Localized {
  if (doubtful === undefined || doubtful.length === 0) return title;
  const guesses = doubtful
    .slice(0, MOST_DOUBTS)
    .map(({ edit, start, end }) => `“${edits[edit]!.text.slice(start, end)}”`);
  if (doubtful.length > MOST_DOUBTS) guesses.push('…');
  return {
    en: `${title.en} (doubtful: ${guesses.join(', ')})`,
    zh: `${title.zh}（存疑：${guesses.join('、')}）`,
  };
}

function runOf(rule: RuleId, here: readonly Finding[]): Choice[] {
  const run = here.filter((finding) => finding.rule === rule);
  if (run.length < 2) return [];
  const { edits, findings } = planFixes(run);
  if (findings.length < 2) return [];
  const title = { en: `Fix these ${findings.length} (${rule})`, zh: `修复此处 ${findings.length} 处（${rule}）` };
  return [{ kind: 'edits', rule, title, place: spanOf(run), edits, isPreferred: false }];
}

function allOf(
  rule: RuleId,
  findings: readonly Finding[],
  here: readonly Finding[],
  metaOf: (rule: RuleId) => RuleMeta,
): Choice[] {
  const fixable = findings.filter((finding) => finding.rule === rule && finding.fix !== undefined);
  if (fixable.length < 2) return [];
  const { summary } = metaOf(rule).docs;
  const count = fixable.length;
  return [
    {
      kind: 'all',
      rule,
      title: {
        en: `Fix all ${count} of this kind in the document: ${summary.en.replace(/\.$/, '')}`,
        zh: `修复文中全部 ${count} 处此类问题：${summary.zh.replace(/。$/, '')}`,
      },
      place: placeOf(rule, here),
      isSafe: fixable.every(({ fix }) => fix!.safety === 'safe'),
    },
  ];
}

function ignore(finding: Finding): Choice {
  const title = { en: `Ignore here (${finding.rule})`, zh: `在此忽略（${finding.rule}）` };
  return { kind: 'ignore', rule: finding.rule, title, place: finding };
}

function documentation(rule: RuleId, here: readonly Finding[]): Choice {
  const title = { en: `Explain ${rule}`, zh: `说明：${rule}` };
  return { kind: 'documentation', rule, title, place: placeOf(rule, here) };
}

function placeOf(rule: RuleId, here: readonly Finding[]): Span {
  return spanOf(here.filter((finding) => finding.rule === rule));
}

function spanOf(findings: readonly Finding[]): Span {
  return {
    start: findings.reduce((least, { start }) => Math.min(least, start), Number.POSITIVE_INFINITY),
    end: findings.reduce((most, { end }) => Math.max(most, end), 0),
  };
}
