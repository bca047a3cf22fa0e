/** Short lines without a number that are headings by their place. */
import type { MarkStyle } from './marks.ts';
import type { PlacedLines } from './placed.ts';
import type { HeadingStack } from './tree.ts';

/** Marks that may be the first below a part of a document that has a name and no number. */
const OPENS_PART: ReadonlySet<MarkStyle> = new Set<MarkStyle>(['formal', 'han', 'arabic']);
const LONGEST_PART_NAME = 12;
/** Lines that are searched for the next list of the same kind. */
const LIST_REACH = 400;

/**
 * A short line between paragraphs, or over the article that comes next (a chapter that lost its number).
 * @param lastArticle number of the last article before the line.
 */
export function standsAlone(lines: PlacedLines, index: number, lastArticle: number | null): boolean {
  const before = lines.line(index - 1);
  const next = lines.line(index + 1);
  if (before === undefined || next === undefined || !lines.line(index)!.words.looksLikeHeading) return false;
  if (!/[。！？]/.test(before.last)) return false;
  if (next.mark?.style === 'article') return next.mark.number === (lastArticle ?? -1) + 1;
  return next.mark === undefined && next.end - next.start > 80 && /[。！？]/.test(next.last);
}

/** A short line over the first item of a list, where a like line stands over another such list: `广播部分`, `电视部分`. */
export function namesPart(lines: PlacedLines, index: number, stack: HeadingStack): boolean {
  const { title, words } = lines.line(index)!;
  const first = lines.line(index + 1)?.mark;
  if (first === undefined || first.number !== 1 || !first.certain || !OPENS_PART.has(first.style)) return false;
  if (title.length > LONGEST_PART_NAME || !words.looksLikeHeading) return false;
  const ending = title.slice(-2);
  const isLike = (other: string): boolean =>
    other !== title && other.length <= LONGEST_PART_NAME && other.endsWith(ending);
  if (stack.find((heading) => heading.style === 'words' && isLike(heading.title)) !== undefined) return true;
  for (let at = index + 1; ; ) {
    at = lines.nextMark(at, LIST_REACH, ({ style, number }) => style === first.style && number === 1);
    if (at < 0) return false;
    const above = lines.line(at - 1)!;
    if (above.mark === undefined && isLike(above.title)) return true;
  }
}
