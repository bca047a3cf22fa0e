/** Measures the rules of script and typography: what they find of simulated damage, and what they say of sound text. */

import { isHeldOut } from '../../scripts/conversion/held-out.mjs';
import { Analyzer } from '../../server/src/core/engine/analyzer.ts';
import { RULES } from '../../server/src/core/engine/rules.generated.ts';
import { fixText } from '../../server/src/core/fix/fix.ts';
import { getChoices } from '../../server/src/core/script/choices.ts';
import { convertScript } from '../../server/src/core/script/convert.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';
import { Text } from '../../server/src/core/text/text.ts';
import { documents, FOLDERS } from '../simulate/corpus.ts';
import { randomOf } from '../simulate/random.ts';
import {
  convertByCharacter,
  type Damaged,
  type Narrowing,
  narrowPunctuation,
  switchScript,
} from '../simulate/script.ts';

export const title = 'Script and typography';

const TRADITIONAL = ['laws-hant', 'notices-hant'];
const SIMPLIFIED = ['laws-hans', 'notices-hans'];
/** Longest part of a document that is measured. */
const LENGTH = 30_000;

export function run(): string {
  return [sound(), switched(), misconverted(), narrowed(), roundTrip()].join('\n\n');
}

const select = (prefix: string) => new Analyzer(RULES.filter(({ meta }) => meta.id.startsWith(prefix)));
const percent = (part: number, whole: number) => (whole === 0 ? '–' : `${((part / whole) * 100).toFixed(2)} %`);
/** Documents that the table of contexts was not learnt from. */
const unseen = (folder: string) => documents(folder).filter(({ name }) => isHeldOut(`${folder}/${name}`));
const isVariant = (a: string, b: string) => getChoices().canonical(a) === getChoices().canonical(b);

