/** From the paths and globs of the command line to files, in a fixed order, each once. */
import { type Dirent, existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import picomatch from 'picomatch';
import { InputError } from './language.ts';

/** What is taken from a folder; a file that is named is taken whatever its name. */
const TEXT_FILE = /\.(?:txt|text|md|markdown|gongwen)$/i;
const NEVER_ENTERED = new Set(['node_modules']);

export interface Inputs {
  /** As people wrote them, relative paths relative to the current folder. */
  readonly files: readonly string[];
  readonly errors: readonly { readonly path: string; readonly error: InputError }[];
}

/** Finds the files that paths, folders and globs mean. */
export async function findInputs(operands: readonly string[], cwd: string): Promise<Inputs> {
  const found = new Map<string, string>();
  const errors: { path: string; error: InputError }[] = [];
  const fail = (path: string, error: InputError) => errors.push({ path, error });
  for (const operand of operands) {
    const before = found.size;
    const failures = errors.length;
    const add = (path: string) => {
      const key = resolve(cwd, path);
      if (found.has(key)) known++;
      else found.set(key, path);
    };
    let known = 0;
    const kind = await kindOf(resolve(cwd, operand));
    if (kind === 'file') add(operand);
    else if (kind === 'folder') await walk(operand, cwd, (path) => TEXT_FILE.test(path), add, fail);
    else if (kind === 'missing' && picomatch.scan(slashed(operand)).isGlob) await expand(operand, cwd, add, fail);
    else {
      fail(operand, problemWith(kind));
      continue;
    }
    if (found.size === before && known === 0 && errors.length === failures) fail(operand, nothingIn(kind));
  }
  return { files: [...found.values()], errors };
}

type Kind = 'file' | 'folder' | 'other' | 'missing' | { readonly unreadable: string };

async function kindOf(path: string): Promise<Kind> {
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) return 'folder';
    return stats.isFile() || stats.isFIFO() ? 'file' : 'other';
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : { unreadable: message };
  }
}

function problemWith(kind: Kind): InputError {
  if (typeof kind === 'object') return unreadable(kind.unreadable);
  if (kind === 'other') return new InputError('is neither a file nor a folder', '既不是文件，也不是文件夹');
  return new InputError('there is no such file or folder', '没有这个文件或文件夹');
}

function nothingIn(kind: Kind): InputError {
  if (kind === 'folder') {
    return new InputError(
      'holds no text files (.txt, .md, .gongwen); name other files, or use a glob such as `**/*.html`',
      '文件夹中没有文本文件（.txt、.md、.gongwen）；其他文件请直接写出，或用 `**/*.html` 这样的通配模式',
    );
  }
  return new InputError('no file matches this glob', '没有文件与此通配模式匹配');
}

export function unreadable(reason: string): InputError {
  return new InputError(`can't be read: ${reason}`, `无法读取：${reason}`);
}

function slashed(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
}

async function expand(
  glob: string,
  cwd: string,
  add: (path: string) => void,
  fail: (path: string, error: InputError) => void,
): Promise<void> {
  const { base, glob: pattern } = picomatch.scan(slashed(glob));
  const root = base === '' ? '.' : base;
  if (!existsSync(resolve(cwd, root))) return;
  const hidden = pattern.split('/').some((part) => part.startsWith('.'));
  const matches = picomatch(pattern, { dot: hidden });
  const isWanted = (path: string) => matches(slashed(relative(root, path)));
  await walk(root, cwd, isWanted, add, fail, hidden);
}

/**
 * Enters no `node_modules` and no symbolic links to folders; files come in order of their names.
 * @param hidden whether folders whose names begin with a dot are entered
 */
async function walk(
  folder: string,
  cwd: string,
  isWanted: (path: string) => boolean,
  add: (path: string) => void,
  fail: (path: string, error: InputError) => void,
  hidden = false,
): Promise<void> {
  let entries: Dirent[];
  try {
    entries = await readdir(resolve(cwd, folder), { withFileTypes: true });
  } catch (error) {
    fail(folder, unreadable((error as Error).message));
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = folder === '.' ? entry.name : join(folder, entry.name);
    if (entry.isDirectory()) {
      const isEntered = (hidden || !entry.name.startsWith('.')) && !NEVER_ENTERED.has(entry.name);
      if (isEntered) await walk(path, cwd, isWanted, add, fail, hidden);
    } else if (isWanted(path) && (await kindOf(resolve(cwd, path))) === 'file') add(path);
  }
}
