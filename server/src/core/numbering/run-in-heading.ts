import type { DocumentView, Edit, Report, Rule } from '../engine/rule.ts';
import { documentModel } from '../model/document.ts';
import type { Heading } from '../model/tree.ts';

export const rule: Rule = {
  meta: {
    id: 'numbering/run-in-heading',
    stage: 'structure',
    severity: 'warning',
    fixSafety: 'suggested',
    docs: {
      summary: { en: 'A heading stands inside a paragraph', zh: '标题混入段落' },
      why: {
        en: 'Scrapers drop line ends: the heading is glued to the sentence before it, and often its title to the text behind. Lists that their author wrote into a paragraph are left alone.',
        zh: '抓取时丢失换行，标题与上一句连在一起，其题名又常与正文相连。作者写在段内的列举不算。',
      },
      whatToDo: {
        en: 'Begin a new paragraph before the heading; where its title ends is offered only on good evidence.',
        zh: '在标题前另起一段；题名止于何处，只有依据充分时才提供。',
      },
      bad: [
        {
          text: '一、总体要求\n坚持统一规划，分步实施，各项工作都要落到实处，取得实效，并且接受群众监督。«二、»主要任务\n各地要抓紧制定方案。\n三、保障措施\n加强领导。\n',
          fixed:
            '一、总体要求\n坚持统一规划，分步实施，各项工作都要落到实处，取得实效，并且接受群众监督。\n二、主要任务\n各地要抓紧制定方案。\n三、保障措施\n加强领导。\n',
        },
      ],
      good: [
        { text: '申请人应当具备下列条件：一、年满十八周岁；二、有固定住所；三、无违法记录。\n' },
        { text: '一、总体要求\n加快一、二、三产业融合。\n二、主要任务\n抓好落实。\n' },
      ],
    },
  },
  documents: [documentModel],
  *check(view) {
    const { tree } = view.once(documentModel);
    for (const heading of tree.all) {
      if (heading.inline && heading.style !== 'prose') yield reportOf(heading, view);
    }
  },
};

function reportOf(heading: Heading, view: DocumentView): Report {
  const { label } = heading;
  const edits: Edit[] = [{ start: heading.start, end: heading.start, text: '\n' }];
  const split = titleSplit(heading, view);
  const fix = {
    safety: 'suggested' as const,
    title: { en: `Begin a new paragraph at “${label}”`, zh: `在“${label}”前另起一段` },
    edits,
  };
  return {
    start: heading.start,
    end: heading.labelEnd,
    message: {
      en: `The heading “${label}${heading.title}” stands inside a paragraph: its line end was lost.`,
      zh: `标题“${label}${heading.title}”混在段落中，其前的换行已丢失。`,
    },
    fix,
    ...(split !== undefined && {
      alternatives: [
        {
          safety: 'suggested' as const,
          title: {
            en: `Begin a new paragraph, and end the title behind “${heading.title}”`,
            zh: `另起一段，并在“${heading.title}”后断开`,
          },
          edits: [...edits, split],
        },
      ],
    }),
  };
}

/** A line end behind the title where the text goes on without a mark. */
function titleSplit(heading: Heading, view: DocumentView): Edit | undefined {
  const next = view.text.slice(heading.headingEnd, heading.headingEnd + 1);
  if (next === '' || /[\s。！？；：，,.:;!?]/.test(next)) return undefined;
  return { start: heading.headingEnd, end: heading.headingEnd, text: '\n' };
}
