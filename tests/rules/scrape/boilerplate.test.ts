import { describe, expect, it } from 'vitest';
import { compilePattern, needsOf } from '../../../server/src/core/scrape/furniture-compile.ts';
import { SITE_FURNITURE } from '../../../server/src/core/tables/site-furniture.ts';
import { expectFindings, expectSilent, findingsOf, fixed, unmark } from '../harness.ts';

const ID = 'scrape/boilerplate';
const BODY = `各村民委员会：
清河镇地处三县交界，沟渠纵横，历年春汛时节均有堤岸损毁。为保障村民出行和灌溉，现就修缮事项通知如下。
一、修缮范围为东街石桥至北坡水闸的全部堤岸，由镇水利站组织施工，各村派员协助。`;
const SIGNATURE = `清河镇人民政府
2020年3月2日`;

function page(head: string, foot: string): string {
  return `${head}关于修缮清河堤岸的通知\n${BODY}\n${SIGNATURE}\n${foot}`;
}

describe('patterns', () => {
  const patterns = SITE_FURNITURE.flatMap(({ certain, likely, weak, opensLinks, passages, glued }) =>
    [certain, likely, weak, opensLinks, passages, glued].flatMap((list) => list ?? []),
  );

  it.each(patterns)('%s compiles and can be looked for', (pattern) => {
    expect(() => compilePattern(pattern, true)).not.toThrow();
    expect(needsOf(pattern).pairs).toBeDefined();
    expect(pattern).not.toMatch(/[：，（）！？；A-Z]/);
  });
});

describe('a title above and below the line of dates', () => {
  it.each([
    ['one of many words', '清河镇人民政府关于印发清河镇农村饮水安全工程建设和管理实施办法的通知'],
    ['one of several offices', '清河县水利局、清河县财政局、清河县农业局关于修缮农村堤岸补助资金有关问题的通知'],
    ['one of no certain kind', '清河县柳溪灌区与北坡灌区水量分配及水费计收标准对照表式样（二）续编'],
  ])('stays on its two lines: %s', (_, title) => {
    const dates = '作者：法律资料网  时间：2024-06-25 14:15:56  浏览：8552  来源：法律资料网\n下载地址：点击此处下载\n';
    const text = `${title}\n\n${dates}\n${title}\n\n${BODY}\n${SIGNATURE}\n`;
    expect(fixed(ID, text, 'safe')).toBe(text.replace(`${dates}\n`, ''));
  });
});

describe('document-sharing sites', () => {
  it.each([
    '«已阅读5页，还剩12页未读，继续免费阅读»\n',
    '«下载本文档\n\n版权说明：本文档由用户提供并上传，收益归属内容提供方，若内容存在侵权，请进行举报或认领\n\n文档简介»\n',
    '«上传人：清河小筑 文档编号：1234567 上传时间：2021-04-05 格式：DOC 页数：4 大小：28.50KB»\n',
    '«返回 下载 相关 举报»\n«第1页 / 共4页\n点击查看更多>>\n资源描述»\n'.replace(
      '»\n«第1页 / 共4页',
      '\n第1页 / 共4页',
    ),
    '«《关于修缮清河堤岸的通知》由会员分享，可在线阅读，更多相关《关于修缮清河堤岸的通知（4页珍藏版）》请在金锄头文库上搜索。»\n',
    '«该【关于修缮清河堤岸的通知】是由【清河】上传分享，文档一共【4】页，该文档可以免费在线阅读»\n',
    '«• 资源ID：3061754       资源大小：57.76KB        全文页数：39页\n• 资源格式： DOCX        下载积分：6.99金币»\n',
    '«百度文库 - 让每个人平等地提升自我»\n',
  ])('before the text: %j', (head) => {
    expectFindings(ID, page(head, ''));
    expect(fixed(ID, unmark(page(head, '')).text, 'safe')).toBe(page('', ''));
  });

  it('takes a list of notices as one', () => {
    const foot = `
«温馨提示

• 1. 本站所有资源如无特殊说明，都需要本地电脑安装OFFICE2007和PDF阅读器。
• 2. 本站的文档不包含任何第三方提供的附件图纸等，如果需要附件，请联系上传者。
• 3. 清河文库仅提供信息存储空间，对用户上传分享的文档内容本身不做任何修改或编辑。
• 4. 本站不保证下载资源的准确性、安全性和完整性。

评论

0/150

提交评论»
`;
    expectFindings(ID, page('', foot));
    expect(fixed(ID, unmark(page('', foot)).text, 'safe')).toBe(page('', ''));
  });

  it('reads Traditional characters, full width and blanks', () => {
    expectFindings(ID, page('«已閱讀１頁，還剩３頁未讀，  繼續免費閱讀\n下 載 本 文 檔»\n', ''));
  });

  it('takes the preview page off the title', () => {
    expectFindings(ID, `关于修缮清河堤岸的通知«_第1页»\n«关于修缮清河堤岸的通知_第2页»\n${BODY}\n`);
    expect(fixed(ID, `关于修缮清河堤岸的通知_第1页\n关于修缮清河堤岸的通知_第2页\n${BODY}\n`)).toBe(
      `关于修缮清河堤岸的通知\n${BODY}\n`,
    );
    expectFindings(ID, `关于修缮清河堤岸的通知« - 百度文库»\n${BODY}\n`);
  });

  it('finds a passage inside a line', () => {
    expectFindings(ID, `${BODY}«百度文库 - 让每个人平等地提升自我»\n二、其他。\n`);
  });
});

