import { ByteBuffer, TextBuffer } from './buffers.ts';
import type { Codec, CodecName, DecodeErrors, PairShape } from './codec.ts';

export interface DoubleByteSpec extends PairShape {
  readonly name: CodecName;
  /** Index: byte or pair (lead << 8 | trail); value: code point or -1. */
  readonly pairs: Int32Array;
  /** Bytes 80–FF that stand alone: byte and code point. */
  readonly singles: readonly (readonly [number, number])[];
  /** Pairs that don't get the code of their character because another pair of the same character is preferred. */
  readonly notEncoded?: (code: number) => boolean;
  /** Further code points that some decoders make of a code: `[code point, code]`. */
  readonly aliases?: Iterable<readonly [number, number]>;
  /** Pairs that stand for two characters. */
  readonly sequences?: ReadonlyMap<number, string>;
  /** Longer codes: how many bytes at `at` form one (0: none) and their code point. */
  readonly longer?: {
    decode(bytes: Uint8Array, at: number): number;
    readonly length: number;
    encode(codePoint: number): readonly number[] | undefined;
  };
}

export const AS_BROWSERS: DecodeErrors = { mark: '\uFFFD', swallows: 'ascii' };

/** Whether the second byte of a pair that makes no character goes with the first. */
export function swallowsTrail(
  { swallows }: Pick<DecodeErrors, 'swallows'>,
  trail: number,
  isTrail: (byte: number) => boolean,
): boolean {
  if (swallows === 'ascii') return trail >= 0x80;
  if (swallows === 'trail') return isTrail(trail);
  return swallows === 'pair';
}

/** A codec of one or two bytes a character (and longer ones where the specification has them). */
export function doubleByteCodec(spec: DoubleByteSpec): Codec {
  const { pairs, isLead, isTrail, sequences, longer } = spec;
  for (let byte = 0; byte < 0x80; byte++) pairs[byte] = byte;
  for (const [byte, codePoint] of spec.singles) pairs[byte] = codePoint;
  // Code plus one, so that zero means none.
  const codes = new Int32Array(0x10000);
  const beyond = new Map<number, number>();
  const setCode = (codePoint: number, code: number): void => {
    if (codePoint > 0xffff) {
      if (!beyond.has(codePoint)) beyond.set(codePoint, code);
    } else if (codes[codePoint] === 0) codes[codePoint] = code + 1;
  };
  for (const preferred of [true, false]) {
    for (let code = 0; code < 0x10000; code++) {
      const codePoint = pairs[code] as number;
      if (codePoint >= 0 && (spec.notEncoded?.(code) ?? false) !== preferred) setCode(codePoint, code);
    }
  }
  for (const [codePoint, code] of spec.aliases ?? []) setCode(codePoint, code);

  const codeOf = (codePoint: number): number =>
    codePoint > 0xffff ? (beyond.get(codePoint) ?? -1) : (codes[codePoint] as number) - 1;
  const charOf = (code: number): number => (code >= 0 && code < 0x10000 ? (pairs[code] as number) : -1);

  return {
    name: spec.name,
    shape: { isLead, isTrail },
    ...(sequences && { sequences }),
    codeOf,
    charOf,
    decode(bytes, errors = AS_BROWSERS) {
      const out = new TextBuffer(bytes.length);
      const putMark = (): void => {
        if (errors.mark !== '') out.push(errors.mark.charCodeAt(0));
      };
      const lacks = errors.lacks ?? (() => false);
      for (let i = 0; i < bytes.length; ) {
        const byte = bytes[i] as number;
        const single = pairs[byte] as number;
        if (single >= 0 && !(byte >= 0x80 && lacks(byte))) {
          out.push(single);
          i++;
          continue;
        }
        const trail = bytes[i + 1];
        if (!isLead(byte) || lacks(byte) || trail === undefined) {
          putMark();
          i++;
          continue;
        }
        const pair = pairs[(byte << 8) | trail] as number;
        if (pair >= 0 && !lacks((byte << 8) | trail)) {
          out.push(pair);
          i += 2;
          continue;
        }
        const sequence = sequences?.get((byte << 8) | trail);
        if (sequence !== undefined && !lacks((byte << 8) | trail)) {
          for (const char of sequence) out.push(char.codePointAt(0) as number);
          i += 2;
          continue;
        }
        const long = longer?.decode(bytes, i) ?? -1;
        if (longer && long >= 0) {
          out.push(long);
          i += longer.length;
          continue;
        }
        putMark();
        i += swallowsTrail(errors, trail, isTrail) ? 2 : 1;
      }
      return out.text();
    },
    encode(text) {
      const out = new ByteBuffer(text.length * 2);
      for (let i = 0; i < text.length; i++) {
        const codePoint = text.codePointAt(i) as number;
        if (codePoint > 0xffff) i++;
        const known = codeOf(codePoint);
        // A code of its own, where that of another character is all that it shares.
        const isAlias = longer && known > 0xff && pairs[known] !== codePoint && longer.encode(codePoint);
        const code = isAlias ? -1 : known;
        if (code > 0xff) {
          out.push(code >> 8);
          out.push(code & 0xff);
        } else if (code >= 0) {
          out.push(code);
        } else {
          const bytes = longer?.encode(codePoint);
          if (!bytes) return undefined;
          for (const byte of bytes) out.push(byte);
        }
      }
      return out.bytes();
    },
  };
}
