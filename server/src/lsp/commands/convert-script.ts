/**
 * `kanwu.convertScript`: the document, or a range of it, in the other script. What the converter chooses wrongly
 * (`被髮明` for `被發明`) is corrected before anyone sees it, by the rule that finds such places in documents.
 */
import type { Finding } from '../../core/engine/finding.ts';
import { fixSteps } from '../../core/fix/fix.ts';
import type { Edit } from '../../core/text/edit.ts';
import type { Text } from '../../core/text/text.ts';
import { converterTo, isTarget } from '../conversion.ts';
import { fromRange, isRange, toTextEdits } from '../convert.ts';
import { languageOf } from '../documents.ts';
import { outdated } from '../scheduler.ts';
import { analysisOptions } from '../settings.ts';
import type { Command } from './command.ts';

const CORRECTED_BY = 'script/misconverted';

export const convertScriptCommand: Command = async (context, { uri, range, target }, token) => {
  const { documents, settings, scheduler, analyzer } = context;
  const document = documents.get(uri);
  if (document === undefined || !isTarget(target)) return undefined;
  const { text, version } = document;
  const span = isRange(range) ? fromRange(text, range) : { start: 0, end: text.length };
  const convert = await converterTo(target);
  const converted = convert(text.slice(span.start, span.end));
  let result = text.edit([{ ...span, text: converted }]);
  if (target !== 'simplified') {
    const end = span.start + converted.length;
    const isWanted = ({ rule, start, end: last }: Finding) =>
      rule === CORRECTED_BY && start >= span.start && last <= end;
    const options = analysisOptions(languageOf(document), await settings.of(uri));
    result = (await scheduler.run(fixSteps(analyzer, result, options, isWanted), token)).text;
  }
  if (documents.get(uri) !== document) throw outdated();
  const edits = changedRuns(text, result);
  return { document, edits, proposed: { edits: toTextEdits(text, edits), version, text: result.toString() } };
};

/** The edits that turn one text into the other, which has the same lines: small, so that a diff shows what changes. */
export function changedRuns(before: Text, after: Text): Edit[] {
  const edits: Edit[] = [];
  for (let line = 0; line < before.lineCount; line++) {
    const start = before.lineStart(line);
    const old = [...before.slice(start, before.lineEnd(line))];
    const now = [...after.slice(after.lineStart(line), after.lineEnd(line))];
    if (old.length === now.length) edits.push(...runsOf(old, now, start));
    else edits.push({ start, end: start + old.join('').length, text: now.join('') });
  }
  return edits;
}

function runsOf(old: readonly string[], now: readonly string[], start: number): Edit[] {
  const edits: Edit[] = [];
  let offset = start;
  let open: { start: number; text: string } | undefined;
  const close = () => {
    if (open) edits.push({ start: open.start, end: offset, text: open.text });
    open = undefined;
  };
  for (const [index, character] of old.entries()) {
    const replaced = now[index] ?? '';
    if (character === replaced) close();
    else open = { start: open?.start ?? offset, text: (open?.text ?? '') + replaced };
    offset += character.length;
  }
  close();
  return edits;
}
