import type { Localized, Report, Rule } from '../engine/rule.ts';
import { lineAround } from '../text/line-bounds.ts';
import { standsInMisreadText } from './misread-neighbours.ts';
import { codeName, type SpecialCharacter, specialCharacters } from './special-characters.ts';

const ZERO_WIDTH: Localized = { en: 'zero-width character', zh: '零宽字符' };
const BIDI: Localized = { en: 'bidirectional control', zh: '双向文字控制符' };
const SOFT_HYPHEN: Localized = { en: 'soft hyphen', zh: '软连字符' };
const BOM: Localized = { en: 'byte order mark inside the text', zh: '文中的字节顺序标记（BOM）' };
const CONTROL: Localized = { en: 'control character', zh: '控制字符' };
const SEPARATOR: Localized = { en: 'Unicode line separator', zh: 'Unicode 行分隔符' };
const SELECTOR: Localized = { en: 'variation selector without its character', zh: '孤立的变体选择符' };

/** What kind of invisible character this is, or undefined for visible ones. */
function kindOf(codePoint: number): Localized | undefined {
  if (codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0)) return CONTROL;
  if (codePoint === 0xad) return SOFT_HYPHEN;
  if (codePoint === 0xfeff) return BOM;
  if (codePoint === 0x2028 || codePoint === 0x2029) return SEPARATOR;
  if (codePoint === 0x200e || codePoint === 0x200f || codePoint === 0x61c) return BIDI;
  if ((codePoint >= 0x202a && codePoint <= 0x202e) || (codePoint >= 0x2066 && codePoint <= 0x2069)) return BIDI;
  if (isSelector(codePoint)) return SELECTOR;
  const isZeroWidth =
    (codePoint >= 0x200b && codePoint <= 0x200d) ||
    (codePoint >= 0x2060 && codePoint <= 0x206f) ||
    (codePoint >= 0xfff9 && codePoint <= 0xfffb) ||
    (codePoint >= 0xe0000 && codePoint < 0xe0080) ||
    [0x180e, 0x3164, 0x115f, 0x1160].includes(codePoint);
  return isZeroWidth ? ZERO_WIDTH : undefined;
}

function isSelector(codePoint: number): boolean {
  return (codePoint >= 0xfe00 && codePoint <= 0xfe0f) || (codePoint >= 0xe0100 && codePoint <= 0xe01ef);
}

/** Scripts that need joiners and direction marks. */
const JOINING =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Mongolian}\p{Script=Tibetan}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Thai}\p{Script=Lao}\p{Script=Hangul}]/u;
const EMOJI_BEFORE = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\u20e3)$/u;
const EMOJI_AFTER = /^\p{Extended_Pictographic}/u;
/** What a variation selector may follow: a Han character, an emoji or a sign that has an emoji form. */
const SELECTABLE = /[\p{Script=Han}\p{Emoji}\p{Extended_Pictographic}\p{Script=Mongolian}\p{S}\p{P}]$/u;

/** How far off such a script may stand. */
const NEAR = 8;

/** Whether the character does something where it stands. */
function isNeeded({ start, end, codePoint }: SpecialCharacter, text: string): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(end, end + 2);
  if (isSelector(codePoint)) return SELECTABLE.test(before);
  if (codePoint === 0x200d && EMOJI_BEFORE.test(before) && EMOJI_AFTER.test(after)) return true;
  // Tags spell the flags of regions behind a flag.
  if (codePoint >= 0xe0020 && codePoint < 0xe0080) return /(?:\ud83c\udff4|[\udc20-\udc7f])$/.test(before);
  const kind = kindOf(codePoint);
  return (kind === ZERO_WIDTH || kind === BIDI) && JOINING.test(text.slice(Math.max(0, start - NEAR), end + NEAR));
}

