/** A unified difference, written from the edits themselves. */
import type { Edit } from '../core/text/edit.ts';
import type { Text } from '../core/text/text.ts';

const CONTEXT = 3;

interface Change {
  /** Zero-based lines of the text before: `[first, behind)`. */
  readonly first: number;
  readonly behind: number;
  readonly newLines: readonly string[];
}

/**
 * @param edits against `before`: sorted, without overlaps
 * @returns the empty string where there are no edits
 */
export function unifiedDiff(path: string, before: Text, edits: readonly Edit[]): string {
  const changes = changesOf(before, edits);
  if (changes.length === 0) return '';
  let diff = `--- ${path}\n+++ ${path}\n`;
  let shift = 0;
  const count = before.lineCount - (before.lineStart(before.lineCount - 1) === before.length ? 1 : 0);
  for (let i = 0; i < changes.length; ) {
    let last = i;
    while (last + 1 < changes.length && changes[last + 1]!.first - changes[last]!.behind <= 2 * CONTEXT) last++;
    const from = Math.max(0, changes[i]!.first - CONTEXT);
    const to = Math.min(count, changes[last]!.behind + CONTEXT);
    let body = '';
    let at = from;
    let added = 0;
    for (const change of changes.slice(i, last + 1)) {
      body += printed(' ', linesOf(before, at, change.first));
      body += printed('-', linesOf(before, change.first, change.behind)) + printed('+', change.newLines);
      added += change.newLines.length - (change.behind - change.first);
      at = change.behind;
    }
    body += printed(' ', linesOf(before, at, to));
    diff += `@@ -${range(from, to - from)} +${range(from + shift, to - from + added)} @@\n${body}`;
    shift += added;
    i = last + 1;
  }
  return diff;
}

function range(first: number, length: number): string {
  const start = length === 0 ? first : first + 1;
  return length === 1 ? `${start}` : `${start},${length}`;
}

/** Edits that touch the same lines are one change. */
function changesOf(before: Text, edits: readonly Edit[]): Change[] {
  const changes: Change[] = [];
  for (let i = 0; i < edits.length; ) {
    const first = before.positionAt(edits[i]!.start).line;
    const start = before.lineStart(first);
    let text = '';
    let at = start;
    let behind = first + 1;
    let end = before.lineStart(behind);
    do {
      const edit = edits[i]!;
      text += before.slice(at, edit.start) + edit.text;
      at = edit.end;
      behind = before.positionAt(at).line + 1;
      end = before.lineStart(behind);
      i++;
    } while (i < edits.length && edits[i]!.start < end);
    text += before.slice(at, end);
    const oldLines = linesOf(before, first, behind);
    const newLines = split(text);
    let same = 0;
    while (same < oldLines.length && same < newLines.length && oldLines[same] === newLines[same]) same++;
    let sameEnd = 0;
    while (
      sameEnd < oldLines.length - same &&
      sameEnd < newLines.length - same &&
      oldLines[oldLines.length - 1 - sameEnd] === newLines[newLines.length - 1 - sameEnd]
    ) {
      sameEnd++;
    }
    const change: Change = {
      first: first + same,
      behind: first + oldLines.length - sameEnd,
      newLines: newLines.slice(same, newLines.length - sameEnd),
    };
    if (change.first === change.behind && change.newLines.length === 0) continue;
    const last = changes[changes.length - 1];
    if (last?.behind !== change.first) changes.push(change);
    else {
      const newLines = [...last.newLines, ...change.newLines];
      changes[changes.length - 1] = { first: last.first, behind: change.behind, newLines };
    }
  }
  return changes;
}

function linesOf(text: Text, from: number, to: number): string[] {
  return from >= to ? [] : split(text.slice(text.lineStart(from), text.lineStart(to)));
}

/** Lines with their line ends. */
function split(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n?|\n)|[^\r\n]+$/g) ?? [];
}

function printed(sign: string, lines: readonly string[]): string {
  return lines
    .map(
      (line) =>
        `${sign}${line.endsWith('\n') ? line : `${line}\n${line.endsWith('\r') ? '' : '\\ No newline at end of file\n'}`}`,
    )
    .join('');
}
