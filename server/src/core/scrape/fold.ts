/** Text as patterns read it: Simplified, half-width, without blanks; with the way back to the offsets of the original. */
import { simplifiedForms } from '../tables/script-characters.ts';

/** In the table: a blank. */
const BLANK = 1;
/** For each UTF-16 code unit what patterns read in its place, 0 for the unit itself. */
let folded: Uint16Array | undefined;

function folds(): Uint16Array {
  const table = simplifiedForms();
  for (let code = 0xff01; code <= 0xff5e; code++) table[code] = code - 0xfee0;
  for (let code = 0x41; code <= 0x5a; code++) table[code] = code + 0x20;
  for (let code = 0xff21; code <= 0xff3a; code++) table[code] = code - 0xfee0 + 0x20;
  for (const blank of ' \t\u000b\u000c\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a') {
    table[blank.charCodeAt(0)] = BLANK;
  }
  for (const blank of '\u200b\u202f\u205f\u3000\ufeff') table[blank.charCodeAt(0)] = BLANK;
  for (const [from, to] of ['丨|', '│|', '┃|', '︱|', '﹕:', '∶:', '﹣-', '‐-', '‑-', '﹥>', '»>', '›>']) {
    table[from!.charCodeAt(0)] = to!.charCodeAt(0);
  }
  return table;
}

/** The folded form of one UTF-16 code unit; 0 for a blank. */
export function foldedCode(code: number): number {
  folded ??= folds();
  const read = folded[code]!;
  return read === 0 ? code : read === BLANK ? 0 : read;
}

/** A bracket, half-width as it is folded. */
export const OPENING = 0x28;
const PINYIN = /[(（](?=[a-z]{0,6}[\u00e0-\u01dc])[a-z\u00df-\u01dcɑɡ]{1,7}[)）]/y;

/** Where pinyin in brackets that begins at a bracket ends, or the bracket's own place. Patterns do not see it. */
export function pinyinEnd(text: string, at: number): number {
  const next = text.charCodeAt(at + 1);
  if (!((next >= 0x61 && next <= 0x7a) || (next >= 0xdf && next <= 0x1dc)) || at === 0) return at;
  if (text.charCodeAt(at - 1) < 0x3400) return at;
  PINYIN.lastIndex = at;
  return PINYIN.test(text) ? PINYIN.lastIndex : at;
}

export interface Folded {
  /** Simplified, half-width, lower-case, without blanks. */
  readonly text: string;
  /** Offset in the original of each code unit of `text`, and at the end the offset behind the last of them. */
  readonly offsets: readonly number[];
}

/** Folds `[start, end)` of a text; offsets are those of the whole text. */
export function fold(text: string, start = 0, end = text.length): Folded {
  const codes: number[] = [];
  const offsets: number[] = [];
  for (let i = start; i < end; i++) {
    const code = foldedCode(text.charCodeAt(i));
    if (code === 0) continue;
    if (code === OPENING) {
      const behind = pinyinEnd(text, i);
      if (behind > i && behind <= end) {
        i = behind - 1;
        continue;
      }
    }
    codes.push(code);
    offsets.push(i);
  }
  offsets.push(codes.length === 0 ? start : offsets[codes.length - 1]! + 1);
  return { text: textOf(codes), offsets };
}

function textOf(codes: readonly number[]): string {
  if (codes.length <= 4096) return String.fromCharCode(...codes);
  let text = '';
  for (let i = 0; i < codes.length; i += 4096) text += String.fromCharCode(...codes.slice(i, i + 4096));
  return text;
}