export const rule: Rule = {
  meta: {
    id: 'encoding/invisible-character',
    stage: 'characters',
    severity: 'warning',
    fixSafety: 'safe',
    docs: {
      summary: {
        en: 'Zero-width characters, direction controls, soft hyphens, stray byte order marks and control characters.',
        zh: '零宽字符、双向控制符、软连字符、残留的 BOM 和控制字符。',
      },
      why: {
        en: 'Nobody sees them, but they split words for search and comparison, and copied text carries them on. Web pages put them in as break points or as a mark against copying.',
        zh: '肉眼看不见，却会割断词语，使检索和比对失败，并随复制扩散。网页常用作断行点或防复制标记。',
      },
      whatToDo: {
        en: 'Take them out. Those that do something are left alone: joiners in emoji, variation selectors behind a character, marks in Arabic, Tibetan or Mongolian text.',
        zh: '删除即可。有作用的不会报告：表情符号中的连接符、字后的变体选择符、阿拉伯文、藏文、蒙古文中的控制符。',
      },
      bad: [
        { text: '村民«\u200b»委员会«\u2060\ufeff»应当公«\u00ad»布\n', fixed: '村民委员会应当公布\n' },
        { text: '《«\u202a»条例«\u202c»》\n', fixed: '《条例》\n' },
        { text: '第一条«\u0008»为了加强管理\n', fixed: '第一条为了加强管理\n' },
        { text: '第一款«\u2028»第二款\n', fixed: '第一款\n第二款\n' },
        {
          text: '经费ç«\u0094»\n',
          note: { en: 'A byte of misread text: left where it is.', zh: '误读文字中的字节，不删除。' },
        },
      ],
      good: [
        { text: '\ufeff第一条 葛\u{e0100}城区，👨\u200d👩\u200d👧 家庭 ❤\ufe0f\n' },
        { text: 'ནང་བསྟན\u200b་ 与 می\u200cخواهم\n' },
      ],
    },
  },
  scanners: [specialCharacters],
  *check(view): Iterable<Report> {
    for (const { block, start: base, value } of view.perBlock(specialCharacters)) {
      const { text } = block;
      let group: SpecialCharacter[] = [];
      const flush = function* (): Generator<Report> {
        if (group.length > 0) yield reportOf(group, base, text);
        group = [];
      };
      for (const special of value) {
        if (kindOf(special.codePoint) === undefined) continue;
        if (base + special.start === 0 && special.codePoint === 0xfeff) continue;
        const line = lineOf(text, special);
        if (isNeeded(special, text) || isAlone(line)) continue;
        const last = group[group.length - 1];
        if (last && (last.end !== special.start || separates(last) !== separates(special))) yield* flush();
        group.push(special);
      }
      yield* flush();
    }
  },
};

function separates({ codePoint }: SpecialCharacter): boolean {
  return kindOf(codePoint) === SEPARATOR || codePoint === 0x0b || codePoint === 0x0c;
}

/** A line that holds nothing else is a blank line, whatever makes it blank. */
function isAlone(line: string): boolean {
  return /^[\s\u200b-\u200f\u2060\ufeff\u00ad]*$/.test(line);
}

function lineOf(text: string, { start, end }: Pick<SpecialCharacter, 'start' | 'end'>): string {
  const line = lineAround(text, start, end);
  return text.slice(line.start, line.end);
}

/** So many controls in a line, and one in so many characters, are bytes of something that is no text, or of UTF-16. */
const MANY_CONTROLS = 4;
const ONE_IN = 20;

function isBinary(line: string): boolean {
  const controls = line.length - line.replace(CONTROLS, '').length;
  return controls >= MANY_CONTROLS && controls * ONE_IN >= line.length;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is counted
const CONTROLS = /[\0-\x08\x0e-\x1f]/g;

function reportOf(group: readonly SpecialCharacter[], base: number, text: string): Report {
  const [first] = group as readonly [SpecialCharacter];
  const last = group[group.length - 1] as SpecialCharacter;
  const kind = kindOf(first.codePoint) ?? CONTROL;
  const names = [...new Set(group.map(({ codePoint }) => codeName(codePoint)))].join(', ');
  const edit = { start: base + first.start, end: base + last.end, text: separates(first) ? '\n' : '' };
  const count =
    group.length > 1 ? { en: ` (${group.length} characters)`, zh: `（${group.length} 个字符）` } : { en: '', zh: '' };
  const report: Report = {
    start: edit.start,
    end: edit.end,
    message: {
      en: `Invisible: ${kind.en} ${names}${count.en}. It splits words for search and comparison.`,
      zh: `不可见字符：${kind.zh} ${names}${count.zh}，会影响检索和比对。`,
    },
  };
  if (separates(first)) {
    return {
      ...report,
      fix: { safety: 'suggested', title: { en: 'Replace by a line end', zh: '替换为换行' }, edits: [edit] },
    };
  }
  // A byte of a text that was read in the wrong encoding: without it that text can't be had back.
  const isByte = group.some(({ codePoint }) => codePoint >= 0x80 && codePoint < 0xa0);
  const mayBeByte = isByte || group.some(({ codePoint }) => codePoint === 0xad);
  if (mayBeByte && standsInMisreadText(text, first.start, last.end)) return report;
  if (kind === CONTROL && isBinary(lineOf(text, first))) return report;
  return {
    ...report,
    fix: { safety: isByte ? 'suggested' : 'safe', title: { en: 'Take it out', zh: '删除' }, edits: [edit] },
  };
}
