import type { Category, Doubt, Edit, Localized, Related, RuleId, Safety, Severity, Stage } from './rule.ts';

/** A fix in offsets of the document. Its edits are applied together or not at all. */
export interface DocumentFix {
  readonly safety: Safety;
  readonly title: Localized;
  readonly edits: readonly Edit[];
  readonly doubtful?: readonly Doubt[];
}

/** What a rule found, in offsets of the document (UTF-16 code units). */
export interface Finding {
  readonly rule: RuleId;
  readonly category: Category;
  readonly severity: Severity;
  readonly stage: Stage;
  readonly start: number;
  readonly end: number;
  readonly message: Localized;
  /** The preferred fix; `alternatives` are other good readings. */
  readonly fix?: DocumentFix;
  readonly alternatives?: readonly DocumentFix[];
  readonly related?: readonly Related[];
  readonly evidence?: Localized;
  readonly expected?: number;
}
