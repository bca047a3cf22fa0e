import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectEncoding } from '../../../server/src/core/bytes/detect.ts';
import {
  decodeFile,
  encodeFile,
  FILE_ENCODINGS,
  type FileEncoding,
  type FileForm,
  fileEncoding,
} from '../../../server/src/core/bytes/file.ts';

const HANS = '第三条 村民委员会应当公布财务收支，接受监督。\r\n各乡镇人民政府负责解释。';
const HANT = '第三條 村民委員會應當公布財務收支，接受監督。\n由縣政府解釋。';

function bytesOf(text: string, form: FileForm): Uint8Array {
  const bytes = encodeFile(text, form);
  if ('refused' in bytes) throw new Error(bytes.refused);
  return bytes;
}

describe('detectEncoding', () => {
  it.each([
    ['utf-8', HANS],
    ['gb18030', HANS],
    ['gb18030', HANT],
    ['big5', HANT],
    ['utf-16le', HANS],
    ['utf-16be', HANT],
  ] as [FileEncoding, string][])('finds %s in %j and in a few characters of it', (encoding, text) => {
    for (const length of [text.length, 16, 8]) {
      expect(detectEncoding(bytesOf(text.slice(0, length), { encoding, bom: false }))).toMatchObject({ encoding });
    }
  });

  it.each(['utf-8', 'utf-16le', 'utf-16be'] as const)('believes the byte order mark of %s', (encoding) => {
    const bytes = bytesOf('政府', { encoding, bom: true });
    expect(detectEncoding(bytes)).toEqual({ encoding, confidence: 1, bom: true });
  });

  it('takes characters of GBK that happen to be valid UTF-8 for GBK', () => {
    const bytes = bytesOf('学习', { encoding: 'gb18030', bom: false });
    expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toBe('ѧϰ');
    expect(detectEncoding(bytes)).toMatchObject({ encoding: 'gb18030' });
  });

  it('keeps UTF-8 that is cut off at its end, or broken in few places', () => {
    const bytes = bytesOf(HANS, { encoding: 'utf-8', bom: false });
    expect(detectEncoding(bytes.subarray(0, bytes.length - 1))).toMatchObject({ encoding: 'utf-8' });
    const broken = Uint8Array.from(bytes);
    broken[10] = 0xff;
    expect(detectEncoding(broken)).toMatchObject({ encoding: 'utf-8' });
  });

  it('calls ASCII and an empty file UTF-8, and Latin letters among ASCII windows-1252', () => {
    expect(detectEncoding(new Uint8Array())).toMatchObject({ encoding: 'utf-8' });
    expect(detectEncoding(bytesOf('plain text', { encoding: 'utf-8', bom: false }))).toMatchObject({
      encoding: 'utf-8',
    });
    const latin = bytesOf('Déjà vu, façade, naïve café.', { encoding: 'windows-1252', bom: false });
    expect(detectEncoding(latin)).toMatchObject({ encoding: 'windows-1252' });
  });

  it('says what a file is that is no text', () => {
    const start = (hex: string): Uint8Array =>
      Uint8Array.from(hex.match(/../g) ?? [], (two) => Number.parseInt(two, 16));
    expect(detectEncoding(start('255044462d312e34'))).toEqual({ notText: { en: 'a PDF document', zh: 'PDF 文档' } });
    expect(detectEncoding(start('504b030414000600'))).toMatchObject({
      notText: { en: expect.stringContaining('docx') },
    });
    expect(detectEncoding(start('00010203ff00fe0001020300'))).toMatchObject({ notText: { en: expect.any(String) } });
    const noise = Uint8Array.from({ length: 2000 }, (_, i) => (i * 7919 + (i >> 3) * 104729) & 0xff);
    expect(detectEncoding(noise)).toHaveProperty('notText');
  });
});

describe('decodeFile and encodeFile', () => {
  const anyText = fc.string({ unit: fc.constantFrom(...'a中政€｡。\n\r\ue000é龍\u{20000}𠮷?') });

  it.each(FILE_ENCODINGS)('%s: what was decoded exactly is written back byte for byte', (encoding) => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, bom) => {
        const form = { encoding, bom: bom && encoding.startsWith('utf-') };
        const bytes = encodeFile(text, form);
        if ('refused' in bytes) return;
        const file = decodeFile(bytes, encoding);
        expect(file.bom).toBe(form.bom);
        expect(file.text).toBe(text);
        expect(file.exact).toBe(true);
        expect(encodeFile(file.text, file)).toEqual(bytes);
      }),
    );
  });

  it.each(['gb18030', 'big5', 'utf-8', 'utf-16le'] as const)(
    '%s: is exact only where the bytes come back',
    (encoding) => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 24 }), (bytes) => {
          const file = decodeFile(bytes, encoding);
          const again = encodeFile(file.text, file);
          if (file.exact) expect(again).toEqual(bytes);
          if (!('refused' in again)) expect(decodeFile(again, encoding).text).toBe(file.text);
        }),
      );
    },
  );

  it('keeps the code of a character that has two', () => {
    for (const euro of [[0x80], [0xa2, 0xe3]]) {
      const bytes = Uint8Array.from([0x35, 0x30, ...euro, 0xd6, 0xd0]);
      const file = decodeFile(bytes, 'gb18030');
      expect(file).toMatchObject({ text: '50€中', exact: true });
      expect(encodeFile(`${file.text}国`, file)).toEqual(Uint8Array.from([...bytes, 0xb9, 0xfa]));
    }
  });

  it('refuses to write what the encoding has no code for, and names it', () => {
    expect(encodeFile('乡镇', { encoding: 'big5', bom: false })).toEqual({
      refused: expect.stringContaining('U+4E61'),
    });
  });

  it('knows the names that people use', () => {
    expect(fileEncoding('GBK')).toBe('gb18030');
    expect(fileEncoding('UTF8')).toBe('utf-8');
    expect(fileEncoding('cp1252')).toBe('windows-1252');
    expect(fileEncoding('klingon')).toBeUndefined();
  });
});
