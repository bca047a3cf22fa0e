/** The user's own patterns, from `boilerplate` in the configuration. */
import type { DocumentView } from '../engine/rule.ts';
import { fold } from './fold.ts';
import type { FurniturePassage, FurnitureRun } from './furniture-runs.ts';
import type { Lines } from './lines.ts';

const SITE = '.kanwurc.json';

/**
 * Lines and passages that the user's patterns fit. A pattern is tried on the line as it stands and on the line in
 * Simplified characters, half-width and without blanks. One that is no regular expression fits nothing.
 */
export function userFurniture(
  view: DocumentView,
  lines: Lines,
): { runs: FurnitureRun[]; passages: FurniturePassage[] } {
  const runs: FurnitureRun[] = [];
  const passages: FurniturePassage[] = [];
  const patterns = view.settings.boilerplate.flatMap(compiled);
  if (patterns.length === 0) return { runs, passages };
  for (let number = 0; number < lines.count; number++) {
    const line = lines.at(number);
    if (line.key === '') continue;
    const text = lines.text.slice(line.start, line.end);
    for (const pattern of patterns) {
      const range = rangeIn(text, pattern);
      if (range === undefined) continue;
      const rest = text.slice(0, range.start) + text.slice(range.end);
      if (rest.trim() === '') runs.push({ first: number, last: number, safety: 'safe', site: SITE });
      else passages.push({ start: line.start + range.start, end: line.start + range.end, safety: 'safe', site: SITE });
      break;
    }
  }
  return { runs, passages };
}

function rangeIn(text: string, pattern: RegExp): { start: number; end: number } | undefined {
  const plain = pattern.exec(text);
  if (plain !== null && plain[0] !== '') return { start: plain.index, end: plain.index + plain[0].length };
  const folded = fold(text);
  const match = pattern.exec(folded.text);
  if (match === null || match[0] === '') return undefined;
  const last = match.index + match[0].length - 1;
  return { start: folded.offsets[match.index]!, end: folded.offsets[last]! + 1 };
}

function compiled(source: string): RegExp[] {
  try {
    return [new RegExp(source, 'iu')];
  } catch {
    return [];
  }
}
