import type { BlockScanner, BlockView, DocumentView, Report, Rule, RuleMeta } from '../engine/rule.ts';
import { documentModel } from '../model/document.ts';
import { CLOSING_OF, kindOf, type Loose, likelyPlace, looseIn } from './brackets.ts';

const meta: RuleMeta = {
  id: 'typography/unmatched-bracket',
  stage: 'structure',
  severity: 'warning',
  fixSafety: 'suggested',
  docs: {
    summary: {
      en: 'A bracket or quotation mark without its partner.',
      zh: '缺少另一半的括号或引号。',
    },
    why: {
      en: 'A lost bracket makes it unclear where a title or an insertion ends, and it is often the trace of lost text. List labels (`1）`), a quotation that runs over several paragraphs, and brackets that close within the next lines are left alone.',
      zh: '缺了一半，书名或插入语的起止就不清楚，而且往往是丢失文字的痕迹。序号“1）”、跨段的引文、几行之内闭合的括号不报告。',
    },
    whatToDo: {
      en: 'Put the partner in at the place that is named, or take the lone mark out.',
      zh: '在所指位置补上另一半，或删去多余的一半。',
    },
    bad: [
      {
        text: '根据«《»中华人民共和国土地管理法的规定，制定本办法。',
        fixed: '根据《中华人民共和国土地管理法》的规定，制定本办法。',
      },
      {
        text: '本办法所称行政机关«（»以下简称机关，是指各级人民政府。',
        fixed: '本办法所称行政机关（以下简称机关），是指各级人民政府。',
      },
    ],
    good: [
      { text: '将第三条修改为：“第三条　申请人应当提交下列材料：\n“（一）申请书；\n“（二）证明。”\n' },
      { text: '1）申请书；2）证明；a)其他材料。' },
      { text: '项目（见下表\n所列）已经批准。' },
    ],
  },
};

interface LooseInBlock {
  readonly line: number;
  readonly start: number;
  readonly text: string;
  readonly loose: readonly Loose[];
  /** The line is the last paragraph of a quotation that opens again in each paragraph: this mark opens it. */
  readonly ends: string | undefined;
}

interface BlockBrackets {
  readonly lines: readonly LooseInBlock[];
  /** How many lines the block has. */
  readonly count: number;
}

const LAST_PARAGRAPH = /^[\s\u3000]*([“「『]).*[”」』][。；，]?\s*$/;

const OPENING = '（(《〈“「『【〔［[';
const CLOSING = '）)》〉”」』】〕］]';
/** For each UTF-16 code unit: 0 nothing, 1 a line end, from 2 on an opening mark (even) or a closing one (odd). */
const KIND: Uint8Array = kinds();

function kinds(): Uint8Array {
  const table = new Uint8Array(0x10000);
  table[0x0a] = 1;
  for (let i = 0; i < OPENING.length; i++) {
    const kind = OPENING.indexOf(kindOf(OPENING[i]!)) * 2 + 2;
    table[OPENING.charCodeAt(i)] = kind;
    table[CLOSING.charCodeAt(i)] = kind + 1;
  }
  return table;
}

const blockBrackets: BlockScanner<BlockBrackets> = {
  name: 'loose-brackets',
  scan({ text }: BlockView): BlockBrackets {
    const lines: LooseInBlock[] = [];
    const open: number[] = [];
    let start = 0;
    let line = 0;
    let isOdd = false;
    for (let i = 0; i <= text.length; i++) {
      const kind = i === text.length ? 1 : KIND[text.charCodeAt(i)]!;
      if (kind === 0) continue;
      if (kind > 1) {
        if ((kind & 1) === 0) open.push(kind);
        else if (open.length > 0 && open[open.length - 1] === kind - 1) open.pop();
        else isOdd = true;
        // every paragraph of a quotation may open it again
        if (i - start < 4 && QUOTES.includes(text[i]!) && text.slice(start, i).trim() === '') isOdd = true;
        continue;
      }
      if (isOdd || open.length > 0) {
        const content = text.slice(start, i);
        const found = looseIn(content);
        const loose = found.length > MOST_LOOSE ? [] : found;
        const ends = LAST_PARAGRAPH.exec(content)?.[1];
        if (loose.length > 0 || ends !== undefined) lines.push({ line, start, text: content, loose, ends });
      }
      open.length = 0;
      isOdd = false;
      start = i + 1;
      if (i < text.length) line++;
    }
    return { lines, count: line };
  },
};

/** A line with more marks without a partner is no text: a pattern, a rule of signs, the bytes of a file. */
const MOST_LOOSE = 60;

/** Quotations close as far below as they run. */
const QUOTES = '“「『';

/** A line of the note under a title that says when a law was passed: its outer bracket is often left out. */
const ENACTMENT = /^[\s\u3000（]*(?:19|20)\d\d年\d{1,2}月\d{1,2}日/;

