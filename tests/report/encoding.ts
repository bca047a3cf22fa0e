/** Measures the encoding rules: wrong readings of held-out documents undone, and what they say of sound documents. */
import { detectEncoding } from '../../server/src/core/bytes/detect.ts';
import { encodeFile, type FileEncoding } from '../../server/src/core/bytes/file.ts';
import { Analyzer } from '../../server/src/core/engine/analyzer.ts';
import type { Finding } from '../../server/src/core/engine/finding.ts';
import { RULES } from '../../server/src/core/engine/rules.generated.ts';
import { planFixes } from '../../server/src/core/fix/fix.ts';
import { Text } from '../../server/src/core/text/text.ts';
import { documents, FOLDERS, hasCorpus } from '../simulate/corpus.ts';
import {
  damageLines,
  type Misreading,
  READERS,
  type Reader,
  type Scope,
  withShortLines,
} from '../simulate/encoding.ts';
import { heldOut } from '../simulate/held-out.ts';
import { type Random, randomOf } from '../simulate/random.ts';

export const title = 'Encoding';

/** Damaged documents for each route and scope, and their lines. */
const CASES = 24;
const LINES = 3;
const SCOPES: readonly Scope[] = ['file', 'short lines', 'paragraph', 'run', 'short run'];

const all = new Analyzer(RULES.filter(({ meta }) => meta.id.startsWith('encoding/')));
const mojibake = new Analyzer(RULES.filter(({ meta }) => meta.id === 'encoding/mojibake'));

export function run(): string {
  if (!hasCorpus) return 'The corpus is absent: nothing measured.\n';
  return [simulated(), precision(), detection()].join('\n');
}

interface Tally {
  cases: number;
  found: number;
  exact: number;
  wrong: number;
  safe: number;
  safeWrong: number;
}

const emptyTally = (): Tally => ({ cases: 0, found: 0, exact: 0, wrong: 0, safe: 0, safeWrong: 0 });

interface RouteCase {
  readonly script: '-hans' | '-hant';
  readonly misreadings: readonly Misreading[];
}

function route(
  script: RouteCase['script'],
  ...steps: readonly (readonly [Misreading['original'], Reader])[]
): RouteCase {
  return { script, misreadings: steps.map(([original, reader]) => ({ original, reader })) };
}

const R = READERS;
/** Readers that lose more of what they can't read. */
const PLAIN = [R.big5Browser, R.big5Plain, R.shiftJisBrowser, R.shiftJisPlain, R.eucKrBrowser, R.eucKrPlain];
/** Tables of one byte that are seldom met. */
const SELDOM = [R.cp1251, R.cp1254, R.latin9, R.koi8r, R.cp437, R.cp850];
const SINGLE: readonly RouteCase[] = [
  ...[R.gbk, R.gbkBrowser, R.gbkWindows, R.gbkConverter, R.gbkOld, R.gbkSilent, R.gbkOldSilent, R.gbkPassing].flatMap(
    (reader) => [route('-hans', ['utf-8', reader]), route('-hant', ['utf-8', reader])],
  ),
  ...[
    R.latin1,
    R.cp1252,
    R.cp1252Holes,
    R.cp1252Tidied,
    R.cp1252Copied,
    R.macintosh,
    R.cp1250,
    R.big5,
    R.shiftJis,
    R.eucKr,
  ].map((reader) => route('-hans', ['utf-8', reader])),
  ...SELDOM.flatMap((reader) => [route('-hans', ['utf-8', reader]), route('-hans', ['gb18030', reader])]),
  route('-hans', ['utf-8', R.cp1254Marks]),
  ...PLAIN.map((reader) => route('-hans', ['utf-8', reader])),
  ...PLAIN.filter(({ name }) => !name.includes('without')).map((reader) => route('-hans', ['gb18030', reader])),
  ...[R.latin1, R.cp1252, R.macintosh, R.cp1250, R.big5, R.shiftJis, R.eucKr, R.fallback].map((reader) =>
    route('-hans', ['gb18030', reader]),
  ),
  ...[R.gbk, R.latin1, R.cp1252, R.macintosh, R.shiftJis, R.eucKr].map((reader) => route('-hant', ['big5', reader])),
];
const CHAINS: readonly RouteCase[] = [
  route('-hans', ['utf-8', R.cp1252], ['utf-8', R.cp1252]),
  route('-hans', ['utf-8', R.latin1], ['utf-8', R.latin1], ['utf-8', R.latin1]),
  route('-hans', ['gb18030', R.latin1], ['utf-8', R.cp1252]),
  route('-hans', ['utf-8', R.macintosh], ['utf-8', R.macintosh]),
  route('-hans', ['utf-8', R.gbk], ['utf-8', R.cp1252]),
  route('-hans', ['utf-8', R.cp1252], ['utf-8', R.gbk]),
  route('-hans', ['gb18030', R.latin1], ['utf-8', R.gbk]),
  route('-hans', ['utf-8', R.gbk], ['utf-8', R.gbk]),
  route('-hans', ['gb18030', R.big5], ['utf-8', R.latin1]),
  route('-hans', ['gb18030', R.eucKr], ['utf-8', R.cp1252]),
  route('-hans', ['gb18030', R.fallback], ['utf-8', R.gbk]),
  route('-hant', ['big5', R.latin1], ['utf-8', R.gbk]),
];

