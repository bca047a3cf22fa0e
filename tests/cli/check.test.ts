import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kanwu, makeFolder, useKanwu } from './kanwu.ts';
import { PINYIN, PINYIN_COUNT, SOUND } from './samples.ts';

useKanwu();

const json = async (args: string[], cwd: string) => {
  const ran = await kanwu([...args, '--format', 'json'], { cwd });
  return { ...ran, result: JSON.parse(ran.stdout) };
};

describe('kanwu check', () => {
  it('lists every finding as the contract has it, with exit code 1', async () => {
    const cwd = makeFolder({ 'a.txt': PINYIN });
    const { code, stderr, result } = await json(['check', 'a.txt'], cwd);
    expect(code).toBe(1);
    expect(stderr).toBe('');
    expect(result.version).toBe(1);
    expect(result.files).toHaveLength(1);
    const [file] = result.files;
    expect(file).toMatchObject({ path: 'a.txt', encoding: 'utf-8', script: 'traditional' });
    expect(file.findings).toHaveLength(PINYIN_COUNT);
    expect(file.findings[0]).toMatchObject({
      rule: 'scrape/inline-pinyin',
      category: 'scrape',
      severity: 'warning',
      start: 1,
      end: 7,
      line: 1,
      column: 2,
      message: expect.any(String),
      fix: { safety: 'safe', title: expect.any(String), edits: [{ start: 1, end: 7, text: '' }] },
    });
    expect(result.summary).toMatchObject({
      files: 1,
      characters: PINYIN.length,
      findings: PINYIN_COUNT,
      byRule: { 'scrape/inline-pinyin': PINYIN_COUNT },
      errors: [],
    });
  });

  it('is silent on sound text, with exit code 0', async () => {
    const cwd = makeFolder({ 'a.txt': SOUND, 'empty.txt': '' });
    const { code, result } = await json(['check', 'a.txt', 'empty.txt'], cwd);
    expect(code).toBe(0);
    expect(result.files.map((file: { findings: unknown[] }) => file.findings)).toEqual([[], []]);
  });

  it('takes files, folders and globs, each file once and in order', async () => {
    const cwd = makeFolder({
      'b.txt': SOUND,
      'a.md': SOUND,
      'c.gongwen': SOUND,
      'd.html': SOUND,
      'sub/e.txt': SOUND,
      'sub/deep/f.txt': SOUND,
      'node_modules/g.txt': SOUND,
      '.hidden/h.txt': SOUND,
      '[1].txt': SOUND,
    });
    const paths = async (...operands: string[]) =>
      (await json(['check', ...operands], cwd)).result.files.map(({ path }: { path: string }) => path);
    expect(await paths()).toEqual(['[1].txt', 'a.md', 'b.txt', 'c.gongwen', 'sub/deep/f.txt', 'sub/e.txt']);
    expect(await paths('sub')).toEqual(['sub/deep/f.txt', 'sub/e.txt']);
    expect(await paths('**/*.{txt,md}')).toEqual(['[1].txt', 'a.md', 'b.txt', 'sub/deep/f.txt', 'sub/e.txt']);
    expect(await paths('sub/*.txt', 'sub/e.txt', './sub/e.txt')).toEqual(['sub/e.txt']);
    expect(await paths('d.html', '*.html')).toEqual(['d.html']);
    expect(await paths('[1].txt')).toEqual(['[1].txt']);
    expect(await paths('.hidden/*.txt')).toEqual(['.hidden/h.txt']);
    expect(await paths('.*/*.txt')).toEqual(['.hidden/h.txt']);
    expect(await paths('sub/../*.txt', './sub/./deep/*')).toEqual(['[1].txt', 'b.txt', 'sub/deep/f.txt']);
  });

  it('names what it can not read, does the rest, and ends with 2', async () => {
    const cwd = makeFolder({ 'a.txt': PINYIN, 'bad.bin': new Uint8Array([0, 1, 2, 0, 255, 0, 0, 3, 200, 0, 7]) });
    mkdirSync(join(cwd, 'empty'));
    const { code, stderr, result } = await json(
      ['check', 'gone.txt', 'a.txt', 'empty', '*.nothing', 'a.txt/b.txt', 'bad.bin'],
      cwd,
    );
    expect(code).toBe(2);
    expect(result.files).toHaveLength(1);
    expect(result.summary.errors).toEqual([
      { path: 'gone.txt', message: 'there is no such file or folder' },
      { path: 'empty', message: expect.stringContaining('holds no text files') },
      { path: '*.nothing', message: expect.stringContaining('no file matches this glob') },
      { path: 'a.txt/b.txt', message: 'there is no such file or folder' },
      { path: 'bad.bin', message: expect.stringContaining('is not text') },
    ]);
    for (const { path, message } of result.summary.errors) expect(stderr).toContain(`${path}: ${message}\n`);
  });

  it('names a folder that it may not read', async ({ skip }) => {
    if (process.getuid?.() === 0) skip('the administrator may read every folder');
    const cwd = makeFolder({ 'a.txt': SOUND, 'locked/b.txt': SOUND });
    chmodSync(join(cwd, 'locked'), 0);
    const { code, result } = await json(['check', '.'], cwd);
    chmodSync(join(cwd, 'locked'), 0o755);
    expect(code).toBe(2);
    expect(result.summary.errors).toEqual([{ path: 'locked', message: expect.stringContaining("can't be read") }]);
  });

  it('reads standard input, also an empty one', async () => {
    const ran = await kanwu(['check', '--stdin', '--stdin-filename', 'notice.md', '--format', 'json'], {
      input: PINYIN,
    });
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.stdout).files[0]).toMatchObject({ path: 'notice.md' });
    const empty = await kanwu(['check', '--stdin'], { input: '' });
    expect(empty).toMatchObject({ code: 0, stderr: '' });
    expect(empty.stdout).toContain('1 file, 0 characters: nothing found');
  });

  it('sets severities and selects rules', async () => {
    const cwd = makeFolder({ 'a.txt': PINYIN });
    const codeOf = async (...args: string[]) => (await kanwu(['check', 'a.txt', ...args], { cwd })).code;
    expect(await codeOf('--rule', 'scrape/inline-pinyin=off')).toBe(0);
    expect(await codeOf('--rule', 'scrape=hint')).toBe(0);
    expect(await codeOf('--rule', 'scrape=hint', '--rule', 'scrape/inline-pinyin=error')).toBe(1);
    expect(await codeOf('--only', 'encoding,numbering')).toBe(0);
    expect(await codeOf('--only', 'encoding', '--only', 'scrape/inline-pinyin')).toBe(1);
  });

  it('reads encodings, and says so', async () => {
    const utf16 = Buffer.from(`\uFEFF${PINYIN}`, 'utf16le');
    const gbk = Buffer.from([
      0xb9, 0xd8, 0xd3, 0xda, 0xd5, 0xd9, 0xbf, 0xaa, 0xbb, 0xe1, 0xd2, 0xe9, 0xb5, 0xc4, 0xcd, 0xa8, 0xd6, 0xaa,
    ]);
    const cwd = makeFolder({ 'a.txt': utf16, 'b.txt': gbk });
    const { stderr, result } = await json(['check', 'a.txt', 'b.txt'], cwd);
    expect(result.files[0]).toMatchObject({ encoding: 'utf-16le' });
    expect(result.files[0].findings[0]).toMatchObject({ start: 1, line: 1, column: 2 });
    expect(result.files[1]).toMatchObject({ encoding: 'gb18030', script: 'simplified' });
    expect(stderr).toContain('a.txt: is not UTF-8; read as utf-16le\n');
    expect(stderr).toContain('b.txt: is not UTF-8; read as gb18030');
    const named = await json(['check', 'b.txt', '--encoding', 'GBK'], cwd);
    expect(named.stderr).toBe('');
    expect(named.result.files[0].encoding).toBe('gb18030');
    const wrong = await json(['check', 'b.txt', '--encoding', 'utf-8'], cwd);
    expect(wrong.stderr).toContain("has bytes that can't be read as utf-8");
  });

  it('stands half a surrogate', async () => {
    const cwd = makeFolder({ 'a.txt': Buffer.from('\uFEFF\uD842各單(dān)位\uDFB7', 'utf16le') });
    const { code, result } = await json(['check', 'a.txt'], cwd);
    expect(code).toBeLessThan(2);
    expect(result.files[0].encoding).toBe('utf-16le');
  });

  it('follows the configuration', async () => {
    const cwd = makeFolder({
      'a.txt': PINYIN,
      '.kanwurc.json': '{ "rules": { "scrape": "off" }, "ignore": ["old/"] }',
      'old/b.txt': PINYIN,
      'sub/c.txt': PINYIN,
      'sub/.kanwurc.json': '{}',
      'other.json': '{ "rules": { "scrape": "info" } }',
    });
    const all = await json(['check', '.'], cwd);
    expect(all.result.files.map(({ path }: { path: string }) => path)).toEqual(['a.txt', 'sub/c.txt']);
    expect(all.result.summary.findings).toBe(PINYIN_COUNT);
    const named = await kanwu(['check', 'old/b.txt'], { cwd });
    expect(named).toMatchObject({ code: 0, stderr: expect.stringContaining('old/b.txt: passed over') });
    const other = await json(['check', 'sub', '--config', 'other.json'], cwd);
    expect(other.code).toBe(0);
    expect(other.result.files[0].findings[0].severity).toBe('info');
    const gone = await kanwu(['check', 'a.txt', '--config', 'gone.json'], { cwd });
    expect(gone).toMatchObject({ code: 2, stdout: '', stderr: 'kanwu: --config: there is no file gone.json\n' });
  });

  it('leaves out findings that are ignored by rule and text', async () => {
    const cwd = makeFolder({
      'a.txt': PINYIN,
      '.kanwu-ignore.json': '{ "ignore": [{ "rule": "scrape/inline-pinyin", "text": "(kāi)" }] }',
    });
    expect((await json(['check', 'a.txt'], cwd)).result.summary.findings).toBe(PINYIN_COUNT - 1);
  });

  it('says where a configuration is wrong, checks all the same, and ends with 2', async () => {
    const cwd = makeFolder({
      'a.txt': SOUND,
      'b.txt': SOUND,
      '.kanwurc.json': '{\n  "rules": { "scrape/inline-pinyn": "off" }\n}',
      'sub/c.txt': SOUND,
      'sub/.kanwurc.json': '{ broken',
    });
    const { code, stderr, result } = await json(['check', '.'], cwd);
    expect(code).toBe(2);
    expect(result.files).toHaveLength(3);
    expect(stderr.match(/did you mean `scrape\/inline-pinyin`\?/g)).toHaveLength(1);
    expect(stderr).toMatch(/\.kanwurc\.json:2:14: rules\["scrape\/inline-pinyn"\]/);
    expect(stderr).toMatch(/sub\/\.kanwurc\.json:1:3: not valid JSON/);
    expect(result.summary.errors).toHaveLength(2);
  });

  it('gives the same with threads', async () => {
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`f${i}.txt`, i % 3 ? SOUND : PINYIN]));
    const cwd = makeFolder(files);
    const alone = await kanwu(['check', '.', '--format', 'json', '--jobs', '1'], { cwd });
    const threads = await kanwu(['check', '.', '--format', 'json', '--jobs', '3', '--no-progress'], { cwd });
    expect(threads).toEqual(alone);
    expect(JSON.parse(alone.stdout).summary.files).toBe(40);
  });
});
