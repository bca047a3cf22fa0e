import { describe, expect, it } from 'vitest';
import { cutIntoChunks } from '../../simulate/lines.ts';
import { randomOf } from '../../simulate/random.ts';
import { expectSilent, findingsOf, fixed } from '../harness.ts';

const speech = `在柳溪镇秋季工作会议上的讲话
同志们：
今天召开这次会议，主要任务是总结前一阶段的工作，分析当前面临的形势，部署下一步的重点任务。刚才，几个村的负责同志作了发言，讲得很好，我都同意。下面，我讲三点意见。
一、统一思想，提高认识
做好秋季各项工作，关系全年目标任务的完成，关系群众的切身利益。大家要站在全局的高度，充分认识做好这项工作的重要意义，切实增强责任感和紧迫感。
二、突出重点，狠抓落实
一是抓好秋收秋种。要组织好农机具，确保应收尽收、颗粒归仓。二是抓好水利建设。要抢抓有利时机，加快工程进度，保证工程质量。三是抓好安全生产。要深入开展隐患排查，坚决防止各类事故的发生。
三、加强领导，严明纪律
各村要成立专门班子，主要负责同志亲自抓，分管同志具体抓，一级抓一级，层层抓落实。镇党委将适时组织督查，对工作不力的，严肃追究责任。
同志们，任务已经明确，关键在于落实。让我们振奋精神，扎实工作，为实现全年目标任务而努力奋斗！`;

describe('scrape/split-paragraph', () => {
  const styles = [
    { size: 100, spread: 0, mark: '、', separator: '\n\n', flat: true, trims: true },
    { size: 110, spread: 10, mark: '、', separator: '\n', flat: true, trims: false },
    { size: 90, spread: 0, mark: '.', separator: '\n\n', flat: false, trims: false },
    { size: 120, spread: 20, mark: '．', separator: '\n\n', flat: false, trims: false },
  ];
  it.each(styles)('takes out every mark and gives the text back: %j', (style) => {
    const { truth, damaged } = cutIntoChunks(speech, style, randomOf(3));
    expect(fixed('scrape/split-paragraph', damaged)).toBe(truth);
  });

  it('knows chunks of one length, though most end with a sentence', () => {
    const sentence = '各村要成立专门班子，主要负责同志亲自抓，分管同志具体抓，一级抓一级，层层抓落实。';
    // four sentences are a chunk: the first two end with one, the others do not
    const text = `${sentence.repeat(8)}此外，${sentence.repeat(9)}`;
    const { truth, damaged, chunks } = cutIntoChunks(
      text,
      { size: 160, spread: 0, mark: '、', separator: '\n', flat: true, trims: true },
      randomOf(1),
    );
    expect(findingsOf('scrape/split-paragraph', damaged)).toHaveLength(chunks);
    expect(fixed('scrape/split-paragraph', damaged)).toBe(truth);
  });

  it('is safe for a complete run that plainly cuts sentences', () => {
    const { truth, damaged } = cutIntoChunks(speech, styles[0]!, randomOf(3));
    expect(findingsOf('scrape/split-paragraph', damaged).map((finding) => finding.fix?.safety)).not.toContain(
      'suggested',
    );
    expect(fixed('scrape/split-paragraph', damaged, 'safe')).toBe(truth);
  });

  it('knows short chunks where the document begins with them and every mark cuts', () => {
    const text =
      '1、各村要认真抓好林场防火工作，加强值班值守，落实防火责任制，确保森林资\n2、源安全。要加强宣传教育，提高全民防火意识，坚决杜绝野外用火，及时消除火\n3、灾隐患。要建立健全应急预案，组织开展演练，提高处置能力，做到早发现、早报\n4、告、早处置。\n';
    expect(fixed('scrape/split-paragraph', text, 'safe')).toBe(text.replace(/\n?\d、/g, ''));
  });

  it('knows a run in which chunks begin with a number of their own', () => {
    const filler = '各村要认真抓好林场防火工作，加强值班值守，落实防火责任制，及时消除火灾隐患。'.repeat(4);
    const chunks = [
      `${filler}确保森林资`,
      `源安全。${filler}镇里投入资金`,
      `5.6万元，${filler}要建立健全应急预`,
      `案，组织开展演练。${filler}做到早发现、早报`,
      `告、早处置。${filler}提高全民防火意`,
      '识，坚决杜绝野外用火。\n',
    ];
    const text = chunks.map((chunk, i) => `${i + 1}.${chunk}`).join('\n');
    expect(fixed('scrape/split-paragraph', text)).toBe(chunks.join(''));
  });

  it.each([
    ['a numbered list of sentences', '1、各村要成立领导小组。\n2、要落实值班制度。\n3、要按时报送情况。\n'.repeat(3)],
    ['numbered heads', '1、关于秋收秋种\n2、关于水利建设\n3、关于安全生产\n4、关于森林防火\n'],
    ['decimals', '面积\n0.5\n1.2\n2.8\n3.6\n4.4\n'],
    ['the speech itself', speech],
    [
      'a table of contents with leaders, its numbers glued to the titles',
      [
        '1总则',
        '1.1编制目的',
        '1.2编制依据',
        '1.5险情分级',
        '2组织机构及职责',
        '2.1指挥部设置',
        '2.6应急专业队伍',
        '3应急保障',
        '3.1通信保障',
        '3.2医疗保障',
        '3.6宣传教育',
      ]
        .map((title, i) => `${title}${'…'.repeat(48)}${3 + i}\n`)
        .join(''),
    ],
  ])('leaves %s alone', (_, text) => {
    expectSilent('scrape/split-paragraph', text);
  });
});
