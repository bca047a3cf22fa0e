/** Measures what all rules together say of real documents as they are, and what safe fixes change in them. */
import { Analyzer } from '../../server/src/core/engine/analyzer.ts';
import type { Finding } from '../../server/src/core/engine/finding.ts';
import { RULES } from '../../server/src/core/engine/rules.generated.ts';
import { fixText } from '../../server/src/core/fix/fix.ts';
import { Text } from '../../server/src/core/text/text.ts';
import { documents, FOLDERS, hasCorpus } from '../simulate/corpus.ts';

export const title = 'Precision on real documents';

interface Measured {
  documents: number;
  characters: number;
  /** Documents with a finding at warning or error. */
  flagged: number;
  /** Documents that safe fixes change. */
  changed: number;
  findings: Map<string, { grave: number; all: number }>;
}

export function run(): string {
  if (!hasCorpus) return 'The corpus is absent: nothing measured.\n';
  const measured = FOLDERS.map((folder) => measure(folder));
  return `${INTRODUCTION}\n\n${overview(measured)}\n\n## By rule\n\n${byRule(measured)}\n`;
}

const INTRODUCTION = `What all rules together find in real documents, per million characters. Findings include the publishers' own
slips: a heading that is lost, a number that skips, a private-use character. \`notices-hant\` is a gazette with many
compatibility characters; \`reports-hans\` was scraped with the portals' furniture, which is found and taken out.`;

function measure(folder: string): Measured {
  const analyzer = new Analyzer(RULES);
  const result: Measured = { documents: 0, characters: 0, flagged: 0, changed: 0, findings: new Map() };
  for (const { text } of documents(folder)) {
    const original = Text.of(text);
    const { findings } = analyzer.analyze(original);
    result.documents++;
    result.characters += text.length;
    if (findings.some(isGrave)) result.flagged++;
    if (fixText(analyzer, original, {}, ({ fix }) => fix?.safety === 'safe').edits.length > 0) result.changed++;
    for (const finding of findings) {
      const counts = result.findings.get(finding.rule) ?? { grave: 0, all: 0 };
      counts.all++;
      if (isGrave(finding)) counts.grave++;
      result.findings.set(finding.rule, counts);
    }
  }
  return result;
}

function isGrave({ severity }: Finding): boolean {
  return severity === 'warning' || severity === 'error';
}

function overview(measured: readonly Measured[]): string {
  const rows = measured.map(({ documents, characters, flagged, changed, findings }, index) => {
    const grave = [...findings.values()].reduce((sum, counts) => sum + counts.grave, 0);
    return `| ${FOLDERS[index]} | ${documents} | ${characters} | ${grave} | ${rate(grave, characters)} | ${flagged} | ${changed} |`;
  });
  return [
    '| folder | documents | characters | findings at warning or error | per million characters | documents with one | documents that safe fixes change |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
  ].join('\n');
}

function byRule(measured: readonly Measured[]): string {
  const found = RULES.map(({ meta }) => meta.id).filter((id) => measured.some(({ findings }) => findings.has(id)));
  const rows = found.map((id) => {
    const cells = measured.map(({ findings, characters }) => {
      const counts = findings.get(id);
      return counts === undefined ? '–' : `${rate(counts.grave, characters)} / ${rate(counts.all, characters)}`;
    });
    return `| ${id} | ${cells.join(' | ')} |`;
  });
  return [
    'Per million characters: at warning or error / at any severity.',
    '',
    `| rule | ${FOLDERS.join(' | ')} |`,
    `| --- | ${FOLDERS.map(() => '---:').join(' | ')} |`,
    ...rows,
  ].join('\n');
}

function rate(count: number, characters: number): string {
  return ((count * 1_000_000) / Math.max(1, characters)).toFixed(1);
}
