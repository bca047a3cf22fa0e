import type { Fix, Report, Rule } from '../engine/rule.ts';
import { meaningOf } from './private-meanings.ts';
import { codeName, isPrivateUse, specialCharacters } from './special-characters.ts';

export const rule: Rule = {
  meta: {
    id: 'encoding/private-use',
    stage: 'furniture',
    severity: 'warning',
    fixSafety: 'suggested',
    docs: {
      summary: {
        en: 'Private-use characters: every font shows them differently, or not at all.',
        zh: '专用区字符：不同字体显示不同，甚至不显示。',
      },
      why: {
        en: 'Unicode gives them no meaning. They come from fonts with list marks (Word’s Wingdings), from characters that older code pages lacked, or from characters that an office made for itself. Some have an ordinary character today.',
        zh: 'Unicode 未规定其含义。多来自项目符号字体（Word 的 Wingdings）、旧码表缺字或单位自造字；其中一些现在已有正式字符。',
      },
      whatToDo: {
        en: 'Take the offered character where it is known. Otherwise look up what the source shows; don’t just delete it, it may be a number or a name.',
        zh: '已知含义的，采用所提供的字符；其余请查对原件。不要直接删除，它可能是序号或人名用字。',
      },
      bad: [
        { text: '«\uf081»总体要求\n«\uf082»主要任务\n', fixed: '①总体要求\n②主要任务\n' },
        { text: '«\uf0b7» 加强领导\n', fixed: '• 加强领导\n' },
        { text: '李«\ue81e»任主任\n', fixed: '李\u9fb4任主任\n' },
        { text: '由陳«\ue144»君代理\n' },
      ],
      good: [{ text: '①总体要求，• 加强领导，李龴任主任\n' }],
    },
  },
  scanners: [specialCharacters],
  *check(view): Iterable<Report> {
    for (const { block, start: base, value } of view.perBlock(specialCharacters)) {
      for (const { start, end, codePoint } of value) {
        if (!isPrivateUse(codePoint)) continue;
        const before = block.text.slice(block.text.lastIndexOf('\n', start - 1) + 1, start);
        const meaning = meaningOf(codePoint, start === 0 || before.trim() === '');
        const place = { start: base + start, end: base + end };
        const fixes = (meaning?.chars ?? []).map(
          (char): Fix => ({
            safety: 'suggested',
            title: { en: `Replace by “${char}”`, zh: `替换为“${char}”` },
            edits: [{ ...place, text: char }],
          }),
        );
        const [fix, ...alternatives] = fixes;
        const name = codeName(codePoint);
        yield {
          ...place,
          message:
            meaning === undefined
              ? {
                  en: `${name} is a private-use character: what it shows depends on the font. Look up the source.`,
                  zh: `${name} 是专用区字符，显示因字体而异，请查对原件。`,
                }
              : {
                  en: `${name} is a private-use character, ${meaning.source.en}: “${meaning.chars[0]}”.`,
                  zh: `${name} 是专用区字符，${meaning.source.zh}：“${meaning.chars[0]}”。`,
                },
          ...(fix && { fix, alternatives }),
        };
      }
    }
  },
};
