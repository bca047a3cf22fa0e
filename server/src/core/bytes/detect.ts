/**
 * Which encoding a file is in. Marks and validity decide where they can; otherwise the bytes are decoded in each
 * encoding, and the one that reads best is taken.
 */
import { prose } from '../judge/prose.ts';
import { bomLength, decodeFile, type FileEncoding } from './file.ts';
import { type NotText, signatureOf } from './signatures.ts';
import { utf8Continues, utf8Length } from './utf8.ts';

export interface Detected {
  readonly encoding: FileEncoding;
  /** From 0 to 1; 1 with a byte order mark. */
  readonly confidence: number;
  readonly bom: boolean;
}

/** Bytes that are decoded and judged; the rest is as the beginning is. */
const SAMPLE = 4096;
const BINARY: NotText = {
  notText: { en: 'binary data, with bytes that no text has', zh: '二进制数据，含有文本中不会出现的字节' },
};

/** Finds the encoding of a whole file, or says why it is no text. An empty file is UTF-8. */
export function detectEncoding(bytes: Uint8Array): Detected | NotText {
  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
    if (bomLength(bytes, encoding) > 0) return { encoding, confidence: 1, bom: true };
  }
  const signature = signatureOf(bytes);
  if (signature) return signature;
  const utf8 = readUtf8(bytes);
  const zeros = bytes.subarray(0, SAMPLE).filter((byte) => byte === 0).length;
  if (zeros === 0 && utf8.errors === 0) {
    if (utf8.long > 0) return { encoding: 'utf-8', confidence: 0.99, bom: false };
    // Sequences of two bytes only: a few characters of GBK or Big5 may look so.
    if (utf8.characters === 0 && !controls(bytes)) return { encoding: 'utf-8', confidence: 0.9, bom: false };
  }
  const sample = sampleOf(bytes);
  const candidates: FileEncoding[] = zeros > 0 ? ['utf-16le', 'utf-16be'] : CANDIDATES;
  const weighed = candidates
    .map((encoding) => ({ encoding, score: scoreOf(sample, encoding) }))
    .sort((x, y) => y.score - x.score);
  const [best, second] = weighed as [(typeof weighed)[number], (typeof weighed)[number]];
  const mean = -best.score / sample.length;
  if (mean > (zeros > 0 ? ODD_UTF16 : ODD) || (controls(bytes) && !best.encoding.startsWith('utf-16'))) return BINARY;
  const margin = best.score - second.score;
  return { encoding: best.encoding, confidence: 1 / (1 + Math.exp(-margin / 4)), bom: false };
}

const CANDIDATES: FileEncoding[] = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252'];
/** Nats a byte; prose costs about 2, rare characters 6. */
const ODD = 9;
const ODD_UTF16 = 7;
const RARE = -10;
/** Nats a character: what UTF-16 gives that costs more is no prose, and the bytes are no UTF-16. */
const ODD_CHARACTER = 12;

/** How well the bytes read in an encoding, in nats. */
function scoreOf(bytes: Uint8Array, encoding: FileEncoding): number {
  if (encoding.startsWith('utf-16') && bytes.length % 2 === 1) return bytes.length * -20;
  const { text } = decodeFile(bytes, encoding);
  // UTF-16 without a mark is rare, and halves the number of characters.
  let score = encoding.startsWith('utf-16') ? RARE : 0;
  for (const line of text.split(/\r\n|\r|\n/)) score += prose().score(line);
  if (encoding.startsWith('utf-16') && -score > ODD_CHARACTER * text.length - RARE) return bytes.length * -20;
  // Latin text is not what is looked for: its letters must stand alone among ASCII.
  if (encoding === 'windows-1252') score -= 12 * (text.match(/[\x80-\uffff]{2}/g)?.length ?? 0);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0xfffd || unit < 0x09 || (unit > 0x0d && unit < 0x20)) score -= 12;
  }
  return score;
}

/** Whether the bytes hold more control characters than text does. */
function controls(bytes: Uint8Array): boolean {
  let count = 0;
  for (const byte of bytes) if (byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b) || byte === 0x7f) count++;
  return count > 0 && count >= bytes.length / 50;
}

/** Whole lines with other characters than ASCII, from the beginning on. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE) return bytes;
  if (bytes.subarray(0, SAMPLE).includes(0)) return bytes.subarray(0, SAMPLE);
  const out = new Uint8Array(SAMPLE);
  let length = 0;
  for (let start = 0; start < bytes.length && length < SAMPLE; ) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline < 0 ? bytes.length : newline + 1;
    const line = bytes.subarray(start, Math.min(end, start + SAMPLE - length));
    if (line.some((byte) => byte >= 0x80)) {
      out.set(line, length);
      length += line.length;
    }
    start = end;
  }
  return trimmed(out.subarray(0, length));
}

/** Without a last character that may have been cut in two. */
function trimmed(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && end > bytes.length - 200 && (bytes[end - 1] as number) >= 0x80) end--;
  return end > 0 ? bytes.subarray(0, end) : bytes;
}

/** What the bytes hold when read as UTF-8. */
function readUtf8(bytes: Uint8Array): { characters: number; long: number; errors: number } {
  let characters = 0;
  let long = 0;
  let errors = 0;
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] as number;
    if (lead < 0x80) {
      i++;
      continue;
    }
    const length = utf8Length(lead);
    let n = 1;
    while (n < length && utf8Continues(lead, n, bytes[i + n] ?? 0)) n++;
    // A last character that is cut off is no error.
    if (length === 0 || (n < length && i + n < bytes.length)) errors++;
    else if (n === length) {
      characters++;
      if (length > 2) long++;
    }
    i += n;
  }
  return { characters, long, errors };
}
