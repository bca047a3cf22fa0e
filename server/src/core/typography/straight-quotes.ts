/** Straight quotation marks around Chinese text: pairs of one line. */

export interface QuotePair {
  /** Offset in the block of the opening and the closing mark. */
  readonly open: number;
  readonly close: number;
  readonly mark: '"' | "'";
}

const NONE: readonly QuotePair[] = [];
const HAN = /[\u4e00-\u9fff]/;
/** Tags, code, and lists of quoted values (`"甲","乙"`, `"名称": 1`) keep their marks. */
const CODE = /[`<>{}=\\|[\]]|["']\s*[,:;]\s*["'\d]|["']\s*:|^\s*["'][^"']*["']\s*,?\s*$/;
/** A number or a code that stands as a name: `"110"`, `"1+N"`. */
const NUMBER = /^\d+(?:[+·.][\dA-Z]+)*$/;
/** What a quotation may begin and end with. */
const EDGE = /[\u4e00-\u9fff《》（）〈〉，。！？；：、…—\dA-Za-z+%]/;

/**
 * The pairs of straight marks in a block that stand around Chinese text. A line counts as a whole: with an odd number
 * of marks, or with one pair that may be something else (inches, seconds, code), none of its pairs is given.
 */
export function quotePairs(text: string): readonly QuotePair[] {
  let at = text.search(/["']/);
  if (at < 0) return NONE;
  const found: QuotePair[] = [];
  const next = /["']/g;
  while (at >= 0) {
    const start = text.lastIndexOf('\n', at) + 1;
    let end = text.indexOf('\n', at);
    if (end < 0) end = text.length;
    const line = text.slice(start, end);
    if (HAN.test(line) && !CODE.test(line)) {
      for (const mark of ['"', "'"] as const) {
        for (const pair of pairsOf(line, mark)) {
          found.push({ open: start + pair.open, close: start + pair.close, mark });
        }
      }
    }
    next.lastIndex = end;
    at = next.exec(text)?.index ?? -1;
  }
  return found;
}

function pairsOf(line: string, mark: '"' | "'"): readonly QuotePair[] {
  // beside curved marks a straight one may be the other half of one of them
  if (mark === '"' ? /[“”]/.test(line) : /[‘’]/.test(line)) return NONE;
  const parts = line.split(mark);
  // an even number of marks makes an odd number of parts
  if (parts.length < 3 || parts.length % 2 === 0) return NONE;
  const pairs: QuotePair[] = [];
  let at = 0;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!;
    if (i % 2 === 1) {
      if (!isPlain(part) || /[\dA-Za-z]$/.test(parts[i - 1]!) || /^[A-Za-z]/.test(parts[i + 1]!)) return NONE;
      // a quotation in English keeps its marks
      if (HAN.test(part) || NUMBER.test(part)) pairs.push({ open: at - 1, close: at + part.length, mark });
    }
    at += part.length + 1;
  }
  return pairs;
}

/** Whether the part begins and ends like a quotation: with a word or a mark, not with a blank. */
function isPlain(part: string): boolean {
  const inner = part.replace(/^'|'$/g, '');
  return inner !== '' && EDGE.test(inner[0]!) && EDGE.test(inner[inner.length - 1]!);
}
