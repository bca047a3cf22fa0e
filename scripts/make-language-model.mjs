// Makes server/src/core/tables/language-model.generated.ts: a character model of Chinese official prose.
// Sources: the corpus (KANWU_CORPUS, default ../shared/corpus; every tenth text held out) and jieba's word list with
// frequencies (package @node-rs/jieba, MIT). Run `npm ci --omit=optional --prefix scripts` once before.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import * as OpenCC from 'opencc-js';
import { linesOf, readTexts } from './language-model/corpus.mjs';
import { countNgrams } from './language-model/count.mjs';
import { backOff, estimate, prune } from './language-model/estimate.mjs';
import { foldTable, simplifiedOf } from './language-model/fold.mjs';
import { BACK_OFF_TOP, pack, packForms, STEP } from './language-model/pack.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const corpus = process.env.KANWU_CORPUS ?? join(here, '../../shared/corpus');
const output = process.env.KANWU_MODEL_OUT ?? join(here, '../server/src/core/tables/language-model.generated.ts');
const SIZE = 8192;
const BIGRAMS = Number(process.env.KANWU_BIGRAMS ?? 230_000);
const TRIGRAMS = Number(process.env.KANWU_TRIGRAMS ?? 480_000);
/** A word of jieba's list counts once, and once more for so many occurrences. */
const WORD_SCALE = Number(process.env.KANWU_WORD_SCALE ?? 0.08);

const pairs = simplifiedOf();
const fold = foldTable(pairs);
const texts = readTexts(corpus, false);
const words = readFileSync(join(here, 'node_modules/@node-rs/jieba/dict.txt'), 'utf8')
  .split('\n')
  .map((line) => line.split(' '))
  .filter(([word, count]) => word && Number(count) > 0 && /^\p{Script=Han}+$/u.test(word));

// The vocabulary: classes by frequency; id 0 is the border of a line.
const frequency = new Float64Array(65536);
for (const { text, weight } of texts)
  for (const line of linesOf(text)) for (let i = 0; i < line.length; i++) frequency[fold[line.charCodeAt(i)]] += weight;
for (const [word, count] of words)
  for (let i = 0; i < word.length; i++) frequency[fold[word.charCodeAt(i)]] += 1 + count * WORD_SCALE;
const vocabulary = [...frequency.keys()].filter(
  (code) => frequency[code] > 0 && (code < 0xd800 || code >= 0xf900) && code !== 0xfffd,
);
vocabulary.sort((x, y) => frequency[y] - frequency[x] || x - y);
vocabulary.length = Math.min(vocabulary.length, SIZE - 2);
const UNKNOWN = vocabulary.length + 1;
const size = UNKNOWN + 1;
const idOf = new Uint16Array(65536).fill(UNKNOWN);
vocabulary.forEach((code, index) => {
  idOf[code] = index + 1;
});
const idsOf = (line) => {
  const ids = new Uint16Array(line.length);
  for (let i = 0; i < line.length; i++) ids[i] = idOf[fold[line.charCodeAt(i)]];
  return ids;
};

const lines = [];
for (const { text, weight } of texts) for (const line of linesOf(text)) lines.push({ ids: idsOf(line), weight });
const counts = countNgrams(
  lines,
  words.map(([word, count]) => ({ ids: idsOf(word), weight: 1 + count * WORD_SCALE })),
  size,
);
const model = estimate(counts, size);
const kept = prune(counts, model, size, BIGRAMS, TRIGRAMS);
const bow = backOff(model, kept, size);
const streams = pack(model, kept, bow, size);

// How likely each form of a class is in Traditional text (Taiwan's own, and mainland prose converted in two ways) and
// in Simplified text.
const phrase = OpenCC.Converter({ from: 'cn', to: 't' });
const charForm = new Map();
const formsIn = { traditional: new Float64Array(65536), simplified: new Float64Array(65536) };
const countForms = (script, text, weight) => {
  for (let i = 0; i < text.length; i++) formsIn[script][text.charCodeAt(i)] += weight;
};
texts.forEach(({ folder, text }, index) => {
  if (folder.endsWith('-hant')) {
    countForms('traditional', text, 1);
    return;
  }
  countForms('simplified', text, 1);
  if (index % 4 !== 0) return;
  countForms('traditional', phrase(text), 1);
  for (const char of text) {
    if (!charForm.has(char)) charForm.set(char, phrase(char));
    countForms('traditional', charForm.get(char), 1);
  }
});
for (const [word, count] of words) countForms('simplified', word, count * WORD_SCALE);
const isHan = (code) => code >= 0x3400 && code <= 0x9fff;
const folded = new Set([...pairs.values()].map((char) => char.charCodeAt(0)));
const formCodes = [...fold.keys()].filter((code) => isHan(code) && (fold[code] !== code || folded.has(code)));
const costsIn = (script, prior) => {
  const ofClass = new Float64Array(65536);
  for (let code = 0; code < 65536; code++) ofClass[fold[code]] += formsIn[script][code];
  return formCodes.map((code) => {
    const [own, others] = prior(fold[code] === code);
    return -Math.log((formsIn[script][code] + own) / (ofClass[fold[code]] + own + others));
  });
};
const traditional = costsIn('traditional', (isSimplified) => (isSimplified ? [0.01, 0.5] : [0.3, 0.3]));
const simplified = costsIn('simplified', (isSimplified) => (isSimplified ? [1, 0.01] : [0.01, 1]));

const quote = (text) => JSON.stringify(text);
const fields = {
  vocabulary: String.fromCharCode(...vocabulary),
  formChars: String.fromCharCode(...formCodes),
  formClasses: String.fromCharCode(...formCodes.map((code) => fold[code])),
  traditional: packForms(traditional),
  simplified: packForms(simplified),
  ...streams,
};
const body = `// Generated by scripts/make-language-model.mjs from official documents and jieba's word list (MIT). Do not edit.
// A character model: ${kept.keepTwo.size} bigrams, ${kept.keepThree.size} trigrams; one ASCII character a symbol, see core/judge/model.ts.
export const languageModel = {
  steps: ${JSON.stringify(STEP)},
  backOffTop: ${BACK_OFF_TOP},
${Object.entries(fields)
  .map(([name, text]) => `  ${name}: ${quote(text)},`)
  .join('\n')}
} as const;
`;
writeFileSync(output, body);
for (const [name, text] of Object.entries(fields))
  console.log(name, text.length, deflateRawSync(text, { level: 9 }).length);
console.log(
  `${size} classes, ${kept.keepTwo.size} bigrams, ${kept.keepThree.size} trigrams, ${deflateRawSync(body, { level: 9 }).length} bytes deflated`,
);
