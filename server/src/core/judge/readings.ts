import { readings as packed } from '../tables/readings.generated.ts';

/** Readings of Chinese characters in pinyin with tone marks. */
export interface Readings {
  /** Whether `reading` is a syllable of Mandarin, written as {@link normalizePinyin} writes it. */
  isSyllable(reading: string): boolean;
  /** Whether the character (UTF-16 code unit) is read so. */
  has(char: number, reading: string): boolean;
  /** Whether the character is read so in some tone. */
  hasInSomeTone(char: number, reading: string): boolean;
}

/** Lower case, composed, with the plain letters a and g where a typeface's variants stand. */
export function normalizePinyin(text: string): string {
  return text.toLowerCase().normalize('NFC').replaceAll('ɑ', 'a').replaceAll('ɡ', 'g');
}

function withoutTone(syllable: string): string {
  return syllable
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC');
}

let decoded: Readings | undefined;

/** The table of readings (source: pinyin-pro), decoded when it is first asked for. */
export function getReadings(): Readings {
  decoded ??= decodeReadings();
  return decoded;
}

function decodeReadings(): Readings {
  const syllables = packed.syllables.split(' ');
  const plain = syllables.map(withoutTone);
  const known = new Set(syllables);
  const lists: number[][] = [[]];
  for (let at = 0; at + 1 < packed.codes.length; at += 2) {
    const code = symbolAt(at) * 91 + symbolAt(at + 1);
    lists[lists.length - 1]!.push(code >> 1);
    if ((code & 1) === 0) lists.push([]);
  }
  const of = (char: number): readonly number[] => lists[char - packed.first] ?? [];
  return {
    isSyllable: (reading) => reading !== '' && known.has(reading),
    has: (char, reading) => of(char).some((index) => syllables[index] === reading),
    hasInSomeTone(char, reading) {
      const bare = withoutTone(reading);
      return of(char).some((index) => plain[index] === bare);
    },
  };
}

function symbolAt(at: number): number {
  const code = packed.codes.charCodeAt(at);
  return code > 92 ? code - 36 : code - 35;
}