function simulated(): string {
  const lines = { '-hans': proseLines('-hans'), '-hant': proseLines('-hant') };
  const rows: string[] = [];
  const sums = new Map<boolean, Tally>();
  [...SINGLE, ...CHAINS].forEach((one, index) => {
    for (const scope of SCOPES) {
      const random = randomOf(1000 * index + SCOPES.indexOf(scope) + 1);
      const tallies = new Map<boolean, Tally>();
      for (let i = 0; i < CASES; i++) measure(one, scope, lines[one.script], random, tallies);
      for (const [lossy, tally] of [...tallies].sort(([a], [b]) => Number(a) - Number(b))) {
        rows.push(`| ${nameOf(one)} | ${scope} | ${lossy ? 'yes' : 'no'} | ${cells(tally)} |`);
        const sum = sums.get(lossy) ?? emptyTally();
        for (const key of Object.keys(sum) as (keyof Tally)[]) sum[key] += tally[key];
        sums.set(lossy, sum);
      }
    }
  });
  const totals = [...sums].map(([lossy, tally]) => `| all | | ${lossy ? 'yes' : 'no'} | ${cells(tally)} |`);
  return `## Wrong readings undone

Lines of held-out documents, ${LINES} at a time, ${CASES} times for each row: all of them misread, all of them with a short line behind each, one of them, a run of 6 to 24 characters inside one, or a short run of 3 to 5. *Lost*: whether the reader lost bytes. *Lines*: damaged lines. *Found*: a finding touches the line. *Exact*: after all preferred fixes the line is the original. *Wrong*: a repair was offered and the line is not the original. *Safe*: lines changed by safe fixes alone; *safe wrong*: those of them that are not the original.

| route | scope | lost | lines | found | exact | wrong | safe | safe wrong |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
${[...rows, ...totals].join('\n')}
`;
}

function foldersOf(suffix: string): string[] {
  return FOLDERS.filter((folder) => folder.endsWith(suffix));
}

/** Lines of prose: trimmed, of 8 to 400 characters, with Chinese in them. */
function proseLines(suffix: string): string[] {
  return heldOut(foldersOf(suffix)).flatMap((text) =>
    text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line.length >= 8 && line.length <= 400 && /\p{Script=Han}{4}/u.test(line)),
  );
}

function measure(
  one: RouteCase,
  scope: Scope,
  lines: readonly string[],
  random: Random,
  tallies: Map<boolean, Tally>,
): void {
  const at = random.integer(0, lines.length - LINES);
  const own = lines.slice(at, at + LINES);
  const script = one.script === '-hans' ? 'hans' : 'hant';
  const written = scope === 'short lines' ? withShortLines(own, script, random) : own;
  const damage = damageLines(written, one.misreadings, scope, random);
  if (damage === undefined) return;
  const lossy = /[\uFFFD?]/.test(damage.damaged.slice(damage.start, damage.end)) || isSilent(one);
  const tally = tallies.get(lossy) ?? emptyTally();
  tallies.set(lossy, tally);
  const text = Text.of(damage.damaged);
  const { findings } = mojibake.analyze(text);
  const reach = (start: number, end: number): boolean =>
    findings.some((finding) => finding.start < end && finding.end > start);
  const repaired = applied(text, findings).split('\n');
  const safely = applied(
    text,
    findings.filter(({ fix }) => fix?.safety === 'safe'),
  ).split('\n');
  const truth = damage.truth.split('\n');
  const damaged = damage.damaged.split('\n');
  const sound = new Set([...truth, ...damaged]);
  tally.safe += safely.filter((line) => !damaged.includes(line)).length;
  tally.safeWrong += safely.filter((line) => !sound.has(line)).length;
  // A reader that swallows line ends leaves fewer lines than there were: those that it joined count as one.
  let start = 0;
  for (const line of damaged) {
    const end = start + line.length;
    if (!truth.includes(line)) {
      tally.cases++;
      if (reach(start, end)) tally.found++;
    }
    start = end + 1;
  }
  const missing = truth.filter((line) => !damaged.includes(line) && !repaired.includes(line)).length;
  const changed = damaged.filter((line) => !truth.includes(line)).length;
  tally.exact += Math.max(0, changed - missing);
  tally.wrong += repaired.filter((line) => !sound.has(line)).length;
}

