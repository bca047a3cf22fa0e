/**
 * What a rule is. A rule is a value: its metadata, and one pure function from a view of the document to reports.
 * It knows neither the engine that runs it nor the protocol that shows what it found.
 */
import type { Edit } from '../text/edit.ts';
import type { Block, Text } from '../text/text.ts';

export type { Edit } from '../text/edit.ts';

/** The five categories of the public contract. */
export type Category = 'encoding' | 'scrape' | 'numbering' | 'script' | 'typography';
export type RuleId = `${Category}/${string}`;
export type Severity = 'error' | 'warning' | 'info' | 'hint';

/**
 * *safe*: takes out or restores only what is provably not the author's text, or has exactly one inverse.
 * *suggested*: needs a look.
 */
export type Safety = 'safe' | 'suggested';

/** One string in both languages that Kanwu speaks. */
export interface Localized {
  readonly en: string;
  readonly zh: string;
}

/** What a repair could only guess: `[start, end)` are offsets into the new text of edit number `edit`. */
export interface Doubt {
  readonly edit: number;
  readonly start: number;
  readonly end: number;
}

/** One way to mend a finding. Edits are sorted and do not overlap; they are applied together or not at all. */
export interface Fix {
  readonly safety: Safety;
  readonly title: Localized;
  readonly edits: readonly Edit[];
  readonly doubtful?: readonly Doubt[];
}

/** A place that explains a finding: the neighbour that a number was compared with, the other half of a pair. */
export interface Related {
  readonly start: number;
  readonly end: number;
  readonly message: Localized;
}

/** What a rule reports, in offsets of the view that it was given. */
export interface Report {
  readonly start: number;
  readonly end: number;
  readonly message: Localized;
  /** Overrides the rule's severity: never to a graver one. */
  readonly severity?: Severity;
  /** The preferred fix. In the stages before `structure` its edits also make the text that later stages read. */
  readonly fix?: Fix;
  readonly alternatives?: readonly Fix[];
  readonly related?: readonly Related[];
  /** Longer evidence for a hover: the route, the bytes. */
  readonly evidence?: Localized;
  /** False keeps the preferred fix out of the text that later stages read (an unlikely guess). Default true. */
  readonly projects?: boolean;
  /** For numbering: the number that should stand here. */
  readonly expected?: number;
}

/**
 * The order in which damage is undone, outermost first. All rules of a stage read the same text: the document with
 * the fixes of all earlier stages applied. `structure` is last, and its fixes change nothing that a rule reads.
 */
export const STAGES = [
  'decoding', //   mojibake: the text itself is read wrongly
  'characters', // single characters that stand for others or for nothing
  'markup', //     tags, entities, scripts
  'insertions', // what was put in between characters: pinyin, noise, blanks
  'bytes', //      double-byte text read one byte off
  'furniture', //  what the site put around the text: boilerplate, page marks, repeated blocks
  'lines', //      paragraphs cut or joined: preview chunks, hard wraps, truncation
  'structure', //  numbering, script, typography
] as const;
export type Stage = (typeof STAGES)[number];

/** An example that the documentation shows and the tests run. `«` `»` mark where findings must stand. */
export interface Example {
  readonly text: string;
  /** The text after the fixes of this rule (safe and suggested), where it has any. */
  readonly fixed?: string;
  readonly note?: Localized;
}

export interface RuleDocs {
  /** One line: what it flags. */
  readonly summary: Localized;
  /** Why it matters and how the damage comes about. Markdown. */
  readonly why: Localized;
  /** What to do about a finding. Markdown. */
  readonly whatToDo: Localized;
  /** Must fire exactly at the marks. At least one. */
  readonly bad: readonly Example[];
  /** Must stay silent. At least one. */
  readonly good: readonly Example[];
}

export interface RuleMeta {
  readonly id: RuleId;
  readonly stage: Stage;
  readonly severity: Severity;
  /** The safest fix that the rule ever offers; `none` where it offers none. */
  readonly fixSafety: Safety | 'none';
  readonly docs: RuleDocs;
}

/**
 * Reads one block and returns whatever its rule wants to know of it, in block-relative offsets.
 * Pure, and local: what it says of a line may depend on that line and its two neighbours, never on where blocks are
 * cut. Results are cached as long as the block lives, so they must not be changed.
 */
