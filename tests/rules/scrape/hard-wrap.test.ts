import { describe, expect, it } from 'vitest';
import { wrapHard } from '../../simulate/lines.ts';
import { expectFindings, expectSilent, fixed } from '../harness.ts';

const rules = `柳溪镇集贸市场管理办法

第一章　总则
第一条　为了加强柳溪镇集贸市场管理，维护市场秩序，保护经营者和消费者的合法权益，根据有关法律、法规的规定，结合本镇实际情况，制定本办法。
第二条　在本镇行政区域内从事集贸市场经营管理活动的单位和个人，应当遵守本办法。违反本办法第二十六条规定的，由镇人民政府责令改正。
第三条　经营者应当依法取得营业执照，在指定地点亮证经营，并遵守下列规定：
（一）不得占道经营；
（二）不得销售过期、变质的食品，不得以次充好、短斤少两；
（三）法律、法规规定的其他事项。
第四条　本办法自公布之日起施行。`;

describe('scrape/hard-wrap', () => {
  it.each([20, 24, 28, 33, 40])('joins lines wrapped at %i columns and keeps the paragraphs', (width) => {
    const fixedText = fixed('scrape/hard-wrap', wrapHard(rules, width, ''));
    expect(fixedText).toBe(rules);
  });

  it('reads indented paragraphs by their indent', () => {
    const body = rules.split('\n').slice(3).join('\n');
    const wrapped = wrapHard(body, 28, '　　');
    expect(fixed('scrape/hard-wrap', wrapped)).toBe(body.replace(/^/gm, '　　'));
  });

  it('joins one wrapped paragraph in a document that is not wrapped', () => {
    const paragraph = rules.split('\n')[3]!;
    const text = `${rules}\n\n${wrapHard(paragraph, 24, '')}\n\n${'各村应当认真落实，'.repeat(20)}不得延误。\n`;
    expect(fixed('scrape/hard-wrap', text)).toContain(`\n\n${paragraph}\n\n`);
  });

  it.each([20, 24, 28])('joins lines at %i columns that a blank line stands behind, each of them', (width) => {
    const apart = wrapHard(rules, width, '').replace(/\n+/g, '\n\n');
    expect(fixed('scrape/hard-wrap', apart)).toBe(rules.replace(/\n+/g, '\n\n'));
    const parted = wrapHard(rules, width, '').split('\n').join('\n\n');
    expect(fixed('scrape/hard-wrap', parted)).toContain('办法\n\n\n\n第一章');
  });

  it('keeps paragraphs, names and headings with blank lines between them', () => {
    expectSilent('scrape/hard-wrap', rules.replace(/\n+/g, '\n\n'));
    const offices = ['市场管理所所长', '水利站副站长', '财政所会计', '派出所民警', '卫生院医师', '文化站干事'];
    const names = offices.map((office, i) => `${office}　　　　　${['刘玉明', '陈国强', '孙小兰'][i % 3]}（兼）`);
    expectSilent('scrape/hard-wrap', names.join('\n\n').replaceAll('（兼）', ''));
    expectSilent('scrape/hard-wrap', names.join('\n\n'));
  });

  it('joins a line that was cut once in the middle of a word', () => {
    const cut = rules.replace('结合本镇实际情况', '结合本镇实\n际情况').replace('应当遵守', '应当遵\n守');
    expect(fixed('scrape/hard-wrap', rules.replace('结合本镇实际情况', '结合本镇实\n际情况'))).toBe(rules);
    expect(fixed('scrape/hard-wrap', cut)).toBe(rules);
  });

  it('joins what a copy of the markup put on lines of its own', () => {
    const title = '柳溪镇人民政府关于集贸市场“三项”整治的通知';
    const text = `柳溪镇人民政府文件
柳政发
〔
2024
〕
12
号
${title.replace('“三项”', '\n“\n三项\n”\n')}
各村民委员会
：
现将《柳溪镇集贸市场管理办法
》印发给你们，请各村按照要求
，
认真组织实施。
2024
年3月1日
`;
    expect(fixed('scrape/hard-wrap', text)).toBe(`柳溪镇人民政府文件
柳政发〔2024〕12号
${title}
各村民委员会：
现将《柳溪镇集贸市场管理办法》印发给你们，请各村按照要求，认真组织实施。
2024年3月1日
`);
  });

  it.each([
    ['a quotation that begins on the next line', '将第三条修改为：“\n第三条　摊主应当保持整洁。”\n'],
    ['a form with blanks to fill in', '申请人：\n，身份证号：\n，住址：\n'],
    [
      'an entry below running text',
      '填写村名即可查询堤岸修缮的进度，并可下载各村的任务清单和验收表格生成器\n官网：柳溪镇水利站\n',
    ],
    ['figures and their headings', '年份\n2012\n年度合计\n12\n号码\n'],
    ['lines that end with a comma in verse', '一片冰心，\n两袖清风；\n三尺讲台，\n'],
  ])('leaves %s alone', (_, text) => {
    expectSilent('scrape/hard-wrap', text);
  });

  it('keeps a blank between Latin words', () => {
    const wrapped = wrapHard(rules, 24, '');
    const line =
      '柳溪镇公共数据开放平台管理办法的英文名称是Open\nData，由镇信息中心负责日常的运行维护和数据更\n新工作。';
    expect(fixed('scrape/hard-wrap', `${wrapped}\n${line}`)).toContain(
      'Open Data，由镇信息中心负责日常的运行维护和数据更新工作。',
    );
  });

  it('keeps a heading that just fills its line apart from its paragraph', () => {
    const report = `（一）巩固提升水利基础
各村要把沟渠堤岸的损毁情况登记造册，逐级上报镇人民政府备案，由镇水利站统一安排修复，所需经费列入年度预算。
（二）推动集市改造升级和农村经济繁荣发展
全面开展集市改造，完善摊位、停车、消防等配套设施，加强对经营者的培训和服务，引导规范经营、诚信经营。
（三）持续改善人居环境
开展沟渠清淤和村道整修，健全保洁制度，落实管护责任，做到有人管、有钱管、长期管。`;
    const wrapped = wrapHard(report, 20, '');
    expect(wrapped).toContain('（二）推动集市改造升级和农村经济繁荣发展\n');
    expect(fixed('scrape/hard-wrap', wrapped)).toBe(report);
  });

  it('keeps a paragraph apart whose topic stands in a sentence of its own', () => {
    const first = '全镇集市改造全部完成，商户经营秩序和购物环境明显改善，群众满意程度不断提高。';
    const report = `${first}
推进水利建设。全面查清沟渠堤岸的损毁情况，登记造册，逐级上报镇人民政府备案，由镇水利站统一安排修复，所需经费列入年度预算。
${rules.split('\n').slice(3, 4)}`;
    const wrapped = wrapHard(report, 19, '');
    expect(wrapped).toContain('群众满意程度不断提高。\n推进水利建设。');
    expect(fixed('scrape/hard-wrap', wrapped)).toBe(report);
  });

  it.each([
    ['verse', '春风吹绿柳溪水\n一路歌声到村庄\n稻花香里说丰年\n万家灯火映夕阳\n'],
    ['names', '柳溪镇人民政府\n青石镇人民政府\n白水镇人民政府\n红枫镇人民政府\n'],
    ['table', '序号\n项目名称\n责任单位\n完成时限\n柳溪河治理\n水利站\n年底前\n'],
    ['headings', '一、总体要求\n二、主要任务\n三、保障措施\n四、工作要求\n'],
    ['sound text', rules],
  ])('leaves %s alone', (_, text) => {
    expectSilent('scrape/hard-wrap', text);
  });
});

