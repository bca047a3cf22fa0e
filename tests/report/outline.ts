/** Measures the outline against outlines made by hand. */
import { Analyzer } from '../../server/src/core/engine/analyzer.ts';
import { RULES } from '../../server/src/core/engine/rules.generated.ts';
import { groundOutline, outlineOf } from '../../server/src/core/model/document.ts';
import { Text } from '../../server/src/core/text/text.ts';
import { hasCorpus } from '../simulate/corpus.ts';
import { type Comparison, compareOutline, documentText, handOutlines } from '../simulate/outlines.ts';

export const title = 'Outline';

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} %`);

interface Row {
  readonly half: string;
  readonly folder: string;
  readonly form: string;
  readonly result: Comparison;
}

export function run(): string {
  if (!hasCorpus) return 'The corpus is absent: nothing measured.';
  const analyzer = new Analyzer(RULES);
  const rows = handOutlines().map((hand): Row => {
    const { view } = analyzer.analyze(Text.of(documentText(hand)));
    const result = compareOutline(hand, groundOutline(outlineOf(view), view.layer));
    return { half: hand.half, folder: hand.document.split('/')[0]!, form: hand.form, result };
  });
  return [
    'Outlines made by hand, from reading the documents and from what the contract says, before the outline of the tool',
    'was looked at. *Right*: there and under the right parent. *Too many*: headings that the hand-made outline lacks, as',
    'a share of its headings. Headings on which two careful readers may differ are left out. The first half was looked at',
    'while the model was mended; the second half once, when that was done, and its few differences were mended in turn.',
    '',
    '| documents | headings | there | right | too many |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...['first', 'second'].flatMap((half) => {
      const own = rows.filter((row) => row.half === half);
      const folders = [...new Set(own.map(({ folder }) => folder))];
      return [
        ...folders.map((folder) => line(`${half} half, ${folder}`, of(own, folder))),
        line(`**${half} half** (${own.length})`, own),
      ];
    }),
    line(`**all** (${rows.length})`, rows),
    '',
    '## Documents',
    '',
    '| half | folder | form | headings | there | right | too many |',
    '| --- | --- | --- | ---: | ---: | ---: | ---: |',
    ...rows.map(
      ({ half, folder, form, result }) =>
        `| ${half} | ${folder} | ${form} | ${result.headings} | ${result.there} | ${result.right} | ${result.tooMany} |`,
    ),
  ].join('\n');
}

const of = (rows: readonly Row[], folder: string): Row[] => rows.filter((row) => row.folder === folder);

function line(name: string, rows: readonly Row[]): string {
  const sum = (key: 'headings' | 'there' | 'right' | 'tooMany'): number =>
    rows.reduce((total, { result }) => total + result[key], 0);
  const headings = sum('headings');
  const there = percent(sum('there'), headings);
  return `| ${name} | ${headings} | ${there} | ${percent(sum('right'), headings)} | ${percent(sum('tooMany'), headings)} |`;
}
