import { codec } from '../bytes/codecs.ts';
import type { BlockScanner, DocumentView, Fix, Localized, Report, Rule } from '../engine/rule.ts';
import type { Text } from '../text/text.ts';
import { type Chain, isPairsForPairs } from './chains.ts';
import { tokenize } from './channels.ts';
import { REACH, repairInCompany } from './company.ts';
import { inOrder, labelOf } from './label-order.ts';
import { type LineRepair, type Repair, repairLine } from './repair.ts';
import { originalName, routesName } from './route-names.ts';
import { isBeyondRepair, type LineRange, suspiciousLines } from './scan.ts';

/** A misread part of a block, in offsets of the block. */
interface Found extends Repair {
  /** Whether nothing unusual is left in its line. */
  readonly complete: boolean;
  /** By how many nats its line reads better. */
  readonly gain: number;
  /** Whether whole pairs, punctuation above all, may have gone without a mark. */
  readonly losesSigns: boolean;
  /** Whether all its bytes stand there and its neighbours went the same way. */
  readonly isInCompany?: boolean;
}

interface Scanned {
  readonly found: readonly Found[];
  /** Misread lines of which too much is lost. */
  readonly lost: readonly LineRange[];
}

/** A repair in offsets of what its line, or its block, stands in. */
function moved(repair: Repair, by: number): Repair {
  const shift = <T extends { readonly start: number; readonly end: number }>(one: T): T => ({
    ...one,
    start: one.start + by,
    end: one.end + by,
  });
  return { ...shift(repair), borders: repair.borders.map(shift) };
}

/** The punctuation of Big5 stands in a user-defined area of GBK, which readers may pass over. */
function mayLoseSigns({ routes: [route] }: Repair, standing: string): boolean {
  return route?.original === 'big5' && route.reading === 'gb18030' && !/[\ue000-\uf8ff]/.test(standing);
}

const scanner: BlockScanner<Scanned> = {
  name: 'encoding/mojibake',
  scan({ text, remember }) {
    const found: Found[] = [];
    const lost: LineRange[] = [];
    for (const { start, end } of suspiciousLines(text)) {
      const line = text.slice(start, end);
      const repaired = remember(line, () => repairLine(line));
      // Pieces of a line that lost its bytes all through read well by chance.
      if (!repaired?.complete && isBeyondRepair(line)) {
        lost.push({ start, end });
        continue;
      }
      for (const repair of repaired?.repairs ?? []) {
        const { complete, gain } = repaired as LineRepair;
        const losesSigns = mayLoseSigns(repair, line.slice(repair.start, repair.end));
        found.push({ ...moved(repair, start), complete, gain, losesSigns });
      }
    }
    return { found, lost };
  },
};

const BEYOND_REPAIR: Localized = {
  en: 'Text in the wrong encoding; too many of its bytes are lost to restore it. Take it from the source.',
  zh: '编码错误，且丢失的字节过多，无法还原，请据原件补正。',
};

/** A safe repair reads well, in nats a character, on the whole and in its worst place, and has so many characters. */
const SAFE_MEAN = 7.5;
const SAFE_WORST = 11;
const SAFE_LENGTH = 4;
/** A character whose second-best reading is nearer than this is a guess. */
const DOUBT = 4;
/** Offers besides the preferred one. */
const MOST_ALTERNATIVES = 4;

function isSafe({ text, proven, mean, worst, complete, lossy, borders, isInCompany, losesSigns }: Found): boolean {
  if (!proven || !complete || lossy || borders.length > 0 || losesSigns) return false;
  return isInCompany || (mean <= SAFE_MEAN && worst <= SAFE_WORST && text.length >= SAFE_LENGTH);
}

/** A repair that says what happened to its neighbours: it reads well, on so many characters. */
const TELLING_LENGTH = 10;

function isTelling(found: Found): boolean {
  return isSafe(found) || (found.complete && found.mean <= SAFE_MEAN && found.text.length >= TELLING_LENGTH);
}

/** By so many nats may a repair be behind one that its neighbours contradict. */
const CONTRADICTED = 12;

