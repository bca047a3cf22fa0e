/** Simulates wrong readings: the bytes of a text in one encoding, read in another as each kind of reader does it. */
import type { CodecName, DecodeErrors } from '../../server/src/core/bytes/codec.ts';
import { codec } from '../../server/src/core/bytes/codecs.ts';
import { isNewerThanGbk } from '../../server/src/core/bytes/gb18030.ts';
import type { Random } from './random.ts';

/** Decodes bytes in the way of a certain program. */
export interface Reader {
  readonly name: string;
  read(bytes: Uint8Array): string;
}

function reader(name: string, encoding: CodecName, errors?: DecodeErrors): Reader {
  return { name, read: (bytes) => codec(encoding).decode(bytes, errors) };
}

/** Tables of GBK without the user-defined areas, without byte 80, and without what GB 18030 added. */
function isUserDefined(code: number): boolean {
  const char = codec('gb18030').charOf(code);
  return code === 0x80 || (char >= 0xe000 && char < 0xf900) || isNewerThanGbk(code);
}

/** Code page 936 has private use where GB 18030 has signs that describe characters. */
function asCodePage936(text: string): string {
  return text.replace(/[\u303e\u2ff0-\u2ffb]/g, (char) =>
    String.fromCharCode(char === '\u303e' ? 0xe7e7 : 0xe7e8 + char.charCodeAt(0) - 0x2ff0),
  );
}

export const READERS = {
  gbk: reader('GBK, resumes', 'gb18030', { mark: '\uFFFD', swallows: 'lead' }),
  gbkBrowser: reader('GBK, browser', 'gb18030', { mark: '\uFFFD', swallows: 'ascii' }),
  gbkWindows: {
    name: 'GBK as code page 936',
    read: (bytes) => asCodePage936(codec('gb18030').decode(bytes, { mark: '\uFFFD', swallows: 'ascii' })),
  },
  gbkConverter: reader('GBK, swallows pairs, `?`', 'gb18030', { mark: '?', swallows: 'pair' }),
  gbkOld: reader('GBK without user-defined areas, `?`', 'gb18030', {
    mark: '?',
    swallows: 'lead',
    lacks: isUserDefined,
  }),
  gbkSilent: reader('GBK, drops what it can’t read', 'gb18030', { mark: '', swallows: 'lead' }),
  gbkOldSilent: reader('GBK without user-defined areas, drops what it can’t read', 'gb18030', {
    mark: '',
    swallows: 'lead',
    lacks: isUserDefined,
  }),
  gbkPassing: reader('GBK without user-defined areas, passes over pairs', 'gb18030', {
    mark: '',
    swallows: 'trail',
    lacks: isUserDefined,
  }),
  latin1: reader('Latin-1', 'latin1'),
  cp1252: reader('Windows-1252', 'windows-1252'),
  cp1252Holes: {
    name: 'Windows-1252, holes as `?`',
    read: (bytes) =>
      codec('windows-1252')
        .decode(bytes)
        .replace(/[\x80-\x9f]/g, '?'),
  },
  cp1252Tidied: {
    name: 'Windows-1252, no-break spaces tidied',
    read: (bytes) =>
      codec('windows-1252')
        .decode(bytes)
        .replace(/\u00a0/g, ' '),
  },
  cp1252Copied: {
    name: 'Windows-1252, soft hyphens gone',
    read: (bytes) =>
      codec('windows-1252')
        .decode(bytes)
        .replace(/\u00ad/g, ''),
  },
  macintosh: reader('MacRoman', 'macintosh'),
  cp1250: reader('Windows-1250', 'windows-1250'),
  cp1251: reader('Windows-1251', 'windows-1251'),
  cp1254: reader('Windows-1254', 'windows-1254'),
  cp1254Marks: {
    name: 'Windows-1254, holes as U+FFFD',
    read: (bytes) =>
      codec('windows-1254')
        .decode(bytes)
        .replace(/[\x80-\x9f]/g, '\uFFFD'),
  },
  latin9: reader('ISO 8859-15', 'iso-8859-15'),
  koi8r: reader('KOI8-R', 'koi8-r'),
  cp437: reader('CP437', 'cp437'),
  cp850: reader('CP850', 'cp850'),
  big5: reader('Big5', 'big5', { mark: '\uFFFD', swallows: 'lead' }),
  shiftJis: reader('Shift_JIS', 'shift_jis', { mark: '\uFFFD', swallows: 'lead' }),
  eucKr: reader('EUC-KR', 'euc-kr', { mark: '\uFFFD', swallows: 'lead' }),
  big5Browser: reader('Big5, browser', 'big5', { mark: '\uFFFD', swallows: 'ascii' }),
  big5Plain: reader('Big5 without extensions', 'big5', {
    mark: '\uFFFD',
    swallows: 'lead',
    lacks: (code) => {
      const lead = code > 0xff ? code >> 8 : code;
      return lead < 0xa1 || code >= 0xf9d6 || lead > 0xf9 || (code >= 0xc6a1 && code <= 0xc8fe);
    },
  }),
  shiftJisBrowser: reader('Shift_JIS, browser', 'shift_jis', {
    mark: '\uFFFD',
    swallows: 'ascii',
    lacks: (code) => code === 0xa0 || (code >= 0xfd && code <= 0xff),
  }),
  shiftJisPlain: reader('Shift_JIS without extensions, `?`', 'shift_jis', {
    mark: '?',
    swallows: 'lead',
    lacks: (code) =>
      code === 0x80 || code === 0xa0 || code >> 8 === 0x87 || code >= 0xeb00 || (code >= 0xeb && code <= 0xff),
  }),
  eucKrBrowser: reader('EUC-KR, browser', 'euc-kr', {
    mark: '\uFFFD',
    swallows: 'ascii',
    lacks: (code) => code === 0x80,
  }),
  eucKrPlain: reader('EUC-KR without extensions', 'euc-kr', {
    mark: '\uFFFD',
    swallows: 'lead',
    lacks: (code) => (code > 0xff ? code < 0xa100 || (code & 0xff) < 0xa1 : code < 0xa1),
  }),
  fallback: { name: 'UTF-8 with Latin-1 fallback', read: readWithFallback },
} as const satisfies Record<string, Reader>;

