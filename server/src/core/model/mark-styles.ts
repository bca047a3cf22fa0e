/** Number marks and their styles: their place in the hierarchy and their kind in the outline. */
import type { OutlineKind } from './outline.ts';

/** Styles of marks. Two marks belong to one sequence only if their style is the same. */
export type MarkStyle =
  | 'part'
  | 'subpart'
  | 'chapter'
  | 'section'
  | 'subsection'
  | 'article'
  | 'division' //       第一部分
  | 'formal' //         壹、
  | 'stem' //           甲、
  | 'han' //            一、
  | 'han-bracket' //    （一）
  | 'arabic' //         1.
  | 'arabic-half' //    1）
  | 'arabic-bracket' // （1）
  | 'circled' //        ①
  | 'latin' //          A.  a.
  | 'latin-bracket' //  （A）
  | 'roman' //          Ⅰ.  ii.
  | 'roman-bracket' //  （Ⅰ）
  | 'decimal' //        1.1
  | 'prose' //          一是
  | 'annex';

/** The number mark at the start of a heading or item. */
export interface Mark {
  readonly style: MarkStyle;
  /** The number as read; null where the mark has none (`附件`) or holds no number that can be read. */
  readonly number: number | null;
  /** For a number that is none: what was probably meant. */
  readonly guess: number | null;
  /** `之一`, `-1`: 1. Zero without. For `1.2.3`: the numbers before the last are in `path`. */
  readonly sub: number;
  readonly path: string;
  /** Offsets of the label (with its mark), and of the number inside it, in the line or text that was given. */
  readonly start: number;
  readonly end: number;
  readonly numberStart: number;
  readonly numberEnd: number;
  /** What stands behind the number: `、`, `.`, `）`, the unit `条`; for bracketed marks the pair of brackets. */
  readonly separator: string;
  /** False where the mark may as well be the beginning of a sentence or figure, and only its neighbours can tell. */
  readonly certain: boolean;
}

/** Rank in the hierarchy: lower stands higher. Statute headings below 10, lists above. */
export const RANKS: Readonly<Record<MarkStyle, number>> = {
  annex: 0,
  division: 1,
  part: 1,
  subpart: 2,
  chapter: 3,
  section: 4,
  subsection: 5,
  article: 6,
  formal: 10,
  stem: 11,
  han: 12,
  'han-bracket': 13,
  arabic: 14,
  decimal: 14.5,
  'arabic-half': 15,
  'arabic-bracket': 16,
  circled: 17,
  latin: 16.5,
  'latin-bracket': 16.6,
  roman: 17.5,
  'roman-bracket': 17.6,
  prose: 20,
};

export const KINDS: Readonly<Record<MarkStyle, OutlineKind>> = {
  annex: 'annex',
  division: 'part',
  part: 'part',
  subpart: 'part',
  chapter: 'chapter',
  section: 'section',
  subsection: 'section',
  article: 'article',
  formal: 'paragraph-number',
  stem: 'paragraph-number',
  han: 'paragraph-number',
  'han-bracket': 'paragraph-number',
  arabic: 'enumeration',
  decimal: 'section',
  'arabic-half': 'enumeration',
  'arabic-bracket': 'enumeration',
  circled: 'enumeration',
  latin: 'enumeration',
  'latin-bracket': 'enumeration',
  roman: 'enumeration',
  'roman-bracket': 'enumeration',
  prose: 'enumeration',
};

/** Letters stand at any level: they open below whatever is open, and what begins at one behind them stands below them. */
export const LETTER_STYLES: ReadonlySet<string> = new Set(['latin', 'latin-bracket', 'roman', 'roman-bracket']);
