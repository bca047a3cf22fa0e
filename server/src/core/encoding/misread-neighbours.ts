/**
 * Whether the characters next to `[start, end)` are of the kind that a wrong reading makes: letters and signs of
 * Latin-1 and other alphabets, controls, Hangul, half-width kana, private use. What stands among them is part of the damage and no defect of its own.
 */
export function standsInMisreadText(text: string, start: number, end: number): boolean {
  return isOfMisreading(text.charCodeAt(start - 1)) || isOfMisreading(text.charCodeAt(end));
}

function isOfMisreading(unit: number): boolean {
  const isLetter = unit >= 0x80 && unit < 0x700;
  const isHangul = unit >= 0xac00 && unit < 0xd7b0;
  const isHalfWidthKana = unit >= 0xff61 && unit < 0xffa0;
  return isLetter || isHangul || isHalfWidthKana || (unit >= 0xe000 && unit < 0xf900);
}
