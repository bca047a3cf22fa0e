// The texts that the model is counted from, and which of them are kept out of it so that measures stay honest.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folders of the corpus, and how often each text counts: speeches and notices are rare there and common outside. */
export const FOLDERS = [
  { name: 'laws-hans', weight: 1 },
  { name: 'laws-hant', weight: 2 },
  { name: 'notices-hans', weight: 8 },
  { name: 'notices-hant', weight: 2 },
  { name: 'reports-hans', weight: 8 },
];

/** Every tenth text by a hash of its name is held out: never counted, only measured on. */
export function isHeldOut(path) {
  let hash = 0x811c9dc5;
  for (const char of path) hash = Math.imul(hash ^ char.codePointAt(0), 0x01000193) >>> 0;
  return (hash >>> 8) % 10 === 0;
}

export function readTexts(root, heldOut) {
  const texts = [];
  for (const { name, weight } of FOLDERS) {
    const folder = join(root, name);
    if (!existsSync(folder)) throw new Error(`no folder ${folder}: set KANWU_CORPUS`);
    for (const file of readdirSync(folder)
      .filter((entry) => entry.endsWith('.txt'))
      .sort()) {
      const path = `${name}/${file}`;
      if (isHeldOut(path) === heldOut)
        texts.push({ path, folder: name, weight, text: readFileSync(join(folder, file), 'utf8') });
    }
  }
  return texts;
}

/** Lines without what stands around them. */
export function* linesOf(text) {
  for (const line of text.split(/[\r\n\u2028\u2029]+/)) {
    const trimmed = line.trim();
    if (trimmed !== '') yield trimmed;
  }
}
