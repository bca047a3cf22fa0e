/** Files on disk: read whole, and replaced whole or not at all. */
import { randomBytes } from 'node:crypto';
import { access, chmod, chown, constants, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { unreadable } from './inputs.ts';
import { InputError } from './language.ts';

/** No more bytes than a string of characters can hold. */
const MAX_BYTES = 512 * 1024 * 1024;

export interface FileState {
  readonly bytes: Uint8Array;
  /** What tells whether somebody else has changed the file since. */
  readonly mtimeMs: number;
}

/** @throws InputError */
export async function readBytes(path: string): Promise<FileState> {
  try {
    const { size, mtimeMs } = await stat(path);
    if (size > MAX_BYTES) {
      const size_ = Math.round(size / 1024 / 1024);
      throw new InputError(
        `is too large (${size_} MB; at most ${MAX_BYTES / 1024 / 1024} MB can be read); split it first`,
        `文件太大（${size_} MB；最多可读 ${MAX_BYTES / 1024 / 1024} MB）；请先拆分`,
      );
    }
    return { bytes: await readFile(path), mtimeMs };
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw unreadable((error as Error).message);
  }
}

/**
 * Refuses to write where the file is protected. (To put a new file in its place only the folder need be writable, so
 * this must be asked for.)
 * @throws InputError
 */
export async function checkWritable(path: string): Promise<void> {
  const { mode } = await stat(path);
  const isProtected =
    (mode & 0o222) === 0 ||
    !(await access(path, constants.W_OK).then(
      () => true,
      () => false,
    ));
  if (isProtected) {
    throw new InputError('is write-protected; nothing was changed', '文件是只读的；没有作任何修改');
  }
}

/**
 * Puts new content in the place of a file's old content: at any moment the path holds either all of the old or all of
 * the new. The mode is kept, the owner as far as the system allows; a symbolic link stays, its target is replaced.
 * @throws InputError where the file changed since it was read, or can't be written; the file is then as it was
 */
export async function replaceFile(path: string, read: FileState, content: Uint8Array): Promise<void> {
  const target = await realpath(path);
  const temporary = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const { mode, uid, gid } = await stat(target);
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    // Only the system's administrator may give files away; everybody else owns the new file, as with most editors.
    await chown(temporary, uid, gid).catch(() => undefined);
    await chmod(temporary, mode & 0o7777);
    const now = await stat(target);
    if (now.mtimeMs !== read.mtimeMs || now.size !== read.bytes.length) {
      throw new InputError(
        'was changed by another program in the meantime; it was left alone, run the command again',
        '文件在此期间被其他程序修改；未作改动，请重新运行',
      );
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    if (error instanceof InputError) throw error;
    const reason = (error as Error).message;
    throw new InputError(`can't be written: ${reason}; it is as it was`, `无法写入：${reason}；文件保持原样`);
  }
}
