import { codec } from './codecs.ts';

/** Calls `visit` with the code unit of every frequently used Han character: level 1 of GB 2312 and of Big5. */
export function forEachFrequentHan(visit: (unit: number) => void): void {
  for (const [name, first, last] of [
    ['gb18030', 0xb0a1, 0xd7f9],
    ['big5', 0xa440, 0xc67e],
  ] as const) {
    const { charOf } = codec(name);
    for (let code = first; code <= last; code++) {
      const char = charOf(code);
      const isListed = name === 'big5' || (code & 0xff) >= 0xa1;
      if (isListed && char >= 0x4e00 && char <= 0x9fff) visit(char);
    }
  }
}
