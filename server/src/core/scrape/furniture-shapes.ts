/** Lines that what they are made of tells: entries of menus, properties of a file, notices of the site, an editor's words. */
import { PLAIN_MENU_WORDS, SURE_MENU_WORDS } from '../tables/site-menu-words.ts';

/** Longest entry of a menu, in folded characters. */
export const LONGEST_ENTRY = 16;
/** Longest notice, in folded characters. */
export const LONGEST_NOTICE = 420;

const SURE: ReadonlySet<string> = new Set(SURE_MENU_WORDS);
const PLAIN: ReadonlySet<string> = new Set(PLAIN_MENU_WORDS);
const LONGEST_WORD = Math.max(...[...SURE, ...PLAIN].map((word) => word.length));

/** Whether a line can be cut into words of menus, one of which nothing but a menu says. */
export function isMenuEntry(key: string): boolean {
  const text = key.replace(/:$|\(\d*\)$|\d+$|[|/·•>+()[\]【】#-]+/g, '');
  if (text.length < 2 || text.length > LONGEST_ENTRY) return false;
  // how the text up to each place can be cut: 1 with plain words, 2 with a sure one
  const reach = new Uint8Array(text.length + 1);
  reach[0] = 1;
  for (let from = 0; from < text.length; from++) {
    if (reach[from] === 0) continue;
    for (let to = from + 1; to <= Math.min(text.length, from + LONGEST_WORD); to++) {
      const word = text.slice(from, to);
      if (SURE.has(word)) reach[to] = 2;
      else if (PLAIN.has(word)) reach[to] = Math.max(reach[to]!, reach[from]!);
    }
  }
  return reach[text.length] === 2;
}

const DAY = '\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}(?:\\d{1,2}:\\d\\d(?::\\d\\d)?)?';
const PROPERTIES = new RegExp(
  `^(?:${DAY}|(?:约|共)?\\d+(?:\\.\\d+)?(?:页|[千万]?字|[kmg]b?|星|分|次|人|积分|金币|元|文币|下载券|阅读|下载|收藏|浏览|评论|点赞|热度|举报)|` +
    `docx?|pdf|pptx?|xlsx?|txt|wps|rar|zip|\\d+/\\d+|vip|免费|阅读|下载|收藏|浏览|评论|分享|举报|上传|发布|积分|人气|(?:文档|资源)?id:?\\d*|[|/·•,:])+$`,
);
const PROPERTY = new RegExp(
  `${DAY}|\\d(?:页|[千万]?字|[kmg]b?|积分|金币|文币|下载券|阅读|下载|收藏|浏览)|docx?|pdf|pptx?|xlsx?|wps|vip|免费|id:`,
  'g',
);
/** What the properties of a file that a site shows need two of. */
export const PROPERTY_PAIRS: readonly string[] =
  '阅读 页d 页p kb mb 页v 下载 页阅 页免 积分 金币 发布 上传 收藏 字约'.split(' ');

/** A row of nothing but properties of a file: `2019-05-12 34页 doc 120KB 3阅读`. */
export function isPropertyRow(key: string): boolean {
  return key.length <= 80 && PROPERTIES.test(key) && (key.match(PROPERTY)?.length ?? 0) >= 2;
}

const SPEAKER =
  /(?<![日基资成车水])本站(?![台房内点])|我站|(?<!办)(?:本|我)网站|(?<![基资日])本网(?!络|格)|本文档|(?:此|该)文档|本资料|本作品|本平台|本号|小编|网友|(?:文库|文档|范文|资料)网|会员上传|网友上传|本文内容|我们的网址/;
const TOPICS: readonly RegExp[] = [
  /下载/,
  /文档|资料|资源|作品|素材|文章/,
  /上传|投稿|用户|会员/,
  /版权|著作权|侵权|侵犯/,
  /删除|纠正|举报/,
  /转载|出处|来源于|来自|收集|整理/,
  /客服|告知|邮件|邮箱|qq|微信|联系(?:我们|我站|本站|我|管理员)/,
  /仅供|参考|学习|交流|研究/,
  /商用|商业|盈利|广告|付费|免费|收费/,
  /本站|网站|平台|网络|互联网/,
  /观点|立场|不承担|不拥有|所有权/,
  /office|wps|word|pdf|软件|图片|字体|文字/,
  /修改|编辑|打开|打印/,
  /谨慎|请勿|严禁|授权/,
  /不予|概不|自行|自负|认领/,
];
/** Pairs that notices of sites hold and other text rarely. */
export const NOTICE_PAIRS: readonly string[] =
  '本站 我站 小编 网友 客服 侵权 本网 文档 投稿 商用 转载 素材 字体 修图'.split(' ');

const topicsOf = (text: string): number => TOPICS.filter((topic) => topic.test(text)).length;

/** The sentences of a folded line that are long enough to say something. */
function sentencesOf(key: string): string[] {
  return key.split(/[。!?;]+/).filter((sentence) => sentence.length >= 10);
}

/** A notice of the site about itself, in one sentence. */
export function isNotice(key: string): boolean {
  if (key.length < 16 || /^第[^,。]{1,8}条/.test(key) || sentencesOf(key).length > 1) return false;
  // text before it may be the author's
  const speaks = key.search(SPEAKER);
  return speaks >= 0 && topicsOf(key.slice(0, 24)) >= (speaks <= 40 ? 1 : 2) && topicsOf(key) >= 4;
}

/** A notice of the site in several sentences, each of which talks of it. */
export function isLongNotice(key: string): boolean {
  if (!SPEAKER.test(key) || topicsOf(key) < 4) return false;
  const sentences = sentencesOf(key);
  return sentences.length > 1 && sentences.every((sentence) => SPEAKER.test(sentence) || topicsOf(sentence) >= 2);
}

const CUES: readonly RegExp[] = [
  /小编|网友/,
  /(?:为|帮|给|供|和|与|请|对|到|望)(?:大家|您|你)|大家(?:一起|参考|借鉴|阅读|喜欢)|我们一起/,
  /仅供参考|供.{0,6}参考|参考借鉴|借鉴参考|参考一下/,
  /来看看|看一看|一起了解|了解一下|欢迎(?:大家)?(?:阅读|参考|借鉴|浏览|收藏|下载)/,
  /有所?帮助|帮助到|带来帮助/,
  /整理|搜集|收集|精心|带来|准备了|分享/,
  /范文|文章|优质|[#\d一二三四五六七八九十几多]篇/,
];
export const EDITOR_PAIRS: readonly string[] = '小编 范文 来看 网友 仅供 有帮 所帮 来帮'.split(' ');

/** An editor's words to the reader before a sample text: `…小编整理的…，仅供参考，一起来看看吧`. */
export function isEditorial(key: string): boolean {
  if (key.length < 16 || key.length > 300 || /(?:^|[。:])[一二三四五六七八九十]、/.test(key)) return false;
  const cues = CUES.map((cue) => cue.test(key));
  if (cues.filter(Boolean).length < (cues[0] ? 3 : 4) || !(cues[1]! || cues[3]!) || !(cues[5]! || cues[6]!))
    return false;
  // what comes last is said to the reader
  const last =
    key
      .split(/[。!?]+/)
      .filter((sentence) => sentence.length > 1)
      .at(-1) ?? '';
  return CUES.filter((cue) => cue.test(last)).length >= 2;
}
