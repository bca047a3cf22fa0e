import { describe, expect, it } from 'vitest';
import { expectSilent, findingsOf, fixed } from '../harness.ts';

const sound = `第一条　为了加强集贸市场管理，维护市场秩序，保护经营者和消费者的合法权益，制定本办法。
第二条　镇人民政府应当加强对市场管理工作的领导，协调解决市场管理中的重大问题。
第三条　经营者应当依法取得营业执照，亮证经营，接受有关部门的监督检查。
`;

describe('scrape/spaced-han', () => {
  it('takes out blanks that changes of font left inside words, safely where they are many', () => {
    const damaged = sound
      .replace('集贸市场', '集贸市 场')
      .replace('消费者', '消费 者')
      .replace('监督检查', '监督 检查')
      .replace('重大问题', '重大问 题')
      .replace('市场秩序', '市 场秩序')
      .replace('有关部门', '有 关 部门');
    expect(fixed('scrape/spaced-han', damaged, 'safe')).toBe(sound);
  });

  it('takes out blanks between all characters of a passage', () => {
    const damaged = sound.replace('协调解决市场管理中的重大问题', '协 调 解 决 市 场 管 理 中 的 重 大 问 题');
    expect(fixed('scrape/spaced-han', damaged)).toBe(sound);
    expect(findingsOf('scrape/spaced-han', damaged)).toHaveLength(1);
  });

  it('takes the blank before the mark that ends such a passage with it', () => {
    const text = '一、各 单 位 要 认 真 贯 彻 落 实 防 火 责 任 。\n';
    expect(fixed('scrape/spaced-han', text)).toBe('一、各单位要认真贯彻落实防火责任。\n');
  });

  it('takes out the blanks of a document whose characters are all set apart, numbers and names as well', () => {
    const apart = (text: string): string => text.replace(/(?<=\p{Script=Han})(?=\p{Script=Han})/gu, ' ');
    const document = `${sound}第四条 巡查由镇水利站指派韩炳坤负责，十一月三十日以前完成。\n`;
    expect(fixed('scrape/spaced-han', apart(document), 'safe')).toBe(document);
  });

  it('leaves names of two characters with a blank in each', () => {
    const names = [
      '张 伟',
      '王 芳',
      '陈 静',
      '杨 军',
      '赵 敏',
      '李 强',
      '刘 洋',
      '周 涛',
      '吴 丹',
      '郑 凯',
      '孙 丽',
      '马 超',
      '朱 琳',
    ];
    expectSilent('scrape/spaced-han', `获得表彰的人员有：${names.join('、')}。\n`);
  });

  it('only hints at a single blank', () => {
    const damaged = sound.replace('监督检查', '监督检 查');
    expect(findingsOf('scrape/spaced-han', damaged).map(({ severity, fix }) => [severity, fix?.safety])).toEqual([
      ['info', 'suggested'],
    ]);
  });

  describe('in a document full of blanks', () => {
    const full = sound
      .replace('集贸市场', '集贸市 场')
      .replace('消费者', '消费 者')
      .replace('监督检查', '监督 检查')
      .replace('重大问题', '重大问 题');

    it.each([
      ['a name', '第四条　巡查由镇水利站指派韩 炳坤负责，各村应当予以配合。', '韩炳坤'],
      ['a number', '第四条　违反规定的，处三百元以上五 百元以下罚款，并责令改正。', '五百元'],
      ['a word with a number in it', '第四条　各村应当进一 步加强巡查，发现险情的，应当立即报告。', '进一步'],
    ])('takes out a blank inside %s', (_, line, whole) => {
      expect(fixed('scrape/spaced-han', `${full}${line}\n`)).toContain(whole);
    });

    it.each([
      ['a name in a list', '出席：张 伟　　李秀英　　王 芳　　刘建国　　陈 静　　杨 军　　赵 敏'],
      ['a date set off', '本辦法自 中華民國一百零三年八月一日 施行，並報縣政府備查。'],
      ['a form', '茲收到補助款新臺幣 元整，地址： 縣 鄉，電話： 號。'],
      ['a centred title', '通 知'],
      ['the cells of a table', '负责沟渠堤岸的日常巡查和维护，汛期值    守由各村民委员会负责，镇水利站指导'],
    ])('leaves %s alone', (_, line) => {
      expect(fixed('scrape/spaced-han', `${full}${line}\n`)).toBe(`${sound}${line}\n`);
    });
  });

  it.each([
    ['sound text', sound],
    ['a centred title', '柳溪镇人民政府关于印发集贸市场管理办法的\n通　　知\n'],
    ['a signature', '镇　长　李卫国\n'],
    ['numbers with blanks', '第　二十　條　本自治條例自公布日施行，施行細則由鄉公所另定之，並報縣政府備查。\n'],
    [
      'a law’s history',
      '（2008年3月1日柳溪镇人民代表大会通过　根据2012年5月6日柳溪镇人民代表大会《关于修改部分规定的决定》修正）\n',
    ],
  ])('leaves %s alone', (_, text) => {
    expectSilent('scrape/spaced-han', text);
  });
});
