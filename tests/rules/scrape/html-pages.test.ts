import { describe, expect, it } from 'vitest';
import { Analyzer } from '../../../server/src/core/engine/analyzer.ts';
import { RULES } from '../../../server/src/core/engine/rules.generated.ts';
import { fixText } from '../../../server/src/core/fix/fix.ts';
import { Text } from '../../../server/src/core/text/text.ts';
import { expectSilent, fixed } from '../harness.ts';

const analyzer = new Analyzer(
  RULES.filter(({ meta }) => /scrape\/(?:html-residue|boilerplate|page-marker)/.test(meta.id)),
);

/** The readable document that all fixes leave, blank lines aside. */
function read(page: string): string {
  return fixText(analyzer, Text.of(page), {}, () => true)
    .text.toString()
    .replace(/\n{2,}/g, '\n')
    .trim();
}

const NOTICE = `关于修缮东街石桥的通知
各村民委员会：
东街石桥年久失修，汛期多次漫水，影响村民出行。经镇人民政府研究，决定于今年枯水期修缮。
一、修缮由镇水利站组织，各村派员协助，工期四十天。
二、经费由镇财政和受益村分担。
清河镇人民政府
2020年3月2日`;

describe('pages of other shapes', () => {
  it('tables and fonts of an old page, paragraphs not closed', () => {
    expect(
      read(`<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>清河</title>
<script language=javascript>function doZoom(size){document.getElementById('zoom').style.fontSize=size+'px'}</script></head>
<BODY bgColor=#ffffff leftMargin=0><TABLE cellSpacing=0 width=778 border=0><TBODY><TR><TD background=a.gif height=25>
<FONT color=#ff0000>您现在的位置：</FONT><A href="i.asp">首页</A> &gt;&gt; <A href="l.asp?id=3">文件</A> &gt;&gt; 正文</TD></TR>
<TR><TD align=middle><FONT size=4><B>关于修缮东街石桥的通知</B></FONT></TD></TR>
<TR><TD>发布时间：2020-3-2 来源：镇政府办 点击数：<script src="c.asp?id=12"></script> 【字体：<A href="javascript:doZoom(16)">大</A> <A>中</A> <A>小</A>】</TD></TR>
<TR><TD id=zoom><FONT face=宋体><P>各村民委员会：
<P>&nbsp;&nbsp;&nbsp;&nbsp;东街石桥年久失修，汛期多次漫水，影响村民出行。经镇人民政府研究，决定于今年枯水期修缮。
<P>&nbsp;&nbsp;&nbsp;&nbsp;一、修缮由镇水利站组织，各村派员协助，
工期四十天。<BR>&nbsp;&nbsp;&nbsp;&nbsp;二、经费由镇财政和受益村分担。
<P align=right>清河镇人民政府<BR>2020年3月2日</P></FONT></TD></TR></TBODY></TABLE>
<TABLE width=778><TR><TD align=center>【<a href="javascript:window.print()">打印本页</a>】【<a href="javascript:window.close()">关闭窗口</a>】</TD></TR>
<TR><TD>版权所有：清河镇人民政府 &copy; 2020　某ICP备05000000号</TD></TR></TABLE></BODY></html>`),
    ).toBe(NOTICE);
  });

  it('an article of a social media account: spans, sections, lists with numbers that the browser makes', () => {
    expect(
      read(`<html><head><script>window.logs = {}; if (1 < 2 && 3 > 2) { document.write("<p>x</p>"); }</script></head>
<body><div id="js_article"><h1>
  关于做好春灌工作的通知
</h1><div class="meta"><span>清河水利</span> <em>2020-03-02 08:12</em></div>
<div id="js_content" style="visibility: hidden;"><section><span>点击上方“蓝字”关注我们</span></section>
<section><p><span>春灌期将至，为保障</span><span>全县</span><strong>三万亩</strong>农田用水，各乡镇要做好下列工作，并将结果报县水利局。</p></section>
<p><br></p><ol><li><p>东干渠由东岭乡清淤；</p></li><li><p>西干渠由柳湾镇清淤。</p></li></ol>
<ol start="3"><li>渠闸由水利站检修。</li></ol><ol><li>（一）自带号码的项目。</li></ol>
<p style="display:none">MP-STYLE</p><p style="text-align: right;">清河县水利局</p>
<section><img src="q.png"><p>长按识别二维码关注我们</p></section></div></div><div>阅读 <span>128</span></div><div>在看</div></body></html>`),
    ).toBe(`关于做好春灌工作的通知
春灌期将至，为保障全县三万亩农田用水，各乡镇要做好下列工作，并将结果报县水利局。
1. 东干渠由东岭乡清淤；
2. 西干渠由柳湾镇清淤。
3. 渠闸由水利站检修。
（一）自带号码的项目。
清河县水利局`);
  });

  it('a page of a blog system: navigation, side bar, comments, tables with cells', () => {
    expect(
      read(`<header><nav><ul><li><a href="/">首页</a></li><li><a>新闻</a><ul><li><a>时政</a></li></ul></li></ul></nav></header>
<main><article><h1>清河镇沟渠管护办法</h1>
<p>第一条&#160;&#160;为了加强沟渠管护，制定本办法。</p>
<p>第二条&emsp;本办法适用于镇域内的&ldquo;干渠&rdquo;。<!-- 注：见附件 --></p>
<table><thead><tr><th>沟渠</th><th>长度（米）</th></tr></thead><tbody><tr><td>东干渠</td><td>1200</td></tr></tbody></table>
<p>第三条 管护责任：<br />（一）干渠由镇水利站负责；<br />（二）支渠由各村负责。</p>
<p>第四条 流量小于0.5立方米每秒（Q&lt;0.5）的，可以简化程序；R&amp;D 项目另行规定。</p></article>
<div><a>上一篇：春灌通知</a><a>下一篇：防汛预案</a></div><form><textarea name="c"></textarea><select><option>全部</option></select></form></main>
<aside><h2>近期文章</h2><ul><li>春灌通知</li></ul></aside><footer>© 2020 清河在线 版权所有</footer>
<script>(function(){var hm=document.createElement("script");hm.src="h.js";})();</script>`),
    ).toBe(`清河镇沟渠管护办法
第一条 为了加强沟渠管护，制定本办法。
第二条 本办法适用于镇域内的“干渠”。
沟渠\t长度（米）
东干渠\t1200
第三条 管护责任：
（一）干渠由镇水利站负责；
（二）支渠由各村负责。
第四条 流量小于0.5立方米每秒（Q<0.5）的，可以简化程序；R&D 项目另行规定。`);
  });

  it('markup escaped twice', () => {
    expect(
      read(`清河镇沟渠管护办法&lt;br&gt;
&lt;p&gt;第一条&amp;nbsp;&amp;nbsp;为了加强沟渠管护，制定本办法。&lt;/p&gt;
&lt;p style="text-indent:2em"&gt;第二条&amp;nbsp;&amp;nbsp;沟渠由各村管护，&lt;strong&gt;每年&lt;/strong&gt;清淤一次。&lt;/p&gt;
`),
    ).toBe('清河镇沟渠管护办法\n第一条 为了加强沟渠管护，制定本办法。\n第二条 沟渠由各村管护，每年清淤一次。');
  });

  it('keeps a hidden element that holds the text itself', () => {
    const page = `<div><div style="display:none" id="c"><p>第一条 为了加强沟渠管护，保障灌溉和排涝，制定本办法。</p><p>第二条 沟渠由各村管护，每年清淤一次。</p></div><p></p><br><br></div>`;
    expect(read(page)).toContain('第一条 为了加强沟渠管护，保障灌溉和排涝，制定本办法。');
  });
});

