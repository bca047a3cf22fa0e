/** Half-width full stops in Chinese text: `.` for `。`. */

export interface NarrowStop {
  /** Offset in the block. */
  readonly at: number;
  /** One code unit, and one more for a blank behind it that goes with it. */
  readonly length: number;
  /** The line ends behind it. */
  readonly endsLine: boolean;
}

const NONE: readonly NarrowStop[] = [];
const STOP = /(?<=[\u4e00-\u9fff）》”)%％])\.(?: ?(?=[\u4e00-\u9fff《“（]|\d{4}年)|(?=[”’]?[ \t\u3000]*(?:[\r\n]|$)))/g;
/** A number at the beginning of a line, `一.` `第三.` `（二）.`, or one of several parts, `六.三.二`. */
const LABEL = /^[\s\u3000]*[（(]?第?[〇零一二三四五六七八九十百\d]{1,4}[）)]?$/;
const NUMERAL = /[〇零一二三四五六七八九十百]/;

/** The half-width full stops of a block that stand where a Chinese sentence may end; dots of numbers are none. */
export function narrowStops(text: string): readonly NarrowStop[] {
  if (!text.includes('.')) return NONE;
  const found: NarrowStop[] = [];
  for (const { index: at, 0: written } of text.matchAll(STOP)) {
    const next = text[at + written.length] ?? '\n';
    const start = text.lastIndexOf('\n', at) + 1;
    if (at - start < 10 && LABEL.test(text.slice(start, at))) continue;
    if (NUMERAL.test(text[at - 1]!) && NUMERAL.test(next)) continue;
    found.push({ at, length: written.length, endsLine: !/[\d\u4e00-\u9fff《“（]/.test(next) });
  }
  return found;
}
