import type { DocumentView, Report, Rule } from '../engine/rule.ts';
import { apparatus } from './apparatus.ts';

export const rule: Rule = {
  meta: {
    id: 'scrape/page-marker',
    stage: 'furniture',
    severity: 'warning',
    fixSafety: 'safe',
    docs: {
      summary: {
        en: 'Page numbers, running heads and feet that came along with the text.',
        zh: '随正文带入的页码、页眉和页脚。',
      },
      why: {
        en: 'Text taken from a PDF or a printed page holds what stood at the edges of each page, often between the halves of a sentence: `— 3 —`, `第 3 页 共 15 页`, a title that comes back on every page. Bare numbers count only where they rise from page to page, at about even distances; numbers of lists and tables do not. Running heads are lines that come again where pages end, or again and again inside a sentence; the heading of a chapter stays. The number of a footnote alone on its line (`①`, `[1]`) counts where a sentence reads on over it or a page mark follows; in a list it stays.',
        zh: '从 PDF 或印刷页取出的文字会带着每页边缘的内容，常常夹在一句话中间：“— 3 —”“第 3 页 共 15 页”，以及每页重复的标题。单独的数字只有以大致均匀的间隔逐页递增时才算页码，列表、表格的序号不在此列。页眉页脚是在页末反复出现、或一再夹在句中的同一行；章的标题本身不动。独占一行的脚注序号（“①”“[1]”）只有夹在一句话中间或紧接页码之前才报告，列表中的序号不动。',
      },
      whatToDo: {
        en: 'Delete it. Where it stands inside a sentence, the halves are joined.',
        zh: '删除即可；夹在一句话中间的，删除后两半相接。',
      },
      bad: [
        {
          text: '各村应当在三月底以前查清本村沟渠，登记造册，\n«— 3 —»\n并报镇水利站备案。\n',
          fixed: '各村应当在三月底以前查清本村沟渠，登记造册，并报镇水利站备案。\n',
        },
        {
          text: '沟渠由各村管护。\n«第 3 页 共 15 页»\n镇水利站负责检查。\n',
          fixed: '沟渠由各村管护。\n镇水利站负责检查。\n',
        },
      ],
      good: [{ text: '——二〇二〇年三月在全镇水利会议上\n' }, { text: '合格率\n3\n合计\n' }],
    },
  },
  documents: [apparatus],
  *check(view: DocumentView): Iterable<Report> {
    for (const { kind, start, end, safety, edit, lines } of view.once(apparatus)) {
      if (kind !== 'page') continue;
      yield {
        start,
        end,
        message:
          lines > 1
            ? { en: 'Page number and running head or foot. Delete them.', zh: '页码和页眉或页脚，应删去。' }
            : { en: 'Page number or running head. Delete it.', zh: '页码或页眉页脚，应删去。' },
        ...(safety === 'suggested' && { severity: 'info' as const }),
        fix: { safety, title: { en: 'Delete the page mark', zh: '删去页码、页眉页脚' }, edits: [edit] },
      };
    }
  },
};
