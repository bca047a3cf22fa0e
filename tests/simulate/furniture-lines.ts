/** Lines that sites put around documents, filled in at random. */
import type { Random } from './random.ts';

export const PLACES = ['清河', '东岭', '白石', '双桥', '柳湾', '望江', '北坡', '金沙'];
export const SITES = [
  '清河文库',
  '人人文库',
  '金锄头文库',
  '装配图网',
  '众赏文库',
  '三一办公',
  '得力文库',
  '原创力文档',
];
export const PAPERS = [
  '清河日报',
  '东岭晚报',
  '新华社',
  '望江发布',
  '白石县融媒体中心',
  '柳湾政务',
  '双桥市人民政府网',
  '中国政府网',
];
export const NAMES = ['李四', '王小五', '赵一鸣', '欧阳明', '钱多', '孙文'];

export interface Given {
  readonly random: Random;
  readonly place: string;
  readonly title: string;
}
export type Lines = (given: Given) => string[];

export const number = (random: Random, digits: number): string =>
  String(random.integer(10 ** (digits - 1), 10 ** digits - 1));
export const date = (random: Random): string =>
  `20${random.integer(10, 24)}-0${random.integer(1, 9)}-${random.integer(10, 28)}`;
export const time = (random: Random): string => `${date(random)} ${random.integer(10, 23)}:${random.integer(10, 59)}`;
export const SHARING_HEADS: readonly Lines[] = [
  ({ random }) => [
    `已阅读${random.integer(1, 5)}页,还剩${random.integer(2, 60)}页未读${random.pick([',', ', ', ' '])}继续免费阅读`,
    '下载本文档',
    '版权说明:本文档由用户提供并上传,收益归属内容提供方,若内容存在侵权,请进行举报或认领',
    '文档简介',
  ],
  ({ random }) => [
    `上传人:${random.pick(NAMES)} 文档编号:${number(random, 7)} 上传时间:${date(random)} 格式:DOC 页数:${random.integer(2, 60)} 大小:${number(random, 2)}.50KB`,
    '返回 下载 相关 举报',
    `第1页 / 共${random.integer(2, 60)}页`,
    '点击查看更多>>',
    '资源描述',
  ],
  ({ random, title }) => {
    const site = random.pick(SITES);
    return [
      `《${title}》由会员分享,可在线阅读,更多相关《${title}(${random.integer(2, 30)}页珍藏版)》请在${site}上搜索。`,
    ];
  },
  ({ random, place }) => [
    `欢迎来到${random.pick(SITES)}! | 帮助中心 分享知识,传播智慧`,
    '全部分类',
    '• 办公文档>',
    '• 工作总结>',
    'ImageVerifierCode 换一换',
    `首页 ${place}文库 > 资源分类 > DOC文档下载`,
    `资源ID:${number(random, 7)} 资源大小:${number(random, 2)}.5KB 全文页数:${random.integer(2, 60)}页`,
    `资源格式: DOC 下载积分:${random.integer(2, 12)}金币`,
    '快捷下载 游客一键下载',
    '加入VIP,免费下载',
  ],
  ({ random, title }) => [
    `该【${title}】是由【${random.pick(NAMES)}】上传分享,文档一共【${random.integer(2, 40)}】页,该文档可以免费在线阅读,以下文字是截取该文章内的部分文字,如需要获得完整电子版,请下载此文档到您的设备,方便您编辑和打印。`,
  ],
  ({ random }) => [
    `文档格式:DOC | 页数:${random.integer(2, 60)} | 浏览次数:${number(random, 3)} | 上传日期:${date(random)} | 文档星级:★★★★★`,
  ],
  ({ random, title }) => [
    '认证信息',
    '个人认证',
    `IP属地：${random.pick(['湖北', '四川', '广东'])}`,
    `编号：${number(random, 8)}    类型：共享资源    大小：${number(random, 2)}.50KB    格式：DOC    上传时间：${date(random)}`,
    '关 键 词：',
    title.slice(2, 8),
    '资源描述：',
  ],
  ({ random, place }) => [
    `当前位置：${place}范文网 > 规章制度 > 正文`,
    `网友 分享 时间：${date(random)} 加入收藏 我要投稿 点赞`,
    '【导语】本文由网友收集整理，以下是小编收集的范文，欢迎大家借鉴与参考。',
  ],
  ({ random }) => [
    `约${random.integer(1, 9)}.${random.integer(1, 9)}千字 约${random.integer(2, 20)}页 ${date(random)} 发布于湖北`,
    '举报',
  ],
];

