/** Lays a sound document out in pages, as text taken from a PDF or a printed book comes, and says what each page adds. */
import { toTraditional } from '../../server/src/core/tables/script-characters.ts';
import type { Furnished, Passage } from './furniture.ts';
import { wrapHard } from './lines.ts';
import { type NumberStyle, numberStyle, printStyle, roman, styleWithTotal, TITLES } from './page-styles.ts';
import type { Random } from './random.ts';

export const LAYOUTS = [
  'number at the foot',
  'number of all',
  'head alone',
  'head and number',
  'number in the head',
  'two-sided',
  'chapter heads',
  'roman front matter',
  'notes at the foot',
  'wrapped lines',
  'form feeds',
  'printed by a browser',
] as const;
export type Layout = (typeof LAYOUTS)[number];

/** What stands at the edges of one page. */
interface Edges {
  readonly head: readonly string[];
  readonly foot: readonly string[];
  /** A line of the author's over the foot. */
  readonly note?: string;
}

/** One page: what it adds is put between its text and the next page's. */
type Setter = (page: number) => Edges;

interface Page {
  readonly start: number;
  readonly end: number;
}

/** Share of the pages that lost what stood at their edges. */
const LOST = 0.08;

/**
 * The document in pages. `sound` is the document as it should read afterwards: wrapped where the layout wraps it, with
 * the notes that stand at the feet of its pages.
 */
export function layPages(document: string, layout: Layout, random: Random): Furnished {
  const traditional = /[國書業證續對於這們為會]/.test(document.slice(0, 2000));
  const write = (text: string): string => (traditional ? [...text].map((char) => toTraditional(char)).join('') : text);
  const isBook = layout === 'chapter heads' || layout === 'two-sided';
  const book = isBook ? withChapters(document, write, random) : document;
  const body = layout === 'wrapped lines' ? wrapHard(document, random.integer(24, 40), '　　') : book;
  const pages = cutIntoPages(body, layout === 'wrapped lines', random);
  const setter = setterOf(layout, pages, body, random);
  const losesMarks = random.next() < 0.5;
  const gap = random.pick(['\n', '\n', '\n\n']);
  const passages: Passage[] = [];
  let text = '';
  let sound = '';
  const add = (line: string): void => {
    const start = text.length + (line.length - line.trimStart().length);
    text += line;
    passages.push({ start, end: text.trimEnd().length });
  };
  for (const [index, { start, end }] of pages.entries()) {
    const isLost = losesMarks && random.next() < LOST;
    const { head, foot, note } = isLost ? { head: [], foot: [] } : setter(index);
    const words = body.slice(start, end);
    if (index > 0 && layout === 'form feeds') text += text.endsWith('\n') ? '\f' : '\n\f';
    // a document's first page begins with its title, under no head
    if (index > 0) {
      for (const line of head) {
        if (!/[\n\f]$/.test(text)) text += gap;
        add(write(line));
        text += gap;
      }
    }
    text += words;
    sound += words;
    if (note !== undefined) {
      const line = `${/\n$/.test(words) ? '' : '\n'}${write(note)}\n`;
      text += line;
      sound += line;
    }
    if (index + 1 === pages.length && !text.endsWith('\n')) text += '\n';
    for (const line of foot) {
      if (!text.endsWith('\n')) text += gap;
      add(write(line));
      text += gap;
    }
  }
  return { text, sound, passages };
}

/** Pages of 300 to 900 characters, about even, that end where the page is full: mostly inside paragraphs. */
function cutIntoPages(body: string, isWrapped: boolean, random: Random): Page[] {
  const size = random.integer(300, 900);
  const pages: Page[] = [];
  for (let start = 0; start < body.length; ) {
    let end = start + Math.round(size * (0.9 + random.next() * 0.2));
    if (end >= body.length - 40) end = body.length;
    else end = endNear(body, end, isWrapped);
    pages.push({ start, end });
    start = end;
  }
  return pages;
}

/** A line end near by, or a place between two characters that a line can end at. */
function endNear(body: string, at: number, isWrapped: boolean): number {
  const lineEnd = body.indexOf('\n', at - 12);
  if (lineEnd >= 0 && (isWrapped || lineEnd < at + 12)) return lineEnd + 1;
  for (let end = at; end > at - 12; end--) {
    if (/^[\p{Script=Han}，。；][\p{Script=Han}“（《]$/u.test(body.slice(end - 1, end + 1))) return end;
  }
  return lineEnd < 0 ? body.length : lineEnd + 1;
}

