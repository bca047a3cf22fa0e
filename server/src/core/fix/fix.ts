/** Applies fixes until nothing is left to apply, and says what became of the document. */
import type { AnalysisOptions, Analyzer } from '../engine/analyzer.ts';
import type { Finding } from '../engine/finding.ts';
import { type RuleId, STAGES } from '../engine/rule.ts';
import type { Edit, Span } from '../text/edit.ts';
import { EditSet } from '../text/edit-set.ts';
import { Layer, RegionCache } from '../text/projection.ts';
import type { Text } from '../text/text.ts';

/** Passes after which fixing stops even if something is left. */
export const MAX_PASSES = 10;

export interface FixResult {
  readonly text: Text;
  /** Against the original: sorted, without overlaps. */
  readonly edits: readonly Edit[];
  /** What was applied, in order of the passes; offsets are those of the pass in which it was found. */
  readonly applied: readonly Finding[];
  /** Where repairs could only guess, in offsets of the fixed text. */
  readonly doubtful: readonly { readonly start: number; readonly end: number }[];
  readonly passes: number;
  /** What is found in the fixed text. */
  readonly remaining: readonly Finding[];
  /** Set where fixing went round in a circle: the rules whose fixes undo each other. The text is the one before the circle. */
  readonly oscillating?: readonly RuleId[];
}

interface OwnedEdit extends Edit {
  readonly stage: number;
}

/**
 * The findings whose fixes can be applied together, and their edits in order. Where two overlap, a fix of a later
 * stage has taken the earlier one in; of any other two that overlap the first is kept and the second waits.
 */
export function planFixes(findings: readonly Finding[]): { findings: readonly Finding[]; edits: readonly Edit[] } {
  const fixable = findings
    .filter((finding) => finding.fix !== undefined && finding.fix.edits.length > 0)
    .map((finding) => ({ finding, stage: STAGES.indexOf(finding.stage), edits: finding.fix!.edits }))
    .sort((a, b) => a.edits[0]!.start - b.edits[0]!.start || b.edits[0]!.end - a.edits[0]!.end || b.stage - a.stage);
  const set = new EditSet<OwnedEdit>();
  const planned: Finding[] = [];
  for (const { finding, stage, edits } of fixable) {
    const owned = edits.map((edit) => ({ ...edit, stage }));
    if (set.tryAdd(owned, (kept, added) => kept.stage > added.stage)) planned.push(finding);
  }
  return { findings: planned, edits: set.edits };
}

/**
 * Applies the preferred fixes of all findings that `isWanted` takes, again and again until none is left.
 * Writes nothing: the caller gets the new text and the edits that lead to it.
 */
export function fixText(
  analyzer: Analyzer,
  original: Text,
  options: AnalysisOptions,
  isWanted: (finding: Finding) => boolean,
): FixResult {
  const steps = fixSteps(analyzer, original, options, isWanted);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * The same in small steps: pauses wherever the analysis does.
 * @param within a part of the original: only fixes whose edits all lie in it are applied, and only what is found in it
 *   remains. The whole document where it is left out.
 */
export function* fixSteps(
  analyzer: Analyzer,
  original: Text,
  options: AnalysisOptions,
  isWanted: (finding: Finding) => boolean,
  within?: Span,
): Generator<void, FixResult> {
  const cache = new RegionCache();
  const seen = new Set([original.toString()]);
  const applied: Finding[] = [];
  let doubtful: readonly { start: number; end: number }[] = [];
  let text = original;
  let edits: readonly Edit[] = [];
  // No edit reaches over the ends of the part, so it begins where it began and grows or shrinks with its edits.
  let end = within?.end ?? original.length;
  const isInside = (part: Span): boolean => within === undefined || (part.start >= within.start && part.end <= end);
  for (let passes = 0; ; passes++) {
    const { findings } = yield* analyzer.steps(text, options);
    const remaining = findings.filter(isInside);
    const plan = planFixes(remaining.filter((found) => isWanted(found) && found.fix?.edits.every(isInside)));
    if (plan.edits.length === 0 || passes === MAX_PASSES) return { text, edits, applied, doubtful, passes, remaining };
    const next = text.edit(plan.edits);
    const reads = next.toString();
    if (seen.has(reads)) {
      const oscillating = [...new Set(plan.findings.map((finding) => finding.rule))];
      return { text, edits, applied, doubtful, passes, remaining, oscillating };
    }
    seen.add(reads);
    for (const item of plan.findings) applied.push(item);
    doubtful = doubtsAfter(doubtful, plan, text, cache);
    edits = composeEdits(original, edits, plan.edits, cache);
    end += next.length - text.length;
    text = next;
  }
}

/** The edits that do at once what `first` does to `original` and then `second` to its result. */
export function composeEdits(
  original: Text,
  first: readonly Edit[],
  second: readonly Edit[],
  cache: RegionCache,
): readonly Edit[] {
  if (first.length === 0) return second;
  const layer = Layer.ground<number>(original).change(
    first.map((edit, tag) => ({ ...edit, tag })),
    cache,
  );
  const lowered = layer.lower(second);
  const absorbed = new Set(lowered.flatMap((edit) => edit.absorbed.map((change) => change.tag)));
  const kept = layer.changes
    .filter((change) => !absorbed.has(change.tag))
    .map((change) => ({ ...first[change.tag]!, aboveStart: change.aboveStart, aboveEnd: change.aboveEnd }));
  const inOrder = [...kept, ...lowered].sort(
    (a, b) => a.start - b.start || a.aboveStart - b.aboveStart || a.aboveEnd - b.aboveEnd,
  );
  return merged(inOrder);
}

/** Joins edits that touch, so that no two begin at the same place. */
function merged(edits: readonly Edit[]): readonly Edit[] {
  const result: Edit[] = [];
  for (const edit of edits) {
    const last = result[result.length - 1];
    if (last !== undefined && edit.start === last.end) {
      result[result.length - 1] = { start: last.start, end: edit.end, text: last.text + edit.text };
    } else result.push({ start: edit.start, end: edit.end, text: edit.text });
  }
  return result;
}

/** Earlier doubts and those of a plan, in offsets of the text after the plan. */
function doubtsAfter(
  earlier: readonly { start: number; end: number }[],
  plan: { findings: readonly Finding[]; edits: readonly Edit[] },
  text: Text,
  cache: RegionCache,
): readonly { start: number; end: number }[] {
  const layer = Layer.ground<number>(text).change(
    plan.edits.map((edit, tag) => ({ ...edit, tag })),
    cache,
  );
  const moved = earlier.map(({ start, end }) => ({
    start: layer.toAbove(start, 'start'),
    end: layer.toAbove(end, 'end'),
  }));
  const added = plan.findings.flatMap(({ fix }) =>
    (fix?.doubtful ?? []).flatMap((doubt) => {
      const edit = fix!.edits[doubt.edit]!;
      const change = layer.changes.find((kept) => kept.belowStart === edit.start && kept.belowEnd === edit.end);
      return change === undefined
        ? []
        : [{ start: change.aboveStart + doubt.start, end: change.aboveStart + doubt.end }];
    }),
  );
  return [...moved, ...added].sort((a, b) => a.start - b.start);
}
