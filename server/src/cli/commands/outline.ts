/** `kanwu outline`: the tree of headings. */
import type { Language } from '../language.ts';
import type { Options } from '../options.ts';
import { visible } from '../report/excerpt.ts';
import { errorJson } from '../report/json.ts';
import { type Paint, painter } from '../report/paint.ts';
import type { OutlineItem } from '../result.ts';
import { runTasks } from '../run.ts';
import { messageOf } from '../task.ts';
import { type Context, type ExitCode, Messages, settingsOf, tasksOf } from './files.ts';

/** Titles longer than this are cut in the tree for people. */
const SHOWN_TITLE = 40;

export async function outline(options: Options, context: Context): Promise<ExitCode> {
  const { terminal } = context;
  const { language } = terminal;
  const { tasks, errors } = await tasksOf(options, context);
  const messages = new Messages(terminal);
  for (const error of errors) messages.error(error);
  const isJson = options.format === 'json';
  const paint = painter(terminal.colours);
  const named = new Set(options.operands);
  const settings = { ...settingsOf(options, context), excerpts: false, outline: true };
  if (isJson) await terminal.write('{"version":1,"files":[');
  let separator = '\n';
  for await (const { task, outcome } of runTasks(tasks, tasks.length, { ...context, settings, jobs: options.jobs })) {
    if (outcome instanceof Error) messages.error({ path: task.path, message: messageOf(outcome) });
    else messages.outcome(task.path, outcome, named.has(task.path));
    if (outcome instanceof Error || outcome.result?.outline === undefined) continue;
    const { path, encoding, script, outline: items } = outcome.result;
    if (isJson) {
      const nodes = items.map((item) => nodeJson(item, language));
      await terminal.write(`${separator}${JSON.stringify({ path, encoding, script, outline: nodes })}`);
      separator = ',\n';
    } else {
      const none = { en: '  (no headings)', zh: '  （没有标题）' }[language];
      const lines = items.length === 0 ? [none] : treeLines(items, '  ', language, paint);
      await terminal.write(`${paint('bold', path)}\n${lines.join('\n')}\n`);
    }
  }
  if (isJson) {
    await terminal.write(
      `\n],"errors":${JSON.stringify(messages.errors.map((error) => errorJson(error, language)))}}\n`,
    );
  }
  return messages.errors.length > 0 ? 2 : 0;
}

function nodeJson({ problem, children, ...node }: OutlineItem, language: Language): object {
  return {
    ...node,
    problem: problem && { rule: problem.rule, expected: problem.expected, message: problem.message[language] },
    children: children.map((child) => nodeJson(child, language)),
  };
}

function treeLines(items: readonly OutlineItem[], indent: string, language: Language, paint: Paint): string[] {
  return items.flatMap((item, index) => {
    const isLast = index === items.length - 1;
    const title = visible(item.title);
    const cut = title.length > SHOWN_TITLE ? `${title.slice(0, SHOWN_TITLE)}…` : title;
    const problem = item.problem === null ? '' : `  ${paint('yellow', `⚠ ${item.problem.message[language]}`)}`;
    const head = `${item.kind === 'title' ? paint('bold', cut) : `${paint('cyan', visible(item.label))}${item.label === '' ? '' : ' '}${cut}`}`;
    const line = `${indent}${isLast ? '└ ' : '├ '}${head}  ${paint('grey', `:${item.line}`)}${problem}`;
    return [line, ...treeLines(item.children, `${indent}${isLast ? '  ' : '│ '}`, language, paint)];
  });
}