/** All repairs in order, with those of lines that their neighbours tell how to read. */
function* inCompany(all: readonly Found[], view: DocumentView): Generator<undefined, readonly Found[]> {
  const { text } = view;
  const byLine = new Map<number, readonly Found[]>();
  const lineOf = ({ start }: Found): number => text.positionAt(start).line;
  for (const found of all) byLine.set(lineOf(found), [...(byLine.get(lineOf(found)) ?? []), found]);
  /** Lines that tell, and how far theirs goes. */
  const telling = all.filter(isTelling).map((found) => ({ line: lineOf(found), found }));
  const tried = new Set<string>();
  for (const { line, found } of telling) {
    const { routes } = found;
    const key = keyOf(routes);
    for (const step of [1, -1]) {
      for (let at = line + step, left = REACH; left > 0 && at >= 0 && at < text.lineCount; at += step, left--) {
        if (tried.has(`${at} ${key}`)) break;
        tried.add(`${at} ${key}`);
        const known = byLine.get(at) ?? [];
        if (known.some(isTelling)) break;
        const start = text.lineStart(at);
        const standing = text.slice(start, text.lineEnd(at));
        const better = view.remember('encoding/mojibake', `${key} ${standing}`, () =>
          repairInCompany(standing, routes),
        );
        if (!better || better.gain < (known[0]?.gain ?? Number.NEGATIVE_INFINITY) - CONTRADICTED) continue;
        const { complete, gain } = better;
        const isExact = !routes.some(isPairsForPairs);
        byLine.set(
          at,
          better.repairs.map((one) => {
            const losesSigns = mayLoseSigns(one, standing.slice(one.start, one.end));
            return { ...moved(one, start), complete, gain, losesSigns, isInCompany: isExact };
          }),
        );
        left = REACH + 1;
        yield;
      }
    }
  }
  return numbered(
    [...byLine.values()].flat().sort((x, y) => x.start - y.start),
    text,
  );
}

/** How far above an item the one before may stand, in lines. */
const FAR_ABOVE = 12;

/** The repairs with numbers of items that were guessed in the order of the items. */
function numbered(all: readonly Found[], text: Text): readonly Found[] {
  const done: Found[] = [];
  const seen = new Map<string, { readonly value: number; readonly line: number }>();
  let next = 0;
  const lineAt = (at: number): number => text.positionAt(at).line;
  const note = (line: number, standing: string): void => {
    const label = labelOf(standing);
    if (label) seen.set(label.key, { value: label.value, line });
  };
  for (const found of all) {
    const line = lineAt(found.start);
    const start = text.lineStart(line);
    // Sound lines between repaired ones have numbers, too.
    for (let at = Math.max(next, line - FAR_ABOVE); at < line; at++)
      note(at, text.slice(text.lineStart(at), text.lineEnd(at)));
    if (line < next) {
      done.push(found);
      continue;
    }
    next = line + 1;
    const before = text.slice(start, found.start);
    const label = labelOf(before + found.text);
    const previous = label && seen.get(label.key);
    const isNear = previous !== undefined && line - previous.line <= FAR_ABOVE;
    const shift = before.length;
    const ordered =
      label && isNear && label.start >= shift
        ? inOrder(found, { ...label, start: label.start - shift, end: label.end - shift }, previous.value)
        : found;
    note(line, before + ordered.text);
    done.push(ordered);
  }
  return done;
}

function reportOf(group: readonly Found[], standing: string): Report {
  const [first] = group as readonly [Found, ...Found[]];
  const last = group[group.length - 1] as Found;
  const name = routesName(first.routes, standing);
  const safe = isSafe(first);
  const title: Localized = {
    en: `Read it as ${originalName((first.routes[first.routes.length - 1] as Repair['routes'][number]).original)}: ${shorten(first.text)}`,
    zh: `按 ${originalName((first.routes[first.routes.length - 1] as Repair['routes'][number]).original)} 还原：${shorten(first.text)}`,
  };
  const edits = group.map(({ start, end, text }) => ({ start, end, text }));
  const doubtful = group.flatMap(({ choices }, edit) =>
    choices
      .filter(({ others, isRivalled }) => isRivalled || (others[0]?.loss ?? DOUBT) < DOUBT)
      .map(({ start, end }) => ({ edit, start, end })),
  );
  const fix: Fix = { safety: safe ? 'safe' : 'suggested', title, edits, ...(doubtful.length > 0 && { doubtful }) };
  return {
    start: first.start,
    end: last.end,
    message: {
      en: `Text in the wrong encoding: ${name.en}. It was “${shorten(first.text)}”.`,
      zh: `编码错误：${name.zh}。原文应为“${shorten(first.text)}”。`,
    },
    fix,
    alternatives: group.length === 1 ? alternativesOf(first) : [],
    evidence: evidenceOf(first, standing),
  };
}

/** The repair with one of its guesses decided otherwise, or with another border, the likeliest first. */
function alternativesOf({ start, end, text, choices, borders }: Found): Fix[] {
  const otherwise = choices.flatMap((choice) =>
    choice.others.map(({ text: other, loss }) => ({
      start,
      end,
      text: text.slice(0, choice.start) + other + text.slice(choice.end),
      shown: text.slice(Math.max(0, choice.start - 6), choice.start) + other + text.slice(choice.end, choice.end + 6),
      loss,
    })),
  );
  return [...otherwise, ...borders.map((border) => ({ ...border, shown: border.text }))]
    .sort((x, y) => x.loss - y.loss)
    .slice(0, MOST_ALTERNATIVES)
    .map((one) => {
      const shown = shorten(one.shown);
      return {
        safety: 'suggested',
        title: { en: `Read it as “${shown}”`, zh: `还原为“${shown}”` },
        edits: [{ start: one.start, end: one.end, text: one.text }],
      };
    });
}

