import type { Localized, RuleMeta } from '../core/engine/rule.ts';
import type { Locale } from './locale.ts';

/** The documentation of a rule, in Markdown. */
export function explanation({ id, severity, fixSafety, docs }: RuleMeta, locale: Locale): string {
  const say = (en: string, zh: string) => locale.say({ en, zh });
  const section = (title: string, text: Localized) => `## ${title}\n\n${locale.say(text)}\n`;
  const example = ({ text, fixed }: { readonly text: string; readonly fixed?: string }) =>
    [fenced(text), ...(fixed === undefined ? [] : [say('becomes', '改为'), fenced(fixed)])].join('\n\n');
  return [
    `# ${id}\n\n${locale.say(docs.summary)}\n`,
    `${say('Severity', '级别')}: ${severity} · ${say('fix', '修复')}: ${fixSafety}\n`,
    section(say('Why', '缘由'), docs.why),
    section(say('What to do', '如何处理'), docs.whatToDo),
    `## ${say('Flagged', '会提示')}\n\n${docs.bad.map(example).join('\n\n')}\n`,
    `## ${say('Left alone', '不提示')}\n\n${docs.good.map(example).join('\n\n')}\n`,
  ].join('\n');
}

function fenced(text: string): string {
  return `\`\`\`\`text\n${text}\n\`\`\`\``;
}
