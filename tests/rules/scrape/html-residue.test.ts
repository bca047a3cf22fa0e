import { describe, expect, it } from 'vitest';
import { decodeEntity } from '../../../server/src/core/scrape/html-entities.ts';
import { expectFindings, expectSilent, findingsOf, fixed, unmark } from '../harness.ts';

const ID = 'scrape/html-residue';
const PAGE = `<!DOCTYPE html>
<html><head><title>清河镇</title><style>.a{color:red}</style></head>
<body>
 <div class="wrap" style="font-family:宋体">
  <table width="724">
   <tbody>
    <tr>
     <td><b>文件名称</b></td>
     <td>堤岸修缮通知</td>
    </tr>
    <tr> <td>编制单位</td> <td>清河镇<font face=宋体>水利站</font></td> </tr>
   </tbody>
  </table>
  <!-- 正文 -->
  <p style="text-indent: 2em">　　各村应当在<span lang="EN-US">3</span>月底
    以前查清沟渠。&nbsp;</p><p>　</p> <p>采用 <span>Global
   Positioning</span> System 测量&ldquo;堤长&rdquo;。<br>
  逐段登记。</p>
  <script type="text/javascript">var a = 1 < 2; document.write("<p>x</p>");</script>
 </div>
</body></html>
`;

describe('a page', () => {
  it('becomes the text that it shows, as one finding', () => {
    expect(findingsOf(ID, PAGE)).toHaveLength(1);
    expect(fixed(ID, PAGE)).toBe(
      '文件名称\t堤岸修缮通知\n编制单位\t清河镇水利站\n各村应当在3月底以前查清沟渠。\n采用 Global Positioning System 测量“堤长”。\n逐段登记。\n',
    );
  });

  it('is only offered, not safe', () => {
    expect(fixed(ID, PAGE, 'safe')).toBe(PAGE);
  });
});

describe('residue in a text', () => {
  it.each([
    ['«<p>»各村应当查清沟渠。«</p>»\n', '各村应当查清沟渠。\n'],
    ['各村应当查清沟渠。«</p><p>»镇水利站负责检查。\n', '各村应当查清沟渠。\n镇水利站负责检查。\n'],
    [
      '各村应当«<span lang="EN-US" style="mso-bidi-font-size:12.0pt">»3«</span>»月底以前查清。\n',
      '各村应当3月底以前查清。\n',
    ],
    ['各村应当查清沟渠。«<br/>»镇水利站负责检查。\n', '各村应当查清沟渠。\n镇水利站负责检查。\n'],
    ['清河镇«&nbsp;&nbsp;»水利站«&nbsp;»，各村：\n', '清河镇 水利站，各村：\n'],
    ['«&#28165;»河镇«&mdash;»石桥«&amp;nbsp;»水闸\n', '清河镇—石桥 水闸\n'],
    ['沟渠«<!--[if !supportLists]-->»一、«<![endif]-->»堤岸\n', '沟渠一、堤岸\n'],
    ['沟渠\n«<script>\nvar a = "堤岸";\n</script>\n»堤岸\n'.replace('\n»', '»\n'), '沟渠\n堤岸\n'],
    ['沟渠«<o:p></o:p>»堤岸\n', '沟渠堤岸\n'],
  ])('%j', (marked, after) => {
    expectFindings(ID, marked);
    expect(fixed(ID, unmark(marked).text, 'safe')).toBe(after);
  });

  it.each([
    '«.TRS_Editor P{margin-top:0;line-height:2;}.TRS_Editor DIV{margin-top:0;}»\n各村应当查清沟渠。\n',
    '«/* Style Definitions */\ntable.MsoNormalTable\n\t{mso-style-name:普通表格;\n\tmso-tstyle-rowband-size:0;\n\tfont-family:"Times New Roman";}»\n各村应当查清沟渠。\n',
    '«@font-face{\nfont-family:"宋体";\n}\n@page Section0{\nmargin-top:72.0000pt;\n}»\n各村应当查清沟渠。\n',
    '各村应当查清沟渠。\n«var _hmt = _hmt || [];\n(function() {\n  var hm = document.createElement("script");\n  hm.src = "https://example.org/hm.js";\n})();»\n',
    '各村应当查清沟渠。\n«function share(url){\n  window.open(url);\n  // 分享到微博\n}\n$(document).ready(function(){\n  $(".share").show();\n});»\n',
  ])('code without its tags: %j', (marked) => {
    expectFindings(ID, marked);
  });

  it('knows the entities by number and name', () => {
    expect(['&#22269;', '&#x56fd;', '&rarr;', '&NBSP;', '&#150;', '&unknown;', '&#xd800;'].map(decodeEntity)).toEqual([
      '国',
      '国',
      '→',
      ' ',
      '–',
      undefined,
      undefined,
    ]);
  });
});

