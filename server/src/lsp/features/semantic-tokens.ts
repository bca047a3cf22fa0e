/** Headings stand out, and what does not belong to the text steps back. */

import { SemanticTokenModifiers, SemanticTokensBuilder, SemanticTokenTypes } from 'vscode-languageserver';
import type { Finding } from '../../core/engine/finding.ts';
import type { OutlineNode } from '../../core/model/outline.ts';
import type { Span } from '../../core/text/edit.ts';
import type { Text } from '../../core/text/text.ts';
import type { Analyzed } from '../analyses.ts';
import type { Feature } from '../context.ts';
import { fromRange } from '../convert.ts';
import { walk } from '../structure.ts';

const TYPES = [SemanticTokenTypes.keyword, SemanticTokenTypes.class, SemanticTokenTypes.comment] as const;
const MODIFIERS = [SemanticTokenModifiers.deprecated] as const;
const LABEL = 0;
const TITLE = 1;
const ARTIFACT = 2;

interface Token extends Span {
  readonly type: number;
  readonly modifiers: number;
}

export const semanticTokens: Feature = {
  capabilities: () => ({
    semanticTokensProvider: {
      legend: { tokenTypes: [...TYPES], tokenModifiers: [...MODIFIERS] },
      full: true,
      range: true,
    },
  }),

  register({ connection, analyses, structures }) {
    const tokensOf = ({ document, analysis, settings }: Analyzed, within: Span) => {
      const findings = settings.isExcluded ? [] : analysis.findings;
      const tokens = [...artifacts(findings, within), ...headings(structures.of(analysis), within)];
      return encode(document.text, withoutOverlaps(tokens));
    };
    connection.languages.semanticTokens.on(async ({ textDocument: { uri } }, token) => {
      const analyzed = await analyses.current(uri, token);
      return analyzed === undefined ? null : tokensOf(analyzed, { start: 0, end: analyzed.document.text.length });
    });
    connection.languages.semanticTokens.onRange(async ({ textDocument: { uri }, range }, token) => {
      const analyzed = await analyses.current(uri, token);
      return analyzed === undefined ? null : tokensOf(analyzed, fromRange(analyzed.document.text, range));
    });
  },
};

/** What safe fixes take out: it is not the author's. */
function* artifacts(findings: readonly Finding[], within: Span): Generator<Token> {
  for (const { fix, start, end } of findings) {
    if (fix?.safety !== 'safe' || end < within.start || start > within.end) continue;
    for (const edit of fix.edits) {
      if (edit.text === '' && edit.start < edit.end) {
        yield { start: edit.start, end: edit.end, type: ARTIFACT, modifiers: 1 };
      }
    }
  }
}

function* headings(nodes: readonly OutlineNode[], within: Span): Generator<Token> {
  for (const { node } of walk(nodes)) {
    const { start, headingEnd, label, kind } = node;
    if (headingEnd < within.start || start > within.end) continue;
    const labelEnd = Math.min(start + label.length, headingEnd);
    if (labelEnd > start) yield { start, end: labelEnd, type: LABEL, modifiers: 0 };
    // the words behind the number of an article or an item are its text, not a title
    const isTitled = kind !== 'article' && kind !== 'enumeration';
    if (isTitled && headingEnd > labelEnd) yield { start: labelEnd, end: headingEnd, type: TITLE, modifiers: 0 };
  }
}

/** Tokens in order; where two overlap, the later keeps what the one before it leaves. Artifacts go before headings. */
function withoutOverlaps(tokens: readonly Token[]): Token[] {
  const cuts = tokens.filter(({ type }) => type === ARTIFACT).sort((a, b) => a.start - b.start);
  const rest = tokens.filter(({ type }) => type !== ARTIFACT).flatMap((token) => minus(token, cuts));
  const result: Token[] = [];
  let last = 0;
  for (const token of [...cuts, ...rest].sort((a, b) => a.start - b.start)) {
    const start = Math.max(token.start, last);
    if (start >= token.end) continue;
    result.push({ ...token, start });
    last = token.end;
  }
  return result;
}

/** A token without the places that other tokens take. */
function minus(token: Token, cuts: readonly Token[]): Token[] {
  const parts: Token[] = [];
  let { start } = token;
  for (const cut of cuts) {
    if (cut.end <= start) continue;
    if (cut.start >= token.end) break;
    if (cut.start > start) parts.push({ ...token, start, end: cut.start });
    start = cut.end;
  }
  if (start < token.end) parts.push({ ...token, start });
  return parts;
}

/** Not every client takes tokens of more than one line: they are cut at line ends. */
function encode(text: Text, tokens: readonly Token[]) {
  const builder = new SemanticTokensBuilder();
  for (const { start, end, type, modifiers } of tokens) {
    for (let at = start; at < end; ) {
      const { line, character } = text.positionAt(at);
      const lineEnd = Math.min(end, text.lineEnd(line));
      if (lineEnd > at) builder.push(line, character, lineEnd - at, type, modifiers);
      at = Math.max(at + 1, text.lineStart(line + 1));
    }
  }
  return builder.build();
}
