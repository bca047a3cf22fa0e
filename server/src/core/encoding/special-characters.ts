/** One pass over a block for the three rules that look at single characters. */
import type { BlockScanner } from '../engine/rule.ts';

export interface SpecialCharacter {
  /** Offset in the block. */
  readonly start: number;
  readonly end: number;
  readonly codePoint: number;
}

/** First and last code unit of what the rules look at: controls, formats, radicals, private use, compatibility forms. */
const RANGES: readonly (readonly [number, number])[] = [
  [0x00, 0x08],
  [0x0b, 0x0c],
  [0x0e, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x2e80, 0x2fdf],
  [0x3164, 0x3164],
  [0xe000, 0xfb06],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffb],
];
/** And beyond the basic plane: compatibility ideographs, tags and selectors, private use. */
const BEYOND = /\ud87e[\udc00-\ude1f]|\udb40[\udc00-\uddef]|[\udb80-\udbff][\udc00-\udfff]/y;

const SPECIAL = 1;
/** First halves of the characters beyond the basic plane. */
const HIGH = 2;

/** For every UTF-16 code unit 0, or one of the two above: a table is many times as fast as a class of a regular expression. */
let kinds: Uint8Array | undefined;

function makeKinds(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const [first, last] of RANGES) table.fill(SPECIAL, first, last + 1);
  table.fill(HIGH, 0xdb80, 0xdc00);
  table[0xd87e] = table[0xdb40] = HIGH;
  return table;
}

function kindOf(code: number): number {
  kinds ??= makeKinds();
  return kinds[code]!;
}

/** Characters that are private, invisible, or another character's compatibility form, in order. */
export const specialCharacters: BlockScanner<readonly SpecialCharacter[]> = {
  name: 'encoding/special-characters',
  needs: { has: (code) => kindOf(code) !== 0, nothing: [] },
  scan({ text }) {
    const found: SpecialCharacter[] = [];
    for (let i = 0; i < text.length; i++) {
      const kind = kindOf(text.charCodeAt(i));
      if (kind === 0) continue;
      if (kind === SPECIAL) {
        found.push({ start: i, end: i + 1, codePoint: text.charCodeAt(i) });
        continue;
      }
      BEYOND.lastIndex = i;
      if (!BEYOND.test(text)) continue;
      found.push({ start: i, end: i + 2, codePoint: text.codePointAt(i)! });
      i++;
    }
    return found;
  },
};

export function isPrivateUse(codePoint: number): boolean {
  return (codePoint >= 0xe000 && codePoint <= 0xf8ff) || codePoint >= 0xf0000;
}

/** `U+E48E` */
export function codeName(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}
