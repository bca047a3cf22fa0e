/** The kinds of task there are, for runners in this thread and in others. */
import { type RecordsOutcome, type RecordsTask, runRecords } from './records.ts';
import type { FileResult, Outcome } from './result.ts';
import type { FileTask, TaskRunner } from './task.ts';

export type Task = FileTask | RecordsTask;
export type OutcomeOf<T extends Task> = T extends FileTask ? Outcome<FileResult> : RecordsOutcome;
export type TaskOutcome = OutcomeOf<Task>;

export async function doTask<T extends Task>(runner: TaskRunner, task: T): Promise<OutcomeOf<T>> {
  const outcome = task.kind === 'file' ? await runner.file(task) : await runRecords(runner, task);
  return outcome as OutcomeOf<T>;
}
