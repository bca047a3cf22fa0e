/** `kanwu.renumber`: headings get the numbers that they should have; references follow. */
import { groundEdits, type RenumberScope, renumber } from '../../core/model/renumber.ts';
import { isPosition, toTextEdits } from '../convert.ts';
import { PlacedView } from '../placed-view.ts';
import type { Command } from './command.ts';

const SCOPES: Readonly<Record<string, RenumberScope>> = { 'from-here': 'from', level: 'level', document: 'document' };

export const renumberCommand: Command = async ({ analyses }, { uri, position, scope }, token) => {
  const analyzed = await analyses.current(uri, token);
  if (analyzed === undefined) return undefined;
  const { document, analysis } = analyzed;
  const offset = isPosition(position) ? new PlacedView(analyzed).offsetAt(position) : 0;
  const wanted = renumber(analysis.view, (typeof scope === 'string' && SCOPES[scope]) || 'document', offset);
  const edits = groundEdits(wanted, analysis.view.layer);
  const { text, version } = document;
  const proposed = { edits: toTextEdits(text, edits), version, text: text.edit(edits).toString() };
  return { document, edits, proposed };
};
