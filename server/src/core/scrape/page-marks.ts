/** Decides which of the lines that may be page marks are, from how they follow each other through the document. */
import type { DocumentView, Safety } from '../engine/rule.ts';
import { documentLines, type Lines } from './lines.ts';
import { noteNumbers } from './note-numbers.ts';
import { isHeadLike, isIntruder } from './page-edges.ts';
import { pageLines } from './page-lines.ts';
import { type Candidate, pageSequences } from './page-sequences.ts';
import { headsAlone, runningHeads, shortLinesOf } from './running-heads.ts';

export interface PageRun {
  readonly first: number;
  readonly last: number;
  readonly safety: Safety;
}

export interface PagePassage {
  readonly start: number;
  readonly end: number;
  readonly safety: Safety;
}

/** Most lines of words between the text and a page number. */
const MOST_HEADS = 3;

export function pageMarksOf(view: DocumentView): { runs: readonly PageRun[]; passages: readonly PagePassage[] } {
  const found: Candidate[] = [];
  const passages: PagePassage[] = [];
  for (const { start, value } of view.perBlock(pageLines)) {
    for (const line of value) {
      if (line.kind === 'inline') {
        passages.push({ start: start + line.start, end: start + line.end, safety: 'safe' });
      } else {
        const number = view.text.positionAt(start + line.start).line;
        found.push({ ...line, start: start + line.start, end: start + line.end, line: number });
      }
    }
  }
  const lines = view.once(documentLines);
  const words = shortLinesOf(view);
  const marks = new Map<number, Safety>();
  const add = (line: number, safety: Safety): void => {
    if (!marks.has(line)) marks.set(line, safety);
  };
  for (const line of found) if (line.kind === 'mark') add(line.line, 'safe');
  const alone = headsAlone(words, lines);
  for (const [line, safety] of alone) add(line, safety);
  for (const { members, safety } of pageSequences(found, new Set(alone.map(([line]) => line)), lines)) {
    for (const { line } of members) add(line, safety);
  }
  for (let round = 0; marks.size > 0 && round < MOST_HEADS; round++) {
    const heads = runningHeads(new Set(marks.keys()), words, lines).filter(([line]) => !marks.has(line));
    for (const [line, safety] of heads) add(line, safety);
    if (heads.length === 0) break;
  }
  for (const line of headsInSentences(found, marks, lines)) add(line, 'suggested');
  const notes = found.filter(({ kind }) => kind === 'note');
  for (const line of noteNumbers(notes, new Set(marks.keys()), lines)) add(line, 'suggested');
  return { runs: runsOf(marks, lines), passages };
}

function runsOf(marks: ReadonlyMap<number, Safety>, lines: Lines): PageRun[] {
  const runs: PageRun[] = [];
  for (const [line, safety] of [...marks].sort((a, b) => a[0] - b[0])) {
    const before = runs[runs.length - 1];
    if (before !== undefined && lines.textAfter(before.last) === line && before.safety === safety) {
      runs[runs.length - 1] = { ...before, last: line };
    } else runs.push({ first: line, last: line, safety });
  }
  return runs;
}

/** Short words between a page mark and the half of a sentence that runs on behind it. */
function headsInSentences(found: readonly Candidate[], known: ReadonlyMap<number, Safety>, lines: Lines): number[] {
  const heads: number[] = [];
  for (const { kind, line } of found) {
    if (kind !== 'mark') continue;
    for (const near of [lines.textBefore(line), lines.textAfter(line)]) {
      if (near < 0 || near >= lines.count || known.has(near) || !isHeadLike(lines.at(near).key)) continue;
      if (/[,。;]/.test(lines.at(near).key)) continue;
      if (isIntruder(near, Math.min(near, line), Math.max(near, line), lines)) heads.push(near);
    }
  }
  return heads;
}
