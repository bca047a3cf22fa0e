/** Worker threads that do tasks side by side. */
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { doTask, type Task, type TaskOutcome } from './job.ts';
import { TaskRunner, type TaskSettings } from './task.ts';

interface Running {
  readonly settle: (outcome: TaskOutcome) => void;
  readonly fail: (error: Error) => void;
}

/** Does each task in whichever thread is free. A thread that dies takes its task with it, and no other. */
export class Pool {
  readonly #entry: URL;
  readonly #settings: TaskSettings;
  readonly #free: Worker[] = [];
  readonly #all = new Set<Worker>();
  readonly #running = new Map<Worker, Running>();
  readonly #waiting: (Running & { readonly task: Task })[] = [];
  readonly #size: number;

  /** @param entry a module that calls {@link serveTasks} where it runs as a thread */
  constructor(entry: URL, settings: TaskSettings, size: number) {
    this.#entry = entry;
    this.#settings = settings;
    this.#size = size;
  }

  /** Rejected where the thread that has the task dies. */
  run(task: Task): Promise<TaskOutcome> {
    return new Promise((settle, fail) => {
      this.#waiting.push({ task, settle, fail });
      this.#next();
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#all].map((worker) => worker.terminate()));
  }

  #next(): void {
    if (this.#waiting.length === 0) return;
    const worker = this.#free.pop() ?? (this.#all.size < this.#size ? this.#start() : undefined);
    if (worker === undefined) return;
    const { task, settle, fail } = this.#waiting.shift()!;
    this.#running.set(worker, { settle, fail });
    worker.postMessage(task);
  }

  #start(): Worker {
    const worker = new Worker(this.#entry, { workerData: { settings: this.#settings } satisfies WorkerData });
    this.#all.add(worker);
    worker.on('message', (outcome: TaskOutcome) => {
      const running = this.#running.get(worker);
      this.#running.delete(worker);
      this.#free.push(worker);
      running?.settle(outcome);
      this.#next();
    });
    worker.on('error', (error) => {
      const running = this.#running.get(worker);
      this.#running.delete(worker);
      this.#all.delete(worker);
      running?.fail(error);
      this.#next();
    });
    return worker;
  }
}

interface WorkerData {
  readonly settings: TaskSettings;
}

/** The other end: does what it is sent, in a thread that {@link Pool} started. */
export function serveTasks(): void {
  const port = parentPort;
  if (port === null) throw new Error('this runs as a worker thread only');
  const runner = new TaskRunner((workerData as WorkerData).settings);
  port.on('message', async (task: Task) => port.postMessage(await doTask(runner, task)));
}