describe('prints', () => {
  it('time, title and address of a browser', () => {
    const marked =
      '«2020/3/5 10:23 堤岸修缮通知 - 清河镇»\n各村应当在三月底以前查清本村沟渠，登记造册，\n«https://example.org/t/1.html 1/2\n2020/3/5 10:23 堤岸修缮通知 - 清河镇»\n报镇水利站备案。\n«https://example.org/t/1.html 2/2»\n';
    expectFindings(ID, marked);
    expect(fixed(ID, unmark(marked).text)).toBe('各村应当在三月底以前查清本村沟渠，登记造册，报镇水利站备案。\n');
  });
  it.each([
    ['a date alone', '2020/3/5　　　堤岸修缮通知', '堤岸修缮通知', 'https://example.org/t/1.html'],
    ['the date of another country', '3/5/2020, 10:23 AM 堤岸修缮通知', '堤岸修缮通知', 'about:blank'],
    ['a date above the title', '2020/3/5\n堤岸修缮通知', '堤岸修缮通知', 'file:///C:/Users/li/1.htm'],
  ])('a browser that prints %s', (_, head, title, address) => {
    const [before, after] = ['各村应当在三月底以前查清本村沟渠，登记', '造册，报镇水利站备案。'];
    const text = `${head}\n${title}\n${before}\n${address} 1/2\n${head}\n${after}\n${address} 2/2\n`;
    expect(fixed(ID, text)).toBe(`${title}\n${before}${after}\n`);
  });

  it('heads of pages beside the address that a browser prints', () => {
    const pages = [
      '各村应当在三月底以前查清本村沟渠，登记',
      '造册，报镇水利站备案。镇水利站应当',
      '在十日以内派员核查。',
    ];
    const between = (page: number): string => `\nwww.example.org\n${page}/3\n清河镇水利公报\n`;
    expect(fixed(ID, `${pages[0]}${between(1)}${pages[1]}${between(2)}${pages[2]}\nwww.example.org\n3/3\n`)).toBe(
      `${pages.join('')}\n`,
    );
  });

  it('a date that stands by itself is the author’s, an address with a page or not', () => {
    expect(fixed(ID, '堤岸修缮通知\n2020/3/5\n各村应当查清本村沟渠。\nhttps://example.org/t/1.html 1/1\n')).toContain(
      '堤岸修缮通知\n2020/3/5\n',
    );
  });

  it.each([
    ['«关关于于修修缮缮石石桥桥»的通知\n', '关于修缮石桥的通知\n'],
    ['«清河镇石桥修缮办法清河镇石桥修缮办法»\n', '清河镇石桥修缮办法\n'],
    ['«第一条第一条»　为养护石桥，制定本办法。\n', '第一条　为养护石桥，制定本办法。\n'],
    ['  «第 12 條第 12 條» 石橋由鎮公所養護。\n', '  第 12 條 石橋由鎮公所養護。\n'],
  ])('bold type drawn twice: %j', (marked, after) => {
    expectFindings(ID, marked);
    expect(fixed(ID, unmark(marked).text)).toBe(after);
  });
});

it('a script behind a label of the page is residue', () => {
  expectFindings(ID, '各村应当查清沟渠。\n分享到：\n«var bar = { text: "渠首" };\ndocument.write(bar.text);»\n');
});

