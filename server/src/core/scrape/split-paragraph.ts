import type { BlockScanner, DocumentView, Report, Rule } from '../engine/rule.ts';
import { getJudge } from '../judge/judge.ts';
import { flowsOn } from '../judge/junction.ts';
import { behindBlanks, lineStarts } from '../text/line-bounds.ts';
import { beginsInside, beginsWithMark, endsSentence } from '../text/sentences.ts';

/** A number with its mark at the start of a line, as preview pages write before each chunk. */
const MARK = /[ \t\u3000]*(\d{1,4})([、，．,.])/y;
/** What stands behind the mark where `1.5` is the number of a section; a chunk may begin with a number, too. */
const REST_OF_SECTION = /\d{1,2}(?!\d)/y;

/** Odds from which on a sentence is plainly cut: 98 % of cuts lie above, 98 % of paragraph ends below. */
const CUT = 3;
/** Half of the marks of a real run lie above 13. */
const PLAIN = 7;

/**
 * The chunks of a run are at least this long on average, in UTF-16 code units (half as long where every mark cuts);
 * items of lists are mostly shorter.
 */
const SHORTEST_MEAN = 140;

/** The same where the document begins with the run and every mark plainly cuts. */
const SHORTEST_PLAIN = 24;

const LONGEST_MEAN = 800;

/** No chunk of a run, the last aside, is so many times longer or shorter than the middle one. */
const UNEVEN = 3;

/** Chunks of one length differ by the blanks at their ends, in UTF-16 code units. */
const EVEN = 6;

/** A preview is cut from end to end: its run covers this part of the document at least. */
const COVERED = 0.6;

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly number: number;
  /** The mark behind the number: a run has one only. */
  readonly sign: string;
  /** Whether number and mark can be the beginning of the number of a section. */
  readonly isSection: boolean;
}

interface Boundary extends Mark {
  /** Where the blanks and line ends before the mark begin. */
  readonly gapStart: number;
  /** The line ends before the mark. */
  readonly gap: string;
  /** How much likelier it is that the text reads on at the mark than that a paragraph ends: natural logarithm of the odds. */
  readonly flow: number;
  /** Whether the mark plainly cuts a sentence. */
  readonly cuts: boolean;
}

const marks: BlockScanner<readonly Mark[]> = {
  name: 'numbers at line starts',
  scan({ text }) {
    const found: Mark[] = [];
    for (const start of lineStarts(text)) {
      const first = text.charCodeAt(behindBlanks(text, start));
      if (!(first >= 0x30 && first <= 0x39)) continue;
      MARK.lastIndex = start;
      const match = MARK.exec(text);
      if (match === null) continue;
      const end = MARK.lastIndex;
      const sign = match[2]!;
      REST_OF_SECTION.lastIndex = end;
      const isSection = (sign === '.' || sign === '．') && REST_OF_SECTION.test(text);
      found.push({ start, end, number: Number(match[1]), sign, isSection });
    }
    return found;
  },
};

