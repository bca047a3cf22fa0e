/** Measures what is done about the lines of a document: preview chunks, hard wraps, blanks inside words. */
import { Analyzer } from '../../server/src/core/engine/analyzer.ts';
import { RULES } from '../../server/src/core/engine/rules.generated.ts';
import { fixText } from '../../server/src/core/fix/fix.ts';
import { Text } from '../../server/src/core/text/text.ts';
import { documents, FOLDERS } from '../simulate/corpus.ts';
import { chunkStyle, cutIntoChunks, spreadBlanks, wrapHard } from '../simulate/lines.ts';
import { type Random, randomOf } from '../simulate/random.ts';

export const title = 'Lines: preview chunks, hard wraps, blanks inside words';

/** Documents of each folder that are damaged, and how much of each. */
const SAMPLE = 40;
const LENGTH = 20_000;

export function run(): string {
  return [chunks(), wraps(), blanks()].join('\n\n');
}

const only = (id: string) => new Analyzer(RULES.filter(({ meta }) => meta.id === id));
const percent = (part: number, whole: number) => (whole === 0 ? '–' : `${((part / whole) * 100).toFixed(2)} %`);
const withoutBlanks = (text: string) => text.replace(/\s/g, '');

function samples(folder: string): string[] {
  return documents(folder, SAMPLE, 3).map(({ text }) => text.slice(0, LENGTH));
}

function chunks(): string {
  const analyzer = only('scrape/split-paragraph');
  const random = randomOf(11);
  const rows = FOLDERS.map((folder) => {
    let marks = 0;
    let found = 0;
    let exact = 0;
    let same = 0;
    let count = 0;
    for (const text of samples(folder)) {
      const style = chunkStyle(random);
      const { truth, damaged, chunks } = cutIntoChunks(text, style, random);
      if (chunks < 3) continue;
      const result = fixText(analyzer, Text.of(damaged), {}, () => true);
      const fixed = result.text.toString();
      count++;
      marks += chunks;
      found += Math.min(chunks, result.applied.length);
      if (fixed === truth) exact++;
      if (withoutBlanks(fixed) === withoutBlanks(truth)) same++;
    }
    return `| ${folder} | ${count} | ${percent(found, marks)} | ${percent(exact, count)} | ${percent(same, count)} |`;
  });
  return `## Preview chunks

Chunks of 180–420 characters, numbered, with and without the paragraphs kept and the ends trimmed.

| folder | documents | marks found | documents restored exactly | …blanks and line ends aside |
| --- | --- | --- | --- | --- |
${rows.join('\n')}`;
}

function wraps(): string {
  const analyzer = only('scrape/hard-wrap');
  const random = randomOf(12);
  const rows = FOLDERS.map((folder) => {
    const tally = { wraps: 0, joined: 0, ends: 0, wrong: 0 };
    for (const text of samples(folder)) wrapOne(analyzer, text, random, tally);
    const { wraps, joined, ends, wrong } = tally;
    return `| ${folder} | ${wraps} | ${percent(joined, wraps)} | ${ends} | ${percent(wrong, ends)} |`;
  });
  return `## Hard wraps

Paragraphs broken at 20–40 columns. Documents that are wrapped already are left out.

| folder | line ends put in | joined | line ends of the document | joined wrongly |
| --- | --- | --- | --- | --- |
${rows.join('\n')}`;
}

function wrapOne(
  analyzer: Analyzer,
  text: string,
  random: Random,
  tally: { wraps: number; joined: number; ends: number; wrong: number },
): void {
  if (analyzer.analyze(Text.of(text)).findings.length > 0) return;
  const width = random.integer(20, 40);
  const indent = random.pick(['', '', '　　']);
  const paragraphs = text.split('\n').map((paragraph) => wrapHard(paragraph, width, indent));
  const damaged = paragraphs.join('\n');
  const own = new Set<number>();
  let at = -1;
  for (const paragraph of paragraphs.slice(0, -1)) {
    at += paragraph.length + 1;
    own.add(at);
  }
  const taken = new Set<number>();
  for (const { fix } of analyzer.analyze(Text.of(damaged)).findings) {
    for (const edit of fix!.edits) for (let i = edit.start; i < edit.end; i++) if (damaged[i] === '\n') taken.add(i);
  }
  for (let i = damaged.indexOf('\n'); i >= 0; i = damaged.indexOf('\n', i + 1)) {
    if (own.has(i)) {
      tally.ends++;
      if (taken.has(i)) tally.wrong++;
    } else {
      tally.wraps++;
      if (taken.has(i)) tally.joined++;
    }
  }
}

function blanks(): string {
  const analyzer = only('scrape/spaced-han');
  const random = randomOf(13);
  const rows = FOLDERS.map((folder) => {
    let put = 0;
    let taken = 0;
    let lost = 0;
    for (const text of samples(folder)) {
      const { damaged, places } = spreadBlanks(text, random);
      const wrong = new Set(places);
      put += wrong.size;
      for (const { fix } of analyzer.analyze(Text.of(damaged)).findings) {
        for (const { start, end } of fix!.edits) {
          for (let at = start; at < end; at++) {
            if (wrong.has(at)) taken++;
            else lost++;
          }
        }
      }
    }
    return `| ${folder} | ${put} | ${percent(taken, put)} | ${lost} |`;
  });
  return `## Blanks inside words

A blank at about every fortieth character of running text, between Han characters. *lost*: blanks that the documents had before, each taken out wrongly.

| folder | blanks put in | taken out | blanks of the documents lost |
| --- | --- | --- | --- |
${rows.join('\n')}`;
}
