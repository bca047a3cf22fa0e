/** Counts that a text announces before a list: `以下十个方面`, `“六讲”即：`, `三个坚持：坚持…`. */
import type { BlockScanner, DocumentView } from '../engine/rule.ts';
import { type PairKind, type PairTable, pairsIn, pairTable } from '../text/pairs.ts';
import { documentModel } from './document.ts';
import { formatHan, readArabic, readHan } from './numerals.ts';
import type { Heading } from './tree.ts';

interface RawAnnouncement {
  readonly start: number;
  readonly end: number;
  /** Where the list must begin. */
  readonly next: number;
  readonly count: number;
  /** The word that is counted, where it is no general one like `方面`. */
  readonly word?: string;
  /** Where the items are no numbered list: each begins with the word that is counted. */
  readonly repeated?: { readonly count: number; readonly lastStart: number; readonly lastEnd: number };
}

/** A count that the list right behind it does not keep. */
export interface BrokenPromise {
  readonly start: number;
  readonly end: number;
  readonly announced: number;
  /** The last number of the list. */
  readonly found: number;
  /** The label of the last item, or its first words where it has no number. */
  readonly last: { readonly start: number; readonly labelEnd: number; readonly label: string };
}

const N = '[二三四五六七八九十]{1,3}|[1-9][0-9]?';
const FOLLOWS = new RegExp(
  `(?:以下|下列|如下|下述|做好|抓好|抓住|突出)(${N})(?:个|個|项|項|大|条|條|点|點|类|類|种|種|件)[\\p{Script=Han}]{0,8}?[：:。]`,
  'uy',
);
/** What stands before the number in {@link FOLLOWS} (behind its first character) and in {@link NAMED}, and the number. */
const FOLLOWS_HINT: PairKind = ['下列述好住出', '二三四五六七八九十123456789'];
const NAMED_HINT: PairKind = ['“「', '二三四五六七八九十123456789'];
/** What stands in {@link WORD_COUNT} behind its quotation mark. */
const WORD_COUNT_HINT: PairKind = ['二三四五六七八九十', '个個'];
const HINTS = [FOLLOWS_HINT, NAMED_HINT, WORD_COUNT_HINT];
let hints: PairTable | undefined;
const NAMED = new RegExp(`[“「](${N})[\\p{Script=Han}]{1,2}[”」](?:，|,)?(?:即|就是|是指)?[：:，,]?`, 'uy');
/** `三个坚持：`, `“三個堅持”，即：`; what is behind must begin with the same word. */
const WORD_COUNT =
  /(?<![第〇零一二三四五六七八九十百千\d])[“「]?([二三四五六七八九十])[个個](\p{Script=Han}{2,4})[”」]?[，,]?(?:即|就是)?[：:][ \u3000]?/uy;
const ITEM_LABEL = /^(?:一是|一要|一、|第一，|[（(]一[）)]|1[.．、])/;
const LABEL_LENGTH = 8;

/** The reader is to choose among what follows. */
const AT_LEAST = /至少|不少[于於]|任[选選择擇何一意]|其中|之一/;

/** Counts that announce a list, in a block. */
export const announcementScanner: BlockScanner<readonly RawAnnouncement[]> = {
  name: 'model/announcements',
  scan({ text }) {
    const found: RawAnnouncement[] = [];
    hints ??= pairTable(HINTS);
    const [follows, named, counts] = pairsIn(text, hints, HINTS.length) as [number[], number[], number[]];
    for (const matches of [matchesAt(text, follows, FOLLOWS, 1), matchesAt(text, named, NAMED, 0)]) {
      for (const match of matches) {
        const digits = match[1]!;
        const count = /\d/.test(digits) ? readArabic(digits).value : readHan(digits).value;
        if (count === null || count < 2 || AT_LEAST.test(text.slice(Math.max(0, match.index - 8), match.index)))
          continue;
        let next = match.index + match[0].length;
        while (next < text.length && /\s/.test(text[next]!)) next++;
        const end = match.index + match[0].replace(/[，,]?(?:即|就是|是指)?[：:。，,]*$/, '').length;
        const repeated = spokenItems(text, match, next, count);
        found.push({ start: match.index, end, next, count, ...(repeated && { repeated }) });
      }
    }
    for (const match of matchesAt(text, counts, WORD_COUNT, 1, 0)) {
      const announcement = ofWord(text, match);
      if (announcement !== undefined) found.push(announcement);
    }
    return found;
  },
};

/**
 * The matches of a sticky pattern in order, without overlaps. A search for pairs of characters is many times as fast as
 * one for the pattern.
 * @param places where the pairs stand that the pattern holds
 * @param before how many code units before the hint the pattern may begin; the first that fits counts.
 */
function* matchesAt(
  text: string,
  places: readonly number[],
  pattern: RegExp,
  ...before: number[]
): Generator<RegExpExecArray> {
  let end = 0;
  for (const place of places) {
    if (place < end) continue;
    for (const distance of before) {
      const start = place - distance;
      if (start < end) continue;
      pattern.lastIndex = start;
      const match = pattern.exec(text);
      if (match === null) continue;
      end = start + match[0].length;
      yield match;
      break;
    }
  }
}

/** A count of a word: the items carry numbers and the word behind them, or each begins with the word. */
function ofWord(text: string, match: RegExpExecArray): RawAnnouncement | undefined {
  const { index } = match;
  const [whole, digits, word] = match as unknown as [string, string, string];
  const count = readHan(digits).value;
  if (count === null || AT_LEAST.test(text.slice(Math.max(0, index - 8), index))) return undefined;
  const end = index + whole.replace(/[，,]?(?:即|就是)?[：:][ \u3000]?$/, '').length;
  let next = index + whole.length;
  while (next < text.length && /\s/.test(text[next]!)) next++;
  const label = ITEM_LABEL.exec(text.slice(next, next + 4))?.[0] ?? '';
  if (!text.startsWith(word, next + label.length)) return undefined;
  if (label !== '') return { start: index, end, next, count, word };
  const repeated = repeatedItems(text, next, word, count);
  return repeated && { start: index, end, next, count, repeated };
}

