import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../server/src/cli/cli.ts';
import { helpText } from '../../server/src/cli/help.ts';
import { COMMANDS } from '../../server/src/cli/options.ts';
import { displayWidth, excerptLines } from '../../server/src/cli/report/excerpt.ts';
import type { Terminal } from '../../server/src/cli/terminal.ts';
import { RULES } from '../../server/src/core/engine/rules.generated.ts';
import { kanwu, makeFolder, useKanwu } from './kanwu.ts';
import { PINYIN, PINYIN_COUNT } from './samples.ts';

useKanwu();

/** What a call in this process says on standard error; it must be wrong use, with nothing on standard output. */
async function messagesOf(args: readonly string[], language: 'en' | 'zh'): Promise<string> {
  let said = '';
  const terminal: Terminal = {
    language,
    colours: false,
    interactive: false,
    write: async (chunk) => expect(chunk).toBe(undefined),
    say: (message) => {
      said += typeof message === 'string' ? message : message[language];
    },
    progress: () => undefined,
  };
  const context = { terminal, cwd: '/', stdin: Readable.from([]), worker: new URL('file:///none') };
  expect(await runCli(args, context, { startLanguageServer: async () => undefined })).toBe(2);
  return said;
}

describe('wrong use', () => {
  it.each([
    [['chek'], 'there is no command `chek`; did you mean `check`?'],
    [['check', '--fromat', 'json'], 'there is no option --fromat; did you mean --format?'],
    [['check', '--zebra'], 'there is no option --zebra; `kanwu help` lists them'],
    [['check', '--format', 'xml'], '--format: `xml` is not allowed here; use `pretty`, `json`, `sarif`, `github`'],
    [['check', '--format'], '--format needs a value: --format pretty|json|sarif|github'],
    [['check', '--format', '--stdin'], '--format needs a value'],
    [['check', '--stdin=yes'], '--stdin is a switch and takes no value'],
    [['check', '--encoding', 'utf-7'], '--encoding: `utf-7` is not allowed here; use'],
    [['check', '--rule', 'scrape'], '--rule scrape: write it as ID=LEVEL'],
    [['check', '--rule', 'scrape=loud'], '--rule scrape: `loud` is not allowed here; use `error`, `warning`'],
    [['check', '--rule', 'scrapes=off'], 'did you mean `scrape`?'],
    [['check', '--only', 'encoding,inline-pinyin'], 'did you mean `scrape/inline-pinyin`?'],
    [['check', '--jobs', '0'], '--jobs: `0` is not allowed here; use a whole number from 1 to 256'],
    [['check', '--suggested'], '--suggested belongs to `kanwu fix` and `kanwu stream`, not to `kanwu check`'],
    [['check', '--stdin', 'a.txt'], '--stdin reads the text from standard input, so no PATH can be given beside it'],
    [['check', '--stdin-filename', 'a.txt'], 'add --stdin'],
    [['fix'], 'so it must be told which'],
    [['fix', 'a.txt', '--stdout', '--diff'], '--stdout and --diff both write to stdout; use one'],
    [['fix', 'a.txt', '--stdout', '--format', 'json'], 'use --dry-run --format json'],
    [['rules', 'x'], '`kanwu rules` takes no arguments'],
    [['rules', '--format', 'sarif'], '--format: `sarif` is not allowed here; use `pretty`, `json`'],
    [['explain'], '`kanwu explain` needs a rule'],
    [['explain', 'scrape/inline-pinjin'], 'did you mean `scrape/inline-pinyin`?'],
    [['explain', 'scripts'], 'did you mean `script`?'],
    [['stream', 'a.txt'], 'it reads records from standard input'],
    [['stream', '--encoding', 'gbk'], 'records are JSON and so UTF-8'],
    [['lsp'], 'start it with `kanwu lsp --stdio`'],
  ])('%j: %s', async (args, message) => {
    expect(await messagesOf(args, 'en')).toContain(message);
    expect(await messagesOf(args, 'zh')).toMatch(/^kanwu：.*\p{Script=Han}/u);
  });

  it('ends with 2, with nothing on standard output', async () => {
    const message = 'kanwu: there is no option --fromat; did you mean --format?\n';
    expect(await kanwu(['check', '--fromat', 'json'])).toMatchObject({ code: 2, stdout: '', stderr: message });
  });

  it('shows the help, as a result where it is asked for', async () => {
    const bare = await kanwu([]);
    expect(bare).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('kanwu check [PATH…]') });
    expect(await kanwu(['--help'])).toMatchObject({ code: 0, stdout: bare.stderr.slice(0, -1), stderr: '' });
    const chinese = await kanwu(['fix', '-h'], { env: { LANG: 'zh_CN.UTF-8', LC_ALL: '' } });
    expect(chinese.stdout).toContain('kanwu fix PATH…: 就地作安全修复');
    for (const command of COMMANDS) {
      const { en, zh } = helpText(command);
      expect(en).toContain(command === 'help' ? 'kanwu check' : `kanwu ${command}`);
      expect(zh).toMatch(/\p{Script=Han}/u);
    }
    expect((await kanwu(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('kanwu rules and explain', () => {
  it('list every rule', async () => {
    const pretty = await kanwu(['rules']);
    expect(pretty.stdout.trimEnd().split('\n')).toHaveLength(RULES.length);
    const { stdout, code } = await kanwu(['rules', '--format', 'json']);
    expect(code).toBe(0);
    const { rules } = JSON.parse(stdout);
    expect(rules.map(({ id }: { id: string }) => id)).toEqual(RULES.map(({ meta }) => meta.id));
    for (const rule of rules) {
      expect(rule).toMatchObject({
        category: rule.id.split('/')[0],
        severity: expect.stringMatching(/^(?:error|warning|info|hint)$/),
        fixSafety: expect.stringMatching(/^(?:safe|suggested|none)$/),
        documentation: { summary: expect.any(String), why: expect.any(String), whatToDo: expect.any(String) },
      });
    }
  });

  it('explain one', async () => {
    const { stdout, code } = await kanwu(['explain', 'scrape/inline-pinyin']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^# scrape\/inline-pinyin\n/);
    for (const heading of ['Why', 'What to do', 'Flagged', 'Left alone']) expect(stdout).toContain(`## ${heading}\n`);
    const asJson = await kanwu(['explain', 'scrape/inline-pinyin', '--format', 'json']);
    expect(JSON.parse(asJson.stdout).rules).toHaveLength(1);
  });
});

describe('--format pretty', () => {
  it('shows the line, the place and the repair, and groups what stands on one line', async () => {
    const cwd = makeFolder({ 'a.txt': PINYIN });
    const { stdout } = await kanwu(['check', 'a.txt'], { cwd });
    expect(stdout).not.toContain('\x1b');
    expect(stdout).toContain('a.txt  (traditional)\n');
    expect(stdout).toMatch(/\n {4}1:2 {2}warning {2}.* {2}scrape\/inline-pinyin\n/);
    expect(stdout).toContain('│ 關(guān)於召開');
    expect(stdout).toContain('│ 　^^^^^^\n');
    expect(stdout).toContain('fix (safe): ');
    expect(stdout).toContain('and 4 more on this line, at columns ');
    expect(stdout).toContain(`: ${PINYIN_COUNT} warnings; \`kanwu fix\` repairs ${PINYIN_COUNT} of them safely.\n`);
    const coloured = await kanwu(['check', 'a.txt'], { cwd, env: { FORCE_COLOR: '1' } });
    expect(coloured.stdout).toContain('\x1b[33mwarning\x1b[0m');
  });

  it('speaks Chinese where the locale does', async () => {
    const cwd = makeFolder({ 'a.txt': PINYIN });
    const { stdout, stderr } = await kanwu(['check', 'a.txt', 'gone'], { cwd, env: { LC_ALL: 'zh_TW.UTF-8' } });
    expect(stdout).toContain('警告');
    expect(stdout).toContain('修复（安全）');
    expect(stderr).toBe('gone：没有这个文件或文件夹\n');
  });

  it('puts the mark under full-width text and writes out what would not show', () => {
    expect(displayWidth('勘误(kān)')).toBe(9);
    expect(excerptLines({ text: '甲a\t\u200B乙丙', from: 4, to: 5 })).toEqual({
      line: '甲a <U+200B>乙丙',
      marks: '\u3000 '.concat(' '.repeat(9), '^^'),
    });
    expect(excerptLines({ text: '\x1b[31m𠮷', from: 5, to: 5 })).toEqual({
      line: '<U+001B>[31m𠮷',
      marks: `${' '.repeat(12)}^`,
    });
  });
});
