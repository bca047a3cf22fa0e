/** What the odds are that a line outside the text belongs to the site: what it looks like, and what is known of it. */
import { fitsBeside, fitsBetween } from './furniture-index.ts';
import { HEADING, isSiteTalk, type MemberClass, OWN, TITLE } from './furniture-members.ts';

/** Where a line stands: above the title, between title and text, after the text. */
export type Place = 'above' | 'below' | 'after';

/**
 * Odds as logarithms to some common base: above 0 the line is likelier the site's, below 0 likelier the document's. In
 * the order of {@link Place}. The first feature that a line has counts.
 */
type Odds = readonly [above: number, below: number, after: number];

interface Feature {
  readonly name: string;
  readonly odds: Odds;
  readonly has: (key: string) => boolean;
}

/** Odds of a line that the document itself must have. */
export const NEVER = -100;
/** Least odds of a line that can begin a passage of the site's. */
export const STRONG = 2;

/** Short lines over the title of a document that are its own. */
const RESERVED =
  /^(?:特急|加急|平急|急件|绝密|机密|秘密|内部|公开|草案|试行|征求|目录|序$|前言|公报|专报|简报|第?\d+期)|文件$/;
/** Who gives an order, and when: `清河部令 中華民國96年…`. */
const ORDER = /^\p{Script=Han}{2,12}[令函](?:中华)?民国\d/u;
/** How names of offices and addressees end. */
const OFFICE = /(?:政府|委员会|办公室|办公厅|[局厅部院所站队]|人大|政协|党委|支部|中心|公司|大学|学校|协会|[\]〕)])$/;
const SITE_NAME = /^[^,。;:、_|-]{2,14}(?:网|网站|门户|在线|频道|日报|晚报|文库|文档|论坛|平台)$/;
/** A name, with or without what its bearer is. */
const NAME =
  /^(?:\p{Script=Han}{0,12}(?:长|书记|主任|主席|代表|委员|经理|教授|员))?(?:\p{Script=Han}{2,3}|\p{Script=Han}{1,8}(?:·\p{Script=Han}{1,8})+)$/u;
const OPENS_TEXT = /^(?:各位|特此|同志们|主席|此致|敬礼)/;
/** Lines that close a document. */
const CLOSING = /(?:年.{1,3}月.{1,3}日|印发|公开发布\)|公开\))$/;
const NO_HAN = /^[^\p{Script=Han}]+$/u;
const LATIN = /[a-z]{2}/;
/** A label with nothing behind it. */
const BARE_LABEL = /^(?!附|抄|主送|主题|联系|备注|注|各|市|省|县)\p{Script=Han}{2,6}(?<![会局府委部院校司处组室]):$/u;
/** A label before a title: `简介：…`, `标题：…`. */
const NAMED = /^(?:本文|文章|文档|原文|文件|资料)?(?:标题|题目|简介|名称|主题):[^。]{4,80}$/;
const FILE = /^[^。]{2,60}\.(?:docx?|pdf|pptx?|xlsx?|wps|rar|zip|ofd|txt)$/;
const CREDIT_LABEL =
  /^(?:信息|文章|稿件|新闻)?(?:来源|作者|编辑|责编|责任编辑|记者|(?:发布|更新|上传)(?:时间|日期|者|人)?|字体|字号|浏览(?:次数|量)?|点击(?:次数|量)?|关键[字词]|标签|分类|栏目|摄影|审核|录入|分享(?:到|至)?):$/;
const CONTACT = /^\p{Script=Han}{2,8}:.{0,12}(?:\d{6,}|@|www\.|\d{3,4}-\d{7,8})/u;
/** Standards have their number and class on their cover. */
const STANDARD_COVER =
  /^(?:ics|ccs)[\d.]+|^[a-z]\d{1,2}$|^(?:gb|db|dl|ny|hj|jt|t)[\dt/-]*\d|(?:国家|行业|地方|团体|企业)标准$/;

/** Whether a line reads like the title of a document. */
export function isTitle(key: string): boolean {
  return key.length >= 6 && (TITLE.test(key) || key.startsWith('关于')) && !/[。>|]/.test(key);
}

/** Shortest line that can only be the beginning of a title that goes on in the next. */
const LONG_BEGINNING = 7;

/** Whether a line right above a title can be the beginning of it: its office, or what it is about. */
export function canBeginTitle(key: string): boolean {
  return canBeTitle(key) && (key.length >= LONG_BEGINNING || isOffice(key));
}

/** Whether a line is the name of an office, or an addressee. */
export function isOffice(key: string): boolean {
  return OFFICE.test(key);
}

/** Whether a line is a label of the site's that stands alone, so that its value is the next line. */
export function isCreditLabel(key: string): boolean {
  return CREDIT_LABEL.test(key);
}

/** Whether a line holds figures alone. */
export function isFigures(key: string): boolean {
  return /^[\d.,%-]+$/.test(key);
}

