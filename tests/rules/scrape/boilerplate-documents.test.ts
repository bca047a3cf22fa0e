/** Documents that talk of what sites say themselves, as they stand and inside pages of sites. */
import { describe, expect, it } from 'vitest';
import { expectSilent, findingsOf, fixed } from '../harness.ts';

const ID = 'scrape/boilerplate';

const DOCUMENTS: Record<string, string> = {
  'a directory of offices': `清河镇机关各办公室职责和联系方式一览表
单位
负责人
电话
地址
党政办公室
李四
0000-1234567
镇政府一楼
农业农村办公室
王五
0000-1234568
镇政府二楼
便民服务中心
赵六
0000-1234569
清河路12号
为方便群众办事，现将各办公室职责和联系方式公布如下，如有变动另行通知。
清河镇人民政府
2024年3月5日
`,
  'a form': `附件2
清河镇农家书屋图书借阅登记表
姓名
性别
联系电话
书名
借阅日期
归还日期
管理员签字
备注
填表说明：
1.本表由管理员填写，一式两份，一份存档，一份交镇文化站。
2.借阅期限为30天。
`,
  minutes: `清河镇党委会议纪要
〔2024〕5号
时间：2024年3月5日上午9:00
地点：镇政府三楼会议室
主持：李四
出席：王五、赵六、钱七
列席：孙八
记录：周九
会议听取了镇水利站关于春季清淤工作的汇报，研究了下一步工作安排，现纪要如下。
一、抓紧组织施工
会议要求各村在3月底以前完成主要沟渠的清淤任务，确保灌溉用水。
发送：各村，镇直各单位。
`,
  'a plan for a web site': `清河县政府网站建设方案
为加强县政府网站建设，提升网上服务水平，结合我县实际制定本方案。
一、栏目设置
首页
政务公开
政务服务
互动交流
走进清河
专题专栏
二、功能要求
网站搜索
无障碍浏览
智能问答
用户登录
注册管理
网站应当设置以上功能，并保证运行稳定，数据安全，每月开展一次检查。
三、责任分工
主办单位：县政府办公室
承办单位：县信息中心
技术支持：县大数据中心
清河县人民政府办公室
2024年3月5日
`,
  'rules of a library': `清河镇综合文化站图书室管理制度
第一条 为加强图书室管理，方便群众阅读，制定本制度。
第二条 图书室实行免费阅读，读者凭借书证借阅，每次限借两册。
开放时间：周一至周五 8:30—17:30
服务电话：0000-1234567
分类目录
文学
历史
农业科技
少儿读物
报刊杂志
工具书
第三条 读者应当爱护图书，损坏的照价赔偿。
`,
  'the cover of a standard': `ICS 03.160
A 12
DB00
清河县地方标准
DB00/T 012—2024
农村公益性公墓管理规范
2024-03-05发布
2024-04-01实施
清河县市场监督管理局 发布
本标准按照GB/T 1.1给出的规则起草，由清河县民政局提出并归口。
本标准主要起草人：李四、王五。
`,
  'a speech': `在全镇春耕生产动员会上的讲话
镇党委书记 李四
（2024年3月5日）
同志们：
今天召开这次会议，主要任务是总结去年工作，安排部署今年的春耕生产，动员全镇上下抢抓农时。
一、认清形势
今年开春以来气温偏低，降水偏少，墒情较差，各村务必早做准备，不误农时。
谢谢大家！
`,
  'a list of people commended': `关于表彰2023年度先进集体和先进个人的决定
清政发〔2024〕5号
各村民委员会，镇直各单位：
2023年，全镇上下团结一心，各项工作取得明显成效。经研究，决定对下列集体和个人予以表彰。
先进集体（3个）
东街村
北坡村
镇水利站
先进个人（6名）
李 四
王 五
赵 六
钱 七
孙 八
周 九
清河镇人民政府
2024年3月5日
主题词：表彰 决定
抄送：县政府办公室。
清河镇党政办公室 2024年3月5日印发
`,
  'rules on copyright in the web': `清河市网络作品版权保护办法
第一条 为保护著作权人的合法权益，制定本办法。
第二条 本办法所称网络服务提供者，是指提供文档上传、下载、在线阅读和信息存储空间的平台。
第三条 用户上传的文档侵犯他人著作权的，平台接到权利人通知后应当立即删除或者断开链接，并将通知转送用户。
第四条 平台转载作品应当注明出处和来源，未经许可不得用于商业用途，不得收取会员费、下载费。
第五条 举报电话和邮箱应当在网站首页公布。
`,
  'a notice on an app': `关于推广使用“清河通”客户端的通知
各村民委员会：
为方便群众办事，县里开发了“清河通”客户端，现就推广使用有关事项通知如下。
一、下载方式
1.扫描二维码下载
2.登录应用商店搜索“清河通”下载
3.关注“清河发布”微信公众号下载
二、注册登录
打开客户端，点击“我的”，输入手机号和验证码，完成注册。
三、联系方式
联系人：李四
联系电话：0000-1234567
电子邮箱：qinghe@example.cn
附件：1.操作手册
2.常见问题解答
清河县信息中心
2024年3月5日
`,
  'a table of a budget': `清河镇2024年预算收支表
单位：万元
项目
预算数
一般公共服务
1200
教育
860
科技
35
文化体育
48
社会保障
420
合计
2563
以上预算经镇人民代表大会审查批准，执行中如有调整，按照规定的程序办理。
`,
  'an announcement in Traditional characters': `清河鎮公所公告
發文日期：中華民國109年3月2日
發文字號：清工字第1090000001號
附件：如主旨
主旨：公告修繕清河堤岸。
依據：水利法第七十八條。
公告事項：
一、修繕範圍：東街石橋至北坡水閘。
二、聯絡人：李四，電話：0000-1234567。
鎮長 王小五
`,
  'a survey of shops in the web': `清河镇农村电商发展情况调研报告
农村观察调研组 李四 王五
近年来，清河镇把发展农村电商作为促进农民增收的重要抓手，取得了一定成效，也存在一些问题。
一、基本情况
全镇现有网店126家，其中在知名平台注册会员的86家，全年线上销售额1.2亿元。
表1 各平台店铺数量
平台
店铺
会员
访问量
甲平台
46
1200
35000
乙平台
40
980
28000
二、存在问题
部分店铺图片、文字直接从网络下载，未注明来源，容易引起版权纠纷。
`,
  'a letter to farmers': `致全镇农民朋友的一封信
亲爱的农民朋友们：
秋收时节到了，为了保护我们共同的家园，请大家不要焚烧秸秆，一起来守护蓝天白云。
温馨提示
举报电话：0000-1234567
欢迎大家监督举报，感谢您的支持和配合！
清河镇人民政府
2024年9月5日
`,
  'a paper of three offices': `清河县民政局
清河县财政局
清河县教育局
文件
清民发〔2024〕5号
关于提高孤儿基本生活费标准的通知
各乡镇人民政府：
经县政府同意，从2024年1月起提高孤儿基本生活费标准，现将有关事项通知如下。
一、标准
集中供养每人每月2000元，分散供养每人每月1500元，所需资金由县财政承担。
清河县民政局 清河县财政局 清河县教育局
2024年3月5日
`,
  'a table of contents': `清河镇国土空间规划
目 录
前 言
第一章 总则
第二章 现状
第三章 布局
附表
前 言
本规划是清河镇各类开发建设活动的基本依据，规划期限为2021年至2035年，由镇人民政府组织实施。
`,
};

