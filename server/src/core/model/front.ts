/** The front of a document: where its title stands. */
import type { PlacedLines } from './placed.ts';
import { continuesTitle, endsWeakly, isAnnexTitle, isContentsHead, isDocumentNumber, isTitle } from './titles.ts';

export interface TitleLines {
  readonly first: number;
  readonly last: number;
  readonly title: string;
}

const SEARCHED = 30;
const SITE_WORDS =
  /^(?:首页|下载|打印|全屏|收藏|【?字号|加大|还原|减小|】|来源|时间|发布|您的位置|当前位置|相关|Top|S0?\d|\d+(?!\d*年)|http|www|—|-)/i;

/** `法規名稱：…`, as Taiwan's law database writes it. */
const LAW_NAME = /^法規名稱[：:][ \u3000]*(\S.*)$/;

/** The title of the whole document: the first line that reads like one, or else the first line of words. */
export function findTitle(lines: PlacedLines): TitleLines | undefined {
  let fallback = -1;
  for (let i = 0; i < Math.min(lines.length, SEARCHED); i++) {
    const line = lines.line(i)!;
    const title = line.mark === undefined ? line.title : '';
    if (line.mark?.certain === true) break;
    // a document may begin with its table of contents
    if (line.mark === undefined && isContentsHead(title)) {
      if (fallback >= 0) break;
      i = Math.max(i, (lines.contentsAt(i)?.end ?? 0) - 1);
      continue;
    }
    const named = LAW_NAME.exec(title);
    if (named !== null) return { first: i, last: i, title: named[1]! };
    if (title === '' || SITE_WORDS.test(title)) {
      if (fallback >= 0 && line.end - line.start > 64) break;
      continue;
    }
    const joined = titleAt(lines, i);
    if (joined !== undefined) return joined;
    if (fallback < 0 && /\p{Script=Han}{2}/u.test(title) && !/[。；：，:,;]$/.test(title) && !isDocumentNumber(title)) {
      fallback = i;
    }
    if (fallback >= 0 && i > fallback + 3) break;
  }
  if (fallback < 0) return undefined;
  return { first: fallback, last: fallback, title: lines.line(fallback)!.title };
}

/** The title that begins at a line, put together where it was broken over up to four lines. */
export function titleAt(lines: PlacedLines, index: number): TitleLines | undefined {
  let title = '';
  if (lines.line(index)!.words.isPublicationNote) return undefined;
  for (let last = index; last < Math.min(index + 4, lines.length); last++) {
    const line = lines.line(last)!;
    if (line.mark !== undefined || line.title === '') return undefined;
    const part = withoutDate(line.title);
    if (last > index && beginsOrder(lines, last, part)) return undefined;
    title += /^(?:\S[ \u3000])+\S$/.test(part) ? part.replace(/[ \u3000]/g, '') : part;
    const reads = title === line.title ? line.words.isTitle : isTitle(title);
    if (reads && !goesOn(lines, last, title)) return { first: index, last, title };
    if (!line.words.continuesTitle) return undefined;
  }
  return undefined;
}

/** The head of an order, with its number on the next line: what stands above it is no part of its title. */
function beginsOrder(lines: PlacedLines, index: number, title: string): boolean {
  return (
    lines.line(index)!.blanksBefore > 0 &&
    /(?:令|公告|函)$/.test(title) &&
    isTitle(title) &&
    /字第.+[號号]$/.test(lines.line(index + 1)?.title ?? '')
  );
}

function withoutDate(title: string): string {
  return title.replace(/[ \u3000]+(?:中華民國)?\d{2,4}年\d{1,2}月\d{1,2}日(?:（補登）)?$/, '');
}

/** The title below `附件` alone on its line: one that reads like a title, or else the first line of words. */
export function annexTitleAt(lines: PlacedLines, index: number, shortest?: number): TitleLines | undefined {
  const title = titleAt(lines, index);
  if (title !== undefined) return title;
  const first = lines.line(index)!;
  if (first.mark !== undefined || !isAnnexTitle(first.title, shortest)) return undefined;
  const next = lines.line(index + 1);
  const isBroken = /[的及和与與、]$/.test(first.title) && next !== undefined && next.mark === undefined;
  return isBroken && continuesTitle(next.title)
    ? { first: index, last: index + 1, title: first.title + next.title }
    : { first: index, last: index, title: first.title };
}

/** Whether the next line is the rest of a broken title: `…审核制度` / `的指导意见`. */
function goesOn(lines: PlacedLines, index: number, title: string): boolean {
  const next = lines.line(index + 1);
  return (
    next !== undefined &&
    next.blanksBefore === 0 &&
    next.mark === undefined &&
    (/^(?:的|及|和|與|与)/.test(next.title) || endsWeakly(title)) &&
    isTitle(next.title)
  );
}

/**
 * Whether two titles name the same document: the same words, or one the end or a part of the other. Titles compare
 * without blanks, marks and notes in brackets.
 * @param strict only the same words: a notice names in its own title what it forwards.
 */
export function sameTitle(a: string, b: string, strict: boolean): boolean {
  const x = bare(a);
  const y = bare(b);
  return x === y || (!strict && ((x.length > 3 && y.includes(x)) || (y.length > 3 && x.includes(y))));
}

function bare(title: string): string {
  return title.replace(/[（(].*?[）)]/g, '').replace(/[^\p{L}\p{N}]/gu, '');
}