function setterOf(layout: Layout, pages: readonly Page[], body: string, random: Random): Setter {
  const first = random.next() < 0.6 ? 1 : random.integer(2, 400);
  const title = random.next() < 0.25 ? ownTitle(body, random) : random.pick(TITLES)(random);
  const total = totalOf(pages.length + first - 1, random);
  const style = numberStyle(random);
  const number = (page: number, styled: NumberStyle = style): string => styled(page + first, total(page));
  switch (layout) {
    case 'number at the foot':
    case 'form feeds':
      return (page) => ({ head: [], foot: [number(page)] });
    case 'number of all': {
      const counted = styleWithTotal(random);
      return (page) => ({ head: [], foot: [number(page, counted)] });
    }
    case 'head alone':
      return () => ({ head: [title], foot: [] });
    case 'head and number':
      return headAndNumber(title, number, random);
    case 'number in the head': {
      const glue = random.pick([' ', '　', '', '·', ' | ']);
      const atEnd = random.next() < 0.7;
      const line = (page: number): string =>
        atEnd ? `${title}${glue}${page + first}` : `${page + first}${glue === '' ? ' ' : glue}${title}`;
      return random.next() < 0.6
        ? (page) => ({ head: [line(page)], foot: [] })
        : (page) => ({ head: [], foot: [line(page)] });
    }
    case 'two-sided':
      return twoSided(title, chapterOf(pages, body, random), first, random);
    case 'chapter heads': {
      const chapter = chapterOf(pages, body, random);
      return (page) => ({ head: lineOf(chapter(page)), foot: [number(page)] });
    }
    case 'roman front matter': {
      const front = random.integer(2, 4);
      return (page) => ({ head: [], foot: [page < front ? roman(page + 1) : style(page - front + 1, total(page))] });
    }
    case 'notes at the foot': {
      const noted = new Map(pages.map((_, page) => [page, random.next() < 0.4] as const));
      return (page) => ({
        head: [],
        foot: [number(page)],
        ...(noted.get(page) && { note: `① 参见《清河镇志》卷${(page % 9) + 1}第${page + 12}页。` }),
      });
    }
    case 'printed by a browser': {
      const frame = printStyle(ownTitle(body, random), random);
      return (page) => {
        const [head, foot] = frame(page + 1, pages.length);
        return { head, foot };
      };
    }
    case 'wrapped lines':
      return random.next() < 0.5
        ? (page) => ({ head: [], foot: [number(page)] })
        : headAndNumber(title, number, random);
  }
}

function headAndNumber(title: string, number: (page: number) => string, random: Random): Setter {
  return random.pick<Setter>([
    (page) => ({ head: [title], foot: [number(page)] }),
    (page) => ({ head: [title, number(page)], foot: [] }),
    (page) => ({ head: [], foot: [title, number(page)] }),
    (page) => ({ head: [title], foot: [title.slice(0, 4), number(page)] }),
  ]);
}

/** The book's name on even pages, the chapter's on odd ones, the number at the outer edge or on a line of its own. */
function twoSided(title: string, chapter: (page: number) => string | undefined, first: number, random: Random): Setter {
  const isEven = (page: number): boolean => (page + first) % 2 === 0;
  const head = (page: number): string[] => lineOf(isEven(page) ? title : chapter(page));
  return random.pick<Setter>([
    (page) => ({ head: head(page), foot: [`· ${page + first} ·`] }),
    (page) => ({ head: head(page), foot: [`${page + first}`] }),
    (page) => ({
      head: head(page).map((name) => (isEven(page) ? `${page + first}　${name}` : `${name}　${page + first}`)),
      foot: [],
    }),
    (page) => ({ head: isEven(page) ? [title, `${page + first}`] : [`${page + first}`], foot: [] }),
  ]);
}

const lineOf = (name: string | undefined): string[] => (name === undefined ? [] : [name]);

const CHAPTER = /^[ \u3000]*第[ \u3000]*[一二三四五六七八九十]+[ \u3000]*章[\s\u3000]*\S{2,16}$/gmu;
const INVENTED = ['第一章 总则', '第二章 沟渠管护', '第三章 堤岸修缮', '第四章 用水管理', '第五章 奖励与处罚', '附录'];

/** The document with headings of chapters: its own, or invented ones every 1,000 to 4,000 characters. */
function withChapters(document: string, write: (text: string) => string, random: Random): string {
  if ((document.match(CHAPTER)?.length ?? 0) >= 2) return document;
  const isNumbered = random.next() < 0.7;
  let text = '';
  let from = 0;
  for (const name of INVENTED) {
    const end = document.indexOf('\n', from + random.integer(1000, 4000)) + 1;
    if (end === 0 || end > document.length - 200) break;
    text += `${document.slice(from, end)}${write(isNumbered ? name : name.replace(/^\S+ /, ''))}\n`;
    from = end;
  }
  return text + document.slice(from);
}

/**
 * The chapter that each page is in. Some books print the one that the page begins in, some the one that begins on it,
 * and leave the head out where a chapter begins at the top of the page.
 */
function chapterOf(pages: readonly Page[], body: string, random: Random): (page: number) => string | undefined {
  const own = [
    ...body.matchAll(CHAPTER),
    ...body.matchAll(/^(?:总则|沟渠管护|堤岸修缮|用水管理|奖励与处罚|附录|總則|溝渠管護|堤岸修繕|獎勵與處罰|附錄)$/gm),
  ];
  own.sort((a, b) => a.index - b.index);
  const names = own.map((match) => ({ index: match.index, name: match[0].trim() }));
  const looksAhead = random.next() < 0.5;
  const leavesOut = random.next() < 0.5;
  return (page) => {
    const { start, end } = pages[page]!;
    const opens = names.find(({ index }) => index >= start && index < end);
    if (leavesOut && opens !== undefined && body.slice(start, opens.index).trim() === '') return undefined;
    const before = names.filter(({ index }) => index < start).pop();
    return (looksAhead ? (opens ?? before) : (before ?? opens))?.name;
  };
}

/** The document's first line, where it is a title. */
function ownTitle(body: string, random: Random): string {
  const line = body.trimStart().split('\n')[0]!.trim();
  return /^[\p{Script=Han}（）《》]{10,30}$/u.test(line) ? line : random.pick(TITLES)(random);
}

/** The total as printed: right, one off, or another on a page where the document was changed. */
function totalOf(pages: number, random: Random): (page: number) => number {
  const off = random.pick([0, 0, 0, 1, 2, -1]);
  const changed = random.next() < 0.2 ? random.integer(2, 9) : Number.POSITIVE_INFINITY;
  return (page) => pages + off + (page >= changed ? 1 : 0);
}
