import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../server/src/cli/diff.ts';
import type { Edit } from '../../server/src/core/text/edit.ts';
import { Text } from '../../server/src/core/text/text.ts';

/** Applies a difference as `patch` does, and checks that its context and its counts are right. */
function patched(source: string, diff: string): string {
  const lines = source.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const result: string[] = [];
  let at = 0;
  for (const hunk of diff.split(/^(?=@@ )/m).slice(1)) {
    const [, first, count = '1', , added = '1'] = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n/.exec(hunk)!;
    const start = count === '0' ? Number(first) : Number(first) - 1;
    result.push(...lines.slice(at, start));
    const body = [...hunk.matchAll(/^([ +-])(.*\n)(\\.*\n)?/gm)].map(([, sign, text, unclosed]) => ({
      sign,
      text: unclosed === undefined ? text! : text!.slice(0, -1),
    }));
    const before = body.filter(({ sign }) => sign !== '+').map(({ text }) => text);
    const after = body.filter(({ sign }) => sign !== '-').map(({ text }) => text);
    at = start + Number(count);
    expect(before).toEqual(lines.slice(start, at));
    expect(after).toHaveLength(Number(added));
    result.push(...after);
  }
  return [...result, ...lines.slice(at)].join('');
}

describe('unified difference', () => {
  it('is empty where nothing changes', () => {
    expect(unifiedDiff('a', Text.of('一\n二\n'), [])).toBe('');
    expect(unifiedDiff('a', Text.of('一\n二\n'), [{ start: 0, end: 1, text: '一' }])).toBe('');
  });

  it('shows three lines around a change and joins near ones', () => {
    const text = Text.of('1\n2\n3\n4\n5\n6\n7\n8\n9\n');
    expect(unifiedDiff('a.txt', text, [{ start: 8, end: 9, text: '五' }])).toBe(
      '--- a.txt\n+++ a.txt\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+五\n 6\n 7\n 8\n',
    );
    const near = unifiedDiff('a.txt', text, [
      { start: 0, end: 2, text: '' },
      { start: 14, end: 18, text: '八' },
    ]);
    expect(near.match(/^@@/gm)).toHaveLength(1);
    expect(near).toContain('-8\n-9\n+八\n\\ No newline at end of file\n');
  });

  it('holds all that is needed to make one text of the other', () => {
    const edit = fc.record({
      at: fc.nat(40),
      length: fc.nat(12),
      text: fc.constantFrom('', '甲', '\n', '乙\n丙', '丁\n'),
    });
    const lines = fc.array(fc.constantFrom('一', '二二', '', '三'), { maxLength: 24 });
    fc.assert(
      fc.property(lines, fc.array(edit, { maxLength: 4 }), fc.boolean(), (rows, raw, isClosed) => {
        const source = rows.join('\n') + (isClosed ? '\n' : '');
        const edits: Edit[] = [];
        let last = 0;
        for (const { at, length, text } of raw.sort((a, b) => a.at - b.at)) {
          const start = Math.max(at, last);
          if (start > source.length) break;
          const end = Math.min(start + length, source.length);
          edits.push({ start, end, text });
          last = end + 1;
        }
        const before = Text.of(source);
        const after = before.edit(edits).toString();
        const diff = unifiedDiff('a.txt', before, edits);
        expect(diff === '' ? source : patched(source, diff)).toBe(after);
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});
