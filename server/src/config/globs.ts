/** Globs of files to pass over, read as people know them from `.gitignore`. */
import picomatch from 'picomatch';
import type { Localized } from '../core/engine/rule.ts';

const OPTIONS = { dot: true };

/** Why a glob can't be used, or undefined. */
export function globProblem(glob: string): Localized | undefined {
  if (glob.replace(/^!/, '').trim() === '')
    return { en: 'an empty glob matches nothing', zh: '空的通配模式不匹配任何文件' };
  if (glob.includes('\\')) {
    return {
      en: 'folders are separated by `/` in globs, not by `\\`',
      zh: '通配模式中的文件夹用 `/` 分隔，而不是 `\\`',
    };
  }
  try {
    for (const pattern of patternsOf(glob.replace(/^!/, ''))) picomatch.makeRe(pattern, OPTIONS);
  } catch (error) {
    const reason = (error as Error).message;
    return { en: `not a valid glob: ${reason}`, zh: `不是有效的通配模式：${reason}` };
  }
  return undefined;
}

/**
 * Whether globs take a file out. Without a slash a glob means files and folders of that name anywhere below; with one
 * it is relative to the configuration's folder. A folder takes out all that is in it. `!` takes a file in again; the
 * last glob that matches decides.
 * @param path relative to the configuration's folder, with `/`
 */
export function isIgnoredPath(path: string, globs: readonly string[]): boolean {
  let ignored = false;
  for (const glob of globs) {
    const isException = glob.startsWith('!');
    if (isException === ignored && picomatch.isMatch(path, patternsOf(isException ? glob.slice(1) : glob), OPTIONS)) {
      ignored = !isException;
    }
  }
  return ignored;
}

function patternsOf(glob: string): string[] {
  const isFolder = glob.endsWith('/');
  const trimmed = glob.replace(/^\.?\//, '').replace(/\/$/, '');
  const isAnchored = trimmed.includes('/') || /^\.?\//.test(glob);
  const pattern = isAnchored ? trimmed : `**/${trimmed}`;
  return isFolder ? [`${pattern}/**/*`] : [pattern, `${pattern}/**`];
}
