/**
 * Legacy encodings as pure tables: what a corruption does to bytes is worked out with these, the same on every platform.
 */
export type CodecName =
  | 'gb18030' // two-byte area of code page 936 with user-defined areas in U+E000…, four-byte GB18030 beyond
  | 'big5' // with HKSCS and the signs of ETEN, as the Encoding Standard has it
  | 'big5-consortium' // the Unicode Consortium's BIG5.TXT: kana and Cyrillic from C6A1 on, no extensions
  | 'shift_jis'
  | 'euc-kr'
  | 'utf-8'
  | 'latin1' // ISO 8859-1: byte = code point
  | 'windows-1252' // the five holes decode to C1 controls
  | 'windows-1250'
  | 'windows-1251'
  | 'windows-1254'
  | 'iso-8859-15'
  | 'macintosh'
  | 'cp437' // DOS, and the names in ZIP archives
  | 'cp850'
  | 'koi8-r';

/** What a decoder does with bytes that it can't read. Both kinds of reader exist, and both show in scraped text. */
export interface DecodeErrors {
  /** What stands for one error; empty where bytes go without a mark. */
  readonly mark: '\uFFFD' | '?' | '';
  /**
   * What goes with a lead byte whose second byte makes no character of it:
   * `lead`: the lead byte alone, and the second byte is read afresh (libiconv, Python);
   * `trail`: the pair where the second byte could be one of a pair, else the lead byte alone (ICU, Java);
   * `ascii`: the pair, but an ASCII second byte is kept (browsers);
   * `pair`: the pair, whatever the second byte is, even a bracket or a line end (many converters).
   */
  readonly swallows: 'lead' | 'trail' | 'ascii' | 'pair';
  /** Single bytes, lead bytes or pairs that this reader doesn't know (older tables lack the user-defined areas). */
  readonly lacks?: (code: number) => boolean;
}

export interface Codec {
  readonly name: CodecName;
  /** Bytes to text; what can't be decoded shows as `errors` says (default: as browsers do). */
  decode(bytes: Uint8Array, errors?: DecodeErrors): string;
  /** Text to bytes, or undefined where a character has no code. */
  encode(text: string): Uint8Array | undefined;
  /**
   * The bytes of one code point as one number (0x41, 0xB0A1, …), or -1. For single- and double-byte codecs; four-byte
   * codes of GB18030 count as none here. Accepts every code point that some decoder makes of a code, so
   * `codeOf(charOf(x))` is a code that reads the same as x, but `charOf(codeOf(c))` may be another variant of c.
   */
  codeOf(codePoint: number): number;
  /** The code point of a single byte or a pair (lead << 8 | trail), or -1. For single- and double-byte codecs. */
  charOf(code: number): number;
  /** Which bytes can begin a pair, and which can end one. Undefined but for double-byte codecs. */
  readonly shape?: PairShape;
  /** Pairs that stand for two characters. */
  readonly sequences?: ReadonlyMap<number, string>;
}

export interface PairShape {
  readonly isLead: (byte: number) => boolean;
  readonly isTrail: (byte: number) => boolean;
}
