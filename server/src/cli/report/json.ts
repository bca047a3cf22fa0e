/** `--format json`: one object, written as results come in, so that no number of findings is too many. */
import type { Localized } from '../../core/engine/rule.ts';
import type { Language } from '../language.ts';
import type { FileError, FindingResult, FixedResult, FixResultItem } from '../result.ts';
import type { Terminal } from '../terminal.ts';
import type { Reporter } from './reporter.ts';

/** Findings that are written at once. */
const BATCH = 2_000;

export function jsonReporter(terminal: Terminal): Reporter {
  const { language } = terminal;
  let separator = '\n';
  return {
    begin: () => terminal.write('{"version":1,"files":['),
    async file(result) {
      const { path, encoding, script, fixed } = result;
      const head = JSON.stringify({ path, encoding, script, ...(fixed && { fixed: fixedJson(fixed) }) });
      await terminal.write(`${separator}${head.slice(0, -1)},"findings":[`);
      separator = ',\n';
      for (let i = 0; i < result.findings.length; i += BATCH) {
        const items = result.findings
          .slice(i, i + BATCH)
          .map((finding) => JSON.stringify(findingJson(finding, language)));
        await terminal.write(`${i === 0 ? '' : ','}\n${items.join(',\n')}`);
      }
      await terminal.write(']}');
    },
    end: ({ files, characters, findings, byRule, bySeverity, fixed, errors }) => {
      const summary = {
        files,
        characters,
        findings,
        byRule,
        bySeverity,
        ...(fixed > 0 && { fixed }),
        errors: errors.map((error) => errorJson(error, language)),
      };
      return terminal.write(`\n],"summary":${JSON.stringify(summary)}}\n`);
    },
  };
}

/** A failed input, for JSON. */
export function errorJson({ path, message }: FileError, language: Language): object {
  return { path, message: message[language] };
}

function fixedJson({ changed, written, byRule, edits, doubtful, oscillating }: FixedResult): object {
  return { changed, written, byRule, edits, doubtful, ...(oscillating.length > 0 && { oscillating }) };
}

/** A finding as the public contract has it. */
export function findingJson(finding: FindingResult, language: Language): object {
  const { rule, category, severity, start, end, line, column, endLine, endColumn } = finding;
  const say = (text: Localized) => text[language];
  return {
    rule,
    category,
    severity,
    start,
    end,
    line,
    column,
    endLine,
    endColumn,
    message: say(finding.message),
    ...(finding.evidence && { evidence: say(finding.evidence) }),
    ...(finding.expected !== undefined && { expected: finding.expected }),
    ...(finding.fix && { fix: fixJson(finding.fix, language) }),
    ...(finding.alternatives && {
      alternatives: finding.alternatives.map((alternative) => fixJson(alternative, language)),
    }),
    ...(finding.related && {
      related: finding.related.map((place) => ({ ...place, message: say(place.message) })),
    }),
  };
}

function fixJson({ safety, title, edits, doubtful }: FixResultItem, language: Language): object {
  return { safety, title: title[language], edits, ...(doubtful && { doubtful }) };
}
