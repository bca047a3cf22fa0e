/** Lines that no pattern knows and that stand among furniture before the text begins or after it has ended. */
import { fitsBeside, fitsBetween } from './furniture-index.ts';
import { type Body, HEADING, isSiteTalk, type Member, OWN, TITLE, timesOf } from './furniture-members.ts';
import { isBody, type Lines } from './lines.ts';

/** Most lines in a row that are taken without a pattern. */
const HEAD_GAP = 6;
const TAIL_GAP = 12;
/** The same above the line that says where in the site the page stands. */
const MENU_GAP = 40;
/** Fewest short lines in a row that read as the rest of a menu. */
const LEAST_MENU = 3;
/** Most lines after the last known one, at the end of the document. */
const LAST_GAP = 3;
/** Longest of such lines, in folded characters: a title is hardly shorter than the first, a link hardly longer. */
const HEAD_LENGTH = 6;
const TAIL_LENGTH = 60;

const OPENS_TEXT = /^(?:各位|特此)/;
/** Longest line above the line that says where in the site the page stands, in folded characters. */
const MENU_LENGTH = 12;
/** Where in the site the page stands: this line stands over the title. */
const PLACE = /(?:当前|所在|现在)的?位置|位置:|^(?:网站)?首页.{0,4}[>/»]|>.*>|>(?:正文|文章|详情|信息浏览)$/;
/** How names of offices, of authors' titles and addressees end. */
const OFFICE =
  /(?:政府|委员会|办公室|办公厅|[局厅部院所站队]|人大|政协|党委|支部|中心|公司|大学|学校|协会|文件|[:\]〕)])$/;
/** Short lines over the title of a document that are its own. */
const RESERVED =
  /^(?:特急|加急|平急|急件|绝密|机密|秘密|内部|公开|草案|试行|征求|目录|序$|前言|公报|专报|简报|第?\d+期)|文件$/;
const HAN = /\p{Script=Han}/u;
const SITE_NAME = /^[^,。;:、_|-]{2,14}(?:网|网站|门户|在线|频道|日报|晚报|文库|文档|文档中心|论坛|平台)$/;
/** Lines that close a document. */
const CLOSING = /(?:年.{1,3}月.{1,3}日|印发|公开发布\)|公开\))$/;
const BARE_LABEL = /^(?!附|抄|主送|主题|联系|备注|注)\p{Script=Han}{2,6}:?$/u;
const STRONG: ReadonlySet<string> = new Set([
  'certain',
  'index',
  'likely',
  'links',
  'button',
  'beside',
  'weak',
  'inferred',
]);

const OPENERS: ReadonlySet<string> = new Set(['certain', 'links', 'likely', 'button']);

/** Numbers of the lines to take along. `members`: the furniture that is known, in order. */
export function inferredLines(members: readonly Member[], lines: Lines, body: Body): number[] {
  return [...inTail(members, lines, body), ...inHead(members, lines, body)];
}

function inTail(members: readonly Member[], lines: Lines, body: Body): number[] {
  const times = timesOf(members, lines);
  const tail = members.filter(({ line }) => line > body.last);
  // what stands there several times is the foot of pages, between which the author's lines stand
  const isFoot = ({ line, class: kind }: Member): boolean =>
    kind === 'certain' && times.get(lines.at(line).key)! > 2 && lines.at(line).key.length > 4;
  const opener = tail.findIndex((member) => OPENERS.has(member.class));
  const sure = tail.filter((member) => member.class === 'certain' && !isFoot(member));
  if (opener < 0 || sure.length < 1) return [];
  // right behind the end of the text less evidence will do; headings of the site with nothing under them may stand there
  const ahead = between(body.last, tail[opener]!.line, lines);
  const closing = ahead.map((number) => CLOSING.test(lines.at(number).key)).lastIndexOf(true);
  const bare = closing < 0 ? [] : ahead.slice(closing + 1);
  const isClosed =
    (closing >= 0 || ahead.length === 0) && bare.every((number) => BARE_LABEL.test(lines.at(number).key));
  if (sure.length < 2 && !isClosed) return [];
  const found: number[] = isClosed ? [...bare] : [];
  const isLoose = (number: number): boolean => {
    const { key } = lines.at(number);
    if (OWN.test(key) || HEADING.test(key) || OPENS_TEXT.test(key)) return false;
    if (isSiteTalk(key)) return true;
    return key.length <= TAIL_LENGTH && !key.includes('。') && !isBody(lines.at(number));
  };
  for (let i = opener; i < tail.length; i++) {
    const next = tail[i + 1];
    if (isFoot(tail[i]!) || (next !== undefined && isFoot(next))) continue;
    const gap = between(tail[i]!.line, next?.line ?? lines.count, lines);
    if (gap.length > 0 && gap.length <= (i + 1 < tail.length ? TAIL_GAP : LAST_GAP) && gap.every(isLoose)) {
      found.push(...gap);
    }
  }
  return found;
}

function inHead(members: readonly Member[], lines: Lines, body: Body): number[] {
  const head = members.filter(({ line, class: kind }) => line < body.first && STRONG.has(kind));
  const certain = members.filter((member) => member.class === 'certain');
  if (head.length < 2 || !(head.some((member) => member.class === 'certain') || certain.length >= 2)) return [];
  const place = head.reduce((last, { line }) => (PLACE.test(lines.at(line).key) ? line : last), -1);
  const found: number[] = [];
  const isLoose = (number: number): boolean => {
    const { key } = lines.at(number);
    if (RESERVED.test(key) || TITLE.test(key) || OWN.test(key) || /[〔。]/.test(key)) return false;
    if (number < place && key.length <= MENU_LENGTH) return !HEADING.test(key);
    if (fitsBeside(key) || fitsBetween(key)) return true;
    return key.length <= HEAD_LENGTH && !/\d/.test(key) && !OFFICE.test(key);
  };
  let isPastTitle = false;
  for (let i = -1; i + 1 < head.length; i++) {
    const gap = between(i < 0 ? -1 : head[i]!.line, head[i + 1]!.line, lines);
    if (gap.length === 0) continue;
    const isAbovePlace = gap[gap.length - 1]! < place;
    if (isPastTitle) {
      // there stand the author's name and the like
      if (gap.length <= 2 && gap.every((number) => !HAN.test(lines.at(number).key))) found.push(...gap);
    } else if (i < 0 && gap.length === 1 && SITE_NAME.test(lines.at(gap[0]!).key)) found.push(...gap);
    else if (!gap.every(isLoose)) {
      // a menu ends where the title stands
      const menu = gap.findIndex((number) => !isLoose(number));
      if (i >= 0 && menu >= (isRow(head, i, lines) ? 1 : LEAST_MENU)) found.push(...gap.slice(0, menu));
      isPastTitle = true;
    } else if (i < 0) {
      const below = head.filter(({ line }) => line < place).length;
      if (isAbovePlace && (gap.length > 1 || below >= 2)) found.push(...gap);
    } else if (gap.length <= (isAbovePlace ? MENU_GAP : HEAD_GAP)) found.push(...gap);
  }
  return found;
}

/** Whether a known line and the one before it stand right under each other. */
function isRow(head: readonly Member[], i: number, lines: Lines): boolean {
  return i > 0 && lines.textAfter(head[i - 1]!.line) === head[i]!.line;
}

/** The lines with text between two lines. */
function between(from: number, to: number, lines: Lines): number[] {
  const gap: number[] = [];
  for (let number = lines.textAfter(from); number < to; number = lines.textAfter(number)) gap.push(number);
  return gap;
}