export const SHARING_FEET: readonly Lines[] = [
  ({ random }) => [
    '温馨提示',
    '1. 本站所有资源如无特殊说明,都需要本地电脑安装OFFICE2007和PDF阅读器。',
    '2. 本站的文档不包含任何第三方提供的附件图纸等,如果需要附件,请联系上传者。文件的所有权益归上传用户所有。',
    `3. ${random.pick(SITES)}仅提供信息存储空间,仅对用户上传内容的表现方式做保护处理,并不能对任何下载内容负责。`,
    '4. 下载文件中如有侵权或不适当内容,请与我们联系,我们立即纠正。',
    '5. 本站不保证下载资源的准确性、安全性和完整性, 同时也不承担用户因使用这些下载资源对自己和他人造成任何形式的伤害或损失。',
    '评论',
    '0/150',
    '提交评论',
  ],
  ({ random }) => [
    `1、本文档共${random.integer(2, 40)}页，可阅读全部内容。`,
    '2、本站所有内容均由合作方或网友上传，本站不对文档的完整性、权威性及其观点立场正确性做任何保证或承诺！文档内容仅供研究参考，付费前请自行鉴别。',
    '3、如文档侵犯商业秘密、侵犯著作权、侵犯人身权等，请点击“版权申诉”，也可以打举报电话。',
    `文档评论（${random.integer(0, 9)}）`,
  ],
  ({ random, title }) => [
    '展开阅读全文',
    '相关资源',
    '正为您匹配相似的精品文档',
    '关于本文',
    `本文标题:${title}`,
    `链接地址:https://www.example.com/doc-${number(random, 7)}.html`,
    '关于我们 - 网站声明 - 网站地图 - 资源地图 - 友情链接 - 网站客服 - 联系我们',
    `本站为文档C2C交易模式,即用户上传的文档直接被用户下载,本站只是中间服务平台。若文档所含内容侵犯了您的版权或隐私,请立即通知${random.pick(SITES)},我们立即给予删除!`,
  ],
  ({ random, title, place }) => [
    `…… 此处隐藏：${number(random, 4)}字，全部文档内容请下载后查看。喜欢就下载吧 ……`,
    `${title}.doc 将本文的Word文档下载到电脑`,
    `【${title}】相关文章：`,
    `${place}工作总结01-02`,
    '为您推荐',
    `Copyright © ${random.integer(2010, 2024)} ${place}范文网 版权所有`,
  ],
  () => [
    '君，已阅读到文档的结尾了呢~~',
    '扫扫二维码，随身浏览文档',
    '手机或平板扫扫即可继续访问',
    '举报该文档为侵权文档',
  ],
];

export const TABLES: readonly Lines[] = [
  ({ random, place, title }) => [
    `索 引 号:${number(random, 9)}/2020-${number(random, 5)} 主题分类:农业、林业、水利`,
    `发文机关:${place}县人民政府 成文日期:2020年03月02日`,
    `标　　题:${title}`,
    `发文字号:${place[0]}政发〔2020〕${random.integer(1, 80)}号 发布日期:2020年03月05日`,
    '主 题 词:',
  ],
  ({ random, place }) => [
    '索引号:',
    `${number(random, 9)}/2020-${number(random, 5)}`,
    '发布机构:',
    `${place}县人民政府办公室`,
    '公开方式:',
    '主动公开',
    '生成日期:',
    date(random),
    '有效性:',
    '有效',
  ],
  ({ random, place, title }) => [
    `索 引 号 ${number(random, 9)} 信息分类 通知公告`,
    `发布机构 ${place}镇人民政府 发文日期 ${date(random)}`,
    `名　　称 ${title}`,
    `文　　号 ${place[0]}政办〔2021〕${random.integer(1, 80)}号 公开日期 ${date(random)}`,
  ],
];

export const TOOLS: readonly string[] = [
  '缩小字体 放大字体 收藏 微博 微信 分享',
  '友善列印 轉寄友人 回上一頁',
  '用微信扫码二维码\n分享至好友和朋友圈',
  '阅读下一篇：',
  '发布：办公室 浏览次数：',
  '【字体：大 中 小】',
  '打印本页 关闭窗口',
  '字号：大 中 小',
  '浏览次数：128',
  '分享到：微信 微博 QQ空间',
  '扫一扫在手机打开当前页',
  '【打印】【关闭窗口】',
  '我要纠错 打印 关闭',
  '【字号：\n加大\n还原\n减小\n】',
  '收藏本页 打印本页 关闭本页',
];

