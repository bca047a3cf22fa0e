/** What conversions and mirrors do to the characters and marks of a sound document. */
import {
  scriptClasses,
  TRADITIONAL_ONLY,
  toSimplified,
  toTraditional,
} from '../../server/src/core/tables/script-characters.ts';
import type { Random } from './random.ts';

export interface Damaged {
  readonly text: string;
  /** Where characters were changed. The length stays the same unless said otherwise. */
  readonly places: readonly number[];
}

/** Switches about this share of the characters that differ between the scripts to the other one. */
export function switchScript(
  text: string,
  script: 'simplified' | 'traditional',
  share: number,
  random: Random,
): Damaged {
  const other = script === 'simplified' ? toTraditional : toSimplified;
  const places: number[] = [];
  let damaged = '';
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    const switched = other(char);
    // a form of Taiwan that is Simplified as well (台, 群) is right in both and is not switched
    const isDifferent =
      switched !== char && (script === 'simplified' || scriptClasses()[char.charCodeAt(0)] === TRADITIONAL_ONLY);
    if (isDifferent && random.next() < share) {
      places.push(i);
      damaged += switched;
    } else damaged += char;
  }
  return { text: damaged, places };
}

/** How a converter without phrases goes to Traditional. */
export type CharacterConverter = 'commonest' | 'hesitant';

/**
 * A Traditional text as it comes back when it was folded to Simplified and converted character by character:
 * `commonest` takes the commonest Traditional form every time, `hesitant` leaves what is right in both scripts as it is.
 * @param isVariant pairs of forms that are both right and no error.
 */
export function convertByCharacter(
  text: string,
  converter: CharacterConverter,
  isVariant: (a: string, b: string) => boolean,
): Damaged {
  const places: number[] = [];
  let damaged = '';
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    const simplified = toSimplified(char);
    const isFree = scriptClasses()[simplified.charCodeAt(0)] !== 1;
    const back = converter === 'hesitant' && isFree ? simplified : toTraditional(simplified);
    if (back === char || isVariant(back, char)) {
      damaged += char;
      continue;
    }
    places.push(i);
    damaged += back;
  }
  return { text: damaged, places };
}

export interface Narrowing {
  readonly brackets: boolean;
  /** A blank behind every mark that a character follows. */
  readonly blanks: boolean;
}

/** Narrows the marks of a whole document as mirrors do. */
export function narrowPunctuation(text: string, { brackets, blanks }: Narrowing): string {
  const marks = brackets ? '，：；？！（）' : '，：；？！';
  const narrow = ',:;?!()';
  let damaged = '';
  for (let i = 0; i < text.length; i++) {
    const at = marks.indexOf(text[i]!);
    if (at < 0) {
      damaged += text[i];
      continue;
    }
    damaged += narrow[at];
    if (blanks && at < 5 && /\p{Script=Han}/u.test(text[i + 1] ?? '')) damaged += ' ';
  }
  return damaged;
}
