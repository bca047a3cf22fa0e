/** A tolerant reader of HTML in text: tags, comments, scripts and entities with their exact places. */
import { decodeEntity } from './html-entities.ts';

export type HtmlTokenKind = 'tag' | 'comment' | 'raw' | 'entity';

export interface HtmlToken {
  readonly kind: HtmlTokenKind;
  readonly start: number;
  readonly end: number;
  /** Lower-case name of a tag or of the element that is taken whole; empty for comments and entities. */
  readonly name: string;
  readonly closes: boolean;
  /** What an entity stands for. */
  readonly text: string;
}

/** Elements that break the line before and after them. */
export const BLOCK_ELEMENTS: ReadonlySet<string> = new Set(
  'address article aside blockquote body br caption center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol option p pre section select table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);

export const CELL_ELEMENTS: ReadonlySet<string> = new Set(['td', 'th']);

const OTHER_ELEMENTS: ReadonlySet<string> = new Set(
  'a abbr acronym applet area audio b base basefont bdi bdo big button canvas cite code col colgroup data del dfn em embed font frame frameset head i iframe img input ins kbd label legend link map mark marquee meta nobr noscript object param q rp rt ruby s samp script small source span strike strong style sub sup svg path textarea time title tt u var video wbr xml'.split(
    ' ',
  ),
);

/** Elements whose content is no text of the document. */
const RAW_ELEMENTS: ReadonlySet<string> = new Set([
  'script',
  'style',
  'head',
  'title',
  'xml',
  'svg',
  'textarea',
  'iframe',
]);

const TAG_NAME = /<(\/?)([a-zA-Z][a-zA-Z0-9]*(?::[a-zA-Z0-9]+)?)(?=[\s/>]|$)/y;
/** Longest tag, in UTF-16 code units. */
const LONGEST_TAG = 6000;
const DECLARATION = /<!--[\s\S]*?-->|<!\[[^\]>]*\](?:--)?>|<!doctype[^>]*>|<\?xml[^>]*>/iy;
const ENTITY = /&(?:#\d{2,7};|#x[0-9a-f]{2,6};|[a-z][a-z0-9]{1,8};|nbsp(?![a-z]))/iy;

export function isElement(name: string): boolean {
  return (
    BLOCK_ELEMENTS.has(name) ||
    CELL_ELEMENTS.has(name) ||
    OTHER_ELEMENTS.has(name) ||
    /^(?:o|v|w|st1|m|u1|asp):/.test(name)
  );
}

/** The tokens of a text in order; what stands between them is text. A `<` that opens no known tag is text. */
export function htmlTokens(text: string): HtmlToken[] {
  const tokens: HtmlToken[] = [];
  /** Elements that are not closed any more, so that their end is looked for once. */
  const unclosed = new Set<string>();
  let at = 0;
  for (;;) {
    const tag = text.indexOf('<', at);
    const entity = text.indexOf('&', at);
    if (tag < 0 && entity < 0) return withTails(text, tokens);
    const next = tag < 0 ? entity : entity < 0 ? tag : Math.min(tag, entity);
    const token = next === tag ? tagAt(text, next, unclosed) : entityAt(text, next);
    if (token !== undefined) tokens.push(token);
    at = token?.end ?? next + 1;
  }
}

/** The rest of a tag whose beginning is cut off, at the start of a line: `ass="x">`, `0pt;margin:0">`. */
const TAIL = /^[ \t]*[a-z0-9][\w ="':;.,%#()/-]{0,160}["'][ \t]*\/?>/gim;

function withTails(text: string, tokens: HtmlToken[]): HtmlToken[] {
  if (!tokens.some(({ kind }) => kind === 'tag')) return tokens;
  const tails = [...text.matchAll(TAIL)]
    .map(({ index, 0: source }) => token('tag', index, index + source.length, 'span'))
    .filter((tail) => !tokens.some((other) => other.start < tail.end && tail.start < other.end));
  return tails.length === 0 ? tokens : [...tokens, ...tails].sort((a, b) => a.start - b.start);
}

function tagAt(text: string, at: number, unclosed: Set<string>): HtmlToken | undefined {
  DECLARATION.lastIndex = at;
  const declaration = DECLARATION.exec(text);
  if (declaration !== null) return token('comment', at, at + declaration[0].length);
  TAG_NAME.lastIndex = at;
  const tag = TAG_NAME.exec(text);
  if (tag === null) return undefined;
  const name = tag[2]!.toLowerCase();
  if (!isElement(name)) return undefined;
  const end = tagEnd(text, at + tag[0].length);
  const closes = tag[1] === '/';
  if (end < 0) return cutTag(text, at, name, closes);
  if (!closes && RAW_ELEMENTS.has(name) && !unclosed.has(name) && text[end - 2] !== '/') {
    const close = new RegExp(`</${name}\\s*>`, 'gi');
    close.lastIndex = end;
    const match = close.exec(text);
    if (match === null) unclosed.add(name);
    else return token('raw', at, match.index + match[0].length, name);
  }
  return token('tag', at, end, name, closes);
}

const CUT_TAG = /<\/?[a-zA-Z][a-zA-Z0-9:]*(?:[ \t]+[\x20-\x3b\x3d\x3f-\x7e]*|\/)?(?=[\r\n]|$)/y;

/** A tag that the line end cuts off: `</p`, `<p sty`. A name alone (`a<b`) may be a comparison. */
function cutTag(text: string, at: number, name: string, closes: boolean): HtmlToken | undefined {
  CUT_TAG.lastIndex = at;
  const match = CUT_TAG.exec(text);
  if (match === null || (!closes && match[0].length === name.length + 1)) return undefined;
  return token('tag', at, at + match[0].length, name, closes);
}

/** Where the tag whose attributes begin at `from` ends, or -1: outside quotes and values no Han character stands in a tag. */
function tagEnd(text: string, from: number): number {
  const limit = Math.min(text.length, from + LONGEST_TAG);
  let inValue = false;
  for (let i = from; i < limit; i++) {
    const char = text[i]!;
    if (char === '>') return i + 1;
    if (char === '<') return -1;
    if (char === '"' || char === "'") {
      const close = text.slice(i + 1, limit).indexOf(char);
      // a value that runs over a line of text is one whose end is lost
      if (close < 0 || /[\r\n][^"']*[。，；、]/.test(text.slice(i + 1, i + 1 + close))) return -1;
      i += 1 + close;
      inValue = false;
    } else if (char === '=') inValue = true;
    else if (char <= ' ') inValue &&= text[i - 1] === '=';
    else if (!inValue && char >= '\u2e80') return -1;
  }
  return -1;
}

function entityAt(text: string, at: number): HtmlToken | undefined {
  ENTITY.lastIndex = at;
  const match = ENTITY.exec(text);
  if (match === null) return undefined;
  let source = match[0];
  // escaped twice: `&amp;nbsp;`
  if (/^&amp;$/i.test(source)) {
    ENTITY.lastIndex = 0;
    const inner = ENTITY.exec(`&${text.slice(at + source.length, at + source.length + 12)}`);
    if (inner !== null && decodeEntity(inner[0]) !== undefined) source += inner[0].slice(1);
  }
  const decoded = decodeEntity(source.replace(/^&amp;(?=.)/i, '&'));
  if (decoded === undefined) return undefined;
  return { ...token('entity', at, at + source.length), text: decoded };
}

function token(kind: HtmlTokenKind, start: number, end: number, name = '', closes = false): HtmlToken {
  return { kind, start, end, name, closes, text: '' };
}
