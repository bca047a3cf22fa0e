import { anyOf, type BlockScanner, type BlockView, type Rule, type RuleMeta } from '../engine/rule.ts';

const meta: RuleMeta = {
  id: 'typography/document-number',
  stage: 'structure',
  severity: 'warning',
  fixSafety: 'suggested',
  docs: {
    summary: {
      en: 'The year of a document number in other brackets than 〔〕: `国发[2009]3号`.',
      zh: '发文字号的年份未用六角括号：“国发[2009]3号”。',
    },
    why: {
      en: 'GB/T 9704 writes the year in 〔〕. Converters and input methods without these brackets put [], ［］, 【】 or ﹝﹞, and those of document-sharing sites „ and ‟. A search for the number then fails. Round brackets, which courts and older documents use, are left alone.',
      zh: 'GB/T 9704规定年份用六角括号〔〕。转换工具和输入法缺少这对括号时会写成[]、［］、【】或﹝﹞，文档分享网站的转换还会写成„ ‟，按字号检索便会落空。法院案号和旧文件使用的圆括号不报告。',
    },
    whatToDo: { en: 'Write 〔〕.', zh: '改用〔〕。' },
    bad: [
      {
        text: '根据《通知》（国发«[2009]»3号）精神，制定本办法。',
        fixed: '根据《通知》（国发〔2009〕3号）精神，制定本办法。',
      },
      { text: '青政办«【2021】»15号', fixed: '青政办〔2021〕15号' },
      { text: '《关于修缮堤岸的通知》（青政办«„2009‟»3号）', fixed: '《关于修缮堤岸的通知》（青政办〔2009〕3号）' },
    ],
    good: [
      { text: '根据《通知》（国发〔2009〕3号）精神，依照（2020）京01民终12号判决执行。' },
      { text: '文献[2009]第3页，见[3]。' },
    ],
  },
};

interface Place {
  readonly at: number;
  readonly year: string;
}

const NONE: readonly Place[] = [];
const NUMBER =
  /(?<=[\u4e00-\u9fff〇])[[［【﹝〖{„]((?:19|20)\d\d)[\]］】﹞〗}‟](?=\s?第?\s?\d{1,5}\s?号|\s?第?\s?\d{1,5}\s?號)/g;
const PRECHECK = /[[［【﹝〖{„](?:19|20)\d\d[\]］】﹞〗}‟]/;

const places: BlockScanner<readonly Place[]> = {
  name: 'document-number',
  needs: { has: anyOf('[［【﹝〖{„'), nothing: NONE },
  scan({ text }: BlockView): readonly Place[] {
    if (!PRECHECK.test(text)) return NONE;
    return [...text.matchAll(NUMBER)].map((match) => ({ at: match.index, year: match[1]! }));
  },
};

export const rule: Rule = {
  meta,
  scanners: [places],
  *check(view) {
    for (const { block, start, value } of view.perBlock(places)) {
      for (const { at, year } of value) {
        const end = at + year.length + 2;
        const text = `〔${year}〕`;
        yield {
          start: start + at,
          end: start + end,
          message: {
            en: `A document number has its year in 〔〕: ${text}, not ${block.text.slice(at, end)}.`,
            zh: `发文字号的年份用六角括号：应作“${text}”，不作“${block.text.slice(at, end)}”。`,
          },
          fix: {
            safety: 'suggested',
            title: { en: `Write ${text}`, zh: `改为“${text}”` },
            edits: [
              { start: start + at, end: start + at + 1, text: '〔' },
              { start: start + end - 1, end: start + end, text: '〕' },
            ],
          },
        };
      }
    }
  },
};
