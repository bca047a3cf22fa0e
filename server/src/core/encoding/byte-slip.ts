import type {
  BlockScanner,
  DocumentScanner,
  DocumentView,
  Edit,
  Fix,
  Localized,
  Report,
  Rule,
} from '../engine/rule.ts';
import { normalizePinyin } from '../judge/readings.ts';
import { documentScript } from '../model/script.ts';
import { isCertain, isOneEach, isRepair, isUncertain } from './slip-accept.ts';
import { type Evidence, evidenceOf as evidenceAround } from './slip-evidence.ts';
import { type Mended, mend, readings, type Stretch } from './slip-mend.ts';
import type { Observed, SlipResult } from './slip-readings.ts';
import { isAlone, type Suspect, slipScanner } from './slip-scan.ts';
import { type SlipEncoding, type SlipTables, slipTables } from './slip-tables.ts';

/** A stretch longer than this is not searched: too much is gone. */
const LONGEST = 400;
/**
 * After so many searches, with fewer than one in so many that found a repair, a document is one that the judge does not
 * know, as classical prose: only where a character is plainly lost is it searched on.
 */
const ENOUGH_SEARCHES = 32;
const MOST_SEARCHES_EACH = 8;
const LOST = /[\u3400-\u9fff]\?|[\ufffd\ue000-\uf8ff]/;
/** How far the document is read for evidence, in code units. */
const EVIDENCE_REACH = 4000;

/** Narrow less full-width marks behind Han characters. */
const narrowMarks: BlockScanner<number> = {
  name: 'narrow marks',
  scan({ text }) {
    const narrow = text.match(/[\u3400-\u9fff][,;:]/g)?.length ?? 0;
    return narrow - (text.match(/[\u3400-\u9fff][，；：]/g)?.length ?? 0);
  },
};

/** Whether the punctuation of the document was narrowed. */
const narrowness: DocumentScanner<boolean> = {
  name: 'narrow punctuation',
  scanners: [narrowMarks],
  compute: (view) => view.perBlock(narrowMarks).reduce((sum, { value }) => sum + value, 0) > 0,
};

const loneLetterCount: BlockScanner<number> = {
  name: 'lone letters of a block',
  scan: ({ text }) => text.match(/[\u3001-\uff0e][A-Za-z](?=[\u3001-\uff0e])/g)?.length ?? 0,
};

/** Whether single letters stand for something in the document: a kind, a size, a variable. */
const loneLetters: DocumentScanner<boolean> = {
  name: 'lone letters',
  scanners: [loneLetterCount],
  compute: (view) => view.perBlock(loneLetterCount).reduce((sum, { value }) => sum + value, 0) > 2,
};

/** What a search needs, for every encoding that the text may have had. */
const searchTables: DocumentScanner<readonly SlipTables[]> = {
  name: 'tables of the byte search',
  documents: [documentScript, narrowness],
  compute(view) {
    const { script } = view.once(documentScript);
    const narrow = view.once(narrowness);
    const style = script === 'unknown' ? { narrow } : { script, narrow };
    const encodings: SlipEncoding[] = script === 'simplified' ? ['gb18030'] : ['gb18030', 'big5'];
    return encodings.map((encoding) => slipTables(encoding, style));
  },
};

