/** Where lines begin and end. For patterns of lines a loop is many times as fast as a pattern that begins with `^`. */

const LINE_ENDS = /[\n\r\u2028\u2029]/g;

/** All offsets at which `^` of a regular expression with the flag `m` fits, but the one behind the last character. */
export function lineStarts(text: string): number[] {
  const starts = text === '' ? [] : [0];
  if (text.includes('\r') || text.includes('\u2028') || text.includes('\u2029')) {
    for (const { index } of text.matchAll(LINE_ENDS)) if (index + 1 < text.length) starts.push(index + 1);
    return starts;
  }
  for (let at = text.indexOf('\n'); at >= 0 && at + 1 < text.length; at = text.indexOf('\n', at + 1)) {
    starts.push(at + 1);
  }
  return starts;
}

/** The first offset from `start` on where neither a blank, a tab nor an ideographic space stands. */
export function behindBlanks(text: string, start: number): number {
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x3000 && code !== 0x09) return at;
    at++;
  }
}

/** The line that holds `[at, end)`, between two `\n`, with a `\r` that stands before its end. */
export function lineAround(text: string, at: number, end = at): { readonly start: number; readonly end: number } {
  const lineEnd = text.indexOf('\n', end);
  return { start: at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1, end: lineEnd < 0 ? text.length : lineEnd };
}
