import { describe, expect, it } from 'vitest';
import { Analyzer } from '../../../server/src/core/engine/analyzer.ts';
import { RULES } from '../../../server/src/core/engine/rules.generated.ts';
import { fixText } from '../../../server/src/core/fix/fix.ts';
import { Text } from '../../../server/src/core/text/text.ts';

/** Official prose as the standards want it, on which checkers made for technical writing raise errors. */
const CLEAN = [
  '青岚市人民政府关于印发《2026年度安全生产工作要点》的通知',
  '青政发〔2026〕12号',
  '各区（市）人民政府，市政府各部门，各直属单位：',
  '一、总体要求',
  '（一）指导思想。坚持稳中求进，做到“三个确保”“四个不放过”。',
  '1.严格落实GB/T 9704—2012的要求，正文每页22行、每行28字。',
  '（1）到2026年6月30日前完成35%的任务，10月底前完成100%；',
  '会议时间为3月1日9:30至11:45，地点为市政府3号楼305会议室。',
  '全市实现地区生产总值1,234.5亿元，同比增长3.5%，城乡居民收入比为1.68∶1。',
  '详见市政府网站（http://www.qinglan.example/zwgk/index.html?id=3&type=2）。',
  '联系人：王明；电话：0532-8888×××；电子邮箱：office@qinglan.example。',
  '推进“5G+工业互联网”融合，培育AI、IoT等新产业，建设R&D中心。',
  '第十二条　申请人有下列情形之一的，不予受理：（一）材料不全的；（二）逾期的。',
  '根据《中华人民共和国安全生产法》《青岚市消防条例》等法律、法规，制定本办法。',
  '本办法所称“三无”船舶，是指无船名船号、无船舶证书、无船籍港的船舶。',
  '附件：1.责任分工表',
  '二〇二六年三月一日',
  '2025—2026学年第一学期，气温为-5℃～10℃，误差为±0.5℃。',
  '他指出：“发展是第一要务……决不能停步！”',
  '怎么看？怎么办？怎么干？！必须用实际行动作出回答。',
  '（此件公开发布）',
  '抄送：市委各部门，市人大常委会办公厅，市政协办公厅。',
  'PM2.5年均浓度降至28μg/m³以下，CO₂排放下降4%。',
  '新建改建农村公路120km，受益群众3.6万人（次）。',
  '（2025）青01行终23号行政判决已经发生法律效力。',
  '该项目采用BOT（build, operate, transfer）方式，投资US$1,200万。',
  '主旨：訂定「青嵐鄉公所志工獎勵要點」，並自115年3月1日生效。',
  '說明：依據本府115年2月1日府授社字第1150001234號函辦理。',
  '第 12-1 條　前項補助，每人每年新臺幣壹萬元整；其申請期間為每年1月至3月。',
  '一、本會置委員15人至21人，其中1人為主任委員，由鄉長兼任之。',
  '受處分人：○○○（身分證統一編號：A12345○○○○）',
  '中華民國一○二年十月一日起，於台北市、臺中市同步施行。',
];

describe('clean official text', () => {
  const analyzer = new Analyzer(RULES);
  const ours = (rule: string) => /^(?:typography|script)\//.test(rule);

  it.each(CLEAN)('nothing is found in %s', (line) => {
    expect(analyzer.analyze(Text.of(line)).findings.filter(({ rule }) => ours(rule))).toEqual([]);
  });

  it.each([
    ['Simplified', CLEAN.filter((line) => !/[為訂說項會處國]/.test(line))],
    ['Traditional', CLEAN.filter((line) => /[為訂說項會處國]/.test(line))],
  ])('nothing is found and nothing is changed in a whole %s document', (_, lines) => {
    const text = `${lines.join('\n')}\n`;
    const result = fixText(analyzer, Text.of(text), {}, ({ rule }) => ours(rule));
    expect(result.applied).toEqual([]);
    expect(result.text.toString()).toBe(text);
  });
});