export const NEWS_HEADS: readonly Lines[] = [
  ({ random, place }) => [`${place}网 > > 正文`, time(random), `来源：${random.pick(PAPERS)}`, '小字号'],
  ({ random }) => [`时间:${time(random)}:08 乡村 浏览次数:`],
  ({ random, place }) => ['点击上方“蓝字”，关注我们！', `原创 ${place}水利 ${place}水利 ${time(random)}`, '收录于合集'],
  ({ random, place }) => [
    '法律图书馆 > 法律法规库 > 法规浏览',
    `颁布单位 ${place}县人民政府 发文字号 ${place[0]}政发〔2020〕3号`,
    `颁布日期 ${date(random)} 执行日期 ${date(random)} 时效性 现行有效`,
  ],
  ({ random }) => [
    `发布单位：${random.pick(PLACES)}區公所`,
    `最後更新時間：${time(random)}`,
    `點閱數：${number(random, 4)}`,
  ],
  ({ random }) => [`来源：${random.pick(PAPERS)}`, `时间：${date(random)}`],
  ({ random }) => [`发布时间:${time(random)} 来源:${random.pick(PAPERS)} 浏览次数:${number(random, 3)}`],
  ({ random }) => [`${time(random)}　来源：${random.pick(PAPERS)}　【字体：大 中 小】`],
  ({ random, place }) => [
    `当前位置：首页 > 政务公开 > ${place}文件`,
    `信息来源：${random.pick(PAPERS)} 发布日期：${date(random)} 字体：[大 中 小]`,
  ],
  ({ random }) => [
    `作者:${random.pick(NAMES)}  来源:${random.pick(PAPERS)}  点击数:${number(random, 3)}  更新时间:${date(random)}`,
  ],
];

export const PORTAL_FEET: readonly Lines[] = [
  () => [
    '- END -',
    '供稿｜清河水利站',
    '编辑｜李四',
    '审核｜王小五',
    '点击“阅读原文”了解更多',
    '喜欢此内容的人还喜欢',
    '微信扫一扫',
    '关注该公众号',
    '赞',
    '在看',
    '写留言',
  ],
  ({ random, place }) => [
    '回上一頁',
    '隱私權及網站安全政策',
    `著作權所有 © ${place}區公所 All Rights Reserved.`,
    '建議使用 Chrome、Firefox、Edge 瀏覽器，最佳瀏覽解析度1024x768',
    `更新日期：109-03-0${random.integer(1, 9)}`,
    `瀏覽人次：${number(random, 6)}`,
  ],
  ({ random, place }) => [
    `${place}县人民政府主办 ${place}县人民政府办公室承办 ${place}县大数据中心维护`,
    '本网站已支持IPv6',
    `公安机关备案号：${number(random, 14)}`,
    '国务院部门网站',
    '|',
    '地方政府网站',
  ],
  ({ random, place }) => [
    `责任编辑：${random.pick(NAMES)}`,
    '扫一扫在手机打开当前页',
    '分享到：',
    `主办单位：${place}县人民政府 承办单位：${place}县政府办公室`,
    `网站标识码：${number(random, 10)} 某公网安备 ${number(random, 14)}号`,
    `某ICP备${number(random, 8)}号-1`,
  ],
  ({ random, place }) => [
    '【打印本页】 【关闭窗口】',
    `版权所有：${place}市人民政府 技术支持：${place}信息中心`,
    `Copyright © ${random.integer(2010, 2024)} All Rights Reserved`,
    `ICP备案号：某ICP备${number(random, 8)}号`,
  ],
  ({ random }) => [`（责编：${random.pick(NAMES)}、${random.pick(NAMES)}）`],
  ({ random, place }) => [
    '联系我们 | 网站地图 | 关于我们 | 法律声明',
    `主办：${place}区人民政府 地址：${place}区人民路${random.integer(1, 99)}号 邮编：${number(random, 6)}`,
    `网站标识码：${number(random, 10)}`,
    '建议使用1024×768分辨率 IE9.0以上版本浏览器',
  ],
];

export const LINKS: readonly Lines[] = [
  () => ['相关报道：'],
  ({ place }) => ['相关链接：', `${place}召开水利工作会议`, `${place}水利站简介`, '一图读懂：沟渠管护办法'],
  ({ place, title }) => [`上一篇：${title}`, `下一篇：${place}春灌工作安排`],
  ({ place }) => ['相关文章', `· ${place}今年水利工程开工`, `· ${place}镇水利站招聘启事`],
];
