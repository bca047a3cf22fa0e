/** Turns what the analysis found into what a person reads: runs as one entry, the gravest first, never a flood. */
import type { Finding } from '../../core/engine/finding.ts';
import type { RuleId, Severity } from '../../core/engine/rule.ts';
import type { Text } from '../../core/text/text.ts';

/** One entry of the list: a single finding, or a run of findings of one rule close together in one line. */
export interface Group {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly start: number;
  readonly end: number;
  readonly findings: readonly Finding[];
}

/** A rule with so many findings in a document is shown in runs; with fewer, each place is underlined by itself. */
const MANY = 100;
/** As many findings make a run; fewer stand alone. */
const RUN_LENGTH = 3;
/** Findings further apart than this many code units belong to different runs. */
const RUN_GAP = 120;

/**
 * The findings in groups, sorted by start.
 * @param findings sorted by start
 * @param many how many findings of a rule still stand alone
 */
export function groupFindings(findings: readonly Finding[], text: Text, many = MANY): Group[] {
  const groups: Group[] = [];
  const counts = new Map<RuleId, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const open = new Map<string, Finding[]>();
  const close = (key: string) => {
    const run = open.get(key);
    if (run === undefined) return;
    open.delete(key);
    if (run.length < RUN_LENGTH) for (const finding of run) groups.push(groupOf([finding]));
    else groups.push(groupOf(run));
  };
  for (const finding of findings) {
    if (counts.get(finding.rule)! <= many || !canJoin(finding)) {
      groups.push(groupOf([finding]));
      continue;
    }
    const key = `${finding.rule} ${finding.severity}`;
    const run = open.get(key);
    if (run === undefined) open.set(key, [finding]);
    else if (isNear(run[run.length - 1]!, finding, text)) run.push(finding);
    else {
      close(key);
      open.set(key, [finding]);
    }
  }
  for (const key of [...open.keys()]) close(key);
  return groups.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** A finding with a choice of readings, or with a neighbour to compare with, is to be looked at by itself. */
function canJoin(finding: Finding): boolean {
  return (
    finding.category !== 'numbering' &&
    finding.severity !== 'error' &&
    finding.fix !== undefined &&
    finding.alternatives === undefined &&
    finding.related === undefined
  );
}

function isNear(before: Finding, after: Finding, text: Text): boolean {
  if (after.start - before.end > RUN_GAP) return false;
  return !/[\r\n]/.test(text.slice(before.start, after.end));
}

function groupOf(findings: readonly Finding[]): Group {
  const first = findings[0]!;
  const places = first.fix?.edits ?? [];
  if (findings.length === 1 && first.category === 'typography' && places.length > 1) {
    // one finding for the marks of a whole line: it is underlined at the first of them, the words between are sound
    return { rule: first.rule, severity: first.severity, start: places[0]!.start, end: places[0]!.end, findings };
  }
  const end = findings.reduce((furthest, finding) => Math.max(furthest, finding.end), first.end);
  return { rule: first.rule, severity: first.severity, start: first.start, end, findings };
}

export interface Ranking {
  /** What is shown, sorted by start. */
  readonly shown: readonly Group[];
  /** For every rule that had to be cut, how many findings are not shown. */
  readonly omitted: ReadonlyMap<RuleId, number>;
}

const GRAVITY: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** Keeps at most `limit` groups: the gravest, and of equal ones those of rules that fired least, in reading order. */
export function rankGroups(groups: readonly Group[], limit: number): Ranking {
  if (groups.length <= limit) return { shown: groups, omitted: new Map() };
  const counts = new Map<RuleId, number>();
  for (const { rule } of groups) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const ranked = [...groups].sort(
    (a, b) =>
      GRAVITY.indexOf(a.severity) - GRAVITY.indexOf(b.severity) ||
      counts.get(a.rule)! - counts.get(b.rule)! ||
      a.start - b.start,
  );
  const omitted = new Map<RuleId, number>();
  for (const { rule, findings } of ranked.slice(limit)) {
    omitted.set(rule, (omitted.get(rule) ?? 0) + findings.length);
  }
  const shown = ranked.slice(0, limit).sort((a, b) => a.start - b.start || a.end - b.end);
  return { shown, omitted };
}
