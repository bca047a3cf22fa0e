/** Headings as the protocol's symbols. */
import { type DocumentSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver';
import type { OutlineKind, OutlineNode } from '../../core/model/outline.ts';
import type { Text } from '../../core/text/text.ts';
import { toRange } from '../convert.ts';
import type { Locale } from '../locale.ts';
import { expectedLabel, headingText, walk } from '../structure.ts';

const SYMBOL_KINDS: Readonly<Record<OutlineKind, SymbolKind>> = {
  title: SymbolKind.File,
  part: SymbolKind.Module,
  chapter: SymbolKind.Namespace,
  section: SymbolKind.Package,
  article: SymbolKind.Method,
  'paragraph-number': SymbolKind.Class,
  enumeration: SymbolKind.EnumMember,
  annex: SymbolKind.Struct,
};

/** Characters of a heading that are shown. */
const MOST_SHOWN = 120;

/** In its detail a symbol says what is wrong with its number. */
export function symbolOf(node: OutlineNode, text: Text, locale: Locale): DocumentSymbol {
  const expected = expectedLabel(node);
  return {
    name: headingText(node).slice(0, MOST_SHOWN),
    kind: SYMBOL_KINDS[node.kind],
    range: toRange(text, node),
    selectionRange: toRange(text, { start: node.start, end: node.headingEnd }),
    ...(expected !== undefined && {
      detail: locale.say({ en: `should be ${expected}`, zh: `应为 ${expected}` }),
    }),
    children: node.children.map((child) => symbolOf(child, text, locale)),
  };
}

export function flatSymbols(nodes: readonly OutlineNode[], text: Text, uri: string): SymbolInformation[] {
  return [...walk(nodes)].map(({ node, above }) => {
    const container = above[above.length - 1];
    return {
      name: headingText(node).slice(0, MOST_SHOWN),
      kind: SYMBOL_KINDS[node.kind],
      location: { uri, range: toRange(text, { start: node.start, end: node.headingEnd }) },
      ...(container !== undefined && { containerName: headingText(container).slice(0, MOST_SHOWN) }),
    };
  });
}
