/**
 * Escapes of JSON and SQL that were left in a text taken from such a file: `第一条\r\n\t为了…`, `class=\"title\"`,
 * `<\/p>`, and `x0dx0a`, which stands for line ends on pages with questions and answers.
 */
import type { Edit } from '../text/edit.ts';

const ESCAPE = /\\(?:r\\n|[nrt](?![A-Za-z])|["/]|u[0-9a-fA-F]{4})|(?<!0)(?:\\?x0[dD])?\\?x0[aA](?![0-9A-Fa-f])/g;
const LINE = /^(?:\\[nrt]|\\?x0)/;
/** So many escaped line ends and tabs are no accident. */
const LEAST = 3;

/** One edit for each escape, in order; none where too few line ends are among them. */
export function escapeEdits(text: string): Edit[] {
  const edits: Edit[] = [];
  let lines = 0;
  for (const match of text.matchAll(ESCAPE)) {
    const [source] = match;
    if (LINE.test(source)) lines++;
    edits.push({ start: match.index, end: match.index + source.length, text: meaningOf(source) });
  }
  return lines < LEAST ? [] : edits;
}

function meaningOf(source: string): string {
  if (source === '\\t') return '\t';
  if (LINE.test(source)) return '\n';
  return source[1] === 'u' ? String.fromCharCode(Number.parseInt(source.slice(2), 16)) : source[1]!;
}
