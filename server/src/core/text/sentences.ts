/** What the ends of lines say about sentences. */

/** Ends a sentence or a unit of a list, also as narrowed to ASCII. Closing marks may follow. */
const ENDS = /[。！？；：…!?;:.．｡]["'”’」』）)》〉】〕\]]*\s*$/u;

/** Cannot begin a sentence or a paragraph. */
const NO_BEGINNING = /^["'”’」』）)》〉】〕、，。；：！？,;:!?.%％‰]/u;

/** A mark with which a heading, an article or an item begins. */
const HEADING_MARK =
  /^(?:第[\s\u3000]*[〇零一二三四五六七八九十百千\d\s\u3000-]{1,12}[条條章节節编編款项項点點]|[一二三四五六七八九十百]{1,4}、|[（(][一二三四五六七八九十百\d]{1,4}[）)]|\d{1,3}[.．、](?!\d)|[①-⑳]|[壹贰貳叁參肆伍陆陸柒捌玖拾]{1,3}、|附[件录錄表则則])/u;

/** Whether a line ends a sentence, a clause or an announcement, so that a paragraph may end with it. */
export function endsSentence(line: string): boolean {
  return ENDS.test(line);
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
