/** What no numbering rule may call an error. */
import { describe, expect, it } from 'vitest';
import { Analyzer } from '../../../server/src/core/engine/analyzer.ts';
import { RULES } from '../../../server/src/core/engine/rules.generated.ts';
import { Text } from '../../../server/src/core/text/text.ts';

const analyzer = new Analyzer(RULES.filter(({ meta }) => meta.id.startsWith('numbering/')));

function loud(text: string): string[] {
  return analyzer
    .analyze(Text.of(text))
    .findings.filter(({ severity }) => severity === 'warning' || severity === 'error')
    .map(({ rule, start, end }) => `${rule} ${text.slice(start, end)}`);
}

const SILENT: Record<string, string> = {
  'lists that begin afresh under each article':
    '第一条 下列人员可以申请：\n（一）教师；\n（二）医师。\n第二条 下列人员不得申请：\n（一）被撤销资格的；\n（二）正在受处分的。\n',
  'a second list in one article, announced':
    '第一条 申请人应当提交下列材料：\n（一）申请书；\n（二）身份证明。\n前款申请有下列情形之一的，不予受理：\n（一）材料不全；\n（二）逾期提交。\n第二条 本办法自公布之日起施行。\n',
  'numbers that run on through the headings above':
    '一、总体要求\n（一）指导思想。\n（二）基本原则。\n二、重点任务\n（三）加强培训。\n（四）完善制度。\n三、保障措施\n（五）加强领导。\n',
  'annexes that number afresh':
    '青石镇人民政府关于集市管理的通知\n各村：\n一、统一思想。\n二、加强巡查。\n三、落实责任。\n青石镇人民政府\n2026年3月1日\n附件1\n巡查办法\n一、巡查范围。\n二、巡查频次。\n附件2\n责任清单\n一、镇政府。\n二、村委会。\n',
  'an amendment that quotes articles':
    '关于修改《青石镇集市管理办法》的决定\n一、将第十二条修改为：“第十二条 集市应当保持清洁。\n“摊主应当及时清扫。”\n二、删去第十五条。\n三、将第二十条改为第十九条，修改为：“第十九条 有下列情形之一的，责令改正：\n（一）占道经营；\n（二）乱倒垃圾。”\n本决定自公布之日起施行。\n',
  'inserted articles': '第一条 甲事。\n第一条之一 乙事。\n第一条之二 丙事。\n第二条 丁事。\n',
  'inserted articles of Taiwan': '第 1 條\n甲事。\n第 1-1 條\n乙事。\n第 2 條\n丙事。\n',
  'deleted articles that stand as such': '第 1 條\n甲事。\n第 2 條\n（刪除）\n第 3 條\n丙事。\n',
  'omissions that the text states': '一、甲事。\n二、乙事。\n（三至五略）\n六、己事。\n七、庚事。\n',
  'phrases that look like numbers':
    '一、总体要求\n加快一、二、三产业融合，重视第一、第二产业。\n二、三线城市\n二、重点任务\n三、四线城市的房价要稳定，一、二审法院要配合。\n三、保障措施\n加强领导。\n',
  'years, dates and products':
    '1.提高认识。\n2.加强领导。\n3.2026年10件民生实事要落实。\n4.5+2就业之家要建好。\n5.抓好落实。\n2026年3月1日\n1.68∶1的比例不变，增长1‰。\n',
  'a table of contents before the chapters':
    '青石镇集市管理办法\n目 录\n第一章 总则\n第二章 经营\n第三章 附则\n第一章 总则\n第一条 甲事。\n第二章 经营\n第二条 乙事。\n第三章 附则\n第三条 丙事。\n',
  'contents without their head':
    '青石镇集市管理办法\n第一章 总则\n第二章 经营\n第三章 附则\n第一章 总则\n第一条 甲事。\n第二章 经营\n第二条 乙事。\n第三章 附则\n第三条 丙事。\n',
  'a level left out': '一、总体要求\n1.甲事。\n2.乙事。\n二、重点任务\n1.丙事。\n2.丁事。\n',
  'part of a larger code': '第九百八十九条 甲事。\n第九百九十条 乙事。\n第九百九十一条 丙事。\n',
  'partial amendments of Taiwan':
    '青石市公有市場管理要點第三點、第五點修正規定\n三、攤商應於每日打烊後清掃。\n五、違反前點規定者，停止使用。\n',
  'a line that begins with a reference': '第一條 甲事。\n第二條 依公路法\n第六條第八項規定辦理。\n第三條 乙事。\n',
  'blanks inside a number': '第　一　條　甲事。\n第　二　條　乙事。\n第　三　條　丙事。\n',
  'articles spaced in lists': '二十九、甲事。\n三　十、乙事。\n三十一、丙事。\n',
  'a list in a paragraph by its author': '申请人应当具备下列条件：一、年满十八周岁；二、有固定住所；三、无违法记录。\n',
  'words of order that leave one out or come twice':
    '首先，统一思想。其次，加强巡查。其次，严格考核。最后，总结经验。\n首先，修缮摊位；其次，疏通水沟；再次，公示价目。\n',
  'the statement of annexes':
    '青石镇人民政府关于印发方案的通知\n各村：\n现将方案印发给你们。\n附件：1.工作方案\n　　　2.任务清单\n青石镇人民政府\n2026年3月1日\n',
  'references to other laws':
    '第一条 依照《乙省市场条例》第八十条处理。\n第二条 违反行政处罚法第九十条的，依法处理。\n第三条 《丙省道路条例》（以下简称《道路条例》）另有规定的，从其规定。\n第四条 依照《道路条例》第七十条处理。\n',
};

describe('sound numbering stays silent', () => {
  it.each(Object.entries(SILENT))('%s', (_, text) => {
    expect(loud(text)).toEqual([]);
  });
});