describe('portals', () => {
  it.each([
    '«索 引 号：000123456/2020-00017\t主题分类：农业、林业、水利\n发文机关：清河镇人民政府\t成文日期：2020年03月02日\n标　　题：关于修缮清河堤岸的通知\n发文字号：清政发〔2020〕3号\t发布日期：2020年03月05日\n主 题 词：»\n',
    '«索引号：\n000123456/2020-00017\n成文日期：\n2020年03月02日\n发布机构：\n清河镇人民政府»\n',
    '«下载\n打印\n全屏\n收藏\n【字号：\n加大\n还原\n减小\n】»\n',
    '«当前位置：首页 > 政务公开 > 通知公告»\n',
    '«发布时间：2020-03-05 10:20 来源：清河镇政府办 浏览次数：128 字体：[大 中 小]»\n',
    '«信息来源：清河镇人民政府办公室»\n',
    '«【字体：大 中 小】 打印 关闭»\n',
  ])('before the text: %j', (head) => {
    expectFindings(ID, page(head, ''));
    expect(fixed(ID, unmark(page(head, '')).text)).toBe(page('', ''));
  });

  it.each([
    '«扫一扫在手机打开当前页»\n',
    '«分享到：微信 微博 QQ空间\n【打印本页】 【关闭窗口】»\n',
    '«责任编辑：李四»\n',
    '«（责编：李四、王五）»\n',
    '«上一篇：关于春灌的通知\n下一篇：没有了»\n',
    '«相关报道：»\n',
    '«主办单位：清河镇人民政府 承办单位：清河镇党政办 技术支持：清河网络公司\n网站标识码：1234567890 某公网安备 12345678901234号\n某ICP备12345678号-1»\n',
    '«版权所有：清河镇人民政府 Copyright © 2020 All Rights Reserved»\n',
    '«您是第 10023 位访问者»\n',
  ])('after the text: %j', (foot) => {
    expectFindings(ID, page('', foot));
    expect(fixed(ID, unmark(page('', foot)).text)).toBe(page('', ''));
  });

  it('offers a list of links after the text', () => {
    const marked = page('', '«相关链接：»\n«关于做好春灌工作的通知\n清河镇水利站简介»\n').replace('»\n«', '\n');
    const findings = findingsOf(ID, unmark(marked).text);
    expect(findings.at(-1)?.fix?.safety).toBe('suggested');
    expect(fixed(ID, unmark(marked).text)).toBe(page('', ''));
  });

  it('keeps a signature that stands among lines of the site', () => {
    const text = `关于修缮清河堤岸的通知\n${BODY}\n责任编辑：李四\n清河镇人民政府\n二〇二〇年三月二日\n【打印本页】【关闭窗口】\n`;
    expect(fixed(ID, text)).toBe(page('', '').replace('2020年3月2日', '二〇二〇年三月二日'));
    const links = `关于修缮清河堤岸的通知\n${BODY}\n${SIGNATURE}\n相关链接：\n清河镇水利站简介\n附件1\n用工表\n`;
    expect(fixed(ID, links)).toBe(`关于修缮清河堤岸的通知\n${BODY}\n${SIGNATURE}\n附件1\n用工表\n`);
  });

  it('takes a photo caption before a speech', () => {
    expectFindings(ID, `«李四镇长作工作报告。清河日报记者 王五 摄»\n各位代表：\n${BODY}\n`);
  });
});

describe('what is the document’s own', () => {
  it.each([
    page('', ''),
    page('清政发〔2020〕3号\n', '附件：1.清河堤岸修缮图\n2.各村用工表\n抄送：县水利局，县财政局。\n'),
    page('', '联系人：李四\n联系电话：0000-1234567\n'),
    page('', '主办单位：清河镇人民政府\n'),
    `发文机关：清河镇人民政府\n成文日期：2020年3月2日\n${BODY}\n`,
    `第三条 信息发布者应当注明来源、作者和发布时间，提供下载、打印、收藏功能，不得要求用户登录后阅读。\n`,
    `网站应当在首页标明主办单位、网站标识码和备案编号，并提供“打印本页”功能。\n`,
    '温馨提示\n请各位村民在汛期远离堤岸。\n',
  ])('%j', (text) => {
    expectSilent(ID, text);
  });
});

it('the number of a row of a table stays where the foot of a page stands before it', () => {
  const rows = (foot: string): string => `${BODY}1\n12601.986\n103888.397\n${foot}2\n12592.411\n104161.490\n`;
  expect(fixed(ID, rows('精品文档，欢迎下载\n'))).toBe(rows(''));
});

describe('own patterns', () => {
  const settings = {
    rules: {},
    boilerplate: ['^清河在线.*荣誉出品$', '更多内容请访问清河论坛'],
    documentKind: undefined,
    script: undefined,
  };

  it('are lines or passages', () => {
    expectFindings(ID, `«清河在线网站荣誉出品»\n${BODY}«更多内容请访问清河论坛»\n`, { settings });
  });

  it('fit Traditional text as well', () => {
    expectFindings(ID, `«清河在線網站榮譽出品»\n${BODY}\n`, { settings });
  });

  it('that are no regular expressions fit nothing', () => {
    expectSilent(ID, BODY, { settings: { ...settings, boilerplate: ['['] } });
  });
});
