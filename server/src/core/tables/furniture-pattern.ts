/**
 * How a line of site furniture is written down in the tables.
 *
 * A pattern is read against the line folded to Simplified, half-width, lower case and without blanks, so it is written
 * that way: `,` `:` `(` for `，` `：` `（`, but `。` `、` `《》` `【】` as they are. It must fit the whole line; list bullets
 * and item numbers before it are left out. Beside plain characters it may hold
 *
 * - `#` a number, `~` a short value (up to 40 characters without a full stop), `…` anything up to 200 characters
 *   (before the first plain character: up to 40 without a full stop),
 * - `(a|b)` and `?` as in a regular expression, `[…]` a class of characters, `\\` before a sign that is meant itself.
 *
 * Every pattern needs two plain characters side by side in each of its readings: they are what is looked for first.
 */
export type FurniturePattern = string;

export type SiteKind = 'document-sharing' | 'news-portal' | 'government-portal' | 'any-site';

export interface FurnitureGroup {
  /** The site, or the kind of site, that these lines come from, in Chinese as messages name it. */
  readonly site: string;
  readonly kind: SiteKind;
  /** Lines that are furniture wherever they stand. */
  readonly certain?: readonly FurniturePattern[];
  /** Lines that are furniture beside other furniture, or before the text begins, or after it has ended. */
  readonly likely?: readonly FurniturePattern[];
  /** Lines that are furniture only beside other furniture: single words of buttons, contact lines. */
  readonly weak?: readonly FurniturePattern[];
  /** Lines that are furniture after the text has ended only: the names of files to download. */
  readonly after?: readonly FurniturePattern[];
  /** Words of buttons that fill a line; they count like `weak`. Single signs are looked for beside other furniture only. */
  readonly words?: readonly string[];
  /** Lines without plain characters, looked for beside other furniture only: a bare date, a bare number. */
  readonly beside?: readonly FurniturePattern[];
  /** Lines that say nothing, looked for between two lines of furniture only: a counter, a Latin word. */
  readonly between?: readonly FurniturePattern[];
  /** Lines without plain characters that are furniture before the text begins: a title's companion with a date. */
  readonly heads?: readonly FurniturePattern[];
  /** Lines without plain characters that are furniture among the first or the last lines: a time, `[大 中 小]`. */
  readonly edges?: readonly FurniturePattern[];
  /** Passages that are furniture even inside a line of text. */
  readonly passages?: readonly FurniturePattern[];
  /** Passages that are furniture where they fill a line's end behind a sentence, its start, or brackets of their own. */
  readonly glued?: readonly FurniturePattern[];
  /** Headings after the end of the text that a list of links stands under. */
  readonly opensLinks?: readonly FurniturePattern[];
  /** Names of the site, as they stand behind a title: `…_百度文库`. */
  readonly names?: readonly FurniturePattern[];
}

/** The words of a list written with blanks between them. */
export function words(list: string): readonly string[] {
  return list.trim().split(/\s+/);
}
