import { describe, expect, it } from 'vitest';
import { expectFindings, expectSilent, findingsOf, fixed } from '../harness.ts';

const HALF = 'typography/halfwidth-punctuation';
const narrow = (text: string) =>
  text.replace(/[，：；？！（）]/g, (mark) => ',:;?!()'['，：；？！（）'.indexOf(mark)]!);

describe(HALF, () => {
  const sound =
    '一、总体要求：坚持统筹规划，分步实施；做到人人有责，事事有人管。\n' +
    '会议时间为10:30，共投入1,200万元，增长3.5%，其中（含区级）占40%。\n' +
    '怎么办？各部门（单位）要依照GB/T 9704的规定，抓好落实！\n';

  it('restores a narrowed document, but only where it is asked to: publishers print whole laws in half width', () => {
    expect(fixed(HALF, narrow(sound))).toBe(sound);
    expect(fixed(HALF, narrow(sound).replace(/([,;:])(?=\p{Script=Han})/gu, '$1 '))).toBe(sound);
    expect(fixed(HALF, narrow(sound), 'safe')).toBe(narrow(sound));
  });

  it('reports a long narrowed line in stretches', () => {
    const findings = findingsOf(HALF, '加强领导,落实责任,'.repeat(40));
    expect(findings.length).toBeGreaterThan(3);
    expect(Math.max(...findings.map(({ start, end }) => end - start))).toBeLessThanOrEqual(81);
  });

  it('changes single marks only when asked', () => {
    const text = '各部门要加强领导,落实责任。会议要求，认真学习：统一思想。';
    expect(fixed(HALF, text, 'safe')).toBe(text);
    expect(fixed(HALF, text)).toBe('各部门要加强领导，落实责任。会议要求，认真学习：统一思想。');
  });

  it.each([
    '比例为1:2，时间为10:30，共1,200人，坐标为(3,5)。',
    '参见http://www.example.cn/a,b;c?d=1!（首页），邮箱a.b@example.cn。',
    '(一)总体要求\n(二)主要任务（含附件）\n(三)保障措施\n',
    '该标准（ISO 9001: quality management; see also ISO 14001）已经采用。',
    'This line, all in English: nothing to do here! (Really?)',
    '甜菊糖?之品名，二?四地块，见第3条。',
  ])('leaves alone %s', (text) => {
    expectSilent(HALF, text);
  });

  it('mends a bracket of two widths', () => {
    expect(fixed(HALF, '各区（市)人民政府，市政府各部门（单位）：')).toBe('各区（市）人民政府，市政府各部门（单位）：');
  });
});

describe('typography/unmatched-bracket', () => {
  it.each([
    '根据«《»安全生产法和有关规定，制定本办法。',
    '本法所称单位«（»以下简称单位，是指依法设立的组织。',
    '各部门要落实责任«）»，加强领导。',
    '水位«[»正常时，闸门(全部)关闭。',
    '应当记录的有:«)»水位和流量。',
    '他强调：«“»要抓好落实。\n各部门照办。\n',
  ])('flags %s', (marked) => {
    expectFindings('typography/unmatched-bracket', marked);
  });

  it('names the likely place', () => {
    const [finding] = findingsOf('typography/unmatched-bracket', '依照安全生产法》的规定，制定本办法。');
    expect(finding?.fix?.edits).toEqual([{ start: 2, end: 2, text: '《' }]);
  });

  it('closes the year of a document number that lost its marks behind the year', () => {
    const text = '清政办发〔202146\n各村民委员会：\n现将有关事项通知如下。\n';
    expect(fixed('typography/unmatched-bracket', text)).toBe(text.replace('2021', '2021〕'));
  });

  it.each([
    ['the document breaks off', '清河镇公共厕所管护办法\n（2005年8月30日清河镇第十二届人民代表大会第五次会议通'],
    ['nothing stands behind it', '清河镇公共厕所管护办法。适用范围 (\n一、总则\n'],
    ['several are open in the line', '扣减数额为三成（（取（甲段水量减基数\n各村自行核对。\n'],
    ['a formula goes on', '扣减数额=30%×（甲段水量－基数\n各村自行核对。\n'],
  ])('names no place where %s', (_, text) => {
    const findings = findingsOf('typography/unmatched-bracket', text);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.map(({ fix }) => fix)).toEqual(findings.map(() => undefined));
  });

  it.each([
    '1）申请书；2）证明；（3）其他。',
    '渠首的闸门已经修好了 :-) 欢迎大家来看 ;) 不必客气。',
    '若x∈[a, b)且y∈(0,1]，则取较大值；按 Ctrl-] 退出，搜索栏中输入 "[" 即可。',
    // numbering/separator mends it
    '（一加强领导。\n（二）落实责任。\n（三）强化督查。\n',
    '“一、修改第三条。\n“二、删去第四条。\n“三、本决定自公布之日起施行。”\n',
    '（2001年1月1日通过\n根据2005年1月1日决定第一次修正\n根据2010年1月1日决定第二次修正）\n',
    '扣减数额=取大（甲段水量－基数\n×\n乙段水量，0）+取大（丙段水量－基数\n×\n丁段水量，0）。\n',
    'qP>::Z1!+++ mg]^lQ[@Nf[/eCN(u&7byv lQ_bhe\n',
  ])('leaves alone %s', (text) => {
    expectSilent('typography/unmatched-bracket', text);
  });
});

describe('other marks', () => {
  it.each([
    ['typography/document-number', '国发[2009]3号', '国发〔2009〕3号'],
    ['typography/document-number', '省政府［2021］第15号令', '省政府〔2021〕第15号令'],
    ['typography/year-zero', '二OO九年至二○一二年', '二〇〇九年至二〇一二年'],
    ['typography/repeated-punctuation', '加强领导，，落实责任。。', '加强领导，落实责任。'],
    ['typography/repeated-punctuation', '加强领导,，落实责任', '加强领导，落实责任'],
    [
      'typography/fullwidth-alphanumeric',
      '２０19年投资35亿元，2020年投资40亿元。',
      '2019年投资35亿元，2020年投资40亿元。',
    ],
  ])('%s mends %s', (id, text, right) => {
    expect(fixed(id, text)).toBe(right);
    expect(fixed(id, text, 'safe')).toBe(text);
  });

  it.each([
    ['typography/document-number', '（2020）京01民终12号，文献[2009]3页'],
    ['typography/year-zero', '○○年○月，中華民國一○二年，第一百○三號'],
    ['typography/repeated-punctuation', '怎么办？！……——“好。”。'],
    ['typography/fullwidth-alphanumeric', '第１條　依第２項規定辦理，計１０日。'],
  ])('%s leaves alone %s', (id, text) => {
    expectSilent(id, text);
  });
});
