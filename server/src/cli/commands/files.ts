/** What `check`, `fix` and `outline` share: from operands to tasks, and what must be said beside the results. */
import { existsSync } from 'node:fs';
import { describeProblem } from '../../config/problem.ts';
import { findInputs } from '../inputs.ts';
import { UsageError } from '../language.ts';
import type { Options } from '../options.ts';
import type { FileError, Outcome } from '../result.ts';
import { absolutePath } from '../run.ts';
import type { FileTask, TaskSettings } from '../task.ts';
import type { Terminal } from '../terminal.ts';

/** What the process gives a command. */
export interface Context {
  readonly terminal: Terminal;
  readonly cwd: string;
  readonly stdin: NodeJS.ReadableStream;
  /** The module that worker threads begin with. */
  readonly worker: URL;
}

export type ExitCode = 0 | 1 | 2;

/** Files to do, and operands that could not be made into files. */
export async function tasksOf(
  options: Options,
  { cwd, stdin }: Context,
): Promise<{ readonly tasks: readonly FileTask[]; readonly errors: readonly FileError[] }> {
  if (options.stdin) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of stdin) chunks.push(chunk as Uint8Array);
    const path = options.stdinFilename ?? '<stdin>';
    const absolute = absolutePath(options.stdinFilename ?? 'stdin', cwd);
    return { tasks: [{ kind: 'file', path, absolute, bytes: Buffer.concat(chunks) }], errors: [] };
  }
  const { files, errors } = await findInputs(options.operands.length === 0 ? ['.'] : options.operands, cwd);
  return {
    tasks: files.map((path) => ({ kind: 'file', path, absolute: absolutePath(path, cwd) })),
    errors: errors.map(({ path, error }) => ({ path, message: error.text })),
  };
}

/** What the options say about every file. @throws UsageError where --config names no file */
export function settingsOf(options: Options, { cwd }: Context): Omit<TaskSettings, 'excerpts'> {
  const { encoding, rules, only } = options;
  if (options.config !== undefined && !existsSync(absolutePath(options.config, cwd))) {
    throw new UsageError(`--config: there is no file ${options.config}`, `--config：没有文件 ${options.config}`);
  }
  const config = options.config === undefined ? undefined : absolutePath(options.config, cwd);
  return { encoding, rules, only, config };
}

/** Says what must be said of a file's outcome on standard error, and remembers what went wrong. */
export class Messages {
  readonly errors: FileError[] = [];
  readonly #terminal: Terminal;
  readonly #problems = new Set<string>();

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  error(error: FileError): void {
    this.errors.push(error);
    this.#terminal.say(line(error));
  }

  /** @param named whether the file itself was named, not found in a folder */
  outcome(path: string, outcome: Outcome<unknown>, named: boolean): void {
    for (const problem of outcome.problems) {
      const key = `${problem.source}\n${problem.start}\n${problem.message.en}`;
      if (this.#problems.has(key)) continue;
      this.#problems.add(key);
      this.errors.push({
        path: problem.source,
        message: {
          en: describeProblem(problem, 'en').slice(problem.source.length + 1),
          zh: describeProblem(problem, 'zh').slice(problem.source.length + 1),
        },
      });
      this.#terminal.say({ en: describeProblem(problem, 'en'), zh: describeProblem(problem, 'zh') });
    }
    for (const note of outcome.notes) this.#terminal.say(line(note));
    if (outcome.error !== undefined) this.error(outcome.error);
    if (outcome.ignored && named) {
      this.#terminal.say({
        en: `${path}: passed over, as \`ignore\` in its configuration asks`,
        zh: `${path}：已按配置中的 \`ignore\` 跳过`,
      });
    }
  }
}

function line({ path, message }: FileError): FileError['message'] {
  return { en: `${path}: ${message.en}`, zh: `${path}：${message.zh}` };
}
