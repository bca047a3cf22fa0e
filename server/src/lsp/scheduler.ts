/** Shares the one thread: long work runs in short slices, and waiting messages are read between them. */
import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Runtime } from './runtime.ts';

/** Milliseconds that work may take before messages are let in. */
const SLICE = 8;

export type Priority = 'foreground' | 'background';

/** Work that pauses at every `yield`. */
export type Steps<T> = Generator<void, T>;

interface Job {
  readonly token: Pick<CancellationToken, 'isCancellationRequested'>;
  /** Runs one step; true when it was the last. */
  step(): boolean;
  fail(error: unknown): void;
}

export class Scheduler {
  readonly #runtime: Runtime;
  readonly #jobs: Readonly<Record<Priority, Job[]>> = { foreground: [], background: [] };
  #running = false;

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
  }

  /**
   * Runs steps to their end, in turn with other work of its priority; background work waits for all of the foreground.
   * Rejects with `RequestCancelled` once the token is cancelled, at the latest one slice later.
   */
  run<T>(steps: Steps<T>, token: Job['token'], priority: Priority = 'foreground'): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const step = (): boolean => {
        const { done, value } = steps.next();
        if (done) resolve(value);
        return done === true;
      };
      this.#jobs[priority].push({ token, step, fail: reject });
      if (!this.#running) void this.#loop();
    });
  }

  async #loop(): Promise<void> {
    this.#running = true;
    for (;;) {
      const queue = this.#jobs.foreground.length > 0 ? this.#jobs.foreground : this.#jobs.background;
      const job = queue.shift();
      if (job === undefined) break;
      if (!this.#slice(job)) {
        queue.push(job);
        await this.#runtime.breathe();
      }
    }
    this.#running = false;
  }

  /** Runs a job for a slice; true when it is over. */
  #slice(job: Job): boolean {
    const end = this.#runtime.now() + SLICE;
    try {
      do {
        if (job.token.isCancellationRequested) throw cancelled();
        if (job.step()) return true;
      } while (this.#runtime.now() < end);
      return false;
    } catch (error) {
      job.fail(error);
      return true;
    }
  }
}

export function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}

/** For an answer that would be about a version that is gone. */
export function outdated(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.ContentModified, 'the document has changed');
}