describe('numbers cut from their words', () => {
  const wrap = (lines: string) =>
    `柳溪镇防汛工作方案\n一、总体要求\n坚持预防为主，确保沟渠畅通。\n二、主要任务\n（一）查清损毁堤岸。\n（二）备足防汛物资。\n${lines}\n（四）组织汛期值守。\n`;

  it.each([
    ['（三）\n落实巡查人员。', '（三）落实巡查人员。'],
    ['（三）\n\n落实巡查人员。', '（三）落实巡查人员。'],
    ['（\n三）落实巡查人员。', '（三）落实巡查人员。'],
    ['（三\n）落实巡查人员。', '（三）落实巡查人员。'],
  ])('%j', (broken, whole) => {
    expect(fixed('scrape/hard-wrap', wrap(broken))).toBe(wrap(whole));
  });

  it('joins an article with its number and keeps a blank', () => {
    const broken = rules.replace('第三条　', '第三条\n');
    expect(fixed('scrape/hard-wrap', broken)).toBe(rules);
    expect(fixed('scrape/hard-wrap', rules.replace('第三条', '第\n三条'))).toBe(rules);
  });

  it('joins a year cut at a line end', () => {
    const text = '镇水利站自收到申请之日起办理，期限至20\n24年底，逾期不再受理。\n';
    expect(fixed('scrape/hard-wrap', text)).toBe(text.replace('\n2', '2'));
  });

  it('leaves numbers alone on their lines where that is the form of the document', () => {
    expectSilent('scrape/hard-wrap', '第 1 條\n本辦法依法訂定之。\n第 2 條\n本辦法自發布日施行。\n第 3 條\n附則。\n');
    expectSilent('scrape/hard-wrap', '一、\n總則\n二、\n機關\n三、\n附則\n');
    expectSilent('scrape/hard-wrap', wrap('（九）\n落实巡查人员。'));
    expectSilent('scrape/hard-wrap', wrap('（三）\n\n\n落实巡查人员。'));
  });
});

