import type { Localized, RuleId } from '../engine/rule.ts';

/** Kinds of the public contract; they go by the mark, not by the level. */
export type OutlineKind =
  | 'title'
  | 'part'
  | 'chapter'
  | 'section'
  | 'article'
  | 'paragraph-number'
  | 'enumeration'
  | 'annex';

/** What is wrong with the number of a heading. */
export interface OutlineProblem {
  readonly rule: RuleId;
  /** The number that should stand here. */
  readonly expected: number;
  readonly message: Localized;
}

/** A heading with all that belongs to it, in UTF-16 offsets. */
export interface OutlineNode {
  readonly kind: OutlineKind;
  /** The number as it stands, with its mark: `一、`, `第三条`, `附件2`. Empty for unnumbered headings. */
  readonly label: string;
  readonly number: number | null;
  /** The heading's words, without the label. */
  readonly title: string;
  /** Where the heading begins; `end` is the end of the whole section. */
  readonly start: number;
  readonly end: number;
  /** Where the heading itself (label and title) ends. */
  readonly headingEnd: number;
  readonly problem: OutlineProblem | null;
  readonly children: readonly OutlineNode[];
}
