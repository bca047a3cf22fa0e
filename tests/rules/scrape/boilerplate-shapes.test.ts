/** Lines that no table holds: what they are made of tells them. */
import { describe, expect, it } from 'vitest';
import {
  isEditorial,
  isLongNotice,
  isMenuEntry,
  isNotice,
  isPropertyRow,
} from '../../../server/src/core/scrape/furniture-shapes.ts';
import { fixed } from '../harness.ts';

const ID = 'scrape/boilerplate';
const TITLE = '关于修缮清河堤岸的通知';
const BODY = `清河镇地处三县交界，沟渠纵横，历年春汛时节均有堤岸损毁。为保障村民出行和灌溉，现就修缮事项通知如下。
修缮范围为东街石桥至北坡水闸的全部堤岸，由镇水利站组织施工，各村派员协助。
`;

describe('entries of menus', () => {
  it.each([
    'vip免费专区',
    '立即续费vip',
    '我的收藏',
    '相关文档推荐',
    '上传文档赚钱',
    '热门范文',
    '用户评论(0)',
    '客户端下载',
  ])('%s is one', (key) => {
    expect(isMenuEntry(key)).toBe(true);
  });

  it.each([
    '通知',
    '政策',
    '服务中心',
    '水利',
    '会员代表',
    '文档归档',
    '网站建设',
    '举报电话:0000-1234567',
    '版权声明',
    '人才服务',
  ])('%s is none', (key) => {
    expect(isMenuEntry(key)).toBe(false);
  });
});

describe('properties of a file', () => {
  it.each(['2019-05-1234页doc120kb3阅读', '约3.2千字约7页', 'pdf|1.25mb', '5阅读0下载', '免费12页'])('%s', (key) => {
    expect(isPropertyRow(key)).toBe(true);
  });

  it.each(['2020年3月2日', '12页', '1200元', '2020-03-02', '共12人', '1/5', '12.5'])('%s alone is none', (key) => {
    expect(isPropertyRow(key)).toBe(false);
  });
});

describe('notices of a site', () => {
  it.each([
    '本站所有资料为用户分享产生,若发现您的权利被侵害,请联系客服邮件,我们尽快处理',
    '声明:本文内容由网友自发上传,本站不拥有所有权,如有侵权请告知删除',
  ])('%s', (key) => {
    expect(isNotice(key)).toBe(true);
  });

  it('of several sentences, each of which talks of the site', () => {
    const notice = '本站所有文档均由用户上传,仅供学习交流。如果侵犯了您的版权,请联系客服删除。下载后不得用于商业用途。';
    expect(isLongNotice(notice)).toBe(true);
    expect(isLongNotice(`各村要切实加强堤岸管护,发现险情及时上报。${notice}`)).toBe(false);
  });

  it.each([
    '第八条网站转载作品的,应当注明出处,平台用户上传的文档侵犯著作权的,应当删除',
    '网络服务提供者接到通知后,应当及时将该通知转送相关网络用户,并根据侵权证据采取删除等措施',
  ])('is no rule about them: %s', (key) => {
    expect(isNotice(key)).toBe(false);
    expect(isLongNotice(key)).toBe(false);
  });
});

describe('an editor’s words to the reader', () => {
  const intro =
    '在日常生活中,通知的使用越来越广泛,通知用来发布要求周知的事项。你知道通知怎么写吗?下面是小编为大家整理的修缮通知,仅供参考,一起来看看吧。';

  it('are told by how they end', () => {
    expect(isEditorial(intro)).toBe(true);
    expect(isEditorial(`${intro}一、修缮范围为东街石桥至北坡水闸。`)).toBe(false);
    expect(isEditorial('现将各村整理的经验材料印发给你们,供参考借鉴,请大家认真学习。')).toBe(false);
  });

  it('are only offered, for they read like text', () => {
    const page = `当前位置：清河范文网 > 通知 > 正文\n${TITLE}\n${intro}\n${BODY}`;
    expect(fixed(ID, page, 'safe')).toBe(`${TITLE}\n${intro}\n${BODY}`);
    expect(fixed(ID, page)).toBe(`${TITLE}\n${BODY}`);
  });
});

