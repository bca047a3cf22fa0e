/** What the ends of lines say about sentences. */

/** Marks that end a sentence or a unit of a list, also as narrowed to ASCII. */
const ENDS = new Set([...'。！？；：…!?;:.．｡'].map((mark) => mark.charCodeAt(0)));
/** Marks that may close behind the end of a sentence. */
const CLOSERS = new Set([...`"'”’」』）)》〉】〕]`].map((mark) => mark.charCodeAt(0)));

/** Cannot begin a sentence or a paragraph. */
const NO_BEGINNING = /^["'”’」』）)》〉】〕、，。；：！？,;:!?.%％‰]/u;

/** A mark with which a heading, an article or an item begins. */
const HEADING_MARK =
  /^(?:第[\s\u3000]*[〇零一二三四五六七八九十百千\d\s\u3000-]{1,12}[条條章节節编編款项項点點]|[一二三四五六七八九十百]{1,4}、|[（(][一二三四五六七八九十百\d]{1,4}[）)]|\d{1,3}[.．、](?!\d)|[①-⑳]|[壹贰貳叁參肆伍陆陸柒捌玖拾]{1,3}、|附[件录錄表则則])/u;

/** Whether a line ends a sentence, a clause or an announcement, so that a paragraph may end with it. */
export function endsSentence(line: string): boolean {
  return endsSentenceAt(line, 0, line.length);
}

/** The same for the line that stands at `[start, end)` of a text. */
export function endsSentenceAt(text: string, start: number, end: number): boolean {
  let at = end - 1;
  while (at >= start && isBlank(text.charCodeAt(at))) at--;
  while (at >= start && CLOSERS.has(text.charCodeAt(at))) at--;
  return at >= start && ENDS.has(text.charCodeAt(at));
}

/** Whether a code unit is a blank within a line or a line end. */
export function isBlank(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0x3000 ||
    code === 0xa0 ||
    (code >= 0x09 && code <= 0x0d) ||
    code === 0x2002 ||
    code === 0x2003
  );
}

/** Whether a line begins with a mark that closes something or goes on, so that it can't begin a paragraph. */
export function beginsInside(line: string): boolean {
  return NO_BEGINNING.test(line);
}

/** Whether a line begins as headings, articles and items do. */
export function beginsWithMark(line: string): boolean {
  return HEADING_MARK.test(line);
}

/** A reference to an article or its parts, with what only a reference is followed by. */
const REFERENCE =
  /^第[\s\u3000]*[〇零一二三四五六七八九十百千\d\s\u3000-]{1,12}[条條章节節款项項目點点](?:第|[（(][一二三四五六七八九十]+[）)]|规定|規定|的|所|之[^一二三四五六七八九十]|[、，及至和與与或款项項])/u;

/** Whether a line begins with a reference (`第十二条规定…`), which stands inside sentences, and not with a heading. */
export function beginsWithReference(line: string): boolean {
  return REFERENCE.test(line);
}