function sound(): string {
  const analyzer = new Analyzer(RULES.filter(({ meta }) => /^(script|typography)\//.test(meta.id)));
  const rules = RULES.filter(({ meta }) => /^(script|typography)\//.test(meta.id)).map(({ meta }) => meta.id);
  const rows = FOLDERS.map((folder) => {
    const counts = new Map<string, number>();
    let characters = 0;
    for (const { text } of documents(folder)) {
      characters += text.length;
      for (const { rule, severity } of analyzer.analyze(Text.of(text)).findings) {
        if (severity === 'error' || severity === 'warning') counts.set(rule, (counts.get(rule) ?? 0) + 1);
      }
    }
    return `| ${folder} | ${(characters / 1e6).toFixed(2)} M | ${rules.map((rule) => counts.get(rule) ?? 0).join(' | ')} |`;
  });
  return `## Findings in sound documents

Errors and warnings. Most are the publishers' own slips: commas typed half-width, a few characters of the other script.

| folder | characters | ${rules.map((rule) => rule.replace('/', '/ ')).join(' | ')} |
| --- | --- | ${rules.map(() => '---').join(' | ')} |
${rows.join('\n')}`;
}

interface Score {
  damaged: number;
  found: number;
  right: number;
  offered: number;
  extra: number;
  characters: number;
}

function measure(analyzer: Analyzer, texts: readonly string[], damage: (text: string) => Damaged): Score {
  const score: Score = { damaged: 0, found: 0, right: 0, offered: 0, extra: 0, characters: 0 };
  for (const text of texts) {
    const { text: damaged, places } = damage(text);
    const before = new Set(analyzer.analyze(Text.of(text)).findings.map(({ start }) => start));
    const covered = new Set<number>();
    const wanted = new Set(places);
    for (const finding of analyzer.analyze(Text.of(damaged)).findings) {
      let hits = 0;
      for (let at = finding.start; at < finding.end; at++) {
        if (!wanted.has(at)) continue;
        covered.add(at);
        hits++;
      }
      if (hits === 0 && !before.has(finding.start)) score.extra++;
      for (const edit of finding.fix?.edits ?? []) {
        for (let k = 0; k < edit.text.length; k++) {
          if (!wanted.has(edit.start + k)) continue;
          score.offered++;
          if (edit.text[k] === text[edit.start + k] || isVariant(edit.text[k]!, text[edit.start + k]!)) score.right++;
        }
      }
    }
    score.damaged += places.length;
    score.found += covered.size;
    score.characters += text.length;
  }
  return score;
}

const HEAD =
  '| documents | characters | damaged | found | offers right | other findings |\n| --- | --- | --- | --- | --- | --- |';
const row = (name: string, s: Score) =>
  `| ${name} | ${(s.characters / 1e6).toFixed(2)} M | ${s.damaged} | ${percent(s.found, s.damaged)} | ${percent(s.right, s.offered)} | ${s.extra} |`;

function switched(): string {
  const analyzer = select('script/');
  const random = randomOf(12);
  const rows = [
    ...SIMPLIFIED.map((folder) => [folder, 'simplified'] as const),
    ...TRADITIONAL.map((folder) => [folder, 'traditional'] as const),
  ].map(([folder, script]) => {
    const texts = unseen(folder).map(({ text }) => text.slice(0, LENGTH));
    return row(
      folder,
      measure(analyzer, texts, (text) => switchScript(text, script, 0.01, random)),
    );
  });
  return `## One character in a hundred switched to the other script

Of the characters that differ between the scripts; documents that nothing was learnt from.

${HEAD}
${rows.join('\n')}`;
}

function misconverted(): string {
  const analyzer = select('script/');
  const rows: string[] = [];
  for (const folder of TRADITIONAL) {
    const texts = unseen(folder).map(({ text }) => text.slice(0, LENGTH));
    for (const converter of ['commonest', 'hesitant'] as const) {
      const score = measure(analyzer, texts, (text) => convertByCharacter(text, converter, isVariant));
      rows.push(row(`${folder}, ${converter}`, score));
    }
  }
  const mainland = unseen('laws-hans').map(({ text }) => {
    const part = text.slice(0, LENGTH);
    return applyEdits(part, convertScript(part, 'taiwan'));
  });
  for (const converter of ['commonest', 'hesitant'] as const) {
    const score = measure(analyzer, mainland, (text) => convertByCharacter(text, converter, isVariant));
    rows.push(row(`laws-hans converted by phrase, ${converter}`, score));
  }
  return `## Converted character by character

The whole document folded to Simplified and back: always to the commonest Traditional character, or leaving what is right in both scripts as it is. Documents that nothing was learnt from. Forms that are both right (台 臺, 占 佔) are no errors.

${HEAD}
${rows.join('\n')}`;
}

function narrowed(): string {
  const analyzer = select('typography/halfwidth');
  const rows = FOLDERS.map((folder) => {
    const cells: string[] = [];
    for (const narrowing of [
      { brackets: false, blanks: false },
      { brackets: true, blanks: false },
      { brackets: true, blanks: true },
    ]) {
      cells.push(restored(analyzer, folder, narrowing));
    }
    return `| ${folder} | ${cells.join(' | ')} |`;
  });
  return `## Punctuation of whole documents narrowed

Share of the narrowed marks that read as before, and how many other half-width marks (the publisher's own) were changed with them. All fixes of this rule are suggested ones.

| folder | \`，：；？！\` | and \`（）\` | and blanks behind |
| --- | --- | --- | --- |
${rows.join('\n')}`;
}

function restored(analyzer: Analyzer, folder: string, narrowing: Narrowing): string {
  const narrowedMarks = narrowing.brackets ? '，：；？！（）' : '，：；？！';
  let marks = 0;
  let right = 0;
  let others = 0;
  for (const { text } of documents(folder, 60, 5)) {
    const truth = text.slice(0, LENGTH);
    // documents whose publisher typed half-width commas have no truth to be measured against
    if (/\p{Script=Han}[,;:]\p{Script=Han}/u.test(truth)) continue;
    const damaged = narrowPunctuation(truth, narrowing);
    const result = marksOf(fixText(analyzer, Text.of(damaged), {}, () => true).text.toString());
    const wanted = marksOf(truth);
    for (let i = 0; i < wanted.length; i++) {
      if (narrowedMarks.includes(wanted[i]!)) {
        marks++;
        if (wanted[i] === result[i]) right++;
      } else if (wanted[i] !== result[i]) others++;
    }
  }
  return `${percent(right, marks)}, ${others}`;
}

const marksOf = (text: string) => text.replace(/[^，：；？！（）,:;?!()]/g, '');

function roundTrip(): string {
  const rows = SIMPLIFIED.map((folder) => {
    let characters = 0;
    let wrong = 0;
    for (const { text } of documents(folder, 200, 1)) {
      const traditional = Array.from(
        { length: text.length },
        (_, i) => convertByCharacter(text[i]!, 'commonest', () => false).text,
      ).join('');
      const back = applyEdits(traditional, convertScript(traditional, 'simplified'));
      characters += text.length;
      if (back.length !== text.length) wrong += Math.abs(back.length - text.length);
      for (let i = 0; i < text.length; i++) if (back[i] !== text[i]) wrong++;
    }
    return `| ${folder} | ${(characters / 1e6).toFixed(2)} M | ${wrong} |`;
  });
  return `## Converted by character and back

Simplified documents to Traditional character by character, and back to Simplified by phrase: characters that differ in the end.

| folder | characters | different |
| --- | --- | --- |
${rows.join('\n')}`;
}
