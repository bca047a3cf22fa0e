// Learns from real text which Traditional character a one-to-many conversion should have chosen, and writes
// server/src/core/tables/conversion-contexts.generated.ts. Sources: the laws and gazette notices of Taiwan, the laws and
// notices of the mainland converted by phrase with opencc-js, and the phrase dictionary of opencc-js.
// Needs the corpus: KANWU_CORPUS, by default ../shared/corpus. One document in ten is left out for measuring.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import OpenCC from 'opencc-js';
import stPhrases from 'opencc-js/dict/STPhrases';
import { BORDER, CHILDREN, evidence, foldedText, keyAt, PARENTS, SHAPES } from './conversion/contexts.mjs';
import { canonicalOf, EXTRA_FOLDS, foldOf, GROUPS, VARIANT_PAIRS } from './conversion/groups.mjs';
import { isHeldOut } from './conversion/held-out.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const corpus = process.env.KANWU_CORPUS ?? join(root, '../shared/corpus');
const FOLDS = 5;
/** A context must have been seen this often, or it is left out. */
const MIN_COUNT = 2;
/** How much more a longer context must say than the shorter ones in it. */
const MIN_GAIN = 0.9;
/** A finding needs at least this much evidence, whatever the trials say. */
const MIN_STRICT = 2.2;
/** Above the strongest evidence that any sound text gave against a character. */
const STRICT_MARGIN = 0.6;

/** How much more what speaks for the character counts than what speaks against it. */
const COUNTER_WEIGHT = 2;
/** Beside these 壹 is a number of accounts. */
const IN_AMOUNTS = '零一贰叁参肆伍陆柒捌玖拾佰百仟千万亿元圆角分整';

const toTaiwan = OpenCC.Converter({ from: 'cn', to: 'tw' });
const read = (folder) =>
  readdirSync(join(corpus, folder))
    .sort()
    .filter((name) => !isHeldOut(`${folder}/${name}`))
    .map((name) => readFileSync(join(corpus, folder, name), 'utf8'));
const real = ['laws-hant', 'notices-hant'].flatMap(read);
/** Slips of the phrase conversion, where it cuts words wrongly. */
const REPAIRS = [
  [/制(?=造(?![成價林假血])|作(?!用)|備|冷|藥|片)/g, '製'],
  [/製(?=[定度約裁止])/g, '制'],
  [/髮(?=[展放生行佈布現包證明揮給起出動表電病育票])/g, '發'],
  [/(?<=[被頒簽散])髮/g, '發'],
  [/籤(?=[訂署名字認封發約收章證])/g, '簽'],
  [/瞭(?![解望])/g, '了'],
];
const repaired = (text) => REPAIRS.reduce((mended, [wrong, right]) => mended.replace(wrong, right), text);
const converted = ['laws-hans', 'notices-hans', 'reports-hans'].flatMap(read).map((text) => repaired(toTaiwan(text)));

function forEachChoice(text, use) {
  const folded = foldedText(text);
  for (let i = 0; i < text.length; i++) {
    const candidates = GROUPS.get(folded[i + 2]);
    if (candidates === undefined) continue;
    const char = canonicalOf(text[i]);
    if (candidates.includes(char)) use(folded, i + 2, char, folded[i + 2]);
  }
}

/** A context without any Han character says too little: lines and clauses begin with anything. */
const NO_WORD = new RegExp(`^[${BORDER}0]*.[${BORDER}0]*$`);
function bump(features, shape, key, char, by) {
  const at = SHAPES[shape][0];
  if (NO_WORD.test(`${key.slice(0, at)}x${key.slice(at + 1)}`)) return;
  const counts = features[shape].get(key);
  if (counts === undefined) features[shape].set(key, { [char]: by });
  else counts[char] = (counts[char] ?? 0) + by;
}

const emptyFeatures = () => SHAPES.map(() => new Map());
function count(texts, features) {
  for (const text of texts) {
    forEachChoice(text, (folded, i, char) => {
      for (let shape = 0; shape < SHAPES.length; shape++) bump(features, shape, keyAt(folded, i, shape), char, 1);
    });
  }
}

const all = emptyFeatures();
count(real, all);
count(converted, all);

const frequency = new Map();
let length = 0;
for (const text of [...real, ...converted]) {
  length += text.length;
  for (const char of text) frequency.set(foldOf(char), (frequency.get(foldOf(char)) ?? 0) + 1);
}
/** A phrase counts for more the less its characters would meet by accident, at the border of two words. */
function phraseWeight(key) {
  let expected = length;
  for (const char of key) expected *= ((frequency.get(char) ?? 0) + 1) / length;
  return expected < 0.2 ? 12 : expected < 1 ? 5 : 3;
}

