/** Puts what sites and pages leave around and inside a sound document, and says where it stands. */
import { toTraditional } from '../../server/src/core/tables/script-characters.ts';
import {
  LINKS,
  type Lines,
  NEWS_HEADS,
  PLACES,
  PORTAL_FEET,
  SHARING_FEET,
  SHARING_HEADS,
  TABLES,
  TOOLS,
} from './furniture-lines.ts';
import type { Random } from './random.ts';

export const FURNITURE_KINDS = [
  'sharing head',
  'sharing foot',
  'portal table',
  'portal tools',
  'news head',
  'portal foot',
  'links',
  'page marks',
  'page feet of words',
  'running heads',
] as const;
export type FurnitureKind = (typeof FURNITURE_KINDS)[number];

export interface Passage {
  readonly start: number;
  readonly end: number;
}

export interface Furnished {
  readonly text: string;
  /** The document as it was. */
  readonly sound: string;
  /** Each line, or part of one, that was put in. */
  readonly passages: readonly Passage[];
}

interface Insertion {
  readonly at: number;
  readonly text: string;
  /** Where the passages stand in `text`; without it the whole text without its blanks is one. */
  readonly joins?: boolean;
}

/** The document with furniture of one kind. Lines that are put in stand between its lines, or inside one of them. */
export function furnish(sound: string, kind: FurnitureKind, random: Random): Furnished {
  const traditional = /[國書業證續對於這們為會]/.test(sound.slice(0, 2000));
  const write = (text: string): string =>
    traditional ? [...text].map((char) => toTraditional(char)).join('') : widen(text, random);
  return insert(sound, insertions(sound, kind, random, write));
}

/** Now and then a site writes its digits, colons and commas in full width, or sets blanks between words. */
function widen(text: string, random: Random): string {
  if (random.next() < 0.75) return text;
  return text.replace(/[:,]/g, (mark) => (mark === ':' ? '：' : '，'));
}

function insertions(sound: string, kind: FurnitureKind, random: Random, write: (text: string) => string): Insertion[] {
  const head = (lines: readonly string[]): Insertion[] => [{ at: 0, text: `${lines.map(write).join(gap(random))}\n` }];
  const foot = (lines: readonly string[]): Insertion[] => {
    const end = sound.endsWith('\n') ? '' : '\n';
    return [{ at: sound.length, text: `${end}${gap(random)}${lines.map(write).join(gap(random))}\n` }];
  };
  const place = random.pick(PLACES);
  const title = `关于${place}沟渠管护的通知`;
  switch (kind) {
    case 'sharing head':
      return head(random.pick(SHARING_HEADS)({ random, place, title }));
    case 'sharing foot':
      return foot(random.pick(SHARING_FEET)({ random, place, title }));
    case 'portal table':
      return head(random.pick(TABLES)({ random, place, title }));
    case 'portal tools':
      return random.next() < 0.5
        ? head(some(TOOLS, random)({ random, place, title }))
        : foot(some(TOOLS, random)({ random, place, title }));
    case 'news head':
      return head(random.pick(NEWS_HEADS)({ random, place, title }));
    case 'portal foot':
      return foot(random.pick(PORTAL_FEET)({ random, place, title }));
    case 'links':
      return foot(random.pick(LINKS)({ random, place, title }));
    case 'page marks':
      return pages(sound, random, pageMark(random), write);
    case 'page feet of words':
      return pages(sound, random, random.pick(WORD_FEET), write);
    case 'running heads': {
      const name = `${place}${random.pick(['镇志稿', '县政府公报', '工作手册', '文件汇编'])}`;
      const mark = pageMark(random);
      return pages(sound, random, (page, total) => [name, ...mark(page, total)], write);
    }
  }
}

const gap = (random: Random): string => random.pick(['\n', '\n', '\n\n']);

function some(all: readonly string[], random: Random): Lines {
  return () => {
    const from = random.integer(0, all.length - 1);
    return all.slice(from, from + random.integer(1, 4));
  };
}

const WORD_FEET: readonly ((page: number, total: number) => string[])[] = [
  () => ['百度文库 - 让每个人平等地提升自我'],
  () => ['精品文档，欢迎下载'],
  (page) => ['百度文库 - 让每个人平等地提升自我', String(page)],
];

function pageMark(random: Random): (page: number, total: number) => string[] {
  return random.pick([
    (page) => [`— ${page} —`],
    (page) => [`-${page}-`],
    (page) => [`－ ${page} －`],
    (page, total) => [`第 ${page} 页 共 ${total} 页`],
    (page, total) => [`第${page}页/共${total}页`],
    (page) => [`第 ${page} 页`],
    (page) => [`${page}`],
    (page, total) => [`${page}/${total}`],
  ] as ((page: number, total: number) => string[])[]);
}

/** Page ends every 500 to 900 characters: between lines, or inside a line of running text. */
function pages(
  sound: string,
  random: Random,
  lines: (page: number, total: number) => string[],
  write: (text: string) => string,
): Insertion[] {
  const places: number[] = [];
  for (let at = random.integer(500, 900); at < sound.length - 40; at += random.integer(500, 900)) {
    const inside = insideSentence(sound, at);
    const lineEnd = sound.indexOf('\n', at);
    if (random.next() < 0.6 && inside >= 0) places.push(inside);
    else if (lineEnd >= 0 && lineEnd + 1 < sound.length) places.push(lineEnd + 1);
    at = Math.max(at, places[places.length - 1] ?? 0);
  }
  const total = places.length + 1;
  return places.map((at, i) => {
    const text = lines(i + 1, total)
      .map(write)
      .join('\n');
    const inside = at > 0 && sound[at - 1] !== '\n';
    return { at, text: inside ? `\n${text}\n` : `${text}\n`, joins: inside };
  });
}

/** A place near `at` in the middle of a sentence, well inside a line, or -1. */
function insideSentence(sound: string, at: number): number {
  const start = sound.lastIndexOf('\n', at) + 1;
  const end = sound.indexOf('\n', at);
  if (at - start < 30 || (end < 0 ? sound.length : end) - at < 15) return -1;
  const around = sound.slice(at - 1, at + 2);
  return /^[\p{Script=Han}，、]{3}$/u.test(around) ? at : -1;
}

function insert(sound: string, insertions: readonly Insertion[]): Furnished {
  const passages: Passage[] = [];
  let text = '';
  let copied = 0;
  for (const { at, text: added } of insertions) {
    text += sound.slice(copied, at);
    for (const match of added.matchAll(/\S[^\n]*/g)) {
      const start = text.length + match.index;
      passages.push({ start, end: start + match[0].trimEnd().length });
    }
    text += added;
    copied = at;
  }
  return { text: text + sound.slice(copied), sound, passages };
}
