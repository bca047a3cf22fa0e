/** What stands at the edges of pages: words that can be a running head, and sentences that read on from page to page. */
import { getJudge } from '../judge/judge.ts';
import { flowsOn } from '../judge/junction.ts';
import type { Lines } from './lines.ts';
import { STANDARD } from './page-lines.ts';
import { readsOnOver } from './removal.ts';

/** Longest running head or foot, in folded characters. */
const LONGEST_HEAD = 40;

/** Parts of books with the shortest names. */
const PART = /^(?:总则|附则|附录|前言|序言|凡例|后记|目录|概述)$/;

/** What books and serials are called at the end of their names. */
const PUBLICATION =
  /(?:公报|手册|汇编|年鉴|志|志稿|简报|月刊|季刊|通讯|通报|文集|选编|文告|会刊|学报|参考|档案|文件|白皮书|政报|指南|读本|教材|(?:公报|月刊|季刊|通讯|简报|政报)\d{4}年?第\d+期)$/;

/** The address of a site. */
const ADDRESS = /^(?:https?:\/\/|www\.)[\w./-]+$/;

/** Whether words are the name of a book or serial, or the number of a standard. `key` is folded. */
export function isPublication(key: string): boolean {
  return PUBLICATION.test(key) || STANDARD.test(key);
}

/** Words that can be a running head: no sentence, no column of a table. `key` is folded. */
export function isHeadLike(key: string): boolean {
  if (PART.test(key)) return true;
  if (key.length < 3 || key.length > LONGEST_HEAD || /[。;!?:,、]$/.test(key)) return false;
  return /\p{Script=Han}{2}/u.test(key) || STANDARD.test(key) || ADDRESS.test(key);
}

/** What a head says, page numbers and other digits aside. */
export function wordsOf(key: string): string {
  return key.replace(/\d+/g, '#');
}

/** A footnote at the foot of a page. */
const NOTE = /^(?:[①-⑳]|[[〔［]\d{1,3}[\]〕］])\s*\S/;
const MOST_NOTES = 4;

/** Whether a sentence plainly reads on over the lines `first` to `last`, and the footnotes before them. */
export function cutsSentence(first: number, last: number, lines: Lines): boolean {
  let before = lines.textBefore(first);
  let start = first;
  for (let notes = 0; before >= 0 && notes < MOST_NOTES && NOTE.test(lines.words(before)); notes++) {
    start = before;
    before = lines.textBefore(before);
  }
  return readsOnOver(lines, start, last) && oddsOf(before, lines.textAfter(last), lines) > 0;
}

/** What the odds of two lines that have nothing to do with each other come to, both ways. */
const UNRELATED = 8;

/**
 * Whether a sentence reads on over the lines `first` to `last`, and better so than through the line `number` among
 * them, as it would through a line of running text.
 */
export function isIntruder(number: number, first: number, last: number, lines: Lines): boolean {
  if (!cutsSentence(first, last, lines)) return false;
  const before = lines.textBefore(first);
  const after = lines.textAfter(last);
  // `第一篇：…` and the title again: two titles, no sentence with a head in it
  if (lines.at(before).key.endsWith(lines.at(number).key)) return false;
  const through = oddsOf(before, number, lines) + oddsOf(number, after, lines);
  return through < oddsOf(before, after, lines) + UNRELATED;
}

/** Natural logarithm of the odds that one line reads on from another. */
function oddsOf(before: number, after: number, lines: Lines): number {
  if (before < 0 || after >= lines.count) return 0;
  return flowsOn(getJudge(), lines.words(before).trimEnd().slice(-12), lines.words(after).slice(0, 40));
}

/** Whether a line is as long as running text, or ends a sentence: no cell of a table, no heading. */
export function isProse(number: number, lines: Lines, least = 15): boolean {
  if (number < 0 || number >= lines.count) return false;
  const { key } = lines.at(number);
  return key.length >= least || /[。;:]$/.test(key);
}

/** An amount, a share, a coordinate; not another number of a page. */
const FIGURES = /^[+-]?\d+(?:[.,:]\d+)+%?$|^[+-]?\d{5,}$|^\d+%$/;

/** Whether a line of figures stands beside a line, as in the cells of a table. */
export function isAmongFigures(line: number, lines: Lines): boolean {
  return [lines.textBefore(line), lines.textAfter(line)].some(
    (number) => number >= 0 && number < lines.count && FIGURES.test(lines.at(number).key),
  );
}
