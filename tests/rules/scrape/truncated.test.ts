import { describe, expect, it } from 'vitest';
import { expectFindings, expectSilent, findingsOf } from '../harness.ts';

const start = '各村要认真落实防火责任制，层层签订责任书。对重点部位要派专人看守，严禁携带火种进山，';

describe('scrape/truncated', () => {
  it.each(['确保全镇森林资源的', '确保全镇森林资源安全，', '切实做好防火宣传工作和'])(
    'flags a document that ends with %s',
    (end) => {
      expect(findingsOf('scrape/truncated', `${start}${end}\n`)).toHaveLength(1);
    },
  );

  it('flags a document whose short last line ends with a comma', () => {
    expectFindings('scrape/truncated', '三、保障措施\n继续加大投入，«进一步完善机制，»\n');
  });

  it('flags a paragraph that stops before a heading', () => {
    const text = `一、落实责任\n${start}确保全镇森林资源的\n二、加强宣传\n要通过广播、标语等形式广泛宣传。\n`;
    expect(findingsOf('scrape/truncated', text)).toHaveLength(1);
  });

  it('lets the last item but one of a list end with the word that joins the last', () => {
    expectSilent(
      'scrape/truncated',
      '就議員的提問，現綜合答覆如下：\n\n（一）有否計劃於離島增設服務點；若有，詳情為何；若否，原因為何；及\n\n（二）當局會否檢討現行轉介機制。\n',
    );
  });

  it('sees wrapped lines as the paragraph that they are', () => {
    const lines = [
      '各村要认真落实防火责任制，层层签订责任书。对',
      '重点部位要派专人看守，严禁携带火种进山，切实',
      '做好防火宣传工作和火险隐患排查工作，确保全镇',
      '森林资源安全。',
    ];
    expectSilent('scrape/truncated', `${lines.join('\n')}\n`);
  });

  describe('two documents in one', () => {
    const cut = `${start}确保全镇森林资源`;
    const notice = '柳溪镇人民政府关于做好防汛工作的通知';
    const heads: readonly (readonly [string, string])[] = [
      ['title and number', `${notice}\n柳政发〔2024〕7号\n各村民委员会：\n现将防汛工作安排如下。\n`],
      [
        'a title over two lines',
        '柳溪镇人民政府关于做好2024年\n防汛工作的通知\n柳政发〔2024〕7号\n现将防汛工作安排如下。\n',
      ],
      ['whom it is sent to', '各村民委员会，镇直各单位：\n现将防汛工作安排如下。\n'],
      ['a salutation', '各位代表：\n现在，我代表镇人民政府向大会报告工作。\n'],
      [
        'a law with its passage',
        '柳溪市河道管理条例\n\n2020年5月6日 柳溪市第七届人民代表大会常务委员会第二次会议通过\n\n第一条 为了加强河道管理，制定本条例。\n',
      ],
      [
        'an order of a gazette',
        '柳溪部令 中華民國95年1月23日\n柳技（一）字第0950000588號\n修正「柳溪辦法」，並自即日生效。\n',
      ],
    ];

    it.each(heads)('flags a sentence that stops short before %s', (_, head) => {
      expect(findingsOf('scrape/truncated', `${cut}\n${head}`)).toMatchObject([
        { start: cut.length - 8, end: cut.length, severity: 'warning' },
      ]);
    });

    it('flags a title that a sentence runs into', () => {
      const text = `${cut}${notice}\n柳政发〔2024〕7号\n各村民委员会：\n现将防汛工作安排如下。\n`;
      const [finding, ...more] = findingsOf('scrape/truncated', text);
      expect(more).toEqual([]);
      expect(text.slice(finding!.start, finding!.end)).toContain(notice);
    });

    it('flags a heading that is cut before a title', () => {
      const text = `一、落实责任\n${start}确保安全。\n二、加强宣传教\n${notice}\n柳政发〔2024〕7号\n各村民委员会：\n现将防汛工作安排如下。\n`;
      expect(findingsOf('scrape/truncated', text)).toHaveLength(1);
    });

    it('flags a sentence that another does not go on with', () => {
      const text = `${start}确保全镇森\n镇水利站应当在每年三月底以前查清沟渠堤岸的损毁情况，登记造册，报镇人民政府备案。\n`;
      expect(findingsOf('scrape/truncated', text)).toHaveLength(1);
    });

    it('flags an enumeration in prose that breaks off behind a number', () => {
      const items = '一不能存有私心，办事要公道；二不能高高在上，脱离群众；三是不可有居功之念，要虚心待人；';
      expectFindings('scrape/truncated', `镇长要做到以下几点：${items}«四»乡镇企业近年来有了较快的发展。\n`);
      expectSilent('scrape/truncated', `镇长要做到以下几点：${items}四要廉洁奉公，不谋私利。\n`);
    });

    it.each([
      [
        'forwarded',
        `${start}确保安全。\n现将县林业局《关于做好防火工作的意见》转发给你们，请认真贯彻执行。\n柳溪镇人民政府\n2024年3月1日\n\n${notice}\n柳林发〔2024〕2号\n各村民委员会：\n现将防汛工作安排如下。\n`,
      ],
      [
        'published by an order',
        '柳溪市人民政府令\n第12号\n《柳溪市河道管理办法》已经市人民政府第三次常务会议通过，现予公布，自2024年7月1日起施行。\n市长 李卫国\n2024年5月6日\n\n柳溪市河道管理办法\n第一章 总则\n第一条 为了加强河道管理，制定本办法。\n',
      ],
      [
        'annexed',
        `${start}确保安全。\n附件：1.防汛责任表\n2.物资清单\n\n附件1\n防汛责任表\n各村民委员会：\n请按表落实责任。\n`,
      ],
      ['named in the text', `${start}请按照柳溪镇人民政府关于做好防汛工作的通知执行。\n各村民委员会：\n请遵照办理。\n`],
    ])('leaves a document alone that is %s', (_, text) => {
      expectSilent('scrape/truncated', text);
    });

    it('leaves a sentence alone that a line end cuts in two', () => {
      expectSilent(
        'scrape/truncated',
        `${start}切实做好防火宣传\n教育工作，使防火知识家喻户晓，确保全镇森林资源安全，杜绝火灾发生。\n`,
      );
    });
  });

  it.each([
    ['a signature', `${start}确保安全。\n\n柳溪镇人民政府\n2024年3月1日\n`],
    [
      'a signature and date glued to the last sentence',
      '现公布《柳溪镇集市管理条例》，请遵照执行。镇长　　李卫国　　　2024年3月1日\n\n柳溪镇集市管理条例\n\n第一章　总则\n第一条　为了加强管理，制定本条例。\n',
    ],
    ['an address', '联系地址：柳溪镇中心大街12号镇政府办公楼二楼东侧。邮政编码：000000。联系人：李卫国\n'],
    ['a list of names', '出席会议的有：柳溪镇、青石镇、白水镇的主要负责人。列席会议的有：李卫国、王秀英、张建华\n'],
  ])('leaves %s alone', (_, text) => {
    expectSilent('scrape/truncated', text);
  });
});

describe('the last line of a document', () => {
  const START = '柳溪镇沟渠管护办法\n第一条　为了加强沟渠管护，保障农田灌溉，制定本办法。\n';

  it.each([
    '第二条　各村民委员会应当在每年三«月底以前会同镇水»',
    '（二）镇水利站负责指导各村沟渠«管护和堤岸修缮的»',
    '沟渠堤岸由各村管护，管护人员由村民会议推选，«管护经费从各村的»',
    '前款规定的补助标准由镇人民政府按«照各村沟渠长度的»',
  ])('an article, an item or a sentence that stops short: %s', (line) => {
    expectFindings('scrape/truncated', `${START}${line}\n`);
  });

  it.each([
    '第二条　本办法自公布之日起施行',
    '附件：柳溪镇沟渠管护责任分解表',
    '柳溪镇沟渠管护补助资金申请审批登记表',
    '柳溪镇人民政府办公室、柳溪镇水利站',
    '联系人：柳溪镇水利站　张某某，李某某',
  ])('what may stand last: %s', (line) => {
    expectSilent('scrape/truncated', `${START}${line}\n`);
  });
});
