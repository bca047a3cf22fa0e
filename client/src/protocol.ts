/** What client and server say to each other beyond the Language Server Protocol. */
import type { Range, TextEdit } from 'vscode-languageclient';

export type OutlineKind =
  | 'title'
  | 'part'
  | 'chapter'
  | 'section'
  | 'article'
  | 'paragraph-number'
  | 'enumeration'
  | 'annex';

/** A heading and what belongs to it. */
export interface OutlineNode {
  readonly kind: OutlineKind;
  /** The number as it is written, with its marks: `一、`. Empty for a heading without one. */
  readonly label: string;
  readonly number: number | null;
  readonly title: string;
  /** The whole section. */
  readonly range: Range;
  /** The heading alone. */
  readonly selectionRange: Range;
  readonly problem: OutlineProblem | null;
  /** Findings in the section, its children's included. */
  readonly findings: number;
  readonly children: readonly OutlineNode[];
}

export interface OutlineProblem {
  readonly rule: string;
  readonly expected: number | null;
  readonly message: string;
}

/** Request `kanwu/outline`. */
export interface OutlineResult {
  readonly version: number | null;
  readonly nodes: readonly OutlineNode[];
}

/** Notification `kanwu/status`, from the server. */
export interface StatusParams {
  readonly uri: string;
  readonly state: 'idle' | 'running';
  readonly findings: number;
  readonly fixable: number;
  readonly script: string;
  readonly encoding?: string;
}

/** What the commands `kanwu.renumber` and `kanwu.convertScript` return: nothing has been written yet. */
export interface ProposedText {
  readonly edits: readonly TextEdit[];
  /** The version of the document that the edits are for. */
  readonly version: number | null;
  /** The whole document as it would read. */
  readonly text: string;
}

/** What the command `kanwu.fixDocument` returns. */
export interface ProposedFixes extends ProposedText {
  /** How many findings of each rule the edits mend. */
  readonly counts: Readonly<Record<string, number>>;
  /** What could only be guessed, in the new text. */
  readonly doubtful: readonly Range[];
  /** Findings that stay. */
  readonly remaining: number;
}

/** What the command `kanwu.ignore` returns: the new content of a `.kanwu-ignore.json`. */
export interface ProposedIgnoreFile {
  readonly file: string;
  readonly content: string;
}
