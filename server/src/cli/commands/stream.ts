/** `kanwu stream`: records in on standard input, records out on standard output, in the same order. */

import { ConfigLookup } from '../../config/lookup.ts';
import { UsageError } from '../language.ts';
import type { Options } from '../options.ts';
import type { RecordsTask } from '../records.ts';
import { absolutePath, runTasks } from '../run.ts';
import { readIfThere } from '../task.ts';
import { type Context, type ExitCode, Messages, settingsOf } from './files.ts';

/** Lines that make one task. */
const BATCH_LINES = 64;
const BATCH_BYTES = 1 << 20;

export async function stream(options: Options, context: Context): Promise<ExitCode> {
  if (options.encoding !== 'auto' && options.encoding !== 'utf-8') {
    throw new UsageError(
      `records are JSON and so UTF-8; --encoding ${options.encoding} is not possible here`,
      `记录是 JSON，因而是 UTF-8；此处不能用 --encoding ${options.encoding}`,
    );
  }
  const { terminal, cwd, worker } = context;
  const settings = { ...settingsOf(options, context), excerpts: false };
  const absolute = absolutePath('records', cwd);
  const messages = new Messages(terminal);
  const { problems } = await new ConfigLookup(readIfThere).of(absolute, settings.config);
  messages.outcome('', { notes: [], problems, ignored: true }, false);
  let bad = 0;
  let grave = 0;
  let line = 1;
  const tasks = async function* (): AsyncGenerator<RecordsTask> {
    for await (const lines of batches(context.stdin)) {
      const { field, suggested } = options;
      yield { kind: 'records', lines, firstLine: line, absolute, field, suggested, language: terminal.language };
      line += lines.length;
    }
  };
  const run = { settings, jobs: options.jobs, worker };
  for await (const { task, outcome } of runTasks(tasks(), Number.POSITIVE_INFINITY, run)) {
    if (outcome instanceof Error) {
      const error = `internal error, please report it: ${outcome.message}`;
      bad += task.lines.length;
      const failed = task.lines.map((input, index) =>
        JSON.stringify({ kanwu: { error, line: task.firstLine + index }, ...(input !== undefined && { input }) }),
      );
      await terminal.write(`${failed.join('\n')}\n`);
    } else {
      bad += outcome.bad;
      grave += outcome.graveFindings;
      await terminal.write(outcome.output);
    }
    if (options.progress && terminal.interactive) terminal.progress(`${task.firstLine + task.lines.length - 1}`);
  }
  if (options.progress && terminal.interactive) terminal.progress('');
  if (bad > 0) {
    terminal.say({
      en: `${bad} of ${line - 1} records could not be done; \`kanwu.error\` in each says why`,
      zh: `${line - 1} 条记录中有 ${bad} 条未能处理；原因见各条的 \`kanwu.error\``,
    });
  }
  if (bad > 0 || messages.errors.length > 0) return 2;
  return grave > 0 ? 1 : 0;
}

/** Lines of a stream in groups; what is no UTF-8 becomes undefined. */
async function* batches(input: NodeJS.ReadableStream): AsyncGenerator<readonly (string | undefined)[]> {
  let lines: (string | undefined)[] = [];
  let bytes = 0;
  let rest: Uint8Array[] = [];
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const take = (parts: readonly Uint8Array[]) => {
    const line = Buffer.concat(parts);
    bytes += line.length;
    try {
      lines.push(decoder.decode(line).replace(/\r$/, ''));
    } catch {
      lines.push(undefined);
    }
  };
  for await (const chunk of input) {
    let at = 0;
    const buffer = Buffer.from(chunk as Uint8Array);
    for (let end = buffer.indexOf(0x0a); end >= 0; end = buffer.indexOf(0x0a, at)) {
      take([...rest, buffer.subarray(at, end)]);
      rest = [];
      at = end + 1;
      if (lines.length >= BATCH_LINES || bytes >= BATCH_BYTES) {
        yield lines;
        lines = [];
        bytes = 0;
      }
    }
    if (at < buffer.length) rest.push(buffer.subarray(at));
    // What has come so far is answered before more is waited for.
    if (lines.length > 0) {
      yield lines;
      lines = [];
      bytes = 0;
    }
  }
  if (rest.length > 0) take(rest);
  if (lines.length > 0) yield lines;
}
