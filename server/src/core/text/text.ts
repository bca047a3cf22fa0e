/**
 * The immutable document: a list of blocks of whole lines. An edit shares every block that it does not touch, so what
 * was worked out for a block stays true as long as the block lives.
 */
import type { Edit } from './edit.ts';

/** Blocks are cut at the first line end behind this many UTF-16 code units. */
const BLOCK_LENGTH = 16_384;

const LF = 0x0a;
const CR = 0x0d;

/** Zero-based line and UTF-16 column, as LSP counts them. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Whole lines with their line ends (LF, CRLF or CR); only the last block of a text may end without one. */
export class Block {
  readonly text: string;
  #lineStarts: readonly number[] | undefined;
  #firstLine: string | undefined;
  #lastLine: string | undefined;

  constructor(text: string) {
    this.text = copied(text);
  }

  /** Offsets at which lines begin, the first always 0. A last line end opens no line of its own. */
  get lineStarts(): readonly number[] {
    this.#lineStarts ??= lineStartsOf(this.text);
    return this.#lineStarts;
  }

  /** The first line, without its line end. */
  get firstLine(): string {
    this.#firstLine ??= withoutLineEnd(this.text.slice(0, this.lineStarts[1] ?? this.text.length));
    return this.#firstLine;
  }

  /** The last line, without its line end. */
  get lastLine(): string {
    this.#lastLine ??= withoutLineEnd(this.text.slice(this.lineStarts[this.lineStarts.length - 1]!));
    return this.#lastLine;
  }
}

/** Makes the blocks of a region as it reads with the edits, whose offsets are those of the region. */
type Rebuild = (blocks: readonly Block[], edits: readonly Edit[]) => readonly Block[];

export class Text {
  readonly blocks: readonly Block[];
  /** Where each block begins. */
  readonly starts: readonly number[];
  /** UTF-16 code units. */
  readonly length: number;
  #lines: readonly number[] | undefined;
  #string: string | undefined;

  private constructor(blocks: readonly Block[]) {
    this.blocks = blocks;
    const starts: number[] = [];
    let length = 0;
    for (const block of blocks) {
      starts.push(length);
      length += block.text.length;
    }
    this.starts = starts;
    this.length = length;
  }

  static of(text: string): Text {
    return new Text(cut(text));
  }

  /** Blocks must be whole lines, in order; see {@link cut}. */
  static ofBlocks(blocks: readonly Block[]): Text {
    return new Text(blocks);
  }

  toString(): string {
    this.#string ??= this.blocks.map((block) => block.text).join('');
    return this.#string;
  }

  slice(start: number, end: number = this.length): string {
    const from = Math.max(0, start);
    const to = Math.min(this.length, end);
    if (from >= to) return '';
    let index = this.blockIndexAt(from);
    let result = '';
    for (let at = from; at < to; index++) {
      const base = this.starts[index]!;
      const text = this.blocks[index]!.text;
      result += text.slice(at - base, to - base);
      at = base + text.length;
    }
    return result;
  }

  /** Index of the block that holds `offset`; the last block for the end of the text. */
  blockIndexAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Number of lines as LSP counts them: one more than there are line ends. */
  /** Offset behind the last character that is not blank; 0 without any. */
  get contentEnd(): number {
    for (let index = this.blocks.length - 1; index >= 0; index--) {
      const { length } = this.blocks[index]!.text.trimEnd();
      if (length > 0) return this.starts[index]! + length;
    }
    return 0;
  }

  get lineCount(): number {
    const last = this.blocks[this.blocks.length - 1];
    const open = last !== undefined && !endsLine(last.text) ? 0 : 1;
    return this.#lineIndex[this.blocks.length]! + open;
  }

