/** Puts lines of site furniture that stand together into passages, and decides which of them are furniture indeed. */
import type { DocumentView, Safety } from '../engine/rule.ts';
import { framedLines, hasLatinFrame } from './furniture-frame.ts';
import { fitsBeside, fitsBetween, fitsEdge, fitsHead, isLabelWord, keyOf } from './furniture-index.ts';
import { furnitureLines } from './furniture-lines.ts';
import {
  type Body,
  HEADING,
  isOfPaper,
  isOwnEntry,
  isOwnList,
  isSiteTalk,
  type Member,
  type MemberClass,
  OWN,
  TITLE,
  timesOf,
} from './furniture-members.ts';
import type { FurniturePassage, FurnitureRun } from './furniture-runs.ts';
import { isEditorial, isLongNotice } from './furniture-shapes.ts';
import { documentLines, isBody, type Lines } from './lines.ts';
import { isAmongFigures } from './page-edges.ts';
import { summaryLines } from './summary-lines.ts';
import type { TitleFurniture } from './title-furniture.ts';

type Zone = 'head' | 'text' | 'tail';

/** Whether a line is furniture by itself at either end of a page that is plainly one. */
function standsAlone(member: Member, zone: Zone, lines: Lines): boolean {
  const { key } = lines.at(member.line);
  if (member.class === 'button') return key.length >= (zone === 'head' ? 2 : 4) && !/提示|事项/.test(key);
  return member.class === 'likely' || (member.class === 'index' && !isOwnEntry(key)) || member.class === 'links';
}

/** Most lines between two lines of a foot that are taken as part of it without a pattern. */
const FOOT_GAP = 3;
/** Number of lines with text at either end among which a bare time, a counter and the like are looked for. */
const EDGE = 12;
/** What says that a document comes from a web page, before or after its text, and how many different lines must say so. */
const WITNESSES: ReadonlySet<MemberClass> = new Set(['certain', 'likely', 'index', 'links', 'button']);
const LEAST_WITNESSES = 2;
/** Shortest line before or after the text that needs no witness, in folded characters. */
const PLAIN_LENGTH = 16;
/** Shortest line that counts as text in a document without longer ones, in folded characters. */
const SHORT_LINE = 12;
/** Longest line of a foot or a list of links that is taken without a pattern, in folded characters. */
const LINK_LENGTH = 60;

/** What the labels of a table look like. */
const LABEL_SHAPE = /^\p{Script=Han}{3,6}(?<=号|类|期|间|性|关|构|位|称|词|式|围|源|题|型|限|别)$/u;
const ADDRESS = /^(?:www\.|https?:\/\/)[!-~]+$/;

export function furnitureOf(
  view: DocumentView,
  title: TitleFurniture,
): {
  runs: readonly FurnitureRun[];
  passages: readonly FurniturePassage[];
} {
  const members: Member[] = [];
  const passages: FurniturePassage[] = [];
  for (const { start, value } of view.perBlock(furnitureLines)) {
    for (const found of value) {
      if (found.class === 'passage' || found.class === 'glued') {
        const safety = found.class === 'glued' ? 'suggested' : 'safe';
        passages.push({ start: start + found.start, end: start + found.end, safety, site: found.site });
      } else {
        const line = view.text.positionAt(start + found.start).line;
        members.push({ line, class: found.class, site: found.site });
      }
    }
  }
  const lines = view.once(documentLines);
  addEdgeLines(members, lines);
  if (members.length === 0 && !hasLatinFrame(lines)) return { runs: [], passages };
  const body = bodyOf(lines, new Set(members.filter((member) => member.class === 'certain').map(({ line }) => line)));
  const kept = new Map<number, Member>();
  const zones = new Map<number, Zone>();
  const thin: Member[] = [];
  const times = timesOf(members, lines);
  const isFoot = ({ line }: Member): boolean => times.get(lines.at(line).key)! > 2;
  // an address that stands alone again and again is the foot of each page
  for (const member of members) {
    if (isFoot(member) && ADDRESS.test(lines.at(member.line).key)) member.class = 'certain';
  }
  for (const group of groupsOf(members, lines, body)) {
    const zone = group[0]!.line > body.last ? 'tail' : group[group.length - 1]!.line < body.first ? 'head' : 'text';
    const isOwn = zone !== 'head' && !group.some(isFoot) && isOwnList(group, lines);
    const sure = isOwn ? [] : decide(group, zone, lines);
    if (sure.length === 0) {
      if (zone !== 'text' && !isOwn) thin.push(...group.filter((member) => standsAlone(member, zone, lines)));
      continue;
    }
    addEdges(sure, zone, lines);
    if (zone === 'tail') addLinks(sure, lines);
    for (const member of sure) {
      zones.set(member.line, zone);
      const known = kept.get(member.line);
      if (known === undefined || known.class === 'inferred') kept.set(member.line, member);
    }
  }
  const certain = [...kept.values()].filter((member) => member.class === 'certain').length;
  // on a page that is plainly a web page less evidence will do
  if (certain >= 1 || kept.size >= 2) {
    for (const { line, site } of thin) kept.set(line, { line, class: 'inferred', site });
  }
  if (kept.size > 0) {
    for (const line of summaryLines(lines)) if (!kept.has(line)) kept.set(line, { line, class: 'inferred', site: '' });
  }
  const all = inOrder(kept);
  for (const line of framedLines(all, title, lines, body)) kept.set(line, { line, class: 'inferred', site: '' });
  const isWitness = (member: Member): boolean =>
    WITNESSES.has(member.class) && (zones.get(member.line) !== 'text' || isFoot(member));
  const witnesses = new Set([...kept.values()].filter(isWitness).map(({ line }) => lines.at(line).key)).size;
  const isPage = witnesses + passages.length >= LEAST_WITNESSES;
  if (!isPage) for (const member of kept.values()) if (!isPlain(member)) member.class = 'inferred';
  const runs = runsOf(inOrder(kept), lines).map((run) => ({
    ...run,
    isOutside: run.last < body.first || run.first > body.last,
  }));
  return {
    runs,
    passages: passages
      .filter((passage) => !runs.some((run) => isInside(passage, run, lines)))
      .map((passage) => (isPage ? passage : { ...passage, safety: 'suggested' })),
  };

  /** Whether a line is furniture though nothing else says that the document comes from a web page. */
  function isPlain({ line }: Member): boolean {
    return zones.get(line) !== 'text' && lines.at(line).key.length >= PLAIN_LENGTH;
  }
}

