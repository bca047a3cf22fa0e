/** What a decoder makes of double-byte text that lost or gained bytes. */
import type { Codec } from '../../server/src/core/bytes/codec.ts';

export interface Reader {
  /** What goes with a lead byte that makes no pair: the byte alone, or the pair, with an ASCII second byte or without. */
  readonly swallows: 'lead' | 'ascii' | 'pair';
  /** Whether it has characters (private use) for the user-defined areas. */
  readonly hasUserAreas: boolean;
  readonly mark: '?' | '\uFFFD';
}

export function readBytes(codec: Codec, bytes: readonly number[], reader: Reader): string {
  let text = '';
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i]!;
    if (byte < 0x80) {
      text += String.fromCharCode(byte);
      i++;
      continue;
    }
    const next = bytes[i + 1];
    const char = next === undefined ? -1 : codec.charOf((byte << 8) | next);
    if (char >= 0 && (reader.hasUserAreas || char < 0xe000 || char >= 0xf900)) {
      text += String.fromCodePoint(char);
      i += 2;
      continue;
    }
    text += reader.mark;
    const isAlone = next === undefined || reader.swallows === 'lead' || (reader.swallows === 'ascii' && next < 0x80);
    i += isAlone ? 1 : 2;
  }
  return text;
}

const NARROW: Readonly<Record<string, string>> = { '，': ',', '；': ';', '：': ':', '？': '?', '！': '!' };

/** Writes the narrow forms of the five marks that converters narrow. */
export function narrowed(text: string): string {
  return text.replace(/[，；：？！]/g, (mark) => NARROW[mark]!);
}
