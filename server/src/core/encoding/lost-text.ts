import { anyOf, type BlockScanner, type Localized, type Report, type Rule } from '../engine/rule.ts';
import { isLostCharacter } from './lost-character.ts';

interface Lost {
  readonly start: number;
  readonly end: number;
  readonly kind: Kind;
}

type Kind = 'replacement' | 'twice' | 'uninitialised' | 'file' | 'questions' | 'one';

const MESSAGES: Readonly<Record<Kind, (quoted: string) => Localized>> = {
  replacement: (quoted) => ({
    en: `Lost text: ${[...quoted].length} × U+FFFD stand for characters that could not be read. Take them from the source.`,
    zh: `文字丢失：${[...quoted].length} 个 U+FFFD 代替了无法解码的字，请据原件补正。`,
  }),
  twice: (quoted) => ({
    en: `Lost text: “${quoted}” is what replacement characters (U+FFFD) become when they are read again in the wrong encoding. Take the text from the source.`,
    zh: `文字丢失：“${quoted}”是替换字符（U+FFFD）再次被错误解码的结果，原文无法恢复，请据原件补正。`,
  }),
  uninitialised: (quoted) => ({
    en: `No text: “${quoted}” is uninitialised memory (bytes CC or CD) read as GBK. Take the text from the source.`,
    zh: `并非文字：“${quoted}”是未初始化内存（字节 CC 或 CD）被当作 GBK 显示，请据原件补正。`,
  }),
  file: () => ({
    en: 'No text: here the bytes of a Word file (.doc) begin. Open the file in Word, and save its text.',
    zh: '并非文字：此处是 Word 文件（.doc）的字节内容，请用 Word 打开后另存为文本。',
  }),
  questions: (quoted) => ({
    en: `Lost text: “${quoted}” stands for characters that an encoding lacked. Take them from the source.`,
    zh: `文字丢失：“${quoted}”代替了编码中没有的字，请据原件补正。`,
  }),
  one: () => ({
    en: 'Lost character: this “?” is no question mark; it stands for a character that an encoding lacked. Take it from the source.',
    zh: '缺字：此处“?”不是问号，而是代替了编码中没有的字，请据原件补正。',
  }),
};

const PATTERN = new RegExp(
  [
    '(?<replacement>\\ufffd+)',
    // EF BF BD EF BF BD as GBK, as Big5, as Windows-1252.
    '(?<twice>(?:锟斤拷)+锟?斤?|(?:锟斤)+|斤拷锟斤拷|(?:嚙踝蕭)+|嚙(?:賢|踐|蝓|範|論|箭|誕|豎|罈)|(?:ï¿½)+)',
    '(?<uninitialised>烫{3,}|屯{3,}|燙{3,})',
    // the signature D0CF11E0A1B11AE1 as UTF-8, with the bytes that are none left out or replaced
    '(?<file>\u0871\ufffd?\\u001a?\ufffd?>)',
    '(?<questions>\\?{3,})',
    '(?<one>\\?)',
  ].join('|'),
  'gu',
);
const HAN = /\p{Script=Han}/u;
/** What {@link PATTERN} holds one of: most blocks have none. */
const SIGNS = '\ufffd锟斤嚙ï?烫屯燙\u0871';

const QUOTES: ReadonlyMap<string, string> = new Map(
  ['“”', '‘’', '「」', '『』', '``', '""', "''"].map((pair) => [pair[0]!, pair[1]!]),
);

/** Whether quotation marks hold it and nothing else: the text speaks of such signs. */
function isMentioned(text: string, start: number, end: number): boolean {
  const closing = QUOTES.get(text[start - 1] ?? '');
  return closing !== undefined && text[end] === closing;
}

const scanner: BlockScanner<readonly Lost[]> = {
  name: 'encoding/lost-text',
  needs: { has: anyOf(SIGNS), nothing: [] },
  scan({ text }) {
    const found: Lost[] = [];
    for (const match of text.matchAll(PATTERN)) {
      const start = match.index;
      const end = start + match[0].length;
      const kind = Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined)?.[0] as Kind;
      if (kind === 'questions' && !(HAN.test(text[start - 1] ?? '') && HAN.test(text[end] ?? ''))) continue;
      if (kind === 'one' && !isLostCharacter(text, start)) continue;
      if (kind !== 'questions' && isMentioned(text, start, end)) continue;
      found.push({ start, end, kind });
    }
    return found;
  },
};

export const rule: Rule = {
  meta: {
    id: 'encoding/lost-text',
    stage: 'structure',
    severity: 'error',
    fixSafety: 'none',
    docs: {
      summary: {
        en: 'Text that is gone: U+FFFD, 锟斤拷, 烫烫烫, a “?” in the place of a character.',
        zh: '无法恢复的文字：U+FFFD、锟斤拷、烫烫烫、以“?”代替的字。',
      },
      why: {
        en: 'A decoder put a mark where it could not read bytes, or an encoder where it had no code for a rare character. The bytes themselves are gone, so nothing can bring the text back for certain.',
        zh: '解码器在读不通的字节处放了标记，或编码器在缺字处放了问号。字节已经丢失，原文无法确定地恢复。',
      },
      whatToDo: {
        en: 'Look the place up in the source. No fix is offered: a guess would look like the author’s text.',
        zh: '请查对原件。此处不提供修复：猜出来的字会被当成作者的原文。',
      },
      bad: [
        { text: '第三条 «锟斤拷锟斤拷»应当遵守本办法。\n' },
        { text: '关于加强«\ufffd\ufffd»管理的通知\n' },
        { text: '«烫烫烫烫»\n' },
        { text: '«\u0871>» q` bjbjqPqP Root Entry WordDocument\n' },
        { text: '本办法由县人民政府«???»负责解释。\n' },
        { text: '前项杜«?»地区之造林，由县政府办理。\n' },
      ],
      good: [
        { text: '这项工作由谁负责?县人民政府负责。\n' },
        { text: '文件显示为“锟斤拷”或者“烫烫烫”的，先核对编码。\n' },
        { text: '你准备好了吗?我们开始吧!\n' },
        { text: '水太烫烫手，https://example.gov.cn/list?id=3&页=2\n' },
      ],
    },
  },
  scanners: [scanner],
  *check(view): Iterable<Report> {
    for (const { start: base, block, value } of view.perBlock(scanner)) {
      for (const { start, end, kind } of value) {
        const severity = kind === 'one' ? { severity: 'warning' as const } : {};
        yield {
          start: base + start,
          end: base + end,
          message: MESSAGES[kind](block.text.slice(start, end)),
          ...severity,
        };
      }
    }
  },
};
