import { describe, expect, it } from 'vitest';
import { expectSilent, findingsOf, fixed } from '../harness.ts';

const ID = 'typography/halfwidth-punctuation';
const sound =
  '一、总体要求\n坚持统筹规划，分步实施。各村要落实责任（含村民小组）。\n' +
  '二、主要任务\n加强河道巡查，增长3.5%。推进“清水进村”。各部门要抓好《河道办法》。\n《渠道办法》一并执行。2023年底前完成。\n';
const narrowed = sound.replaceAll('。', '.');

describe('half-width full stops', () => {
  it('restores the full stops of a narrowed document', () => {
    expect(findingsOf(ID, narrowed)).toHaveLength(7);
    expect(findingsOf(ID, narrowed).every(({ severity }) => severity === 'info')).toBe(true);
    expect(fixed(ID, narrowed)).toBe(sound);
    expect(fixed(ID, narrowed, 'safe')).toBe(narrowed);
  });

  it('takes a blank behind the stop out, and mends the other marks beside it', () => {
    const text = narrowed.replace(/\.(?=\p{Script=Han})/gu, '. ').replaceAll('，', ',');
    expect(fixed(ID, `${text}各镇认真学习,深入贯彻,抓好落实,分步实施.\n`)).toBe(
      `${sound}各镇认真学习，深入贯彻，抓好落实，分步实施。\n`,
    );
  });

  it.each([
    `${narrowed}各镇照此办理。\n`,
    '一.总体要求\n二.主要任务\n三.组织领导\n四.保障措施\n五.附则\n六.其他\n',
    '依照六.三.二.五.一和六.三.二.四.二的规定办理\n',
    '出席：阿里木.买买提、卡德尔.玉素甫、约翰.史密斯、玛丽.琼斯、安娜.李、汤姆.王\n',
    '加强领导.落实责任.\n',
    '1.总体要求\n2.主要任务\n3.5%的比例，文件a.txt，网址www.example.cn\n',
  ])('leaves alone %s', (text) => {
    expectSilent(ID, text);
  });
});