describe('what is no residue', () => {
  it.each([
    '当 a<b>c 时，或者 x<3 且 y>5 时，按《R&D经费办法》<试行>执行；AT&T;公司除外。\n',
    '踏踏实实干干净净做人，高高兴兴上班，平平安安回家，形形色色、方方面面。\n',
    '集合{1，2，3}；参见 https://example.org/t/1.html。\n2020/3/5 10:23\n',
    '公式：y = f(x)；其中 x = 3。\n',
    '好好好好好好好好好好好好，——————————\n',
    '第一条第一款、第一条第一项所称石桥，不含便桥。\n第六條 第六條第八項之石橋，由鎮公所養護。\n',
  ])('%j', (text) => {
    expectSilent(ID, text);
  });

  it.each([
    '网页中的表格由标记 <TABLE WIDTH="80%"> 开始，到 </TABLE> 为止。\n',
    '提示文字按下面的格式填写：\n\n<A HREF="http://www.example.org/" NAME="渠首">提示文字</A>\n\n填写后保存。\n',
    '声明写在文件开头。\n\n<?xml version="1.0" encoding="UTF-8"?>\n\n注释写在声明之后。\n\n<!-- 渠系 -->\n',
    '实体\t含义\n&quot;\t" ：引号\n&lt;\t< ：小于号\n&gt;\t> ：大于号\n&amp;\t& ：和号\n',
    '文件名写作 <name>_<area>_v2.txt，其中“<b>”处填写编号。\n',
  ])('markup that the text speaks of: %j', (text) => {
    expectSilent(ID, text);
  });

  it.each([
    '在配置文件中添加以下内容：\n\nSIGN=$(date +%Y)\nHOOKDIR=/var/cache/hooks;\n\n保存后退出。\n',
    '水位低于警戒线时执行：\n\nset -e\nopen_gate() {\n  gate --up;\n}\n\n执行后登记。\n',
    '    :0 H\n    * ^From:.*canal.example.org/:h )\n    {\n        MAILBOX="canal"\n    }\n    else\n    keep\n',
    '水闸\n\n开度 = 流量 / 系数 (在正常水位下由渠首闸门控制)\n\n堤岸\n',
  ])('listings: %j', (text) => {
    expectSilent(ID, text);
  });

  it('HTML of a Markdown file', () => {
    const text =
      '# 沟渠\n\n<div align="center"><img src="a.png"></div>\n\n一&nbsp;二<br>三 <!-- 注 -->\n\n```html\n<p>x</p>\n<script>\nlet a = 1;\n</script>\n```\n';
    expectSilent(ID, text, { language: 'markdown' });
    expectFindings(ID, '# 沟渠\n\n各村«<o:p></o:p>»应当«<span style="mso-bidi-font-size:12pt">»查清</span>沟渠\n', {
      language: 'markdown',
    });
  });
});

describe('odd input', () => {
  it.each([
    ['tags that are not closed', '<script>'.repeat(4000)],
    ['quotes that are not closed', '<p class="x '.repeat(4000)],
    ['entities', '&amp;nbsp;'.repeat(4000)],
    ['declarations', `a{\n${'ab: c '.repeat(3000)}\n}\n`],
    ['a long line of code', `var a = ${'(=b'.repeat(20000)}\n`],
  ])('%s takes no time by the square', (_name, text) => {
    expect(() => findingsOf(ID, text)).not.toThrow();
  });
});

describe('escapes of JSON', () => {
  it('mends a page that stands in a string', () => {
    const text =
      '<p style=\\"text-align:center\\">\\r\\n\\t关于修缮清河堤岸的通知\\r\\n<\\/p>\\r\\n<p>\\r\\n\\t各村民委员会：<\\/p>\\r\\n<p>\\r\\n\\t堤岸由水利站管护。\\u3000特此通知。<\\/p>\\r\\n';
    const words = fixed('scrape/html-residue', text)
      .split(/\s*\n\s*/)
      .filter((line) => line !== '');
    expect(words).toEqual(['关于修缮清河堤岸的通知', '各村民委员会：', '堤岸由水利站管护。　特此通知。']);
  });

  it.each(['路径为 D:\\new\\record\\table。\n', '公式 $\\nu = \\rho\\tau$，换行符写作 \\n。\n'])(
    'leaves %j alone',
    (text) => {
      expectSilent('scrape/html-residue', text);
    },
  );

  it('knows what is left of line ends where the backslashes were lost', () => {
    const text = '堤岸管护 x0dx0ax0dx0a一、由水利站负责。 x0dx0a二、由各村协助。x0dx0a特此说明。\n';
    expect(fixed('scrape/html-residue', text)).toBe('堤岸管护 \n\n一、由水利站负责。 \n二、由各村协助。\n特此说明。\n');
    expectSilent('scrape/html-residue', '寄存器 0x0a、0x0d、0x0a0b 与 0x0a 的取值见表。\n');
  });
});

describe('bold type drawn twice', () => {
  const headings = '关关于于修修缮缮石石桥桥\n堤堤岸岸管管护护制制度度\n';

  it('counts in short runs where longer ones stand in the document', () => {
    expect(
      fixed(
        'scrape/html-residue',
        `${headings}目目的的：保护堤岸。\n适适用用范范围围：全镇。\n总总负负责责：水利站。\n`,
      ),
    ).toBe('关于修缮石桥\n堤岸管护制度\n目目的的：保护堤岸。\n适用范围：全镇。\n总负责：水利站。\n');
  });

  it('does not count in short runs alone', () => {
    expectSilent('scrape/html-residue', '干部要高高兴兴上上下下跑，踏踏实实地干。\n');
  });
});
