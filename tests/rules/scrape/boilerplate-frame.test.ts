/** What a page has around a document that no table knows: the lines among those that are known. */
import { describe, expect, it } from 'vitest';
import { fixed } from '../harness.ts';

const ID = 'scrape/boilerplate';
const TITLE = '清河两岸：小小水闸的春天';
const BODY = `清河镇地处三县交界，沟渠纵横，历年春汛时节均有堤岸损毁。为保障村民出行和灌溉，镇里今年修缮了北坡水闸。
修缮范围为东街石桥至北坡水闸的全部堤岸，由镇水利站组织施工，各村派员协助，五月底前完工。
`;
const FOOT = '扫一扫在手机打开当前页\n网站标识码：1234567890\n';

function taken(page: string): string {
  return fixed(ID, page);
}

describe('over the title', () => {
  it('words of a menu among those that are known', () => {
    const menu = '清河在线\n登录\n注册\n水乡风物\n镇村\n清河论坛\n当前位置：首页 > 镇村\n';
    expect(taken(`${menu}${TITLE}\n${BODY}${FOOT}`)).toBe(`${TITLE}\n${BODY}`);
  });

  it('the longest line is the title where none reads like one', () => {
    const menu = '登录\n注册\n客户端下载\n三农\n水利\n视听\n';
    expect(taken(`${menu}${TITLE}\n2024-05-06 10:12 来源：清河日报\n${BODY}${FOOT}`)).toBe(`${TITLE}\n${BODY}`);
  });

  it('a line with two colons is no title, and what stands over it stays', () => {
    const own = `${TITLE}\n护堤措施\n汛期：每年5月1日至9月30日（其中的警戒期：6月1日至8月31日）\n`;
    const page = `护堤服务平台\n请选择站点：清河县>东街镇>北坡村>河东组\n${own}${BODY}${FOOT}`;
    expect(taken(page)).toContain(own);
  });

  it('names of the offices of a joint paper stay', () => {
    const offices = '清河县民政局\n清河县财政局\n';
    const title = '关于提高供养标准的通知';
    expect(taken(`首页 > 政务公开 > 文件\n${offices}${title}\n${BODY}${FOOT}`)).toBe(`${offices}${title}\n${BODY}`);
  });

  it.each([
    [
      'a title in two lines',
      '清河县人民政府办公室关于全面推行\n河道管护责任制度的意见\n清政办发〔2024〕7号\n各村民委员会：\n',
    ],
    [
      'an office over its title',
      '清河县人民政府办公室\n关于东街石桥修缮情况的函\n清政办函〔2024〕7号\n北坡村民委员会：\n',
    ],
    [
      'the title of a law over its dates',
      '清河县保守水闸秘密法\n\n1998年9月5日 第七届县代表大会常务委员会第三次会议通过\n\n',
    ],
    ['an order with its date', '清河部令 中華民國96年1月29日（補登）\n清河字第0960085005號\n訂定「水閘管理辦法」。\n'],
    ['the speaker’s name', '清河县人民政府工作报告\n县长 艾山·吐尔地\n各位代表：\n'],
    ['a short title over chapters', '測量規則\n\n第 一 編 總則\n第 1 條\n為測量清河各點之相關位置，用以測繪各尺度\n'],
  ])('%s stays', (_, own) => {
    const page = `首页\n登录\n注册\n首页 > 政务公开 > 文件\n索引号：12345\n发布日期：2024-05-06\n${own}${BODY}${FOOT}`;
    expect(taken(page)).toBe(`${own}${BODY}`);
  });

  it('the cover of a standard stays', () => {
    const cover = 'ICS 03.160\nA 12\n清河县地方标准\n';
    const title = '农村公益性公墓管理规范';
    expect(taken(`首页 > 政务公开 > 标准\n${cover}${title}\n${BODY}${FOOT}`)).toBe(`${cover}${title}\n${BODY}`);
  });
});

