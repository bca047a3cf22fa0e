/** Measures the numbering rules: breaks put into sound documents, and what they say of documents as they are. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Analyzer } from '../../server/src/core/engine/analyzer.ts';
import type { Finding } from '../../server/src/core/engine/finding.ts';
import { RULES } from '../../server/src/core/engine/rules.generated.ts';
import { Text } from '../../server/src/core/text/text.ts';
import { type Broken, DAMAGES, damage, random } from '../simulate/numbering.ts';

export const title = 'Numbering';

const corpus = process.env['KANWU_CORPUS'] ?? '../shared/corpus';
const FOLDERS = ['laws-hans', 'laws-hant', 'notices-hans', 'notices-hant', 'reports-hans'];
/** Documents of each folder that are broken, once in each way. */
const SAMPLE = 60;

const analyzer = new Analyzer(RULES.filter(({ meta }) => meta.id.startsWith('numbering/')));

interface Tally {
  cases: number;
  found: number;
  exact: number;
  expected: number;
}

export function run(): string {
  if (!existsSync(corpus)) return 'The corpus is absent: nothing measured.\n';
  return `${simulated()}\n${precision()}`;
}

function numberingFindings(text: string): readonly Finding[] {
  return analyzer.analyze(Text.of(text)).findings;
}

function documents(folder: string): string[] {
  const path = join(corpus, folder);
  return readdirSync(path)
    .sort()
    .map((name) => readFileSync(join(path, name), 'utf8'));
}

function simulated(): string {
  const rows: string[] = [];
  const all: Tally = { cases: 0, found: 0, exact: 0, expected: 0 };
  for (const folder of FOLDERS) {
    const sound = documents(folder).filter((text) => numberingFindings(text).length === 0);
    const step = Math.max(1, Math.floor(sound.length / SAMPLE));
    const sample = sound.filter((_, index) => index % step === 0).slice(0, SAMPLE);
    for (const kind of DAMAGES) {
      const next = random(FOLDERS.indexOf(folder) * 100 + DAMAGES.indexOf(kind) + 1);
      const tally: Tally = { cases: 0, found: 0, exact: 0, expected: 0 };
      sample.forEach((text, index) => {
        const broken = damage(text, kind, next, sample[(index + 1) % sample.length]!);
        if (broken !== undefined) count(tally, broken);
      });
      if (tally.cases === 0) continue;
      rows.push(row(folder, kind, tally));
      for (const key of ['cases', 'found', 'exact', 'expected'] as const) all[key] += tally[key];
    }
  }
  return [
    '## Breaks put into sound documents',
    '',
    'One break a document; *exact*: a finding at the heading itself; *expected*: it names the number that stood there.',
    '',
    '| folder | damage | cases | found | exact | expected |',
    '| --- | --- | ---: | ---: | ---: | ---: |',
    ...rows,
    row('**all**', '', all),
    '',
  ].join('\n');
}

function count(tally: Tally, broken: Broken): void {
  const findings = numberingFindings(broken.text);
  const exact = findings.filter(({ start }) => broken.places.some((place) => Math.abs(start - place) <= 1));
  tally.cases++;
  if (findings.length > 0) tally.found++;
  if (exact.length > 0) tally.exact++;
  if (broken.expected === undefined ? exact.length > 0 : exact.some(({ expected }) => expected === broken.expected)) {
    tally.expected++;
  }
}

function row(folder: string, kind: string, { cases, found, exact, expected }: Tally): string {
  const percent = (part: number): string => `${((100 * part) / Math.max(1, cases)).toFixed(1)} %`;
  return `| ${folder} | ${kind} | ${cases} | ${percent(found)} | ${percent(exact)} | ${percent(expected)} |`;
}

function precision(): string {
  const rows = FOLDERS.map((folder) => {
    const counts = new Map<string, number>();
    let flagged = 0;
    const texts = documents(folder);
    for (const text of texts) {
      const loud = numberingFindings(text).filter(({ severity }) => severity === 'warning' || severity === 'error');
      if (loud.length > 0) flagged++;
      for (const { rule } of loud) counts.set(rule, (counts.get(rule) ?? 0) + 1);
    }
    const rules = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rule, n]) => `${rule} ${n}`);
    return `| ${folder} | ${texts.length} | ${flagged} | ${rules.join(', ')} |`;
  });
  return [
    '## Documents as they are',
    '',
    'Documents with a finding at warning or above. Most of these are real: numbers that the publisher lost or repeated.',
    '',
    '| folder | documents | with findings | findings |',
    '| --- | ---: | ---: | --- |',
    ...rows,
    '',
  ].join('\n');
}
