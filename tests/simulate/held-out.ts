/** The documents of the corpus that the language model was not counted from. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const corpus = process.env['KANWU_CORPUS'] ?? '../shared/corpus';

/** The same choice as in scripts/language-model/corpus.mjs: every tenth text by a hash of its name. */
function isHeldOut(path: string): boolean {
  let hash = 0x811c9dc5;
  for (const char of path) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193) >>> 0;
  return (hash >>> 8) % 10 === 0;
}

export function heldOut(folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(corpus, folder))
      .sort()
      .filter((file) => file.endsWith('.txt') && isHeldOut(`${folder}/${file}`))
      .map((file) => readFileSync(join(corpus, folder, file), 'utf8')),
  );
}
