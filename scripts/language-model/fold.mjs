// Folding: the model counts classes of characters, so that one table serves both scripts and all punctuation widths.
import * as OpenCC from 'opencc-js';

/** Traditional → Simplified for single characters, from OpenCC's character table. */
export function simplifiedOf() {
  const pairs = new Map();
  const convert = OpenCC.Converter({ from: 't', to: 'cn' });
  for (let code = 0x3400; code <= 0x9fff; code++) {
    const char = String.fromCharCode(code);
    const folded = convert(char);
    if (folded.length === 1 && folded !== char) pairs.set(char, folded);
  }
  return pairs;
}

const PUNCTUATION = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
  '「': '“',
  '」': '”',
  '『': '‘',
  '』': '’',
  '﹁': '“',
  '﹂': '”',
  '～': '~',
  '％': '%',
  '．': '.',
  '／': '/',
  '－': '-',
  '＋': '+',
  '〔': '［',
  '〕': '］',
  '[': '［',
  ']': '］',
  '—': '—',
  '―': '—',
  '─': '—',
  '‧': '·',
  '•': '·',
  '・': '·',
  '〈': '《',
  '〉': '》',
};

/** The class of every UTF-16 code unit: the code unit that stands for its class. */
export function foldTable(pairs) {
  const fold = new Uint16Array(65536);
  for (let code = 0; code < 65536; code++) fold[code] = code;
  for (const [char, folded] of pairs) fold[char.charCodeAt(0)] = folded.charCodeAt(0);
  for (const [char, folded] of Object.entries(PUNCTUATION)) fold[char.charCodeAt(0)] = folded.charCodeAt(0);
  for (let digit = 0; digit < 10; digit++) fold[0x30 + digit] = fold[0xff10 + digit] = 0x30;
  for (let letter = 0; letter < 26; letter++) {
    for (const base of [0x41, 0x61, 0xff21, 0xff41]) fold[base + letter] = 0x61;
  }
  for (const blank of [0x09, 0x0b, 0x0c, 0xa0, 0x2002, 0x2003, 0x3000]) fold[blank] = 0x20;
  return fold;
}
