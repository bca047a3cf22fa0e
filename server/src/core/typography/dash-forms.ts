/** Stand-ins for the dash and the ellipsis between Han characters. */

export interface Form {
  /** Offset in the block. */
  readonly at: number;
  readonly written: string;
  /** What should stand there: `……` or `——`. */
  readonly mark: '……' | '——';
}

/** What the stand-ins are made of. */
export const FORM_SIGNS = '.·…-－';

const PRECHECK = /\.{3}|·{3}|…|--|－－/;
/**
 * Dots of a leader in a table of contents are more than six, or stand before a page number. A dash has words of some
 * length on both sides: `星期一--星期五`, `北京--上海`, `第3--5条` are ranges, and their mark is another. One that begins
 * its line begins an item.
 */
const FORM =
  /(?<=[\u4e00-\u9fff])(?:\.{3,6}|·{3,6}|…)(?=[\u4e00-\u9fff])(?!第)|(?<=[\u4e00-\u9fff]{4})(?:--|－－)(?=[\u4e00-\u9fff]{4})|(?:--|－－)(?=[\u4e00-\u9fff]{2})(?<=(?:^|\n)[ \u3000]*..)/g;
const NUMBER_OR_TIME = /[〇零一二三四五六七八九十百千万年月日时時分周]$/;
const BEGINS_NUMBER = /^(?:[〇零一二三四五六七八九十百千万第周]|星期)/;

/** The stand-ins of a block. Lines with code or tags are left out. */
export function formsOf(text: string): readonly Form[] {
  if (!PRECHECK.test(text)) return [];
  const found: Form[] = [];
  for (const { index: at, 0: written } of text.matchAll(FORM)) {
    const mark = /[-－]/.test(written) ? '——' : '……';
    const before = text[at - 1] ?? '';
    const after = text.slice(at + written.length, at + written.length + 2);
    if (mark === '——' && (NUMBER_OR_TIME.test(before) || BEGINS_NUMBER.test(after))) continue;
    if (/[`<>|{}=\\]/.test(lineAt(text, at))) continue;
    found.push({ at, written, mark });
  }
  return found;
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(text.lastIndexOf('\n', at) + 1, end < 0 ? text.length : end);
}
