/** The paragraphs without a number of an article: 款 on the mainland, 項 on Taiwan. */
import type { DocumentModel } from './document.ts';
import type { Heading } from './tree.ts';

export interface Paragraph {
  readonly start: number;
  readonly end: number;
}

/** Index of the first line that begins at or behind an offset. */
export function lineIndexAt(model: DocumentModel, offset: number): number {
  const { lines } = model;
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines.end(middle) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The paragraphs of an article, its items left out. Lines that were broken inside a sentence belong together.
 */
export function paragraphsOf(model: DocumentModel, article: Heading): Paragraph[] {
  const { lines } = model;
  const items = new Set<number>();
  for (const child of article.children) if (!child.inline) items.add(child.start);
  const paragraphs: Paragraph[] = [];
  let open = false; // the last paragraph goes on in the next line
  let inItem = false;
  for (let i = lineIndexAt(model, article.start); i < lines.length && lines.start(i) < article.end; i++) {
    const line = lines.line(i)!;
    const isHead = lines.start(i) <= article.start;
    const start = isHead ? lines.base(i) + line.titleStart : lines.start(i);
    const end = lines.end(i);
    if (!isHead && items.has(lines.start(i))) {
      inItem = true;
      open = false;
    } else if (start < end && !(line.mark !== undefined && !isHead && inItem)) {
      if (open) paragraphs[paragraphs.length - 1] = { start: paragraphs[paragraphs.length - 1]!.start, end };
      else if (!inItem || /[。；;：:]/.test(lines.line(i - 1)!.last)) {
        paragraphs.push({ start, end });
        inItem = false;
      }
      open = !inItem && !/[。；;：:！？”」）)]/.test(line.last);
    }
  }
  return paragraphs;
}
