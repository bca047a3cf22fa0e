// Contexts of a character: the folded characters beside it. Everything but Han characters and digits is one border sign.
import { foldOf } from './groups.mjs';

/** How many characters before and behind each shape holds. Longer ones come after the shorter ones that they contain. */
export const SHAPES = [
  [1, 0],
  [0, 1],
  [1, 1],
  [2, 0],
  [0, 2],
  [2, 1],
  [1, 2],
];
/** For each shape the shapes that it contains. */
export const PARENTS = [[], [], [0, 1], [0], [1], [0, 1, 2, 3], [0, 1, 2, 4]];
/** For each shape the longer ones that contain it. */
export const CHILDREN = SHAPES.map((_, shape) =>
  PARENTS.flatMap((parents, child) => (parents.includes(shape) ? [child] : [])),
);
export const BORDER = '·';

/** The text folded, with two border signs at either end. */
export function foldedText(text) {
  const units = new Uint16Array(text.length + 4).fill(BORDER.charCodeAt(0));
  for (let i = 0; i < text.length; i++) units[i + 2] = signOf(text[i]).charCodeAt(0);
  return Buffer.from(units.buffer).toString('utf16le');
}

function signOf(char) {
  const code = char.charCodeAt(0);
  if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf)) return foldOf(char);
  return code >= 0x30 && code <= 0x39 ? '0' : BORDER;
}

/** The key of a shape at index `i` of a folded text (two border signs included). */
export const keyAt = (folded, i, shape) => folded.slice(i - SHAPES[shape][0], i + 1 + SHAPES[shape][1]);

/** Evidence that `y` should stand where `x` stands; both directions are weighed by {@link weigh}. */
export const SMOOTHING = 0.2;
export const evidence = (counts, y, x) => Math.log(((counts[y] ?? 0) + SMOOTHING) / ((counts[x] ?? 0) + SMOOTHING));