// Phrases speak where the texts are silent.
for (const entry of stPhrases.split('|')) {
  const [, phrase] = entry.split(' ');
  if (phrase.length < 2 || phrase.length > 4) continue;
  const folded = foldedText(phrase);
  for (let at = 0; at < phrase.length; at++) {
    const candidates = GROUPS.get(folded[at + 2]);
    const char = canonicalOf(phrase[at]);
    if (candidates === undefined || !candidates.includes(char)) continue;
    const before = at;
    const behind = phrase.length - 1 - at;
    for (let shape = 0; shape < SHAPES.length; shape++) {
      const [left, right] = SHAPES[shape];
      if (left > before || right > behind || left + right < Math.min(2, phrase.length - 1)) continue;
      if (phrase.length > 3 && left + right < 3) continue;
      const key = keyAt(folded, at + 2, shape);
      if (!all[shape].has(key)) bump(all, shape, key, char, phraseWeight(key));
    }
  }
}

/**
 * Weighs what all contexts of a place say: the best evidence for `y` less the best against. A longer context overrules
 * the shorter ones in it that say the opposite.
 */
function weigh(features, less, folded, i, y, x) {
  const values = SHAPES.map((_, shape) => {
    const key = keyAt(folded, i, shape);
    const counts = features[shape].get(key);
    if (counts === undefined) return 0;
    const own = less?.[shape].get(key);
    if (own === undefined) return evidence(counts, y, x);
    return evidence(Object.fromEntries(Object.entries(counts).map(([c, n]) => [c, n - (own[c] ?? 0)])), y, x);
  });
  let best = 0;
  let worst = 0;
  for (let shape = SHAPES.length - 1; shape >= 0; shape--) {
    const value = values[shape];
    if (isOverruled(values, shape)) continue;
    if (value > best) best = value;
    if (value < worst) worst = value;
  }
  return best + COUNTER_WEIGHT * worst;
}

function isOverruled(values, shape) {
  return CHILDREN[shape].some((child) => (values[shape] > 0 ? values[child] < -1 : values[child] > 2));
}

function verdict(features, less, folded, i, x) {
  if (
    x === '壹' &&
    (folded[i + 1] === BORDER || IN_AMOUNTS.includes(folded[i - 1]) || IN_AMOUNTS.includes(folded[i + 1]))
  ) {
    return { y: '一', margin: 0 };
  }
  let found = { y: x, margin: 0 };
  for (const y of GROUPS.get(folded[i])) {
    if (y === x || '壹瞭'.includes(y)) continue;
    const margin = weigh(features, less, folded, i, y, x);
    if (margin > found.margin) found = { y, margin };
  }
  return found;
}

/** Slips and a name in the sources themselves, found by reading what the trials flagged: they set no threshold. */
const SLIPS = ['拮据', '采集處分', '製定', '髮之嘉', '稽征', '核準'];
// Thresholds, pair by pair: every fifth of the real texts is judged by the rest.
const falseAlarms = new Map();
const hits = new Map();
const note = (map, pair, margin) => (map.get(pair) ?? map.set(pair, []).get(pair)).push(margin);
for (let fold = 0; fold < FOLDS; fold++) {
  const own = real.filter((_, index) => index % FOLDS === fold);
  const less = emptyFeatures();
  count(own, less);
  for (const text of own) {
    forEachChoice(text, (folded, i, char, simplified) => {
      const sound = verdict(all, less, folded, i, char);
      if (sound.margin > 0 && !SLIPS.some((slip) => text.slice(i - 4, i + 5).includes(slip)))
        note(falseAlarms, char + sound.y, { margin: sound.margin, text: text.slice(i - 8, i + 4) });
      for (const wrong of GROUPS.get(simplified)) {
        if (wrong === char) continue;
        const { y, margin } = verdict(all, less, folded, i, wrong);
        if (y === char) note(hits, wrong + char, { margin });
      }
    });
  }
}
const thresholds = [];
for (const [simplified, candidates] of GROUPS) {
  for (const x of candidates) {
    for (const y of candidates) {
      if (x === y) continue;
      // a few accidents in three million characters are let pass where a converter's error is common
      const spared = x === '製' && y === '制' ? 4 : 0;
      // one word that a document repeats is one accident
      const words = new Map((falseAlarms.get(x + y) ?? []).map((alarm) => [alarm.text.slice(7, 10), alarm]));
      const alarms = [...words.values()].map(({ margin }) => margin).sort((a, b) => b - a);
      const right = (hits.get(x + y) ?? []).map(({ margin }) => margin).sort((a, b) => b - a);
      const strict = Math.max(MIN_STRICT, alarms.length <= spared ? 0 : alarms[spared] + STRICT_MARGIN);
      const relaxed = Math.min(strict, relaxedThreshold(alarms, right));
      thresholds.push({ simplified, x, y, strict, relaxed, alarms: alarms.length, right: right.length });
    }
  }
}

