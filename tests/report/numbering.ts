/** Measures the numbering rules: breaks put into sound documents, and what they say of documents as they are. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Analyzer } from '../../server/src/core/engine/analyzer.ts';
import type { Finding } from '../../server/src/core/engine/finding.ts';
import { RULES } from '../../server/src/core/engine/rules.generated.ts';
import { Text } from '../../server/src/core/text/text.ts';
import { documents as documentsOf } from '../simulate/corpus.ts';
import { breakNumbers, type Damaged, KINDS } from '../simulate/number-damage.ts';
import { type Broken, DAMAGES, damage, random } from '../simulate/numbering.ts';
import { randomOf } from '../simulate/random.ts';
import { CHANGES, edit } from '../simulate/renumber.ts';
import { judge, titleOf } from '../simulate/renumbered.ts';

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
  return [simulated(), severalBreaks(), renumbering(), precision()].join('\n');
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
  const table = new BreakTable();
  for (const folder of FOLDERS) {
    const sound = documents(folder).filter((text) => !numberingFindings(text).some(isLoud));
    const step = Math.max(1, Math.floor(sound.length / SAMPLE));
    const sample = sound.filter((_, index) => index % step === 0).slice(0, SAMPLE);
    for (const kind of DAMAGES) {
      const next = random(FOLDERS.indexOf(folder) * 100 + DAMAGES.indexOf(kind) + 1);
      const tally = noTally();
      sample.forEach((text, index) => {
        const broken = damage(text, kind, next, sample[(index + 1) % sample.length]!);
        if (broken !== undefined) count(tally, broken);
      });
      table.add(folder, kind, tally);
    }
  }
  return [
    '## Breaks put into sound documents',
    '',
    'One break a document; *exact*: a finding at the heading itself; *expected*: it names the number that stood there.',
    '',
    ...table.lines(),
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

const noTally = (): Tally => ({ cases: 0, found: 0, exact: 0, expected: 0 });

/** A table of what became of breaks, a row for each folder and kind of damage, and one for all of them. */
class BreakTable {
  readonly #rows: string[] = [];
  readonly #all = noTally();

  add(folder: string, kind: string, tally: Tally): void {
    if (tally.cases === 0) return;
    this.#rows.push(row(folder, kind, tally));
    for (const key of ['cases', 'found', 'exact', 'expected'] as const) this.#all[key] += tally[key];
  }

  lines(): readonly string[] {
    return [
      '| folder | damage | cases | found | exact | expected |',
      '| --- | --- | ---: | ---: | ---: | ---: |',
      ...this.#rows,
      row('**all**', '', this.#all),
    ];
  }
}

function row(folder: string, kind: string, { cases, found, exact, expected }: Tally): string {
  const percent = (part: number): string => `${((100 * part) / Math.max(1, cases)).toFixed(1)} %`;
  return `| ${folder} | ${kind} | ${cases} | ${percent(found)} | ${percent(exact)} | ${percent(expected)} |`;
}

/** Breaks in several places of a document, by another simulator. */
function severalBreaks(): string {
  const table = new BreakTable();
  for (const folder of FOLDERS) {
    const sound = documentsOf(folder, SAMPLE * 2).filter(({ text }) => !numberingFindings(text).some(isLoud));
    for (const kind of KINDS) {
      const next = randomOf(FOLDERS.indexOf(folder) * 100 + KINDS.indexOf(kind) + 31);
      const tally = noTally();
      for (const { text } of sound) {
        const broken = breakNumbers(text, kind, 3, next);
        if (broken !== undefined) countBreaks(tally, broken);
      }
      table.add(folder, kind, tally);
    }
  }
  return [
    '## Several breaks a document',
    '',
    'Up to three a document, each in another list, put in by a second simulator that reads lists in its own way. *Found*: a finding in that stretch of the list. *recognised*: a numeral taken for one that looks like it, or for a word; *unmarked*: number and mark lost; *halved*: half of the items lost; *moved*: two items changed places with their text; *level*: the mark of another level; *interleaved*: the items of two lists mixed one by one (any finding among them is exact).',
    '',
    ...table.lines(),
    '',
  ].join('\n');
}

function countBreaks(tally: Tally, { text, breaks }: Damaged): void {
  const findings = numberingFindings(text).filter(isLoud);
  for (const { places, from, to, expected } of breaks) {
    const exact = findings.filter(({ start }) => places.some((place) => Math.abs(start - place) <= 1));
    tally.cases++;
    if (exact.length > 0 || findings.some(({ start }) => start >= from && start <= to)) tally.found++;
    if (exact.length > 0) tally.exact++;
    if (exact.some((finding) => expected === undefined || finding.expected === expected)) tally.expected++;
  }
}

/** The whole document renumbered after an author's change. */
function renumbering(): string {
  const rows = ['laws-hans', 'laws-hant'].flatMap((folder) =>
    CHANGES.map((change) => {
      const next = randomOf(7);
      const sum = { laws: 0, right: 0, references: 0, plain: 0 };
      for (const { text } of documentsOf(folder, SAMPLE * 2)) {
        const edited = edit(text, change, next);
        if (edited === undefined) continue;
        const { references, plain, faults } = judge(analyzer, text, titleOf(text), edited);
        sum.laws++;
        sum.references += references;
        sum.plain += plain;
        if (faults.length === 0) sum.right++;
      }
      return `| ${folder} | ${change} | ${sum.laws} | ${sum.right} | ${sum.references} | ${sum.plain} |`;
    }),
  );
  return [
    '## Renumbering after a change',
    '',
    'A statute is changed and renumbered as a whole. *Right*: articles, items and chapters run on, every reference to a place that is still there points at it, and nothing else has changed. *Plain* references name the statute (`本法第三条`); whether the others mean it is as the tool itself reads them before the change.',
    '',
    '| folder | change | statutes | right | references | plain |',
    '| --- | --- | ---: | ---: | ---: | ---: |',
    ...rows,
    '',
  ].join('\n');
}

const isLoud = ({ severity }: Finding): boolean => severity === 'warning' || severity === 'error';

function precision(): string {
  const rows = FOLDERS.map((folder) => {
    const counts = new Map<string, number>();
    let flagged = 0;
    const texts = documents(folder);
    for (const text of texts) {
      const loud = numberingFindings(text).filter(isLoud);
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
