import { ByteBuffer, TextBuffer } from './buffers.ts';
import type { Codec, CodecName } from './codec.ts';

/** A codec of one byte a character. `high` holds the code points of the bytes 80–FF, every one of them assigned. */
export function singleByteCodec(name: CodecName, high: string, aliases: readonly [number, number][] = []): Codec {
  const codes = new Map<number, number>(aliases);
  for (let i = 0; i < 128; i++) codes.set(high.charCodeAt(i), 0x80 + i);
  const codeOf = (codePoint: number): number => (codePoint < 0x80 ? codePoint : (codes.get(codePoint) ?? -1));
  const charOf = (code: number): number => {
    if (code < 0 || code > 0xff) return -1;
    return code < 0x80 ? code : high.charCodeAt(code - 0x80);
  };
  return {
    name,
    codeOf,
    charOf,
    decode(bytes) {
      const out = new TextBuffer(bytes.length);
      for (const byte of bytes) out.push(charOf(byte));
      return out.text();
    },
    encode(text) {
      const out = new ByteBuffer(text.length);
      for (const char of text) {
        const code = codeOf(char.codePointAt(0) ?? 0);
        if (code < 0) return undefined;
        out.push(code);
      }
      return out.bytes();
    },
  };
}
