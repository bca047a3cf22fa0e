import type { Rule } from '../engine/rule.ts';
import { announcementScanner, brokenPromises } from '../model/announced.ts';
import { documentModel } from '../model/document.ts';
import { lineScanner } from '../model/lines.ts';

export const rule: Rule = {
  meta: {
    id: 'numbering/announced-count',
    stage: 'structure',
    severity: 'warning',
    fixSafety: 'none',
    docs: {
      summary: { en: 'An announced count that the list does not keep', zh: '预告的项数与实际不符' },
      why: {
        en: 'The text announces ten aspects and three follow: pages were lost, or another document goes on. Only a list right behind its announcement is counted.',
        zh: '预告“以下十个方面”而只有三项：可能缺页，或拼接了另一份文件。只核对紧接在预告之后的列举。',
      },
      whatToDo: {
        en: 'Compare with the source; correct the count or bring back what is missing.',
        zh: '核对原文，改正项数或补回缺失的内容。',
      },
      bad: [
        {
          text: '要重点抓好«以下五个方面»：\n一、完善制度。\n二、加强培训。\n三、严格考核。\n',
        },
        { text: '要做到«“四讲”»：一是讲学习，勤于思考；二是讲团结，顾全大局；三是讲奉献，不计得失。\n' },
        { text: '工作中要做到«“三个坚持”»：坚持依法办事，坚持便民利民。\n' },
      ],
      good: [
        { text: '要重点抓好以下三个方面：\n一、完善制度。\n二、加强培训。\n三、严格考核。\n' },
        { text: '要坚持“四个结合”，推动各项工作。\n一、完善制度。\n二、加强培训。\n' },
        { text: '工作中要做到三个坚持：坚持依法办事，坚持便民利民，坚持公开透明。\n' },
      ],
    },
  },
  scanners: [lineScanner, announcementScanner],
  documents: [documentModel],
  *check(view) {
    for (const { start, end, announced, found, last } of yield* brokenPromises(view)) {
      yield {
        start,
        end,
        expected: announced,
        message: {
          en: `${announced} items are announced, but the list ends with “${last.label}” (${found}).`,
          zh: `此处预告${announced}项，但其后列举止于“${last.label}”，共${found}项。`,
        },
        related: [
          {
            start: last.start,
            end: last.labelEnd,
            message: { en: 'The list ends here', zh: '列举止于此处' },
          },
        ],
      };
    }
  },
};
