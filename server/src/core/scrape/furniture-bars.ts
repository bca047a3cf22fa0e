/** Lines that their shape tells: navigation bars, rows of a portal's table. */
import { SITE_FURNITURE } from '../tables/site-furniture.ts';
import { METADATA_LABELS, NAVIGATION_WORDS } from '../tables/site-labels.ts';
import { fold } from './fold.ts';

/** Longest bar or row, in folded characters. */
export const LONGEST_ROW = 160;

/** Pairs of characters that tell of a navigation bar and are rare in text; a bar holds at least one of them. */
export const NAVIGATION_PAIRS: readonly string[] =
  '首页 主页 更多 府网 障碍 登录 站地 碍阅 碍浏 系我 于我 助中 务公 动交 闻中 民互 要闻 知公 繁体 友情 律声 题专 之窗 走进 群导'.split(
    ' ',
  );

/** Labels of two characters that tables set apart with blanks: `名　　称`. */
export const WIDE_LABELS: readonly string[] = METADATA_LABELS.shared.filter((label) => label.length === 2);

const WORDS: ReadonlySet<string> = new Set(NAVIGATION_WORDS);
const BY_LENGTH = [...NAVIGATION_WORDS].sort((a, b) => b.length - a.length);
const LABELS = [...METADATA_LABELS.index, ...METADATA_LABELS.shared]
  .filter((label) => label.length > 2)
  .sort((a, b) => b.length - a.length);

/** A line of short items, several of which are words of navigation. */
export function isNavigationBar(key: string, raw: string): boolean {
  if (/[。;,、:]/.test(key)) return false;
  const items = raw
    .split(/[\s\u3000\u00a0|｜·•>＞/\\-]+/)
    .map((item) => fold(item).text)
    .filter((item) => item !== '');
  // a row of channels
  const opensOrCloses = /^(?:网站首页|首页|主页|更多)$/;
  if (items.length >= 5 && items.every((item) => item.length <= 6)) {
    if ([items[0]!, items[1]!, items[items.length - 1]!].some((item) => opensOrCloses.test(item))) return true;
  }
  if (items.length >= 3 && items.every((item) => item.length <= 10)) {
    const known = items.filter((item) => WORDS.has(item) || /^[a-zа-я]+$|(?:政府|人大|政协)网?$/.test(item)).length;
    const hasHan = items.some((item) => WORDS.has(item) && item > '\u2e80') || key.includes('政府网');
    if (hasHan && known >= 2 && known * 3 >= items.length * (items.length < 4 ? 2 : 1)) return true;
  }
  let rest = key;
  let words = 0;
  for (const word of BY_LENGTH) {
    if (!rest.includes(word)) continue;
    rest = rest.replaceAll(word, '');
    words++;
  }
  return words >= 3 && rest.length * 5 <= key.length * 2;
}

/** Two labels, or what could be some, set apart from their values by blanks or colons. */
const SET_APART =
  /[^\s\u3000:：]{1,8}[\s\u3000:：]+[^\n]*[^\s\u3000:：]{2,8}[\s\u3000:：]|[:：].*[:：]|^[\s\u3000]*(?:信息)?索\s*引\s*号/;

/** A row with two labels and more, their values between them: `索引号 0012 发布机构 镇政府`. */
export function isLabelRow(key: string, raw: string): boolean {
  if (key.includes('。') || !SET_APART.test(raw)) return false;
  if (/^(?:信息)?索引号[\da-z/_-]{4,}/.test(key)) return true;
  let rest = key;
  let labels = 0;
  for (const label of LABELS) {
    if (!rest.includes(label)) continue;
    rest = rest.replace(label, '\t');
    labels++;
  }
  return labels >= 2
    ? rest.startsWith('\t')
    : labels === 1 && /^[\s\u3000]*(?:文\s*号|标\s*题|名\s*称)[\s\u3000:：]/.test(raw);
}

/** A label of two characters set apart, with its value: `名        称 关于……的通知`. */
export function isWideLabel(_key: string, raw: string): boolean {
  return /^[\s\u3000]*[^\s\u3000:：]([\s\u3000]{2,})[^\s\u3000:：][\s\u3000]+\S/.test(raw);
}

