import { describe, expect, it } from 'vitest';
import { kanwu, makeFolder, useKanwu } from './kanwu.ts';
import { PINYIN, PINYIN_COUNT, SOUND, WITHOUT_PINYIN } from './samples.ts';

useKanwu();

const records = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('kanwu stream', () => {
  it('gives each record back with findings, and the text where fixes change it', async () => {
    const input = `${JSON.stringify({ id: 1, text: PINYIN })}\n${JSON.stringify({ text: SOUND, id: 2 })}\n`;
    const { code, stdout, stderr } = await kanwu(['stream'], { input });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const [first, second] = records(stdout);
    expect(first).toMatchObject({ id: 1, text: PINYIN, kanwu: { text: WITHOUT_PINYIN } });
    expect(first.kanwu.findings).toHaveLength(PINYIN_COUNT);
    expect(first.kanwu.findings[0]).toMatchObject({
      rule: 'scrape/inline-pinyin',
      start: 1,
      end: 7,
      line: 1,
      column: 2,
    });
    expect(second).toEqual({ id: 2, text: SOUND, kanwu: { findings: [] } });
  });

  it('leaves the rest of a record as it is written', async () => {
    const input = '{ "n": 12345678901234567890, "b": 1.0, "text": "好", "a": "\\ud842" }\r\n{"kanwu":1,"text":""}';
    const { stdout, code } = await kanwu(['stream'], { input });
    expect(code).toBe(0);
    expect(stdout).toBe(
      '{ "n": 12345678901234567890, "b": 1.0, "text": "好", "a": "\\ud842","kanwu":{"findings":[]}}\n' +
        '{"text":"","kanwu":{"findings":[]}}\n',
    );
  });

  it('replaces a member `kanwu` that a record brings, however deep the record nests', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const input = `{"kanwu":{"a":["\\"}"]}, "n": 12345678901234567890, "kanwu":[], "d":${deep},"text":""}`;
    const { stdout, code } = await kanwu(['stream'], { input });
    expect(code).toBe(0);
    expect(stdout).toBe(`{"n": 12345678901234567890,"d":${deep},"text":"","kanwu":{"findings":[]}}\n`);
  });

  it('makes error records of bad ones and goes on', async () => {
    const lines = [
      'not json',
      '',
      '[1]',
      '"text"',
      '{}',
      '{"text":1}',
      '{"content":"x"}',
      `{"text":${JSON.stringify(SOUND)}}`,
    ];
    const input = Buffer.concat([
      Buffer.from(`${lines.join('\n')}\n`),
      Buffer.from([0xff, 0xfe, 0x0a]),
      Buffer.from('{"te'),
    ]);
    const { code, stdout, stderr } = await kanwu(['stream'], { input });
    expect(code).toBe(2);
    const out = records(stdout);
    expect(out).toHaveLength(10);
    expect(out.map(({ kanwu: { error } }) => error === undefined)).toEqual([
      ...Array(7).fill(false),
      true,
      false,
      false,
    ]);
    expect(out[0]).toEqual({ kanwu: { error: expect.stringContaining('not valid JSON'), line: 1 }, input: 'not json' });
    expect(out[1].kanwu).toEqual({ error: 'the line is empty', line: 2 });
    expect(out[4].kanwu.error).toContain('has no text in `text`; name another member with --field');
    expect(out[6]).toMatchObject({ content: 'x', kanwu: { line: 7 } });
    expect(out[8].kanwu.error).toBe('the line is not valid UTF-8');
    expect(stderr).toContain('9 of 10 records could not be done');
  });

  it('reads another member, and selects rules', async () => {
    const input = `${JSON.stringify({ content: PINYIN })}\n`;
    const ran = await kanwu(['stream', '--field', 'content', '--only', 'encoding'], { input });
    expect(ran.code).toBe(0);
    expect(records(ran.stdout)).toEqual([{ content: PINYIN, kanwu: { findings: [] } }]);
  });

  it('ends quietly on empty input', async () => {
    expect(await kanwu(['stream'], { input: '' })).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });

  it.each([['1'], ['2']])('keeps the order of 10,000 records with --jobs %s', async (jobs) => {
    const lines = Array.from({ length: 10_000 }, (_, id) => {
      if (id % 997 === 0) return `bad ${id}`;
      return JSON.stringify({ id, text: id % 10 === 0 ? PINYIN : SOUND });
    });
    const { code, stdout } = await kanwu(['stream', '--jobs', jobs], { input: `${lines.join('\n')}\n` });
    expect(code).toBe(2);
    const out = records(stdout);
    expect(out).toHaveLength(10_000);
    out.forEach((record, id) => {
      if (id % 997 === 0) expect(record).toMatchObject({ input: `bad ${id}`, kanwu: { line: id + 1 } });
      else if (record.id !== id || record.kanwu.findings.length !== (id % 10 === 0 ? PINYIN_COUNT : 0)) {
        expect.fail(`record ${id} is ${JSON.stringify(record)}`);
      }
    });
  });

  it('says once where its configuration is wrong', async () => {
    const cwd = makeFolder({ '.kanwurc.json': '{ "rulez": {} }' });
    const { code, stderr } = await kanwu(['stream'], { cwd, input: '{"text":""}\n' });
    expect(code).toBe(2);
    expect(stderr.match(/did you mean `rules`\?/g)).toHaveLength(1);
  });
});
