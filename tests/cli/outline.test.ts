import { describe, expect, it } from 'vitest';
import { kanwu, makeFolder, useKanwu } from './kanwu.ts';

useKanwu();

const NOTICE = `关于加强河道管护的通知

一、总体要求
各村要落实责任。
（一）明确分工
（二）定期巡查
二、主要任务
清理两岸垃圾。
四、组织保障
及时报送情况。
`;

interface Node {
  label: string;
  title: string;
  number: number | null;
  problem: { rule: string; expected: number } | null;
  children: Node[];
}

describe('kanwu outline', () => {
  it('gives the tree as the contract has it', async () => {
    const cwd = makeFolder({ 'a.txt': NOTICE, 'b.txt': '' });
    const { code, stdout, stderr } = await kanwu(['outline', 'a.txt', 'b.txt', '--format', 'json'], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { version, files } = JSON.parse(stdout);
    expect(version).toBe(1);
    expect(files[1]).toMatchObject({ path: 'b.txt', outline: [] });
    expect(files[0].outline).toHaveLength(1);
    const [title] = files[0].outline;
    expect(title).toMatchObject({ kind: 'title', label: '', number: null, title: '关于加强河道管护的通知', start: 0 });
    expect(title.children.map(({ label, number }: Node) => [label, number])).toEqual([
      ['一、', 1],
      ['二、', 2],
      ['四、', 4],
    ]);
    const [first, second, fourth] = title.children;
    expect(first).toMatchObject({
      kind: 'paragraph-number',
      title: '总体要求',
      start: NOTICE.indexOf('一、'),
      problem: null,
    });
    expect(NOTICE.slice(first.start, first.end)).toMatch(/^一、总体要求\n[\s\S]*（二）定期巡查\n?$/);
    expect(first.children.map(({ label }: Node) => label)).toEqual(['（一）', '（二）']);
    expect(second.children).toEqual([]);
    expect(fourth.problem).toMatchObject({ rule: 'numbering/gap', expected: 3 });
  });

  it('shows the tree to people', async () => {
    const { stdout } = await kanwu(['outline', '--stdin', '--stdin-filename', 'a.txt'], { input: NOTICE });
    expect(stdout).toContain(
      'a.txt\n  └ 关于加强河道管护的通知  :1\n    ├ 一、 总体要求  :3\n    │ ├ （一） 明确分工  :5\n',
    );
    expect(stdout).toMatch(/└ 四、 组织保障 {2}:9 {2}⚠ /);
  });

  it('names what it can not read, and ends with 2', async () => {
    const cwd = makeFolder({ 'a.txt': NOTICE });
    const { code, stdout, stderr } = await kanwu(['outline', 'gone.txt', 'a.txt', '--format', 'json'], { cwd });
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ files: [{ path: 'a.txt' }], errors: [{ path: 'gone.txt' }] });
    expect(stderr).toBe('gone.txt: there is no such file or folder\n');
  });
});
