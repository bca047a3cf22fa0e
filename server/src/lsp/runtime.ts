/** What the place where the server runs can do. The doors in `main/` make one each; nothing else knows the platform. */
export interface Runtime {
  /** Milliseconds of a clock that only goes forward. */
  now(): number;
  /** Lets messages that wait be read before it resolves. */
  breathe(): Promise<void>;
  /** Calls back once after so many milliseconds, unless disposed of before. */
  after(milliseconds: number, callback: () => void): { dispose(): void };
  /** Direct access to `file:` URIs, where the platform has it. */
  readonly files: FileAccess | undefined;
}

export interface FileInfo {
  /** Changes whenever the file does. */
  readonly stamp: string;
  /** Bytes. */
  readonly size: number;
}

/** Files by URI. */
export interface FileAccess {
  /** The content, or undefined where there is no such file. Rejects where there is one that can't be read. */
  read(uri: string): Promise<Uint8Array | undefined>;
  info(uri: string): Promise<FileInfo | undefined>;
  /** Replaces the whole file, or leaves it as it was. */
  write(uri: string, content: string): Promise<void>;
  /** URIs of the files below a folder whose names end with one of `extensions`, at most `limit`. */
  list(folder: string, extensions: readonly string[], limit: number): Promise<readonly string[]>;
}
