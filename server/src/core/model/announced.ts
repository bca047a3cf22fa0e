/** Counts that a text announces before a list: `以下十个方面`, `“六讲”即：`. */
import type { BlockScanner, DocumentView } from '../engine/rule.ts';
import { documentModel } from './document.ts';
import { readArabic, readHan } from './numerals.ts';
import type { Heading } from './tree.ts';

interface RawAnnouncement {
  readonly start: number;
  readonly end: number;
  /** Where the list must begin. */
  readonly next: number;
  readonly count: number;
}

/** A count that the list right behind it does not keep. */
export interface BrokenPromise {
  readonly start: number;
  readonly end: number;
  readonly announced: number;
  /** The last number of the list. */
  readonly found: number;
  readonly first: Heading;
  readonly last: Heading;
}

const N = '[二三四五六七八九十]{1,3}|[1-9][0-9]?';
const FOLLOWS = new RegExp(
  `(?:以下|下列|如下|下述|做好|抓好|抓住|突出)(${N})(?:个|個|项|項|大|条|條|点|點|类|類|种|種|件)[\\p{Script=Han}]{0,8}?[：:。]`,
  'gu',
);
const NAMED = new RegExp(`[“「](${N})[\\p{Script=Han}]{1,2}[”」](?:，|,)?(?:即|就是|是指)?[：:，,]?`, 'gu');

/** The reader is to choose among what follows. */
const AT_LEAST = /至少|不少[于於]|任[选選择擇何一意]|其中|之一/;

/** Counts that announce a list, in a block. */
export const announcementScanner: BlockScanner<readonly RawAnnouncement[]> = {
  name: 'model/announcements',
  scan({ text }) {
    const found: RawAnnouncement[] = [];
    for (const pattern of [FOLLOWS, NAMED]) {
      for (const match of text.matchAll(pattern)) {
        const digits = match[1]!;
        const count = /\d/.test(digits) ? readArabic(digits).value : readHan(digits).value;
        if (count === null || count < 2 || AT_LEAST.test(text.slice(Math.max(0, match.index - 8), match.index)))
          continue;
        let next = match.index + match[0].length;
        while (next < text.length && /\s/.test(text[next]!)) next++;
        const end = match.index + match[0].replace(/[：:。，,]+$/, '').length;
        found.push({ start: match.index, end, next, count });
      }
    }
    return found;
  },
};

/** The announced counts that are not kept. Only lists that begin right behind the announcement are counted. */
export function brokenPromises(view: DocumentView): BrokenPromise[] {
  const lists = new Map<number, readonly Heading[]>();
  for (const list of view.once(documentModel).lists) lists.set(list[0]!.start, list);
  const broken: BrokenPromise[] = [];
  for (const { start: base, value } of view.perBlock(announcementScanner)) {
    for (const { start, end, next, count } of value) {
      const list = lists.get(next + base);
      if (list === undefined || list[0]!.number !== 1) continue;
      const last = endOfRun(list);
      if (last.number === count || last === list[0]) continue;
      broken.push({
        start: start + base,
        end: end + base,
        announced: count,
        found: last.number!,
        first: list[0]!,
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
