/**
 * Finds the configuration of a document: the nearest `.kanwurc.json` beside or above it, and every
 * `.kanwu-ignore.json` beside or above it. Paths and URIs alike are separated by `/`.
 */
import type { Localized } from '../core/engine/rule.ts';
import { CONFIG_NAME, type Config, NO_CONFIG, type ParsedConfig, parseConfig } from './config.ts';
import { isIgnoredPath } from './globs.ts';
import { IGNORE_LIST_NAME, type IgnoreList, ignoreTest, parseIgnoreList } from './ignore-list.ts';
import type { ConfigProblem } from './problem.ts';

/**
 * Reads a file, or says that there is none (undefined).
 * A rejection means that there is one and it can't be read; its message is shown.
 */
export type ReadText = (path: string) => Promise<string | undefined>;

/** All that the configuration files say about one document. */
export interface DocumentConfig {
  readonly config: Config;
  /** True where the configuration's `ignore` takes the document out. */
  readonly isIgnored: boolean;
  /** For the analysis; undefined where no finding is ignored. */
  readonly isIgnoredFinding: ((rule: string, quoted: string) => boolean) | undefined;
  readonly problems: readonly ConfigProblem[];
}

/** Looks configurations up and remembers what it read until {@link forget}. */
export class ConfigLookup {
  readonly #read: ReadText;
  readonly #configs = new Map<string, Promise<ParsedConfig | undefined>>();
  readonly #lists = new Map<string, Promise<IgnoreList | undefined>>();

  constructor(read: ReadText) {
    this.#read = read;
  }

  /**
   * @param path absolute path or URI of the document
   * @param configPath a configuration to use in place of the nearest one
   */
  async of(path: string, configPath?: string): Promise<DocumentConfig> {
    const folders = foldersAbove(path);
    const problems: ConfigProblem[] = [];
    let config = NO_CONFIG;
    let isIgnored = false;
    for (const candidate of configPath === undefined ? folders.map((folder) => folder + CONFIG_NAME) : [configPath]) {
      const parsed = await this.#config(candidate);
      if (parsed === undefined) continue;
      config = parsed.config;
      problems.push(...parsed.problems);
      const folder = candidate.slice(0, candidate.lastIndexOf('/') + 1);
      if (path.startsWith(folder)) isIgnored = isIgnoredPath(relative(path, folder), config.ignore);
      break;
    }
    const tests: ((rule: string, quoted: string) => boolean)[] = [];
    for (const folder of folders) {
      const list = await this.#list(folder + IGNORE_LIST_NAME);
      if (list === undefined) continue;
      problems.push(...list.problems);
      const test = ignoreTest(list.entries, relative(path, folder));
      if (test !== undefined) tests.push(test);
    }
    const isIgnoredFinding =
      tests.length === 0 ? undefined : (rule: string, quoted: string) => tests.some((test) => test(rule, quoted));
    return { config, isIgnored, isIgnoredFinding, problems };
  }

  /** Reads everything anew from now on: for when a configuration file changed. */
  forget(): void {
    this.#configs.clear();
    this.#lists.clear();
  }

  #config(path: string): Promise<ParsedConfig | undefined> {
    return remembered(this.#configs, path, async () => {
      const text = await this.#textOf(path);
      if (text === undefined) return undefined;
      return typeof text === 'string' ? parseConfig(text, path) : { config: NO_CONFIG, problems: [text] };
    });
  }

  #list(path: string): Promise<IgnoreList | undefined> {
    return remembered(this.#lists, path, async () => {
      const text = await this.#textOf(path);
      if (text === undefined) return undefined;
      return typeof text === 'string' ? parseIgnoreList(text, path) : { entries: [], problems: [text] };
    });
  }

  async #textOf(path: string): Promise<string | ConfigProblem | undefined> {
    try {
      return await this.#read(path);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const message: Localized = { en: `can't be read: ${reason}`, zh: `无法读取：${reason}` };
      return { message, source: path, path: '', start: 0, end: 0, line: 1, column: 1 };
    }
  }
}

async function remembered<T>(cache: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  let value = cache.get(key);
  if (value === undefined) {
    value = make();
    cache.set(key, value);
  }
  return value;
}

/** The document's folder and all above it, each ending with `/`; for a URI up to its authority. */
function foldersAbove(path: string): string[] {
  const authority = /^[a-z][a-z0-9+.-]+:\/\/[^/]*/i.exec(path)?.[0].length ?? 0;
  const folders: string[] = [];
  for (let at = path.lastIndexOf('/'); at >= authority; at = path.lastIndexOf('/', at - 1)) {
    folders.push(path.slice(0, at + 1));
    if (at === 0) break;
  }
  return folders;
}

/** In a URI the names are percent-encoded; globs are written as people see the names. */
function relative(path: string, folder: string): string {
  const rest = path.slice(folder.length);
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return rest;
  try {
    return decodeURIComponent(rest);
  } catch {
    return rest;
  }
}
