import {
  chmodSync,
  linkSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readBytes, replaceFile } from '../../server/src/cli/files.ts';
import { kanwu, makeFolder, useKanwu } from './kanwu.ts';
import { PINYIN, PINYIN_COUNT, SOUND, WITHOUT_PINYIN } from './samples.ts';

useKanwu();

const read = (cwd: string, name = 'a.txt') => readFileSync(join(cwd, name));

describe('kanwu fix', () => {
  it('repairs in place, leaves no other file behind, and says what it did', async () => {
    const cwd = makeFolder({ 'a.txt': PINYIN, 'b.txt': SOUND });
    const before = statSync(join(cwd, 'b.txt')).mtimeMs;
    const ran = await kanwu(['fix', '.'], { cwd });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toContain(`a.txt: repaired ${PINYIN_COUNT} (scrape/inline-pinyin ${PINYIN_COUNT})`);
    expect(read(cwd).toString()).toBe(WITHOUT_PINYIN);
    expect(statSync(join(cwd, 'b.txt')).mtimeMs).toBe(before);
    expect(readdirSync(cwd).sort()).toEqual(['a.txt', 'b.txt']);
    expect((await kanwu(['fix', '.'], { cwd })).stdout).toContain('nothing found.');
  });

  it.each([
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${PINYIN}`), Buffer.from(`\uFEFF${WITHOUT_PINYIN}`)],
    ['UTF-16LE', Buffer.from(`\uFEFF${PINYIN}`, 'utf16le'), Buffer.from(`\uFEFF${WITHOUT_PINYIN}`, 'utf16le')],
    ['GB18030', iconv.encode(PINYIN, 'gb18030'), iconv.encode(WITHOUT_PINYIN, 'gb18030'), ['--encoding', 'gb18030']],
    ['CRLF', Buffer.from(PINYIN.replaceAll('\n', '\r\n')), Buffer.from(WITHOUT_PINYIN.replaceAll('\n', '\r\n'))],
    ['CR', Buffer.from(PINYIN.replaceAll('\n', '\r')), Buffer.from(WITHOUT_PINYIN.replaceAll('\n', '\r'))],
    ['no last line end', Buffer.from(PINYIN.trimEnd()), Buffer.from(WITHOUT_PINYIN.trimEnd())],
  ])('keeps %s', async (_, before, after, options: readonly string[] = []) => {
    const cwd = makeFolder({ 'a.txt': before });
    expect((await kanwu(['fix', 'a.txt', ...options], { cwd })).code).toBe(0);
    expect(read(cwd).equals(after)).toBe(true);
  });

  it('keeps the mode, and follows a symbolic link to its file', async () => {
    const cwd = makeFolder({ 'real/a.txt': PINYIN });
    chmodSync(join(cwd, 'real/a.txt'), 0o640);
    symlinkSync('real/a.txt', join(cwd, 'link.txt'));
    expect((await kanwu(['fix', 'link.txt'], { cwd })).code).toBe(0);
    expect(lstatSync(join(cwd, 'link.txt')).isSymbolicLink()).toBe(true);
    expect(read(cwd, 'real/a.txt').toString()).toBe(WITHOUT_PINYIN);
    expect(statSync(join(cwd, 'real/a.txt')).mode & 0o777).toBe(0o640);
  });

  it.each([
    ['--stdout', WITHOUT_PINYIN],
    ['--diff', /^--- a\.txt\n\+\+\+ a\.txt\n@@ -1,2 \+1,2 @@\n-.*\n-.*\n\+關於召開林場會議的通知\n\+.*\n$/],
    ['--dry-run', new RegExp(`^a\\.txt: would repair ${PINYIN_COUNT} `)],
  ])('%s writes nothing to the file', async (option, expected) => {
    const cwd = makeFolder({ 'a.txt': PINYIN });
    const { code, stdout } = await kanwu(['fix', 'a.txt', option], { cwd });
    expect(code).toBe(0);
    if (typeof expected === 'string') expect(stdout).toBe(expected);
    else expect(stdout).toMatch(expected);
    expect(read(cwd).toString()).toBe(PINYIN);
  });

  it('repairs standard input to standard output, byte for byte where nothing is wrong', async () => {
    expect((await kanwu(['fix', '--stdin'], { input: PINYIN })).stdout).toBe(WITHOUT_PINYIN);
    const odd = Buffer.from('\uFEFF各单位\r\n要\r准时\u2028参加', 'utf8');
    expect((await kanwu(['fix', '--stdin'], { input: odd })).stdoutBytes.equals(odd)).toBe(true);
  });

  it('repairs only what it is asked to', async () => {
    const cwd = makeFolder({ 'a.txt': PINYIN });
    const { stdout } = await kanwu(['fix', 'a.txt', '--stdout', '--only', 'encoding,numbering'], { cwd });
    expect(stdout).toBe(PINYIN);
  });

  it('says in JSON what was done', async () => {
    const cwd = makeFolder({ 'a.txt': PINYIN });
    const { stdout } = await kanwu(['fix', 'a.txt', '--format', 'json'], { cwd });
    const { files, summary } = JSON.parse(stdout);
    expect(files[0]).toMatchObject({
      path: 'a.txt',
      findings: [],
      fixed: { changed: true, written: true, byRule: { 'scrape/inline-pinyin': PINYIN_COUNT }, doubtful: [] },
    });
    expect(files[0].fixed.edits[0]).toEqual({ start: 1, end: 7, text: '' });
    expect(summary.fixed).toBe(PINYIN_COUNT);
  });

  it('leaves a write-protected file alone, does the others, and ends with 2', async () => {
    const cwd = makeFolder({ 'a.txt': PINYIN, 'b.txt': PINYIN });
    chmodSync(join(cwd, 'a.txt'), 0o444);
    const { code, stderr } = await kanwu(['fix', '.'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('a.txt: is write-protected; nothing was changed');
    expect(read(cwd).toString()).toBe(PINYIN);
    expect(read(cwd, 'b.txt').toString()).toBe(WITHOUT_PINYIN);
  });

  it('leaves a file alone that it can not write back without loss', async () => {
    const broken = Buffer.concat([Buffer.from(PINYIN), Buffer.from([0xe5, 0x85]), Buffer.from(PINYIN)]);
    const cwd = makeFolder({ 'a.txt': broken });
    const { code, stderr } = await kanwu(['fix', 'a.txt', '--encoding', 'utf-8'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("was not fixed: some of its bytes can't be read as utf-8");
    expect(read(cwd).equals(broken)).toBe(true);
  });

  it('leaves files alone whose configuration is wrong', async () => {
    const cwd = makeFolder({ 'a.txt': PINYIN, '.kanwurc.json': '{ "rules": { "scrape/inline-pinyn": "off" } }' });
    const { code, stderr } = await kanwu(['fix', 'a.txt'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('did you mean `scrape/inline-pinyin`?');
    expect(stderr).toContain('a.txt: was not fixed, because its configuration has mistakes');
    expect(read(cwd).toString()).toBe(PINYIN);
  });
});

describe('replacing a file', () => {
  it('refuses where it was changed in the meantime', async () => {
    const cwd = makeFolder({ 'a.txt': 'old' });
    const path = join(cwd, 'a.txt');
    const state = await readBytes(path);
    writeFileSync(path, 'newer');
    await expect(replaceFile(path, state, Buffer.from('mine'))).rejects.toThrow('changed by another program');
    expect(read(cwd).toString()).toBe('newer');
    expect(readdirSync(cwd)).toEqual(['a.txt']);
  });

  it('never shows half a file: readers see the old content or the new one', async () => {
    const old = 'a'.repeat(4_000_000);
    const next = Buffer.from('b'.repeat(4_000_000));
    const cwd = makeFolder({ 'a.txt': old });
    const path = join(cwd, 'a.txt');
    linkSync(path, join(cwd, 'seen.txt'));
    const state = await readBytes(path);
    let done = false;
    const replaced = replaceFile(path, state, next).finally(() => {
      done = true;
    });
    while (!done) {
      const seen = read(cwd).toString();
      expect(seen.length === 4_000_000 && (seen[0] === 'a') === seen.endsWith('a')).toBe(true);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await replaced;
    expect(read(cwd).equals(next)).toBe(true);
    expect(read(cwd, 'seen.txt').toString()).toBe(old);
  });
});
