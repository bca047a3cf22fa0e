/** Reports of labels that are written otherwise than their list, shared by the rules on style and separator. */
import type { DocumentView, Localized, Report } from '../engine/rule.ts';
import { documentModel } from '../model/document.ts';
import type { StyleBreak } from '../model/styles.ts';
import type { Heading } from '../model/tree.ts';

/** The exceptions of one kind in all lists. */
export function* reportStyles(view: DocumentView, kind: StyleBreak['kind']): Generator<Report> {
  for (const found of view.once(documentModel).styleBreaks) {
    if (found.kind !== kind) continue;
    const { heading, model, label, isSlight } = found;
    const report = labelReport(heading, model, label, {
      en: `“${heading.label}” is written otherwise than the rest of its list (“${model.label}”); “${label}” is expected.`,
      zh: `“${heading.label}”与本序列其他各项（如“${model.label}”）写法不一，应为“${label}”。`,
    });
    yield { ...report, ...(isSlight && { severity: 'info' }) };
  }
}

/** A report on a label, with the fix that writes it as `wanted`. */
export function labelReport(heading: Heading, related: Heading, wanted: string, message: Localized): Report {
  return {
    start: heading.start,
    end: heading.labelEnd,
    message,
    related: [
      {
        start: related.start,
        end: related.labelEnd,
        message: { en: `Compared with “${related.label}”`, zh: `与“${related.label}”比较` },
      },
    ],
    fix: {
      safety: 'suggested',
      title: { en: `Change to “${wanted}”`, zh: `改为“${wanted}”` },
      edits: [{ start: heading.start, end: heading.labelEnd, text: wanted }],
    },
  };
}
