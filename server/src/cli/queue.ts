/** Hands values from one part of a program to another as they come, and holds the giver back when it is far ahead. */
export class Queue<T> {
  readonly #values: T[] = [];
  readonly #limit: number;
  #closed = false;
  #changed: () => void = () => undefined;
  #change: Promise<void>;

  /** @param limit values that may wait */
  constructor(limit: number) {
    this.#limit = limit;
    this.#change = this.#next();
  }

  /** Resolves when another value may be put. */
  async put(value: T): Promise<void> {
    this.#values.push(value);
    this.#signal();
    while (this.#values.length >= this.#limit && !this.#closed) await this.#change;
  }

  /** No more values will come. */
  close(): void {
    this.#closed = true;
    this.#signal();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (;;) {
      while (this.#values.length === 0) {
        if (this.#closed) return;
        await this.#change;
      }
      const value = this.#values.shift()!;
      this.#signal();
      yield value;
    }
  }

  #next(): Promise<void> {
    return new Promise((resolve) => {
      this.#changed = resolve;
    });
  }

  #signal(): void {
    const changed = this.#changed;
    this.#change = this.#next();
    changed();
  }
}