export const rule: Rule = {
  meta: {
    id: 'scrape/split-paragraph',
    stage: 'lines',
    severity: 'warning',
    fixSafety: 'safe',
    docs: {
      summary: {
        en: 'Numbers of preview chunks that cut sentences apart.',
        zh: '文档预览页的分块编号，把句子切断。',
      },
      why: {
        en: 'Document-sharing sites cut a text into chunks of some 250 characters and write each as a numbered paragraph. The cut falls anywhere, inside words too. These numbers are no headings; without them the chunks read on.',
        zh: '文档分享网站把正文切成约 250 字一块，每块写成带编号的一段，切口可落在词语中间。这些编号不是标题，去掉后前后文字连成原文。',
      },
      whatToDo: {
        en: 'Apply the fix: it takes the numbers out and joins the chunks. Where a chunk ends with a whole sentence before a heading, the paragraph end stays.',
        zh: '应用修复：删去编号并连接各块；若某块恰好在标题前结束，则保留段落结尾。',
      },
      bad: [
        {
          text: `«1、»柳溪镇要把防汛抗旱工作摆在更加突出的位置。各村要认真落实值班制度，遇有险情及时上报，不得迟报、漏报、瞒报，确保全镇群众生命财产安全，保障春耕生产的顺利

«2、»进行。各单位要按照职责分工，密切配合，形成合力。物资储备要充足，抢险队伍要到位，通信联络要畅通，做到有备无患。对工作不力造成损失的，要依规追究责任，决不姑

«3、»息。各村应当在每月月底前报送工作情况，由镇防汛办公室汇总。`,
          fixed: `柳溪镇要把防汛抗旱工作摆在更加突出的位置。各村要认真落实值班制度，遇有险情及时上报，不得迟报、漏报、瞒报，确保全镇群众生命财产安全，保障春耕生产的顺利进行。各单位要按照职责分工，密切配合，形成合力。物资储备要充足，抢险队伍要到位，通信联络要畅通，做到有备无患。对工作不力造成损失的，要依规追究责任，决不姑息。各村应当在每月月底前报送工作情况，由镇防汛办公室汇总。`,
        },
      ],
      good: [
        { text: '1、加强组织领导\n2、落实工作责任\n3、严格督查考核\n' },
        {
          text: '申请人应当提交下列材料：\n1、申请书；\n2、身份证明；\n3、法律、法规规定的其他材料。\n',
        },
      ],
    },
  },
  scanners: [marks],
  *check(view) {
    const boundaries = boundariesOf(view);
    if (boundaries.length < 2) return;
    for (const run of runsOf(boundaries, view.text.length)) yield* reportRun(run, view);
  },
};

function boundariesOf(view: DocumentView): Boundary[] {
  const judge = getJudge();
  const all = view
    .perBlock(marks)
    .flatMap(({ start, value }) =>
      value.map((mark) => ({ ...mark, start: mark.start + start, end: mark.end + start })),
    );
  return all.map((mark, index) => {
    const before = view.text.slice(Math.max(all[index - 1]?.end ?? 0, mark.start - 2000), mark.start);
    const content = before.trimEnd();
    const gap = before.slice(content.length);
    const lastLine = content.slice(content.lastIndexOf('\n') + 1);
    const after = view.text.slice(mark.end, mark.end + 8);
    const flow = flowsOn(judge, lastLine, after);
    const isLong = lastLine.length >= 24 || content.length / content.split(/\n+/).length >= 24;
    const isHeading = flow < PLAIN * 1.6 && lastLine.length < 30 && beginsWithMark(lastLine.trimStart());
    const cuts = content !== '' && !isHeading && (beginsInside(after) || flow > (isLong ? CUT : PLAIN));
    return { ...mark, gapStart: mark.start - gap.length, gap, flow, cuts };
  });
}

/** Runs of consecutive numbers whose marks plainly cut sentences, most of them. Marks of lists between them are passed over. */
function runsOf(boundaries: readonly Boundary[], length: number): Boundary[][] {
  interface Chain {
    readonly boundary: Boundary;
    readonly score: number;
    readonly before: Chain | undefined;
  }
  const best = new Map<string, Chain>();
  const chains: Chain[] = [];
  for (const boundary of boundaries) {
    const before = best.get(`${boundary.number - 1}${boundary.sign}`);
    const gain = boundary.cuts ? 1 : -0.7;
    const goesOn = before !== undefined && before.score + gain > 0;
    const chain: Chain = goesOn
      ? { boundary, score: before.score + gain, before }
      : { boundary, score: boundary.cuts || beginsDocument(boundary) ? 1 : 0.1, before: undefined };
    const known = best.get(`${boundary.number}${boundary.sign}`);
    if (known === undefined || chain.score >= known.score || boundary.start - known.boundary.start > 20_000) {
      best.set(`${boundary.number}${boundary.sign}`, chain);
    }
    chains.push(chain);
  }
  const even = evenRun(boundaries, length);
  if (even !== undefined) return [even];
  const used = new Set<Boundary>();
  const runs: Boundary[][] = [];
  for (const end of [...chains].sort((a, b) => b.score - a.score)) {
    if (end.score < 1) break;
    const run: Boundary[] = [];
    for (let chain: Chain | undefined = end; chain !== undefined; chain = chain.before) run.push(chain.boundary);
    run.reverse();
    if (run.some((boundary) => used.has(boundary))) continue;
    if (!isCutRun(run)) continue;
    extend(run, boundaries);
    const span = run[run.length - 1]!.start - run[0]!.start;
    if (span + span / (run.length - 1) < length * COVERED) continue;
    for (const boundary of run) used.add(boundary);
    runs.push(run);
  }
  return runs.sort((a, b) => a[0]!.start - b[0]!.start);
}