export interface BlockScanner<T> {
  readonly name: string;
  scan(block: BlockView): T;
  /**
   * What a block must hold to be worth a scan, where that is something that sound text seldom has: at least one code
   * unit of a kind. What the scan says of any other block is `nothing`.
   */
  readonly needs?: { readonly has: (code: number) => boolean; readonly nothing: T };
}

/** For {@link BlockScanner.needs}: whether a code unit is one of `units`. */
export function anyOf(units: string): (code: number) => boolean {
  return (code) => units.includes(String.fromCharCode(code));
}

export interface BlockView {
  /** Whole lines, with their line ends; only the last block of a text may end without one. */
  readonly text: string;
  /** The line before this block without its line end, or undefined at the start of the document. */
  readonly lineBefore: string | undefined;
  /** The line after this block without its line end, or undefined at the end of the document. */
  readonly lineAfter: string | undefined;
  /**
   * The result of a costly look at a part of the block (a search of some milliseconds), by the text that it depends on:
   * when another part of the block was edited, it is not worked out again.
   */
  remember<T>(key: string, compute: () => T): T;
}

export interface ScannedBlock<T> {
  readonly block: Block;
  /** Where the block begins in the text of the view. */
  readonly start: number;
  readonly value: T;
}

/**
 * Computes something of the whole document once per text and view: at once, or in small steps where it takes more than
 * some milliseconds.
 */
export type DocumentScanner<T> = DocumentNeeds &
  ({ compute(view: DocumentView): T } | { steps(view: DocumentView): Generator<undefined, T> });

export interface DocumentNeeds {
  readonly name: string;
  /** What it asks of blocks and of the whole document: worked out beforehand, with pauses, see {@link Rule.scanners}. */
  readonly scanners?: readonly BlockScanner<unknown>[];
  readonly documents?: readonly DocumentScanner<unknown>[];
}

/** What an earlier stage changed: `removed` stood where `[start, end)` of this view's text stands now. */
export interface EarlierChange {
  readonly start: number;
  readonly end: number;
  readonly removed: string;
  readonly rule: RuleId;
}

export type LanguageId = 'plaintext' | 'markdown' | 'policy-document';

/** What the user set, as far as the analysis needs it. */
export interface Settings {
  /** Rule or category to severity; rules win over categories. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** Own furniture patterns (regular expression sources), from `boilerplate` in the configuration. */
  readonly boilerplate: readonly string[];
  /** Overrides for detection; undefined means detect. */
  readonly documentKind: string | undefined;
  readonly script: string | undefined;
}

/** The document as one stage reads it. */
export interface DocumentView {
  readonly text: Text;
  readonly language: LanguageId;
  readonly settings: Settings;
  /** The cached result of a scanner for every block, in order. */
  perBlock<T>(scanner: BlockScanner<T>): readonly ScannedBlock<T>[];
  /** The result of a document scanner, computed at most once for this view. */
  once<T>(scanner: DocumentScanner<T>): T;
  /** Works out in steps what {@link perBlock} or {@link once} is then asked for: what is needed only now and then. */
  prepare(scanner: BlockScanner<unknown> | DocumentScanner<unknown>): Generator<undefined, void>;
  /**
   * The result of a costly search, by the topic and all that it depends on; kept across edits of the document, so that
   * what was searched once is not searched again.
   */
  remember<T>(topic: string, key: string, compute: () => T): T;
  /** What earlier stages changed inside or at the edges of `[start, end)`, in order. */
  earlierChanges(start: number, end: number): readonly EarlierChange[];
}

export interface Rule {
  readonly meta: RuleMeta;
  /** Scanners that `check` uses: the engine runs them block by block beforehand, so that it can pause between. */
  readonly scanners?: readonly BlockScanner<unknown>[];
  /** What `check` asks of the whole document: the engine works it out beforehand, in steps, behind the block scanners. */
  readonly documents?: readonly DocumentScanner<unknown>[];
  /** What it found; `undefined` is no report but a pause, wherever some milliseconds may have gone by. */
  check(view: DocumentView): Iterable<Report | undefined>;
}