function applied(text: Text, findings: readonly Finding[]): string {
  return text.edit(planFixes(findings).edits).toString();
}

/** Readers that lose bytes without a mark. */
const SILENT: readonly Reader[] = [R.gbkSilent, R.gbkOldSilent, R.gbkPassing, R.cp1252Tidied, R.cp1252Copied];

function isSilent({ misreadings }: RouteCase): boolean {
  return misreadings.some(({ reader }) => SILENT.includes(reader));
}

function nameOf({ script, misreadings }: RouteCase): string {
  const names: Record<Misreading['original'], string> = { 'utf-8': 'UTF-8', gb18030: 'GBK', big5: 'Big5' };
  const steps = misreadings.map(({ original, reader }) => `${names[original]} as ${reader.name}`);
  return `${steps.join(', then ')}${script === '-hant' ? ' (Traditional)' : ''}`;
}

function cells({ cases, found, exact, wrong, safe, safeWrong }: Tally): string {
  return [cases, percent(found, cases), percent(exact, cases), percent(wrong, cases), safe, safeWrong].join(' | ');
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}

function precision(): string {
  const counts = new Map<string, { findings: number; safe: number }>();
  let characters = 0;
  let count = 0;
  for (const folder of FOLDERS) {
    for (const { text } of documents(folder)) {
      count++;
      characters += text.length;
      for (const { rule, fix } of all.analyze(Text.of(text)).findings) {
        const entry = counts.get(rule) ?? { findings: 0, safe: 0 };
        entry.findings++;
        if (fix?.safety === 'safe') entry.safe++;
        counts.set(rule, entry);
      }
    }
  }
  const rows = all.rules.map(({ meta: { id } }) => {
    const { findings, safe } = counts.get(id) ?? { findings: 0, safe: 0 };
    return `| ${id} | ${findings} | ${((findings * 1e6) / characters).toFixed(2)} | ${safe} |`;
  });
  return `## Documents as they are

All ${count} documents of the corpus, ${(characters / 1e6).toFixed(1)} million characters. They are sound but for what their publishers did to them: private-use characters without a meaning, compatibility ideographs from an old code page, zero-width characters between words.

| rule | findings | per million characters | with a safe fix |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}

function detection(): string {
  const sources: readonly (readonly [FileEncoding, string])[] = [
    ['utf-8', '-hans'],
    ['gb18030', '-hans'],
    ['gb18030', '-hant'],
    ['big5', '-hant'],
    ['utf-16le', '-hans'],
    ['utf-16be', '-hant'],
  ];
  const lengths = [2, 4, 8, 16, 64, 500];
  const rows = sources.map(([encoding, suffix]) => {
    const texts = heldOut(foldersOf(suffix));
    const random = randomOf(7);
    const shares = lengths.map((length) => {
      let cases = 0;
      let right = 0;
      while (cases < 200) {
        const text = random.pick(texts);
        const at = random.integer(0, Math.max(0, text.length - length));
        const snippet = text.slice(at, at + length).trim();
        if (!/\p{Script=Han}/u.test(snippet)) continue;
        const bytes = encodeFile(snippet, { encoding, bom: false });
        if ('refused' in bytes) continue;
        cases++;
        const detected = detectEncoding(bytes);
        if ('encoding' in detected && detected.encoding === encoding) right++;
      }
      return percent(right, cases);
    });
    return `| ${encoding}${suffix === '-hant' ? ' (Traditional)' : ''} | ${shares.join(' | ')} |`;
  });
  return `## Encoding of files, without a byte order mark

Snippets of held-out documents, 200 for each figure, by their length in characters.

| encoding | ${lengths.join(' | ')} |
| --- | ${lengths.map(() => '---').join(' | ')} |
${rows.join('\n')}
`;
}
