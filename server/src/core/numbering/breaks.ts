/** Reports of broken numbers, shared by the rules that name the ways in which a list breaks. */
import type { DocumentView, Edit, Fix, Report } from '../engine/rule.ts';
import type { NumberBreak } from '../model/checks.ts';
import { documentModel } from '../model/document.ts';
import { labelWith, numberLike } from '../model/labels.ts';
import { breakMessage } from '../model/messages.ts';

/** The breaks of one kind. */
export function* reportBreaks(view: DocumentView, kind: NumberBreak['kind']): Generator<Report> {
  for (const found of view.once(documentModel).breaks) {
    if (found.kind === kind) yield reportOf(found);
  }
}

function reportOf(found: NumberBreak): Report {
  const { heading, related, expected } = found;
  const fix = fixOf(found);
  return {
    start: heading.start,
    end: heading.labelEnd,
    message: breakMessage(found),
    expected,
    ...(found.doubtful && { severity: 'hint' as const }),
    ...(fix !== undefined && { fix }),
    ...(related !== undefined &&
      related !== heading && {
        related: [
          {
            start: related.start,
            end: related.labelEnd,
            message: { en: `Compared with “${related.label}”`, zh: `与“${related.label}”比较` },
          },
        ],
      }),
  };
}

/** Only a number that is wrong on its own is corrected: where numbers were lost or the list starts over, text is missing or joined. */
function fixOf(found: NumberBreak): Fix | undefined {
  const { heading, related, expected } = found;
  if (!found.mistyped) return undefined;
  const edits: Edit[] = [{ start: heading.numberStart, end: heading.numberEnd, text: numberLike(heading, expected) }];
  if (found.swapped && related !== undefined && heading.number !== null) {
    edits.push({ start: related.numberStart, end: related.numberEnd, text: numberLike(related, heading.number) });
  }
  const wanted = labelWith(heading, expected);
  return { safety: 'suggested', title: { en: `Change to “${wanted}”`, zh: `改为“${wanted}”` }, edits };
}
