import { describe, expect, it } from 'vitest';
import { Analyzer } from '../../server/src/core/engine/analyzer.ts';
import { DEFAULT_SETTINGS } from '../../server/src/core/engine/settings.ts';
import { groundOutline, outlineOf } from '../../server/src/core/model/document.ts';
import { factsOf } from '../../server/src/core/model/kind.ts';
import type { OutlineNode } from '../../server/src/core/model/outline.ts';
import { Text } from '../../server/src/core/text/text.ts';
import { analyzer, draw, outline, viewOf } from './outlines.ts';

describe('the outline', () => {
  it('reads chapters and articles that were glued together', () => {
    const glued =
      '青石镇集市管理办法第一章总则第一条为规范集市，制定本办法。\n第二条本办法适用于全镇。\n第二章摊位管理第三条摊主应当亮证经营。第四条  摊主应当保持清洁。第三章附  则第五条  本办法自公布之日起施行。\n';
    expect(outline(glued).filter((line) => !line.startsWith('title'))).toEqual([
      'chapter 第一章|总则',
      '  article 第一条|为规范集市，制定本办法',
      '  article 第二条|本办法适用于全镇',
      'chapter 第二章|摊位管理',
      '  article 第三条|摊主应当亮证经营',
      '  article 第四条|摊主应当保持清洁',
      'chapter 第三章|附  则',
      '  article 第五条|本办法自公布之日起施行',
    ]);
  });

  it.each([
    '第一章 总则\n第一条 为规范集市，制定本办法。\n第二条 依照本办法第二章有关规定和第三条的要求办理。\n第二章 经营\n第三条 摊主应当亮证。\n',
    '一、第二章摊位管理第六条修改为：“第六条 摊主应当亮证。”\n二、第三章附则第九条第二款删去。\n',
  ])('takes no reference for glued headings: %s', (text) => {
    expect(outline(text).join('\n')).not.toMatch(/article 第(?:三条\|的|六条\|修|九条)/);
    expect(viewOf(text).text.toString()).toBe(text);
  });

  it('reads the first heading that was glued to the text above its list', () => {
    const text =
      '关于发放堤岸修缮补助的通知\n各村民委员会：\n为帮助受损严重的村修缮堤岸，镇财政已拨出专款，眼下汛期将至，望抓紧安排，确实把款发好、用好，不得挪作他用。 一、严格控制范围。\n专款用于受损严重的堤岸。\n二、发动群众参加。\n三、加强组织领导。\n';
    expect(outline(text).filter((line) => line.includes('、|'))).toEqual([
      '  paragraph-number 一、|严格控制范围',
      '  paragraph-number 二、|发动群众参加',
      '  paragraph-number 三、|加强组织领导',
    ]);
  });

  it('does not take the number of a document for its title', () => {
    const text = '清河府〔2021〕54號\n清河鎮人民政府關於穩定就業的實施意見\n各村：\n一、減輕負擔\n二、穩定崗位\n';
    expect(outline(text)[0]).toBe('title |清河鎮人民政府關於穩定就業的實施意見');
    expect(outline('清河府〔2021〕54号\n各村：\n一、减轻负担\n二、稳定岗位\n')).not.toContain(
      'title |清河府〔2021〕54号',
    );
  });

  it('reads a statute', () => {
    const text =
      '青石镇集市管理办法\n\n第一章  总则\n第一条 为了规范集市，制定本办法。\n第二章\n经营\n第一节 摊位\n第二条 摊主应当：\n（一）亮证；\n1.挂在明处；\n2.保持清洁；\n（二）守时。\n第四条 其他。\n';
    expect(outline(text)).toEqual([
      'title |青石镇集市管理办法',
      '  chapter 第一章|总则',
      '    article 第一条|为了规范集市，制定本办法',
      '  chapter 第二章|经营',
      '    section 第一节|摊位',
      '      article 第二条|摊主应当',
      '        paragraph-number （一）|亮证；',
      '          enumeration 1.|挂在明处；',
      '          enumeration 2.|保持清洁；',
      '        paragraph-number （二）|守时',
      '      article 第四条|其他 !3',
    ]);
  });

  it('reads an announcement of Taiwan', () => {
    const text =
      '青石市政府公告 中華民國98年8月28日\n青府字第0980830530號\n主 旨：預告訂定「青石市市集管理辦法」。\n依 據：行政程序法第154條。\n公告事項：\n一、訂定機關：青石市政府。\n二、意見請送：\n(一) 承辦單位：經發局。\n(二) 電話：略。\n市 長 林大同\n\n青石市市集管理辦法草案\n第 一 條 為管理市集，訂定本辦法。\n第 二 條 攤商應：\n一、亮證。\n二、守時。\n第 二 條之一 增設事項。\n';
    expect(outline(text)).toEqual([
      'title |青石市政府公告',
      '  section |主旨',
      '  section |依據',
      '  section |公告事項',
      '    paragraph-number 一、|訂定機關：青石市政府',
      '    paragraph-number 二、|意見請送',
      '      paragraph-number (一)|承辦單位：經發局',
      '      paragraph-number (二)|電話：略',
      '  title |青石市市集管理辦法草案',
      '    article 第 一 條|為管理市集，訂定本辦法',
      '    article 第 二 條|攤商應',
      '      paragraph-number 一、|亮證',
      '      paragraph-number 二、|守時',
      '    article 第 二 條之一|增設事項',
    ]);
  });

  it('reads minutes, and parts that have names', () => {
    const minutes =
      '青石市政府第12次會議決定決議事項\n市長提示略。\n報告事項\n一、市集報告，請鑒核案。\n決定：准予備查。\n院長提示：\n(一) 繼續改善。\n(二) 注意安全。\n二、水溝報告，請鑒核案。\n決定：准予備查。\n討論事項\n一、預算案。\n決議：通過。\n';
    expect(outline(minutes)).toEqual([
      'title |青石市政府第12次會議決定決議事項',
      '  section |報告事項',
      '    paragraph-number 一、|市集報告，請鑒核案',
      '      section |決定',
      '      section |院長提示',
      '        paragraph-number (一)|繼續改善',
      '        paragraph-number (二)|注意安全',
      '    paragraph-number 二、|水溝報告，請鑒核案',
      '      section |決定',
      '  section |討論事項',
      '    paragraph-number 一、|預算案',
      '      section |決議',
    ]);
    const parts =
      '青石镇比赛办法\n为办好比赛，制定本办法。\n歌唱部分\n一、对象：村民。\n二、报名：三月。\n舞蹈部分\n一、对象：学生。\n二、报名：四月。\n';
    expect(outline(parts)).toEqual([
      'title |青石镇比赛办法',
      '  section |歌唱部分',
      '    paragraph-number 一、|对象：村民',
      '    paragraph-number 二、|报名：三月',
      '  section |舞蹈部分',
      '    paragraph-number 一、|对象：学生',
      '    paragraph-number 二、|报名：四月',
    ]);
  });

  it('reads Latin letters and Roman numbers, at any level', () => {
    const text =
      '青石镇集市办法\n一、摊位：\n1.要求：\nA.整洁；\nB.有序。\n2.期限：\n（a）长期；\n（b）短期。\n二、收费：\nI.标准：\n1.甲类；\n2.乙类。\nII.办法。\nIII.其他。\n三、其他\nA股不收费。\nⅰ、退费；\nⅱ、减免。\n';
    expect(outline(text)).toEqual([
      'title |青石镇集市办法',
      '  paragraph-number 一、|摊位',
      '    enumeration 1.|要求',
      '      enumeration A.|整洁；',
      '      enumeration B.|有序',
      '    enumeration 2.|期限',
      '      enumeration （a）|长期；',
      '      enumeration （b）|短期',
      '  paragraph-number 二、|收费',
      '    enumeration I.|标准',
      '      enumeration 1.|甲类；',
      '      enumeration 2.|乙类',
      '    enumeration II.|办法',
      '    enumeration III.|其他',
      '  paragraph-number 三、|其他',
      '    enumeration ⅰ、|退费；',
      '    enumeration ⅱ、|减免',
    ]);
    const letters = outlineOf(
      viewOf(`青石镇名录\n${[...'ABCDEFGHIJKL'].map((letter) => `${letter}.摊位\n`).join('')}`),
    );
    expect(letters[0]!.children.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(outline('青石镇名录\nA.摊位\nJ. Smith\nU.S.\nB、C类摊位\n')).toEqual(['title |青石镇名录']);
  });

  it('puts general provisions behind the parts of a code under none of them', () => {
    const text =
      '青石镇集市法\n第一编 总则\n第一章 任务\n第一条 甲。\n第二编 摊位\n第一章 分类\n第二条 乙。\n附则\n第三条 丙。\n';
    expect(outline(text)).toEqual([
      'title |青石镇集市法',
      '  part 第一编|总则',
      '    chapter 第一章|任务',
      '      article 第一条|甲',
      '  part 第二编|摊位',
      '    chapter 第一章|分类',
      '      article 第二条|乙',
      '  section |附则',
      '    article 第三条|丙',
    ]);
  });

  it('sees no heading in the cell of a form, and no title in the foot of an order', () => {
    const text =
      '青石市政府令 中華民國98年8月28日\n青府字第0980830530號\n修正「市集要點」。\n市 長 林 同\n授權單位主管決行\n\n市集應行注意事項\n一、亮證。\n二、守時。\n附表\n市集評估表\n評估指標\n說明\n評估等級\n高低\n';
    expect(outline(text)).toEqual([
      'title |青石市政府令',
      '  title |市集應行注意事項',
      '    paragraph-number 一、|亮證',
      '    paragraph-number 二、|守時',
      '    annex 附表|',
      '      title |市集評估表',
    ]);
  });

  it('reads headings without numbers in a report', () => {
    const body =
      '各村各组紧紧围绕年初确定的目标，整治摊位，疏通水沟，修缮棚屋，规范秩序，集市面貌焕然一新，群众赶集更加方便，各项指标全面完成，集市收入增长一成，摊主满意度再创新高，安全生产形势平稳，没有发生一起事故。';
    const text = `青石镇工作报告\n各位代表：\n现在报告工作，请予审议。\n“十四五”时期工作回顾\n${body}\n2026年重点工作\n${body}\n（一）整治摊位\n（二）疏通水沟\n`;
    expect(outline(text)).toEqual([
      'title |青石镇工作报告',
      '  section |“十四五”时期工作回顾',
      '  section |2026年重点工作',
      '    paragraph-number （一）|整治摊位',
      '    paragraph-number （二）|疏通水沟',
    ]);
  });

  it('skips a table of contents of decimal numbers, and takes the name that a database gives', () => {
    const plan =
      '青石镇应急预案\n目 录\n1 总则\n1.1 目的\n1.2 依据\n2 附则\n1 总则\n1.1 目的\n甲。\n1.2 依据\n乙。\n2 附则\n丙。\n';
    expect(outline(plan)).toEqual([
      'title |青石镇应急预案',
      '  section 1|总则',
      '    section 1.1|目的',
      '    section 1.2|依据',
      '  section 2|附则',
    ]);
    const law = '法規名稱：青石市市集管理自治條例\n修正日期：民國 110 年 05 月 26 日\n第 1 條\n甲。\n第 2 條\n乙。\n';
    const plain = new Analyzer([]).analyze(Text.of(law)).view;
    expect(draw(outlineOf(plain))).toEqual([
      'title |青石市市集管理自治條例',
      '  article 第 1 條|',
      '  article 第 2 條|',
    ]);
  });

  it('reads an interpretation whose articles stand under two levels of headings', () => {
    const text =
      '青石镇集市解释\n一、总则部分\n第一条 甲。\n二、摊位部分\n（一）固定摊位\n第二条 乙。\n（二）临时摊位\n第三条 丙：\n（一）丁；\n（二）戊。\n三、其他问题\n第四条 己。\n';
    expect(outline(text)).toEqual([
      'title |青石镇集市解释',
      '  paragraph-number 一、|总则部分',
      '    article 第一条|甲',
      '  paragraph-number 二、|摊位部分',
      '    paragraph-number （一）|固定摊位',
      '      article 第二条|乙',
      '    paragraph-number （二）|临时摊位',
      '      article 第三条|丙',
      '        paragraph-number （一）|丁；',
      '        paragraph-number （二）|戊',
      '  paragraph-number 三、|其他问题',
      '    article 第四条|己',
    ]);
  });

  it('goes on with a list of inner items behind text that stands between them', () => {
    const text =
      '青石市市集補助辦法\n第 1 條\n補助如下：\n一、基準：\n（一）每攤一人。\n（二）依下式計算。\nP：補助人數。\n（三）按月平均。\n二、核實補助。\n前項補助應申請。\n一、檢附文件。\n二、按時提出。\n';
    expect(outline(text)).toEqual([
      'title |青石市市集補助辦法',
      '  article 第 1 條|',
      '    paragraph-number 一、|基準',
      '      paragraph-number （一）|每攤一人',
      '      paragraph-number （二）|依下式計算',
      '      paragraph-number （三）|按月平均',
      '    paragraph-number 二、|核實補助',
      '    paragraph-number 一、|檢附文件',
      '    paragraph-number 二、|按時提出',
    ]);
  });

  it('reads a standard', () => {
    const numbersAlone =
      '摊位规范\n1 范围\n2 术语\n2.1\n摊位\n2.2\n摊主\n3 要求\n3.1 一般要求\n3.1.1 平整。\n3.1.2 清洁。\n';
    expect(outline(numbersAlone)).toEqual([
      'title |摊位规范',
      '  section 1|范围',
      '  section 2|术语',
      '    section 2.1|摊位',
      '    section 2.2|摊主',
      '  section 3|要求',
      '    section 3.1|一般要求',
      '      section 3.1.1|平整',
      '      section 3.1.2|清洁',
    ]);
    const text = '集市设施规范\n1 范围\n本文件规定了要求。\n2 要求\n2.1 摊位\n2.1.1 摊位应当平整。\n2.2 通道\n3 检验\n';
    expect(outline(text)).toEqual([
      'title |集市设施规范',
      '  section 1|范围',
      '  section 2|要求',
      '    section 2.1|摊位',
      '      section 2.1.1|摊位应当平整',
      '    section 2.2|通道',
      '  section 3|检验',
    ]);
  });

  it('gives the offsets of the document where pinyin was taken out', () => {
    const text = '一、鎮(zhèn)長(zhǎng)職(zhí)責(zé)\n二、發(fā)展(zhǎn)要(yào)務(wù)\n三、結(jié)語(yǔ)\n';
    const { view } = analyzer.analyze(Text.of(text));
    const nodes = groundOutline(outlineOf(view), view.layer);
    const second = nodes.find(({ label }) => label === '二、')!;
    expect(second.title).toBe('發展要務');
    expect(text.slice(second.start, second.start + 2)).toBe('二、');
  });

  it('nests: every section holds its children', () => {
    const check = (nodes: readonly OutlineNode[], start: number, end: number): void => {
      for (const node of nodes) {
        expect(node.start).toBeGreaterThanOrEqual(start);
        expect(node.end).toBeLessThanOrEqual(end);
        check(node.children, node.start, node.end);
      }
    };
    const text = '甲办法\n第一章 总则\n第一条 甲：\n（一）乙；\n（二）丙。\n后段。\n第二章 附则\n第二条 丁。\n';
    check(outlineOf(viewOf(text)), 0, text.length);
  });
});

describe('factsOf', () => {
  const text =
    '青石镇人民政府关于加强集市管理的通知\n青政发〔2026〕3号\n各村民委员会：\n一、统一思想。\n二、加强巡查。\n青石镇人民政府\n2026年3月1日\n';

  it('names the elements of an official document', () => {
    const facts = factsOf(viewOf(text));
    expect(facts.kind).toBe('official-document');
    expect(facts.title?.text).toBe('青石镇人民政府关于加强集市管理的通知');
    expect(facts.documentNumber?.text).toBe('青政发〔2026〕3号');
    expect(facts.addressee?.text).toBe('各村民委员会：');
    expect(facts.signature.map((place) => place.text)).toEqual(['青石镇人民政府', '2026年3月1日']);
  });

  it('lets the settings say what a document is', () => {
    const settings = { ...DEFAULT_SETTINGS, documentKind: 'report' };
    expect(factsOf(analyzer.analyze(Text.of(text), { settings }).view).kind).toBe('report');
  });
});
