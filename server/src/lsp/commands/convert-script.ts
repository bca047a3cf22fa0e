/** `kanwu.convertScript`: the document, or a part of it, in another script. */
import type { Span } from '../../core/text/edit.ts';
import { fromRange, isRange, toTextEdits } from '../convert.ts';
import type { Command } from './command.ts';

export const convertScriptCommand: Command = async ({ documents }, { uri, range, target: name }) => {
  // the dictionaries are large: they are read when somebody converts
  const { CONVERSION_TARGETS, convertScript } = await import('../../core/script/convert.ts');
  const document = documents.get(uri);
  const target = CONVERSION_TARGETS.find((known) => known === name);
  if (document === undefined || target === undefined) return undefined;
  const { text, version } = document;
  const { start, end }: Span = isRange(range) ? fromRange(text, range) : { start: 0, end: text.length };
  const edits = convertScript(text.slice(start, end), target).map((edit) => ({
    start: edit.start + start,
    end: edit.end + start,
    text: edit.text,
  }));
  return { document, edits, proposed: { edits: toTextEdits(text, edits), version, text: text.edit(edits).toString() } };
};
