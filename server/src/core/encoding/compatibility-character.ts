import type { Report, Rule } from '../engine/rule.ts';
import { ordinaryForm } from './compatibility-forms.ts';
import { standsInMisreadText } from './misread-neighbours.ts';
import { oddestPart } from './scan.ts';
import { codeName, isPrivateUse, specialCharacters } from './special-characters.ts';

export const rule: Rule = {
  meta: {
    id: 'encoding/compatibility-character',
    stage: 'characters',
    severity: 'warning',
    fixSafety: 'safe',
    docs: {
      summary: {
        en: 'Kangxi radicals, CJK compatibility ideographs and ligatures where the ordinary character belongs.',
        zh: '康熙部首、中日韩兼容表意文字、连字等兼容字符，应为普通字符。',
      },
      why: {
        en: 'They look like the ordinary character but have another code, so search, sorting, conversion and the reading of numbers fail: `⼀、` is no list number. PDFs and old Korean or Taiwanese code pages bring them.',
        zh: '它们与普通字符外形相同而编码不同，检索、排序、简繁转换和序号识别都会失败：`⼀、` 不是序号。多来自 PDF 和旧的韩国、台湾码表。',
      },
      whatToDo: {
        en: 'Replace it by the ordinary character, which Unicode itself names as its equivalent.',
        zh: '替换为普通字符（Unicode 标准规定的等价字符）。',
      },
      bad: [
        { text: '«⼀»、工作«⽬»标\n', fixed: '一、工作目标\n' },
        { text: '第«\uf9d1»條　«\uf967»得«\uf914»觀\n', fixed: '第六條　不得樂觀\n' },
        { text: '«⻋»辆停放在大«⻔»«⼝»\n', fixed: '车辆停放在大门口\n' },
      ],
      good: [{ text: '一、工作目标；部首“⺮”“⺍”；日本人名山﨑\n' }],
    },
  },
  scanners: [specialCharacters],
  *check(view): Iterable<Report> {
    for (const { block, start: base, value } of view.perBlock(specialCharacters)) {
      const isOdd = oddPlaces(block.text);
      for (const { start, end, codePoint } of value) {
        if (isPrivateUse(codePoint) || codePoint < 0x2e80) continue;
        const ordinary = ordinaryForm(codePoint);
        if (ordinary === undefined) continue;
        const kind = codePoint < 0x2fe0 ? RADICAL : codePoint >= 0xfb00 && codePoint < 0xfb07 ? LIGATURE : IDEOGRAPH;
        const edit = { start: base + start, end: base + end, text: ordinary };
        yield {
          start: edit.start,
          end: edit.end,
          message: {
            en: `${codeName(codePoint)} is a ${kind.en}: write the ordinary “${ordinary}”.`,
            zh: `${codeName(codePoint)} 是${kind.zh}，应写作普通字符“${ordinary}”。`,
          },
          // Among Hangul and the like it is a pair of bytes that were read in the wrong encoding.
          ...(!standsInMisreadText(block.text, start, end) && {
            fix: {
              // Where it makes no sense as the ordinary one either, the line may be misread.
              safety: codePoint <= 0xffff && isOdd(start) ? 'suggested' : 'safe',
              title: { en: `Replace by “${ordinary}”`, zh: `替换为“${ordinary}”` },
              edits: [edit],
            },
          }),
        };
      }
    }
  },
};

/** Whether an offset lies in a part of its line that makes no sense, even with ordinary characters. */
function oddPlaces(text: string): (offset: number) => boolean {
  let known: { readonly from: number; readonly to: number; readonly start: number; readonly end: number } | undefined;
  return (offset) => {
    if (!known || offset < known.from || offset >= known.to) {
      const from = text.lastIndexOf('\n', offset) + 1;
      const next = text.indexOf('\n', offset);
      const to = next < 0 ? text.length : next;
      const line = text
        .slice(from, to)
        .replace(/[\u2e80-\u2fdf\uf900-\ufaff]/g, (char) => ordinaryForm(char.charCodeAt(0)) ?? char);
      const odd = oddestPart(line);
      known = { from, to, start: from + (odd?.start ?? 0), end: from + (odd?.end ?? 0) };
    }
    return offset >= known.start && offset < known.end;
  };
}

const RADICAL = { en: 'radical', zh: '部首字符' };
const IDEOGRAPH = { en: 'compatibility ideograph', zh: '兼容表意文字' };
const LIGATURE = { en: 'ligature', zh: '连字' };
