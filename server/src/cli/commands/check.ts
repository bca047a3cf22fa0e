/** `kanwu check` and `kanwu fix`: findings, and repairs. */
import type { Format, Options } from '../options.ts';
import { githubReporter } from '../report/github.ts';
import { jsonReporter } from '../report/json.ts';
import { prettyReporter } from '../report/pretty.ts';
import { type Reporter, Tally } from '../report/reporter.ts';
import { sarifReporter } from '../report/sarif.ts';
import { runTasks } from '../run.ts';
import { messageOf, type TaskSettings } from '../task.ts';
import type { Terminal } from '../terminal.ts';
import { type Context, type ExitCode, Messages, settingsOf, tasksOf } from './files.ts';

type Output = NonNullable<TaskSettings['fix']>['output'];

export async function check(options: Options, context: Context): Promise<ExitCode> {
  const reporter = reporterOf(options.format, context.terminal, true, false);
  return run(options, context, { ...settingsOf(options, context), excerpts: options.format === 'pretty' }, reporter);
}

export async function fix(options: Options, context: Context): Promise<ExitCode> {
  const output = outputOf(options);
  const takesStdout = output === 'content' || output === 'diff';
  const reporter = reporterOf(
    options.format,
    context.terminal,
    !takesStdout,
    output === 'nothing' || output === 'diff',
  );
  const settings: TaskSettings = {
    ...settingsOf(options, context),
    excerpts: options.format === 'pretty' && !takesStdout,
    fix: { suggested: options.suggested, output },
  };
  return run(options, context, settings, reporter);
}

function outputOf(options: Options): Output {
  if (options.diff) return 'diff';
  if (options.stdout) return 'content';
  if (options.dryRun) return 'nothing';
  if (options.stdin) return options.format === 'pretty' ? 'content' : 'nothing';
  return 'file';
}

function reporterOf(format: Format, terminal: Terminal, showsFindings: boolean, dryRun: boolean): Reporter {
  if (format === 'json') return jsonReporter(terminal);
  if (format === 'sarif') return sarifReporter(terminal);
  if (format === 'github') return githubReporter(terminal);
  return prettyReporter(terminal, showsFindings, dryRun);
}

async function run(options: Options, context: Context, settings: TaskSettings, reporter: Reporter): Promise<ExitCode> {
  const { terminal } = context;
  const { tasks, errors } = await tasksOf(options, context);
  const messages = new Messages(terminal);
  const tally = new Tally();
  for (const error of errors) messages.error(error);
  await reporter.begin();
  const named = new Set(options.operands);
  const showsProgress = options.progress && terminal.interactive && tasks.length > 1;
  let done = 0;
  const how = { settings, jobs: options.jobs, worker: context.worker };
  for await (const { task, outcome } of runTasks(tasks, tasks.length, how)) {
    if (outcome instanceof Error) messages.error({ path: task.path, message: messageOf(outcome) });
    else messages.outcome(task.path, outcome, named.has(task.path));
    if (!(outcome instanceof Error) && outcome.result !== undefined) {
      tally.add(outcome.result);
      const { fixed } = outcome.result;
      if (fixed?.content !== undefined) await terminal.write(fixed.content);
      if (fixed?.diff !== undefined) await terminal.write(fixed.diff);
      await reporter.file(outcome.result);
    }
    done++;
    if (showsProgress) terminal.progress(`${done}/${tasks.length} ${task.path}`);
  }
  if (showsProgress) terminal.progress('');
  tally.errors.push(...messages.errors);
  await reporter.end(tally.summary());
  return tally.exitCode;
}
