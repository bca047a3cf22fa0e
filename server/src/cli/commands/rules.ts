/** `kanwu rules` and `kanwu explain`: what the rules are and what they are for. */

import { ruleNames } from '../../config/values.ts';
import type { Rule } from '../../core/engine/rule.ts';
import { LEVEL_NAMES, rulePage, SAFETY_NAMES } from '../../core/engine/rule-page.ts';
import { RULES } from '../../core/engine/rules.generated.ts';
import { categoryOf, isSelected } from '../../core/engine/settings.ts';
import type { Language } from '../language.ts';
import { type Options, unknownRuleError } from '../options.ts';
import { displayWidth } from '../report/excerpt.ts';
import type { Context, ExitCode } from './files.ts';

export async function rules(options: Options, { terminal }: Context): Promise<ExitCode> {
  const { language } = terminal;
  const selected = RULES.filter(({ meta }) => isSelected(meta.id, options.only));
  if (options.format === 'json') {
    await terminal.write(
      `${JSON.stringify({ version: 1, rules: selected.map((rule) => ruleJson(rule, language)) }, undefined, 2)}\n`,
    );
    return 0;
  }
  const rows = selected.map(({ meta }) => [
    meta.id,
    LEVEL_NAMES[meta.severity][language],
    SAFETY_NAMES[meta.fixSafety][language],
    meta.docs.summary[language],
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => displayWidth(row[column]!))));
  for (const row of rows) {
    const cells = row.map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - displayWidth(cell))));
    await terminal.write(`${cells.join('  ').trimEnd()}\n`);
  }
  return 0;
}

export async function explain(options: Options, { terminal }: Context): Promise<ExitCode> {
  const { language } = terminal;
  const chosen = options.operands.flatMap((name) => {
    if (!ruleNames().includes(name)) throw unknownRuleError('kanwu explain', name);
    return RULES.filter(({ meta }) => isSelected(meta.id, [name]));
  });
  if (options.format === 'json') {
    await terminal.write(
      `${JSON.stringify({ version: 1, rules: chosen.map((rule) => ruleJson(rule, language)) }, undefined, 2)}\n`,
    );
  } else await terminal.write(chosen.map(({ meta }) => rulePage(meta, language)).join('\n'));
  return 0;
}

function ruleJson({ meta }: Rule, language: Language): object {
  const { id, severity, fixSafety, stage, docs } = meta;
  const example = ({ text, fixed, note }: (typeof docs.bad)[number]) => ({
    text,
    ...(fixed !== undefined && { fixed }),
    ...(note && { note: note[language] }),
  });
  return {
    id,
    category: categoryOf(id),
    severity,
    fixSafety,
    stage,
    documentation: {
      summary: docs.summary[language],
      why: docs.why[language],
      whatToDo: docs.whatToDo[language],
      bad: docs.bad.map(example),
      good: docs.good.map(example),
    },
  };
}
