/** Numbers as they really go wrong: one report for one break, at the place and with the number that a person would name. */
import { describe, expect, it } from 'vitest';
import { Analyzer } from '../../../server/src/core/engine/analyzer.ts';
import { RULES } from '../../../server/src/core/engine/rules.generated.ts';
import { Text } from '../../../server/src/core/text/text.ts';
import { fixed, mark, unmark } from '../harness.ts';

const analyzer = new Analyzer(RULES);

/** Each list in several levels and both scripts; `expected` are the numbers that should stand at the «marks». */
const ERRORS: Record<string, readonly (readonly [expected: readonly number[], marked: string])[]> = {
  'one number twice, and all behind it one too low': [
    [[4, 6], '一、登记\n二、公示\n三、巡查\n«三、»清扫\n四、收费\n五、评比\n«七、»附则\n'],
  ],
  'the same number twice': [
    [[12], '（九）登记。\n（十）公示。\n（十一）巡查。\n«（十一）»清扫。\n（十三）收费。\n'],
    [[12], '（十）登記。\n（十一）公示。\n«（十一）»巡查。\n（十二）清掃。\n（十三）收費。\n'],
    [[3], '壹、總則\n貳、登記\n«貳、»清潔\n肆、附則\n'],
    [[3], '第 1 條\n攤位應登記。\n第 2 條\n攤位應清潔。\n«第 2 條»\n攤位費按月繳納。\n第 4 條\n本規則自發布日施行。\n'],
    [[4], '1.登记\n2.公示\n3.巡查\n«3.»清扫\n5.收费\n'],
    [
      [3],
      '第一章 总则\n第一条 甲事。\n第二章 登记\n第二条 乙事。\n«第二章» 清扫\n第三条 丙事。\n第四章 附则\n第四条 丁事。\n',
    ],
  ],
  'the list goes back and starts again': [
    [[7], '五、登记已经办妥。\n六、公示已经办妥。\n«五、»巡查已经办妥。\n六、清扫已经办妥。\n'],
    [[7], '五、登記業已辦妥。\n六、公示業已辦妥。\n«五、»巡查業已辦妥。\n六、清掃業已辦妥。\n'],
    [
      [5],
      '第一条 甲事。\n第二条 乙事。\n第三条 丙事。\n第四条 丁事。\n«第二条» 戊事。\n第三条 己事。\n第四条 庚事。\n第五条 辛事。\n',
    ],
  ],
  'a number that recognition read as a word': [
    [[11], '九、登记\n十、公示\n«士一、»巡查\n十二、清扫\n'],
    [[11], '（九）登記\n（十）公示\n«（士一）»巡查\n（十二）清掃\n'],
    [[11], '第九条 登记。\n第十条 公示。\n«第土一条» 巡查。\n第十二条 清扫。\n'],
    [[21], '第十九條　登記。\n第二十條　公示。\n«第二士一條»　巡查。\n第二十二條　清掃。\n'],
    [[31], '第二十九条 登记。\n第三十条 公示。\n«第三十－条» 巡查。\n第三十二条 清扫。\n'],
  ],
  'a word that looks like the numeral that its list asks for': [
    [[6], '四、登记\n五、公示\n«大、»巡查\n七、清扫\n'],
    [[7], '（六）登記。\n«（匕）»公示。\n（八）巡查。\n'],
    [[8], '第七条 登记。\n«第人条» 公示。\n第九条 巡查。\n'],
    [[9], '八、登記。\n«几、»公示。\n十、巡查。\n'],
  ],
  '二 for 三 and 三 for 二': [
    [[3], '一、登记\n二、公示\n«二、»巡查\n四、清扫\n'],
    [[2], '（一）登記。\n«（三）»公示。\n（三）巡查。\n（四）清掃。\n'],
    [[13], '第十一条 登记。\n第十二条 公示。\n«第十二条» 巡查。\n第十四条 清扫。\n'],
    [[22], '第二十一條　登記。\n«第三十二條»　公示。\n第二十三條　巡查。\n第二十四條　清掃。\n'],
  ],
  'l and I for 1': [
    [[1], '«l.»登记\n2.公示\n3.巡查\n'],
    [[11], '9.登记\n10.公示\n«l1.»巡查\n12.清扫\n'],
    [[11], '9、登記\n10、公示\n«1l、»巡查\n12、清掃\n'],
    [[1], '«I.»登记\n2.公示\n3.巡查\n4.清扫\n'],
    [[1], '一、登记\n«（l）»市管所办理。\n（2）不收费用。\n（3）当场办结。\n二、附则\n'],
    [[11], '第 9 條\n登記。\n第 10 條\n公示。\n«第 1l 條»\n巡查。\n第 12 條\n清掃。\n'],
  ],
  'O and 〇 for 0': [
    [[10], '8.登记\n9.公示\n«1O.»巡查\n11.清扫\n'],
    [[10], '第 8 條\n登記。\n第 9 條\n公示。\n«第 1O 條»\n巡查。\n第 11 條\n清掃。\n'],
    [[102], '第一百零一条 登记。\n«第一百O二条» 公示。\n第一百零三条 巡查。\n第一百零四条 清扫。\n'],
  ],
  'a number that holds old and new': [
    [[22], '第二十一条 登记。\n«第二十十条» 公示。\n第二十三条 巡查。\n'],
    [[3], '一、登记\n二、公示\n«三三、»巡查\n四、清扫\n'],
  ],
  'an article that was lost': [
    [[128], '第一百二十六条 登记。\n第一百二十七条 公示。\n«第一百二十九条» 巡查。\n第一百三十条 清扫。\n'],
    [[3], '第 1 條\n登記。\n第 2 條\n公示。\n«第 4 條»\n巡查。\n第 5 條\n清掃。\n'],
    [[2], '第一章 总则\n第一条 登记。\n第二条 公示。\n«第三章» 巡查\n第三条 巡查。\n第四章 附则\n第四条 清扫。\n'],
  ],
  'items of a partial amendment, and what the order says itself': [
    [
      [2],
      '青石鄉集市管理要點第三點、第八點修正規定\n三、申請攤位，應檢附下列文件：\n（一）申請書。\n«（四）»繳費證明。\n八、攤位費按月繳納。\n',
    ],
    [
      [3],
      '青石縣政府公告\n主旨：預告修正「青石縣集市管理辦法」部分條文。\n公告事項：\n一、修正機關：青石縣政府。\n二、對於本公告內容有意見者，請洽詢：\n（一）承辦單位：建設處。\n（二）地址：青石縣青石路1號。\n«（四）»傳真：（00）0000-0000。\n',
    ],
  ],
  'two that changed places': [
    [[2], '一、登记\n«三、»公示\n二、巡查\n四、清扫\n'],
    [[12], '第十一條　登記。\n«第十三條»　公示。\n第十二條　巡查。\n第十四條　清掃。\n'],
  ],
  'the mark of another level': [
    [
      [3],
      '第一条 下列人员可以申请：\n（一）教师；\n（二）医师。\n第二条 申请应当载明：\n一、姓名；\n二、住所；\n«（三）»事由；\n四、日期。\n第三条 丙事。\n',
    ],
    [[3], '一、登记\n（一）甲事。\n（二）乙事。\n«三、»丙事。\n（四）丁事。\n二、附则\n'],
    [[2], '一、登記\n«（二）»公示\n三、巡查\n四、清掃\n'],
  ],
};

