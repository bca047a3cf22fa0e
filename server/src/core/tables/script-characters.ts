/** Which script a character belongs to, and how it folds to Simplified, by one table look-up a UTF-16 code unit. */
import { IN_BOTH, SIMPLIFIED, SIMPLIFIED_OF, TRADITIONAL, TRADITIONAL_OF } from './script-characters.generated.ts';

// the classes are counted by their bits in model/script.ts: 001, 010, 011, 100

/** Says nothing of the script: the same in both, or no Han character. */
export const NEUTRAL = 0;
/** Stands in Simplified text alone. */
export const SIMPLIFIED_ONLY = 1;
/** Stands in Traditional text alone. */
export const TRADITIONAL_ONLY = 2;
/** A form of Simplified text that some words or names of Traditional text hold as well (后, 干, 里, 台, 范). */
export const IN_BOTH_SCRIPTS = 3;
/** A form of Traditional text that some words or names of Simplified text hold as well (於, 乾, 徵). */
export const TRADITIONAL_IN_BOTH = 4;

let classes: Uint8Array | undefined;
/** 0 stands for “the code unit itself”: to write 65,536 of them takes longer than all else. */
let folds: Uint16Array | undefined;
let unfolds: Uint16Array | undefined;

/** For each UTF-16 code unit one of the classes above. Made at the first call, and never changed. */
export function scriptClasses(): Uint8Array {
  classes ??= makeClasses(SIMPLIFIED, TRADITIONAL, IN_BOTH);
  return classes;
}

function foldTable(): Uint16Array {
  folds ??= pairs(TRADITIONAL, SIMPLIFIED_OF);
  return folds;
}

/** The Simplified form of a UTF-16 code unit; the unit itself where it has none other. */
export function toSimplifiedCode(code: number): number {
  return foldTable()[code]! || code;
}

/** A table of its own with the Simplified form of each code unit that has another one; 0 for all others. */
export function simplifiedForms(): Uint16Array {
  return foldTable().slice();
}

/** The Simplified form of one character, by itself: `麼` is `么`. Other strings than one UTF-16 code unit come back as they are. */
export function toSimplified(char: string): string {
  return char.length === 1 ? String.fromCharCode(toSimplifiedCode(char.charCodeAt(0))) : char;
}

/** The commonest Traditional form of one character, as a converter without phrases writes it. */
export function toTraditional(char: string): string {
  unfolds ??= pairs(SIMPLIFIED, TRADITIONAL_OF);
  return char.length === 1 ? String.fromCharCode(unfolds[char.charCodeAt(0)]! || char.charCodeAt(0)) : char;
}

/** {@link toSimplified} for every character of a text; the length stays the same. */
export function foldToSimplified(text: string): string {
  let folded = '';
  let copied = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const simplified = toSimplifiedCode(code);
    if (simplified === code) continue;
    folded += text.slice(copied, i) + String.fromCharCode(simplified);
    copied = i + 1;
  }
  return copied === 0 ? text : folded + text.slice(copied);
}

function makeClasses(simplified: string, traditional: string, inBoth: string): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (let i = 0; i < simplified.length; i++) table[simplified.charCodeAt(i)] = SIMPLIFIED_ONLY;
  for (let i = 0; i < traditional.length; i++) table[traditional.charCodeAt(i)] = TRADITIONAL_ONLY;
  for (let i = 0; i < inBoth.length; i++) {
    const code = inBoth.charCodeAt(i);
    table[code] = table[code] === TRADITIONAL_ONLY ? TRADITIONAL_IN_BOTH : IN_BOTH_SCRIPTS;
  }
  return table;
}

function pairs(from: string, to: string): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let i = 0; i < from.length; i++) table[from.charCodeAt(i)] = to.charCodeAt(i);
  return table;
}