const PORTAL_HEAD = `首页 > 政务公开 > 通知公告
来源：清河镇 发布时间：2024-03-06 10:12 浏览次数：123 字体：[大 中 小]
`;
const PORTAL_FOOT = `扫一扫在手机打开当前页
【打印本页】 【关闭窗口】
主办：清河县人民政府 网站标识码：1234567890
`;
const SHARING_HEAD = `已阅读5页,还剩13页未读 继续免费阅读
下载本文档
版权说明:本文档由用户提供并上传,收益归属内容提供方,若内容存在侵权,请进行举报或认领
文档简介
`;
const SHARING_FOOT = `温馨提示
1. 本站所有资源如无特殊说明，都需要本地电脑安装OFFICE2007和PDF阅读器。
2. 本站的文档不包含任何第三方提供的附件图纸等，如果需要附件，请联系上传者。
评论
0/150
提交评论
`;

describe.each(Object.entries(DOCUMENTS))('%s', (_, text) => {
  it('is silent', () => {
    expectSilent(ID, text);
  });

  it('stays whole inside the page of a portal', () => {
    expect(fixed(ID, `${PORTAL_HEAD}${text}${PORTAL_FOOT}`)).toBe(text);
  });

  it('stays whole where the line of the source stands under the title', () => {
    const [title, ...rest] = text.split('\n');
    expect(fixed(ID, `${title}\n${PORTAL_HEAD}${rest.join('\n')}${PORTAL_FOOT}`)).toBe(text);
  });

  it('stays whole inside the page of a document-sharing site', () => {
    expect(fixed(ID, `${SHARING_HEAD}${text}${SHARING_FOOT}`)).toBe(text);
  });
});

describe('lines that only look like those of a site, in a document without any other', () => {
  const BODY =
    '渠首控制系统供水利站值班人员使用，开机后先核对各闸门的开度，再按照当日的配水计划逐一调整，不得越级操作。\n';

  it.each([
    `${BODY}\n字体大小\n\n${BODY}\n背景颜色\n\n${BODY}`,
    `${BODY}\n相关主题\n\n闸门的保养\n`,
    `${BODY}\n1.4.1. 登录 shell\n\n${BODY}# ls -1 >>~/gates.txt\n${BODY}`,
    `${BODY}\n4.2. copyright\n\n${BODY}`,
    `${BODY}（来源：清河镇水利站）\n`,
  ])('are not taken out by a safe fix: %j', (text) => {
    expect(fixed(ID, text, 'safe')).toBe(text);
    expect(findingsOf(ID, text).filter(({ severity }) => severity === 'warning')).toEqual([]);
  });

  it('are left among the properties before a Markdown text', () => {
    const text = `---\ntitle: 渠首控制系统\ndate: 2024-03-01\nauthor: 清河镇水利站\ntags: [水利, 闸门]\n---\n\n# 使用说明\n\n${BODY}`;
    expectSilent(ID, text, { language: 'markdown' });
  });

  it('are taken out where the page shows otherwise', () => {
    const text = `首页 > 水利 > 正文\n${BODY}\n相关主题\n\n【打印本页】 【关闭窗口】\n扫一扫在手机打开当前页\n`;
    expect(fixed(ID, text, 'safe')).toBe(BODY);
  });
});
