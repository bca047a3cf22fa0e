/** `--format sarif`: the Static Analysis Results Interchange Format 2.1.0, for code scanning services and viewers. */
import { pathToFileURL } from 'node:url';
import type { Severity } from '../../core/engine/rule.ts';
import { RULES } from '../../core/engine/rules.generated.ts';
import { categoryOf } from '../../core/engine/settings.ts';
import type { FindingResult, FixResultItem, Place } from '../result.ts';
import type { Terminal } from '../terminal.ts';
import { VERSION } from '../version.ts';
import type { Reporter } from './reporter.ts';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };
const BATCH = 1_000;

export function sarifReporter(terminal: Terminal): Reporter {
  const { language } = terminal;
  const ruleIndex = new Map<string, number>(RULES.map(({ meta }, index) => [meta.id, index]));
  let separator = '\n';
  const rules = RULES.map(({ meta }) => ({
    id: meta.id,
    name: pascalCase(meta.id),
    shortDescription: { text: meta.docs.summary[language] },
    fullDescription: { text: meta.docs.why[language] },
    help: { text: meta.docs.whatToDo[language], markdown: meta.docs.whatToDo[language] },
    defaultConfiguration: { level: LEVELS[meta.severity] },
    properties: { category: categoryOf(meta.id), fixSafety: meta.fixSafety, tags: [categoryOf(meta.id)] },
  }));
  const result = (finding: FindingResult, uri: string) => ({
    ruleId: finding.rule,
    ruleIndex: ruleIndex.get(finding.rule) ?? -1,
    level: LEVELS[finding.severity],
    message: { text: finding.message[language] },
    locations: [{ physicalLocation: { artifactLocation: { uri }, region: region(finding) } }],
    ...(finding.related && {
      relatedLocations: finding.related.map((place) => ({
        physicalLocation: { artifactLocation: { uri }, region: region(place) },
        message: { text: place.message[language] },
      })),
    }),
    ...(finding.fix && {
      fixes: [finding.fix, ...(finding.alternatives ?? [])].map((fix) => fixOf(fix, uri, fix.title[language])),
    }),
  });
  return {
    begin: () => {
      const tool = { driver: { name: 'Kanwu', version: VERSION, semanticVersion: VERSION, rules } };
      return terminal.write(
        `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":${JSON.stringify(tool)},"columnKind":"utf16CodeUnits","results":[`,
      );
    },
    async file({ path, findings }) {
      const uri = uriOf(path);
      for (let i = 0; i < findings.length; i += BATCH) {
        const items = findings.slice(i, i + BATCH).map((finding) => JSON.stringify(result(finding, uri)));
        await terminal.write(separator + items.join(',\n'));
        separator = ',\n';
      }
    },
    end: ({ errors }) => {
      const notifications = errors.map(({ path, message }) => ({
        level: 'error',
        message: { text: message[language] },
        locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) } } }],
      }));
      const invocation = {
        executionSuccessful: errors.length === 0,
        ...(notifications.length > 0 && { toolExecutionNotifications: notifications }),
      };
      return terminal.write(`\n],"invocations":[${JSON.stringify(invocation)}]}]}\n`);
    },
  };
}

function region({ line, column, endLine, endColumn }: Place): object {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function fixOf({ edits }: FixResultItem, uri: string, title: string): object {
  const replacements = edits.map(({ start, end, text }) => ({
    deletedRegion: { charOffset: start, charLength: end - start },
    ...(text !== '' && { insertedContent: { text } }),
  }));
  return { description: { text: title }, artifactChanges: [{ artifactLocation: { uri }, replacements }] };
}

/** Relative paths stay relative; they are read from where the command ran. */
function uriOf(path: string): string {
  if (/^(?:\/|[A-Za-z]:[\\/])/.test(path)) return pathToFileURL(path).href;
  return path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
}

function pascalCase(id: string): string {
  return id.replace(/(?:^|[/-])(\w)/g, (_, letter: string) => letter.toUpperCase());
}
