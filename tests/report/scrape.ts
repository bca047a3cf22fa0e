/** Measures what is done about furniture, page marks, markup, repeats and noise. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Analyzer } from '../../server/src/core/engine/analyzer.ts';
import type { Finding } from '../../server/src/core/engine/finding.ts';
import { RULES } from '../../server/src/core/engine/rules.generated.ts';
import { fixText } from '../../server/src/core/fix/fix.ts';
import { Text } from '../../server/src/core/text/text.ts';
import { CORPUS, documents, FOLDERS, hasCorpus, SOUND_FOLDERS } from '../simulate/corpus.ts';
import { FURNITURE_KINDS, type Furnished, furnish, type Passage } from '../simulate/furniture.ts';
import { addForumNoise, addNoise, repeatPassage } from '../simulate/mirror.ts';
import { LAYOUTS, layPages } from '../simulate/pages.ts';
import { randomOf } from '../simulate/random.ts';

export const title = 'Scraped pages: furniture, page marks, markup, repeats, noise';

const IDS = ['boilerplate', 'page-marker', 'html-residue', 'repeated-block', 'noise-characters'];
const analyzer = new Analyzer(RULES.filter(({ meta }) => IDS.includes(meta.id.slice('scrape/'.length))));

/** Documents of each folder that each kind is tried on, and how much of each. */
const SAMPLE = 24;
const LENGTH = 12_000;

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((part / whole) * 100).toFixed(2)} %`);
const withoutBlanks = (text: string): string => text.replace(/\s/g, '');
const paragraphs = (text: string): string =>
  text
    .trim()
    .split(/\s*[\n\f]\s*/)
    .join('\n');
const all = (): boolean => true;

export function run(): string {
  if (!hasCorpus) return 'The corpus is absent: nothing measured.';
  return [furniture(), layouts(), mirrors(), pages(), reports(), precision()].join('\n\n');
}

function findings(text: string): readonly Finding[] {
  return analyzer.analyze(Text.of(text)).findings;
}

/** Documents without furniture of their own; the link `Top` at the end of the gazette's pages is cut off. */
function samples(folder: string, offset: number): string[] {
  return documents(folder, SAMPLE, offset)
    .map(({ text }) => text.replace(/\n\s*Top\s*$/, '\n').slice(0, LENGTH))
    .filter((text) => findings(text).length === 0);
}

function covers(found: readonly Finding[], passage: Passage): boolean {
  return found.some(({ start, end }) => start < passage.end && passage.start < end);
}

interface Tally {
  documents: number;
  passages: number;
  found: number;
  reported: number;
  wrong: number;
  same: number;
  /** With the same paragraphs as well. */
  exact: number;
  harmed: number;
}

const noTally = (): Tally => ({
  documents: 0,
  passages: 0,
  found: 0,
  reported: 0,
  wrong: 0,
  same: 0,
  exact: 0,
  harmed: 0,
});

function furniture(): string {
  const rows = FURNITURE_KINDS.map((kind, index) => {
    const tally = noTally();
    const random = randomOf(100 + index);
    for (const folder of SOUND_FOLDERS) {
      for (const sound of samples(folder, 1)) count(tally, furnish(sound, kind, random));
    }
    const { passages, found, reported, wrong, same, harmed } = tally;
    return `| ${kind} | ${tally.documents} | ${passages} | ${percent(found, passages)} | ${percent(wrong, reported)} | ${percent(same, tally.documents)} | ${harmed} |`;
  });
  return `## Furniture put around and inside sound documents

Each document gets furniture of one kind. *found*: passages that a finding touches; *wrong*: findings that touch none; *restored*: the text after all fixes is the document again, blanks and line ends aside; *harmed*: documents in which the safe fixes took a character of the author's.

