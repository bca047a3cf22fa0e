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

  it('only hints at a single blank', () => {
    const damaged = sound.replace('监督检查', '监督检 查');
    expect(findingsOf('scrape/spaced-han', damaged).map(({ severity, fix }) => [severity, fix?.safety])).toEqual([
      ['info', 'suggested'],
    ]);
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
