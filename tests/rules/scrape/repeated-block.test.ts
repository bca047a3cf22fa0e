import { describe, expect, it } from 'vitest';
import { expectFindings, expectSilent, findingsOf, fixed, unmark } from '../harness.ts';

const ID = 'scrape/repeated-block';
const A = '镇水利站应当在每年三月底以前，会同各村民委员会查清沟渠堤岸的损毁情况，登记造册，报镇人民政府备案。';
const B = '汛期实行昼夜值守，值守人员不得擅自离岗，发现险情的，应当立即报告，并组织附近村民撤离。';
const C = '堤岸修缮所需材料由镇水利站统一采购，采购结果在镇政府公告栏公布，接受村民监督。';
const PAGE = [A, B, C, `${C}${A}`, `${B}${A}${C}`, `各村${A}`, `其他${B}`, `此外${C}`, `又及${B}${C}`].join('\n');

describe('what stands twice', () => {
  it.each([
    `${A}\n«${A}»\n${B}\n`,
    `${A}\n\n«${A}»\n\n${B}\n`,
    `${A}\n${B}\n«${A}\n${B}»\n${C}\n`,
    `第三条　${A}\n第四条　${B}\n第五条　${C}\n«第三条　${A}\n第四条　${B}»\n第六条　${C}\n`,
    `${PAGE}\n二、其他事项另行通知。\n«${PAGE}»\n`,
  ])('%j', (marked) => {
    expectFindings(ID, marked);
    const text = unmark(marked).text;
    expect(fixed(ID, text, 'safe')).toBe(text);
    expect(findingsOf(ID, fixed(ID, text))).toEqual([]);
  });

  it('in an amendment as well, to the letter', () => {
    const head = '修正清河鎮溝渠管護辦法第三條條文\n第三條總說明及對照表（請參見PDF）\n';
    expectFindings(ID, `${head}${A}${B}\n«${A}${B}»\n${C}\n`);
    expectFindings(ID, `${head}${PAGE}\n二、其他事项另行通知。\n«${PAGE}»\n`);
  });

  it('almost the same', () => {
    const again = PAGE.replace('三月底', '三月末').replace('镇政府公告栏', '鎮政府公告栏');
    expectFindings(ID, `${PAGE}\n二、其他事项另行通知。\n«${again}»\n`);
  });

  it('points at the first', () => {
    expect(findingsOf(ID, `${A}\n${A}\n`)[0]?.related?.[0]).toMatchObject({ start: 0, end: A.length });
  });

  it('the title under the foot is offered', () => {
    const findings = expectFindings(
      ID,
      `关于修缮清河堤岸的通知\n${A}\n${B}\n清河镇人民政府\n«关于修缮清河堤岸的通知»\n`,
    );
    expect(findings[0]?.severity).toBe('info');
  });
});

describe('what may stand twice', () => {
  it('what a correction quotes as it was and as it should be', () => {
    expectSilent(ID, `清河鎮公所函：更正溝渠管護辦法第三條\n第三條　${A}${B}\n第三條　${A}${B}\n`);
  });

  it.each([
    '第三条　有下列情形之一的，由镇人民政府责令限期改正，逾期不改正的，处一百元以下罚款：\n（一）取土；\n第四条　有下列情形之一的，由镇人民政府责令限期改正，逾期不改正的，处一百元以下罚款：\n（一）倾倒；\n',
    `清河镇沟渠管护办法修正草案對照表\n修正條文\n第三條　${A}\n現行條文\n第三條　${A}\n`,
    '序号\t名称\t数量\t单位\n1\t石桥\t1\t座\n序号\t名称\t数量\t单位\n2\t水闸\t3\t座\n',
    '各位代表：\n过去一年很不平凡。\n各位代表：\n今年任务繁重。\n',
  ])('%j', (text) => {
    expectSilent(ID, text);
  });
});

describe('old and new wording of flattened revisions', () => {
  it.each([
    '取土者«应当必须»恢复原状。\n',
    '«不得可以»在堤岸取土。\n',
    '«根据按照»本办法办理。\n',
    '本办法«自2024年1月1日起自2024年7月1日起»施行。\n',
  ])('flags %s', (marked) => {
    for (const { severity, fix } of expectFindings('scrape/repeated-block', marked)) {
      expect({ severity, fix }).toEqual({ severity: 'info', fix: undefined });
    }
  });

  it.each([
    '镇人民政府可以禁止取土。\n',
    '取土者应当，也必须恢复原状。\n',
    '本办法自发布之日起施行；自2024年7月1日起废止。\n',
  ])('leaves %s alone', (text) => expectSilent('scrape/repeated-block', text));
});
