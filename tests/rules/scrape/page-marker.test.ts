import { describe, expect, it } from 'vitest';
import { expectFindings, expectSilent, fixed, unmark } from '../harness.ts';

const ID = 'scrape/page-marker';
const A = '镇水利站应当在每年三月底以前，会同各村民委员会查清沟渠堤岸的损毁情况，登记造册，报镇人民政府备案；';
const PAGES = [
  '镇水利站应当在每年三月底以前，会同各村民委员会查清沟渠堤岸的损毁情况，登记造册，报镇人民政府备案。沟渠堤岸的日常管护由沿线各村负责，镇人民政府按照管护长度给予补助，补助标准每年公布一次。各村应当确定专人巡查，发现险情的，应当立即报告，并在现场设置警示标志，',
  '组织附近村民撤离。汛期实行昼夜值守，值守人员不得擅自离岗。堤岸修缮所需材料由镇水利站统一采购，采购结果在镇政府公告栏公布。任何单位和个人不得在堤岸取土、挖沙、建房，违者由镇水利站责令恢复原状；造成损失的，依法承担赔偿责任。镇人民政府每年十月对',
  '各村管护情况进行考核，考核结果作为下一年度补助的依据。考核不合格的，限期整改。',
];

describe('marks by their form', () => {
  it.each([
    '— 3 —',
    '-3-',
    '— 12 —',
    '－ 3 －',
    '第 3 页 共 15 页',
    '第3页，共15页',
    '第3页',
    '共15页 第3页',
    'Page 3 of 15',
    '- iv -',
    '第三页',
    '３／１５页',
    '－三－',
    '—— 十二 ——',
  ])('%s', (mark) => {
    expectFindings(ID, `沟渠由各村管护。\n«${mark}»\n镇水利站负责检查。\n`);
    expect(fixed(ID, `沟渠由各村管护。\n${mark}\n镇水利站负责检查。\n`, 'safe')).toBe(
      '沟渠由各村管护。\n镇水利站负责检查。\n',
    );
  });

  it('joins the halves of a sentence, blank lines and all', () => {
    expect(fixed(ID, `${A.slice(0, 30)}\n\n— 3 —\n\n${A.slice(30)}\n`, 'safe')).toBe(`${A}\n`);
  });

  it('keeps the paragraph end where a paragraph, a heading or a list ends', () => {
    for (const [before, after] of [
      ['沟渠由各村管护。', '镇水利站负责检查。'],
      ['第二章　沟渠管护', '第五条　沟渠由各村管护。'],
      ['登记造册，报镇人民政府备案并且公布', '（二）沟渠由各村管护。'],
    ]) {
      expect(fixed(ID, `${before}\n— 3 —\n${after}\n`)).toBe(`${before}\n${after}\n`);
    }
  });

  it('leaves one blank line of two', () => {
    expect(fixed(ID, '沟渠由各村管护。\n\n— 3 —\n\n镇水利站负责检查。\n')).toBe(
      '沟渠由各村管护。\n\n镇水利站负责检查。\n',
    );
  });

  it('joins a line of few words with the half of its sentence behind the mark', () => {
    for (const [before, after] of [
      ['第三条　镇水利站核', '查的结果，各村应当在收到之日起三日以内公布，并报镇人民政府备案。'],
      ['（二）未按照本办法第', '六条规定报告险情的，由镇人民政府给予批评教育，并责令限期改正。'],
      ['各村管护情况的考核，严格遵循《', '清河镇沟渠管护办法》，考核结果每年公布一次。'],
    ]) {
      const start = `清河镇沟渠管护办法\n${A}\n`;
      expect(fixed(ID, `${start}${before}\n— 3 —\n${after}\n`)).toBe(`${start}${before}${after}\n`);
    }
  });

  it('keeps a heading of few words, or of the form of one, above the text behind the mark', () => {
    for (const [before, after] of [
      ['沟渠管护', '各村应当在三月底以前查清本村沟渠堤岸的损毁情况，登记造册。'],
      ['（二）进一步落实沟渠管护责任', '各村应当在三月底以前查清本村沟渠堤岸的损毁情况，登记造册。'],
      ['管护人员', '沟渠名称'],
    ]) {
      const start = `清河镇沟渠管护办法\n${A}\n`;
      expect(fixed(ID, `${start}${before}\n— 3 —\n${after}\n`)).toBe(`${start}${before}\n${after}\n`);
    }
  });

  it('in running text', () => {
    expectFindings(ID, '各村应当查清« — 3 — »沟渠堤岸，登记造册。\n');
    expectFindings(ID, '各村应当查清沟渠堤岸，«第 3 页 共 15 页»登记造册。\n');
  });
});