/**
 * Chunks of one length from the beginning of a document to its end, as no list has them; at one mark at least the text
 * plainly reads on.
 */
function evenRun(boundaries: readonly Boundary[], length: number): Boundary[] | undefined {
  const first = boundaries.find(beginsDocument);
  if (first === undefined) return undefined;
  for (const second of boundaries) {
    const chunk = second.gapStart - first.end;
    if (second.number !== 2 || second.sign !== first.sign || chunk < SHORTEST_MEAN || chunk > LONGEST_MEAN) continue;
    const run = [first, second];
    for (;;) {
      const last = run[run.length - 1]!;
      const next = boundaries.find(
        ({ number, sign, gapStart }) =>
          number === last.number + 1 && sign === last.sign && Math.abs(gapStart - last.end - chunk) <= EVEN,
      );
      if (next === undefined) break;
      run.push(next);
    }
    const rest = length - run[run.length - 1]!.end;
    if (run.length >= 3 && !isOfSections(run) && rest <= chunk + EVEN && run.some(({ cuts }) => cuts)) return run;
  }
  return undefined;
}

/** Whether the numbers of a run are rather those of sections: chunks seldom begin with a number. */
function isOfSections(run: readonly Boundary[]): boolean {
  return run.filter(({ isSection }) => isSection).length * 2 >= run.length;
}

/** Whether the document begins with this mark, and it is the first of its count. */
function beginsDocument(boundary: Boundary): boolean {
  return boundary.number === 1 && boundary.start === boundary.gap.length;
}

/** Takes in the marks before and after a run that go on its count about one chunk away, though they cut no sentence. */
function extend(run: Boundary[], boundaries: readonly Boundary[]): void {
  const chunk = (run[run.length - 1]!.start - run[0]!.start) / (run.length - 1);
  const near = (from: Boundary, to: Boundary) => to.start > from.end && to.start - from.end < chunk * 1.6;
  for (;;) {
    const first = run[0]!;
    const before = boundaries.find(
      (boundary) =>
        boundary.number === first.number - 1 &&
        boundary.sign === first.sign &&
        near(boundary, first) &&
        first.start - boundary.end > chunk * 0.5,
    );
    if (before === undefined) break;
    run.unshift(before);
  }
  for (;;) {
    const last = run[run.length - 1]!;
    const after = boundaries.find(
      (boundary) =>
        boundary.number === last.number + 1 &&
        boundary.sign === last.sign &&
        near(last, boundary) &&
        boundary.start - last.end > chunk * 0.5,
    );
    if (after === undefined) break;
    run.push(after);
  }
}

/** Whether the text plainly reads on at most marks of a run. */
function isCutRun(run: readonly Boundary[]): boolean {
  if (isOfSections(run)) return false;
  const [first] = run;
  const cuts = run.filter((boundary) => boundary.cuts).length;
  const mean = (run[run.length - 1]!.start - first!.end) / (run.length - 1);
  const plainly =
    run.length > 2 && beginsDocument(first!) && run.slice(1).every(({ flow, cuts }) => cuts && flow > PLAIN);
  const shortest = plainly ? SHORTEST_PLAIN : cuts >= run.length - 1 ? SHORTEST_MEAN / 2 : SHORTEST_MEAN;
  if (mean > LONGEST_MEAN || mean < shortest) return false;
  const lengths = run.slice(1).map((boundary, index) => boundary.start - run[index]!.end);
  const middle = [...lengths].sort((a, b) => a - b)[lengths.length >> 1]!;
  if (lengths.some((length) => length > middle * UNEVEN || length * UNEVEN < middle)) return false;
  const flows = run.slice(1).map((boundary) => boundary.flow);
  const median = flows.sort((a, b) => a - b)[flows.length >> 1]!;
  if (median < PLAIN) return false;
  // a document that begins with the first chunk: half of the few marks may stand between sentences
  if (beginsDocument(first!) && cuts >= (run.length - 1) / 2) return true;
  return cuts >= 2 && cuts >= (run.length - 1) * 0.55;
}

