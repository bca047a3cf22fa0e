/** Two documents in one, as a mirror that stores pages under the wrong name makes them: one breaks off, another goes on. */
import { beginsWithMark, endsSentence } from '../../server/src/core/text/sentences.ts';
import type { Random } from './random.ts';

/** Where the first document breaks off. */
export const CUTS = ['sentence end', 'inside a sentence', 'inside a heading'] as const;
export type Cut = (typeof CUTS)[number];
/** Where the second begins. */
export const BEGINNINGS = ['its title', 'a paragraph', 'inside a sentence'] as const;
export type Beginning = (typeof BEGINNINGS)[number];

export interface Splice {
  readonly text: string;
  /** Where the second document begins in the text. */
  readonly at: number;
}

interface Paragraph {
  readonly start: number;
  readonly text: string;
}

/**
 * The first document up to a cut, and the second from a beginning on, on a new line or in the same one.
 * Undefined where a document has no such place.
 */
export function splice(
  first: string,
  second: string,
  style: { readonly cut: Cut; readonly beginning: Beginning; readonly newLine: boolean },
  random: Random,
): Splice | undefined {
  const end = cutOf(first, style.cut, random);
  const start = beginningOf(second, style.beginning, random);
  if (end === undefined || start === undefined) return undefined;
  const head = first.slice(0, end) + (style.newLine ? '\n' : '');
  return { text: head + second.slice(start), at: head.length };
}

function paragraphsOf(text: string, from: number, to: number): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (start >= text.length * from && start <= text.length * to) paragraphs.push({ start, text: line.trimEnd() });
    start += line.length + 1;
  }
  return paragraphs;
}

const isProse = ({ text }: Paragraph) => text.length >= 50 && /[。；].*[。；]$/u.test(text);

function cutOf(text: string, cut: Cut, random: Random): number | undefined {
  const paragraphs = paragraphsOf(text, 0.3, 0.8);
  if (cut === 'inside a heading') {
    const headings = paragraphs.filter(
      (paragraph) =>
        beginsWithMark(paragraph.text) &&
        paragraph.text.length >= 8 &&
        paragraph.text.length <= 30 &&
        !endsSentence(paragraph.text),
    );
    if (headings.length === 0) return undefined;
    const heading = random.pick(headings);
    return heading.start + random.integer(5, heading.text.length - 2);
  }
  const prose = paragraphs.filter(isProse);
  if (prose.length === 0) return undefined;
  const paragraph = random.pick(prose);
  const places = [
    ...paragraph.text.matchAll(cut === 'sentence end' ? /(?<=。)/gu : /(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])/gu),
  ]
    .map(({ index }) => index)
    .filter((index) => cut === 'sentence end' || index > paragraph.text.search(/[。；]/u) + 4);
  return places.length === 0 ? undefined : paragraph.start + random.pick(places);
}

function beginningOf(text: string, beginning: Beginning, random: Random): number | undefined {
  if (beginning === 'its title') return 0;
  const prose = paragraphsOf(text, 0.2, 0.7).filter(isProse);
  if (prose.length === 0) return undefined;
  const paragraph = random.pick(prose);
  if (beginning === 'a paragraph') return paragraph.start;
  const places = [...paragraph.text.matchAll(/(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])/gu)].map(({ index }) => index);
  return places.length === 0 ? undefined : paragraph.start + random.pick(places);
}
