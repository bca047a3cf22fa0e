import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../server/src/core/model/document.ts';
import { outline, viewOf } from './outlines.ts';

describe('headings and enumerations inside paragraphs', () => {
  it('finds headings and enumerations inside paragraphs, and the seam of two texts', () => {
    const filler =
      '各地要结合实际抓紧制定具体方案，明确时间安排和责任分工，扎实推进各项工作，确保取得实效，让群众满意。'.repeat(2);
    const text = `镇长职责\n开头的话。一、谋发展，追求一流业绩要创新理念。要突出重点。要务求实效。要敢于担当。要守住底线。${filler}二、既要讲原则，又要讲方法做事要有原则。${filler}要做到：一是讲学习，勤于思考；二是讲团结，顾全大局。三、改善民生\n${filler}二、转变作风${filler}三、严明纪律${filler}\n`;
    expect(outline(text)).toEqual([
      'title |镇长职责',
      '  paragraph-number 一、|谋发展，追求一流业绩',
      '  paragraph-number 二、|既要讲原则，又要讲方法',
      '    enumeration 一是|讲学习',
      '    enumeration 二是|讲团结',
      '  paragraph-number 三、|改善民生',
      '  paragraph-number 二、|转变作风 !4',
      '  paragraph-number 三、|严明纪律',
    ]);
  });

  it('reads enumerations by words of order inside paragraphs', () => {
    const text =
      '青石镇集市管理意见\n一、总体要求\n首先，统一思想，狠抓落实。其次,加强巡查；再次，严格考核；最后，总结经验。\n二、重点任务\n第一，修缮摊位；第二，疏通水沟。\n三、保障措施\n首先,要落实责任。\n其次，一是培训摊主，二是公示价目。\n最後，完善制度。\n';
    expect(outline(text)).toEqual([
      'title |青石镇集市管理意见',
      '  paragraph-number 一、|总体要求',
      '    enumeration 首先|统一思想',
      '    enumeration 其次|加强巡查',
      '    enumeration 再次|严格考核',
      '    enumeration 最后|总结经验',
      '  paragraph-number 二、|重点任务',
      '    enumeration 第一，|修缮摊位',
      '    enumeration 第二，|疏通水沟',
      '  paragraph-number 三、|保障措施',
      '    enumeration 首先|要落实责任',
      '    enumeration 其次|',
      '      enumeration 一是|培训摊主',
      '      enumeration 二是|公示价目',
      '    enumeration 最後|完善制度',
    ]);
    const [title] = outlineOf(viewOf('青石镇意见\n首先，统一思想。其次，加强巡查。最后，总结经验。\n'));
    expect(title!.children.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(outline('青石镇意见\n其一，人手不足；其二，经费不足。\n')).toEqual([
      'title |青石镇意见',
      '  enumeration 其一，|人手不足',
      '  enumeration 其二，|经费不足',
    ]);
  });

  it.each([
    '要抓好落实。首先，统一思想，最后，总结经验。',
    '要重视第一、第二产业，第一责任人要到岗，第二、第三产业要融合。',
    '其次，加强巡查。最后，总结经验。',
    '先易后难，首先要统一思想，其次要加强巡查。',
  ])('sees no enumeration in: %s', (line) => {
    expect(outline(`青石镇意见\n${line}\n`)).toEqual(['title |青石镇意见']);
  });

  it('puts a list in a paragraph below the number that the paragraph begins with', () => {
    const text =
      '在林业会议上的讲话\n第一，提高认识。林业关系民生。一是生态需要，二是发展需要。\n第二，突出重点。首先，抓防火。其次，抓造林。最后，抓管护。\n第三，加强领导。一要定人员，二要定时限。\n';
    expect(outline(text)).toEqual([
      'title |在林业会议上的讲话',
      '  enumeration 第一，|提高认识',
      '    enumeration 一是|生态需要',
      '    enumeration 二是|发展需要',
      '  enumeration 第二，|突出重点',
      '    enumeration 首先|抓防火',
      '    enumeration 其次|抓造林',
      '    enumeration 最后|抓管护',
      '  enumeration 第三，|加强领导',
      '    enumeration 一要|定人员',
      '    enumeration 二要|定时限',
    ]);
  });
});