  /** Offset at which a zero-based line begins; lines behind the last give the length. */
  lineStart(line: number): number {
    const index = this.#lineIndex;
    if (line < 0) return 0;
    if (line >= index[this.blocks.length]!) return this.length;
    let low = 0;
    let high = this.blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (index[middle]! <= line) low = middle;
      else high = middle - 1;
    }
    return this.starts[low]! + this.blocks[low]!.lineStarts[line - index[low]!]!;
  }

  /** Offset at which a zero-based line ends, before its line end. */
  lineEnd(line: number): number {
    const start = this.lineStart(line);
    return start + withoutLineEnd(this.slice(start, this.lineStart(line + 1))).length;
  }

  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.length));
    if (this.blocks.length === 0) return { line: 0, character: 0 };
    const index = this.blockIndexAt(at);
    const { lineStarts, text } = this.blocks[index]!;
    const relative = at - this.starts[index]!;
    if (relative === text.length && endsLine(text)) {
      return { line: this.#lineIndex[index]! + lineStarts.length, character: 0 };
    }
    let low = 0;
    let high = lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (lineStarts[middle]! <= relative) low = middle;
      else high = middle - 1;
    }
    return { line: this.#lineIndex[index]! + low, character: relative - lineStarts[low]! };
  }

  /** The reverse of {@link positionAt}; a character behind the line's end gives the line's end, as LSP asks. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    const start = this.lineStart(position.line);
    if (position.character <= 0) return start;
    return Math.min(start + position.character, this.lineEnd(position.line));
  }

  /**
   * A new text with `edits` applied; blocks that no edit touches are shared.
   * @param edits sorted, without overlaps, in offsets of this text.
   * @throws RangeError where edits overlap, run backwards or leave the text.
   */
  edit(edits: readonly Edit[]): Text {
    return this.mapRegions(edits, (blocks, relative) => {
      let text = '';
      let last = 0;
      const source = blocks.length === 1 ? blocks[0]!.text : blocks.map((block) => block.text).join('');
      for (const edit of relative) {
        text += source.slice(last, edit.start) + edit.text;
        last = edit.end;
      }
      return cut(text + source.slice(last));
    });
  }

  /**
   * Like {@link edit}, with the rebuilding of each touched region left to `rebuild`: it gets the region's blocks and
   * the edits relative to its start, and returns the new blocks. Regions are whole lines before and after.
   */
  mapRegions(edits: readonly Edit[], rebuild: Rebuild): Text {
    const steps = this.mapRegionsInSteps(edits, rebuild);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }

  /** The same in steps: pauses behind each region. */
  *mapRegionsInSteps(edits: readonly Edit[], rebuild: Rebuild): Generator<undefined, Text> {
    if (edits.length === 0) return this;
    checkEdits(edits, this.length);
    if (this.blocks.length === 0) return Text.of(edits.map((edit) => edit.text).join(''));
    const blocks: Block[] = [];
    let copied = 0;
    for (let next = 0; next < edits.length; ) {
      let first = this.blockIndexAt(edits[next]!.start);
      if (first > copied && edits[next]!.start === this.starts[first] && this.#charBefore(first) === CR) first--;
      const base = this.starts[first]!;
      const relative: Edit[] = [];
      let last = first;
      let kept = base; // everything before it is in the region already
      let tail = LF; // the last code unit of the region as it will read
      for (; ; last++) {
        const end = this.#endOf(last);
        const isLast = last === this.blocks.length - 1;
        for (; next < edits.length && (edits[next]!.start < end || isLast); next++) {
          const edit = edits[next]!;
          relative.push({ start: edit.start - base, end: edit.end - base, text: edit.text });
          if (edit.start > kept) tail = this.#charCodeAt(edit.start - 1);
          if (edit.text !== '') tail = edit.text.charCodeAt(edit.text.length - 1);
          kept = edit.end;
        }
        if (isLast) break;
        if (kept > end) continue;
        if (kept < end) tail = this.#charBefore(last + 1);
        const nextEdit = edits[next];
        const changesNext = nextEdit !== undefined && nextEdit.start === end;
        if (tail === LF || (tail === CR && !changesNext && this.blocks[last + 1]!.text.charCodeAt(0) !== LF)) break;
        kept = Math.max(kept, end);
      }
      for (; copied < first; copied++) blocks.push(this.blocks[copied]!);
      for (const block of rebuild(this.blocks.slice(first, last + 1), relative)) blocks.push(block);
      copied = last + 1;
      yield;
    }
    for (; copied < this.blocks.length; copied++) blocks.push(this.blocks[copied]!);
    return new Text(blocks);
  }

  #endOf(index: number): number {
    return this.starts[index]! + this.blocks[index]!.text.length;
  }

  #charBefore(index: number): number {
    const text = this.blocks[index - 1]!.text;
    return text.charCodeAt(text.length - 1);
  }

  #charCodeAt(offset: number): number {
    const index = this.blockIndexAt(offset);
    return this.blocks[index]!.text.charCodeAt(offset - this.starts[index]!);
  }

  /** For each block the number of lines that begin before it, and at the end the number of all. */
  get #lineIndex(): readonly number[] {
    if (this.#lines === undefined) {
      const lines = [0];
      let count = 0;
      for (const block of this.blocks) {
        count += block.lineStarts.length;
        lines.push(count);
      }
      this.#lines = lines;
    }
    return this.#lines;
  }
}

/** Cuts a string into blocks of whole lines, about {@link BLOCK_LENGTH} long. The empty string gives no block. */
export function cut(text: string): Block[] {
  const blocks: Block[] = [];
  let start = 0;
  while (text.length - start > BLOCK_LENGTH * 2) {
    const end = lineEndBehind(text, start + BLOCK_LENGTH);
    if (end === text.length) break;
    blocks.push(new Block(text.slice(start, end)));
    start = end;
  }
  if (start < text.length) blocks.push(new Block(start === 0 ? text : text.slice(start)));
  return blocks;
}

/**
 * The same string with characters of its own. A slice is kept by engines as a window on the string that it comes from,
 * and a look through the window at each character costs more than this copy once.
 */
function copied(text: string): string {
  const half = text.length >> 1;
  return [text.slice(0, half), text.slice(half)].join('');
}

/** The string without its last line end, if it has one. */
export function withoutLineEnd(text: string): string {
  if (text.endsWith('\r\n')) return text.slice(0, -2);
  return endsLine(text) ? text.slice(0, -1) : text;
}

function endsLine(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last === LF || last === CR;
}

function lineEndBehind(text: string, from: number): number {
  const lf = text.indexOf('\n', from);
  const bound = lf < 0 ? text.length : lf;
  const cr = text.slice(from, bound).indexOf('\r');
  if (cr >= 0 && from + cr + 1 !== lf) return from + cr + 1;
  return lf < 0 ? text.length : lf + 1;
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  const hasCr = text.includes('\r');
  if (!hasCr) {
    for (let at = text.indexOf('\n'); at >= 0 && at + 1 < text.length; at = text.indexOf('\n', at + 1)) {
      starts.push(at + 1);
    }
    return starts;
  }
  for (const match of text.matchAll(/\r\n?|\n/g)) {
    const start = match.index + match[0].length;
    if (start < text.length) starts.push(start);
  }
  return starts;
}

function checkEdits(edits: readonly Edit[], length: number): void {
  let last = 0;
  for (const edit of edits) {
    if (edit.start < last || edit.end < edit.start || edit.end > length) {
      throw new RangeError(`edit ${edit.start}-${edit.end} does not fit behind ${last} in ${length} units`);
    }
    last = edit.end;
  }
}
