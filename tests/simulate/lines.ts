/** Simulates what preview pages and PDF pages do to the lines of a document. */
import type { Random } from './random.ts';

export interface ChunkStyle {
  readonly size: number;
  /** How much a chunk's length varies, in UTF-16 code units. */
  readonly spread: number;
  readonly mark: string;
  readonly separator: string;
  /** Whether the page flattens the document into one paragraph first. */
  readonly flat: boolean;
  /** Whether the page trims blanks and line ends at the ends of each chunk. */
  readonly trims: boolean;
}

export function chunkStyle(random: Random): ChunkStyle {
  return {
    size: random.integer(180, 420),
    spread: random.pick([0, 0, 20, 60]),
    mark: random.pick(['、', '、', '、', '.', '．']),
    separator: random.pick(['\n\n', '\n\n', '\n']),
    flat: random.next() < 0.5,
    trims: random.next() < 0.5,
  };
}

/** The document as it should read (flattened where the style says so), and as the preview page writes it. */
export function cutIntoChunks(
  text: string,
  style: ChunkStyle,
  random: Random,
): { truth: string; damaged: string; chunks: number } {
  const truth = style.flat ? text.replace(/\s*\n\s*/g, '') : text.trim();
  const chunks: string[] = [];
  for (let at = 0; at < truth.length; ) {
    let end = Math.min(truth.length, at + style.size + random.integer(-style.spread, style.spread));
    if (/[\uDC00-\uDFFF]/.test(truth[end] ?? '')) end++;
    chunks.push(truth.slice(at, end));
    at = end;
  }
  const written = chunks.map((chunk, index) => `${index + 1}${style.mark}${style.trims ? chunk.trim() : chunk}`);
  return { truth, damaged: written.join(style.separator), chunks: chunks.length };
}

/**
 * Breaks every paragraph after `width` columns (a Han character is one, other characters half), as a PDF's text comes.
 * A mark that can't begin a line stays on the line before it, one column over.
 */
export function wrapHard(text: string, width: number, indent: string): string {
  const wrapped = text.split('\n').map((paragraph) => {
    const lines: string[] = [];
    let line = paragraph.trim() === '' ? '' : indent;
    let columns = indent.length;
    for (const char of paragraph.trim()) {
      const size = char.charCodeAt(0) < 0x100 ? 0.5 : 1;
      const mayBegin = !/[，。；：！？、）》」』”’]/u.test(char);
      if (columns + size > width && line !== '' && mayBegin) {
        lines.push(line);
        line = '';
        columns = 0;
      }
      line += char;
      columns += size;
    }
    lines.push(line);
    return lines.join('\n');
  });
  return wrapped.join('\n');
}

/**
 * Puts a blank between two Han characters of running text at about every fortieth character, as changes of font do.
 * `places` are the offsets of these blanks in the damaged text.
 */
export function spreadBlanks(text: string, random: Random): { damaged: string; places: number[] } {
  const places: number[] = [];
  let damaged = '';
  let copied = 0;
  for (let start = 0; start < text.length; ) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    const line = text.slice(start, end);
    if (line.length >= 30 && /[，。；]/u.test(line)) {
      for (const { index } of line.matchAll(/(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])/g)) {
        if (index < 8 || random.next() > 1 / 40) continue;
        damaged += text.slice(copied, start + index);
        copied = start + index;
        places.push(damaged.length);
        damaged += ' ';
      }
    }
    start = end + 1;
  }
  return { damaged: damaged + text.slice(copied), places };
}
