/**
 * The frame that a site puts around a document. The lines before the text begins and after it has ended are read as a
 * whole: each is the site's or the document's, a change from one to the other costs something, and the likeliest
 * reading decides. So a word of a menu that no pattern knows is taken along where it stands among lines that are
 * known, and left alone where it stands among the document's own.
 */
import { isLabelWord } from './furniture-index.ts';
import { type Body, HEADING, type Member, OWN, timesOf } from './furniture-members.ts';
import {
  canBeginTitle,
  canBeTitle,
  isCreditLabel,
  isFigures,
  isLatin,
  isOffice,
  isSiteHeading,
  isTitle,
  KNOWN_ODDS,
  NEVER,
  oddsOfUnknown,
  type Place,
  ROW_ODDS,
  STRONG,
} from './furniture-odds.ts';
import type { Lines } from './lines.ts';
import type { TitleFurniture } from './title-furniture.ts';

/** Most lines before or after the text that are looked at. */
const LONGEST = 400;
/** What a change from the site's lines to the document's costs, and back. */
const CHANGE = 3;
/** Most unknown lines in a row between two known ones, and behind the last of them. */
const MOST_BETWEEN = 40;
const MOST_BEHIND = 12;
const FEW_BEHIND = 3;
/** Least odds of a line that can begin a passage of the site's before the text. */
const LEAST_OPENING = 1;
/** Longest value under a label that stands alone. */
const LONGEST_VALUE = 20;
/** Fewest short lines in a row that read as the rest of a menu. */
const LEAST_MENU = 3;
/** Shortest title that is known by standing twice. */
const TITLE_LENGTH = 8;

/** Where in the site the page stands. */
const PLACE = /位置|^(?:网站)?首页.{0,4}[>/]|>.*>|>(?:正文|文章|详情)$/;

interface Reading {
  readonly line: number;
  readonly key: string;
  readonly known: Member | undefined;
  /** Whether the line names a page of the preview. */
  readonly isPreview: boolean;
  /** Whether the line is a row of short words. */
  readonly isRow: boolean;
  /** Whether the line holds nothing but names of persons, as it seems. */
  readonly isNames: boolean;
}

/** Numbers of the lines to take along. `known`: the furniture that is known, in order. */
export function framedLines(
  known: readonly Member[],
  { runs, passages, titles }: TitleFurniture,
  lines: Lines,
  body: Body,
): number[] {
  const previews = runs.map(({ first, site }): Member => ({ line: first, class: 'certain', site }));
  const members = [...known, ...previews];
  const times = timesOf(members, lines);
  const isFoot = ({ line, class: kind }: Member): boolean =>
    kind === 'certain' && times.get(lines.at(line).key)! > 2 && lines.at(line).key.length > 4;
  const byLine = new Map(members.filter((member) => !isFoot(member)).map((member) => [member.line, member]));
  const read = (from: number, to: number): Reading[] => {
    const found: Reading[] = [];
    for (let line = lines.textAfter(from); line < to && found.length < LONGEST; line = lines.textAfter(line)) {
      const title = titles.get(line);
      found.push({
        line,
        key: title ?? lines.at(line).key,
        known: byLine.get(line),
        isPreview: title !== undefined,
        isRow: isRow(lines, line),
        isNames: isNames(lines, line),
      });
    }
    return found;
  };
  const found: number[] = [];
  const head = body.first < lines.count ? read(-1, body.first) : [];
  const named = titlesIn(
    head,
    [...titles].flatMap(([line, title]) => [title, lines.at(line).key]),
  );
  const tail = read(body.last, lines.count);
  const inTitle = passages.length > 0 ? 2 : 0;
  const [above, below] = [evidence(head, 'above') + inTitle, evidence(tail, 'after')];
  if (above + below < LEAST_ON_PAGE) return [];
  if (above > 0) found.push(...inHead(head, named));
  if (below > 0) found.push(...inTail(tail, named));
  return found.filter((line) => !byLine.has(line));
}

/** What has to be known of a page, and of the lines before or after its text, where a certain line counts for two. */
const LEAST_ON_PAGE = 2;

/** Fewest lines of Latin letters that tell of a page. */
const LEAST_LATIN = 5;
/** Number of first lines among which they are looked for in a document without any known line. */
const FIRST_LINES = 12;

/** What is known to be furniture, counted. */
function evidence(readings: readonly Reading[], place: Place): number {
  let sum = 0;
  for (const { key, known } of readings) {
    if (known?.class === 'certain') sum += 2;
    else if (known === undefined && place !== 'after' && isCreditLabel(key)) sum++;
    else if (known !== undefined && (known.class === 'inferred' || KNOWN_ODDS[known.class] > 3)) sum++;
  }
  // an interface in English around a text in Han
  return readings.filter(({ key, known }) => known === undefined && isLatin(key)).length >= LEAST_LATIN
    ? sum + LEAST_ON_PAGE
    : sum;
}

