/** Brackets and quotation marks of a line that find no partner in it. */

export interface Loose {
  /** Offset in the line. */
  readonly at: number;
  readonly mark: string;
  readonly isOpening: boolean;
  /** A closing bracket that may as well close the label of an item (`，1）`): it only pairs, and is never alone. */
  readonly isLabel?: boolean;
}

const PAIRS: readonly (readonly [string, string])[] = [
  ['（', '）'],
  ['《', '》'],
  ['〈', '〉'],
  ['“', '”'],
  ['「', '」'],
  ['『', '』'],
  ['【', '】'],
  ['〔', '〕'],
  ['［', '］'],
];
/** Both widths of a bracket are one bracket here; the width is another rule's. */
const SAME: Readonly<Record<string, string>> = { '(': '（', ')': '）', '[': '［', ']': '］' };
export const CLOSING_OF: ReadonlyMap<string, string> = new Map(PAIRS);
const OPENING_OF: ReadonlyMap<string, string> = new Map(PAIRS.map(([open, close]) => [close, open]));
const BRACKET = /[（）《》〈〉“”「」『』【】〔〕［］()[\]]/g;
/** What may stand before a lone closing bracket that closes a list label: `1）`, `一)`, `a)`. */
const LABEL = /(?:^|[\s\u3000，。；：、,;:“「（(])(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[A-Za-z]|[①-⑳])$/;

/** `MAX（甲－乙，0）` over several lines: a figure behind a comma is no label of an item for certain. */
const IN_FORMULA = /[，,]\d$/;

/** The kind of a mark, the same for both widths. */
export const kindOf = (mark: string): string => SAME[mark] ?? mark;

/** Seconds of arc: `1“.5`, `○“`. */
const ARC_SECOND = /[\d０-９○〇]$/;

/** A half-open interval: `[a, b)`, `(0,1]`. */
const INTERVAL =
  /\[[^\s[\]()（）]{1,12}[,，] ?[^\s[\]()（）]{1,12}\)|\([^\s[\]()（）]{1,12}[,，] ?[^\s[\]()（）]{1,12}\]/g;
/** What names a key before the sign on it. */
const KEY = /(?:ctrl|alt|shift|cmd|esc|control)[-+]$/i;

/** Whether a bracket of ASCII is no bracket: a face, a key, a sign that is quoted by itself, the end of an interval. */
function isSign(line: string, at: number): boolean {
  const before = line.slice(Math.max(0, at - 8), at);
  if (/[:;=]['-]?$/.test(before) && !/[\w\p{Script=Han}][:;=]$/u.test(before)) return true;
  if (KEY.test(before)) return true;
  if (/["'`“‘「]$/.test(before) && /["'`”’」]/.test(line[at + 1] ?? '')) return true;
  for (const { index, 0: interval } of line.slice(Math.max(0, at - 28), at + 28).matchAll(INTERVAL)) {
    const start = Math.max(0, at - 28) + index;
    if (at === start || at === start + interval.length - 1) return true;
  }
  return false;
}

/** So many marks may stand open before the one that a closing mark belongs to. */
const DEEPEST = 100;

/** Marks without a partner, in order. A pair that crosses another one counts as a pair. */
export function looseIn(line: string): readonly Loose[] {
  const loose: Loose[] = [];
  const open: { at: number; mark: string; kind: string }[] = [];
  for (const match of line.matchAll(BRACKET)) {
    const mark = match[0];
    const kind = kindOf(mark);
    const at = match.index;
    if (mark < '\x80' && isSign(line, at)) continue;
    const opening = OPENING_OF.get(kind);
    if (opening === undefined) {
      if (mark === '“' && ARC_SECOND.test(line.slice(Math.max(0, at - 1), at))) continue;
      open.push({ at, mark, kind });
      continue;
    }
    let partner = open.length - 1;
    const last = Math.max(0, open.length - DEEPEST);
    while (partner >= last && open[partner]!.kind !== opening) partner--;
    if (partner >= last) open.splice(partner, 1);
    else if (kind !== '）' || !LABEL.test(line.slice(Math.max(0, at - 5), at)))
      loose.push({ at, mark, isOpening: false });
    else if (IN_FORMULA.test(line.slice(Math.max(0, at - 2), at)))
      loose.push({ at, mark, isOpening: false, isLabel: true });
  }
  for (const { at, mark } of open) loose.push({ at, mark, isOpening: true });
  return loose.sort((a, b) => a.at - b.at);
}

const TITLE_END =
  /(?:法|法典|条例|條例|规定|規定|办法|辦法|决定|決定|通知|意见|意見|方案|细则|細則|规则|規則|准则|準則|纲要|綱要|规划|規劃|标准|標準|公约|公約|目录|目錄|制度|解释|解釋|章程|要點|要点)(?![\u4e00-\u9fff])/;
const TITLE_END_BEFORE_WORD =
  /(?:法|条例|條例|规定|規定|办法|辦法|决定|決定|通知|意见|意見|细则|細則)(?=的?(?:规定|規定|要求|精神)|第|和|及|等|中|（)/;
const REFERRING =
  /(?:根据|根據|依照|按照|依据|依據|违反|違反|适用|適用|执行|執行|贯彻|貫徹|依|及|和|、|与|與)(?=[^，。；：、《》]{2,40}$)/g;

/** The year of a document number, whose 〕 was lost: `〔20246号`. */
const YEAR = /^(?:19|20)\d\d/;

/**
 * Where the lost partner most likely stood: an offset in the line, or undefined where nothing shows it.
 */
export function likelyPlace(line: string, { at, mark, isOpening }: Loose): number | undefined {
  const kind = kindOf(mark);
  if (isOpening) {
    const rest = line.slice(at + 1);
    if (/^[\s\u3000]*$/u.test(rest)) return undefined;
    if (kind === '〔' && YEAR.test(rest)) return at + 5;
    if (kind === '《') {
      const end = TITLE_END_BEFORE_WORD.exec(rest) ?? TITLE_END.exec(rest);
      return end !== null && end.index < 60 ? at + 1 + end.index + end[0].length : undefined;
    }
    if (kind === '（' || kind === '〔' || kind === '【' || kind === '［') {
      const stop = /^[^，。；：、]*《[^》]*》/.exec(rest)?.[0].length ?? 0;
      const end = rest.slice(stop).search(/[，。；：、]|$/);
      return at + 1 + stop + end;
    }
    return undefined;
  }
  if (kind !== '》') return undefined;
  const before = line.slice(0, at);
  const words = [...before.matchAll(REFERRING)];
  const last = words[words.length - 1];
  return last === undefined ? undefined : last.index + last[0].length;
}
