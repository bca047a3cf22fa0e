import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../server/src/config/config.ts';
import { isIgnoredPath } from '../../server/src/config/globs.ts';
import { parseIgnoreList, withIgnored } from '../../server/src/config/ignore-list.ts';
import { ConfigLookup } from '../../server/src/config/lookup.ts';
import { describeProblem } from '../../server/src/config/problem.ts';

const problemsOf = (text: string) =>
  parseConfig(text, '/w/.kanwurc.json').problems.map((problem) => describeProblem(problem, 'en'));

describe('.kanwurc.json', () => {
  it('is read with comments and commas before a closing bracket', () => {
    const { config, problems } = parseConfig(
      `\uFEFF// house style
      { "$schema": "x", /* all of it */ "rules": { "typography": "off", "scrape": "info", },
        "ignore": ["drafts/", "*.log"], "boilerplate": ["^某市资料网.*$"],
        "documentKind": "statute", "script": "traditional", }`,
      'x',
    );
    expect(problems).toEqual([]);
    expect(config.settings).toEqual({
      rules: { typography: 'off', scrape: 'info' },
      boilerplate: ['^某市资料网.*$'],
      documentKind: 'statute',
      script: 'traditional',
    });
    expect(config.ignore).toEqual(['drafts/', '*.log']);
  });

  it.each([
    ['', '1:1: not valid JSON: the text ends where a value is expected'],
    ['[]', '1:1: this must be an object `{…}`, not a list `[…]`'],
    ['{\n  "rules": {\n    "scrape": off\n  }\n}', '3:15: not valid JSON: a value is expected, but `off` stands here'],
    ['{ "rules": { } ', '1:16: not valid JSON: the text ends where `,` or `}` is expected'],
    ['{ "rules": {} "ignore": [] }', '1:15: not valid JSON: `,` or `}` is expected, but `"` stands here'],
    ["{ 'rules': {} }", '1:3: not valid JSON: `"` or `}` is expected, but `\'` stands here'],
    ['{ "script": "traditional }', '1:13: not valid JSON: this string is not closed on its line'],
    ['{} {}', '1:4: not valid JSON: nothing may stand after'],
    ['{ /* open', '1:3: not valid JSON: this comment is not closed'],
    [`${'['.repeat(5000)}`, '1:66: not valid JSON: nested too deeply'],
    ['{ "rulez": {} }', '1:3: rulez: there is no setting `rulez`; did you mean `rules`?'],
    ['{ "rules": [] }', '1:12: rules: this must be an object `{…}`, not a list `[…]`'],
    ['{ "rules": { "scrape": 2 } }', '1:24: rules["scrape"]: this must be a string, not a number'],
    ['{ "rules": { "scrape": "warn" } }', 'is not allowed here; use `error`, `warning`, `info`, `hint`, `off`'],
    ['{ "rules": { "scrap": "off" } }', 'there is no rule or category `scrap`; did you mean `scrape`?'],
    ['{ "rules": { "zebra-crossing": "off" } }', '`kanwu rules` lists them'],
    ['{ "ignore": "*.txt" }', 'ignore: this must be a list `[…]`, not a string'],
    ['{ "ignore": ["a", 1] }', 'ignore[1]: this must be a string, not a number'],
    ['{ "ignore": ["a\\\\b"] }', 'ignore[0]: folders are separated by `/`'],
    ['{ "boilerplate": ["(a"] }', 'boilerplate[0]: not a valid regular expression: '],
    ['{ "boilerplate": ["a*"] }', 'boilerplate[0]: this pattern matches the empty text'],
    ['{ "script": "tradditional" }', '(did you mean `traditional`?)'],
    ['{ "script": "simplified", "script": "traditional" }', 'script: this stands here twice'],
  ])('%j: %s', (text, message) => {
    const problems = problemsOf(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(message);
  });

  it('keeps what it understands beside a problem', () => {
    const { config } = parseConfig('{ "rules": { "scrape": "off", "scrap": "off" } }', 'x');
    expect(config.settings.rules).toEqual({ scrape: 'off' });
  });

  it('says everything in Chinese too', () => {
    const { problems } = parseConfig('{ "rules": { "scrap": "off" }, "ignore": 1, "boilerplate": [""] }', 'x');
    expect(problems).toHaveLength(3);
    for (const problem of problems) expect(describeProblem(problem, 'zh')).toMatch(/\p{Script=Han}/u);
  });
});

describe('ignore globs', () => {
  it.each([
    ['a.log', ['*.log'], true],
    ['x/y/a.log', ['*.log'], true],
    ['drafts/a.txt', ['drafts'], true],
    ['x/drafts/a.txt', ['drafts/'], true],
    ['drafts', ['drafts/'], false],
    ['x/drafts/a.txt', ['/drafts'], false],
    ['x/a.txt', ['x/*.txt'], true],
    ['y/x/a.txt', ['x/*.txt'], false],
    ['y/x/a.txt', ['**/x/*.txt'], true],
    ['x/a.txt', ['x', '!x/a.txt'], false],
    ['.hidden/a.txt', ['.hidden'], true],
    ['发文/一.txt', ['发文/*.{txt,md}'], true],
  ])('%s under %j: %s', (path, globs, expected) => {
    expect(isIgnoredPath(path, globs)).toBe(expected);
  });
});

describe('.kanwu-ignore.json', () => {
  it('grows by one entry at a time and reads back', () => {
    const once = withIgnored(undefined, { rule: 'scrape', text: 'x' });
    expect(parseIgnoreList(once!, 'x').problems).toHaveLength(1);
    expect(withIgnored(once, { rule: 'scrape', text: 'y' })).toBeUndefined();
    expect(withIgnored('{ "ignore": [] }', { rule: 'a/b', text: 'x' })).toContain('"a/b"');
  });

  it.each([
    ['{ "ignore": {} }', 'ignore: this must be a list'],
    ['{ "ignored": [] }', 'did you mean `ignore`?'],
    ['{ "ignore": [1] }', 'ignore[0]: this must be an object'],
    ['{ "ignore": [{ "text": "x" }] }', 'ignore[0]: `rule` and `text` must both be given'],
  ])('%j: %s', (text, message) => {
    const { problems } = parseIgnoreList(text, 'x');
    expect(problems.map((problem) => describeProblem(problem, 'en'))).toEqual([expect.stringContaining(message)]);
  });
});

describe('looking configurations up', () => {
  const lookupIn = (files: Record<string, string>) =>
    new ConfigLookup(async (path) => {
      if (path.includes('broken')) throw new Error('no permission');
      return files[path];
    });

  it('takes the nearest configuration, with globs relative to its folder', async () => {
    const lookup = lookupIn({
      '/w/.kanwurc.json': '{ "rules": { "scrape": "off" }, "ignore": ["old/"] }',
      '/w/sub/.kanwurc.json': '{ "rules": { "typography": "off" } }',
    });
    expect((await lookup.of('/w/a.txt')).config.settings.rules).toEqual({ scrape: 'off' });
    expect((await lookup.of('/w/old/a.txt')).isIgnored).toBe(true);
    expect((await lookup.of('/w/sub/old/a.txt')).isIgnored).toBe(false);
    expect((await lookup.of('/w/sub/a.txt')).config.settings.rules).toEqual({ typography: 'off' });
    expect((await lookup.of('/elsewhere/a.txt')).config.source).toBeUndefined();
    expect((await lookup.of('/w/sub/a.txt', '/w/.kanwurc.json')).config.source).toBe('/w/.kanwurc.json');
  });

  it('reads URIs, and stops at their authority', async () => {
    const lookup = lookupIn({ 'file:///w/.kanwurc.json': '{ "ignore": ["草稿/"] }' });
    expect((await lookup.of('file:///w/%E8%8D%89%E7%A8%BF/a.txt')).isIgnored).toBe(true);
    expect((await lookup.of('untitled:Untitled-1')).config.source).toBeUndefined();
  });

  it('names a file that it can not read', async () => {
    const { problems } = await lookupIn({}).of('/broken/a.txt');
    expect(problems.map((problem) => describeProblem(problem, 'en'))).toEqual([
      expect.stringContaining("can't be read: no permission"),
      expect.stringContaining("can't be read: no permission"),
    ]);
  });

  it('reads a file again only when told to forget', async () => {
    const files: Record<string, string> = {};
    const lookup = lookupIn(files);
    await lookup.of('/w/a.txt');
    files['/w/.kanwurc.json'] = '{ "rules": { "scrape": "off" } }';
    expect((await lookup.of('/w/a.txt')).config.source).toBeUndefined();
    lookup.forget();
    expect((await lookup.of('/w/a.txt')).config.source).toBe('/w/.kanwurc.json');
  });
});