export const rule: Rule = {
  meta: {
    id: 'encoding/byte-slip',
    stage: 'bytes',
    severity: 'error',
    fixSafety: 'safe',
    docs: {
      summary: {
        en: 'Double-byte text that lost or gained a byte and is read one byte off.',
        zh: '双字节文本丢失或多出一个字节，此后的字被错位读取。',
      },
      why: {
        en: 'Text in GBK or Big5 is two bytes a character. Where a byte is lost, every following character is read from the second half of one and the first half of the next, until an ASCII character, an invalid pair or the line end brings the reader back into step. It happens most often between the bytes of `。`.',
        zh: 'GBK、Big5 文本每字两个字节。丢掉一个字节以后，每个字都由前一字的后半与后一字的前半拼成，直到遇到 ASCII 字符、无效字节对或行尾才恢复。最常见的断点在“。”的两个字节之间。',
      },
      whatToDo: {
        en: 'Accept the repair: the bytes are read in step again, and what is lost is chosen by context. Doubtful characters are named; look at them.',
        zh: '接受修复：按正确的位置重新读取字节，丢失的部分根据上下文选定。存疑的字会列出，请核对。',
      },
      bad: [
        {
          text: '各村要广泛动员群众参与«？蒲Ч婊?»,合理布局。',
          fixed: '各村要广泛动员群众参与。科学规划,合理布局。',
        },
      ],
      good: [
        { text: '蒲河镇政府负责组织实施？由谁负责？请示上级。' },
        { text: '发行A股、B股，开展T恤抽检和X光检查。' },
      ],
    },
  },
  scanners: [slipScanner],
  *check(view) {
    const blocks = view.perBlock(slipScanner);
    if (blocks.every(({ value }) => value.length === 0)) return;
    yield* view.prepare(documentScript);
    yield* view.prepare(narrowness);
    let searched = 0;
    let mendedCount = 0;
    for (const { start, value } of blocks) {
      for (const suspect of value) {
        if (suspect.end - suspect.start > LONGEST) continue;
        const isVain = searched >= ENOUGH_SEARCHES && mendedCount * MOST_SEARCHES_EACH < searched;
        if (isVain && !LOST.test(view.text.slice(suspect.start + start, suspect.end + start))) continue;
        const mended = search(view, suspect, start);
        yield;
        searched++;
        if (mended === undefined) continue;
        mendedCount++;
        if (mended.ascii !== '') {
          yield* view.prepare(loneLetters);
          if (view.once(loneLetters)) continue;
        }
        const line = view.text.slice(suspect.lineStart + start, suspect.lineEnd + start);
        const { lineStart } = suspect;
        const isSafe = isCertain(mended, isAlone(line, suspect.start - lineStart, suspect.end - lineStart));
        yield reportOf(view, mended, suspect.start + start, isSafe);
      }
    }
  },
};

function search(view: DocumentView, suspect: Suspect, offset: number): Mended | undefined {
  const start = suspect.start + offset;
  const end = suspect.end + offset;
  const stretch: Stretch = {
    before: view.text.slice(suspect.lineStart + offset, start),
    observed: observe(view, start, end),
    behind: view.text.slice(end, suspect.lineEnd + offset),
    neighbours: [suspect.lineBefore, suspect.lineBehind].flatMap((line) =>
      line === undefined || line === '' ? [] : [line.charCodeAt(line.length - 1)],
    ),
    eatenEnd: hasLostReturn(view, suspect.lineStart + offset, suspect.lineEnd + offset) ? '\r' : '',
  };
  const { script } = view.once(documentScript);
  const key = JSON.stringify([script, view.once(narrowness), stretch]);
  const searched = view.remember('encoding/byte-slip', key, () => searchAll(view.once(searchTables), stretch));
  const from = Math.max(0, suspect.lineStart + offset - EVIDENCE_REACH);
  const evidence = evidenceAround(
    view.text.slice(from, suspect.lineStart + offset),
    view.text.slice(suspect.lineEnd + offset, suspect.lineEnd + offset + EVIDENCE_REACH),
  );
  return bestRepair(searched, stretch, evidence);
}

/** Whether a line ends in a bare line feed where the line before it, or behind, ends in a carriage return too. */
function hasLostReturn({ text }: DocumentView, start: number, end: number): boolean {
  if (text.slice(end, end + 1) !== '\n') return false;
  return (
    text.slice(Math.max(0, start - 2), start) === '\r\n' ||
    /^[^\n]*\r\n/.test(text.slice(end + 1, end + EVIDENCE_REACH))
  );
}

interface Searched {
  readonly tables: SlipTables;
  readonly found: SlipResult | undefined;
}

/** Searches in every encoding that has the characters. */
function searchAll(allTables: readonly SlipTables[], stretch: Stretch): readonly Searched[] {
  return allTables
    .filter(({ codec, other }) =>
      Array.from(String.fromCharCode(...stretch.observed.map(({ char }) => char))).every((char) => {
        const point = char.codePointAt(0)!;
        return point < 0x80 || point === 0xfffd || isRead(codec.codeOf(point)) || other(point) >= 0;
      }),
    )
    .map((tables) => ({ tables, found: readings(tables, stretch) }));
}

