/** What the commands find out about a file, as plain data: it crosses threads, and reporters show it. */
import type { ConfigProblem } from '../config/problem.ts';
import type { Category, Edit, Localized, RuleId, Safety, Severity } from '../core/engine/rule.ts';
import type { OutlineKind, OutlineProblem } from '../core/model/outline.ts';

/** A place: UTF-16 offsets into the decoded text, and 1-based lines and UTF-16 columns for people. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface FixResultItem {
  readonly safety: Safety;
  readonly title: Localized;
  readonly edits: readonly Edit[];
  readonly doubtful?: readonly { readonly edit: number; readonly start: number; readonly end: number }[];
}

export interface FindingResult extends Place {
  readonly rule: RuleId;
  readonly category: Category;
  readonly severity: Severity;
  readonly message: Localized;
  readonly evidence?: Localized;
  readonly expected?: number;
  readonly fix?: FixResultItem;
  readonly alternatives?: readonly FixResultItem[];
  readonly related?: readonly (Place & { readonly message: Localized })[];
  /** The line that it begins in, cut to what is near, for people. */
  readonly excerpt?: Excerpt;
}

/** Part of a line: the finding is `text.slice(from, to)`. */
export interface Excerpt {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

export interface FileError {
  readonly path: string;
  readonly message: Localized;
}

export interface FileResult {
  readonly path: string;
  readonly encoding: string;
  readonly script: string;
  /** UTF-16 code units. */
  readonly characters: number;
  readonly findings: readonly FindingResult[];
  readonly fixed?: FixedResult;
  readonly outline?: readonly OutlineItem[];
}

/** A heading with all that is below it. */
export interface OutlineItem {
  readonly kind: OutlineKind;
  readonly label: string;
  readonly number: number | null;
  readonly title: string;
  readonly start: number;
  readonly end: number;
  /** 1-based line of the heading. */
  readonly line: number;
  readonly problem: OutlineProblem | null;
  readonly children: readonly OutlineItem[];
}

/** What became of a file that was fixed; the findings beside it are those left. */
export interface FixedResult {
  /** How many findings were repaired, by rule. */
  readonly byRule: Readonly<Record<string, number>>;
  readonly changed: boolean;
  /** True where the file was written. */
  readonly written: boolean;
  /** Against the text before. */
  readonly edits: readonly Edit[];
  /** Where repairs could only guess, in offsets of the text after. */
  readonly doubtful: readonly { readonly start: number; readonly end: number }[];
  /** Rules whose fixes undo each other; fixing stopped before they went round. */
  readonly oscillating: readonly string[];
  /** For --stdout: the new content of the file. */
  readonly content?: Uint8Array;
  /** For --diff. */
  readonly diff?: string;
}

/** A file's result, or why there is none. `notes` are for people in either case, `problems` those of its configuration. */
export type Outcome<T> = { readonly notes: readonly FileError[]; readonly problems: readonly ConfigProblem[] } & (
  | { readonly result: T; readonly error?: never; readonly ignored?: never }
  | { readonly error: FileError; readonly result?: never; readonly ignored?: never }
  | { readonly ignored: true; readonly error?: never; readonly result?: never }
);