describe('numbers that really went wrong are found', () => {
  const cases = Object.entries(ERRORS).flatMap(([name, texts]) =>
    texts.map(([expected, marked], at) => [name, at + 1, expected, marked] as const),
  );
  it.each(cases)('%s (%i)', (_name, _at, expected, marked) => {
    const { text } = unmark(marked);
    const found = analyzer
      .analyze(Text.of(text))
      .findings.filter(
        ({ rule, severity }) => rule.startsWith('numbering/') && (severity === 'warning' || severity === 'error'),
      );
    expect(mark(text, found)).toBe(marked);
    expect(found.map((finding) => finding.expected)).toEqual(expected);
  });
});

describe('the correction writes the number as its list does', () => {
  it.each([
    ['l.登记\n2.公示\n3.巡查\n', '1.登记\n2.公示\n3.巡查\n'],
    [
      '一、登记\n（l）市管所办理。\n（2）不收费用。\n二、附则\n',
      '一、登记\n（1）市管所办理。\n（2）不收费用。\n二、附则\n',
    ],
    [
      '第二十九条 登记。\n第三十条 公示。\n第三十－条 巡查。\n',
      '第二十九条 登记。\n第三十条 公示。\n第三十一条 巡查。\n',
    ],
    ['九、登記\n十、公示\n士一、巡查\n', '九、登記\n十、公示\n十一、巡查\n'],
  ])('%j', (text, wanted) => {
    expect(fixed('numbering/malformed', text)).toBe(wanted);
  });
});

describe('headings that lost their line end', () => {
  const RUN_IN: Record<string, string> = {
    'an article with the text close behind it':
      '第一条 登记由市管所办理。\n第二条 公示栏每月更新。 «第三条»摊位应当每日清扫。\n第四条 本办法自公布之日起施行。\n',
    'a chapter glued to the sentence before':
      '第一章 总则\n第一条 登记由市管所办理。«第二章»清扫\n第二条 摊位应当每日清扫。\n第三章 附则\n第三条 本办法自公布之日起施行。\n',
    'an item behind wide blanks':
      '第一条 鼓励下列活动：\n（一）开设书店；\n（二）开办茶馆；　　«（三）»举办集市；\n（四）演出。\n第二条 甲事。\n',
    'all items but the first and the last':
      '第一条 鼓励下列活动：\n（一）开设书店； «（二）»开办茶馆； «（三）»举办集市；\n（四）演出。\n第二条 甲事。\n',
    'an item in half-width marks': '(一)开设书店的,奖励一百元;  «(二)»开办茶馆的,奖励五十元;\n(三)演出的,不予奖励。\n',
  };
  it.each(Object.entries(RUN_IN))('%s', (_name, marked) => {
    const { text } = unmark(marked);
    const found = analyzer.analyze(Text.of(text)).findings.filter(({ rule }) => rule.startsWith('numbering/'));
    expect(mark(text, found)).toBe(marked);
    expect(new Set(found.map(({ rule }) => rule))).toEqual(new Set(['numbering/run-in-heading']));
  });

  it('leaves references alone that begin a sentence', () => {
    const text =
      '第一条 登记由市管所办理。\n第二条 公示栏每月更新。第三条规定的摊位除外。\n第三条 摊位应当每日清扫。\n第四条 本办法自公布之日起施行。\n';
    expect(analyzer.analyze(Text.of(text)).findings).toEqual([]);
  });
});
