/** The lines of a document by number, with what stands in them. */
import type { DocumentScanner, DocumentView } from '../engine/rule.ts';
import type { Text } from '../text/text.ts';
import { fold } from './fold.ts';

/** Shortest line, in folded characters, that counts as a paragraph of the author's. */
const BODY_LENGTH = 36;
const FORM_FEED = 0x0c;

export interface Line {
  readonly number: number;
  readonly start: number;
  /** Without the line end. */
  readonly end: number;
  /** Folded, see `fold`; empty for a blank line. */
  readonly key: string;
}

/** Reads lines of a document when asked, and keeps them. */
export class Lines {
  readonly text: Text;
  readonly count: number;
  readonly #known = new Map<number, Line>();

  constructor(text: Text) {
    this.text = text;
    this.count = text.lineCount;
  }

  at(number: number): Line {
    let line = this.#known.get(number);
    if (line === undefined) {
      const start = this.text.lineStart(number);
      const end = this.text.lineEnd(number);
      line = { number, start, end, key: fold(this.text.slice(start, end)).text };
      this.#known.set(number, line);
    }
    return line;
  }

  /** A line as it stands, without its line end and the form feed of a page before it. */
  words(number: number): string {
    const { start, end } = this.at(number);
    const text = this.text.slice(start, end);
    return text.charCodeAt(0) === FORM_FEED ? text.replace(/^\f+/, '') : text;
  }

  isBlank(number: number): boolean {
    return this.at(number).key === '';
  }

  /** The number of the line that holds an offset. */
  numberAt(offset: number): number {
    return this.text.positionAt(offset).line;
  }

  /** The nearest line with text before `number`, or -1. */
  textBefore(number: number): number {
    let at = number - 1;
    while (at >= 0 && this.isBlank(at)) at--;
    return at;
  }

  /** The nearest line with text after `number`, or {@link count}. */
  textAfter(number: number): number {
    let at = number + 1;
    while (at < this.count && this.isBlank(at)) at++;
    return at;
  }
}

export const documentLines: DocumentScanner<Lines> = {
  name: 'document-lines',
  compute: (view: DocumentView) => new Lines(view.text),
};

/** Whether a line reads like a paragraph of running text, or a good part of one. */
export function isBody({ key }: Line, least = BODY_LENGTH): boolean {
  if (key.length < least) return false;
  return key.includes('。') || (key.length >= 48 && /[,;、].*[,;]/.test(key)) || key.length >= 100;
}