describe('tags cut by a line end', () => {
  it.each([
    ['第一条 沟渠由各村管护。</p\n第二条 每年清淤一次。\n', '第一条 沟渠由各村管护。\n第二条 每年清淤一次。\n'],
    ['第一条 沟渠由各村管护。<p sty\n第二条 每年清淤一次。\n', '第一条 沟渠由各村管护。\n第二条 每年清淤一次。\n'],
    [
      '<span>第一条</span> 沟渠由各村管护。\n0pt;margin:0">第二条 每年清淤一次。\n',
      '第一条 沟渠由各村管护。\n第二条 每年清淤一次。\n',
    ],
  ])('%j', (text, wanted) => {
    expect(fixed('scrape/html-residue', text)).toBe(wanted);
  });

  it.each(['当 a<b\n且 c>d 时，流量取小值。\n', '水深 h<p\n时停止放水。\n', '《管理办法》<试行\n'])(
    'leaves %j alone',
    (text) => {
      expectSilent('scrape/html-residue', text);
    },
  );
});

describe('what a browser prints around pages', () => {
  const body = [
    '关于修缮东街石桥的通知\n东街石桥年久失修，汛期多次漫水，影响村民出行，决定于今年枯水期修缮。\n',
    '各村要做好施工期间的交通疏导，保障行人安全，并将施工进度每周报镇水利站汇总。\n',
    '本通知自印发之日起施行，有效期两年，由镇水利站负责解释，原有规定同时废止。\n',
  ];
  it.each([
    [(n: number) => `2020/3/2 08:12 修缮通知-清河镇\n${body[n - 1]}www.example.gov.cn/art/12_34.html ${n}/3\n`],
    [(n: number) => `2020年3月2日 08:12 修缮通知-清河镇\n${body[n - 1]}https://example.gov.cn/art/12_34.html ${n}/3\n`],
    [(n: number) => `第 ${n} 页，共 3 页 修缮通知\n${body[n - 1]}file:///C:/Users/a/1.html 2020-3-2\n`],
  ])('frame %#', (page) => {
    expect(fixed('scrape/html-residue', [1, 2, 3].map(page).join(''))).toBe(body.join(''));
  });

  it('leaves addresses with their dates in a list alone', () => {
    expectSilent(
      'scrape/html-residue',
      '资料来源：\nhttp://a.example.cn/1.html 2020-3-2\nhttp://b.example.cn/2.html 2020-3-5\n',
    );
  });
});

describe('headings of a PDF drawn twice', () => {
  it.each([
    ['一、总体要求一、总体要求\n', '一、总体要求\n'],
    ['第第一一條條 為了加強溝渠管護，制定本辦法。\n', '第一條 為了加強溝渠管護，制定本辦法。\n'],
  ])('%j', (text, wanted) => {
    expect(fixed('scrape/html-residue', text)).toBe(wanted);
  });
});
