import { describe, expect, it } from 'vitest';
import { Analyzer } from '../../server/src/core/engine/analyzer.ts';
import { definitionAt, headingAt, referencesOf, referencesTo } from '../../server/src/core/model/references.ts';
import { groundEdits, renameNumber, renumber } from '../../server/src/core/model/renumber.ts';
import { selectionSpans } from '../../server/src/core/model/selection.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';
import { Text } from '../../server/src/core/text/text.ts';

const analyzer = new Analyzer([]);
const viewOf = (text: string) => analyzer.analyze(Text.of(text)).view;

const RULES = `青石镇集市管理办法

第一章 总则
第一条 为了规范集市管理，根据《乙省市场条例》（以下简称《条例》）第九条，制定本办法。
第二条 本办法所称集市，包括下列场所：
（一）早市；
（二）夜市；
（三）庙会。
前款所称早市，不含路边摊。
第二章 经营
第三条 依照本办法第二条第一款第（一）项至第（三）项设立的集市，适用第四条、第五条。
第四条 违反前条规定的，依照《条例》第八十条处罚；违反第一章规定的，责令改正。
第五条 本办法自公布之日起施行。
`;

function show(text: string): string[] {
  return referencesOf(viewOf(text)).map(({ start, end, target }) => {
    const what = target.kind === 'node' ? `${target.node.label}|${target.node.title.slice(0, 4)}` : target.kind;
    return `${text.slice(start, end)} → ${what}`;
  });
}

describe('referencesOf', () => {
  it('resolves every form, and leaves other laws alone', () => {
    expect(show(RULES)).toEqual([
      '第九条 → external',
      '前款 → 第二条|本办法所',
      '第二条第一款第（一）项 → （一）|早市；',
      '第（三）项 → （三）|庙会',
      '第四条 → 第四条|违反前条',
      '第五条 → 第五条|本办法自',
      '前条 → 第三条|依照本办',
      '第八十条 → external',
      '第一章 → 第一章|总则',
    ]);
  });

  it('names the declaration of a short name', () => {
    const target = definitionAt(viewOf(RULES), RULES.indexOf('第八十条'));
    expect(target).toMatchObject({ kind: 'external', law: '乙省市场条例' });
    const { declaration } = target as { declaration: { start: number; end: number } };
    expect(RULES.slice(declaration.start, declaration.end)).toBe('条例');
  });

  it('finds the references to a heading', () => {
    const view = viewOf(RULES);
    const heading = headingAt(view, RULES.indexOf('第二条 本办法'))!;
    expect(referencesTo(view, heading).map(({ start, end }) => RULES.slice(start, end))).toContain(
      '第二条第一款第（一）项',
    );
  });
});

describe('renumber', () => {
  const without = (from: string, to: string) => RULES.slice(0, RULES.indexOf(from)) + RULES.slice(RULES.indexOf(to));

  it('moves numbers up after an article was deleted, and every reference with them', () => {
    const text = without('第四条 违反', '第五条 本办法').replace('适用第四条、第五条', '适用第五条');
    const view = viewOf(text);
    const edits = groundEdits(renumber(view, 'document'), view.layer);
    expect(applyEdits(text, edits)).toBe(
      text.replace('适用第五条', '适用第四条').replace('第五条 本办法', '第四条 本办法'),
    );
  });

  it('leaves a sound document as it is', () => {
    expect(renumber(viewOf(RULES), 'document')).toEqual([]);
  });

  it('renames one article with the references to it', () => {
    const view = viewOf(RULES);
    const renamed = applyEdits(RULES, renameNumber(view, RULES.indexOf('第二条 本'), 8));
    expect(renamed).toBe(RULES.replace('\n第二条 本', '\n第八条 本').replace('办法第二条第一款', '办法第八条第一款'));
  });
});

describe('selectionSpans', () => {
  it('grows from the sentence to the chapter', () => {
    const offset = RULES.indexOf('夜市');
    const spans = selectionSpans(viewOf(RULES), offset).map(({ start, end }) => RULES.slice(start, end));
    expect(spans[0]).toBe('（二）夜市；');
    expect(spans.some((span) => span.startsWith('第二条') && span.endsWith('路边摊。'))).toBe(true);
    expect(spans.some((span) => span.startsWith('第一章') && span.endsWith('路边摊。'))).toBe(true);
    expect(spans[spans.length - 1]).toBe(RULES);
  });
});
