import type { DocumentView, Report, Rule } from '../engine/rule.ts';
import { type ForumNoise, forumNoise } from './forum-noise.ts';
import { documentLines } from './lines.ts';
import { type NoiseCandidate, noiseScan } from './noise-scan.ts';
import { type LineRun, removals } from './removal.ts';

/** Logarithms that make a candidate evidence of noise in the document. */
const CLEAR_STOP = -4;
const CLEAR_LIKELIEST = -8;
/** The same once the document is known to hold noise. */
const LOOSE_STOP = -6.5;
const LOOSE_LIKELIEST = -7;
const LOOSE_GAIN = 9;
/** Fewest clear candidates, all different, and most characters for each of them. */
const LEAST = 2;
const CHARACTERS_EACH = 2500;
/** Rare characters elsewhere, among a thousand characters, from which on they are the document's own words: classical prose, verse. */
const OWN_WORDS = 40;
/** In so many surroundings the same characters come again before no word of theirs is to blame. */
const SURROUNDINGS = 4;

export const rule: Rule = {
  meta: {
    id: 'scrape/noise-characters',
    stage: 'insertions',
    severity: 'warning',
    fixSafety: 'suggested',
    docs: {
      summary: {
        en: 'Characters without meaning that a mirror site put in.',
        zh: '镜像网站插入的无意义字符。',
      },
      why: {
        en: 'To hide that they copy, some mirrors put one or two rare characters before punctuation (`方法麻裳，` for `方法，`); sharing sites fill pages with rare characters, forums put letters, digits and marks at random between sentences (`; i [+ l3 @ |1 m) q`). A language model says where the text reads on better without them; one such place alone proves nothing, and the same characters everywhere only where they stand behind many different words.',
        zh: '有的镜像站为掩饰抄袭，在标点前插入一两个生僻字（“方法，”写成“方法麻裳，”）；有的文库用生僻字填满页面，有的论坛在句间插入随机的字母、数字和符号（“; i [+ l3 @ |1 m) q”）。规则用语言模型判断去掉后是否更通顺；只有一处时不作判断；处处相同的字，须跟在多个不同的词后才算。',
      },
      whatToDo: { en: 'Delete them, if they mean nothing.', zh: '确无意义的，予以删去。' },
      bad: [
        {
          text: '各村应当改进工作方法«麻裳»，加强沟渠管理«踽»，落实安全生产责任«氍毹»。镇人民政府应当组织检查«鼐»，并公布检查结果。\n',
          fixed: '各村应当改进工作方法，加强沟渠管理，落实安全生产责任。镇人民政府应当组织检查，并公布检查结果。\n',
        },
      ],
      good: [
        { text: '本镇渔业以养殖鳜鱼、鳙鱼为主，不得放养食人鲳，不得捕捞鲥鱼。\n' },
        { text: '出席会议的有张翀、李赟、王珺，列席会议的有赵燊。\n' },
      ],
    },
  },
  scanners: [noiseScan, forumNoise],
  *check(view: DocumentView): Iterable<Report> {
    const candidates: Candidate[] = [];
    const fillers: { start: number; end: number }[] = [];
    let elsewhere = 0;
    for (const { block, start, value } of view.perBlock(noiseScan)) {
      elsewhere += value.elsewhere;
      for (const found of value.candidates) {
        const text = block.text.slice(found.start, found.end);
        const before = block.text.slice(Math.max(0, found.start - 2), found.start);
        candidates.push({ ...found, text, before, start: start + found.start, end: start + found.end });
      }
      for (const line of value.fillers) fillers.push({ start: start + line.start, end: start + line.end });
    }
    if (elsewhere * 1000 < view.text.length * OWN_WORDS) yield* noiseReports(candidates, view);
    yield* fillerReports(fillers, view);
    for (const { block, start, value } of view.perBlock(forumNoise)) {
      for (const noise of value) yield forumReport(noise, start, block.text);
    }
  },
};

interface Candidate extends NoiseCandidate {
  readonly text: string;
  /** The two characters before it. */
  readonly before: string;
}

function* noiseReports(candidates: readonly Candidate[], view: DocumentView): Iterable<Report> {
  const clear = candidates.filter(
    (found) => found.stop >= CLEAR_STOP && found.likeliest <= CLEAR_LIKELIEST && !found.isFitting,
  );
  const different = new Set(clear.map((found) => found.text)).size;
  const same = different === 1 ? clear[0]!.text : '';
  const evidence = same === '' ? different : surroundings(clear, view);
  if (evidence < LEAST || evidence * CHARACTERS_EACH < view.text.length) return;
  for (const { end, text: found, stop, likeliest, gain } of candidates) {
    if (!found.endsWith(same)) continue;
    const text = same || found;
    const start = end - text.length;
    if (stop < LOOSE_STOP || likeliest > LOOSE_LIKELIEST || gain < LOOSE_GAIN) continue;
    yield {
      start,
      end,
      message: {
        en: `“${text}” means nothing here: the text reads on without it, and such characters stand in ${clear.length} places. Delete it.`,
        zh: `“${text}”在此无意义：去掉后文字通顺，且文中有${clear.length}处类似字符，应删去。`,
      },
      fix: {
        safety: 'suggested',
        title: { en: `Delete “${text}”`, zh: `删去“${text}”` },
        edits: [{ start, end, text: '' }],
      },
    };
  }
}

/**
 * How many surroundings characters have that are the same everywhere: a word keeps to a few, or stands inside sentences
 * as well; noise stands behind any word, and before punctuation alone.
 */
function surroundings(clear: readonly Candidate[], view: DocumentView): number {
  const count = new Set(clear.map(({ before }) => before)).size;
  if (count < SURROUNDINGS) return 0;
  const inside = new RegExp(`${clear[0]!.text}(?![，。；：！？,;:!?])`, 'u');
  return view.text.blocks.some(({ text }) => inside.test(text)) ? 0 : count;
}

function* fillerReports(fillers: readonly { start: number; end: number }[], view: DocumentView): Iterable<Report> {
  if (fillers.length === 0) return;
  const lines = view.once(documentLines);
  const runs: LineRun[] = [];
  for (const filler of fillers) {
    const line = lines.numberAt(filler.start);
    const before = runs[runs.length - 1];
    if (before !== undefined && lines.textAfter(before.last) === line)
      runs[runs.length - 1] = { ...before, last: line };
    else runs.push({ first: line, last: line });
  }
  const edits = removals(lines, runs);
  for (const [i, run] of runs.entries()) {
    yield {
      start: lines.at(run.first).start,
      end: lines.at(run.last).end,
      message: {
        en: 'Rare characters that fill a page and mean nothing. Delete them.',
        zh: '以生僻字填充的页面，无意义，应删去。',
      },
      fix: { safety: 'suggested', title: { en: 'Delete the filler', zh: '删去填充文字' }, edits: [edits[i]!] },
    };
  }
}

function forumReport({ start, end, isLine }: ForumNoise, base: number, text: string): Report {
  const lineEnd = isLine ? /^\r?\n?/.exec(text.slice(end, end + 2))![0].length : 0;
  return {
    start: base + start + (text.slice(start, end).length - text.slice(start, end).trimStart().length),
    end: base + start + text.slice(start, end).trimEnd().length,
    message: {
      en: 'Letters, digits and marks at random, which a forum put in against copying. Delete them.',
      zh: '论坛为防复制插入的乱码字符，应删去。',
    },
    fix: {
      safety: 'suggested',
      title: { en: 'Delete the random characters', zh: '删去乱码字符' },
      edits: [{ start: base + start, end: base + end + lineEnd, text: '' }],
    },
  };
}