describe('between title and text', () => {
  it('what stands between the title and the pages of the preview', () => {
    const page = `春汛防备工作制度\n李***\n实名认证\n店铺\nDOC\n24.5KB\n春汛防备工作制度_第1页\n1/5\n春汛防备工作制度_第2页\n2/5\n${BODY}`;
    expect(taken(page)).not.toMatch(/实名认证|店铺|DOC|KB|\d\/5|_第/);
    expect(taken(page)).toContain(BODY);
  });

  it('values of labels that stand alone', () => {
    const credits = '来源：\n清河日报\n作者：\n李四光明\n手机查看\n扫码关注\n';
    expect(taken(`登录\n注册\n清河网\n${TITLE}\n${credits}${BODY}${FOOT}`)).toBe(`${TITLE}\n${BODY}`);
  });

  it('the addressee, the speaker and the number of the paper stay', () => {
    const own = '清政发〔2024〕5号\n镇长 李四\n各村民委员会：\n';
    const page = `首页 > 政务公开 > 文件\n${TITLE}\n发布日期：2024-05-06 10:12 浏览次数：12\n${own}${BODY}${FOOT}`;
    expect(taken(page)).toBe(`${TITLE}\n${own}${BODY}`);
  });

  it('a table that comes before the first sentence stays', () => {
    const table = '项目\n预算数\n教育\n860\n科技\n35\n合计\n895\n';
    const page = `首页 > 政务公开 > 财政\n${TITLE}\n发布日期：2024-05-06 10:12 浏览次数：12\n${table}${BODY}${FOOT}`;
    expect(taken(page)).toBe(`${TITLE}\n${table}${BODY}`);
  });
});

describe('after the text', () => {
  it('unknown lines to the end of a page that is plainly one', () => {
    const links = '镇里新添两台水泵\n一位护堤员的清晨\n水闸边的小学校\n清河年画进社区\n村口的广播又响了\n';
    expect(taken(`${TITLE}\n${BODY}责任编辑：李四\n相关新闻\n${links}${FOOT}水乡风物\n`)).toBe(`${TITLE}\n${BODY}`);
  });

  it('an annex behind the foot stays, and what stands under it', () => {
    const annex = '附件1\n护堤员名单\n李四\n王五\n赵六\n';
    const page = `${TITLE}\n${BODY}扫一扫在手机打开当前页\n【打印本页】 【关闭窗口】\n${annex}`;
    expect(taken(page)).toBe(`${TITLE}\n${BODY}${annex}`);
  });

  it('a list of names without anything of a site stays', () => {
    const page = `${TITLE}\n${BODY}护堤员\n李四\n王五\n赵六\n登录\n`;
    expect(taken(page)).toBe(page);
  });
});

describe('what a page says of the document', () => {
  const text = '清河镇地处三县交界，沟渠纵横，历年春汛时节均有堤岸损毁，群众出行和灌溉很不方便';

  it('a summary that the text begins with goes, the text stays', () => {
    const page = (summary: string): string =>
      `${TITLE}\n2024-05-06 10:12 来源：清河日报\n${summary}${text}，镇里今年修缮了北坡水闸。\n${BODY}${FOOT}`;
    expect(taken(page(`导读：${text}…\n`))).toBe(`${TITLE}\n${text}，镇里今年修缮了北坡水闸。\n${BODY}`);
  });

  it('the abstract of a paper and its words stay', () => {
    const own = `摘要：${text}。\n关键词：堤岸；水闸；春汛\n`;
    const page = `首页 > 论文\n${TITLE}\n2024-05-06 10:12:31 作者：李四光明 来源：清河学刊 浏览次数：12\n${own}${BODY}${FOOT}`;
    expect(taken(page)).toBe(`${TITLE}\n${own}${BODY}`);
  });

  it('how many samples a site counts', () => {
    expect(taken(`堤岸修缮工作总结（精选5篇）\n${BODY}`)).toBe(`堤岸修缮工作总结\n${BODY}`);
  });

  it('an interface in English', () => {
    const frame = 'Home\nDocuments\n';
    const below = 'of 12\nUpload: others\nPost on: 27-Feb-2020\n4 views\nCategory:\nDocuments\nReport\nDownload\n';
    expect(taken(`${frame}${TITLE}\n${below}${BODY}`)).toBe(`${TITLE}\n${BODY}`);
  });

  it('a title is not joined to the text when the line of dates goes', () => {
    const title = '清河县柳溪灌区与北坡灌区水量分配及水费计收标准对照表式样说明与补充';
    const page = `${title}\n发布日期：2024-05-06 10:12 浏览次数：12\n${text}，镇里今年修缮了水闸。\n${BODY}${FOOT}`;
    expect(taken(page)).toBe(`${title}\n${text}，镇里今年修缮了水闸。\n${BODY}`);
  });
});
