import { describe, expect, it } from 'vitest';
import { expectFindings, expectSilent, findingsOf, fixed } from '../harness.ts';

describe('encoding/compatibility-character', () => {
  const ID = 'encoding/compatibility-character';

  it('normalises radicals and compatibility ideographs, in heading numbers too', () => {
    expect(fixed(ID, '⼆、⼯作要求\n（\uf9d1）\uf90a額\n', 'safe')).toBe('二、工作要求\n（六）金額\n');
    expect(fixed(ID, '\u{2f800}', 'safe')).toBe('丽');
    expect(fixed(ID, 'ﬁnal oﬀice\n', 'safe')).toBe('final office\n');
  });

  it('leaves the unified characters of that block and the parts of radicals alone', () => {
    expectSilent(ID, '﨑﨔﨩，部首⺮⺍⻌，中⽂'.replace('⽂', '文'));
  });

  it('does not touch those among Hangul, which are pairs of bytes of a misread text', () => {
    const [finding] = findingsOf(ID, '统筹考虑쒛\uf92b。\n');
    expect(finding).toBeDefined();
    expect(finding?.fix).toBeUndefined();
    expect(fixed(ID, '㑇\uf92b求\n', 'safe')).toBe('㑇狼求\n');
  });

  it('leaves full-width, vertical and small forms to typography', () => {
    expectSilent(ID, '（１）ＡＢＣ︰﹕㎡№①\n');
  });
});

describe('encoding/private-use', () => {
  const ID = 'encoding/private-use';

  it('offers the character that a GB 18030 position has today', () => {
    expect(fixed(ID, '\ue81e\ue826\ue864\n')).toBe('\u9fb4\u9fb5\u9fbb\n');
    expect(fixed(ID, '\ue816\ue831\ue855\n')).toBe('\u{20087}\u{215d7}\u{241fe}\n');
    expect(fixed(ID, '\ue78d\ue790\ue7c8\n')).toBe('\ufe10\ufe13ǹ\n');
  });

  it('offers list numbers and marks of symbol fonts, letters inside a line', () => {
    expect(fixed(ID, '\uf081加强领导\n\uf08a抓好落实\n')).toBe('①加强领导\n⑩抓好落实\n');
    expect(fixed(ID, '\uf0d8 重点工作\n\uf06c 一般工作\n')).toBe('➢ 重点工作\n● 一般工作\n');
    expect(fixed(ID, '系数\uf06c不大于0.5\uf06dm\n')).toBe('系数λ不大于0.5μm\n');
    const [finding] = findingsOf(ID, '\uf06c 一般工作\n');
    expect(finding?.alternatives?.map(({ edits }) => edits[0]?.text)).toEqual(['λ']);
  });

  it('offers list numbers of the user-defined area of Big5', () => {
    expect(fixed(ID, '\uef36總則\n\uef37申請\n')).toBe('①總則\n②申請\n');
  });

  it('says so where nothing is known, and never offers to delete', () => {
    const findings = expectFindings(ID, '設公«\ue53c»、七星農田水利會\n');
    expect(findings[0]?.fix).toBeUndefined();
  });
});

describe('encoding/invisible-character', () => {
  const ID = 'encoding/invisible-character';

  it('takes nothing out of lines that are bytes of something else', () => {
    const utf16 = [...'第一条 为了加强管理'].map((c) =>
      String.fromCharCode(c.charCodeAt(0) & 0xff, c.charCodeAt(0) >> 8),
    );
    const standing = `\u0001\u0002${utf16.join('').replace(/[\r\n]/g, '')}\u0003\u0004`;
    expect(fixed('encoding/invisible-character', standing, 'safe')).toBe(standing);
  });

  it('takes out what nobody sees', () => {
    expect(fixed(ID, '公\u200b开\u200e条\u00ad例\ufeff\u0002\u007f\n', 'safe')).toBe('公开条例\n');
  });

  it('leaves the bytes of misread text where they are', () => {
    for (const text of ['经费ç\u0094。\n', '经费ä\u00ad。\n', '求ï\u0081。\n']) {
      const found = findingsOf(ID, text);
      expect(found.length).toBeGreaterThan(0);
      for (const { fix } of found) expect(fix).toBeUndefined();
    }
  });

  it('makes one finding of neighbours', () => {
    expectFindings(ID, '公«\u200b\u200b\u200b»开\n');
  });

  it('leaves alone what does something', () => {
    for (const text of [
      '\ufeff第一条\n',
      '👨\u200d👩\u200d👧、❤\ufe0f、1\ufe0f\u20e3、🏴\u{e0067}\u{e0062}\u{e007f}\n',
      '葛\u{e0100}城、辻\ufe00、≨\ufe00\n',
      'می\u200cخواهم \u200f(عربي)\u200f\n',
      '第一章\n\n\u200b\n\n第二章\n',
      '制表\t符\r\n',
    ]) {
      expectSilent(ID, text);
    }
  });

  it('flags a byte order mark that is not the first character, and a selector with nothing before it', () => {
    expectFindings(ID, '第一条\n«\ufeff»第二条\n');
    expectFindings(ID, '工作«\u200d»要求\n«\ufe0f»第二条\n');
  });
});

describe('encoding/lost-text', () => {
  const ID = 'encoding/lost-text';

  it.each([
    '第«\ufffd»条 本办法由县人民政府负责解释。\n',
    '«锟斤拷锟斤拷»\n',
    '«ï¿½ï¿½»村委会\n',
    '«嚙踝蕭»\n',
    '«屯屯屯屯»\n',
    '本條例所稱甜菊醣«?»之品名，應依規定標示。\n',
    '北段二«?»四地號土地。\n',
    '«?»水灌区的管理，由水务局负责。\n',
    '坡度不得超过前1«?»，排水应当通畅。\n',
  ])('flags %s and offers nothing', (marked) => {
    for (const finding of expectFindings(ID, marked)) expect(finding.fix).toBeUndefined();
  });

  it.each([
    '会议讨论了如何落实?县长作了说明。\n',
    '你来不来?我等你。\n',
    '什么是低保?低保是最低生活保障。\n',
    '见 http://example.gov.cn/a?b=1 及附件。\n',
    '群众满意吗?答案是肯定的!\n',
    '开水烫烫手，屯屯通公路，锟铻。\n',
    'Is it true? 是的。\n',
  ])('leaves alone %s', (text) => {
    expectSilent(ID, text);
  });
});
