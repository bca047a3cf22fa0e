import { ByteBuffer, TextBuffer } from './buffers.ts';
import type { Codec } from './codec.ts';

/** How many bytes a UTF-8 sequence has that begins with `byte`; 0 for bytes that can't begin one. */
export function utf8Length(byte: number): number {
  if (byte < 0x80) return 1;
  if (byte < 0xc2 || byte > 0xf4) return 0;
  return byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

/** Whether `byte` may follow at place `index` (1…) in a sequence that begins with `lead`. */
export function utf8Continues(lead: number, index: number, byte: number): boolean {
  if (byte < 0x80 || byte > 0xbf) return false;
  if (index !== 1) return true;
  if (lead === 0xe0) return byte >= 0xa0;
  if (lead === 0xed) return byte < 0xa0;
  if (lead === 0xf0) return byte >= 0x90;
  if (lead === 0xf4) return byte < 0x90;
  return true;
}

/** UTF-8. One mark stands for each longest piece that could have begun a character, as browsers and Python do it. */
export function utf8Codec(): Codec {
  return {
    name: 'utf-8',
    codeOf: (codePoint) => (codePoint < 0x80 ? codePoint : -1),
    charOf: (code) => (code >= 0 && code < 0x80 ? code : -1),
    decode(bytes, errors) {
      const out = new TextBuffer(bytes.length);
      const mark = errors?.mark ?? '\uFFFD';
      const put = (codePoint: number): void => {
        if (codePoint >= 0) out.push(codePoint);
        else if (mark !== '') out.push(mark.charCodeAt(0));
      };
      for (let i = 0; i < bytes.length; ) {
        const lead = bytes[i] as number;
        const length = utf8Length(lead);
        if (length < 2) {
          put(length === 1 ? lead : -1);
          i++;
          continue;
        }
        let codePoint = lead & (0xff >> (length + 1));
        let n = 1;
        for (; n < length; n++) {
          const byte = bytes[i + n];
          if (byte === undefined || !utf8Continues(lead, n, byte)) break;
          codePoint = (codePoint << 6) | (byte & 0x3f);
        }
        put(n === length ? codePoint : -1);
        i += n;
      }
      return out.text();
    },
    encode(text) {
      const out = new ByteBuffer(text.length * 3);
      for (let i = 0; i < text.length; i++) {
        const codePoint = text.codePointAt(i) as number;
        if (codePoint > 0xffff) i++;
        if (codePoint >= 0xd800 && codePoint < 0xe000) return undefined;
        pushUtf8(codePoint, (byte) => out.push(byte));
      }
      return out.bytes();
    },
  };
}

function pushUtf8(codePoint: number, push: (byte: number) => void): void {
  if (codePoint < 0x80) {
    push(codePoint);
    return;
  }
  if (codePoint < 0x800) {
    push(0xc0 | (codePoint >> 6));
  } else {
    if (codePoint < 0x10000) {
      push(0xe0 | (codePoint >> 12));
    } else {
      push(0xf0 | (codePoint >> 18));
      push(0x80 | ((codePoint >> 12) & 0x3f));
    }
    push(0x80 | ((codePoint >> 6) & 0x3f));
  }
  push(0x80 | (codePoint & 0x3f));
}
