/** Measures the byte search: slips put into texts that the language model has not seen, and pinyin put in between bytes. */

import { Analyzer } from '../../server/src/core/engine/analyzer.ts';
import type { Finding } from '../../server/src/core/engine/finding.ts';
import { RULES } from '../../server/src/core/engine/rules.generated.ts';
import { fixText } from '../../server/src/core/fix/fix.ts';
import { Text } from '../../server/src/core/text/text.ts';
import { convertText } from '../simulate/convert.ts';
import { heldOut } from '../simulate/held-out.ts';
import { insertPinyin } from '../simulate/pinyin.ts';
import { randomOf } from '../simulate/random.ts';
import type { Reader } from '../simulate/slip.ts';
import { type Damage, KINDS, type Kind, slipCases } from '../simulate/slip-lines.ts';

export const title = 'Byte slips and pinyin put in between bytes';

const CASES = 120;
const SEED = 2000;
const RESUMES: Reader = { swallows: 'lead', hasUserAreas: false, mark: '?' };
const KEEPS_ASCII: Reader = { swallows: 'ascii', hasUserAreas: true, mark: '\uFFFD' };
const SWALLOWS: Reader = { swallows: 'pair', hasUserAreas: false, mark: '?' };

const analyzer = new Analyzer(
  RULES.filter(({ meta }) => meta.id === 'encoding/byte-slip' || meta.id === 'scrape/inline-pinyin'),
);

export function run(): string {
  return [slips(), pinyin()].join('\n\n');
}

interface Tally {
  cases: number;
  found: number;
  exact: number;
  /** Lines where the reader swallowed at most one pair. */
  near: number;
  nearExact: number;
  startRight: number;
  stretch: number;
  wrong: number;
  named: number;
  /** Characters of mended stretches that are right, and how many of them are called doubtful all the same. */
  right: number;
  rightNamed: number;
  safe: number;
  safeWrong: number;
}

function slips(): string {
  const rows: string[] = [];
  const parts: [Damage, Reader, string][] = [
    ['cut', RESUMES, 'cut in `。` before BF/A1, resumes'],
    ['narrow cut', RESUMES, 'the same, punctuation narrowed'],
    ['lost', RESUMES, 'byte lost anywhere, resumes'],
    ['lost', KEEPS_ASCII, 'byte lost anywhere, a browser'],
    ['lost', SWALLOWS, 'byte lost anywhere, swallows'],
    ['gained', RESUMES, 'byte gained, resumes'],
    ['two', KEEPS_ASCII, 'two bytes lost, a browser'],
    ['lost and gained', RESUMES, 'one byte lost, another gained, resumes'],
    ['blocks', RESUMES, 'read in two blocks, cut inside a character'],
  ];
  for (const [damage, reader, name] of parts) {
    for (const kind of KINDS) {
      const tally = measure(kind, damage, reader);
      if (tally.cases > 0) rows.push(rowOf(name, kind, tally));
    }
  }
  return `## Slips

One slip (two where two bytes are named) in a line of 24 to 200 characters, in an excerpt of its document; the first offer counts. *Stretch*: characters
of the damaged stretch that are right after the repair. *At most one pair*: lines exact where the reader swallowed no
more than one pair. *Named*: of the characters still wrong, in lines without a repair too, how many the repair calls
doubtful; *right named*: the same of the characters that it got right. *Safe*: lines with a repair called safe, and how
many of them are not the original after it.

| damage | text | cases | found | line exact | at most one pair | start right | stretch | named | right named | safe | wrong safe |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}`;
}

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

function rowOf(name: string, kind: Kind, tally: Tally): string {
  const { cases, found, exact, near, nearExact, startRight, stretch, wrong, named, right, rightNamed } = tally;
  return `| ${name} | ${kind} | ${cases} | ${percent(found, cases)} | ${percent(exact, cases)} | ${percent(nearExact, near)} of ${near} | ${percent(startRight, cases)} | ${percent(stretch - wrong, stretch)} | ${percent(named, wrong)} | ${percent(rightNamed, right)} | ${tally.safe} | ${tally.safeWrong} |`;
}

function measure(kind: Kind, damage: Damage, reader: Reader): Tally {
  const tally: Tally = {
    cases: 0,
    found: 0,
    exact: 0,
    near: 0,
    nearExact: 0,
    startRight: 0,
    stretch: 0,
    wrong: 0,
    named: 0,
    safe: 0,
    safeWrong: 0,
    right: 0,
    rightNamed: 0,
  };
  for (const { truth, seen, swallowed } of slipCases(kind, damage, reader, SEED, CASES)) {
    count(tally, truth, seen, swallowed <= 1);
  }
  return tally;
}

