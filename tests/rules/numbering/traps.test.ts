/** What looks like a broken number and is none: all rules run, and no numbering rule may raise its voice. */
import { describe, expect, it } from 'vitest';
import { Analyzer } from '../../../server/src/core/engine/analyzer.ts';
import { RULES } from '../../../server/src/core/engine/rules.generated.ts';
import { Text } from '../../../server/src/core/text/text.ts';

const analyzer = new Analyzer(RULES);

function loud(text: string): string[] {
  return analyzer
    .analyze(Text.of(text))
    .findings.filter(
      ({ rule, severity }) => rule.startsWith('numbering/') && (severity === 'warning' || severity === 'error'),
    )
    .map(({ rule, start, end }) => `${rule} ${text.slice(start, end)}`);
}

const TRAPS: Record<string, readonly string[]> = {
  'amendments quote the articles that they change': [
    '青石市人民代表大会常务委员会关于修改《青石市集市条例》的决定\n一、将第十二条修改为：“第十二条　摊主应当保持摊位整洁。”\n二、将第十五条改为第十七条，修改为：“第十七条　下列行为应当禁止：\n“（一）占道经营；\n“（二）倾倒垃圾。”\n三、删去第二十条。\n本决定自公布之日起施行。\n',
    '一、第八條修正為：「第八條　攤販應保持攤位整潔。\n第九條　攤販不得占用道路。」\n二、刪除第十一條。\n三、本規則自發布日施行。\n',
    '一、增加一条，作为第三十一条：“第三十一条　镇政府应当设立公示栏。”\n二、将第四十条第二款修改为：“前款规定的公示栏应当每月更新。”\n三、其他条文顺序作相应调整。\n',
  ],
  'the items of an annex number afresh': [
    '青石镇关于整治集市的通知\n各村：\n一、摸清底数。\n二、分类整治。\n三、建立台账。\n青石镇人民政府\n2026年3月1日\n\n附件1\n摊位清单\n一、东街摊位十处。\n二、西街摊位八处。\n\n附件2\n责任分工\n一、市管所负责登记。\n二、城管队负责巡查。\n',
    '青石鄉公所公告\n主旨：公告集市管理事項。\n公告事項：\n一、集市每日開放。\n二、攤位應登記。\n附件一\n攤位登記須知\n一、備妥證件。\n二、繳納費用。\n附件二\n清潔須知\n一、每日清掃。\n二、垃圾分類。\n',
    '第一条 为了规范集市，制定本办法。\n第二条 摊位应当登记。\n第三条 本办法自公布之日起施行。\n\n附件\n登记办法\n第一条 登记由市管所办理。\n第二条 登记不收费用。\n',
  ],
  'deleted articles of a consolidated law': [
    '第 1 條\n攤位應登記。\n第 2 條\n（刪除）\n第 3 條\n攤位應清潔。\n第 4 條\n本規則自發布日施行。\n',
    '第一条 摊位应当登记。\n第二条 （删去）\n第三条 摊位应当清洁。\n',
    '第 5 條\n攤位應登記。\n第 6 條至第 8 條\n（刪除）\n第 9 條\n攤位應清潔。\n第 10 條\n本規則自發布日施行。\n',
  ],
  'inserted numbers': [
    '第十二条 甲事。\n第十二条之一 乙事。\n第十二条之二 丙事。\n第十三条 丁事。\n',
    '第 12 條\n甲事。\n第 12-1 條\n乙事。\n第 12-2 條\n丙事。\n第 13 條\n丁事。\n',
    '第二十条 甲事。\n第二十条之一　乙事。\n第二十一条 丙事。\n',
    '十二、甲事。\n十二之一、乙事。\n十三、丙事。\n',
  ],
  'dates and years': [
    '一、工作安排\n2026年3月1日前完成登记。\n2026年5月1日前完成整治。\n二、工作要求\n抓好落实。\n',
    '大事记\n三月五日，集市开业。\n三月九日，首次评比。\n五月一日，秋季扩建。\n',
    '1. 民国時期設立。\n2. 2024.3.1 改建。\n3. 2025.4.1 擴建。\n',
    '二〇二五年完成三项，二〇二六年完成五项。\n一、东街\n二、西街\n',
  ],
  'numbers that belong to one phrase': [
    '五、建设集市\n大、中型摊位分开设置。\n人、财、物统一调配。\n（大）字号牌匾限期拆除。\n六、疏通水沟\n七、修建车场\n',
    '一、总体情况\n第一、第二产业增长较快，第三产业平稳。\n二、下一步\n加快一、二、三产业融合。\n',
    '一、人才\n三、四线城市人才回流明显。\n二、产业\n一、二审案件均已办结。\n三、保障\n落实经费。\n',
    '壹、概況\n一、二審案件均已辦結。\n貳、計畫\n加強宣導。\n',
  ],
  'an item whose number runs into digits': [
    '18.修缮集市棚顶\n19.疏通东街水沟\n20.2026年10件民生实事\n21.5+2就业之家\n22.建设停车场\n',
    '1.完成道路绿化\n2.3个集市改造\n3.2026年续建项目\n4.推进公示\n',
  ],
  'ratios, rates and amounts': [
    '男女性别比为\n1.68∶1\n出生率为\n1‰\n比上年下降\n0.5个百分点\n',
    '收入与支出之比为\n3.2:1\n其中集市收入占\n12%\n',
  ],
  'the points of a partial amendment': [
    '青石鄉集市管理要點第三點、第五點修正規定\n三、攤位應每日清掃。\n五、攤位費按月繳納。\n',
    '青石鄉集市管理要點第二點、第四點、第九點修正規定\n二、攤位應登記。\n四、攤位應清潔：\n（一）每日清掃。\n（二）垃圾分類。\n九、本要點自即日生效。\n',
    '青石縣集市管理自治條例部分條文修正條文\n第 三 條　攤位應登記。\n第 七 條　攤位應清潔。\n第 十二 條　本自治條例自公布日施行。\n',
  ],
  'lists that begin afresh under every article': [
    '第一条 申请人应当提交：\n（一）申请书；\n（二）身份证明。\n第二条 有下列情形之一的，不予受理：\n（一）材料不全；\n（二）逾期提交；\n（三）重复申请。\n第三条 镇政府应当：\n（一）公示结果；\n（二）接受监督。\n',
    '第 1 條\n申請人應備下列文件：\n一、申請書。\n二、身分證明。\n第 2 條\n有下列情形之一者，不予受理：\n一、文件不全。\n二、逾期申請。\n第 3 條\n本規則自發布日施行。\n',
    '一、职责\n（一）登记。\n（二）巡查。\n二、纪律\n（一）不收费用。\n（二）不受馈赠。\n三、附则\n',
  ],
  'a line that begins with a reference': [
    '第一條 甲事。\n第二條 攤位費依集市法\n第六條第八項規定繳納，逾期者依\n第一條規定處理。\n第三條 乙事。\n',
    '第 4 條\n攤位費之收取，依\n第六條第八項辦理。\n第 5 條\n攤位應清潔。\n',
    '第一条 甲事。\n第二条 违反本办法\n第三条第一款规定的，责令改正。\n第三条 乙事。\n',
  ],
  'blanks inside a number': [
    '第　一　條　甲事。\n第　二　條　乙事。\n第　三　條　丙事。\n',
    '第　二十九　條　甲事。\n第　三十　條　乙事。\n第　三十一　條　丙事。\n',
    '第 一 章　总则\n第 一 条　甲事。\n第 二 条　乙事。\n第 二 章　附则\n第 三 条　丙事。\n',
  ],
  'a part of a larger code': [
    '第四编 人格权\n第一章 一般规定\n第九百八十九条 本编调整民事关系。\n第九百九十条 权利受法律保护。\n第九百九十一条 任何组织不得侵害。\n',
    '第六十三条 甲事。\n第六十四条 乙事。\n第六十五条 丙事。\n',
    '第 30 條\n甲事。\n第 31 條\n乙事。\n第 32 條\n丙事。\n',
  ],
  'a table of contents before the chapters': [
    '青石市集市条例\n目　录\n第一章　总则\n第二章　登记\n第三章　附则\n\n第一章　总则\n第一条 甲事。\n第二章　登记\n第二条 乙事。\n第三章　附则\n第三条 丙事。\n',
    '目录\n\n8.1. 水闸\n\n8.1.1. 启闭\n\n8.2. 堤岸\n\n本章说明水闸和堤岸的养护，分为两步。\n\n8.1. 水闸\n\n水闸由专人看管，按照下列办法启闭。\n\n8.1.1. 启闭\n\n每日启闭两次。\n\n8.2. 堤岸\n\n堤岸每月巡查一次。\n',
    '第 8 章 水利\n\n內容目錄\n\n8.1. 水閘\n\n8.2. 堤岸\n\n8.3. 渠道\n\n本章說明水閘、堤岸和渠道的養護，分為三步。\n\n8.1. 水閘\n\n水閘由專人看管。\n\n8.2. 堤岸\n\n堤岸每月巡查一次。\n\n8.3. 渠道\n\n渠道每年清淤一次。\n',
    '青石镇集市规划\n目录\n一、总体要求 1\n二、主要任务 3\n三、保障措施 8\n\n一、总体要求\n坚持规划先行。\n二、主要任务\n建设集市。\n三、保障措施\n加强领导。\n',
    '青石縣集市管理自治條例\n目次\n第一章　總則\n第二章　附則\n第一章　總則\n第一條　甲事。\n第二章　附則\n第二條　乙事。\n',
  ],
  'a level that is left out by choice': [
    '一、总体要求\n1.坚持规划先行。\n2.坚持群众参与。\n二、主要任务\n1.建设集市。\n2.疏通水沟。\n',
    '一、总体要求\n（1）坚持规划先行。\n（2）坚持群众参与。\n二、主要任务\n（1）建设集市。\n（2）疏通水沟。\n',
    '壹、總則\n（一）攤位應登記。\n（二）攤位應清潔。\n貳、附則\n（一）本要點自即日生效。\n',
  ],
  'the first item of a list inside the line above': [
    '一、申請人：（甲）權利人。\n二、發給證件：（甲方）（1）登記證明書正本。\n（2）契約正本。\n（乙方）（1）登記證明書副本。\n（2）契約副本。\n三、本通知免費。\n',
    '一、发放材料：（居民）1.登记证。\n2.告知书。\n二、收取材料：（居民）1.申请表。\n2.证明。\n',
  ],
  'the rows of an annexed table': [
    '青石鄉集市管理要點\n一、攤位應登記。\n二、攤位應清潔。\n附表一\n取締項目及權責分工表\n\n建設課\n占用道路者。\n（一） 處新臺幣一千元罰鍰。\n（二） 不改善者，按次處罰。\n道路條例第五條。\n\n清潔隊\n隨地棄置垃圾者。\n（一） 處新臺幣二千元罰鍰。\n（二） 不清理者，按次處罰。\n清潔條例第九條。\n',
  ],
  'the text goes on behind an annex in its middle': [
    '一、攤位應登記。\n二、攤位應依須知清潔：\n附件二\n攤位清潔須知\n一、每日清掃。\n二、垃圾分類。\n三、廚餘回收。\n四、每月消毒。\n三、攤位費按月繳納。\n四、本要點自即日生效。\n',
  ],
  'a reference to a law whose name or short name stands before it': [
    '第 1 條\n本辦法依集市管理條例 (以下簡稱集市條\n例) 第十條訂定之。\n第 2 條\n攤位應登記。\n第 3 條\n本辦法自發布日施行。\n',
    '青石縣攤位清潔管理辦法\n第 1 條\n攤位應登記。\n第 2 條\n跨區設攤者，應依集市設置許可及管理辦法第五條及第六條規定申請。\n第 3 條\n本辦法自發布日施行。\n',
    '第一条 依照《集市条例》（以下简称《条例》）第四十条制定本细则。\n第二条 违反《条例》第五十条的，责令改正。\n第三条 本细则自公布之日起施行。\n',
  ],
  'points that an order publishes below their title': [
    '青石縣政府公告 中華民國104年8月28日\n青貿字第1047024171號\n主 旨：公告刪除「青石縣集市輸入貨品查核規定」第2點第8款。\n公告事項：\n一、為簡化查核，爰予刪除。\n二、檢附修正後「青石縣集市輸入貨品查核規定」第2點規定（如附件）。\n\n青石縣集市輸入貨品查核規定\n二、輸入下列貨品，應依規定辦理：\n（一）肥料。\n（二）飼料。\n',
  ],
  'cells of a table numbered in another style than the list around them': [
    '１、容器之標準：\n雜質\n1. 破損容器。\n2. 無標示者。\n3. 混裝者。\n２、破損容器係指不能盛裝者。\n３、混裝係指盛裝二物者。\n',
  ],
  'annexes of the text that a form was taken from': [
    '第一条 摊位登记见附表一，收费见附表二。\n第二条 本办法自公布之日起施行。\n附表一\n摊位评分表\n依附表二评分，再依附表三汇总。\n附表二\n收费评分表\n每摊十元。\n',
  ],
  'lists that begin afresh under each article': [
    '第一条 下列人员可以申请：\n（一）教师；\n（二）医师。\n第二条 下列人员不得申请：\n（一）被撤销资格的；\n（二）正在受处分的。\n',
  ],
  'a second list in one article, announced': [
    '第一条 申请人应当提交下列材料：\n（一）申请书；\n（二）身份证明。\n前款申请有下列情形之一的，不予受理：\n（一）材料不全；\n（二）逾期提交。\n第二条 本办法自公布之日起施行。\n',
  ],
  'numbers that run on through the headings above': [
    '一、总体要求\n（一）指导思想。\n（二）基本原则。\n二、重点任务\n（三）加强培训。\n（四）完善制度。\n三、保障措施\n（五）加强领导。\n',
  ],
  'annexes that number afresh': [
    '青石镇人民政府关于集市管理的通知\n各村：\n一、统一思想。\n二、加强巡查。\n三、落实责任。\n青石镇人民政府\n2026年3月1日\n附件1\n巡查办法\n一、巡查范围。\n二、巡查频次。\n附件2\n责任清单\n一、镇政府。\n二、村委会。\n',
  ],
  'an amendment that quotes articles': [
    '关于修改《青石镇集市管理办法》的决定\n一、将第十二条修改为：“第十二条 集市应当保持清洁。\n“摊主应当及时清扫。”\n二、删去第十五条。\n三、将第二十条改为第十九条，修改为：“第十九条 有下列情形之一的，责令改正：\n（一）占道经营；\n（二）乱倒垃圾。”\n本决定自公布之日起施行。\n',
  ],
  'inserted articles': ['第一条 甲事。\n第一条之一 乙事。\n第一条之二 丙事。\n第二条 丁事。\n'],
  'inserted articles of Taiwan': ['第 1 條\n甲事。\n第 1-1 條\n乙事。\n第 2 條\n丙事。\n'],
  'deleted articles that stand as such': ['第 1 條\n甲事。\n第 2 條\n（刪除）\n第 3 條\n丙事。\n'],
  'omissions that the text states': ['一、甲事。\n二、乙事。\n（三至五略）\n六、己事。\n七、庚事。\n'],
  'phrases that look like numbers': [
    '一、总体要求\n加快一、二、三产业融合，重视第一、第二产业。\n二、三线城市\n二、重点任务\n三、四线城市的房价要稳定，一、二审法院要配合。\n三、保障措施\n加强领导。\n',
  ],
  'years, dates and products': [
    '1.提高认识。\n2.加强领导。\n3.2026年10件民生实事要落实。\n4.5+2就业之家要建好。\n5.抓好落实。\n2026年3月1日\n1.68∶1的比例不变，增长1‰。\n',
  ],
  'a table of contents before the chapters (short)': [
    '青石镇集市管理办法\n目 录\n第一章 总则\n第二章 经营\n第三章 附则\n第一章 总则\n第一条 甲事。\n第二章 经营\n第二条 乙事。\n第三章 附则\n第三条 丙事。\n',
  ],
  'contents without their head': [
    '青石镇集市管理办法\n第一章 总则\n第二章 经营\n第三章 附则\n第一章 总则\n第一条 甲事。\n第二章 经营\n第二条 乙事。\n第三章 附则\n第三条 丙事。\n',
  ],
  'a level left out': ['一、总体要求\n1.甲事。\n2.乙事。\n二、重点任务\n1.丙事。\n2.丁事。\n'],
  'part of a larger code': ['第九百八十九条 甲事。\n第九百九十条 乙事。\n第九百九十一条 丙事。\n'],
  'partial amendments of Taiwan': [
    '青石市公有市場管理要點第三點、第五點修正規定\n三、攤商應於每日打烊後清掃。\n五、違反前點規定者，停止使用。\n',
  ],
  'a line that begins with a reference (short)': [
    '第一條 甲事。\n第二條 依公路法\n第六條第八項規定辦理。\n第三條 乙事。\n',
  ],
  'blanks inside a number (short)': ['第　一　條　甲事。\n第　二　條　乙事。\n第　三　條　丙事。\n'],
  'articles spaced in lists': ['二十九、甲事。\n三　十、乙事。\n三十一、丙事。\n'],
  'a list in a paragraph by its author': [
    '申请人应当具备下列条件：一、年满十八周岁；二、有固定住所；三、无违法记录。\n',
  ],
  'words of order that leave one out or come twice': [
    '首先，统一思想。其次，加强巡查。其次，严格考核。最后，总结经验。\n首先，修缮摊位；其次，疏通水沟；再次，公示价目。\n',
  ],
  'the statement of annexes': [
    '青石镇人民政府关于印发方案的通知\n各村：\n现将方案印发给你们。\n附件：1.工作方案\n　　　2.任务清单\n青石镇人民政府\n2026年3月1日\n',
  ],
  'references to other laws': [
    '第一条 依照《乙省市场条例》第八十条处理。\n第二条 违反行政处罚法第九十条的，依法处理。\n第三条 《丙省道路条例》（以下简称《道路条例》）另有规定的，从其规定。\n第四条 依照《道路条例》第七十条处理。\n',
  ],
};

describe('what looks broken and is not stays silent', () => {
  const cases = Object.entries(TRAPS).flatMap(([name, texts]) =>
    texts.map((text, at) => [name, at + 1, text] as const),
  );
  it.each(cases)('%s (%i)', (_name, _at, text) => {
    expect(loud(text)).toEqual([]);
  });
});
