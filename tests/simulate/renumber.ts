/**
 * Edits sound statutes as an author does (an article, item or chapter taken out, an article put in) and judges what
 * renumbering makes of them. Articles, items and references are found by plain patterns, not by the model.
 */
import { formatHan, readArabic, readHan } from '../../server/src/core/model/numerals.ts';
import type { Random } from './random.ts';

export type Change = 'delete article' | 'insert article' | 'delete item' | 'delete chapter';
export const CHANGES: readonly Change[] = ['delete article', 'insert article', 'delete item', 'delete chapter'];

/** A statute after an author's change. */
export interface Edited {
  readonly text: string;
  /** What each article's number must become; numbers of articles that are gone, and of other laws, are not in it. */
  readonly articles: ReadonlyMap<string, string>;
  /** The same for the items of one article: its own number, and what becomes of its items. */
  readonly items: { readonly article: number; readonly numbers: ReadonlyMap<number, number> } | undefined;
  readonly chapters: ReadonlyMap<number, number>;
}

/** Shorter statutes have hardly any references. */
const FEWEST = 8;

export interface Placed {
  readonly number: number;
  readonly sub: number;
  readonly start: number;
  readonly end: number;
  readonly numberStart: number;
  readonly numberEnd: number;
}

const ARTICLE =
  /^[ \u3000]*第[ \u3000]?([零〇一二三四五六七八九十百千]+|\d+)(?:-(\d+))?[ \u3000]?[条條](?:之([一二三四五六七八九十]+))?(?=[ \u3000\r\n])/gmu;
const CHAPTER = /^[ \u3000]*第[ \u3000]?([零一二三四五六七八九十百]+|\d+)[ \u3000]?章(?=[ \u3000\r\n])/gmu;
const DIVISION = /^[ \u3000]*第[ \u3000]?[零一二三四五六七八九十百\d]+[ \u3000]?(?:编|編|章|节|節)(?=[ \u3000\r\n])/gmu;
/** `（一）` on the mainland, `一、` on Taiwan. */
const ITEM = /^[ \u3000]*[（(]?([一二三四五六七八九十]+)[）)、]/gmu;

const read = (digits: string): number => (/\d/.test(digits) ? readArabic(digits).value : readHan(digits).value) ?? 0;
const keyOf = (number: number, sub: number): string => `${number}-${sub}`;

function placed(text: string, pattern: RegExp, end: (index: number, next: number) => number): Placed[] {
  const matches = [...text.matchAll(pattern)];
  return matches.map((match, at) => {
    const digits = match[1]!;
    const numberStart = match.index + match[0].indexOf(digits);
    return {
      number: read(digits),
      sub: match[2] !== undefined ? read(match[2]) : match[3] !== undefined ? read(match[3]) : 0,
      start: match.index,
      end: end(match.index, matches[at + 1]?.index ?? text.length),
      numberStart,
      numberEnd: numberStart + digits.length,
    };
  });
}

/** The numbered lines of an article. */
export function itemsOf(text: string, { start, end }: Placed): readonly Placed[] {
  return placed(text.slice(start, end), ITEM, (_, next) => next);
}

/** The pattern of a reference to an item of an article, with the item's number as its group. */
export function itemReference(article: number): RegExp {
  const number = formatHan(article);
  return new RegExp(
    `第${number}(?:条(?:第一款)?第[（(]?([一二三四五六七八九十]+)[）)]?项|條(?:第一項)?第([一二三四五六七八九十]+)款)`,
    'gu',
  );
}

/** The articles of a statute whose numbers run from 1 without a break; none where they don't. */
export function articlesOf(text: string): readonly Placed[] {
  const divisions = [...text.matchAll(DIVISION)].map(({ index }) => index);
  const articles = placed(text, ARTICLE, (start, next) => divisions.find((at) => at > start && at < next) ?? next);
  let last = 0;
  let sub = 0;
  for (const one of articles) {
    if (!(one.number === last + 1 && one.sub === 0) && !(one.number === last && one.sub > sub)) return [];
    last = one.number;
    sub = one.sub;
  }
  return last < 1000 ? articles : [];
}

/** Changes a statute; undefined where it has no place for the change. */
export function edit(text: string, change: Change, random: Random): Edited | undefined {
  const articles = articlesOf(text);
  if (articles.length < FEWEST) return undefined;
  const all = new Map(articles.map(({ number, sub }) => [keyOf(number, sub), keyOf(number, sub)]));
  const none = new Map<number, number>();
  const without = (start: number, end: number): string => text.slice(0, start) + text.slice(end);
  switch (change) {
    case 'delete article': {
      const gone = random.pick(articles.filter(({ sub }, at) => sub === 0 && articles[at + 1]?.sub === 0));
      return {
        text: without(gone.start, gone.end),
        articles: shifted(all, gone.number, 1),
        items: undefined,
        chapters: none,
      };
    }
    case 'insert article': {
      const at = random.pick(articles.slice(1).filter(({ sub }) => sub === 0));
      const head = text.slice(at.start, at.numberStart) + text.slice(at.numberStart, text.indexOf('\n', at.start));
      const label = /^.*?[条條](?=[ \u3000]|$)/u.exec(head)![0];
      const parted = /[条條]$/.test(head.trimEnd()) ? '\n' : '\u3000';
      const added = `${label}${parted}摊位应当每日清扫。\n`;
      const moved = new Map([...all].map(([key]) => [key, later(key, at.number)]));
      return {
        text: text.slice(0, at.start) + added + text.slice(at.start),
        articles: moved,
        items: undefined,
        chapters: none,
      };
    }
    case 'delete item':
      return withoutItem(text, articles, all, random);
    case 'delete chapter': {
      const chapters = placed(text, CHAPTER, (_, next) => next);
      if (chapters.length < 3 || chapters.some(({ number }, at) => number !== at + 1)) return undefined;
      if (/^[ \u3000]*第[ \u3000]?[一1][ \u3000]?[编編]/mu.test(text)) return undefined;
      // without its first chapter a statute is an excerpt, and keeps its numbers
      const gone = random.pick(chapters.slice(1));
      const inside = articles.filter(({ start }) => start >= gone.start && start < gone.end);
      if (inside.length === 0 || inside.some(({ sub }) => sub > 0)) return undefined;
      return {
        text: without(gone.start, gone.end),
        articles: shifted(all, inside[0]!.number, inside.length),
        items: undefined,
        chapters: new Map(
          chapters
            .filter((one) => one !== gone)
            .map(({ number }) => [number, number > gone.number ? number - 1 : number]),
        ),
      };
    }
  }
}