/** Whether a code is one of two bytes, or of one beyond ASCII. */
const isRead = (code: number): boolean => code >= 0x80 && code <= 0xffff;

function bestRepair(searched: readonly Searched[], stretch: Stretch, evidence: Evidence): Mended | undefined {
  let best: Mended | undefined;
  for (const { tables, found } of searched) {
    const mended = mend(tables, stretch, found, evidence);
    if (mended !== undefined && (best === undefined || mended.gain > best.gain)) best = mended;
  }
  return best !== undefined && isRepair(best) ? best : undefined;
}

/** The characters of a stretch, with the pinyin that was taken out behind them. */
function observe(view: DocumentView, start: number, end: number): Observed[] {
  const text = view.text.slice(start, end);
  const observed: Observed[] = Array.from({ length: text.length }, (_, i) => ({ char: text.charCodeAt(i) }));
  for (const change of view.earlierChanges(start, end)) {
    const match = /^(\(?)(\p{Ll}+)\)$/u.exec(change.removed);
    const at = change.start - start - 1;
    const item = observed[at];
    if (match === null || change.rule !== 'scrape/inline-pinyin' || change.end !== change.start || !item) continue;
    observed[at] = { ...item, reading: normalizePinyin(match[2]!), isEaten: match[1] === '' };
  }
  return observed;
}

function reportOf(view: DocumentView, mended: Mended, offset: number, isSafe: boolean): Report {
  const { edits, alternatives, doubtful } = mended;
  const start = edits[0]!.start;
  const end = edits[edits.length - 1]!.end;
  const placed = (list: readonly Edit[]): Edit[] =>
    list.map((edit) => ({ start: edit.start + offset, end: edit.end + offset, text: edit.text }));
  const apply = (list: readonly Edit[]): string => {
    let text = '';
    let last = Math.min(start, list[0]!.start);
    for (const edit of list) {
      text += view.text.slice(last + offset, edit.start + offset) + edit.text;
      last = edit.end;
    }
    return text + view.text.slice(last + offset, Math.max(end, last) + offset);
  };
  const shown = view.text.slice(start + offset, end + offset);
  const was = apply(edits);
  const titleOf = (text: string): Localized => ({ en: `Restore “${text}”`, zh: `还原为“${text}”` });
  const fix: Fix = {
    safety: isSafe ? 'safe' : 'suggested',
    title: titleOf(was),
    edits: placed(edits),
    ...(doubtful.length > 0 && !isSafe && { doubtful }),
  };
  return {
    start: start + offset,
    end: end + offset,
    message: {
      en: `“${shown}” is read one byte off: it was “${was}”.`,
      zh: `“${shown}”字节错位，原为“${was}”。`,
    },
    ...(isUncertain(mended) && { severity: 'info' as const, projects: false }),
    fix,
    // Marks may as well stand for characters that an encoding lacked: what later stages say of them is still said.
    ...(isOneEach(mended) && { projects: false }),
    alternatives: alternatives.map((list) => ({
      safety: 'suggested',
      title: titleOf(apply(list)),
      edits: placed(list),
    })),
    evidence: evidenceOf(mended.tables, shown, was),
  };
}

function evidenceOf(tables: SlipTables, shown: string, was: string): Localized {
  const name = tables.codec.name === 'big5' ? 'Big5' : 'GBK';
  const bytesOf = (text: string): string =>
    Array.from(text, (char) => {
      if (char === '?' || char === '\uFFFD') return '??';
      const code = tables.codec.codeOf(char.codePointAt(0)!);
      return code < 0 ? '??' : code.toString(16).toUpperCase().padStart(2, '0');
    }).join(' ');
  const before = bytesOf(shown);
  const after = bytesOf(was);
  return {
    en: `${name} bytes as they are read: \`${before}\`; in step: \`${after}\`.`,
    zh: `${name} 字节现读作 \`${before}\`，正确位置为 \`${after}\`。`,
  };
}
