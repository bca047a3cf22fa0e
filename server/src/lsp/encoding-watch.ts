/** Finds out whether an open file should have been opened in another encoding. */
import { detectEncoding } from '../core/bytes/detect.ts';
import { decodeFile, FILE_ENCODINGS, type FileEncoding } from '../core/bytes/file.ts';
import type { OpenDocument } from './documents.ts';
import type { Files } from './files.ts';

/** Bytes of a file beyond this are not looked at. */
const SAMPLE = 65_536;

/** Code units of a document that are compared with the file. */
const COMPARED = 4_096;

export class EncodingWatch {
  readonly #files: Files;
  readonly #suggestions = new Map<string, FileEncoding>();

  constructor(files: Files) {
    this.#files = files;
  }

  /** Compares a document that was just opened with its file; true where it should be opened in another encoding. */
  async look(document: OpenDocument): Promise<boolean> {
    this.#suggestions.delete(document.uri);
    const bytes = await this.#files.localTo(document.uri)?.read(document.uri);
    const encoding = bytes && encodingToReopen(bytes, document.text.slice(0, COMPARED));
    if (encoding !== undefined) this.#suggestions.set(document.uri, encoding);
    return encoding !== undefined;
  }

  forget(uri: string): void {
    this.#suggestions.delete(uri);
  }

  /** The encoding in which the document should be opened again, or undefined where it is right as it is. */
  suggestionFor(uri: string): FileEncoding | undefined {
    return this.#suggestions.get(uri);
  }
}

/**
 * The encoding of a file that was read in another one, or undefined where the text is what the file says, where it is
 * no reading of the file at all (it was edited), or where nothing better is known.
 * @param shown how the text begins as it was read
 */
export function encodingToReopen(bytes: Uint8Array, shown: string): FileEncoding | undefined {
  const sample = bytes.subarray(0, SAMPLE);
  const detected = detectEncoding(sample);
  if ('notText' in detected || detected.confidence < 0.5) return undefined;
  const reads = (encoding: FileEncoding) => beginAlike(decodeFile(sample, encoding).text, shown);
  if (reads(detected.encoding)) return undefined;
  const others = FILE_ENCODINGS.filter((encoding) => encoding !== detected.encoding);
  return shown.includes('\ufffd') || others.some(reads) ? detected.encoding : undefined;
}

/** Editors change line ends and leave the byte order mark out. */
function beginAlike(a: string, b: string): boolean {
  const first = a.slice(0, COMPARED).replace(/[\r\n\ufeff]/g, '');
  const second = b.slice(0, COMPARED).replace(/[\r\n\ufeff]/g, '');
  const length = Math.min(first.length, second.length);
  return first.slice(0, length) === second.slice(0, length);
}