/** Whether there are lines without Han among the first ones, as an interface in English has. */
export function hasLatinFrame(lines: Lines): boolean {
  let latin = 0;
  for (
    let number = lines.textAfter(-1), n = 0;
    number < lines.count && n < FIRST_LINES;
    number = lines.textAfter(number), n++
  ) {
    if (isLatin(lines.at(number).key)) latin++;
  }
  return latin >= LEAST_LATIN;
}

/** The titles of the document: those that the site's own lines name, and what stands twice before the text. */
function titlesIn(head: readonly Reading[], titles: Iterable<string>): ReadonlySet<string> {
  const found = new Set(titles);
  const seen = new Set<string>();
  for (const { key, known } of head) {
    if (known !== undefined || key.length < TITLE_LENGTH || !canBeTitle(key)) continue;
    if (seen.has(key)) found.add(key);
    seen.add(key);
  }
  return found;
}

/** Shortest and longest line that can be the title for no other reason than its length, in folded characters. */
const SHORTEST_TITLE = 8;
const LONGEST_TITLE = 60;
const MARGIN = 5;

/** Which of the lines before the text is the title of the document, or -1. */
function titleOf(head: readonly Reading[], titles: ReadonlySet<string>): number {
  const named = head.findIndex(({ key, known }) => known === undefined && titles.has(key));
  if (named >= 0) return named;
  let best = -1;
  let most = 0;
  for (const [i, { key, known }] of head.entries()) {
    // below a numbered heading there is text
    if (known === undefined && HEADING.test(key)) break;
    if (known !== undefined || key.length > LONGEST_TITLE || !canBeTitle(key)) continue;
    const isBeside = head[i - 1]?.known !== undefined && head[i + 1]?.known !== undefined;
    const worth = (isTitle(key) ? 40 : 0) + Math.min(key.length, 30) + (isBeside ? 6 : 0);
    // of two that are much alike the first is it
    if (worth > most + MARGIN && (key.length >= SHORTEST_TITLE || worth > 40)) [best, most] = [i, worth];
  }
  return best;
}

/** Most lines that a title has. */
const MOST_LINES = 4;

/** Where the title begins whose line `title` is known: a long one stands in several lines. */
function beginningOf(title: number, head: readonly Reading[], titles: ReadonlySet<string>): number {
  let first = title;
  while (first > 0 && title - first < MOST_LINES - 1) {
    const { key, known } = head[first - 1]!;
    if (known !== undefined || titles.has(key) || !canBeginTitle(key)) break;
    first--;
  }
  return first;
}

const TEXT = 0;
const SITE = 1;

function inHead(head: readonly Reading[], titles: ReadonlySet<string>): number[] {
  const title = titleOf(head, titles);
  const first = title < 0 ? title : beginningOf(title, head, titles);
  const isCopy = head.map(({ key }) => titles.has(key));
  const last = isCopy.lastIndexOf(true);
  const isPreview = last > first && head[last]!.isPreview;
  // a paper of several offices has their names over its title; menus stand over the line that says where the page is
  const place = head.map(({ key }, i) => i < first && PLACE.test(key)).lastIndexOf(true);
  const isSigner = ({ key, known }: Reading, i: number): boolean =>
    known === undefined && isOffice(key) && (i > place || place < LEAST_MENU);
  const isJoint = head.filter((reading, i) => i < first && isSigner(reading, i)).length > 1;
  const odds = head.map((reading, i) => {
    if ((first >= 0 && i >= first && i <= title) || (i < first && isJoint && isSigner(reading, i))) return NEVER;
    if (i < first) return oddsOf(reading, head[i - 1], 'above');
    if (isCopy[i]) return STRONG;
    const own = reading.isNames && reading.known === undefined ? NAMES : oddsOf(reading, head[i - 1], 'below');
    // what stands between the title of the page and that of the text tells of the page
    return i < last && own > (isPreview ? -6 : -4) ? Math.max(own, 0.5) : own;
  });
  const states = likeliest(head.length, (state, i, before) => {
    if (state === TEXT) return before === SITE && i !== first ? -1 : 0;
    if (before === SITE || i === 0) return odds[i]!;
    return odds[i]! >= LEAST_OPENING ? odds[i]! - CHANGE : Number.NEGATIVE_INFINITY;
  });
  // short lines right over the title could be the document's
  let start = first;
  while (start > 0 && states[start - 1] === SITE && odds[start - 1]! < STRONG) start--;
  const isBelowRow = start > 1 && head[start - 1]!.known !== undefined && head[start - 2]!.known !== undefined;
  const isMenu = first - start >= (isBelowRow ? 1 : LEAST_MENU);
  return head.flatMap(({ line }, i) => (states[i] === SITE && (isMenu || i < start || i > first) ? [line] : []));
}

