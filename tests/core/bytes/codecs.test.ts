import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { CodecName, DecodeErrors } from '../../../server/src/core/bytes/codec.ts';
import { codec } from '../../../server/src/core/bytes/codecs.ts';

const hex = (n: number): string => n.toString(16);
const bytesOf = (code: number): Uint8Array =>
  code > 0xff ? Uint8Array.of(code >> 8, code & 0xff) : Uint8Array.of(code);
const DOUBLE: CodecName[] = ['gb18030', 'big5', 'shift_jis', 'euc-kr'];
const SINGLE: CodecName[] = ['latin1', 'windows-1252', 'windows-1250', 'macintosh'];

it('knows the private-use characters of code page 936 for the pairs that they stand for', () => {
  const { codeOf, charOf } = codec('gb18030');
  const pairs: [number, number][] = [
    [0xe7e7, 0xa989],
    [0xe7f3, 0xa995],
    [0xe76c, 0xa2e3],
    [0xe815, 0xfe50],
    [0xe844, 0xfe80],
    [0xe864, 0xfea0],
  ];
  for (const [char, code] of pairs) expect(codeOf(char)).toBe(code);
  expect(charOf(0xa995)).toBe(0x2ffb);
});

describe('double-byte codecs', () => {
  // Where another table is asked: the platform's decoder for gb18030, iconv-lite for the others, whose platform tables
  // are the vendors' older ones.
  const references: Record<string, (bytes: Uint8Array) => string> = {
    gb18030: (bytes) => new TextDecoder('gb18030').decode(bytes),
    big5: (bytes) => iconv.decode(Buffer.from(bytes), 'big5hkscs'),
    shift_jis: (bytes) => iconv.decode(Buffer.from(bytes), 'cp932'),
    'euc-kr': (bytes) => iconv.decode(Buffer.from(bytes), 'cp949'),
  };

  it.each(DOUBLE)('%s: every pair decodes as elsewhere, and its character has a code that reads the same', (name) => {
    const { charOf, codeOf, decode, encode } = codec(name);
    const reference = references[name] as (bytes: Uint8Array) => string;
    const wrong: string[] = [];
    let pairs = 0;
    for (let lead = 0x81; lead <= 0xfe; lead++) {
      for (let trail = 0x40; trail <= 0xfe; trail++) {
        const code = (lead << 8) | trail;
        if (charOf(lead) >= 0) continue;
        const codePoint = charOf(code);
        const text = decode(bytesOf(code));
        const expected = reference(bytesOf(code));
        if (codePoint < 0) {
          if (!text.includes('\uFFFD') && text !== expected) wrong.push(`${hex(code)} ${text} ${expected}`);
          if (!expected.includes('\uFFFD') && text !== expected) wrong.push(`${hex(code)} lacks ${expected}`);
          continue;
        }
        pairs++;
        const char = String.fromCodePoint(codePoint);
        // The user-defined area of code page 932 is no part of iconv-lite's table.
        if (expected !== char && !expected.includes('\uFFFD')) wrong.push(`${hex(code)} ${char} not ${expected}`);
        if (text !== char) wrong.push(`${hex(code)} ${text}`);
        if (charOf(codeOf(codePoint)) !== codePoint) wrong.push(`${hex(code)} no way back`);
        const back = encode(char);
        if (!back || decode(back) !== char) wrong.push(`${hex(code)} no round trip`);
      }
    }
    expect(wrong).toEqual([]);
    expect(pairs).toBeGreaterThan(9000);
  });

  it('gb18030 reads and writes all of Unicode as the platform does', () => {
    const { encode, decode } = codec('gb18030');
    const platform = new TextDecoder('gb18030');
    const wrong: string[] = [];
    for (let codePoint = 1; codePoint <= 0x10ffff; codePoint += codePoint < 0x10000 ? 1 : 977) {
      if (codePoint >= 0xd800 && codePoint < 0xe000) continue;
      const char = String.fromCodePoint(codePoint);
      const bytes = encode(char);
      if (!bytes) wrong.push(`${hex(codePoint)} has no code`);
      // Private use that got characters of its own since, or a space, reads as these.
      else if (decode(bytes) !== char && !(codePoint >= 0xe78d && codePoint <= 0xe864) && codePoint !== 0xe5e5)
        wrong.push(hex(codePoint));
      else if (platform.decode(bytes) !== decode(bytes)) wrong.push(`${hex(codePoint)} differs`);
    }
    expect(wrong).toEqual([]);
  });

  it('maps the user-defined areas and byte 80 of code page 936', () => {
    const { charOf, codeOf } = codec('gb18030');
    for (const [code, codePoint] of [
      [0xaaa1, 0xe000],
      [0xaffe, 0xe233],
      [0xf8a1, 0xe234],
      [0xfec7, 0xe48e],
      [0xfefe, 0xe4c5],
      [0xa140, 0xe4c6],
      [0xa7a0, 0xe765],
      [0x80, 0x20ac],
    ] as const) {
      expect(hex(charOf(code))).toBe(hex(codePoint));
      expect(hex(codeOf(codePoint))).toBe(hex(code));
    }
    expect(charOf(0xa2e3)).toBe(0x20ac);
    expect(codeOf(0xe81e)).toBe(0xfe59);
    expect(codeOf(0x9fb4)).toBe(0xfe59);
  });

  it('accepts what other decoders make of a code', () => {
    expect(hex(codec('big5').codeOf(0xe000))).toBe('fa40');
    expect(hex(codec('big5').codeOf(0xe311))).toBe('8e40');
    expect(hex(codec('big5').codeOf(0xeeb8))).toBe('8140');
    expect(hex(codec('big5').codeOf(0xf6b1))).toBe('c6a1');
    expect(hex(codec('big5').codeOf(0xf848))).toBe('c8fe');
    expect(hex(codec('shift_jis').codeOf(0x301c))).toBe('8160');
  });

  it('has Big5 as the Unicode Consortium mapped it', () => {
    const { charOf, codeOf } = codec('big5-consortium');
    for (const [code, char] of [
      [0xa440, '一'],
      [0xc6a5, 'ぁ'],
      [0xc7fc, '⑽'],
    ] as const) {
      expect(String.fromCodePoint(charOf(code))).toBe(char);
    }
    expect(charOf(0xf9d6)).toBe(-1);
    expect(charOf(0x8840)).toBe(-1);
    expect(hex(codeOf('む'.charCodeAt(0)))).toBe('c6e4');
  });
});

