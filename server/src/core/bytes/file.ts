/**
 * Files on disk: bytes to text and back. What is written back has the encoding and the byte order mark that it had, and
 * what was not changed has the same bytes as before; where that can't be kept, writing is refused with a reason.
 */
import { ByteBuffer, TextBuffer } from './buffers.ts';
import type { Codec, CodecName } from './codec.ts';
import { codec } from './codecs.ts';

export type FileEncoding = CodecName | 'utf-16le' | 'utf-16be';

export const FILE_ENCODINGS: readonly FileEncoding[] = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-kr',
  'latin1',
  'windows-1252',
  'windows-1250',
  'macintosh',
];

const LABELS: Readonly<Record<string, FileEncoding>> = {
  utf8: 'utf-8',
  'utf-16': 'utf-16le',
  utf16: 'utf-16le',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  cp936: 'gb18030',
  'big5-hkscs': 'big5',
  big5hkscs: 'big5',
  cp950: 'big5',
  sjis: 'shift_jis',
  'shift-jis': 'shift_jis',
  shiftjis: 'shift_jis',
  euckr: 'euc-kr',
  cp949: 'euc-kr',
  'iso-8859-1': 'latin1',
  cp1252: 'windows-1252',
  windows1252: 'windows-1252',
  cp1250: 'windows-1250',
  windows1250: 'windows-1250',
  macroman: 'macintosh',
};

/** The encoding that a label names (`GBK`, `utf8`, `cp1252`, as editors and people write it), or undefined. */
export function fileEncoding(label: string): FileEncoding | undefined {
  const name = label.trim().toLowerCase();
  return FILE_ENCODINGS.find((encoding) => encoding === name) ?? LABELS[name];
}

export interface FileForm {
  readonly encoding: FileEncoding;
  /** Whether the file begins with a byte order mark. */
  readonly bom: boolean;
  /** Characters of the file that stand there with another code than the usual one, and that code. */
  readonly codes?: ReadonlyMap<number, number>;
}

export interface DecodedFile extends FileForm {
  /** The text without the byte order mark. What can't be decoded is U+FFFD. */
  readonly text: string;
  /** False where bytes could not be read, or where writing the same text gives other bytes. */
  readonly exact: boolean;
}

/** Whether the bytes begin with the byte order mark of `encoding`, and its length in bytes. */
export function bomLength(bytes: Uint8Array, encoding: FileEncoding): number {
  const mark = BOMS[encoding];
  return mark?.every((byte, i) => bytes[i] === byte) ? mark.length : 0;
}

const BOMS: Partial<Record<FileEncoding, readonly number[]>> = {
  'utf-8': [0xef, 0xbb, 0xbf],
  'utf-16le': [0xff, 0xfe],
  'utf-16be': [0xfe, 0xff],
};

/** Decodes a whole file. */
export function decodeFile(bytes: Uint8Array, encoding: FileEncoding): DecodedFile {
  const skipped = bomLength(bytes, encoding);
  const body = bytes.subarray(skipped);
  const text =
    encoding === 'utf-16le' || encoding === 'utf-16be' ? decodeUtf16(body, encoding) : codec(encoding).decode(body);
  const codes = encoding === 'gb18030' || encoding === 'big5' ? unusualCodes(body, codec(encoding)) : undefined;
  const form: FileForm = { encoding, bom: skipped > 0, ...(codes && codes.size > 0 ? { codes } : {}) };
  const again = encodeAs(text, form);
  return { ...form, text, exact: again !== undefined && sameBytes(again, bytes) };
}

/**
 * Bytes of `text` in the form that a file had. A string says why it can't be written: in English, for people.
 * Never writes bytes that read differently.
 */
export function encodeFile(text: string, form: FileForm): Uint8Array | { readonly refused: string } {
  const bytes = encodeAs(text, form);
  if (bytes && decodeFile(bytes, form.encoding).text === text) return bytes;
  const missing = [...text].find((char) => {
    const one = encodeAs(char, { ...form, bom: false });
    return !one || decodeFile(one, form.encoding).text !== char;
  });
  const what = missing ? `“${missing}” (U+${hex4(missing.codePointAt(0) ?? 0)})` : 'the text';
  return { refused: `${what} can't be written in ${form.encoding}` };
}

function hex4(codePoint: number): string {
  return codePoint.toString(16).toUpperCase().padStart(4, '0');
}

function encodeAs(text: string, form: FileForm): Uint8Array | undefined {
  const { encoding, codes } = form;
  let body: Uint8Array | undefined;
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    body = encodeUtf16(text, encoding);
  } else if (codes && codes.size > 0) {
    body = encodeWithCodes(text, codec(encoding), codes);
  } else {
    body = codec(encoding).encode(text);
  }
  const mark = form.bom ? BOMS[encoding] : undefined;
  if (!mark || !body) return body;
  const out = new Uint8Array(mark.length + body.length);
  out.set(mark);
  out.set(body, mark.length);
  return out;
}

/** Codes in the file whose character is usually written with another code (the euro sign has two in GB18030). */
function unusualCodes(bytes: Uint8Array, { charOf, codeOf }: Codec): Map<number, number> {
  const codes = new Map<number, number>();
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte < 0x80) continue;
    let code = byte;
    let char = charOf(byte);
    if (char < 0) {
      code = (byte << 8) | (bytes[i + 1] ?? 0);
      char = charOf(code);
      // Four-byte codes are passed over as two steps: neither half is a pair.
      i++;
    }
    if (char >= 0 && codeOf(char) !== code) codes.set(char, code);
  }
  return codes;
}

function encodeWithCodes(text: string, usual: Codec, codes: ReadonlyMap<number, number>): Uint8Array | undefined {
  const out = new ByteBuffer(text.length * 2);
  for (const char of text) {
    const code = codes.get(char.codePointAt(0) as number);
    if (code === undefined) {
      const bytes = usual.encode(char);
      if (!bytes) return undefined;
      for (const byte of bytes) out.push(byte);
    } else {
      if (code > 0xff) out.push(code >> 8);
      out.push(code & 0xff);
    }
  }
  return out.bytes();
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): string {
  const low = encoding === 'utf-16le' ? 0 : 1;
  const out = new TextBuffer(bytes.length / 2 + 1);
  let i = 0;
  for (; i + 1 < bytes.length; i += 2) out.push((bytes[i + low] as number) | ((bytes[i + 1 - low] as number) << 8));
  if (i < bytes.length) out.push(0xfffd);
  return out.text();
}

function encodeUtf16(text: string, encoding: 'utf-16le' | 'utf-16be'): Uint8Array {
  const low = encoding === 'utf-16le' ? 0 : 1;
  const out = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    out[2 * i + low] = unit & 0xff;
    out[2 * i + 1 - low] = unit >> 8;
  }
  return out;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
