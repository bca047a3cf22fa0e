import type { BlockScanner, BlockView, DocumentView, Edit, Localized, Report, Rule, Safety } from '../engine/rule.ts';
import { codeRuns } from './code-lines.ts';
import { type DoubledText, doubledLine, doubledNumbers, doubledTexts, LEAST_STRONG } from './doubled-text.ts';
import { withoutExamples } from './html-examples.ts';
import { isPage, pageEdits, residueRuns, withoutComparisons } from './html-page.ts';
import { type HtmlToken, htmlTokens } from './html-tokens.ts';
import { escapeEdits } from './json-escapes.ts';
import { documentLines } from './lines.ts';
import { printFrame } from './print-frame.ts';
import { type LineRun, removals } from './removal.ts';

interface MarkupHints {
  readonly hasMarkup: boolean;
  readonly hasCode: boolean;
  readonly hasAddress: boolean;
  readonly hasEscapes: boolean;
  readonly doubled: readonly DoubledText[];
}

const markupHints: BlockScanner<MarkupHints> = {
  name: 'markup-hints',
  scan({ text }: BlockView): MarkupHints {
    const doubled = [...doubledTexts(text), ...doubledNumbers(text)];
    for (let start = 0; start < text.length; ) {
      let end = text.indexOf('\n', start);
      if (end < 0) end = text.length;
      // the character at the start of each half must be the same
      const length = end - start;
      if (length >= 10 && length <= 170 && isLikelyDoubled(text, start, end)) {
        const line = text.slice(start, end);
        const half = doubledLine(line);
        const from = start + line.length - line.trimStart().length;
        if (half !== undefined)
          doubled.push({ start: from, end: start + line.trimEnd().length, text: half, count: half.length });
      }
      start = end + 1;
    }
    return {
      hasMarkup: /<[a-zA-Z/!?]|&[#a-zA-Z]/.test(text),
      hasCode:
        text.includes('{') ||
        text.includes('mso-') ||
        text.includes('/*') ||
        text.includes('document.') ||
        text.includes('var '),
      hasEscapes: text.includes('\\n') || text.includes('\\r') || text.includes('x0a'),
      hasAddress: text.includes('://') || text.includes('www.') || text.includes('about:blank'),
      doubled: doubled.sort((a, b) => a.start - b.start),
    };
  },
};

function isLikelyDoubled(text: string, start: number, end: number): boolean {
  const last = text.charCodeAt(end - 1) === 0x0d ? end - 1 : end;
  const half = (last - start) >> 1;
  const odd = (last - start) & 1;
  return (
    text.charCodeAt(start + half + odd) === text.charCodeAt(start) &&
    text.charCodeAt(last - 1) === text.charCodeAt(start + half - 1)
  );
}

/** Markdown has HTML of its own; only what Word and scripts leave is residue there. */
function isResidueInMarkdown(token: HtmlToken, text: string): boolean {
  if (token.kind === 'raw') return token.name === 'script' || token.name === 'style' || token.name === 'xml';
  const source = text.slice(token.start, token.end);
  if (token.kind === 'comment') return /^<!--\[if|^<!\[|^<\?xml/i.test(source);
  return (
    token.kind === 'tag' && (token.name.includes(':') || token.name === 'font' || /mso-|class="?Mso/i.test(source))
  );
}

/** Whether a token stands in a fenced block of code. */
function fencedCode(text: string): (token: HtmlToken) => boolean {
  const blocks: { start: number; end: number }[] = [];
  let open: { start: number; fence: string } | undefined;
  for (const { index, 1: fence } of text.matchAll(/^[ \t]*(```+|~~~+)/gm)) {
    if (open === undefined) open = { start: index, fence: fence! };
    else if (fence!.startsWith(open.fence)) {
      blocks.push({ start: open.start, end: index });
      open = undefined;
    }
  }
  return ({ start }) => blocks.some((block) => block.start < start && start < block.end);
}

function report(
  start: number,
  end: number,
  message: Localized,
  safety: Safety,
  edits: readonly Edit[],
  title: Localized,
): Report {
  return { start, end, message, fix: { safety, title, edits } };
}

const DELETE: Localized = { en: 'Delete it', zh: '删去' };

export const rule: Rule = {
  meta: {
    id: 'scrape/html-residue',
    stage: 'markup',
    severity: 'warning',
    fixSafety: 'safe',
    docs: {
      summary: {
        en: 'What the page was made of: tags, entities, scripts, style rules; what a browser or a PDF adds to it.',
        zh: '网页本身的代码：标签、字符实体、脚本、样式；以及浏览器打印和 PDF 带入的内容。',
      },
      why: {
        en: 'A scraper that takes the source of a page, or half of it, leaves `<p>`, `&nbsp;`, `<style>` and Word’s `mso-` rules in the text. A page printed from a browser carries time, title, address and `1/15`; a PDF that draws bold type twice gives its characters twice; text taken from a JSON file keeps its escapes.',
        zh: '抓取网页源码时会留下 `<p>`、`&nbsp;`、`<style>` 以及 Word 的 `mso-` 样式。浏览器打印的网页带有时间、标题、网址和 `1/15`；PDF 用重复描画表示加粗，取出的文字会成对出现；取自 JSON 文件的文字会留下转义符。',
      },
      whatToDo: {
        en: 'Take it out. Entities become the characters that they stand for, elements such as `<p>` and `<br>` become line ends, cells of a table are parted by tabs. In Markdown, HTML that belongs there stays.',
        zh: '予以清除：字符实体还原为字符，`<p>`、`<br>` 等变为换行，表格单元格以制表符分隔。Markdown 文件中正常使用的 HTML 不受影响。',
      },
      bad: [
        { text: '«<p>»沟渠由各村管护。«</p>»\n', fixed: '沟渠由各村管护。\n' },
        { text: '清河镇«&ldquo;»石桥«&rdquo;»修缮«&nbsp;&nbsp;»办法\n', fixed: '清河镇“石桥”修缮 办法\n' },
        { text: '«.TRS_Editor P{margin-top:0;line-height:2;}»\n沟渠由各村管护。\n', fixed: '沟渠由各村管护。\n' },
        { text: '«关关于于修修缮缮石石桥桥»的通知\n', fixed: '关于修缮石桥的通知\n' },
        {
          text: '各村民委员会：«\\r\\n　　沟渠由各村管护。\\r\\n　　堤岸由水利站管护。\\r\\n»特此通知。\n',
          fixed: '各村民委员会：\n　　沟渠由各村管护。\n　　堤岸由水利站管护。\n特此通知。\n',
        },
      ],
      good: [
        { text: '当 a<b 且 b>c 时，按《R&D 经费管理办法》<试行>执行。\n' },
        { text: '踏踏实实做事，清清白白做人，高高兴兴上班，平平安安回家。\n' },
      ],
    },
  },
  scanners: [markupHints],
  *check(view: DocumentView): Iterable<Report> {
    const hints = view.perBlock(markupHints);
    const text = hints.some(({ value }) => value.hasMarkup || value.hasCode || value.hasEscapes)
      ? view.text.toString()
      : '';
    const isMarkdown = view.language === 'markdown';
    const covered: { start: number; end: number }[] = [];
    const isFree = (start: number, end: number): boolean =>
      !covered.some((range) => range.start < end && start < range.end);
    if (hints.some(({ value }) => value.hasMarkup)) {
      const all = htmlTokens(text);
      const isShown = isMarkdown ? fencedCode(text) : () => false;
      const tokens = isMarkdown ? all.filter((token) => isResidueInMarkdown(token, text) && !isShown(token)) : all;
      if (!isMarkdown && isPage(text, tokens)) {
        yield pageReport(text, tokens);
        return;
      }
      for (const run of residueRuns(text, withoutExamples(text, withoutComparisons(text, tokens)))) {
        covered.push(run);
        yield report(run.start, run.end, messageOf(run.tokens), 'safe', run.edits, {
          en: 'Take the markup out',
          zh: '清除标记',
        });
      }
    }
    if (!isMarkdown && hints.some(({ value }) => value.hasEscapes)) {
      const edits = escapeEdits(text).filter(({ start, end }) => isFree(start, end));
      if (edits.length > 0) yield escapeReport(edits);
    }
    const lines = view.once(documentLines);
    if (!isMarkdown && hints.some(({ value }) => value.hasCode)) {
      const runs = codeRuns(text.split(/\r\n|\r|\n/));
      yield* lineReports(
        runs,
        { en: 'Script or style rules of the page. Delete them.', zh: '网页的脚本或样式代码，应删去。' },
        'safe',
      );
    }
    if (hints.some(({ value }) => value.hasAddress)) {
      const message = {
        en: 'What a browser prints around a page: time, title, address. Delete it.',
        zh: '浏览器打印网页时加上的时间、标题或网址，应删去。',
      };
      yield* lineReports(printFrame(view), message, 'safe');
    }
    const strong = hints.reduce(
      (sum, { value }) => sum + value.doubled.filter(({ isWeak }) => isWeak !== true).length,
      0,
    );
    for (const { start, value } of hints) {
      for (const found of value.doubled) {
        if (found.isWeak === true && strong < LEAST_STRONG) continue;
        const from = start + found.start;
        const to = start + found.end;
        if (!isFree(from, to)) continue;
        yield report(
          from,
          to,
          {
            en: 'Each character stands twice: bold type of a PDF, drawn twice. Keep one.',
            zh: '文字重复出现：PDF 以重复描画表示加粗，应只保留一份。',
          },
          'suggested',
          [{ start: from, end: to, text: found.text }],
          { en: `Make it “${found.text}”`, zh: `改为“${found.text}”` },
        );
      }
    }

    function* lineReports(runs: readonly LineRun[], message: Localized, safety: Safety): Iterable<Report> {
      const edits = removals(lines, runs);
      for (const [i, run] of runs.entries()) {
        const start = lines.at(run.first).start;
        const end = lines.at(run.last).end;
        if (!isFree(start, end)) continue;
        covered.push({ start, end });
        yield report(start, end, message, safety, [edits[i]!], DELETE);
      }
    }
  },
};

function escapeReport(edits: readonly Edit[]): Report {
  return report(
    edits[0]!.start,
    edits[edits.length - 1]!.end,
    {
      en: `${edits.length} escapes of JSON (\\n, \\") stand in the text: write what they stand for.`,
      zh: `文中残留 ${edits.length} 处 JSON 转义符（\\n、\\"），应还原为所代表的字符。`,
    },
    'suggested',
    edits,
    { en: 'Write what the escapes stand for', zh: '还原转义符' },
  );
}

function pageReport(text: string, tokens: readonly HtmlToken[]): Report {
  const tags = tokens.filter((token) => token.kind !== 'entity').length;
  return report(
    tokens[0]!.start,
    tokens[tokens.length - 1]!.end,
    {
      en: `This is the source of a web page: ${tags} tags stand in it. The fix leaves the text that the page shows.`,
      zh: `这是网页源码，含有${tags}个标签。修复后只保留网页显示的文字。`,
    },
    'suggested',
    pageEdits(text, tokens),
    { en: 'Keep the text of the page', zh: '只保留网页文字' },
  );
}

function messageOf(tokens: readonly HtmlToken[]): Localized {
  if (tokens.every((token) => token.kind === 'entity')) {
    const shown = tokens.map((token) => token.text).join('');
    return {
      en: shown.trim() === '' ? 'Blanks written as HTML entities.' : `HTML entities that stand for “${shown}”.`,
      zh: shown.trim() === '' ? '以 HTML 实体写成的空格。' : `HTML 实体，应为“${shown}”。`,
    };
  }
  return { en: 'HTML markup of the page. Take it out.', zh: '网页的 HTML 标记，应清除。' };
}
