/**
 * Compatibility forms of characters. Kangxi radicals and the compatibility ideographs have their character in the
 * Unicode normalization data, which the language runtime brings; the supplement of radicals has nearly none there, so
 * those that are whole characters stand here (source: Unicode's EquivalentUnifiedIdeograph data, whole characters only).
 */
const SUPPLEMENT = new Map(
  Array.from(
    '⺟母⺠民⺒巳⺬示⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟⻯竜⻲亀⻫斉⻭歯⻱龜'.matchAll(
      /(.)(.)/gu,
    ),
    ([, form, whole]) => [form as string, whole as string] as const,
  ),
);

/** The ordinary character that a compatibility form stands for, or undefined. */
export function ordinaryForm(codePoint: number): string | undefined {
  const char = String.fromCodePoint(codePoint);
  if (codePoint >= 0x2e80 && codePoint < 0x2f00) return SUPPLEMENT.get(char);
  const isRadical = codePoint >= 0x2f00 && codePoint < 0x2fe0;
  const isLigature = codePoint >= 0xfb00 && codePoint <= 0xfb06;
  // The canonical form: these characters are the same in all of Unicode's normal forms.
  const ordinary = isRadical || isLigature ? char.normalize('NFKC') : char.normalize('NFC');
  return ordinary === char ? undefined : ordinary;
}
