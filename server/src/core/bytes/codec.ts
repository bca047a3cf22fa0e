/**
 * Legacy encodings as pure tables: what a corruption does to bytes is worked out with these, the same on every platform.
 */
export type CodecName =
  | 'gb18030' // two-byte area of code page 936 with user-defined areas in U+E000…, four-byte GB18030 beyond
  | 'big5'
  | 'shift_jis'
  | 'euc-kr'
  | 'utf-8'
  | 'latin1' // ISO 8859-1: byte = code point
  | 'windows-1252' // the five holes decode to C1 controls
  | 'windows-1250'
  | 'macintosh';

export interface Codec {
  readonly name: CodecName;
  /** Bytes to text; what can't be decoded becomes U+FFFD, one for each byte or pair as the WHATWG decoders do. */
  decode(bytes: Uint8Array): string;
  /** Text to bytes, or undefined where a character has no code. */
  encode(text: string): Uint8Array | undefined;
  /** The bytes of one code point as one number (0x41, 0xB0A1, …), or -1. For single- and double-byte codecs. */
  codeOf(codePoint: number): number;
  /** The code point of a single byte or a pair (lead << 8 | trail), or -1. For single- and double-byte codecs. */
  charOf(code: number): number;
}