| kind | documents | passages | found | wrong | restored | harmed |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
${rows.join('\n')}`;
}

/** Documents in pages, as a PDF or a book has them. */
function layouts(): string {
  const rows = LAYOUTS.map((layout, index) => {
    const tally = noTally();
    const random = randomOf(300 + index);
    for (const folder of SOUND_FOLDERS) {
      for (const sound of samples(folder, 3)) if (sound.length > 1200) count(tally, layPages(sound, layout, random));
    }
    const { passages, found, reported, wrong, same, exact, harmed } = tally;
    const paragraphs = layout === 'wrapped lines' ? '–' : percent(exact, tally.documents);
    return `| ${layout} | ${tally.documents} | ${passages} | ${percent(found, passages)} | ${percent(wrong, reported)} | ${percent(same, tally.documents)} | ${paragraphs} | ${harmed} |`;
  });
  return `## Pages with numbers, heads and feet

Each document is cut into pages of 300 to 900 characters, mostly inside paragraphs and words; numbers in one of some twenty-five styles, with lost marks and wrong totals. *paragraphs*: restored, and each paragraph is whole again and ends where it did; a page that ends with a full stop inside a paragraph leaves nothing to tell it from the end of one.

| layout | documents | passages | found | wrong | restored | paragraphs | harmed |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${rows.join('\n')}`;
}

function count(tally: Tally, { text, sound, passages }: Furnished): void {
  if (passages.length === 0) return;
  const found = findings(text);
  tally.documents++;
  tally.passages += passages.length;
  tally.found += passages.filter((passage) => covers(found, passage)).length;
  tally.reported += found.length;
  tally.wrong += found.filter(({ start, end }) => !passages.some((p) => start < p.end && p.start < end)).length;
  const fixed = fixText(analyzer, Text.of(text), {}, all).text.toString();
  if (withoutBlanks(fixed) === withoutBlanks(sound)) tally.same++;
  if (paragraphs(fixed) === paragraphs(sound)) tally.exact++;
  const safe = fixText(analyzer, Text.of(text), {}, ({ fix }) => fix?.safety === 'safe').text.toString();
  if (!isSubsequence(withoutBlanks(sound), withoutBlanks(safe))) tally.harmed++;
}

function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (let i = 0; i < whole.length && at < part.length; i++) if (whole[i] === part[at]) at++;
  return at === part.length;
}

function mirrors(): string {
  const rows: string[] = [];
  for (const [name, damage] of [
    ['noise before punctuation', addNoise],
    ['what forums put in', addForumNoise],
    ['a passage twice', repeatPassage],
  ] as const) {
    const random = randomOf(name.length);
    let places = 0;
    let found = 0;
    let reported = 0;
    let wrong = 0;
    let count = 0;
    let same = 0;
    for (const folder of SOUND_FOLDERS) {
      for (const sound of samples(folder, 2)) {
        const { text, passages } = damage(sound, random);
        if (passages.length === 0) continue;
        const all = findings(text);
        count++;
        places += passages.length;
        found += passages.filter((passage) => covers(all, passage)).length;
        reported += all.length;
        wrong += all.filter(({ start, end }) => !passages.some((p) => start < p.end && p.start < end)).length;
        const fixed = fixText(analyzer, Text.of(text), {}, () => true).text.toString();
        if (withoutBlanks(fixed) === withoutBlanks(sound)) same++;
      }
    }
    rows.push(
      `| ${name} | ${count} | ${places} | ${percent(found, places)} | ${percent(wrong, reported)} | ${percent(same, count)} |`,
    );
  }
  return `## What mirrors do to a text

| damage | documents | places | found | findings elsewhere | restored exactly |
| --- | ---: | ---: | ---: | ---: | ---: |
${rows.join('\n')}`;
}

/** Raw pages against the documents that were taken out of them. */
function pages(): string {
  const rows = [
    ['raw-html', 'notices-hans'],
    ['raw-html-hant', 'notices-hant'],
  ].map(([raw, ready]) => {
    const names = readdirSync(join(CORPUS, raw!)).sort();
    const shares = names.map((name) => {
      const page = readFileSync(join(CORPUS, raw!, name), 'utf8');
      const wanted = withoutBlanks(readFileSync(join(CORPUS, ready!, name), 'utf8'));
      const fixed = withoutBlanks(fixText(analyzer, Text.of(page), {}, all).text.toString());
      return sameShare(fixed, wanted);
    });
    const least = Math.min(...shares);
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    return `| ${raw} | ${names.length} | ${percent(mean, 1)} | ${percent(least, 1)} |`;
  });
  return `## Raw pages