/**
 * The items of `“六讲”：一讲…，二讲…` in one paragraph, where they are fewer or more than was said; undefined where they
 * keep it, or number themselves otherwise.
 */
function spokenItems(
  text: string,
  [whole, digits]: RegExpExecArray,
  next: number,
  count: number,
): RawAnnouncement['repeated'] {
  const word = /(\p{Script=Han}{1,2})[”」]/u.exec(whole.slice(1 + digits!.length))?.[1];
  if (word === undefined || !text.startsWith(`一${word}`, next)) return undefined;
  const lineEnd = text.indexOf('\n', next);
  const line = text.slice(next, lineEnd < 0 ? text.length : lineEnd);
  if (!/[。！!]\s*$/.test(line)) return undefined;
  let items = 0;
  let lastStart = next;
  for (let at = 0; at >= 0; at = line.indexOf(`${formatHan(items + 1)}${word}`, at + 1)) {
    items++;
    lastStart = next + at;
  }
  // one that is lost in the middle is no wrong count, nor one that stands in the next paragraph
  const isWhole = items >= 2 && !line.includes(`${formatHan(count)}${word}`);
  const goesOn = text.slice(lineEnd + 1, lineEnd + 9).includes(`${formatHan(items + 1)}${word}`);
  if (items === count || goesOn || !(isWhole || items > count)) return undefined;
  const label = /^[^，。；：、！]*/.exec(text.slice(lastStart, lastStart + LABEL_LENGTH))![0];
  return { count: items, lastStart, lastEnd: lastStart + label.length };
}

function occurrences(text: string, word: string): number {
  return text.split(word).length - 1;
}

/** Whether the words behind the mark at `offset`, which may stand on the next line, begin with the word. */
function goesOnWith(text: string, offset: number, word: string): boolean {
  let at = offset + 1;
  while (at < text.length && /\s/.test(text[at]!)) at++;
  return text.startsWith(word, at);
}

/**
 * The items of one sentence, each of which begins with the word; undefined where one does not, or where another way of
 * parting the sentence gives the count.
 */
function repeatedItems(text: string, next: number, word: string, count: number): RawAnnouncement['repeated'] {
  const sentence = /^[^。！!\r\n]*(?=[。！!])/.exec(text.slice(next, next + 1000))?.[0] ?? '';
  if (sentence === '' || /[等“”「」]|……/.test(sentence)) return undefined;
  // the items go on in the next sentence, or hold the word more than once
  if (goesOnWith(text, next + sentence.length, word)) {
    return undefined;
  }
  if (occurrences(sentence, word) === count) return undefined;
  const clauses = sentence.split(/[；;]/).filter((clause) => clause !== '');
  const marks = clauses.length > 1 ? /[；;]/g : /[，,、]|[和与與及](?=\p{Script=Han}{2})/gu;
  const starts = [0, ...[...sentence.matchAll(marks)].map((mark) => mark.index + 1)].filter(
    (at) => at < sentence.length,
  );
  const items = starts.filter((at) => sentence.startsWith(word, at));
  const isMark = (at: number): boolean => /[，,、；;]/.test(sentence[at - 1] ?? '，');
  if (starts.some((at) => isMark(at) && !items.includes(at)) || items.length < 2 || items.length === count)
    return undefined;
  const lastStart = next + items[items.length - 1]!;
  const lastEnd = Math.min(next + sentence.length, lastStart + LABEL_LENGTH);
  return { count: items.length, lastStart, lastEnd };
}

/** How many lists are looked at between two pauses. */
const LISTS_AT_ONCE = 2048;

/** The announced counts that are not kept. Only lists that begin right behind the announcement are counted. Pauses. */
export function* brokenPromises(view: DocumentView): Generator<undefined, BrokenPromise[]> {
  const lists = new Map<number, readonly Heading[]>();
  for (const [index, list] of view.once(documentModel).lists.entries()) {
    lists.set(list[0]!.start, list);
    if (index % LISTS_AT_ONCE === 0) yield;
  }
  const broken: BrokenPromise[] = [];
  for (const { start: base, value } of view.perBlock(announcementScanner)) {
    for (const { start, end, next, count, word, repeated } of value) {
      if (repeated !== undefined) {
        const last = { start: repeated.lastStart + base, labelEnd: repeated.lastEnd + base };
        broken.push({
          start: start + base,
          end: end + base,
          announced: count,
          found: repeated.count,
          last: { ...last, label: view.text.slice(last.start, last.labelEnd) },
        });
        continue;
      }
      const list = lists.get(next + base);
      if (list === undefined || list[0]!.number !== 1) continue;
      const last = endOfRun(list);
      if (last.number === count || last === list[0]) continue;
      // `三个坚持：一是坚持…，坚持…；二是坚持…`
      if (word !== undefined && occurrences(view.text.slice(next + base, last.end), word) === count) continue;
      broken.push({
        start: start + base,
        end: end + base,
        announced: count,
        found: last.number!,
        last,
      });
    }
  }
  return broken;
}

/** The last heading before the list goes back. */
function endOfRun(list: readonly Heading[]): Heading {
  let last = list[0]!;
  for (const heading of list) {
    if (heading.number === null) continue;
    if (heading.number < last.number!) break;
    last = heading;
  }
  return last;
}
