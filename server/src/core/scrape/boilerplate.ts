import type { DocumentView, Report, Rule } from '../engine/rule.ts';
import { apparatus } from './apparatus.ts';

export const rule: Rule = {
  meta: {
    id: 'scrape/boilerplate',
    stage: 'furniture',
    severity: 'warning',
    fixSafety: 'safe',
    docs: {
      summary: {
        en: 'Text of the web site around the document: tool bars, counters, notices, links, feet.',
        zh: '网站加在文件前后的文字：工具栏、计数、提示、链接、页脚。',
      },
      why: {
        en: 'Document-sharing sites, news portals and government portals put their own lines before, between and behind the text, and a scraper copies them along: `已阅读1页，还剩3页未读`, `【字体：大 中 小】`, `扫一扫在手机打开当前页`, a table of `索引号` and `主题分类`. They are known from a table of patterns, and by where they stand: before the text begins or after it has ended.',
        zh: '文库、新闻网站和政府门户网站会在正文前后或中间加上自己的文字，抓取时被一并带走，例如“已阅读1页，还剩3页未读”“【字体：大 中 小】”“扫一扫在手机打开当前页”以及“索引号”“主题分类”表格。规则依据一份样式表并结合所处位置（正文开始之前、结束之后）来识别。',
      },
      whatToDo: {
        en: 'Delete it. Lines that are known for certain are deleted by the safe fix; lines that only stand among them are offered. The document’s own head, signature and list of attachments stay. Own patterns go into `boilerplate` in `.kanwurc.json`.',
        zh: '删除即可。确定无疑的由安全修复删除；仅因夹在其间而判定的作为建议。文件自身的版头、落款和附件说明不受影响。可在 `.kanwurc.json` 的 `boilerplate` 中添加自己的样式。',
      },
      bad: [
        {
          text: '«已阅读1页,还剩3页未读,继续免费阅读\n\n下载本文档»\n\n清河镇人民政府关于修缮东街石桥的通知\n',
          fixed: '清河镇人民政府关于修缮东街石桥的通知\n',
        },
        {
          text: '清河镇人民政府\n2020年3月2日\n«【打印本页】 【关闭窗口】\n扫一扫在手机打开当前页»\n',
          fixed: '清河镇人民政府\n2020年3月2日\n',
        },
      ],
      good: [
        { text: '清河镇人民政府关于修缮东街石桥的通知\n清政发〔2020〕3号\n各村民委员会：\n' },
        { text: '附件：1.石桥修缮图\n清河镇人民政府\n2020年3月2日\n' },
      ],
    },
  },
  documents: [apparatus],
  *check(view: DocumentView): Iterable<Report> {
    for (const { kind, start, end, safety, site, edit, lines } of view.once(apparatus)) {
      if (kind !== 'furniture') continue;
      const from = site === '' ? { en: '', zh: '' } : { en: ` (known from: ${site})`, zh: `（见于：${site}）` };
      const what =
        lines > 1
          ? { en: `These ${lines} lines belong to the web site`, zh: `这${lines}行是网站的文字` }
          : { en: 'This belongs to the web site', zh: '这是网站的文字' };
      yield {
        start,
        end,
        message: {
          en: `${what.en}, not to the document${from.en}. Delete them.`.replace(
            'Delete them',
            lines > 1 ? 'Delete them' : 'Delete it',
          ),
          zh: `${what.zh}，不属于文件正文${from.zh}，应删去。`,
        },
        ...(safety === 'suggested' && { severity: 'info' as const }),
        fix: {
          safety,
          title: { en: 'Delete the text of the web site', zh: '删去网站文字' },
          edits: [edit],
        },
      };
    }
  },
};
