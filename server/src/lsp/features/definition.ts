/** From a reference to the place that it names: in this document, in another law of the workspace, or a short name's declaration. */
import type { CancellationToken, Location, Range } from 'vscode-languageserver';
import type { ReferenceStep } from '../../core/model/reference-scan.ts';
import { placeIn } from '../../core/model/references.ts';
import type { Context, Feature } from '../context.ts';
import { toRange } from '../convert.ts';
import { PlacedView } from '../placed-view.ts';

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

export const definition: Feature = {
  capabilities: () => ({ definitionProvider: true }),

  register(context) {
    const { connection, analyses } = context;
    connection.onDefinition(async ({ textDocument: { uri }, position }, token): Promise<Location[]> => {
      const analyzed = await analyses.current(uri, token);
      if (analyzed === undefined) return [];
      const view = new PlacedView(analyzed);
      const target = view.referenceAt(position)?.target;
      if (target?.kind === 'node') {
        const { start, headingEnd } = target.node;
        return [{ uri, range: view.rangeOf({ start, end: headingEnd }) }];
      }
      if (target?.kind !== 'external') return [];
      const law = await documentNamed(context, target.law, token);
      if (law !== undefined) return [{ uri: law, range: await rangeIn(context, law, target.steps, token) }];
      return target.declaration === undefined ? [] : [{ uri, range: view.rangeOf(target.declaration) }];
    });
  },
};

/** Where a document has the article, paragraph or item that a reference from outside names; its start where it has none. */
async function rangeIn(
  { analyses, workspaceFiles }: Context,
  uri: string,
  steps: readonly ReferenceStep[],
  token: CancellationToken,
): Promise<Range> {
  const open = await analyses.current(uri, token);
  const { text, analysis } =
    open === undefined
      ? ((await workspaceFiles.look(uri, token)) ?? {})
      : { text: open.document.text, analysis: open.analysis };
  if (text === undefined || analysis === undefined) return START;
  const place = placeIn(analysis.view, steps);
  if (place === undefined) return START;
  return toRange(text, analysis.view.layer.rangeToGround(place.start, place.headingEnd));
}

/** The document of the workspace whose file is named after a law, with or without the country's name before it. */
async function documentNamed(
  { documents, workspaceFiles }: Context,
  law: string,
  token: CancellationToken,
): Promise<string | undefined> {
  const name = bare(law);
  if (name.length < 2) return undefined;
  const uris = [...documents.all().map(({ uri }) => uri), ...(await workspaceFiles.list())];
  if (token.isCancellationRequested) return undefined;
  const named = uris.map((uri) => ({ uri, name: bare(fileName(uri)) }));
  return (named.find((file) => file.name === name) ?? named.find((file) => file.name.startsWith(name)))?.uri;
}

function bare(law: string): string {
  return law.replace(/^[《〈]|[》〉]$/g, '').replace(/^中[华華]人民共和[国國]/, '');
}

function fileName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
