/** Everything around the text that the rules of this stage take out, with edits that fit together. */
import type { DocumentScanner, DocumentView, Safety } from '../engine/rule.ts';
import type { Edit } from '../text/edit.ts';
import { type FurniturePassage, type FurnitureRun, furnitureOf } from './furniture-groups.ts';
import { documentLines, type Lines } from './lines.ts';
import { pageMarksOf } from './page-marks.ts';
import { passageRemoval, removals } from './removal.ts';
import { titleFurniture } from './title-furniture.ts';
import { userFurniture } from './user-furniture.ts';

export interface Removal {
  readonly kind: 'furniture' | 'page';
  readonly start: number;
  readonly end: number;
  readonly safety: Safety;
  readonly site: string;
  readonly edit: Edit;
  /** Number of lines with text that go out; 0 for a passage inside a line. */
  readonly lines: number;
}

export const apparatus: DocumentScanner<readonly Removal[]> = {
  name: 'apparatus',
  compute(view: DocumentView): readonly Removal[] {
    const furniture = furnitureOf(view);
    const pages = pageMarksOf(view);
    const lines = view.once(documentLines);
    const title = titleFurniture(lines);
    const user = userFurniture(view, lines);
    const runs = apart([
      ...[...user.runs, ...furniture.runs, ...title.runs].map((run) => ({ ...run, kind: 'furniture' as const })),
      ...pages.runs.map((run) => ({ ...run, site: '', kind: 'page' as const })),
    ]);
    const edits = removals(lines, runs);
    const found: Removal[] = runs.map((run, i) => ({
      kind: run.kind,
      start: lines.at(run.first).start,
      end: lines.at(run.last).end,
      safety: run.safety,
      site: run.site,
      edit: edits[i]!,
      lines: textLines(lines, run.first, run.last),
    }));
    const passages = [
      ...[...user.passages, ...title.passages, ...furniture.passages].map((passage) => ({
        ...passage,
        kind: 'furniture' as const,
      })),
      ...pages.passages.map((passage) => ({ ...passage, site: '', kind: 'page' as const })),
    ];
    for (const passage of passages) {
      const edit = passageRemoval(lines, passage.start, passage.end);
      if (found.some((other) => other.edit.start < edit.end && edit.start < other.edit.end)) continue;
      found.push({ ...passage, edit, lines: 0 });
    }
    return found.sort((a, b) => a.start - b.start);
  },
};

type Run = (FurnitureRun | FurniturePassage) & { readonly first: number; readonly last: number };

/** Runs in order; of two that overlap the first one listed stays. */
function apart<R extends Run>(runs: readonly R[]): R[] {
  const kept: R[] = [];
  for (const run of runs) {
    if (!kept.some((other) => other.first <= run.last && run.first <= other.last)) kept.push(run);
  }
  return kept.sort((a, b) => a.first - b.first);
}

function textLines(lines: Lines, first: number, last: number): number {
  let count = 0;
  for (let number = first; number <= last; number++) if (!lines.isBlank(number)) count++;
  return count;
}
