/** Damage of two or three kinds at once, in the order in which it comes about. */
import { type Misreading, misread, READERS } from './encoding.ts';
import { furnish } from './furniture.ts';
import { chunkStyle, cutIntoChunks, spreadBlanks, wrapHard } from './lines.ts';
import { addNoise } from './mirror.ts';
import { insertPinyin } from './pinyin.ts';
import type { Random } from './random.ts';

export interface Layered {
  readonly truth: string;
  readonly damaged: string;
}

/** Undefined where the kind of damage can't befall the text. */
export type Layering = (text: string, random: Random) => Layered | undefined;

const MISREADINGS: readonly Misreading[] = [
  { original: 'utf-8', reader: READERS.cp1252 },
  { original: 'gb18030', reader: READERS.cp1252 },
  { original: 'utf-8', reader: READERS.macintosh },
];

const wrapped = (text: string, random: Random): string =>
  wrapHard(text, random.integer(22, 38), random.pick(['', '', '　　']));

function chunks(text: string, random: Random): Layered {
  const style = { ...chunkStyle(random), flat: true };
  const { truth, damaged } = cutIntoChunks(text, style, random);
  return { truth, damaged };
}

/** A run of 6 to 24 characters of a long line, read wrongly. */
function misreadRun(text: string, random: Random): string | undefined {
  const lines = text.split('\n');
  const long = lines.flatMap((line, index) => (line.length > 60 ? [index] : []));
  if (long.length === 0) return undefined;
  const index = random.pick(long);
  const line = lines[index]!;
  const length = random.integer(6, 24);
  const start = random.integer(4, line.length - length - 4);
  const standing = misread(line.slice(start, start + length), [random.pick(MISREADINGS)]);
  if (standing === undefined || /[\n\r]/.test(standing)) return undefined;
  return [
    ...lines.slice(0, index),
    line.slice(0, start) + standing + line.slice(start + length),
    ...lines.slice(index + 1),
  ].join('\n');
}

export const LAYERINGS: Readonly<Record<string, Layering>> = {
  'chunks, a sharing site around them, pinyin in all of it': (text, random) => {
    const { truth, damaged } = chunks(text, random);
    const read = insertPinyin(furnish(furnish(damaged, 'sharing head', random).text, 'sharing foot', random).text);
    return read === undefined || read.count < 20 ? undefined : { truth, damaged: read.text };
  },
  'chunks, a sharing site around them': (text, random) => {
    const { truth, damaged } = chunks(text, random);
    return { truth, damaged: furnish(furnish(damaged, 'sharing head', random).text, 'sharing foot', random).text };
  },
  'noise before punctuation, chunks': (text, random) => {
    const { damaged } = chunks(addNoise(text, random).text, random);
    return { truth: text.replace(/\s*\n\s*/g, ''), damaged };
  },
  'a run read wrongly, wrapped': (text, random) => {
    const damaged = misreadRun(text, random);
    return damaged === undefined ? undefined : { truth: text, damaged: wrapped(damaged, random) };
  },
  'blanks inside words, wrapped': (text, random) => ({
    truth: text,
    damaged: wrapped(spreadBlanks(text, random).damaged, random),
  }),
  'wrapped, page marks inside words': (text, random) => ({
    truth: text,
    damaged: furnish(wrapped(text, random), 'page marks', random).text,
  }),
  'wrapped, running heads, a portal around it': (text, random) => {
    const paged = furnish(wrapped(text, random), 'running heads', random).text;
    return { truth: text, damaged: furnish(paged, 'portal foot', random).text };
  },
};
