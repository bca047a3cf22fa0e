/** Which Han characters are rare in official prose. */
import { COMMON_CHARACTERS } from '../tables/common-characters.generated.ts';
import { toSimplifiedCode } from '../tables/script-characters.ts';

let common: Uint8Array | undefined;

function commonCodes(characters: string): Uint8Array {
  const simplified = new Uint8Array(0x10000);
  for (let i = 0; i < characters.length; i++) simplified[characters.charCodeAt(i)] = 1;
  const all = new Uint8Array(0x10000);
  for (let code = 0x3400; code <= 0x9fff; code++) all[code] = simplified[toSimplifiedCode(code)]!;
  return all;
}

export function isHan(code: number): boolean {
  return code >= 0x3400 && code <= 0x9fff;
}

/** A Han character, in either script, that official prose hardly ever uses. */
export function isRare(code: number): boolean {
  common ??= commonCodes(COMMON_CHARACTERS);
  return code >= 0x3400 && code <= 0x9fff && common[code] === 0;
}