/** Brackets may close this many lines below; quotations as far as they run. */
const LINES_APART = 15;

interface Waiting extends Loose {
  readonly line: number;
  readonly base: number;
  readonly text: string;
}

export const rule: Rule = {
  meta,
  scanners: [blockBrackets],
  *check(view) {
    let waiting: Waiting[] = [];
    const alone: Waiting[] = [];
    let firstLine = 0;
    for (const { start, value } of view.perBlock(blockBrackets)) {
      for (const { line, start: base, text, loose, ends } of value.lines) {
        const now = firstLine + line;
        if (ends !== undefined) waiting = waiting.filter(({ mark }) => mark !== ends);
        for (const mark of loose) {
          const place = { ...mark, line: now, base: start + base, text };
          if (mark.isOpening) {
            waiting.push(place);
            continue;
          }
          const partner = partnerOf(waiting, place);
          if (partner < 0) {
            if (mark.isLabel !== true) alone.push(place);
          }
          // a quotation that opens again in each of its paragraphs closes once
          else if (QUOTES.includes(waiting[partner]!.mark)) {
            const opened = waiting[partner]!.mark;
            waiting = waiting.filter(({ mark: other }) => other !== opened);
          } else waiting.splice(partner, 1);
        }
      }
      firstLine += value.count;
    }
    const places = [...alone, ...waiting].filter(({ text }) => HAN.test(text));
    if (places.some(opensLabel)) yield* view.prepare(documentModel);
    const openMarks = new Map<string, number>();
    for (const { line, mark } of waiting) {
      const key = `${line}${mark}`;
      openMarks.set(key, (openMarks.get(key) ?? 0) + 1);
    }
    const lastLine = places.length > 0 ? view.text.contentEnd : 0;
    for (const place of places) {
      if (opensLabel(place) && isOddLabel(view, place.base + place.at)) continue;
      const isCut = place.base + place.text.trimEnd().length >= lastLine;
      const isNested = place.isOpening && openMarks.get(`${place.line}${place.mark}`)! > 1;
      yield report(place, isCut || isNested || FORMULA.test(place.text));
    }
  },
};

/** Whether an opening bracket and a number begin the line: `（一加强领导`. */
function opensLabel({ text, at, isOpening }: Waiting): boolean {
  return isOpening && /^[\s\u3000]*[（(][一二三四五六七八九十\d０-９]/.test(text) && text.slice(0, at).trim() === '';
}

/** Whether it is the number of a list that writes its numbers otherwise: numbering/separator says so, and mends it. */
function isOddLabel(view: DocumentView, start: number): boolean {
  return view.once(documentModel).styleBreaks.some(({ heading }) => heading.start === start);
}

function partnerOf(waiting: readonly Waiting[], closing: Waiting): number {
  for (let i = waiting.length - 1; i >= 0; i--) {
    const { mark, line } = waiting[i]!;
    if (CLOSING_OF.get(kindOf(mark)) !== kindOf(closing.mark)) continue;
    return QUOTES.includes(mark) || closing.line - line <= LINES_APART ? i : -1;
  }
  return -1;
}

/** A line without Chinese is no text that this rule can judge: a formula, an address, the bytes of a file. */
const HAN = /\p{Script=Han}/u;

/** A formula goes on in the next line as often as not. */
const FORMULA = /[=＝×÷∑]/;

/**
 * @param isVague whether the end of the line shows nothing: several of its brackets are open, it is a formula, or the
 *   document breaks off with it.
 */
function report(place: Waiting, isVague: boolean): Report {
  const { mark, base, at, text, isOpening } = place;
  const partner = isOpening ? CLOSING_OF.get(kindOf(mark))! : [...CLOSING_OF].find(([, c]) => c === kindOf(mark))![0];
  const guess = likelyPlace(text, place);
  const where = isVague && guess === text.trimEnd().length ? undefined : guess;
  const before = where === undefined ? '' : text.slice(Math.max(0, where - 6), where).trim();
  return {
    start: base + at,
    end: base + at + 1,
    ...(ENACTMENT.test(text) ? { severity: 'hint' as const } : {}),
    message: {
      en: `${mark} has no ${partner}.${where === undefined ? '' : ` It most likely belongs behind ${before || 'the beginning of the line'}.`}`,
      zh: `“${mark}”缺少“${partner}”。${where === undefined ? '' : `很可能应在“${before || '行首'}”之后。`}`,
    },
    ...(where === undefined
      ? {}
      : {
          fix: {
            safety: 'suggested' as const,
            title: { en: `Put ${partner} in behind ${before}`, zh: `在“${before}”后补上“${partner}”` },
            edits: [{ start: base + where, end: base + where, text: partner }],
          },
        }),
  };
}