describe('marks by their sequence', () => {
  it('bare numbers that cut sentences', () => {
    const marked = `${PAGES[0]}\n«1»\n${PAGES[1]}\n«2»\n${PAGES[2]}\n«3»\n`;
    expectFindings(ID, marked);
    expect(fixed(ID, unmark(marked).text)).toBe(`${PAGES.join('')}\n`);
  });

  it('running heads beside them', () => {
    const marked = `清河堤岸管护办法汇编\n${PAGES[0]}\n«— 1 —\n清河镇水利站编印»\n${PAGES[1]}\n«— 2 —\n清河镇水利站编印»\n${PAGES[2]}\n«— 3 —\n清河镇水利站编印»\n`;
    expectFindings(ID, marked);
    expect(fixed(ID, unmark(marked).text)).toBe(`清河堤岸管护办法汇编\n${PAGES.join('')}\n`);
  });

  it('running heads with the number in them', () => {
    expectFindings(
      ID,
      `${PAGES[0]}\n«清河镇水利志 12»\n${PAGES[1]}\n«清河镇水利志 13»\n${PAGES[0]}\n«清河镇水利志 14»\n${PAGES[2]}\n`,
    );
  });

  it('fractions of one total', () => {
    expectFindings(ID, `${PAGES[0]}\n«1/3»\n${PAGES[1]}\n«2/3»\n${PAGES[2]}\n`);
  });
});

describe('numbers that are the author’s', () => {
  it.each([
    '1\n石桥\n2\n水闸\n3\n堤岸\n',
    '1-苯基-2-丙酮和1—苯基—2—丙酮的管理，适用本办法。\n',
    '附件1\n堤岸修缮图\n附件2\n用工表\n附件3\n材料表\n',
    '——二〇二〇年三月在全镇水利会议上\n',
    `2020年\n${A}\n2021年\n${A}\n2022年\n${A}\n`,
    `3\n总则\n${PAGES[2]}\n`,
    '第二页空白处由申请人签字。\n',
  ])('%j', (text) => {
    expectSilent(ID, text);
  });
});

describe('numbers of footnotes', () => {
  const head = '镇水利站应当在每年三月底以前，会同各村民委员会查清沟渠堤岸的损毁';
  const tail = '情况，登记造册，报镇人民政府备案。';

  it.each(['①', '[1]', '〔12〕', '［3］'])('%s inside a sentence', (number) => {
    expect(fixed(ID, `${head}\n${number}\n${tail}\n`)).toBe(`${head}${tail}\n`);
    expect(fixed(ID, `${head}\n${number}\n${tail}\n`, 'safe')).toBe(`${head}\n${number}\n${tail}\n`);
  });

  it('at the foot of a page', () => {
    expect(fixed(ID, `${head}${tail}\n[2]\n— 4 —\n各村应当确定专人巡查。\n`)).toBe(
      `${head}${tail}\n各村应当确定专人巡查。\n`,
    );
  });

  it('leaves the items of a list', () => {
    expectSilent(ID, '镇水利站负责下列工作，并按时上报完成情况\n①\n查清沟渠\n②\n修缮堤岸\n');
    const item = '镇水利站应当会同各村，按照下列要求做好工作：\n①\n';
    expect(fixed(ID, `${item}— 4 —\n查清沟渠的损毁情况。\n`)).toBe(`${item}查清沟渠的损毁情况。\n`);
    expectSilent(ID, `${head}${tail}\n②\n各村应当确定专人巡查。\n`);
    expectSilent(ID, '水位\n[1]\n流量\n');
  });
});

describe('a title that comes again below the number of the text in a collection', () => {
  it.each(['清河镇人民政府办公室文件', '清河撤村并组工作的探索'])('%s', (title) => {
    const text = `${title}

第一篇：${title}

${title}

清河县《农村工作》特约撰稿人 韩明

并组工作正在全镇范围内推进，各村按照统一部署，认真做好群众的思想工作，确保平稳有序，不留后患。

今后还要继续总结经验，逐步推开，力争三年内完成全部村组的调整。
`;
    expectSilent(ID, text);
  });
});
