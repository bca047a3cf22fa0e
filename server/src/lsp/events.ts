/** What happens to documents, for those who have to know of it. */
export type DocumentEvent = 'opened' | 'changed' | 'saved' | 'closed' | 'reconfigured';

export type Listener = (event: DocumentEvent, uri: string) => void;

export class Events {
  readonly #listeners: Listener[] = [];

  listen(listener: Listener): void {
    this.#listeners.push(listener);
  }

  emit(event: DocumentEvent, uri: string): void {
    for (const listener of this.#listeners) listener(event, uri);
  }
}
