/** What a site hangs on the title: `…_第1页`, `… - 百度文库`, `….docx`. */
import { SITE_FURNITURE } from '../tables/site-furniture.ts';
import { fold } from './fold.ts';
import { compilePattern } from './furniture-compile.ts';
import type { FurniturePassage, FurnitureRun } from './furniture-runs.ts';
import { isBody, type Lines } from './lines.ts';

const PREVIEW_PAGE = /_第\d+页$/;
/** How sites of sample texts count their samples. */
const SAMPLES =
  /[([【](?:精选|推荐|通用|优选|优秀|热门|最新|实用|必备|集锦|合集|锦集|汇编|共)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})篇[)\]】]$/;
const FILE_NAME = /\.(?:docx?|pdf|pptx?|xlsx?|wps|txt|rtf)$/;
const SITE_NAMES: readonly RegExp[] = SITE_FURNITURE.flatMap(({ names }) => names ?? []).map((name) =>
  compilePattern(`(${name})`, true),
);
/** Lines with text among which the title is looked for. */
const TITLE_LINES = 16;
const SITE = '文档预览页';

export interface TitleFurniture {
  /** Lines that only name the preview pages (`…_第2页`). */
  readonly runs: readonly FurnitureRun[];
  /** Suffixes to take off. */
  readonly passages: readonly FurniturePassage[];
  /** Folded titles without what the site added, by the number of the line. */
  readonly titles: ReadonlyMap<number, string>;
}

export function titleFurniture(lines: Lines): TitleFurniture {
  const runs: FurnitureRun[] = [];
  const passages: FurniturePassage[] = [];
  const titles = new Set<string>();
  const byLine = new Map<number, string>();
  let seen = 0;
  for (let number = lines.textAfter(-1); number < lines.count && seen < TITLE_LINES; number = lines.textAfter(number)) {
    const line = lines.at(number);
    if (isBody(line)) break;
    seen++;
    const { text, offsets } = fold(lines.text.slice(line.start, line.end));
    const end = text.length - suffixLength(text);
    if (end === text.length) continue;
    const stem = text.slice(0, end);
    const isPreview = PREVIEW_PAGE.test(text);
    const isNamed = isPreview || FILE_NAME.test(text);
    if (titles.has(stem)) {
      if (isNamed)
        runs.push({
          first: number,
          last: number,
          safety: isPreview ? 'safe' : 'suggested',
          site: SITE,
          isOutside: true,
        });
      seen--;
    } else if (stem.length >= 2 && !SITE_NAMES.some((regex) => regex.test(stem))) {
      titles.add(stem);
      byLine.set(number, stem);
      const from = offsets[end - 1]! + 1;
      passages.push({ start: line.start + from, end: line.end, safety: isNamed ? 'safe' : 'suggested', site: SITE });
    }
  }
  return { runs, passages, titles: byLine };
}

/** Length of what the site added to a folded title. */
function suffixLength(text: string): number {
  let end = text.length;
  for (let round = 0; round < 4; round++) {
    const rest = text.slice(0, end);
    const named = PREVIEW_PAGE.exec(rest) ?? FILE_NAME.exec(rest) ?? SAMPLES.exec(rest);
    if (named !== null) {
      end = named.index;
      continue;
    }
    const cut = Math.max(rest.lastIndexOf('_'), rest.lastIndexOf('|'), rest.lastIndexOf('-'));
    if (cut < 4 || rest.length - cut > 30) break;
    const name = rest.slice(cut + 1);
    if (!SITE_NAMES.some((regex) => regex.test(name))) break;
    end = cut;
    while (end > 0 && '_|-—'.includes(text[end - 1]!)) end--;
  }
  return text.length - end;
}
