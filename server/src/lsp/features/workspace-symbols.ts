/** Headings of all documents of the workspace, found by words in them. */
import type { SymbolInformation } from 'vscode-languageserver';
import type { Feature } from '../context.ts';
import { flatSymbols } from '../present/symbols.ts';
import { cancelled } from '../scheduler.ts';

const MOST_SYMBOLS = 500;

export const workspaceSymbols: Feature = {
  capabilities: () => ({ workspaceSymbolProvider: true }),

  register({ connection, analyses, documents, structures, workspaceFiles, loader }) {
    connection.onWorkspaceSymbol(async ({ query }, token) => {
      const found: SymbolInformation[] = [];
      const add = (symbols: readonly SymbolInformation[]) => {
        for (const symbol of symbols) if (matches(symbol.name, query)) found.push(symbol);
      };
      for (const { uri } of documents.all()) {
        const analyzed = await analyses.current(uri, token);
        if (analyzed !== undefined) add(flatSymbols(structures.of(analyzed.analysis), analyzed.document.text, uri));
      }
      const { workspace } = await loader.editor();
      for (const uri of workspace ? await workspaceFiles.list() : []) {
        if (token.isCancellationRequested) throw cancelled();
        if (found.length >= MOST_SYMBOLS) break;
        if (documents.get(uri) === undefined) add((await workspaceFiles.report(uri, token))?.symbols ?? []);
      }
      return found.slice(0, MOST_SYMBOLS);
    });
  },
};

/** Whether the characters of a query stand in a name in their order, as quick pickers ask. */
function matches(name: string, query: string): boolean {
  const lower = name.toLowerCase();
  let at = 0;
  for (const char of query.toLowerCase().replace(/\s/g, '')) {
    at = lower.indexOf(char, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