describe('where lines stand', () => {
  const foot = '扫一扫在手机打开当前页\n网站标识码：1234567890\n';

  it('over the line of the place stand menus, however long', () => {
    const menu =
      '清河县人民政府\nAPP下载\n登录\n省政府\n市州政府\n走进清河\n要闻\n数据\n公司简介\n企业文化\n工程案例\n在线留言\n';
    const page = `${menu}当前位置：首页 > 政务公开 > 乡镇文件\n${TITLE}\n${BODY}${foot}`;
    expect(fixed(ID, page)).toBe(`${TITLE}\n${BODY}`);
  });

  it('what a document has over its title stays', () => {
    const head = '特急\n清河县人民政府文件\n清政发〔2020〕3号\n';
    const page = `当前位置：首页 > 政务公开 > 乡镇文件\n${head}${TITLE}\n${BODY}${foot}`;
    expect(fixed(ID, page)).toBe(`${head}${TITLE}\n${BODY}`);
  });

  it('labels without colons, each value on its own line, are a table', () => {
    const table = `索引号\n000123456/2020-00017\n主题分类\n农业、水利\n发布机构\n清河镇人民政府\n文　　号\n无\n名　　称\n${TITLE}\n发布日期\n2020-03-05 09:12\n时效性\n有效\n`;
    expect(fixed(ID, `首页 > 政务公开 > 文件\n${table}${TITLE}\n${BODY}${foot}`)).toBe(`${TITLE}\n${BODY}`);
  });

  it('a row of channels stands over the title', () => {
    const page = `新闻 体育 汽车 房产 旅游 教育 更多\n${TITLE}\n2020-03-05 08:12\n来源：清河日报\n${BODY}责任编辑：李四\n`;
    expect(fixed(ID, page)).toBe(`${TITLE}\n${BODY}`);
  });
});

describe('what is glued to a sentence', () => {
  const sentence = '各村要按照分工抓好落实，确保堤岸安全度汛。';

  it.each([
    '下载本文档请点击这里免费下载',
    '本文来自：清河文秘网(www.example.com)，转载请注明出处。',
    '(来源：清河范文网 http://www.example.com)',
    '精品资料，欢迎下载！',
    '声明：本文由清河文秘网小编收集整理，版权归原作者所有。',
    '【更多范文请访问www.example.com】',
  ])('%s', (glued) => {
    const page = `${TITLE}\n${BODY}${sentence}${glued}\n`;
    expect(fixed(ID, page)).toBe(`${TITLE}\n${BODY}${sentence}\n`);
    expect(fixed(ID, page, 'safe')).toBe(page);
  });

  it.each([
    '（来源：国家统计局）',
    '各村可登录县政府网站下载本资料，组织学习。',
    '本资料来自各村上报的台账，由镇水利站汇总。',
    '（资料来源：县统计局网站）',
  ])('is not %s', (text) => {
    const page = `${TITLE}\n${BODY}${sentence}${text}\n`;
    expect(fixed(ID, page)).toBe(page);
  });
});

describe('what follows the end of the text', () => {
  const signature = '清河镇人民政府\n2020年3月2日\n';

  it('links to the end of the page where a line announces them', () => {
    const links = '春季防火方案04-23\n禁烧工作方案06-11\n防汛应急预案07-02\n冬季清淤方案12-01\n食堂管理制度03-08\n';
    expect(fixed(ID, `${TITLE}\n${BODY}【修缮通知】相关文章：\n${links}`)).toBe(`${TITLE}\n${BODY}`);
  });

  it('headings with nothing under them', () => {
    const foot = '政策图解：\n媒体报道：\n分享：\n打印\n关闭\n网站标识码：1234567890\n';
    expect(fixed(ID, `${TITLE}\n${BODY}${signature}${foot}`)).toBe(`${TITLE}\n${BODY}${signature}`);
  });

  it('the document’s own statements stay', () => {
    const own = '附件：1.修缮图\n抄送：县水利局。\n联系人：李四\n';
    expect(fixed(ID, `${TITLE}\n${BODY}${signature}${own}分享：\n打印\n关闭\n网站标识码：1234567890\n`)).toBe(
      `${TITLE}\n${BODY}${signature}${own}`,
    );
  });
});