Share of characters that are the same as in the document taken out of the page, blanks aside, after all fixes.

| folder | pages | mean | least |
| --- | ---: | ---: | ---: |
${rows.join('\n')}`;
}

/** Share of equal characters by the shortest edit script; texts more than a fifth apart count as 0.8. */
export function sameShare(a: string, b: string): number {
  const longer = Math.max(a.length, b.length, 1);
  const limit = Math.ceil(longer * 0.4);
  const reach = new Int32Array(2 * limit + 3);
  for (let distance = 0; distance <= limit; distance++) {
    for (let k = -distance; k <= distance; k += 2) {
      const down = k === -distance || (k !== distance && reach[limit + k]! < reach[limit + k + 2]!);
      let x = down ? reach[limit + k + 2]! : reach[limit + k]! + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      reach[limit + k + 1] = x;
      if (x >= a.length && x - k >= b.length) return (a.length + b.length - distance) / 2 / longer;
    }
  }
  return 0.8;
}

function reports(): string {
  let kept = 0;
  const texts = documents('reports-hans');
  const rows = new Map<string, number>();
  for (const { text } of texts) {
    const found = findings(text);
    for (const { start, end } of found) {
      const line = text.slice(start, end).split('\n')[0]!.trim();
      const shown = line
        .replace(/\d+/g, '#')
        .replace(/(?<=来源：).*/, '…')
        .replace(/.*(?=记者)/, '…')
        .replace(/(?<=记者).*/, '…');
      rows.set(shown, (rows.get(shown) ?? 0) + 1);
    }
    const body = text.slice(
      text.indexOf('各位代表'),
      text.includes('相关报道：') ? text.lastIndexOf('相关报道：') : undefined,
    );
    const fixed = fixText(analyzer, Text.of(text), {}, all).text.toString();
    if (fixed.includes(body.trim())) kept++;
  }
  const list = [...rows].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return `## Work reports as scraped

In ${kept} of ${texts.length} reports the speech, from its salutation to its end, is untouched to the letter after all fixes. What was taken out begins with:

| first line | times |
| --- | ---: |
${list.map(([line, times]) => `| ${line} | ${times} |`).join('\n')}`;
}

function precision(): string {
  const rows = FOLDERS.filter((folder) => folder !== 'reports-hans').map((folder) => {
    let characters = 0;
    let changed = 0;
    const loud = new Map<string, number>();
    const texts = documents(folder);
    for (const { text } of texts) {
      characters += text.length;
      const found = findings(text);
      for (const { rule, severity } of found) {
        if (severity === 'warning' || severity === 'error') loud.set(rule, (loud.get(rule) ?? 0) + 1);
      }
      const han = (part: string): boolean => /\p{Script=Han}/u.test(part);
      const edits = found.flatMap(({ fix }) => (fix?.safety === 'safe' ? fix.edits : []));
      if (edits.some(({ start, end }) => han(text.slice(start, end)))) changed++;
    }
    const counts = [...loud].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rule, times]) => `${rule} ${times}`);
    return `| ${folder} | ${texts.length} | ${characters} | ${counts.join(', ') || '0'} | ${changed} |`;
  });
  return `## Sound documents

Findings at warning and above, and documents in which a safe fix takes out a Han character. The five of the gazette are links \`下一頁\` that came along with the page.

| folder | documents | characters | findings | changed |
| --- | ---: | ---: | --- | ---: |
${rows.join('\n')}`;
}
