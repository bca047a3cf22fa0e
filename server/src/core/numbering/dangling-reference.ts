import type { DocumentView, Report, Rule } from '../engine/rule.ts';
import { documentModel } from '../model/document.ts';
import { lineScanner } from '../model/lines.ts';
import { referenceScanner } from '../model/reference-scan.ts';
import { type Reference, references, referencesOf } from '../model/references.ts';

export const rule: Rule = {
  meta: {
    id: 'numbering/dangling-reference',
    stage: 'structure',
    severity: 'warning',
    fixSafety: 'none',
    docs: {
      summary: {
        en: 'A reference points at an article or annex that this document does not have',
        zh: '引用了本文件没有的条文或附件',
      },
      why: {
        en: 'Articles were lost, or renumbered without the references to them. References to other laws, also by a short name, are left alone.',
        zh: '条文缺失，或条文重新编号而引用未随之修改。引用其他法律法规（包括简称）的不在此列。',
      },
      whatToDo: {
        en: 'Find out which article is meant, and correct the number; or restore the article.',
        zh: '查明所指条文，改正条号，或补回缺失的条文。',
      },
      bad: [
        {
          text: '第一条 为了规范管理，制定本办法。\n第二条 违反本办法«第九条»规定的，责令改正。\n第三条 本办法自公布之日起施行。\n',
        },
      ],
      good: [
        {
          text: '第一条 为了规范管理，制定本办法。\n第二条 违反本办法第一条规定的，责令改正。\n第三条 依照《甲法》第九十条处理。\n',
        },
      ],
    },
  },
  scanners: [lineScanner, referenceScanner],
  documents: [documentModel, references],
  *check(view) {
    const all = referencesOf(view);
    const annexes = new Set(all.map(missingAnnex));
    annexes.delete(undefined);
    for (const reference of all) {
      // where several annexes are missing, they were published elsewhere
      if (annexes.size > 1 && missingAnnex(reference) !== undefined) continue;
      const report = reportOf(reference, view);
      if (report !== undefined) yield report;
    }
  },
};

function missingAnnex({ target }: Reference): string | undefined {
  if (target.kind !== 'unresolved' || target.missing.unit !== 'annex') return undefined;
  return `${target.missing.name} ${target.missing.number}`;
}

function reportOf(reference: Reference, view: DocumentView): Report | undefined {
  const { target, start, end, quoted } = reference;
  if (target.kind !== 'unresolved' || quoted || !target.certain) return undefined;
  const { missing } = target;
  const text = view.text.slice(start, end);
  if (missing.relative !== undefined) {
    return {
      start,
      end,
      severity: 'hint',
      message: {
        en: `“${text}” points at nothing: nothing of the kind stands before it.`,
        zh: `“${text}”没有所指：其前没有相应的条款。`,
      },
    };
  }
  const whole = missing.unit === 'article' || missing.unit === 'chapter' || missing.unit === 'annex';
  return {
    start,
    end,
    ...(!whole && { severity: 'info' as const }),
    message: {
      en: `“${text}” points at a place that this document does not have.`,
      zh: `“${text}”所指在本文件中不存在。`,
    },
  };
}
