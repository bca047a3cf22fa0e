/** The documentation page of a rule, in Markdown: for `kanwu explain`, the editor, and the pages under `docs/rules`. */
import type { Example, Localized, RuleMeta, Safety, Severity } from './rule.ts';

type Language = keyof Localized;

export const LEVEL_NAMES: Readonly<Record<Severity, Localized>> = {
  error: { en: 'error', zh: '错误' },
  warning: { en: 'warning', zh: '警告' },
  info: { en: 'info', zh: '提示' },
  hint: { en: 'hint', zh: '参考' },
};

export const SAFETY_NAMES: Readonly<Record<Safety | 'none', Localized>> = {
  safe: { en: 'safe fix', zh: '安全修复' },
  suggested: { en: 'suggested fix', zh: '建议修复' },
  none: { en: 'no fix', zh: '不修复' },
};

const HEADINGS = {
  why: { en: 'Why', zh: '成因与影响' },
  whatToDo: { en: 'What to do', zh: '处理办法' },
  bad: { en: 'Flagged', zh: '会报告' },
  good: { en: 'Left alone', zh: '不会报告' },
  fixed: { en: 'After the fix:', zh: '修复后：' },
  marks: { en: '«» marks what is flagged.', zh: '«» 标出所报告之处。' },
} satisfies Record<string, Localized>;

export function rulePage({ id, severity, fixSafety, docs }: RuleMeta, language: Language): string {
  const say = (text: Localized) => text[language];
  const names = [LEVEL_NAMES[severity], SAFETY_NAMES[fixSafety]].map(say);
  const about = language === 'zh' ? `（${names.join('，')}）` : ` (${names.join(', ')})`;
  return [
    `# ${id}`,
    `${say(docs.summary)}${about}`,
    `## ${say(HEADINGS.why)}`,
    say(docs.why).trim(),
    `## ${say(HEADINGS.whatToDo)}`,
    say(docs.whatToDo).trim(),
    `## ${say(HEADINGS.bad)}`,
    say(HEADINGS.marks),
    ...docs.bad.flatMap((example) => exampleParts(example, language)),
    `## ${say(HEADINGS.good)}`,
    ...docs.good.flatMap((example) => exampleParts(example, language)),
  ]
    .join('\n\n')
    .concat('\n');
}

function exampleParts({ text, fixed, note }: Example, language: Language): string[] {
  return [
    ...(note === undefined ? [] : [note[language]]),
    fenced(text),
    ...(fixed === undefined ? [] : [HEADINGS.fixed[language], fenced(fixed)]),
  ];
}

/** A code block whose fence is longer than any in the text; what shows nothing is written out. */
function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const shown = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu, (char) =>
    char === '\n' ? char : `<U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}>`,
  );
  return `${fence}text\n${shown.replace(/\n$/, '')}\n${fence}`;
}

/** The list of all rules, with links to their pages. */
export function ruleIndex(metas: readonly RuleMeta[], language: Language): string {
  const title = { en: 'Rules', zh: '规则' }[language];
  const heads = { en: ['Rule', 'Flags', 'Severity', 'Fix'], zh: ['规则', '报告', '级别', '修复'] }[language];
  const suffix = language === 'zh' ? '.zh-CN.md' : '.md';
  const rows = metas.map(
    ({ id, severity, fixSafety, docs }) =>
      `| [${id}](${id}${suffix}) | ${docs.summary[language].replaceAll('|', '\\|')} | ${LEVEL_NAMES[severity][language]} | ${SAFETY_NAMES[fixSafety][language]} |`,
  );
  return [`# ${title}`, [`| ${heads.join(' | ')} |`, '| --- | --- | --- | --- |', ...rows].join('\n')]
    .join('\n\n')
    .concat('\n');
}