/** UTF-8 where it is valid; other bytes as Latin-1. */
function readWithFallback(bytes: Uint8Array): string {
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let text = '';
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] as number;
    const length = lead < 0x80 ? 1 : lead < 0xc0 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    try {
      if (length === 0 || i + length > bytes.length) throw new RangeError();
      text += utf8.decode(bytes.subarray(i, i + length));
      i += length;
    } catch {
      text += String.fromCharCode(lead);
      i++;
    }
  }
  return text;
}

/** One wrong reading: what the bytes are in, and who reads them. */
export interface Misreading {
  readonly original: 'utf-8' | 'gb18030' | 'big5';
  readonly reader: Reader;
}

/** The text after each reading in turn; undefined where it can't be written in an original encoding. */
export function misread(text: string, misreadings: readonly Misreading[]): string | undefined {
  let result = text;
  for (const { original, reader: by } of misreadings) {
    const bytes = codec(original).encode(result);
    if (bytes === undefined) return undefined;
    result = by.read(bytes);
  }
  return result;
}

export interface Damaged {
  readonly truth: string;
  readonly damaged: string;
  /** Where the damage stands in the damaged text. */
  readonly start: number;
  readonly end: number;
}

/** How much of a document is misread. */
export type Scope = 'file' | 'short lines' | 'paragraph' | 'run' | 'short run';

/** What stands between paragraphs: headings, figures, rows of tables, tags. */
const SHORT_LINES = {
  hans: [
    '总则',
    '　　第 7 条',
    '合计',
    '　　120',
    '序号　名称　备注',
    '<p>一、总体要求</p>',
    '（三）',
    '附件：1.申请表',
  ],
  hant: ['總則', '第 7 條', '合計', '　　120', '序號　名稱　備註', '<p>主旨：</p>', '（三）', '正本：各縣市政府'],
};

/** Paragraphs with a short line behind each. */
export function withShortLines(lines: readonly string[], script: 'hans' | 'hant', random: Random): string[] {
  return lines.flatMap((line) => [line, random.pick(SHORT_LINES[script])]);
}

/** Characters of a run, at least and at most. */
const RUNS: Partial<Record<Scope, readonly [number, number]>> = { run: [6, 24], 'short run': [3, 5] };

/**
 * A short document of sound lines, misread as a whole, in one paragraph, or in a run of a line: of 6 to 24 characters,
 * or of 3 to 5.
 * Undefined where a reading can't have happened, or changed nothing.
 */
export function damageLines(
  lines: readonly string[],
  misreadings: readonly Misreading[],
  scope: Scope,
  random: Random,
): Damaged | undefined {
  const truth = `${lines.join('\n')}\n`;
  let start = 0;
  let end = truth.length - 1;
  if (scope !== 'file' && scope !== 'short lines') {
    const index = random.integer(0, lines.length - 1);
    const line = lines[index] as string;
    start = lines.slice(0, index).reduce((sum, { length }) => sum + length + 1, 0);
    end = start + line.length;
    const run = RUNS[scope];
    if (run) {
      const length = Math.min(random.integer(...run), line.length);
      start += random.integer(0, line.length - length);
      end = start + length;
    }
  }
  const standing = misread(truth.slice(start, end), misreadings);
  if (standing === undefined || standing === truth.slice(start, end)) return undefined;
  const damaged = truth.slice(0, start) + standing + truth.slice(end);
  return { truth, damaged, start, end: start + standing.length };
}
