/** From a heading to all references to it. */
import { DocumentHighlightKind } from 'vscode-languageserver';
import type { Feature } from '../context.ts';
import { PlacedView } from '../placed-view.ts';

export const references: Feature = {
  capabilities: () => ({ referencesProvider: true, documentHighlightProvider: true }),

  register({ connection, analyses }) {
    connection.onReferences(async ({ textDocument: { uri }, position, context }, token) => {
      const analyzed = await analyses.current(uri, token);
      if (analyzed === undefined) return [];
      const view = new PlacedView(analyzed);
      const heading = view.headingAt(position);
      if (heading === undefined) return [];
      const places = view.referencesTo(heading).map((reference) => ({ uri, range: view.rangeOf(reference) }));
      const { start, headingEnd } = heading;
      return context.includeDeclaration
        ? [{ uri, range: view.rangeOf({ start, end: headingEnd }) }, ...places]
        : places;
    });
    connection.onDocumentHighlight(async ({ textDocument: { uri }, position }, token) => {
      const analyzed = await analyses.current(uri, token);
      if (analyzed === undefined) return [];
      const view = new PlacedView(analyzed);
      const heading = view.headingAt(position);
      if (heading === undefined) return [];
      const { start, labelEnd } = heading;
      return [
        { range: view.rangeOf({ start, end: labelEnd }), kind: DocumentHighlightKind.Write },
        ...view
          .referencesTo(heading)
          .map((reference) => ({ range: view.rangeOf(reference), kind: DocumentHighlightKind.Read })),
      ];
    });
  },
};
