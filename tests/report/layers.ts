/** Measures what is done where damage is of more than one kind: two documents in one, several layers at once. */
import { Analyzer } from '../../server/src/core/engine/analyzer.ts';
import type { Finding } from '../../server/src/core/engine/finding.ts';
import { RULES } from '../../server/src/core/engine/rules.generated.ts';
import { fixText } from '../../server/src/core/fix/fix.ts';
import { Text } from '../../server/src/core/text/text.ts';
import { documents, FOLDERS, hasCorpus, SOUND_FOLDERS } from '../simulate/corpus.ts';
import { LAYERINGS } from '../simulate/layers.ts';
import { randomOf } from '../simulate/random.ts';
import { BEGINNINGS, type Beginning, CUTS, type Cut, splice } from '../simulate/splice.ts';
import { sameShare } from './scrape.ts';

export const title = 'Damage in layers, and two documents in one';

/** Documents of each folder that are spliced, and how much of each. */
const SAMPLE = 60;
const LENGTH = 8_000;
/** The same of those that are damaged in layers. */
const LAYERED = 5;
const LAYERED_LENGTH = 4_000;
/** How near a finding stands to where the second document begins, in UTF-16 code units. */
const NEAR = 100;

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} %`);

export function run(): string {
  if (!hasCorpus) return 'The corpus is absent: nothing measured.';
  return [layers(), splices()].join('\n\n');
}

function layers(): string {
  const analyzer = new Analyzer(RULES);
  const rows = Object.entries(LAYERINGS).map(([name, layering]) => {
    const random = randomOf(41);
    const tally = { documents: 0, joined: 0, restored: 0, share: 0, before: 0 };
    for (const folder of SOUND_FOLDERS) {
      for (const { text } of documents(folder, LAYERED, 4)) {
        const sound = text.slice(0, LAYERED_LENGTH);
        if (analyzer.analyze(Text.of(sound)).findings.some(({ fix }) => fix !== undefined)) continue;
        const layered = layering(sound, random);
        if (layered === undefined) continue;
        const { truth, damaged } = layered;
        const fixed = fixText(analyzer, Text.of(damaged), {}, () => true).text.toString();
        tally.documents++;
        if (lines(fixed) === lines(truth)) tally.joined++;
        if (withoutBlanks(fixed) === withoutBlanks(truth)) tally.restored++;
        tally.share += sameShare(withoutBlanks(fixed), withoutBlanks(truth));
        tally.before += sameShare(withoutBlanks(damaged), withoutBlanks(truth));
      }
    }
    const { documents: count, joined, restored, share, before } = tally;
    return `| ${name} | ${count} | ${percent(before, count)} | ${percent(share, count)} | ${percent(restored, count)} | ${percent(joined, count)} |`;
  });
  return `## Damage in layers

Damage of several kinds put on sound documents one after the other, and all fixes of all rules applied. Share of characters that are right, before and after, blanks and line ends aside (the least that is told apart is 80 %); documents whose characters are all right; documents whose lines are right as well.

| layers, innermost first | documents | right before | right after | restored | with their lines |
| --- | ---: | ---: | ---: | ---: | ---: |
${rows.join('\n')}`;
}

const withoutBlanks = (text: string): string => text.replace(/\s/g, '');
/** The lines of a text with words, without their blanks. */
const lines = (text: string): string =>
  text
    .replace(/[ \t\u3000\u00a0]/g, '')
    .replace(/\n+/g, '\n')
    .trim();

function splices(): string {
  const analyzer = new Analyzer(RULES);
  const rows: string[] = [];
  for (const cut of CUTS) {
    for (const beginning of BEGINNINGS) {
      for (const newLine of [true, false]) rows.push(spliceRow(analyzer, { cut, beginning, newLine }));
    }
  }
  return `## Two documents in one

One document breaks off, and another of its folder goes on, from its title, from a paragraph or from inside a sentence. *found*: scrape/truncated names the place; *by any rule*: one does at warning or above, within ${NEAR} characters; *elsewhere*: findings of scrape/truncated at other places. Where the first stops at the end of a sentence, and where nothing but the sense shows the seam, no plain evidence is left, and nothing is said.

| breaks off | goes on from | | splices | found | by any rule | elsewhere |
| --- | --- | --- | ---: | ---: | ---: | ---: |
${rows.join('\n')}`;
}

function spliceRow(analyzer: Analyzer, style: { cut: Cut; beginning: Beginning; newLine: boolean }): string {
  const random = randomOf(31);
  const tally = { splices: 0, found: 0, any: 0, elsewhere: 0 };
  for (const folder of FOLDERS) {
    const sound = documents(folder, SAMPLE, 2).map(({ text }) => text.slice(0, LENGTH));
    for (const [index, first] of sound.entries()) {
      const second = sound[(index + 1) % sound.length]!;
      const spliced = splice(first, second.slice(0, second.lastIndexOf('\n')), style, random);
      if (spliced === undefined) continue;
      const { at, text } = spliced;
      const near = ({ start, end }: Finding) => start < at + NEAR && end > at - NEAR;
      const { findings } = analyzer.analyze(Text.of(text));
      const truncated = findings.filter(({ rule }) => rule === 'scrape/truncated');
      const places = truncated.filter(near).length;
      tally.splices++;
      if (places > 0) tally.found++;
      if (findings.some((finding) => near(finding) && isGrave(finding))) tally.any++;
      tally.elsewhere += truncated.length - places;
    }
  }
  const { splices, found, any, elsewhere } = tally;
  return `| ${style.cut} | ${style.beginning} | ${style.newLine ? 'on a new line' : 'in the same line'} | ${splices} | ${percent(found, splices)} | ${percent(any, splices)} | ${elsewhere} |`;
}

function isGrave({ severity }: Finding): boolean {
  return severity === 'warning' || severity === 'error';
}
