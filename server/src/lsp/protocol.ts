/** What client and server say to each other beyond the Language Server Protocol. */
import type { Range, TextEdit } from 'vscode-languageserver';
import type { OutlineKind } from '../core/model/outline.ts';

/** Optional in `initialize`. */
export interface InitializationOptions {
  /** Language of messages; wins over the protocol's `locale`. */
  readonly locale?: string;
  /** True where the client answers `kanwu/readFile`, for files that the server can't reach itself. */
  readonly readsFiles?: boolean;
  /** True where the client shows what commands return and writes it itself; otherwise the server applies edits. */
  readonly handlesCommands?: boolean;
  /** Address of a rule's documentation, with `{rule}` in place of its id. */
  readonly ruleUrl?: string;
  /** Settings for clients without `workspace/configuration`. */
  readonly settings?: unknown;
}

export const CUSTOM = {
  /** Request to the server: {@link DocumentParams} → {@link OutlineResult}. */
  outline: 'kanwu/outline',
  /** Request to the server: analyses now, whatever `run` says. {@link DocumentParams} → {@link StatusParams}. */
  analyze: 'kanwu/analyze',
  /** Request to the server: `{ rule }` → `{ markdown }`, the documentation of a rule. */
  explain: 'kanwu/explain',
  /** Request to the server: `{ content }`, the bytes of a file in Base64 → `{ encoding }`, or null where it is no text. */
  detectEncoding: 'kanwu/detectEncoding',
  /** Notification from the server: {@link StatusParams}. */
  status: 'kanwu/status',
  /** Request to the client: `{ uri }` → `{ text: string | null }`. */
  readFile: 'kanwu/readFile',
} as const;

export const COMMANDS = {
  fixDocument: 'kanwu.fixDocument',
  renumber: 'kanwu.renumber',
  convertScript: 'kanwu.convertScript',
  ignore: 'kanwu.ignore',
  explain: 'kanwu.explain',
} as const;

/** Commands of clients that handle commands. */
export const CLIENT_COMMANDS = {
  /** `rule`: shows its documentation. */
  explainRule: 'kanwu.explainRule',
} as const;

export interface DocumentParams {
  readonly uri: string;
}

export interface OutlineResult {
  readonly version: number;
  readonly nodes: readonly OutlineItem[];
}

export interface OutlineItem {
  readonly kind: OutlineKind;
  readonly label: string;
  readonly number: number | null;
  readonly title: string;
  /** The whole section. */
  readonly range: Range;
  /** The heading alone. */
  readonly selectionRange: Range;
  readonly problem: { readonly rule: string; readonly expected: number | null; readonly message: string } | null;
  /** Findings in the section, its children's included. */
  readonly findings: number;
  readonly children: readonly OutlineItem[];
}

export interface StatusParams {
  readonly uri: string;
  readonly state: 'idle' | 'running';
  readonly findings: number;
  /** How many of them have a fix, safe or suggested. */
  readonly fixable: number;
  readonly script: string;
  /** The encoding in which the file should be opened, where it was opened in another. */
  readonly encoding?: string;
}

/** With `apply` the server applies the edits itself and returns null. */
export interface CommandArgument extends DocumentParams {
  readonly apply?: boolean;
}

export interface FixDocumentArgument extends CommandArgument {
  readonly safety?: 'safe' | 'suggested';
  /** Rules or categories; all where empty. */
  readonly only?: readonly string[];
  /** The part of the document to fix, a section for instance; all of it where left out. */
  readonly range?: Range;
}

export interface IgnoreArgument extends CommandArgument {
  readonly rule: string;
  readonly range: Range;
}

/** New text for a document, not yet written. Edits are against `version`. */
export interface ProposedText {
  readonly edits: readonly TextEdit[];
  readonly version: number;
  readonly text: string;
}

export interface ProposedFixes extends ProposedText {
  /** How many findings of each rule the edits mend. */
  readonly counts: Readonly<Record<string, number>>;
  /** What could only be guessed, in the new text. */
  readonly doubtful: readonly Range[];
  /** Findings that stay. */
  readonly remaining: number;
}

export interface ProposedIgnoreFile {
  /** URI of the `.kanwu-ignore.json`. */
  readonly file: string;
  readonly content: string;
}