function* reportRun(run: readonly Boundary[], view: DocumentView): Iterable<Report> {
  const cuts = run.filter((boundary) => boundary.cuts).length;
  const isComplete = run.length > 2 && run[0]!.number === 1 && cuts >= (run.length - 1) * 0.7;
  const separator = commonGap(run);
  const hasParagraphs = run.some(
    (boundary, index) => index > 0 && view.text.slice(run[index - 1]!.end, boundary.gapStart).includes('\n'),
  );
  const last = run[run.length - 1]!.number;
  for (const [index, boundary] of run.entries()) {
    const edit =
      index === 0
        ? { start: boundary.start, end: boundary.end, text: '' }
        : joined(boundary, run[index - 1]!, separator, hasParagraphs, view);
    yield {
      start: boundary.start + leadingBlanks(view.text.slice(boundary.start, boundary.end)),
      end: boundary.end - trailingBlanks(view.text.slice(boundary.start, boundary.end)),
      message: {
        en: `“${boundary.number}、” numbers a preview chunk (${run[0]!.number}–${last}), not a paragraph: take it out and join the text.`,
        zh: `“${boundary.number}、”是预览分块的编号（${run[0]!.number}–${last}），不是段落编号：应删去并连接前后文字。`,
      },
      fix: {
        safety: isComplete ? 'safe' : 'suggested',
        title: { en: 'Take the chunk number out and join the text', zh: '删去分块编号，连接前后文字' },
        edits: [edit],
      },
    };
  }
}

/** The edit that undoes one cut: what the site put in goes, line ends of the author stay. */
function joined(boundary: Boundary, before: Boundary, separator: string, hasParagraphs: boolean, view: DocumentView) {
  const own = boundary.gap.length > separator.length && boundary.gap.endsWith(separator);
  if (own) return { start: boundary.start - separator.length, end: boundary.end, text: '' };
  const after = view.text.slice(boundary.end, boundary.end + 24);
  const chunk = view.text.slice(before.end, boundary.gapStart);
  const lastLine = chunk.slice(chunk.lastIndexOf('\n') + 1).trim();
  const isParagraphEnd =
    hasParagraphs &&
    !boundary.cuts &&
    !/^\s/.test(after) && // blanks of the author: the page trims nothing
    (boundary.flow < -CUT || beginsWithMark(after) || (endsSentence(lastLine) && sentencesEndParagraphs(view)));
  const text = isParagraphEnd ? paragraphBreak(chunk) : '';
  return { start: boundary.gapStart, end: boundary.end, text };
}

/** Whether most sentences of the text end their paragraph, as in statutes. */
function sentencesEndParagraphs(view: DocumentView): boolean {
  const sample = view.text.slice(0, 100_000);
  const sentences = sample.match(/[。；：]/gu)?.length ?? 0;
  const paragraphs = sample.match(/[。；：][ \t\u3000]*(?:\r?\n|$)/gu)?.length ?? 0;
  return paragraphs > sentences * 0.6;
}

/** The line ends that the site writes between chunks: the shortest that stands before a mark that cuts. */
function commonGap(run: readonly Boundary[]): string {
  const gaps = run
    .slice(1)
    .filter((boundary) => boundary.cuts)
    .map((boundary) => boundary.gap);
  return gaps.reduce((a, b) => (b.length < a.length ? b : a), gaps[0] ?? '\n');
}

/** How the text itself ends paragraphs. */
function paragraphBreak(chunk: string): string {
  return /\r\n|\n/.exec(chunk) === null ? '\n' : (/(?:\r?\n[ \t]*)+/.exec(chunk)?.[0].replace(/[ \t]/g, '') ?? '\n');
}

function leadingBlanks(mark: string): number {
  return mark.length - mark.trimStart().length;
}

function trailingBlanks(mark: string): number {
  return mark.length - mark.trimEnd().length;
}
