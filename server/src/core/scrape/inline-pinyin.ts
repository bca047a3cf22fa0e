import { codec } from '../bytes/codecs.ts';
import type { DocumentView, Fix, Report, Rule } from '../engine/rule.ts';
import { getJudge, type Judge } from '../judge/judge.ts';
import { type RunRepair, restoreRun } from './pinyin-bytes.ts';
import { type Insertion, insertions } from './pinyin-evidence.ts';

/** A restored run must read at least so well a character, and so much better than the second best way, in nats. */
const LEAST_QUALITY = -9;
const CLEAR_MARGIN = 3;
/** How much text is read around a mark. */
const REACH = 64;

export const rule: Rule = {
  meta: {
    id: 'scrape/inline-pinyin',
    stage: 'insertions',
    severity: 'warning',
    fixSafety: 'safe',
    docs: {
      summary: {
        en: 'Pinyin in brackets that a machine put in after its character.',
        zh: '由机器插在汉字后面的括号注音。',
      },
      why: {
        en: 'Mirrors of document-sharing sites write the pinyin of some hundred Traditional characters into the text. Where they look for *bytes* instead of characters they also cut characters in two: the halves show as `?` and the opening bracket is gone. Readings that an author gives (a dictionary entry, a hard name, a table) are left alone.',
        zh: '文库类网站的镜像会在约百个繁体字后面插入拼音。按字节而不是按字匹配时，还会把一个字从中间切开：半个字显示为“?”，左括号也被吃掉。作者自己加的注音（字典条目、难读的人名地名、读音表）不会被标出。',
      },
      whatToDo: {
        en: 'Take it out. Characters that were cut in two are put together again from their bytes.',
        zh: '删去拼音；被切开的字按字节还原。',
      },
      bad: [
        {
          text: '各鄉«(xiāng)»鎮«(zhèn)»要抓好農«(nóng)»業«(yè)»生產。',
          fixed: '各鄉鎮要抓好農業生產。',
        },
        {
          text: '各鄉«(xiāng)»鎮«(zhèn)»長«(zhǎng)»要«?jiǎng)»«?chuàng)»新思路，服務«(wù)»群眾。',
          fixed: '各鄉鎮長要創新思路，服務群眾。',
          note: {
            en: '獎 (jiǎng) was matched in the second byte of 要 and the first of 創.',
            zh: '“獎”(jiǎng) 是在“要”的后一字节与“創”的前一字节上匹配到的。',
          },
        },
      ],
      good: [
        { text: '冼(xiǎn)村位于河东。' },
        { text: '行(xíng)、行(háng)、行(hàng)：多音字。\n長(zhǎng)、長(cháng)：多音字。\n樂(lè)、樂(yuè)：多音字。' },
      ],
    },
  },
  documents: [insertions],
  *check(view) {
    const found = view.once(insertions);
    if (found.length === 0) return;
    const judge = getJudge({ script: 'traditional' });
    const seen = new Set(
      found.filter(({ isMarked }) => !isMarked).map(({ before, reading }) => `${before} ${reading}`),
    );
    for (let at = 0; at < found.length; at++) {
      const repair = found[at]!.isMarked
        ? repairAt(view, judge, found, at, (char, reading) => seen.has(`${char} ${reading}`))
        : undefined;
      if (repair === undefined) {
        yield reportOf(view, found[at]!);
        continue;
      }
      for (const piece of repair.pieces) yield restoredReport(view, found[at++]!, repair, piece);
      at--;
    }
  },
};

function titleOf(insertion: Insertion): Fix['title'] {
  return { en: `Take out the pinyin “${insertion.reading}”`, zh: `删去拼音“${insertion.reading}”` };
}

/** The character stays as it is; a lost byte before the pinyin keeps its mark. */
function reportOf(view: DocumentView, insertion: Insertion): Report {
  const { start, end, isMarked, isExplained } = insertion;
  const shown = view.text.slice(start, end);
  const before = isMarked ? '' : view.text.slice(start - 1, start);
  return {
    start,
    end,
    message: {
      en: `Pinyin “${shown}” was put in${before === '' ? '' : ` after ${before}`} by a machine.`,
      zh: `${before === '' ? '此处' : `“${before}”后面`}被机器插入了拼音“${shown}”。`,
    },
    fix: {
      // Behind a mark it is all that is left of the character: it stays until the character is restored.
      safety: isExplained && !isMarked && !/[?\uFFFD]/.test(before) ? 'safe' : 'suggested',
      title: titleOf(insertion),
      edits: [{ start: start + (isMarked ? 1 : 0), end, text: '' }],
    },
  };
}

interface PlacedRepair extends RunRepair {
  readonly start: number;
}

function repairAt(
  view: DocumentView,
  judge: Judge,
  found: readonly Insertion[],
  at: number,
  isSeen: (char: number, reading: string) => boolean,
): PlacedRepair | undefined {
  const { start } = found[at]!;
  const before = view.text.slice(Math.max(0, start - 8), start);
  const run = view.text.slice(start, start + REACH).split(/[\r\n]/, 1)[0]!;
  const inside = found
    .slice(at, at + 12)
    .filter((insertion) => insertion.end <= start + run.length)
    .map((insertion) => ({ ...insertion, start: insertion.start - start, end: insertion.end - start }));
  const line = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
  if (line === '') return undefined;
  const repair = restoreRun(codec('gb18030'), judge, line, run, inside, isSeen);
  if (repair === undefined || !repair.isProven || repair.quality < LEAST_QUALITY) return undefined;
  return { ...repair, start };
}

function restoredReport(
  view: DocumentView,
  insertion: Insertion,
  repair: PlacedRepair,
  piece: RunRepair['pieces'][number],
): Report {
  const start = repair.start + piece.start;
  const end = repair.start + piece.end;
  const whole = repair.pieces.map(({ text }) => text).join('');
  const shown = view.text.slice(repair.start - 1, repair.start + repair.end);
  const reads = view.text.slice(repair.start - 1, repair.start) + whole;
  return {
    start: insertion.start,
    end: insertion.end,
    message: {
      en: `Pinyin “${insertion.reading}” was put in between the bytes of two characters: “${shown}” was “${reads}”.`,
      zh: `拼音“${insertion.reading}”被插在两个字的字节之间：“${shown}”原为“${reads}”。`,
    },
    fix: {
      safety: repair.margin >= CLEAR_MARGIN ? 'safe' : 'suggested',
      title: { en: `Restore “${reads}”`, zh: `还原为“${reads}”` },
      edits: [{ start, end, text: piece.text }],
    },
  };
}