function inOrder(members: ReadonlyMap<number, Member>): Member[] {
  return [...members.values()].sort((a, b) => a.line - b.line);
}

function isInside(passage: FurniturePassage, run: FurnitureRun, lines: Lines): boolean {
  return lines.at(run.first).start < passage.end && passage.start < lines.at(run.last).end;
}

/** Adds those of the first and the last lines that their place alone tells. */
function addEdgeLines(members: Member[], lines: Lines): void {
  const known = new Set(members.map(({ line }) => line));
  const tried = new Set<number>();
  let isHead = true;
  for (
    let number = lines.textAfter(-1), n = 0;
    number < lines.count && n < EDGE;
    number = lines.textAfter(number), n++
  ) {
    tried.add(number);
    isHead &&= !isBody(lines.at(number));
    if (!isHead || !fitsHead(lines.at(number).key)) continue;
    const member = members.find(({ line }) => line === number);
    if (member === undefined) members.push({ line: number, class: 'likely', site: '' });
    else if (member.class === 'label' || member.class === 'weak') member.class = 'likely';
    known.add(number);
  }
  for (
    let number = lines.textBefore(lines.count), n = 0;
    number >= 0 && n < EDGE;
    number = lines.textBefore(number), n++
  ) {
    tried.add(number);
  }
  for (const line of tried) {
    if (!known.has(line) && fitsEdge(lines.at(line).key)) members.push({ line, class: 'likely', site: '' });
  }
  members.sort((a, b) => a.line - b.line);
}

/** The first and the last line of running text. */
function bodyOf(lines: Lines, furniture: ReadonlySet<number>): Body {
  const isOther = (number: number): boolean => {
    const { key } = lines.at(number);
    return furniture.has(number) || isSiteTalk(key) || isLongNotice(key) || isEditorial(key);
  };
  // lines broken at the width of a page are short
  for (const least of [undefined, SHORT_LINE]) {
    let first = 0;
    while (first < lines.count && (isOther(first) || !isBody(lines.at(first), least))) first++;
    let last = lines.count - 1;
    while (last > first && (isOther(last) || !isBody(lines.at(last), least))) last--;
    // a numbered heading behind it and what stands under the heading belong to the text
    for (let number = last + 1; first < lines.count && number < lines.count; number++) {
      if (HEADING.test(lines.at(number).key) && !isOther(number)) last = number;
    }
    if (first < lines.count) return { first, last };
  }
  // without any text all lines stand before it
  return { first: lines.count, last: lines.count };
}

