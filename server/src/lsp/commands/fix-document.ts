/** `kanwu.fixDocument`: works out the repairs of a document, or of a part of it. */

import { fromRange, isRange, toRange, toTextEdits } from '../convert.ts';
import { fixDocument } from '../fixing.ts';
import type { ProposedFixes } from '../protocol.ts';
import type { Command } from './command.ts';
import { isStrings } from './command.ts';

export const fixDocumentCommand: Command = async (context, argument, token) => {
  const safety = argument.safety === 'suggested' ? 'suggested' : 'safe';
  const only = isStrings(argument.only) ? argument.only : [];
  const opened = context.documents.get(argument.uri);
  if (opened === undefined) return undefined;
  const within = isRange(argument.range)
    ? fromRange(opened.text, argument.range)
    : { start: 0, end: opened.text.length };
  const fixed = await fixDocument(context, argument.uri, { safety, only, within }, token);
  if (fixed === undefined) return undefined;
  const { document, result } = fixed;
  const counts: Record<string, number> = {};
  for (const { rule } of result.applied) counts[rule] = (counts[rule] ?? 0) + 1;
  const proposed: ProposedFixes = {
    edits: toTextEdits(document.text, result.edits),
    version: document.version,
    text: result.text.toString(),
    counts,
    doubtful: result.doubtful.map((span) => toRange(result.text, span)),
    remaining: result.remaining.length,
  };
  return { document, edits: result.edits, proposed };
};