/** Articles behind those that are gone move up. */
function shifted(all: ReadonlyMap<string, string>, first: number, count: number): Map<string, string> {
  const moved = new Map<string, string>();
  for (const key of all.keys()) {
    const [number, sub] = key.split('-').map(Number) as [number, number];
    if (number < first) moved.set(key, key);
    else if (number >= first + count) moved.set(key, keyOf(number - count, sub));
  }
  return moved;
}

function later(key: string, from: number): string {
  const [number, sub] = key.split('-').map(Number) as [number, number];
  return number >= from ? keyOf(number + 1, sub) : key;
}

function withoutItem(
  text: string,
  articles: readonly Placed[],
  all: ReadonlyMap<string, string>,
  random: Random,
): Edited | undefined {
  const lists = articles.flatMap((article) => {
    const items = itemsOf(text, article);
    return article.sub === 0 && items.length >= 4 && items.every(({ number }, at) => number === at + 1)
      ? [{ article, items }]
      : [];
  });
  if (lists.length === 0) return undefined;
  // articles whose items are named elsewhere say most
  const named = lists.filter(({ article }) => itemReference(article.number).test(text));
  const { article, items } = random.pick(named.length > 0 ? named : lists);
  const gone = random.pick(items.slice(0, -1));
  const numbers = new Map(
    items.filter((one) => one !== gone).map(({ number }) => [number, number > gone.number ? number - 1 : number]),
  );
  return {
    text: text.slice(0, article.start + gone.start) + text.slice(article.start + gone.end),
    articles: all,
    items: { article: article.number, numbers },
    chapters: new Map(),
  };
}

/** A number of an article or of an item, as it stands in a text. */
interface Numbered {
  readonly start: number;
  readonly digits: string;
  readonly number: number;
  readonly sub: number;
  readonly isLabel: boolean;
}

const NUMBER = '[零〇一二三四五六七八九十百千]+|\\d+';
const NAMED = new RegExp(`第[ \\u3000]?(${NUMBER})(?:-(\\d+))?[ \\u3000]?[条條](?:之([一二三四五六七八九十]+))?`, 'gu');

/** Every article number of a text: labels and references. */
export function articleNumbers(text: string): Numbered[] {
  const labels = new Set([...text.matchAll(ARTICLE)].map(({ index, 0: label }) => index + label.indexOf('第')));
  return [...text.matchAll(NAMED)].map((match) => ({
    start: match.index,
    digits: match[1]!,
    number: read(match[1]!),
    sub: match[2] !== undefined ? read(match[2]) : match[3] !== undefined ? read(match[3]) : 0,
    isLabel: labels.has(match.index),
  }));
}

const CHAIN = new RegExp(
  `^(?:第[ \\u3000]?(?:${NUMBER})(?:-\\d+)?[ \\u3000]?[条條](?:之[一二三四五六七八九十]+)?(?:第[（(]?[一二三四五六七八九十\\d]+[）)]?[款项項目]|[、至和或及]|或者|以及)*)*$`,
  'u',
);

export type Side = 'inside' | 'outside' | 'open';

/** Whether a reference plainly names this document (`本法第三条`), plainly another law (`《…法》第三条`), or neither. */
export function sideOf(text: string, start: number, title: string): Side {
  const before = text.slice(Math.max(0, start - 80), start);
  const own = /本(法|条例|條例|办法|辦法|规定|規定|细则|細則|规则|規則|解释|標準|準則|要點)(第[^，。；：]*)?$/u.exec(
    before,
  );
  if (own !== null && CHAIN.test(own[2] ?? '')) return isKind(title, own[1]!) ? 'inside' : 'outside';
  const other = /》(?:（[^（）]*）)?(第[^，。；：]*)?$/u.exec(before);
  if (other !== null && CHAIN.test(other[1] ?? '')) return 'outside';
  return 'open';
}

/** `本法` in a `管理辦法` is the law that the document carries out. */
function isKind(title: string, kind: string): boolean {
  return title.endsWith(kind) && !(kind === '法' && /[办辦]法$/.test(title));
}

/** The text without the numbers of articles, items and chapters. */
export function skeleton(text: string): string {
  return text
    .replace(/第[ \u3000]?(?:[零〇一二三四五六七八九十百千]+|\d+)(?=(?:-\d+)?[ \u3000]?[条條章节節款项項])/gu, '第#')
    .replace(/([（(])[一二三四五六七八九十]+([）)])/gu, '$1#$2')
    .replace(/^([ \u3000]*)[一二三四五六七八九十]+、/gmu, '$1#、');
}
