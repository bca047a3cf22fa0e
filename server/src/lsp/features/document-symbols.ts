/** The outline as editors show it. */
import type { Feature } from '../context.ts';
import { flatSymbols, symbolOf } from '../present/symbols.ts';

export const documentSymbols: Feature = {
  capabilities: () => ({ documentSymbolProvider: { label: 'Kanwu' } }),

  register({ connection, client, analyses, structures, locale }) {
    connection.onDocumentSymbol(async ({ textDocument: { uri } }, token) => {
      const analyzed = await analyses.current(uri, token);
      if (analyzed === undefined) return [];
      const nodes = structures.of(analyzed.analysis);
      const { text } = analyzed.document;
      return client.takesNestedSymbols
        ? nodes.map((node) => symbolOf(node, text, locale))
        : flatSymbols(nodes, text, uri);
    });
  },
};