/** Whether a line is a short one of Latin letters. */
export function isLatin(key: string): boolean {
  return key.length <= 40 && NO_HAN.test(key) && LATIN.test(key);
}

/** Whether a line that nothing stands under is a heading of the site: `政策图解：`. */
export function isSiteHeading(key: string): boolean {
  return BARE_LABEL.test(key) || /^我要\p{Script=Han}{2}$/u.test(key);
}

/** Whether a line that no pattern knows can be the title. */
export function canBeTitle(key: string): boolean {
  return (
    !/[。;>|]|:$|:.*:|,.*,/.test(key) &&
    !(key.length > 24 && key.includes(',')) &&
    !OWN.test(key) &&
    !HEADING.test(key) &&
    !NO_HAN.test(key) &&
    !SITE_NAME.test(key)
  );
}

const FEATURES: readonly Feature[] = [
  { name: 'attachments, copies, the date of the signature', odds: [NEVER, NEVER, NEVER], has: (key) => OWN.test(key) },
  { name: 'a numbered heading', odds: [-5, -5, NEVER], has: (key) => HEADING.test(key) },
  { name: 'the title named again', odds: [3, 3, 3], has: (key) => NAMED.test(key) },
  { name: 'the site talks of itself', odds: [4, 4, 4], has: isSiteTalk },
  { name: 'a sentence', odds: [-7, -7, -3], has: (key) => /。|;.{12}/.test(key) },
  { name: 'number of the paper', odds: [-8, -8, -3], has: (key) => key.includes('〔') || ORDER.test(key) },
  { name: 'name of a file', odds: [0, 1, STRONG], has: (key) => FILE.test(key) },
  { name: 'cover of a standard', odds: [NEVER, NEVER, 0], has: (key) => STANDARD_COVER.test(key) },
  { name: 'degree of secrecy and the like', odds: [-6, -6, -1], has: (key) => RESERVED.test(key) },
  { name: 'words that open or close the text', odds: [-6, -6, -4], has: (key) => OPENS_TEXT.test(key) },
  { name: 'end of the document', odds: [-3, -4, -4], has: (key) => CLOSING.test(key) },
  { name: 'title', odds: [-6, -7, 0.5], has: isTitle },
  { name: 'how the site can be reached', odds: [1.5, -2, 1], has: (key) => CONTACT.test(key) },
  { name: 'figures alone', odds: [1, 1, 1], has: isFigures },
  { name: 'says nothing', odds: [2, 2, 2], has: (key) => fitsBeside(key) || fitsBetween(key) },
  { name: 'name of a site', odds: [STRONG, -1, 1], has: (key) => SITE_NAME.test(key) },
  { name: 'label with a value', odds: [0.5, -2, 0.5], has: (key) => /^\p{Script=Han}{2,6}:.{2,40}$/u.test(key) },
  { name: 'name of an office, or an addressee', odds: [-1.5, -4, 0.2], has: isOffice },
  { name: 'label of the site without a value', odds: [1, 1, 1], has: isCreditLabel },
  { name: 'label without a value', odds: [0.5, 0.5, 1], has: (key) => BARE_LABEL.test(key) },
  { name: 'words to those addressed', odds: [-5, -6, -2], has: (key) => key.endsWith(':') && !isLatin(key) },
  {
    name: 'letters that are no Han',
    odds: [2, 1, 1],
    has: isLatin,
  },
  { name: 'no words', odds: [1, 1, 1], has: (key) => key.length <= 24 && NO_HAN.test(key) },
  { name: 'as short as a name', odds: [1, -5, 0.5], has: (key) => NAME.test(key) },
  { name: 'as short as a word of a menu', odds: [1, -2, 0.5], has: (key) => key.length <= 12 },
  { name: 'as long as a link', odds: [-0.5, -1.5, 0.5], has: (key) => key.length <= 24 },
  { name: 'as long as a long link', odds: [-2, -3, 0.5], has: (key) => key.length <= 60 },
  { name: 'long', odds: [-4, -5, -2], has: () => true },
];

/** The odds of a row of short words, as menus and lists of places are. */
export const ROW_ODDS: Readonly<Record<Place, number>> = { above: 2, below: -3, after: 1 };

const INDEX: Readonly<Record<Place, 0 | 1 | 2>> = { above: 0, below: 1, after: 2 };

/** The odds of a line that no pattern knows. `key`: the folded line. */
export function oddsOfUnknown(key: string, place: Place): number {
  return FEATURES.find(({ has }) => has(key))!.odds[INDEX[place]];
}

/** The odds of a line that a pattern knows. */
export const KNOWN_ODDS: Readonly<Record<MemberClass, number>> = {
  passage: 0,
  glued: 0,
  certain: 8,
  index: 5,
  likely: 5,
  links: 5,
  button: 5,
  after: 3,
  weak: 4,
  beside: 3,
  inferred: 3,
  value: 3,
  label: 3,
};