function groupsOf(members: readonly Member[], lines: Lines, body: { last: number }): Member[][] {
  const groups: Member[][] = [];
  let group: Member[] = [];
  for (const member of members) {
    const before = group[group.length - 1];
    const between = before === undefined ? undefined : bridge(before, member, lines, body.last);
    if (between === undefined) {
      group = [member];
      groups.push(group);
    } else group.push(...between, member);
  }
  return groups;
}

/** The lines with text between two members, if they can belong to the same passage. */
function bridge(from: Member, to: Member, lines: Lines, bodyEnd: number): Member[] | undefined {
  const between: Member[] = [];
  // between two feet of pages stand the author's lines
  let unknown = lines.at(from.line).key === lines.at(to.line).key ? FOOT_GAP : 0;
  for (let number = lines.textAfter(from.line); number < to.line; number = lines.textAfter(number)) {
    const { key } = lines.at(number);
    const before = between[between.length - 1] ?? from;
    if (OWN.test(key) && !wantsValue(before, lines)) return undefined;
    // a label without its colon stands for one where a table has begun
    if (
      (isLabelWord(key) || LABEL_SHAPE.test(key)) &&
      ['index', 'label', 'value', 'beside'].includes(before.class) &&
      from.class === 'index'
    ) {
      between.push({ line: number, class: 'label', site: '' });
      continue;
    }
    if (fitsBeside(key)) between.push({ line: number, class: 'beside', site: '' });
    else if (fitsBetween(key)) between.push({ line: number, class: 'inferred', site: '' });
    else if (
      wantsValue(before, lines) &&
      (isValue(key, lines.at(before.line).key) || isSandwiched(number, to, lines))
    ) {
      between.push({ line: number, class: 'value', site: '' });
    } else if (from.line > bodyEnd && key.length <= LINK_LENGTH && !key.includes('。') && ++unknown <= FOOT_GAP) {
      between.push({ line: number, class: 'inferred', site: '' });
    } else return undefined;
    if (between.length > 12) return undefined;
  }
  return between;
}

/** Whether the next line is a label as well, so that this one is the value of the label before it. */
function isSandwiched(number: number, next: Member, lines: Lines): boolean {
  const isLabel = next.class === 'index' || next.class === 'label';
  return isLabel && lines.textAfter(number) === next.line && lines.at(number).key.length <= 80;
}

/** Whether a line can be the value of the label on the line before: short, and no title of a document but behind `标题`. */
function isValue(key: string, label: string): boolean {
  if (key.length > 80 || key.includes('。')) return false;
  return /标题|名称/.test(label) || !TITLE.test(key);
}

/** Whether a label stands alone on its line, so that the next line is its value. */
function wantsValue(member: Member, lines: Lines): boolean {
  const { key } = lines.at(member.line);
  if (member.class === 'likely' && /^关键[词字]:$/.test(key)) return true;
  if (member.class !== 'index' && member.class !== 'label') return false;
  return /[:】]$/.test(key) || (!key.includes(':') && key.length <= 6);
}

/** The members of a group that are furniture; none where the evidence is too thin. */
function decide(candidates: readonly Member[], zone: Zone, lines: Lines): Member[] {
  const isOwn = (member: Member): boolean =>
    (member.class === 'label' || member.class === 'index') && isOwnEntry(lines.at(member.line).key);
  const group = candidates.filter((member) => !isOwn(member) && !isOfPaper(member.line, lines));
  const count = (kind: MemberClass): number => group.filter((member) => member.class === kind).length;
  const certain = count('certain');
  const index = count('index');
  const likely = count('likely') + (zone === 'text' ? 0 : count('links')) + (zone === 'tail' ? count('after') : 0);
  const buttons = count('button');
  const hasValue = (member: Member): boolean =>
    member.class === 'index' && (!wantsValue(member, lines) || /:.*:/.test(lines.at(member.line).key));
  const isTable = index >= (zone === 'text' ? 2 : 1) && index + count('label') + certain + likely >= 2;
  const isFurniture =
    certain > 0 ||
    isTable ||
    (zone === 'text' ? likely + buttons >= 3 : likely >= 1 || group.some(hasValue) || buttons >= 2);
  if (!isFurniture) return [];
  let kept = group.filter(
    (member) =>
      (member.class !== 'after' || zone === 'tail') &&
      ((member.class !== 'label' && member.class !== 'value') ||
        isTable ||
        (certain > 0 && likely > 0) ||
        (certain > 0 && zone === 'head')),
  );
  if (kept.length < group.length && zone === 'text' && certain === 0) return [];
  // contact lines, attachments and the like may be the document's own where they stand at the edge
  const own = (member: Member): boolean =>
    member.class === 'inferred' ||
    (member.class === 'weak' && zone !== 'head') ||
    (member.class === 'label' &&
      zone !== 'head' &&
      /^(附件|主题词|摘要|关键词)/.test(keyOf(lines.at(member.line).key)));
  while (kept.length > 0 && own(kept[0]!)) kept = kept.slice(1);
  if (zone !== 'tail') while (kept.length > 0 && own(kept[kept.length - 1]!)) kept = kept.slice(0, -1);
  const isSure = certain > 0 || index >= 2 || likely >= 2 || (buttons >= 3 && zone !== 'text');
  for (const member of kept) {
    const plain = member.class === 'links' && lines.textAfter(member.line) >= lines.count;
    const isDoubtful = (!isSure && !plain) || (member.class === 'likely' && isBody(lines.at(member.line)));
    if (isDoubtful && member.class !== 'certain') member.class = 'inferred';
  }
  return kept;
}

