import type { FileEncoding } from './file.ts';
import { bomLength } from './file.ts';
import { utf8Continues, utf8Length } from './utf8.ts';

export interface Detected {
  readonly encoding: FileEncoding;
  /** From 0 to 1; 1 with a byte order mark. */
  readonly confidence: number;
  readonly bom: boolean;
}

export interface NotText {
  /** Why this is no text, for people. */
  readonly notText: { readonly en: string; readonly zh: string };
}

/** Finds the encoding of a whole file, or says why it is no text. An empty file is UTF-8. */
export function detectEncoding(bytes: Uint8Array): Detected | NotText {
  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
    if (bomLength(bytes, encoding) > 0) return { encoding, confidence: 1, bom: true };
  }
  const utf8 = readUtf8(bytes);
  if (utf8.errors === 0) return { encoding: 'utf-8', confidence: utf8.characters > 0 ? 0.99 : 0.9, bom: false };
  return doubleByte(bytes);
}

function doubleByte(bytes: Uint8Array): Detected {
  let gb = 0;
  let big5 = 0;
  for (let i = 0; i + 1 < bytes.length; i++) {
    const lead = bytes[i] as number;
    if (lead < 0x81) continue;
    const trail = bytes[++i] as number;
    if (lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1) gb++;
    if (lead >= 0xa4 && lead <= 0xc6 && (trail >= 0xa1 || (trail >= 0x40 && trail < 0x7f))) big5++;
  }
  return { encoding: gb >= big5 ? 'gb18030' : 'big5', confidence: Math.max(gb, big5) / (gb + big5 + 1), bom: false };
}

/** How many characters beyond ASCII and how many errors the bytes hold when read as UTF-8. */
function readUtf8(bytes: Uint8Array): { characters: number; errors: number } {
  let characters = 0;
  let errors = 0;
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] as number;
    const length = utf8Length(lead);
    let n = 1;
    while (n < length && utf8Continues(lead, n, bytes[i + n] ?? 0)) n++;
    if (n < length || length === 0) errors++;
    else if (length > 1) characters++;
    i += n;
  }
  return { characters, errors };
}
