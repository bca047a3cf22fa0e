import { codec } from '../bytes/codecs.ts';
import type { BlockScanner, Fix, Localized, Report, Rule } from '../engine/rule.ts';
import { tokenize } from './channels.ts';
import { type LineRepair, type Repair, repairLine } from './repair.ts';
import { originalName, routesName } from './route-names.ts';
import { isBeyondRepair, type LineRange, suspiciousLines } from './scan.ts';

/** A misread part of a block, in offsets of the block. */
interface Found extends Repair {
  /** Whether nothing unusual is left in its line. */
  readonly complete: boolean;
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
        const { complete } = repaired as LineRepair;
        found.push({ ...moved(repair, start), complete });
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

function isSafe({ text, proven, mean, worst, complete, lossy, borders }: Found): boolean {
  return (
    proven &&
    complete &&
    !lossy &&
    borders.length === 0 &&
    mean <= SAFE_MEAN &&
    worst <= SAFE_WORST &&
    text.length >= SAFE_LENGTH
  );
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

function sameRoutes(a: Repair, b: Repair): boolean {
  const key = (repair: Repair): string => repair.routes.map((route) => `${route.original}>${route.reading}`).join();
  return key(a) === key(b);
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
    for (const { start, value } of view.perBlock(scanner)) {
      for (const lost of value.lost) {
        yield { start: start + lost.start, end: start + lost.end, message: BEYOND_REPAIR };
      }
      for (const found of value.found) {
        const next = { ...found, ...moved(found, start) };
        const last = group[group.length - 1];
        const goes =
          last &&
          isSafe(last) &&
          isSafe(next) &&
          sameRoutes(last, next) &&
          view.text.slice(last.end, next.start).trim() === '';
        if (!goes) yield* flush();
        group.push(next);
      }
    }
    yield* flush();
  },
};
