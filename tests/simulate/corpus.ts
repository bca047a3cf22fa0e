/** The corpus of real documents to measure against: a folder beside the project, or the one that KANWU_CORPUS names. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const CORPUS = resolve(process.env['KANWU_CORPUS'] ?? '../shared/corpus');

/** Folders of documents that are sound, except where a publisher's own slip stands in them. */
export const SOUND_FOLDERS = ['laws-hans', 'laws-hant', 'notices-hans', 'notices-hant'] as const;
/** Those, and the work reports with their sites' furniture. */
export const FOLDERS = [...SOUND_FOLDERS, 'reports-hans'] as const;

export const hasCorpus = existsSync(CORPUS);

export interface CorpusDocument {
  readonly name: string;
  readonly text: string;
}

/**
 * Documents of a folder in the order of their names, spread evenly over the folder.
 * @param most how many at the most; all of them by default.
 * @param offset the first one taken, so that several measures see different documents.
 */
export function documents(folder: string, most = Number.POSITIVE_INFINITY, offset = 0): CorpusDocument[] {
  const names = readdirSync(join(CORPUS, folder)).sort();
  const step = Math.max(1, Math.floor(names.length / most));
  return names
    .filter((_, index) => index % step === offset % step)
    .slice(0, most)
    .map((name) => ({ name, text: readFileSync(join(CORPUS, folder, name), 'utf8') }));
}
