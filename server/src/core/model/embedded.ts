/** Titles of documents inside the document: forwarded or published in it, annexed to it. */
import { annexTitleAt, sameTitle, type TitleLines, titleAt } from './front.ts';
import { RANKS } from './marks.ts';
import type { PlacedLines } from './placed.ts';
import { isAmendment, isAnnexTitle, isAppendedTitle, isDate, isFoot, isPassageNote, isSignature } from './titles.ts';
import type { HeadingStack } from './tree.ts';

/** What is known of the document above a line. */
export interface Above {
  readonly stack: HeadingStack;
  readonly mainTitle: string | undefined;
  /** Number of the last article. */
  readonly lastArticle: number | null;
}

/** Lines of an annex's mark that hold no title: `附件`, `附件1.`, `附件（修正后）`. */
const BARE_ANNEX = /^(?:[（(].*[）)])?[.．:：]?$/;
/** So many articles may be lost before a chapter whose number was lost as well. */
const LOST_ARTICLES = 3;
/** Characters above the line in which an order or notice names what it publishes. */
const NAMING_REACH = 6000;

/** The title that begins at a line without a number; undefined where it is text. */
export function embeddedTitle(lines: PlacedLines, index: number, above: Above): TitleLines | undefined {
  const before = lines.line(index - 1);
  if (before?.mark?.style === 'annex' && BARE_ANNEX.test(before.title)) return annexTitleAt(lines, index);
  const title = readTitle(lines, index, above);
  return title ?? (before === undefined ? undefined : publishedTitle(lines, index, above));
}

function readTitle(
  lines: PlacedLines,
  index: number,
  { stack, mainTitle, lastArticle }: Above,
): TitleLines | undefined {
  const line = lines.line(index)!;
  const before = lines.line(index - 1);
  const afterEnd = before !== undefined && (lines.endsDocument(index - 1) || before.mark?.style === 'annex');
  const separated = afterEnd || line.blanksBefore > 0 || isPassageNote(noteBelow(lines, index));
  if (before !== undefined && !separated && !/[。！？」”]/.test(before.last)) return undefined;
  const title = isFoot(line.title) ? undefined : titleAt(lines, index);
  if (title === undefined) return undefined;
  const appended = isAppendedTitle(title.title) && (afterEnd || stack.all.length > 1);
  if (title.first !== title.last && !afterEnd && line.blanksBefore === 0 && !appended) return undefined;
  if (before?.mark !== undefined && before.mark.style !== 'annex' && RANKS[before.mark.style] < RANKS.article)
    return undefined;
  if (mainTitle !== undefined && stack.all.length === 1 && sameTitle(title.title, mainTitle, afterEnd))
    return undefined;
  if (title.title.length < (afterEnd ? 3 : 5)) return undefined;
  if (appended) return title;
  const next = lines.nextMark(title.last, 12, ({ certain }) => certain);
  const first = next < 0 ? undefined : lines.line(next)!.mark!;
  if (first === undefined) return afterEnd && paragraphFollows(lines, title.last) ? title : undefined;
  // the articles go on, perhaps behind some that were lost: a chapter without its number
  const step = first.style === 'article' && lastArticle !== null ? (first.number ?? 0) - lastArticle : 0;
  if (step === 1 || (step > 1 && step <= LOST_ARTICLES && !afterEnd && !isAmendment(title.title))) return undefined;
  const begins = first.number === 1 || first.style === 'article' || isAmendment(title.title);
  if (!begins) return undefined;
  if (afterEnd || stack.all.length <= 1 || isPassageNote(noteBelow(lines, title.last))) return title;
  // without an end before it, the numbers must begin afresh behind it
  const open = stack.find((heading) => heading.style === first.style);
  return open !== undefined || (line.blanksBefore > 0 && next - title.last <= 4) ? title : undefined;
}

/**
 * What the order or notice above publishes: the first line below a signature; below a date one that the text above names
 * in quotation marks; also below a blank line one that it names among its annexes, or of which it publishes articles.
 */
function publishedTitle(lines: PlacedLines, index: number, { stack }: Above): TitleLines | undefined {
  const { title, blanksBefore } = lines.line(index)!;
  const above = lines.line(index - 1)!.title;
  const afterEnd = lines.endsDocument(index - 1);
  if (stack.all.length === 0 || index === lines.length - 1 || !(afterEnd || blanksBefore > 0)) return undefined;
  if (!isAnnexTitle(title, 4) || isSignature(title) || isFoot(title)) return undefined;
  const found = annexTitleAt(lines, index, 4);
  if (found === undefined) return undefined;
  if (afterEnd && (isSignature(above) || isFoot(above)) && title.length >= 8) return found;
  const text = textAbove(lines, index);
  const { title: name } = found;
  const isQuoted = text.includes(`「${name}`) || (isDate(above) && text.includes(`《${name}`));
  // `檢送修正後「…規定」第2點規定`
  if (name.length > 4 && text.includes(`「${name}」第`)) return found;
  return (afterEnd && isQuoted && name.length > 4) || isAnnexOf(text, name) ? found : undefined;
}

/** The whole next line, which may be longer than a title. */
function noteBelow(lines: PlacedLines, index: number): string {
  return index + 1 < lines.length && /[（(]/.test(lines.line(index + 1)!.first) ? lines.textOf(index + 1, 200) : '';
}

function textAbove(lines: PlacedLines, index: number): string {
  const start = lines.start(index);
  return lines.text.slice(Math.max(0, start - NAMING_REACH), start);
}

/** Whether the statement of annexes in a text names this one: `附：1.集市名单`. */
function isAnnexOf(text: string, title: string): boolean {
  const named = /(?:^|\n)[ \u3000]*附[件表]?[：:][^\n]*(?:\n[ \u3000]*\d{1,2}[.．、][^\n]*)*/.exec(text);
  return named !== null && new RegExp(`[：:.．、 \\u3000]${literal(title)}\\s*$`, 'm').test(named[0]);
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function paragraphFollows(lines: PlacedLines, index: number): boolean {
  const next = lines.line(index + 1);
  return next !== undefined && next.mark === undefined && next.end - next.start > 40;
}