/** Takes in the signs and numbers that are left beside a passage: a closing `】`, a bare date. */
function addEdges(kept: Member[], zone: Zone, lines: Lines): void {
  const isAlone = kept.length === 1 && kept[0]!.class === 'certain';
  const edge = zone === 'text' ? 'inferred' : 'beside';
  const fits = (number: number, before: boolean): boolean => {
    if (number < 0 || number >= lines.count) return false;
    const { key } = lines.at(number);
    if (/^\d+$/.test(key) && isAmongFigures(number, lines)) return false;
    // a page number beside the foot of a page
    if (zone === 'text' && isAlone && /^\d{1,3}$/.test(key)) return true;
    // before a foot stands the document's own end
    return zone === 'text' || (before && zone === 'tail') ? /^[-|·•>»【】[\]()]+$/.test(key) : fitsBeside(key);
  };
  for (let number = lines.textBefore(kept[0]!.line); fits(number, true); number = lines.textBefore(number)) {
    kept.unshift({ line: number, class: edge, site: '' });
  }
  addLastValue(kept, lines);
  const last = kept[kept.length - 1]!.line;
  for (let number = lines.textAfter(last); fits(number, false); number = lines.textAfter(number)) {
    kept.push({ line: number, class: edge, site: '' });
  }
}

/** The value of the last label, in a table that sets its values on lines of their own. */
function addLastValue(kept: Member[], lines: Lines): void {
  const last = kept[kept.length - 1]!;
  if (!wantsValue(last, lines) || !kept.some((member) => member.class === 'value')) return;
  const next = lines.textAfter(last.line);
  if (next >= lines.count) return;
  const { key } = lines.at(next);
  if (key.length > 12 || /[:。]|^第.{1,4}[章条]/.test(key) || TITLE.test(key)) return;
  kept.push({ line: next, class: 'value', site: '' });
}

/** Takes in what stands under a heading of links, to the end of the document. */
function addLinks(kept: Member[], lines: Lines): void {
  const opener = kept.find((member) =>
    /^【?(相关|推荐|延伸|热门|最新|更多|热点|猜你|大家|您可能|你可能|新闻排行)|(?:相关|推荐|延伸)(?:文章|范文|阅读|推荐):$/.test(
      keyOf(lines.at(member.line).key),
    ),
  );
  const lastLine = kept[kept.length - 1]!.line;
  if (opener === undefined) return;
  for (let number = lines.textAfter(lastLine); number < lines.count; number = lines.textAfter(number)) {
    const line = lines.at(number);
    if (isBody(line) || line.key.length > 120 || OWN.test(line.key)) return;
    kept.push({ line: number, class: 'inferred', site: '' });
  }
}

/** Cuts the members of a passage into runs of lines that are equally sure; blank lines inside go along. */
function runsOf(kept: readonly Member[], lines: Lines): FurnitureRun[] {
  const runs: FurnitureRun[] = [];
  let open: { first: number; last: number; safety: Safety; sites: string[] } | undefined;
  for (const member of kept) {
    const safety: Safety = member.class === 'inferred' ? 'suggested' : 'safe';
    if (open !== undefined && open.safety === safety && lines.textAfter(open.last) === member.line) {
      open.last = member.line;
      open.sites.push(member.site);
    } else {
      if (open !== undefined) runs.push({ ...open, site: mostOf(open.sites) });
      open = { first: member.line, last: member.line, safety, sites: [member.site] };
    }
  }
  if (open !== undefined) runs.push({ ...open, site: mostOf(open.sites) });
  return runs;
}

function mostOf(sites: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const site of sites) if (site !== '') counts.set(site, (counts.get(site) ?? 0) + 1);
  let best = '';
  for (const [site, count] of counts) if (best === '' || count > counts.get(best)!) best = site;
  return best;
}
