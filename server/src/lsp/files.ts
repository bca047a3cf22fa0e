/** Files that are not open, wherever they can be reached: on disk, or through the client. */
import type { Connection } from 'vscode-languageserver';
import type { Client } from './client.ts';
import { CUSTOM } from './protocol.ts';
import type { FileAccess, Runtime } from './runtime.ts';

export class Files {
  readonly #connection: Connection;
  readonly #client: Client;
  /** Direct access to `file:` URIs, where the platform has it. */
  readonly local: FileAccess | undefined;

  constructor(connection: Connection, client: Client, runtime: Runtime) {
    this.#connection = connection;
    this.#client = client;
    this.local = runtime.files;
  }

  /** Direct access to a file, or undefined where it lies elsewhere. */
  localTo(uri: string): FileAccess | undefined {
    return uri.startsWith('file:') ? this.local : undefined;
  }

  /** The text of a UTF-8 file, or undefined where there is none. Rejects where it can't be read. */
  async readText(uri: string): Promise<string | undefined> {
    const access = this.localTo(uri);
    if (access !== undefined) {
      const bytes = await access.read(uri);
      return bytes && new TextDecoder().decode(bytes);
    }
    if (this.#client.options.readsFiles !== true) return undefined;
    const { text } = await this.#connection.sendRequest<{ text: string | null }>(CUSTOM.readFile, { uri });
    return text ?? undefined;
  }
}