describe('tables that came out in the wrong order', () => {
  const around = '各村应当在每月月底前报送工作情况，由镇防汛办公室汇总。';
  const inText = (lines: string) => `${around}\n${lines}\n${around}\n`;

  it.each(['    ', '\t', '　　'])('points out two columns read across with %j between them', (gap) => {
    const rows = [
      ['镇水利站负责沟渠堤岸的', '各村民委员会负责本村汛'],
      ['日常巡查和维护，汛期实', '期值守，发现险情的，应'],
      ['行昼夜值守，并及时报告', '当立即报告镇防汛办公室'],
      ['险情和处置情况。', '，并组织村民撤离。'],
    ];
    const lines = rows.map((row) => row.join(gap)).join('\n');
    const [finding, ...more] = expectFindings('scrape/hard-wrap', inText(`«${lines}»`));
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ severity: 'info' });
    expect(finding!.fix).toBeUndefined();
  });

  it('points out a label inside a sentence', () => {
    const [finding] = expectFindings(
      'scrape/hard-wrap',
      inText('镇水利站负责沟渠堤岸的日常巡查和维护，汛期实行昼\n«责任单位»\n夜值守，并及时报告险情。'),
    );
    expect(finding!.fix).toBeUndefined();
  });

  it('joins a label that stands one character a line', () => {
    const text = inText('组\n织\n机\n构\n镇防汛办公室');
    expectFindings('scrape/hard-wrap', inText('«组\n织\n机\n构»\n镇防汛办公室'));
    expect(fixed('scrape/hard-wrap', text)).toBe(inText('组织机构\n镇防汛办公室'));
  });

  it.each([
    [
      'a title that stands three times',
      '清河灌区水闸运行事故灾难应急预案\n清河灌区水闸运行事故灾难应急预案\n清河县水闸运行事故灾难应急预案\n第一章总则\n',
    ],
    [
      'a table of contents with leaders',
      ['1总则', '1.1编制目的', '1.2编制依据', '2组织机构及职责', '2.1指挥部设置', '2.2指挥部职责', '3应急保障']
        .map((title, i) => `${title}${'…'.repeat(30 - title.length)}${i + 3}\n`)
        .join(''),
    ],
  ])('leaves %s alone', (_, text) => {
    expectSilent('scrape/hard-wrap', text);
  });

  it.each([
    ['entries', '组长：李卫国　　副镇长\n成员：王秀英　　水利站站长\n成员：张建华　　办公室主任'],
    ['names', '李卫国　王秀英　张建华\n刘建国　陈静宜　杨军民'],
    ['units of a form', '仟\n佰\n拾\n萬'],
    ['numbers one a line', '一\n二\n三\n四'],
    ['a label between paragraphs', `${around}\n责任单位\n镇防汛办公室负责汇总。`],
  ])('leaves %s alone', (_, lines) => {
    expectSilent('scrape/hard-wrap', inText(lines));
  });
});