function differenceOf(a: string, b: string): { start: number; tail: number } {
  const limit = Math.min(a.length, b.length);
  let start = 0;
  while (start < limit && a[start] === b[start]) start++;
  let tail = 0;
  while (tail < limit - start && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return { start, tail };
}

function count(tally: Tally, truth: string, seen: string, isNear: boolean): void {
  const { start, tail } = differenceOf(truth, seen);
  const { findings } = analyzer.analyze(Text.of(seen));
  const hits = findings.filter((finding) => finding.end > start - 2 && finding.start < seen.length - tail + 2);
  const result = fixText(analyzer, Text.of(seen), {}, () => true);
  const fixed = result.text.toString();
  tally.cases++;
  if (hits.length > 0) tally.found++;
  if (fixed === truth) tally.exact++;
  if (isNear) tally.near++;
  if (isNear && fixed === truth) tally.nearExact++;
  const wanted = truth.slice(start, truth.length - tail);
  const after = differenceOf(truth, fixed);
  if (after.start > start || fixed === truth) tally.startRight++;
  const { wrong, places } = compare(wanted, fixed.slice(start, Math.max(start, fixed.length - tail)));
  tally.stretch += wanted.length;
  tally.wrong += Math.min(wanted.length, wrong);
  const isNamed = (place: number): boolean =>
    result.doubtful.some((doubt) => start + place >= doubt.start - 1 && start + place <= doubt.end);
  tally.named += Math.min(wanted.length, wrong, places.filter(isNamed).length);
  if (fixed !== seen) {
    const isDoubtful = (place: number): boolean =>
      result.doubtful.some((doubt) => start + place >= doubt.start && start + place < doubt.end);
    const mended = Array.from({ length: Math.max(0, fixed.length - tail - start) }, (_, place) => place);
    const right = mended.filter((place) => !places.includes(place));
    tally.right += right.length;
    tally.rightNamed += right.filter(isDoubtful).length;
  }
  if (!findings.some(isSafe)) return;
  const safe = fixText(analyzer, Text.of(seen), {}, isSafe).text.toString();
  tally.safe++;
  if (safe !== truth) tally.safeWrong++;
}

const isSafe = (finding: Finding): boolean => finding.fix?.safety === 'safe';

/** Edit distance, and where in `text` the wrong characters stand. */
function compare(truth: string, text: string): { wrong: number; places: number[] } {
  const { start, tail } = differenceOf(truth, text);
  const a = truth.slice(start, truth.length - tail);
  const b = text.slice(start, text.length - tail);
  const width = b.length + 1;
  const cost = new Uint16Array((a.length + 1) * width);
  for (let i = 0; i <= a.length; i++) {
    for (let j = 0; j <= b.length; j++) {
      if (i === 0 || j === 0) cost[i * width + j] = i + j;
      else {
        const change = cost[(i - 1) * width + j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
        cost[i * width + j] = Math.min(change, cost[(i - 1) * width + j]! + 1, cost[i * width + j - 1]! + 1);
      }
    }
  }
  const places: number[] = [];
  for (let i = a.length, j = b.length; i > 0 || j > 0; ) {
    const here = cost[i * width + j]!;
    if (i > 0 && j > 0 && here === cost[(i - 1) * width + j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)) {
      if (a[i - 1] !== b[j - 1]) places.push(start + j - 1);
      i--;
      j--;
    } else if (i > 0 && here === cost[(i - 1) * width + j]! + 1) {
      places.push(start + j);
      i--;
    } else {
      places.push(start + j - 1);
      j--;
    }
  }
  return { wrong: cost[a.length * width + b.length] ?? 0, places };
}

function pinyin(): string {
  const random = randomOf(77);
  const texts = heldOut(['laws-hans', 'notices-hans', 'reports-hans']).filter(({ length }) => length < 20_000);
  let documents = 0;
  let inserted = 0;
  let found = 0;
  let characters = 0;
  let wrong = 0;
  while (documents < 30) {
    const truth = convertText(random.pick(texts).slice(0, 6000));
    const damaged = insertPinyin(truth);
    if (damaged === undefined || damaged.count < 10) continue;
    documents++;
    inserted += damaged.count;
    const analysis = analyzer.analyze(Text.of(damaged.text));
    found += Math.min(damaged.count, analysis.findings.filter(({ rule }) => rule === 'scrape/inline-pinyin').length);
    const fixed = fixText(analyzer, Text.of(damaged.text), {}, () => true).text.toString();
    const [a, b] = [truth.split('\n'), fixed.split('\n')];
    characters += truth.length;
    if (a.length === b.length) {
      for (const [index, line] of a.entries()) if (line !== b[index]) wrong += compare(line, b[index]!).wrong;
    } else wrong += truth.length;
  }
  return `## Pinyin put in by a matcher that looks at bytes

${documents} Traditional documents: ${inserted} insertions, ${percent(found, inserted)} found; after the fixes
${percent(characters - wrong, characters)} of the characters are right (${wrong} wrong).`;
}
