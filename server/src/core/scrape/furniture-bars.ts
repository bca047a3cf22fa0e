/** Lines that their shape tells: navigation bars, rows of a portal's table. */
import { METADATA_LABELS, NAVIGATION_WORDS } from '../tables/site-labels.ts';
import { fold } from './fold.ts';

/** Longest bar or row, in folded characters. */
export const LONGEST_ROW = 160;

/** Pairs of characters that tell of a navigation bar and are rare in text; a bar holds at least one of them. */
export const NAVIGATION_PAIRS: readonly string[] =
  '首页 主页 登录 站地 碍阅 碍浏 系我 于我 助中 务公 动交 闻中 民互 要闻 知公 繁体 友情 律声 题专 之窗 走进 群导'.split(
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
  if (items.length >= 4 && items.every((item) => item.length <= 10)) {
    const known = items.filter((item) => WORDS.has(item) || /^[a-zа-я]+$|(?:政府|人大|政协)网?$/.test(item)).length;
    const hasHan = items.some((item) => WORDS.has(item) && item > '\u2e80') || key.includes('政府网');
    if (hasHan && known >= 2 && known * 3 >= items.length) return true;
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

/** A row with two labels and more, their values between them: `索引号 0012 发布机构 镇政府`. */
export function isLabelRow(key: string): boolean {
  if (key.includes('。')) return false;
  if (/^(?:信息)?索引号[\da-z/_-]{4,}/.test(key)) return true;
  let rest = key;
  let labels = 0;
  for (const label of LABELS) {
    if (!rest.includes(label)) continue;
    rest = rest.replace(label, '\t');
    labels++;
  }
  return labels >= 2 && rest.startsWith('\t');
}

/** A label of two characters set apart, with its value: `名        称 关于……的通知`. */
export function isWideLabel(_key: string, raw: string): boolean {
  return /^[\s\u3000]*[^\s\u3000:：]([\s\u3000]{2,})[^\s\u3000:：][\s\u3000]+\S/.test(raw);
}