/** The bytes at the beginning of a misread part, with what they were taken for and what they are. */
function evidenceOf({ routes, text }: Found, standing: string): Localized {
  const [route] = routes as readonly [Found['routes'][number]];
  const tokens = tokenize(standing, route.reading).slice(0, 6);
  const bytes = tokens.map(({ options }) =>
    (options[0]?.bytes ?? [])
      .map((byte) => (byte < 0 ? '??' : byte.toString(16).toUpperCase().padStart(2, '0')))
      .join(' '),
  );
  const shown = standing.slice(0, tokens[tokens.length - 1]?.end ?? 0);
  const name = routesName(routes, standing);
  const original = codec(routes[routes.length - 1]?.original ?? 'utf-8').encode(text.slice(0, 4));
  const start = original ? [...original].map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ') : '';
  return {
    en: `${name.en}.\n\n“${shown}” stands for the bytes ${bytes.join(' | ')}.\n\n“${text.slice(0, 4)}” is ${start}.`,
    zh: `${name.zh}。\n\n“${shown}”对应的字节：${bytes.join(' | ')}。\n\n“${text.slice(0, 4)}”的字节：${start}。`,
  };
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 24 ? `${line.slice(0, 23)}…` : line;
}

function keyOf(routes: Chain): string {
  return routes.map(({ original, reading }) => `${original}>${reading}`).join();
}

export const rule: Rule = {
  meta: {
    id: 'encoding/mojibake',
    stage: 'decoding',
    severity: 'error',
    fixSafety: 'safe',
    docs: {
      summary: {
        en: 'Text that was read in the wrong encoding.',
        zh: '按错误编码读取的文字（乱码）。',
      },
      why: {
        en: 'Bytes in one encoding were decoded as another: UTF-8 as GBK (`鏀垮簻` for `政府`), GBK as Latin-1 (`ÕþÎñ`), and many more, also two or three times in a row. The bytes are still there, so the text can be had back. Bytes that the wrong decoder could not show are worked out from the text around them.',
        zh: '一种编码的字节被当作另一种编码解码：UTF-8 当作 GBK（`政府` 变成 `鏀垮簻`）、GBK 当作 Latin-1（`ÕþÎñ`）等，也可能连续错了两三次。字节大多还在，因此可以还原；解码器显示不出的字节由上下文推定。',
      },
      whatToDo: {
        en: 'Take the offered text. A *safe* repair is proven: reading it in the wrong encoding again gives exactly what stands there, and no other text reads well. A *suggested* one had bytes that were lost: look at the characters named doubtful.',
        zh: '采用给出的原文。“安全”修复经过验证：把它再按错误编码读一遍，与现有文字完全一致，且没有别的读法。“建议”修复含有丢失的字节，请核对标为存疑的字。',
      },
      bad: [
        { text: '标题\n«鍏充簬鍋氬ソ鍐滄潙閬撹矾宸ヤ綔鐨勯€氱煡»\n', fixed: '标题\n关于做好农村道路工作的通知\n' },
        { text: '«ÐÐÕþ¼à¶½ÖÆ¶È»\n', fixed: '行政监督制度\n' },
      ],
      good: [{ text: '董事长喆嘉先生与坂本龙马、André 先生会谈。\n' }, { text: '温度 25℃±2℃，长 3.5×10³ μm。\n' }],
    },
  },
  scanners: [scanner],
  *check(view) {
    let group: Found[] = [];
    const flush = function* (): Generator<Report> {
      const [first] = group;
      if (first) yield reportOf(group, view.text.slice(first.start, first.end));
      group = [];
    };
    const all: Found[] = [];
    const lost: LineRange[] = [];
    for (const { start, value } of view.perBlock(scanner)) {
      for (const one of value.lost) lost.push({ start: start + one.start, end: start + one.end });
      for (const found of value.found) all.push({ ...found, ...moved(found, start) });
    }
    const repaired = all.length > 0 ? yield* inCompany(all, view) : all;
    const starts = new Set(lost.length > 0 ? repaired.map((one) => view.text.positionAt(one.start).line) : []);
    for (const { start, end } of lost) {
      if (!starts.has(view.text.positionAt(start).line)) yield { start, end, message: BEYOND_REPAIR };
    }
    for (const next of repaired) {
      const last = group[group.length - 1];
      const goes =
        last &&
        isSafe(last) &&
        isSafe(next) &&
        keyOf(last.routes) === keyOf(next.routes) &&
        view.text.slice(last.end, next.start).trim() === '';
      if (!goes) yield* flush();
      group.push(next);
    }
    yield* flush();
  },
};
