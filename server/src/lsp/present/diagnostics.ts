import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import type { Finding } from '../../core/engine/finding.ts';
import type { RuleId, RuleMeta } from '../../core/engine/rule.ts';
import type { Text } from '../../core/text/text.ts';
import { toRange, toSeverity } from '../convert.ts';
import type { Locale } from '../locale.ts';
import { type Group, groupFindings, rankGroups } from './groups.ts';

export const SOURCE = 'kanwu';

/** VS Code takes 1,000 diagnostics a file; the rest is room for the note that says what was left out. */
export const MOST_DIAGNOSTICS = 990;

/** Places that a diagnostic names besides its own. */
const MOST_RELATED = 8;

/** What a diagnostic carries, so that its quick fixes are found again by finding. */
export interface DiagnosticData {
  readonly version: number;
  /** `rule@start-end` of each finding, in offsets of that version; of a long run the first. */
  readonly findings: readonly string[];
}

export interface Presentation {
  readonly uri: string;
  readonly version: number;
  readonly text: Text;
  readonly locale: Locale;
  readonly metaOf: (rule: RuleId) => RuleMeta;
  /** Address of a rule's documentation, with `{rule}` in place of its id. */
  readonly ruleUrl: string | undefined;
  readonly limit: number;
}

/** What a client shows for the findings of a document: grouped, ranked, capped. */
export function presentFindings(findings: readonly Finding[], presentation: Presentation): Diagnostic[] {
  const { shown, omitted } = rankGroups(groupFindings(findings, presentation.text), presentation.limit);
  const diagnostics = shown.map((group) => presentGroup(group, presentation));
  if (omitted.size > 0) diagnostics.push(omissionNote(omitted, presentation.locale));
  return diagnostics;
}

export function keyOf(finding: Finding): string {
  return `${finding.rule}@${finding.start}-${finding.end}`;
}

function presentGroup(group: Group, presentation: Presentation): Diagnostic {
  const { uri, version, text, locale, ruleUrl } = presentation;
  const { findings, rule } = group;
  const finding = findings[0]!;
  const data: DiagnosticData = { version, findings: findings.slice(0, 100).map(keyOf) };
  return {
    range: toRange(text, group),
    severity: toSeverity(group.severity),
    source: SOURCE,
    code: rule,
    message: findings.length === 1 ? locale.say(finding.message) : runMessage(group, presentation),
    data,
    ...(ruleUrl !== undefined && { codeDescription: { href: ruleUrl.replaceAll('{rule}', rule) } }),
    ...(finding.stage === 'furniture' && findings.length === 1 && { tags: [DiagnosticTag.Unnecessary] }),
    ...(finding.related && {
      relatedInformation: finding.related.slice(0, MOST_RELATED).map((place) => ({
        location: { uri, range: toRange(text, place) },
        message: locale.say(place.message),
      })),
    }),
  };
}

function runMessage({ rule, findings }: Group, { locale, metaOf }: Presentation): string {
  const { en, zh } = metaOf(rule).docs.summary;
  const count = findings.length;
  const first = findings[0]!.message;
  return locale.say({
    en: `${count} places in this run: ${withoutStop(en)}. The first: ${first.en}`,
    zh: `此处连续 ${count} 处：${withoutStop(zh)}。第一处：${first.zh}`,
  });
}

function withoutStop(sentence: string): string {
  return sentence.replace(/[.。]$/, '');
}

function omissionNote(omitted: ReadonlyMap<RuleId, number>, locale: Locale): Diagnostic {
  const total = [...omitted.values()].reduce((sum, count) => sum + count, 0);
  const list = [...omitted].map(([rule, count]) => `${rule} ${count}`);
  return {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: DiagnosticSeverity.Information,
    source: SOURCE,
    message: locale.say({
      en: `${total} more findings are not shown (${list.join(', ')}). Fixing the document or all findings of a kind mends those, too; \`kanwu check\` lists them all.`,
      zh: `另有 ${total} 处问题未列出（${list.join('、')}）。“清理文档”和“全部修复此类问题”同样会处理它们；\`kanwu check\` 可列出全部。`,
    }),
  };
}
