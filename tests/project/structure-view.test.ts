/** What the structure view computes before VS Code draws it. */
import { describe, expect, it } from 'vitest';
import type { OutlineNode } from '../../client/src/protocol.ts';
import {
  buildHeadings,
  expectedLabel,
  headingAt,
  toHanNumber,
  toMarkdown,
} from '../../client/src/structure/headings.ts';

/** A heading on `line` whose section ends before `end`. */
function node(label: string, title: string, line: number, end: number, more: Partial<OutlineNode> = {}): OutlineNode {
  const position = (at: number) => ({ line: at, character: 0 });
  return {
    kind: 'paragraph-number',
    label,
    number: null,
    title,
    range: { start: position(line), end: position(end) },
    selectionRange: { start: position(line), end: { line, character: 5 } },
    problem: null,
    findings: 0,
    children: [],
    ...more,
  };
}

const broken = { rule: 'numbering/gap', expected: 2, message: 'expected 二、' };
const document = [
  node('', '通知', 0, 20, {
    kind: 'title',
    children: [
      node('一、', '责任', 2, 6),
      node('三、', '物资', 6, 14, {
        problem: broken,
        children: [node('（一）', '沙袋', 8, 10), node('（二）', '水泵', 10, 14)],
      }),
      node('四、', '报告', 14, 20),
    ],
  }),
];

describe('buildHeadings', () => {
  it('counts headings and what is broken, and knows parents', () => {
    const { roots, count, broken: problems } = buildHeadings(document, false);
    expect([count, problems]).toEqual([6, 1]);
    expect(roots[0]?.broken).toBe(1);
    expect(roots[0]?.children[1]?.children[0]?.parent?.node.title).toBe('物资');
  });

  it('keeps the way to what is broken, and nothing else, when filtered', () => {
    const { roots } = buildHeadings(document, true);
    expect(roots.map(({ node: { title } }) => title)).toEqual(['通知']);
    expect(roots[0]?.children.map(({ node: { title } }) => title)).toEqual(['物资']);
    expect(roots[0]?.children[0]?.children).toEqual([]);
  });

  it('gives a heading the same id in both', () => {
    const all = buildHeadings(document, false).roots[0]?.children[1]?.id;
    expect(buildHeadings(document, true).roots[0]?.children[0]?.id).toBe(all);
  });
});

describe('headingAt', () => {
  const headings = buildHeadings(document, false);
  it.each([
    [0, '通知'],
    [3, '责任'],
    [7, '物资'],
    [9, '沙袋'],
    [13, '水泵'],
    [19, '报告'],
  ])('line %i is in %s', (line, title) => {
    expect(headingAt(headings, line, 1)?.node.title).toBe(title);
  });

  it('finds nothing behind the last section', () => {
    expect(headingAt(headings, 25, 0)).toBeUndefined();
  });

  it('is quick in 5,000 headings', () => {
    const many = Array.from({ length: 5000 }, (_, line) => node(`第${line}条`, '', line, line + 1));
    const large = buildHeadings(many, false);
    expect(headingAt(large, 4321, 1)?.node.label).toBe('第4321条');
  });
});

describe('toMarkdown', () => {
  it('is a nested list with the numbers of the text', () => {
    expect(toMarkdown(document)).toBe(
      '- 通知\n  - 一、责任\n  - 三、物资\n    - （一）沙袋\n    - （二）水泵\n  - 四、报告\n',
    );
  });

  it('escapes what Markdown would read', () => {
    expect(toMarkdown([node('1.', '*甲*_乙_', 0, 1)])).toBe('- 1. \\*甲\\*\\_乙\\_\n');
  });
});

describe('expectedLabel', () => {
  it.each([
    ['二、', 4, '四、'],
    ['（十一）', 12, '（十二）'],
    ['第二十条', 105, '第一百零五条'],
    ['第 12 條', 13, '第 13 條'],
    ['3.', 4, '4.'],
  ])('%s should be %i: %s', (label, expected, text) => {
    expect(expectedLabel(label, { rule: 'numbering/gap', expected, message: '' })).toBe(text);
  });

  it('says nothing where no number is expected', () => {
    expect(expectedLabel('二、', { rule: 'numbering/level', expected: null, message: '' })).toBeUndefined();
  });
});

describe('toHanNumber', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [15, '十五'],
    [20, '二十'],
    [100, '一百'],
    [101, '一百零一'],
    [110, '一百一十'],
    [1005, '一千零五'],
    [1260, '一千二百六十'],
  ])('%i is %s', (value, text) => {
    expect(toHanNumber(value)).toBe(text);
  });
});