function inTail(tail: readonly Reading[], titles: ReadonlySet<string>): number[] {
  const odds = tail.map((reading, i) => (titles.has(reading.key) ? STRONG : oddsOf(reading, tail[i - 1], 'after')));
  const states = likeliest(tail.length, (state, i, before) => {
    if (state === TEXT) return before === SITE ? -CHANGE : 0;
    if (before === SITE || odds[i]! >= STRONG) return odds[i]! - (before === SITE ? 0 : CHANGE);
    return Number.NEGATIVE_INFINITY;
  });
  const sure = tail.filter(({ known }) => known?.class === 'certain').length;
  const found: number[] = [];
  // headings of the site with nothing under them
  const open = states.indexOf(SITE);
  const isOpen = open > 0 && tail[open]!.known !== undefined;
  for (let i = open - 1; isOpen && i >= 0 && isSiteHeading(tail[i]!.key); i--) found.push(tail[i]!.line);
  let gap: number[] = [];
  for (const [i, { line, known }] of tail.entries()) {
    if (states[i] !== SITE) {
      gap = [];
      continue;
    }
    if (known === undefined) gap.push(line);
    else {
      if (gap.length <= MOST_BETWEEN) found.push(...gap);
      gap = [];
    }
  }
  // figures there are a table's
  const isTable = tail.slice(-gap.length).every(({ key }) => isFigures(key));
  if (gap.length <= (sure >= 3 ? MOST_BEHIND : FEW_BEHIND) && !isTable) found.push(...gap);
  return found;
}

/** Whether a line is a label of the site's with its value on the next line. */
function wantsValue({ key, known }: Reading): boolean {
  return isCreditLabel(key) || (known !== undefined && isLabelWord(key.replace(/:$/, '')));
}

/** Odds of names between title and text. */
const NAMES = -5;

/** Whether a line holds names of persons, set apart. */
function isNames(lines: Lines, line: number): boolean {
  const { key } = lines.at(line);
  if (key.length > 24) return false;
  const words = lines
    .words(line)
    .trim()
    .split(/[\s,，、]+/);
  return words.length > 1 && words.every((word) => /^\p{Script=Han}{2,3}$/u.test(word));
}

/** Fewest words of a row, and the longest of them. */
const LEAST_WORDS = 6;
const LONGEST_WORD = 8;

/** Whether a line is a row of short words, as menus and lists of places are. */
function isRow(lines: Lines, line: number): boolean {
  const { key } = lines.at(line);
  if (key.length < LEAST_WORDS || /[。,;、\d]/.test(key)) return false;
  const words = lines
    .words(line)
    .split(/[\s|｜·]+/)
    .filter((word) => word !== '');
  return words.length >= LEAST_WORDS && words.slice(1).every((word) => word.length <= LONGEST_WORD);
}

function oddsOf({ key, known, isRow }: Reading, before: Reading | undefined, place: Place): number {
  if (known === undefined) {
    const odds = isRow ? ROW_ODDS[place] : oddsOfUnknown(key, place);
    return odds > -6 && place !== 'after' && before !== undefined && wantsValue(before) && key.length <= LONGEST_VALUE
      ? Math.max(odds, STRONG)
      : odds;
  }
  return place === 'after' && OWN.test(key) && known.class !== 'certain' ? NEVER : KNOWN_ODDS[known.class];
}

/**
 * The likeliest of all readings of `count` lines (Viterbi). `step` says what a state brings at a line, after the
 * state of the line before.
 */
function likeliest(
  count: number,
  step: (state: number, at: number, before: number | undefined) => number,
): readonly number[] {
  const STATES = [TEXT, SITE];
  const from: number[][] = [];
  let best: number[] = [];
  for (let i = 0; i < count; i++) {
    const next = STATES.map(() => Number.NEGATIVE_INFINITY);
    const origin = STATES.map(() => 0);
    for (const state of STATES) {
      for (const before of i === 0 ? [undefined] : STATES) {
        const score = (before === undefined ? 0 : best[before]!) + step(state, i, before);
        if (score > next[state]!) {
          next[state] = score;
          origin[state] = before ?? 0;
        }
      }
    }
    from.push(origin);
    best = next;
  }
  if (count === 0) return [];
  let state = best.indexOf(Math.max(...best));
  const path = [state];
  for (let i = count - 1; i > 0; i--) {
    state = from[i]![state]!;
    path.unshift(state);
  }
  return path;
}
