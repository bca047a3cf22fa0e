/** Chapters that the table of contents names and the text lacks. */
import type { DocumentView, Report } from '../engine/rule.ts';
import { type DocumentModel, documentModel } from '../model/document.ts';
import type { Contents } from '../model/placed.ts';

interface NamedChapter {
  readonly index: number;
  readonly number: number;
  readonly title: string;
}

/** Fewer chapters than this make no table that can be relied on. */
const SHORTEST_CONTENTS = 3;
const LONGEST_HEADING = 40;
const BLANKS = /[ \t\u3000\u00a0]/g;
/** Leaders and page numbers behind a title. */
const PAGE = /[.．…·•—\-（(]*\d*[)）]?$/;

/**
 * Chapters at the end of a table of contents that never come, at most one report for each table. A chapter missing
 * between others is seen in the numbers of the text itself.
 */
export function* reportMissingChapters(view: DocumentView): Generator<Report | undefined> {
  const model = view.once(documentModel);
  for (const contents of model.tree.contents) {
    yield;
    const chapter = firstMissing(model, contents);
    if (chapter === undefined) continue;
    const { lines } = model;
    const label = lines.line(chapter.index)!.label;
    yield {
      start: lines.start(chapter.index),
      end: lines.start(chapter.index) + label.length,
      expected: chapter.number,
      message: {
        en: `“${label} ${chapter.title}” stands in the table of contents, but the text ends before it.`,
        zh: `目录列有“${label} ${chapter.title}”，正文中却没有这一章，可能缺页。`,
      },
    };
  }
}

function firstMissing(model: DocumentModel, contents: Contents): NamedChapter | undefined {
  const { lines, tree } = model;
  const style = lines.line(contents.first)?.mark?.style;
  if (style !== 'chapter') return undefined;
  const named = chaptersNamed(model, contents);
  if (named.length < SHORTEST_CONTENTS || named.some(({ number }, at) => number !== at + 1)) return undefined;
  if (contents.end >= lines.length) return undefined;
  const bodyStart = lines.start(contents.end);
  const body = tree.all.filter((heading) => heading.style === style && heading.start >= bodyStart);
  if (body.length < 2 || body.some(({ scope }) => scope.partial || scope.table)) return undefined;
  const last = body.reduce((most, { number, guess }) => Math.max(most, number ?? guess ?? 0), Number.NEGATIVE_INFINITY);
  const titles = new Set(body.map(({ title }) => title.replace(BLANKS, '')));
  // the table is of this text: the chapters that are there carry the titles it gives them
  const known = named.filter(({ number, title }) => number <= last && titles.has(title));
  if (known.length < 2 || known.length < last / 2 || known.length < named.length / 2) return undefined;
  const missing = named.filter(({ number }) => number > last);
  return missing.some((chapter) => comesLater(model, contents.end, chapter)) ? undefined : missing[0];
}

function chaptersNamed({ lines }: DocumentModel, { first, end }: Contents): NamedChapter[] {
  const named: NamedChapter[] = [];
  for (let index = first; index < end; index++) {
    const { mark, title } = lines.line(index)!;
    if (mark?.style !== 'chapter') continue;
    named.push({ index, number: mark.number ?? 0, title: title.replace(BLANKS, '').replace(PAGE, '') });
  }
  return named;
}

/** Whether the chapter is there after all: without its number, or glued to other text. */
function comesLater({ lines }: DocumentModel, from: number, { number, title }: NamedChapter): boolean {
  for (let index = from; index < lines.length; index++) {
    const line = lines.line(index)!;
    if (line.inline.some((mark) => mark.style === 'chapter' && mark.number === number)) return true;
    if (line.end - line.start > LONGEST_HEADING) continue;
    const text = lines.textOf(index).replace(BLANKS, '');
    if (title === '' ? text.length < 8 : text.includes(title)) return true;
  }
  return false;
}
