import { describe, expect, it } from 'vitest';
import { expectFindings, expectSilent, fixed, unmark } from '../harness.ts';

const ID = 'scrape/noise-characters';
const FILLER =
  '龘靐齉爩鱻麤灪籱鸞鸜飍馫骉驫飝霻靇鑫鑻鑺釁醾蠿蠻虋虌薹蘽籯籲糶糴纛羈羉耱耰聵鬱髒鬣魑魍魉黼黻黥鼗鼙齄龠龢';

describe('characters before punctuation', () => {
  it('are found by what the text reads like without them', () => {
    const marked =
      '各级人民政府应当加强对安全生产工作的领导«黼»，建立健全安全生产责任制«麤齉»。有关部门应当依照本条例规定履行职责«魍»，及时查处违法行为«籱»；情节严重的«鬣»，依法追究责任«鼙鼗»。\n';
    expectFindings(ID, marked);
    expect(fixed(ID, unmark(marked).text)).toBe(
      '各级人民政府应当加强对安全生产工作的领导，建立健全安全生产责任制。有关部门应当依照本条例规定履行职责，及时查处违法行为；情节严重的，依法追究责任。\n',
    );
  });

  it('are found where the same ones stand everywhere, and nothing of the author goes with them', () => {
    const sound =
      '各村要认真抓好林场防火工作，加强值班值守，落实防火责任制，确保森林资源安全。要加强宣传教育，提高防火意识，杜绝野外用火，及时消除火灾隐患。要建立健全应急预案，组织开展演练，提高处置能力，做到早发现、早报告、早处置。要严肃追究责任，对因失职造成损失的，依法依规处理。同时要加强基础设施建设，增加资金投入，改善林区道路条件，配备必要的扑火装备。\n';
    for (const noise of ['夼', '麻裳']) expect(fixed(ID, sound.replaceAll('，', `${noise}，`))).toBe(sound);
  });

  it.each([
    '本镇产鳙，养鳙，食鳙，贩鳙。\n本镇渔业以养殖鳙鱼为主，名产为大头鳙，特产为大头鳙，出口大头鳙，制作大头鳙，销售大头鳙。\n',
    '各级人民政府应当加强对安全生产工作的领导黼，建立健全安全生产责任制。\n',
    '本条例所称危险化学品，包括苯并芘，二噁英；野生动物，包括鳡、鳤、鹬。\n',
    '会议由刘翚主持，陈燚、周赟参加，记录人吴琎。\n',
  ])('one place, or names and things: %j', (text) => {
    expectSilent(ID, text);
  });
});

describe('rare characters that belong to the text', () => {
  const PROSE = '镇水利站应当在每年三月底以前查清沟渠堤岸的损毁情况，登记造册，报镇人民政府备案。';

  it.each([
    ['verse in a speech', `${PROSE}\n春回大地万物酣，人勤家富百业臻。同心同德兴桑梓，共建共享惠黎氓。\n${PROSE}\n`],
    [
      'classical prose',
      '渠既成，溉舄卤之地，畎亩皆膏腴。父老箪食壶浆，相率来迎，懽声动陌。令曰：嗟乎，尔曹毋怠，堤圮则亟葺，淤则亟浚。众皆曰诺。\n',
    ],
  ])('%s', (_, text) => {
    expectSilent(ID, text);
  });
});

describe('pages filled with rare characters', () => {
  it('are one finding', () => {
    expectFindings(
      ID,
      `沟渠由各村管护。\n«${FILLER}\n${FILLER.slice(20)}${FILLER.slice(0, 20)}»\n镇水利站负责检查。\n`,
    );
  });
});

describe('rare characters before punctuation and a page filled with them', () => {
  it('are found beside each other', () => {
    const noisy =
      '各级人民政府应当加强对安全生产工作的领导«黼»，建立健全安全生产责任制«麤齉»。有关部门应当依照本条例规定履行职责«魍»，及时查处违法行为«籱»。\n';
    expectFindings(ID, `${noisy}«${FILLER}»\n${noisy}`);
  });
});

describe('what forums put in', () => {
  const A = '镇水利站应当在每年三月底以前查清沟渠堤岸的损毁情况，';
  const B = '登记造册，报镇人民政府备案。';

  it.each(['; i [+ l3 @ |1 m) q', "& z* U# Z; ^! e. e' K", '8 k5 `2 r! t5 x1 p3 | S'])('%s', (noise) => {
    expectFindings(ID, `${A}«${noise}»${B}\n${A}${B} «${noise}»\n«${noise}»\n${A}\n`);
    expect(fixed(ID, `${A}${noise}${B}\n${A}${B} ${noise}\n${noise}\n${A}\n`)).toBe(`${A}${B}\n${A}${B}\n${A}\n`);
  });

  it.each(['5 r2 G% w3 r5 L1 ~: v', '3 |! ]4 _( `  J6 H', '9 t1 Y8 A9 R3 n  A6 J, V7 V', '$ R7 D1 v7 b5 G0 U'])(
    'pairs of one character each: %s',
    (noise) => {
      expect(fixed(ID, `${A}${noise}${B}\n${A}${B}${noise}\n${noise}\n${A}\n`)).toBe(`${A}${B}\n${A}${B}\n${A}\n`);
      expect(fixed(ID, `${A}自${noise}2019年起施行。\n`)).toBe(`${A}自2019年起施行。\n`);
      expect(fixed(ID, `${A}${noise}34处险段列入计划。\n`)).toBe(`${A}34处险段列入计划。\n`);
    },
  );

  it('leaves formulas, lists of letters and spelt words', () => {
    for (const text of [
      '计算公式：Q = A + B x C - D ( E + F ) / 2 G\n',
      '分为 A B C D E F G H 八个等级。\n',
      '等级：1 A 2 B 3 C 4 D 5 E 6 F\n',
      '答案：1 A, 2 B, 3 C, 4 D, 5 E, 6 F。\n',
      '顺序为 a b c d e f g h，( a ) ( b ) ( c ) ( d ) ( e )\n',
      '选项 A ; B ; C ; D ; E ; F ; G\n',
      '坐标 12 35 [ 7 8 ] 44 21 63 90 11\n',
      'if [ -f a ] ; then cp a b ; fi\n',
    ]) {
      expectSilent(ID, text);
    }
  });
});

describe('filler drawn from a hundred characters', () => {
  /** Characters both of whose bytes lie from 7F to 88, as sharing sites draw them. */
  const drawn = (length: number) =>
    String.fromCharCode(
      ...Array.from({ length }, (_, i) => 0x7f7f + (((i * 7 + 3) % 10) << 8) + ((i * i + (i >> 3)) % 10)),
    );

  it('is found though it repeats itself', () => {
    const page = `清河镇堤岸修缮制度汇编\n\n«${drawn(260)}»\n`;
    expectFindings(ID, page);
  });

  it('is not looked for in words of such characters', () => {
    expectSilent(ID, `${'耀肃节薄蚀肇羁罢聂肆膏臂'.repeat(3)}，严肃财经纪律，厉行勤俭节约，反对铺张浪费。\n`);
  });
});
