/** Runs the tasks of a command, side by side where that is worth while, and hands the outcomes on in their order. */
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { doTask, type OutcomeOf, type Task } from './job.ts';
import { Pool } from './pool.ts';
import { Queue } from './queue.ts';
import { TaskRunner, type TaskSettings } from './task.ts';

/** From this many files on threads are worth their start. */
const MANY_FILES = 24;

export interface Run {
  readonly settings: TaskSettings;
  /** Asked for; undefined: as many as are worth while. */
  readonly jobs: number | undefined;
  /** The module that threads begin with. */
  readonly worker: URL;
}

/** An absolute path with `/`, as configurations are looked up. */
export function absolutePath(path: string, cwd: string): string {
  const absolute = resolve(cwd, path);
  return process.platform === 'win32' ? absolute.replaceAll('\\', '/') : absolute;
}

/**
 * @param tasks made as they are needed
 * @returns each task with its outcome, or the error of the thread that died of it
 */
export async function* runTasks<T extends Task>(
  tasks: Iterable<T> | AsyncIterable<T>,
  count: number,
  { settings, jobs, worker }: Run,
): AsyncGenerator<{ readonly task: T; readonly outcome: OutcomeOf<T> | Error }> {
  const wanted = jobs ?? (count >= MANY_FILES && count !== Number.POSITIVE_INFINITY ? availableParallelism() : 1);
  const size = Math.min(wanted, count);
  if (size <= 1) {
    const runner = new TaskRunner(settings);
    for await (const task of tasks) yield { task, outcome: await doTask(runner, task) };
    return;
  }
  const pool = new Pool(worker, settings, size);
  // Far enough ahead that no thread waits, not so far that results pile up.
  const queue = new Queue<{ readonly task: T; readonly outcome: Promise<OutcomeOf<T> | Error> }>(size * 4);
  const send = async () => {
    for await (const task of tasks) {
      const outcome = pool.run(task).catch((error: Error) => error) as Promise<OutcomeOf<T> | Error>;
      await queue.put({ task, outcome });
    }
  };
  const sent = send().finally(() => queue.close());
  sent.catch(() => undefined);
  try {
    for await (const { task, outcome } of queue) yield { task, outcome: await outcome };
    await sent;
  } finally {
    queue.close();
    await pool.close();
  }
}