const SPAM =
  /久久|无码|亚洲|国产|精品|人妻|熟女|熟妇|av|[一二三]区|日韩|欧美|视频|在线|高清|成人|黄色|毛片|三级|自拍|偷拍|影院|乱码|婷婷|五月|激情|a片|丝袜|福利|免费|高潮|中文字幕|香蕉|人妖|天天/g;
/** Pairs of characters that tell of what hijacked pages advertise. */
export const SPAM_PAIRS: readonly string[] = '久久 无码 人妻 熟女 熟妇 毛片 偷拍 自拍 婷婷 丝袜 乱码 人妖 a片'.split(
  ' ',
);

/** A line of words of such advertisements: four of them in a title-like string without a sentence. */
export function isSpam(key: string): boolean {
  return key.length >= 16 && !/[。;]/.test(key) && new Set(key.match(SPAM)).size >= 4;
}

/** Words that fill the bars of tools and of navigation. */
export const BUTTON_WORDS: ReadonlySet<string> = new Set([
  ...SITE_FURNITURE.flatMap((group) => group.words ?? []),
  ...NAVIGATION_WORDS,
]);
/** Words of bars that a row of a table could hold as well. */
export const PLAIN_WORDS: ReadonlySet<string> = new Set(
  '政策 服务 数据 互动 国务院 国情 全部 标准 阅读 附件 目录 正文 标签 推荐 搜索 评论 分享 下载 保存'.split(' '),
);
/** Longest row of buttons, in folded characters. */
export const LONGEST_BAR = 80;

/** A line of nothing but words of buttons, two of which are hardly anything else: `缩小字体 放大字体 收藏 微博`. */
export function isButtonRow(key: string, raw: string): boolean {
  if (key.length > LONGEST_BAR || /[。;,、:]/.test(key)) return false;
  const items = raw
    .split(/[\s\u3000\u00a0|｜·•>＞/\\【】[\]()（）-]+/)
    .map((item) => fold(item).text)
    .filter((item) => item !== '');
  if (items.length < 2 || !items.every((item) => BUTTON_WORDS.has(item) || /^\d+$/.test(item))) return false;
  return items.filter((item) => item.length > 1 && !PLAIN_WORDS.has(item) && !/^\d+$/.test(item)).length >= 2;
}

const COUNTERS =
  '(?:浏览|点击|阅读|访问|查看|点阅|下载|评论|被阅读)(?:次数|人次|人数|量|数|率)|人气|字号|字体|文字大小|字体大小|视力保护色|语音阅读|语音播报|小编|文档编号|资源id|下载积分|被引量|被引|下载量|评论|下载';
const CREDITS =
  '(?:信息|文章|稿件|消息|新闻|文件)?来源|作者|发布|发布者|发布人|发稿人|责任编辑|编辑|责编|录入|审核|(?:发布|更新|发稿|上传|刊发|发表|归档|添加|录入)?(?:时间|日期)|格式|页数|大小|上传人|上传用户|分类|字数|类型';
const COUNTER = new RegExp(`(?:${COUNTERS})`);
const LABELED = new RegExp(`(?:${COUNTERS}|${CREDITS}):`, 'g');
const OPENS_CREDITS = new RegExp(`^(?:${COUNTERS}|${CREDITS}):|^\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}`);
/** Pairs of characters that the rows of credits need. */
export const CREDIT_PAIRS: readonly string[] =
  '传日 传时 页数 评论 引量 来源 次数 人次 击数 览量 击量 问量 击率 读量 人气 字号 字体 小编'.split(' ');

/** A row of credits and counters: `时间:2022-06-10 16:55 作者:某某 点击数:`, values missing or not. */
export function isCreditRow(key: string): boolean {
  if (key.length > 140 || key.includes('。') || !OPENS_CREDITS.test(key)) return false;
  const labels = key.match(LABELED)?.length ?? 0;
  const opensWithDate = /^\d/.test(key) ? 1 : 0;
  if (labels + opensWithDate < 2) return false;
  return COUNTER.test(key) || /\d:\d\d|来源:.*(?:时间|日期|作者|编辑):|(?:时间|日期|作者):.*来源:/.test(key);
}
