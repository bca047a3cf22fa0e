/** Markup that a text speaks of and that is not its own: the examples of a manual, the names of elements. */
import type { HtmlToken } from './html-tokens.ts';

/** What names the markup that stands beside it. */
const NAMED_BEFORE =
  /(?:标[签记]|標[籤記]|元素|属性|屬性|标识|代码|程式碼|语法|語法|实体|實體|占位符|tag)[ \u3000：:]*$/i;
const NAMED_AFTER =
  /^[ \u3000]*(?:标[签记]|標[籤記]|元素|属性|屬性|代码|程式碼|语法|語法|实体|實體|占位符|tags?\b|element)/i;
const QUOTES: Readonly<Record<string, string>> = {
  '“': '”',
  '"': '"',
  "'": "'",
  '‘': '’',
  '「': '」',
  '`': '`',
  '『': '』',
};
/** How far around markup is looked, in UTF-16 code units. */
const AROUND = 12;
/** Fewest tokens of a text that is so full of markup that none is an example. */
const MANY = 48;

/** The tokens without those that the text shows on purpose. Word's own markup and scripts are never shown. */
export function withoutExamples(text: string, tokens: readonly HtmlToken[]): readonly HtmlToken[] {
  if (tokens.length === 0 || tokens.length >= MANY) return tokens;
  const closed = new Set(tokens.filter(({ kind, closes }) => kind === 'tag' && closes).map(({ name }) => name));
  const shown = new Set<HtmlToken>();
  for (const token of tokens) {
    if (isShown(text, token, closed)) shown.add(token);
  }
  // what closes an element that is shown is shown as well
  const open = new Map<string, boolean>();
  for (const token of tokens) {
    if (token.kind !== 'tag') continue;
    if (!token.closes) open.set(token.name, shown.has(token));
    else if (open.get(token.name)) shown.add(token);
  }
  const left = tokens.filter((token) => !shown.has(token));
  return left.some(({ kind }) => kind !== 'comment') ? left : left.filter((token) => isOfAPage(text, token));
}

/** Comments that programs write; any other comment or declaration needs tags beside it to be residue. */
function isOfAPage(text: string, { start, end }: HtmlToken): boolean {
  return /^<!(?:--\[|\[|doctype)|mso|<!--\s*(?:Start|End)Fragment/i.test(text.slice(start, end));
}

function isShown(text: string, token: HtmlToken, closed: ReadonlySet<string>): boolean {
  const before = text.slice(Math.max(0, token.start - AROUND), token.start);
  const after = text.slice(token.end, token.end + AROUND);
  if (token.kind === 'entity') return isExplained(text, token, before, after);
  if (token.name.includes(':')) return false;
  if (QUOTES[before.slice(-1)] !== undefined && QUOTES[before.slice(-1)] === after[0]) return true;
  if (NAMED_BEFORE.test(before) || NAMED_AFTER.test(after)) return true;
  if (token.kind === 'raw') return false;
  if (isPlaceholder(text, token, closed)) return true;
  return isAnnounced(text, token.start);
}

/** Whether an entity is one of those that markup needs, and what it stands for is said beside it. */
function isExplained(text: string, token: HtmlToken, before: string, after: string): boolean {
  if (!'<>&"\''.includes(token.text)) return false;
  if (QUOTES[before.slice(-1)] !== undefined && QUOTES[before.slice(-1)] === after[0]) return true;
  const line = after.replace(/[\r\n][\s\S]*/, '');
  const isBare = !/[\p{L}\p{N}]/u.test(text[token.start - 1] ?? '') && !/[\p{L}\p{N}]/u.test(after[0] ?? '');
  return isBare && line.includes(token.text);
}

/** A word in angle brackets that stands for another: `<name>_<area>.deb`. */
function isPlaceholder(text: string, token: HtmlToken, closed: ReadonlySet<string>): boolean {
  if (token.closes || closed.has(token.name)) return false;
  if (text.slice(token.start, token.end).toLowerCase() !== `<${token.name}>`) return false;
  return /[\w./=-]/.test(text[token.start - 1] ?? '') || /[\w./=-]/.test(text[token.end] ?? '');
}

/** Whether the markup begins its line, and the line with text before it ends with a colon or announces what follows. */
function isAnnounced(text: string, start: number): boolean {
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  if (text.slice(lineStart, start).trim() !== '') return false;
  const earlier = text.slice(Math.max(0, lineStart - 80), lineStart).trimEnd();
  return /[：:]$/.test(earlier) && !/<[^<>]{1,80}>[^<>]*$/.test(earlier);
}
