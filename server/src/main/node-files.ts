import type { Dirent } from 'node:fs';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FileAccess } from '../lsp/runtime.ts';

/** Folders that hold no documents of people. */
const PASSED_OVER: readonly string[] = ['node_modules', '.git', '.svn', '.hg'];

export const nodeFiles: FileAccess = {
  async read(uri) {
    try {
      return await readFile(fileURLToPath(uri));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  },

  async info(uri) {
    try {
      const { size, mtimeMs } = await stat(fileURLToPath(uri));
      return { stamp: `${mtimeMs}-${size}`, size };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  },

  async write(uri, content) {
    const path = fileURLToPath(uri);
    const draft = `${path}.${process.pid}.tmp`;
    try {
      await writeFile(draft, content);
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  },

  async list(folder, extensions, limit) {
    const found: string[] = [];
    const waiting = [fileURLToPath(folder)];
    for (let next = waiting.pop(); next !== undefined && found.length < limit; next = waiting.pop()) {
      const path = next;
      for (const entry of await entriesOf(path)) {
        if (entry.isDirectory() && !PASSED_OVER.includes(entry.name)) waiting.push(join(path, entry.name));
        else if (entry.isFile() && extensions.some((extension) => entry.name.endsWith(extension))) {
          found.push(pathToFileURL(join(path, entry.name)).href);
        }
      }
    }
    return found.slice(0, limit);
  },
};

async function entriesOf(path: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch {
    // a folder that can't be read holds nothing for us
    return [];
  }
}

function isMissing(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === 'ENOENT' || code === 'ENOTDIR';
}