describe('single-byte codecs', () => {
  it.each(SINGLE)('%s: every byte goes there and back', (name) => {
    const { charOf, codeOf, encode, decode } = codec(name);
    const all = Uint8Array.from({ length: 256 }, (_, i) => i);
    expect(encode(decode(all))).toEqual(all);
    for (let byte = 0; byte < 256; byte++) expect(codeOf(charOf(byte))).toBe(byte);
    if (name === 'windows-1250' || name === 'macintosh') expect(decode(all)).toBe(new TextDecoder(name).decode(all));
  });

  it('fills the holes of windows-1252 with C1 controls', () => {
    expect(codec('windows-1252').decode(Uint8Array.of(0x80, 0x81, 0x8d, 0x8f, 0x90, 0x9d, 0x9f))).toBe(
      '€\u0081\u008d\u008f\u0090\u009dŸ',
    );
  });

  it('has no code for a character outside the repertoire', () => {
    expect(codec('latin1').encode('中')).toBeUndefined();
    expect(codec('macintosh').codeOf(0x4e2d)).toBe(-1);
  });
});

describe('utf-8', () => {
  it('reads every piece of two to four bytes as the platform does', () => {
    const platform = new TextDecoder('utf-8', { ignoreBOM: true });
    const interesting = [
      0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc2, 0xdf, 0xe0, 0xe4, 0xed, 0xef, 0xf0,
    ];
    interesting.push(0xf1, 0xf4, 0xf5, 0xff);
    const { decode } = codec('utf-8');
    let pieces = 0;
    for (const a of interesting)
      for (const b of interesting)
        for (const c of interesting)
          for (const d of interesting) {
            const bytes = Uint8Array.of(a, b, c, d);
            if (decode(bytes) !== platform.decode(bytes)) expect(decode(bytes)).toBe(platform.decode(bytes));
            pieces++;
          }
    expect(pieces).toBe(21 ** 4);
  });

  it('writes what the platform writes and refuses lone surrogates', () => {
    const text = 'a\u00e9中\u{20000}\ufeff';
    expect(codec('utf-8').encode(text)).toEqual(new TextEncoder().encode(text));
    expect(codec('utf-8').encode('a\ud800')).toBeUndefined();
  });
});

describe('errors', () => {
  const show = (bytes: number[], swallows: DecodeErrors['swallows'], mark: DecodeErrors['mark'] = '?'): string =>
    codec('gb18030').decode(Uint8Array.from(bytes), { mark, swallows });

  it('loses the lead byte, the pair, or the pair unless its second byte is ASCII', () => {
    const bracket = [0xe0, 0x28, 0xd6, 0xd0];
    expect(show(bracket, 'lead')).toBe('?(中');
    expect(show(bracket, 'ascii')).toBe('?(中');
    expect(show(bracket, 'pair')).toBe('?中');
    const invalid = [0xe0, 0xff, 0xd6, 0xd0];
    expect(show(invalid, 'lead')).toBe('??中');
    expect(show(invalid, 'ascii')).toBe('?中');
    expect(show(invalid, 'pair')).toBe('?中');
  });

  it('lets a lead byte eat the line end, or not', () => {
    expect(show([0xd6, 0x0a, 0x41], 'pair', '\uFFFD')).toBe('\uFFFDA');
    expect(show([0xd6, 0x0a, 0x41], 'ascii', '\uFFFD')).toBe('\uFFFD\nA');
    expect(show([0xd6], 'pair')).toBe('?');
  });

  it('marks each maximal piece of broken UTF-8 once', () => {
    expect(codec('utf-8').decode(Uint8Array.of(0xe4, 0xb8, 0x41, 0x80), { mark: '?', swallows: 'lead' })).toBe('?A?');
  });
});
