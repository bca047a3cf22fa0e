/** Characters that private-use code points are known to stand for. */
import { codec } from '../bytes/codecs.ts';
import type { Localized } from '../engine/rule.ts';

export interface Meaning {
  /** The character, and others that it may be, the likelier first. */
  readonly chars: readonly string[];
  readonly source: Localized;
}

const GB: Localized = {
  en: 'a position of GB 18030 that has a character today',
  zh: 'GB 18030 中现已有正式字符的码位',
};
const SYMBOL_FONT: Localized = { en: 'a character of a symbol font', zh: '符号字体中的字符' };
const BIG5: Localized = { en: 'the user-defined area of Big5', zh: 'Big5 造字区' };

/** Positions that got a character outside the basic plane, or in GBK's symbol rows (GB 18030-2005 and 2022). */
const GB_SINGLE = new Map<number, string>([
  [0xe76c, '€'],
  [0xe7c7, 'ḿ'],
  [0xe7c8, 'ǹ'],
  [0xe7e7, '〾'],
  [0xe816, '\u{20087}'],
  [0xe817, '\u{20089}'],
  [0xe818, '\u{200cc}'],
  [0xe831, '\u{215d7}'],
  [0xe83b, '\u{2298f}'],
  [0xe855, '\u{241fe}'],
]);

/** Wingdings at F000 plus its byte; Word writes list marks so. */
const WINGDINGS: readonly (readonly [number, string])[] = [
  [0x6c, '●'],
  [0x6e, '■'],
  [0x6f, '□'],
  [0x71, '❑'],
  [0x72, '❒'],
  [0x74, '⬧'],
  [0x75, '◆'],
  [0x76, '❖'],
  [0x77, '◆'],
  [0x9e, '·'],
  [0x9f, '•'],
  [0xa1, '○'],
  [0xa4, '◎'],
  [0xa7, '▪'],
  [0xa8, '◻'],
  [0xab, '★'],
  [0xd8, '➢'],
  [0xe0, '→'],
  [0xf0, '⇨'],
  [0xfb, '✗'],
  [0xfc, '✓'],
  [0xfd, '☒'],
  [0xfe, '☑'],
];

/** The Symbol font at F000 plus its byte: Greek letters and signs. */
const SYMBOL: readonly (readonly [number, string])[] = [
  ...Array.from('αβχδεφγηιϕκλμνοπθρστυϖωξψζ', (char, i) => [0x61 + i, char] as const),
  ...Array.from('ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ', (char, i) => [0x41 + i, char] as const),
  [0x28, '('],
  [0x29, ')'],
  [0x2b, '+'],
  [0x2d, '−'],
  [0x3c, '<'],
  [0x3d, '='],
  [0x3e, '>'],
  [0xa3, '≤'],
  [0xa5, '∞'],
  [0xb0, '°'],
  [0xb1, '±'],
  [0xb2, '″'],
  [0xb3, '≥'],
  [0xb4, '×'],
  [0xb7, '•'],
  [0xb8, '÷'],
  [0xb9, '≠'],
  [0xbb, '≈'],
  [0xa2, '′'],
  [0xae, '→'],
  [0xd6, '√'],
  [0xe5, '∑'],
];

const wingdings = new Map(WINGDINGS);
const symbols = new Map(SYMBOL);

/**
 * What a private-use code point stands for, or undefined.
 * @param beginsLine whether nothing but blanks stands before it on its line: there list marks are likelier than letters.
 */
export function meaningOf(codePoint: number, beginsLine: boolean): Meaning | undefined {
  const single = GB_SINGLE.get(codePoint);
  if (single !== undefined) return { chars: [single], source: GB };
  if (codePoint >= 0xe7e8 && codePoint <= 0xe7f3) {
    return { chars: [String.fromCharCode(0x2ff0 + codePoint - 0xe7e8)], source: GB };
  }
  if (codePoint >= 0xe78d && codePoint <= 0xe864) return gbPosition(codePoint);
  if (codePoint >= 0xf020 && codePoint <= 0xf0ff) return symbolFont(codePoint - 0xf000, beginsLine);
  // 81E0 and the nine codes behind it.
  if (codePoint >= 0xef36 && codePoint <= 0xef3f) return { chars: [circled(codePoint - 0xef36)], source: BIG5 };
  if (codePoint >= 0xf6b1 && codePoint <= 0xf848) {
    const { charOf, codeOf } = codec('big5');
    const char = charOf(codeOf(codePoint));
    return char >= 0 && char !== codePoint ? { chars: [String.fromCodePoint(char)], source: BIG5 } : undefined;
  }
  return undefined;
}

/** A6D9–A6F3 by their aliases; FE50–FEA0 in order from E815 on. */
function gbPosition(codePoint: number): Meaning | undefined {
  const { charOf, codeOf } = codec('gb18030');
  const index = codePoint - 0xe815;
  const code = index >= 0 ? 0xfe50 + index + (index >= 0x2f ? 1 : 0) : codeOf(codePoint);
  const char = code >= 0 ? charOf(code) : -1;
  const isReal = char >= 0 && (char < 0xe000 || char > 0xf8ff);
  return isReal ? { chars: [String.fromCodePoint(char)], source: GB } : undefined;
}

function symbolFont(byte: number, beginsLine: boolean): Meaning | undefined {
  // Wingdings: 81–8A are ① to ⑩, 8C–95 ❶ to ❿.
  if (byte >= 0x81 && byte <= 0x8a) return { chars: [circled(byte - 0x81)], source: SYMBOL_FONT };
  if (byte >= 0x8c && byte <= 0x95) {
    return { chars: [String.fromCharCode(0x2776 + byte - 0x8c)], source: SYMBOL_FONT };
  }
  const mark = wingdings.get(byte);
  const sign = symbols.get(byte);
  const chars = (beginsLine ? [mark, sign] : [sign, mark]).filter((char) => char !== undefined);
  return chars.length > 0 ? { chars, source: SYMBOL_FONT } : undefined;
}

function circled(index: number): string {
  return String.fromCharCode(0x2460 + index);
}
