/** Everything around the text that the rules of this stage take out, with edits that fit together. */
import type { DocumentScanner, DocumentView, Safety } from '../engine/rule.ts';
import type { Edit } from '../text/edit.ts';
import { furnitureOf } from './furniture-groups.ts';
import { furnitureLines } from './furniture-lines.ts';
import type { FurnitureRun } from './furniture-runs.ts';
import { documentLines, type Lines } from './lines.ts';
import { pageLines } from './page-lines.ts';
import { type PageRun, pageMarksOf } from './page-marks.ts';
import { passageRemoval, removals } from './removal.ts';
import { shortLines } from './short-lines.ts';
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
  scanners: [furnitureLines, pageLines, shortLines],
  documents: [documentLines],
  compute(view: DocumentView): readonly Removal[] {
    const lines = view.once(documentLines);
    const properties = behindProperties(view, lines);
    const title = titleFurniture(lines);
    const furniture = furnitureOf(view, title);
    const pages = pageMarksOf(view);
    const user = userFurniture(view, lines);
    const sites = apart([...user.runs, ...furniture.runs, ...title.runs]);
    const runs = [
      ...sites.map((run) => ({ ...run, kind: 'furniture' as const })),
      ...uncovered(pages.runs, sites, lines).map((run) => ({ ...run, site: '', kind: 'page' as const, isPage: true })),
    ]
      .filter(({ first }) => first >= properties)
      .sort((a, b) => a.first - b.first);
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

/** Most lines of properties. */
const MOST_PROPERTIES = 80;

/** The first line behind the properties before a Markdown text, which stand between two lines `---`; 0 without any. */
function behindProperties({ text }: DocumentView, lines: Lines): number {
  const raw = (line: number): string => text.slice(lines.at(line).start, lines.at(line).end).trimEnd();
  if (lines.count === 0 || raw(0) !== '---') return 0;
  for (let line = 1; line < Math.min(lines.count, MOST_PROPERTIES); line++) {
    if (raw(line) === '---') return line + 1;
    if (!/^(?:[\w-]+:|\s+\S|- |#|$)/.test(raw(line))) return 0;
  }
  return 0;
}

/** Runs in order; of two that overlap the first one listed stays. */
function apart(runs: readonly FurnitureRun[]): FurnitureRun[] {
  const kept: FurnitureRun[] = [];
  for (const run of runs) {
    if (!kept.some((other) => other.first <= run.last && run.first <= other.last)) kept.push(run);
  }
  return kept.sort((a, b) => a.first - b.first);
}

/** What is left of page marks beside furniture. */
function uncovered(runs: readonly PageRun[], sites: readonly FurnitureRun[], lines: Lines): PageRun[] {
  const taken = new Set<number>();
  for (const run of sites) for (let number = run.first; number <= run.last; number++) taken.add(number);
  return runs.flatMap((run) => {
    const parts: PageRun[] = [];
    for (let number = run.first; number <= run.last; number++) {
      if (taken.has(number) || lines.isBlank(number)) continue;
      const before = parts[parts.length - 1];
      if (before !== undefined && lines.textAfter(before.last) === number)
        parts[parts.length - 1] = { ...before, last: number };
      else parts.push({ ...run, first: number, last: number });
    }
    return parts;
  });
}

function textLines(lines: Lines, first: number, last: number): number {
  let count = 0;
  for (let number = first; number <= last; number++) if (!lines.isBlank(number)) count++;
  return count;
}
