/** Whole documents in pages: numbers as sequences, heads by where they come again. */
import { describe, expect, it } from 'vitest';
import { expectFindings, expectSilent, fixed, unmark } from '../harness.ts';

const ID = 'scrape/page-marker';
/** Five pages, all but the last cut inside a sentence. */
const PAGES = [
  '柳溪镇集贸市场由镇人民政府统一规划，市场管理所负责日常管理。经营者进入市场经营，应当持营业执照到市场管理所登记，领取摊位证，按照划定的位置摆放货物，不得占用消防通道。市场管理所每月公布摊位的使用情况，空闲的摊位应当公开招租，招租的办法由',
  '镇人民政府另行规定。经营者应当明码标价，不得短斤少两，不得以次充好。出售的食品应当符合卫生标准，过期变质的食品一律不得出售。市场管理所设立公平秤，供消费者复核，并公布投诉电话。消费者投诉的，市场管理所应当在三日内答复，需要调查的，',
  '可以延长至十日。市场内的道路、排水、照明设施由市场管理所维护，所需费用从摊位费中列支。摊位费的标准应当公示，任何单位和个人不得擅自提高。遇有火灾、水灾等突发事件的，市场管理所应当立即组织疏散，并向镇人民政府报告，不得迟报或者',
  '瞒报。违反本办法规定的，由市场管理所责令改正；拒不改正的，收回摊位证，一年以内不得重新申请。构成违反治安管理行为的，由公安机关依法处理。当事人对处理决定不服的，可以自收到决定之日起六十日以内向镇人民政府申请复核，复核期间不停止',
  '决定的执行。本办法自公布之日起施行，由镇人民政府负责解释。',
];
const WHOLE = `${PAGES.join('')}\n`;

/** The pages with something between each two of them, marked. */
function laidOut(between: (page: number) => string): string {
  return `${PAGES.map((page, i) => (i + 1 < PAGES.length ? `${page}\n${between(i + 1)}\n` : page)).join('')}\n`;
}

function expectWhole(marked: string): void {
  expectFindings(ID, marked);
  expect(fixed(ID, unmark(marked).text)).toBe(WHOLE);
}

describe('numbers that rise from page to page', () => {
  it.each<[string, (page: number) => string]>([
    ['bare', (page) => `«${page}»`],
    ['bare, from the middle of a book', (page) => `«${page + 214}»`],
    ['full-width', (page) => `«${String.fromCharCode(0xff10 + page)}»`],
    ['in brackets', (page) => `«(${page})»`],
    ['in square brackets', (page) => `«[${page}]»`],
    ['in brackets of old books', (page) => `«〔${page}〕»`],
    ['between bars', (page) => `«| ${page} |»`],
    ['with a letter', (page) => `«P${page}»`],
    ['with half of its dashes', (page) => `«- ${page}»`],
    ['of all', (page) => `«${page}/5»`],
    ['of all, in English', (page) => `«${page} of 5»`],
    ['of a total that is wrong', (page) => `«${page}/${page > 2 ? 6 : 5}»`],
    ['on odd pages only', (page) => (page % 2 === 1 ? `«${page}»` : `«— ${page} —»`)],
    ['Roman', (page) => `«${['i', 'ii', 'iii', 'iv'][page - 1]}»`],
    ['behind a form feed', (page) => `«${page}»\n\f`],
  ])('%s', (_, between) => {
    expectWhole(laidOut(between));
  });

  it('one that is lost', () => {
    const marked = laidOut((page) => (page === 2 ? '' : `«${page}»`));
    expectFindings(ID, marked);
  });

  it('a plain sequence inside sentences is taken out without asking, Han characters never', () => {
    const text = unmark(laidOut((page) => `${page}`)).text;
    expect(fixed(ID, text, 'safe')).toBe(WHOLE);
  });
});

describe('running heads', () => {
  it.each<[string, (page: number) => string]>([
    ['beside a number', (page) => `«柳溪镇志稿\n${page}»`],
    ['of a standard', (page) => `«— ${page} —\nDB43/T 1208—2019»`],
    ['alone', () => '«柳溪镇集贸市场管理资料»'],
    ['with the number in them', (page) => `«柳溪镇志稿 ${page}»`],
    ['on left and right pages', (page) => (page % 2 === 0 ? `«${page}　柳溪镇志稿»` : `«集贸市场　${page}»`)],
    ['of two lines', (page) => `«柳溪镇人民政府\n集贸市场文件汇编\n— ${page} —»`],
  ])('%s', (_, between) => {
    expectWhole(laidOut(between));
  });

  it('the name of a chapter, but not the heading of the chapter', () => {
    const head = (page: number): string => `«— ${page} —»\n«第一章 市场规划»`;
    const marked = `第一章 市场规划\n\n${laidOut(head)}`;
    expectFindings(ID, marked);
    expect(fixed(ID, unmark(marked).text)).toBe(`第一章 市场规划\n\n${WHOLE}`);
  });

  it('the heading of a chapter that begins behind a page mark stays', () => {
    const text = `${PAGES[4]}\n«— 1 —»\n第二章 摊位管理\n${PAGES[0]}\n«— 2 —»\n«第二章 摊位管理»\n${PAGES[1]}\n«— 3 —»\n«第二章 摊位管理»\n${PAGES[2]}瞒报。\n`;
    expectFindings(ID, text);
  });
});

describe('what is the author’s', () => {
  it('the numbers of a list or table with long cells', () => {
    const cell = (i: number): string => `${PAGES[i]!.slice(0, 100)}。`;
    expectSilent(
      ID,
      `序号\n事项\n1\n规划\n${cell(0)}\n2\n计量\n${cell(1)}\n3\n设施\n${cell(2)}\n4\n处罚\n${cell(3)}\n`,
    );
  });

  it('the office that signs behind a page mark, though its name opens the title', () => {
    const body = WHOLE.trim();
    const text = `柳溪镇人民政府\n关于管理集贸市场的通知\n\n${body}\n«— 2 —»\n柳溪镇人民政府\n二〇二四年三月二日\n`;
    const { text: plain } = unmark(text);
    expect(fixed(ID, plain)).toContain('柳溪镇人民政府\n二〇二四年三月二日');
  });

  it('numbered headings that come again in each part, however the text around them reads', () => {
    const parts = ['督促农村公路养护工作', '推进政务信息公开', '落实河道巡查和水质监测', '保障行政执法人员的培训'];
    const openings = ['按照属地管理原则，', '为了提高服务水平，', '结合本地实际，', '经集体讨论决定，'];
    const text = parts.map(
      (part, i) =>
        `${'一二三四'[i]}、${part}\n（一）加强困难群众救助标准\n${openings[i]}${PAGES[i]}由镇人民政府落实。\n`,
    );
    expectSilent(ID, `关于几项工作的通知\n${text.join('')}`);
  });

  it('headings that come again in each part', () => {
    const part = (name: string, page: string): string => `${name}\n主要做法\n${page}市场管理所负责。\n`;
    expectSilent(ID, PAGES.map((page, i) => part(`第${'一二三四五'[i]}部分`, page)).join(''));
  });

  it('a paragraph that stands twice in lines of one width', () => {
    const lines = WHOLE.match(/.{1,30}/gu)!.join('\n');
    expectSilent(ID, `${lines}\n第二条\n${lines}\n`);
  });

  it('notes at the foot of a page', () => {
    const note = '① 见《柳溪镇志》卷二。';
    const marked = laidOut((page) => (page === 2 ? `${note}\n«${page}»` : `«${page}»`));
    expectFindings(ID, marked);
    expect(fixed(ID, unmark(marked).text)).toContain(note);
  });
});