/** The lowest threshold at which a document full of errors would get at most one false alarm for thirty right ones. */
function relaxedThreshold(alarms, right) {
  for (let threshold = 0.3; threshold < 9; threshold += 0.3) {
    const wrong = alarms.filter((margin) => margin > threshold).length;
    if (wrong * 30 <= right.filter((margin) => margin > threshold).length || wrong === 0) return threshold;
  }
  return 9;
}

if (process.env.KANWU_EXPLAIN) {
  const found = [...falseAlarms].flatMap(([pair, list]) => list.map(({ margin, text }) => ({ pair, margin, text })));
  found.sort((a, b) => b.margin - a.margin);
  for (const { pair, margin, text } of found.slice(0, 80))
    console.log(margin.toFixed(1), pair, text.replace(/\s/g, ' '));
  for (const t of [...thresholds].sort((a, b) => b.alarms - a.alarms).slice(0, 40))
    console.log(
      `${t.x}→${t.y}`,
      'strict',
      t.strict.toFixed(1),
      'relaxed',
      t.relaxed.toFixed(1),
      'alarms',
      t.alarms,
      'right',
      t.right,
    );
}

// Counts are kept in ten steps; a longer context is kept only where it says something new.
const STEPS = [1, 2, 4, 8, 16, 64, 256, 1024, 4096];
const stepOf = (n) => STEPS.filter((least) => n >= least).length;
const kept = SHAPES.map(() => new Map());
const span = (counts, candidates) => candidates.map((c) => evidence(counts, c, candidates[0]));
for (let shape = 0; shape < SHAPES.length; shape++) {
  for (const [key, counts] of all[shape]) {
    const total = Object.values(counts).reduce((a, b) => a + b, 0);
    const at = SHAPES[shape][0];
    const candidates = GROUPS.get(key[at]);
    const own = span(counts, candidates);
    const parents = PARENTS[shape].map((parent) => {
      const [left, right] = SHAPES[parent];
      return kept[parent].get(key.slice(at - left, at + 1 + right));
    });
    const known = parents.filter((entry) => entry !== undefined).map((entry) => entry.own);
    let isNews = false;
    for (let i = 0; i < candidates.length && !isNews; i++) {
      for (let j = 0; j < candidates.length && !isNews; j++) {
        if (i === j) continue;
        const says = own[i] - own[j];
        const others = known.map((values) => values[i] - values[j]);
        const expected = Math.max(0, ...others) + COUNTER_WEIGHT * Math.min(0, ...others);
        isNews = says * expected <= 0 ? Math.abs(says) > MIN_GAIN : Math.abs(says) > Math.abs(expected) + MIN_GAIN;
      }
    }
    if (isNews && total >= MIN_COUNT) kept[shape].set(key, { counts, own });
  }
}

const groups = [...GROUPS].filter(([, candidates]) => candidates.length <= 7).sort(([a], [b]) => (a < b ? -1 : 1));
const lines = groups.map(([simplified, candidates]) => {
  const shapes = SHAPES.map(([left], shape) => {
    const entries = [...kept[shape]].filter(([key]) => key[left] === simplified).sort(([a], [b]) => (a < b ? -1 : 1));
    return entries
      .map(([key, { counts }]) => {
        const steps = candidates.map((c) => stepOf(counts[c] ?? 0)).join('');
        return key.slice(0, left) + key.slice(left + 1) + steps;
      })
      .join('');
  });
  const own = thresholds.filter((entry) => entry.simplified === simplified);
  const tenth = (value) =>
    Math.min(99, Math.ceil(value * 10))
      .toString()
      .padStart(2, '0');
  return `  '${simplified}${candidates.join('')}|${own.map((t) => tenth(t.strict) + tenth(t.relaxed)).join('')}|${shapes.join('|')}',`;
});
const text = `// Generated by scripts/make-conversion-table.mjs from statutes and notices of Taiwan, statutes and notices of the
// mainland converted with opencc-js, and the phrases of opencc-js (OpenCC, Apache-2.0). Do not edit.

/** The sign for anything but a Han character or a digit in a context; digits are \`0\`. */
export const BORDER = '${BORDER}';
/** Characters before and behind in each shape of context. */
export const SHAPES = ${JSON.stringify(SHAPES)} as const;
/** Pairs of variants: the first is read as the second. */
export const VARIANTS = '${VARIANT_PAIRS.map(([a, b]) => a + b).join('')}';
/** Pairs that are folded here beside the simplifications: the first is read as the second. */
export const EXTRA_FOLDS = '${EXTRA_FOLDS}';
/**
 * One group a line: folded character and candidates, then for each ordered pair of candidates the strict and the relaxed
 * threshold (tenths, two digits each), then for each shape its contexts, each followed by one step of count a candidate.
 */
export const GROUPS: readonly string[] = [
${lines.join('\n')}
];
`;
writeFileSync(join(root, 'server/src/core/tables/conversion-contexts.generated.ts'), text);
console.log(
  `${groups.length} groups, ${kept.map((shape) => shape.size).join(' + ')} contexts, ${text.length} characters`,
);
