/** The TextMate grammar, run by the engine that VS Code runs it with. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import * as oniguruma from 'vscode-oniguruma';
import * as textmate from 'vscode-textmate';

const require = createRequire(import.meta.url);
const SCOPE = 'text.policy-document';
let grammar: textmate.IGrammar;

beforeAll(async () => {
  const wasm = await readFile(require.resolve('vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM(wasm);
  const file = new URL('../../syntaxes/policy-document.tmLanguage.json', import.meta.url);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) =>
      scope === SCOPE ? textmate.parseRawGrammar(await readFile(file, 'utf8'), 'policy-document.json') : null,
  });
  const loaded = await registry.loadGrammar(SCOPE);
  if (!loaded) throw new Error('the grammar did not load');
  grammar = loaded;
});

/** The text that carries a scope whose name begins with `scope`, joined where tokens touch. */
function marked(line: string, scope: string): string[] {
  const found: string[] = [];
  let end = -1;
  for (const token of grammar.tokenizeLine(line, textmate.INITIAL).tokens) {
    if (!token.scopes.some((name) => name.startsWith(scope))) continue;
    const text = line.slice(token.startIndex, token.endIndex);
    if (token.startIndex === end) found.push(`${found.pop()}${text}`);
    else found.push(text);
    end = token.endIndex;
  }
  return found;
}

describe('headings', () => {
  it.each([
    '第一编 总则',
    '第二章　防汛责任',
    '第十二節 附則',
    '第 3 章 罰則',
    '一、落实防汛责任',
    '（二）备足物资',
    '附件2',
    '附表一：',
  ])('%s is one', (line) => {
    expect(marked(line, 'markup.heading')).toEqual([line]);
  });

  it.each([
    ['第十二条 村民委员会应当公开账目。', '第十二条'],
    ['第 12-1 條　本鎮設調解委員會。', '第 12-1 條'],
    ['第二十条之一 本条自公布之日起施行。', '第二十条之一'],
  ])('of %s the number alone is one', (line, number) => {
    expect(marked(line, 'markup.heading')).toEqual([number]);
  });

  it.each(['第十二条规定的条件', '2026年的工作', '一、二审法院都认为。', '各村要落实责任。'])('%s is none', (line) => {
    expect(marked(line, 'markup.heading')).toEqual([]);
  });
});

describe('numbers of items', () => {
  it.each([
    ['（一）沙袋不少于五百条。', '（一）'],
    ['1.沙袋五百条；', '1.'],
    ['（3）水泵三台；', '（3）'],
    ['②水泵三台；', '②'],
  ])('%s begins with one', (line, number) => {
    expect(marked(line, 'keyword.other.number')).toEqual([number]);
  });

  it('a decimal is none', () => {
    expect(marked('1.68公里的堤防', 'keyword.other.number')).toEqual([]);
  });
});

describe('in the text', () => {
  it.each([
    ['constant.other.document-number', '根据柳政发〔2026〕12号文件', ['根据柳政发〔2026〕12号']],
    ['entity.name.tag.reference', '依照第十二条第二款第（三）项办理', ['第十二条第二款第（三）项']],
    ['entity.name.tag.reference', '依第 12-1 條規定', ['第 12-1 條']],
    ['string.quoted.other.title', '按照《柳溪镇村务公开办法》执行', ['《柳溪镇村务公开办法》']],
    ['constant.numeric.date', '2026年5月8日前报送', ['2026年5月8日']],
    ['constant.numeric.date', '二〇二六年五月八日', ['二〇二六年五月八日']],
    ['comment.block.artifact.pinyin', '鎮(zhèn)長(zhǎng)的職責(zé)', ['(zhèn)', '(zhǎng)', '(zé)']],
    ['comment.block.artifact.html', '各村&nbsp;委员会<br>镇属单位', ['&nbsp;', '<br>']],
    ['invalid.illegal.artifact', '锟斤拷政府\uE48E', ['锟斤拷', '\uE48E']],
  ])('%s in %s', (scope, line, expected) => {
    expect(marked(line, scope)).toEqual(expected);
  });

  it('an abbreviation in brackets is no pinyin', () => {
    expect(marked('国内生产总值(GDP)增长', 'comment.block.artifact')).toEqual([]);
  });
});
