/** Lines that may be furniture, and what tells them from the document's own. */
import type { FurnitureClass } from './furniture-index.ts';
import { isBody, type Lines } from './lines.ts';

export type MemberClass = FurnitureClass | 'beside' | 'inferred' | 'value';

/** A line that belongs to a passage of furniture, or may belong to one. */
export interface Member {
  /** Zero-based number of the line. */
  readonly line: number;
  class: MemberClass;
  readonly site: string;
}

/** The first and the last line of running text. */
export interface Body {
  readonly first: number;
  readonly last: number;
}

/** Lines that end a document of its own: the date of its signature, an attachment, who gets copies. */
export const OWN =
  /^(?:\d{4}|[〇零一二三四五六七八九○]{4})年.{1,3}月.{1,3}日$|^附[件表录](?:\d|[一二三四五六七八九十]|:|$)|^抄送|^主送|印发$/;
/** A numbered heading, a numbered article. */
export const HEADING = /^(?:第.{1,6}[编章节条]|[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\))/;
/** How titles of official documents end. */
export const TITLE =
  /(?:通知|公告|通告|决定|决议|意见|报告|批复|请示|议案|纪要|条例|规定|办法|细则|规则|方案|规划|计划|章程|制度|标准|要点|总结|讲话|[^来]函|令)(?:\([^)]*\))?$/;

/** How often the lines of members stand in the document, by key: the foot of a page stands under each. */
export function timesOf(members: readonly Member[], lines: Lines): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const { line } of members) times.set(lines.at(line).key, (times.get(lines.at(line).key) ?? 0) + 1);
  return times;
}

/** The heading of a section, and what announces a list: what follows is the document's. */
const ANNOUNCES =
  /^(?:第.{1,6}[编章节条]|[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d{1,2}[.、](?!\d))[^。]{1,24}$|:$|如下[。:]?$/;
/** Longest entry of such a list, in folded characters. */
const BARE_LENGTH = 16;

/**
 * Whether the members of a group read like a list of the document itself: bare words right under a heading, as in a
 * paper on what a web site should have.
 */
export function isOwnList(group: readonly Member[], lines: Lines): boolean {
  const before = lines.textBefore(group[0]!.line);
  if (before < 0 || !ANNOUNCES.test(lines.at(before).key)) return false;
  const numbered = /^\(?\d{1,2}[.、)]/;
  // one line alone is the foot of a page
  if (group.length === 1 && !numbered.test(lines.at(group[0]!.line).key)) return false;
  return group.every(({ line }) => {
    const key = lines.at(line).key.replace(numbered, '');
    return (
      key.length <= BARE_LENGTH &&
      !/文档|范文|^(?:相关|推荐|最新|热门|猜你)/.test(key) &&
      !/[\d|>【[©]|本[页文站网]|当前|:$/.test(key)
    );
  });
}

/** Labels over a paper of an office in Taiwan, with values that only the paper itself has. */
const TAIWAN_HEAD = /^(?:发文日期:中华民国|发文字号:.*字第|附件:(?:如|无|见)|速别:|密等|受文者)/;

/** What a paper in a journal has over its text. */
const PAPER_HEAD =
  /^【(?:期刊|英文|中文|作者】.*【作者单位|摘要|分类】.*【中文关键词|文章编[号码]|内容提要|中图分类号)/;

/** Whether an entry of a table is the document's own. */
export function isOwnEntry(key: string): boolean {
  return TAIWAN_HEAD.test(key) || PAPER_HEAD.test(key);
}

const SITE_ITSELF =
  /本站|本网|本文档|此文档|该文档|本平台|小编|网友|vip|客服|扫码|二维码|登录后|与我们联系|立即给予删除|公众号|客户端|app|版权归|上传用户|上传者|律师(?:咨询|解答)|咨询律师/;
const SITE_WORDS =
  /下载|文档|上传|版权|侵权|转载|删除|平台|网站|用户|链接|付费|关注|咨询|阅读|浏览|免费|资料|作品|声明|授权|会员|登录/g;

/** Whether a line talks of the site that shows the document, as notices under a page do. `key`: the folded line. */
export function isSiteTalk(key: string): boolean {
  if (!SITE_ITSELF.test(key) || /^第[^,。]{1,8}条/.test(key)) return false;
  return new Set(key.match(SITE_WORDS)).size >= 2;
}

const ABSTRACT = /^【?(?:内容)?(?:摘要|提要)】?:/;
const KEYWORDS = /^【?关键[词字]】?:/;

/** Whether a line is the abstract of a paper, or its words under the abstract. */
export function isOfPaper(number: number, lines: Lines): boolean {
  if (ABSTRACT.test(lines.at(number).key)) return isBody(lines.at(number));
  const before = lines.textBefore(number);
  return (
    KEYWORDS.test(lines.at(number).key) &&
    before >= 0 &&
    isBody(lines.at(before)) &&
    ABSTRACT.test(lines.at(before).key)
  );
}
