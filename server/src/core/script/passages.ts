/** Lines that are of the other script than their document as a whole, and names in them. */
import type { Script } from '../model/script.ts';
import { SIMPLIFIED_ONLY, scriptClasses, TRADITIONAL_ONLY } from '../tables/script-characters.ts';

/** A line with at least this many characters of the other script, and hardly any of its own, is a passage of its own. */
const PASSAGE = 6;

/** How many characters belong to one script alone, of all or of every `step`th. */
export function evidenceOf(text: string, step = 1): { simplified: number; traditional: number } {
  let simplified = 0;
  let traditional = 0;
  const classes = scriptClasses();
  for (let i = 0; i < text.length; i += step) {
    const kind = classes[text.charCodeAt(i)];
    if (kind === SIMPLIFIED_ONLY) simplified++;
    else if (kind === TRADITIONAL_ONLY) traditional++;
  }
  return { simplified, traditional };
}

/** Whether a line is of the other script than `script`, that of its document. */
export function isPassage(line: string, script: Script): boolean {
  const { simplified, traditional } = evidenceOf(line);
  const [own, other] = script === 'simplified' ? [simplified, traditional] : [traditional, simplified];
  return other >= PASSAGE && own * 4 <= other;
}

/** Whether a name of two or three characters begins at `at`: alone between marks or blanks. */
export function isName(line: string, at: number): boolean {
  return (
    /^$|[、，：:\s]$/.test(line.slice(0, at)) && /^\p{Script=Han}{2,3}(?:[、，。（\s]|$)/u.test(line.slice(at, at + 5))
  );
}
