import { describe, expect, it } from 'vitest';
import { outline } from './outlines.ts';

describe('documents inside a document, and its annexes', () => {
  it('reads a notice that forwards a document, with its annexes', () => {
    const text =
      '青石镇人民政府关于印发集市管理方案的通知\n青政发〔2026〕3号\n各村民委员会：\n现将方案印发给你们，请认真贯彻执行。\n附件：1.责任清单\n　　　2.联系人名单\n青石镇人民政府\n2026年3月1日\n\n集市管理方案\n为加强集市管理，制定本方案。\n一、总体要求\n（一）工作目标。集市整洁有序。\n二、工作安排\n附件1\n责任清单\n一、镇政府。\n二、村委会。\n';
    expect(outline(text)).toEqual([
      'title |青石镇人民政府关于印发集市管理方案的通知',
      '  title |集市管理方案',
      '    paragraph-number 一、|总体要求',
      '      paragraph-number （一）|工作目标',
      '    paragraph-number 二、|工作安排',
      '    annex 附件1|',
      '      title |责任清单',
      '        paragraph-number 一、|镇政府',
      '        paragraph-number 二、|村委会',
    ]);
  });

  it('reads what is appended without a word that titles end with', () => {
    const text =
      '青石镇人民政府关于调整集市工作小组的通知\n青政函〔2026〕4号\n各村：\n一、小组调整如附件。\n附件1.集市摊位的\n2.界址点坐标表\n青石镇人民政府\n2026年3月1日\n附件1.\n集市摊位的\n边线坐标\n编号\n1\n15172.500\n附件2\n青石镇集市工作\n小组成员名单\n组长：林大同\n';
    expect(outline(text)).toEqual([
      'title |青石镇人民政府关于调整集市工作小组的通知',
      '  paragraph-number 一、|小组调整如附件',
      '  annex 附件1|',
      '    title |集市摊位的边线坐标',
      '  annex 附件2|',
      '    title |青石镇集市工作小组成员名单',
    ]);
  });

  it('reads an announcement of Taiwan with drafts that hold no article, and an announcement inside it', () => {
    const text =
      '青石市公報資訊網-每日刊登法令規章等資訊\n\n青石市政府公告 中華民國98年8月28日\n青府字第0980830530號\n主 旨：預告修正「青石市市集管理辦法」。\n公告事項：\n一、訂定機關：青石市政府。\n市 長 林 同\n\n青石市市集管理辦法第八條修正草案總說明\n本辦法訂定已久，爰擬具修正草案。\n\n青石市市集管理辦法第八條修正草案條文對照表\n\n附件（修正後）\n○○年○月○日青府字第○○號令修正發布\n市集攤位收費對照表\n\n附件\n\n青石市政府公告 中華民國97年1月2日\n青府字第0970000001號\n主 旨：訂定「青石市市集管理辦法」。\n依 據：地方制度法。\n市 長 林 同\n';
    expect(outline(text)).toEqual([
      'title |青石市政府公告',
      '  section |主旨',
      '  section |公告事項',
      '    paragraph-number 一、|訂定機關：青石市政府',
      '  title |青石市市集管理辦法第八條修正草案總說明',
      '  title |青石市市集管理辦法第八條修正草案條文對照表',
      '    annex 附件|（修正後）',
      '      title |市集攤位收費對照表',
      '    annex 附件|',
      '      title |青石市政府公告',
      '        section |主旨',
      '        section |依據',
    ]);
  });

  it('reads what an order or notice publishes, whatever its title ends with', () => {
    const order =
      '青石市政府令 中華民國98年8月28日\n青府字第0980830530號\n修正「攤位收費分級表」，並自即日生效。\n市 長 林 同 公出\n副 市 長 王小明 代行\n\n攤位收費分級表\n每級\n一百元\n';
    expect(outline(order)).toEqual(['title |青石市政府令', '  title |攤位收費分級表']);
    const notice =
      '青石镇人民政府关于印发集市摊位图例的通知\n青政发〔2026〕3号\n各村：\n现将《集市摊位图例》印发给你们。\n青石镇人民政府\n2026年3月1日\n集市摊位图例\n红色\n蓝色\n';
    expect(outline(notice)).toEqual(['title |青石镇人民政府关于印发集市摊位图例的通知', '  title |集市摊位图例']);
  });

  it('reads a decision that quotes articles, and the statute that it publishes anew', () => {
    const text =
      '青石市人大常委会关于修改《青石市集市条例》的决定\n（2026年3月1日青石市第十届人大常委会第五次会议通过）\n作如下修改：\n一、将第四条修改为：“第四条 摊主应当：\n“（一）亮证；\n“（二）守时。”\n二、增加一条，作为第五条：\n“第五条 集市日为逢五逢十。”\n三、删去第七条。\n本决定自公布之日起施行。\n青石市集市条例\n（2020年5月1日青石市第九届人大常委会第三次会议通过）\n第一条 甲。\n第二条 乙。\n';
    expect(outline(text)).toEqual([
      'title |青石市人大常委会关于修改《青石市集市条例》的决定',
      '  paragraph-number 一、|将第四条修改为',
      '  paragraph-number 二、|增加一条，作为第五条',
      '  paragraph-number 三、|删去第七条',
      '  title |青石市集市条例',
      '    article 第一条|甲',
      '    article 第二条|乙',
    ]);
  });

  it('reads annexes that have no mark, by the statement that names them', () => {
    const text =
      '青石镇集市意见\n一、整治。\n二、考核。\n\n附：1.集市名单\n    2.联系表\n\n集市名单\n一、青石市场\n二、白石市场\n\n青石镇集市收费标准附表\n项目\n金额\n';
    expect(outline(text)).toEqual([
      'title |青石镇集市意见',
      '  paragraph-number 一、|整治',
      '  paragraph-number 二、|考核',
      '  title |集市名单',
      '    paragraph-number 一、|青石市场',
      '    paragraph-number 二、|白石市场',
      '  title |青石镇集市收费标准附表',
    ]);
  });

  it('takes a row of annex names at the end whole', () => {
    expect(outline('溪口縣林場收費辦法\n第 一 條 為收費，訂定本辦法。\n附表一　收費表\n附表二　時間表\n')).toEqual([
      'title |溪口縣林場收費辦法',
      '  article 第 一 條|為收費，訂定本辦法',
      '  annex 附表一|收費表',
      '  annex 附表二|時間表',
    ]);
  });
});
