/** Lines of real documents that lost or gained bytes, each in an excerpt of its document. */
import { codec } from '../../server/src/core/bytes/codecs.ts';
import { convertText } from './convert.ts';
import { heldOut } from './held-out.ts';
import { type Random, randomOf } from './random.ts';
import {
  cutFullStop,
  cutInside,
  dropByte,
  dropTwo,
  gainByte,
  narrowed,
  type Reader,
  readCounting,
  readInBlocks,
} from './slip.ts';

export type Kind = 'Simplified, GBK' | 'Traditional, GBK' | 'Taiwan, GBK' | 'Taiwan, Big5';
export const KINDS: readonly Kind[] = ['Simplified, GBK', 'Traditional, GBK', 'Taiwan, GBK', 'Taiwan, Big5'];

export type Damage = 'cut' | 'narrow cut' | 'lost' | 'gained' | 'two' | 'lost and gained' | 'blocks';

export interface SlipCase {
  readonly truth: string;
  readonly seen: string;
  /** How many pairs the reader swallowed. */
  readonly swallowed: number;
}

/** At most `count` cases: one line of 24 to 200 characters each, damaged in one way and read by one reader. */
export function* slipCases(
  kind: Kind,
  damage: Damage,
  reader: Reader,
  seed: number,
  count: number,
): Generator<SlipCase> {
  const random = randomOf(seed + KINDS.indexOf(kind));
  const encoding = codec(kind.endsWith('Big5') ? 'big5' : 'gb18030');
  const texts = heldOut(
    kind.startsWith('Taiwan') ? ['laws-hant', 'notices-hant'] : ['laws-hans', 'notices-hans', 'reports-hans'],
  );
  for (let tries = 0, made = 0; tries < count * 60 && made < count; tries++) {
    const lines = random
      .pick(texts)
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '');
    const at = random.integer(0, lines.length - 3);
    const length = lines[at]?.length ?? 0;
    if (length < 24 || length > 200) continue;
    let part = lines
      .slice(Math.max(0, at - 12), at + 13)
      .map((line) => (kind === 'Traditional, GBK' ? convertText(line) : line));
    const target = Math.min(at, 12);
    const line = part[target]!;
    const bytes = encoding.encode(line);
    const next = encoding.encode(part[target + 1] ?? '');
    if (bytes === undefined || next === undefined || !isOfPairs(bytes) || !isOfPairs(next)) continue;
    const cut = damage === 'blocks' ? cutInside(bytes, random) : undefined;
    const lost = cut === undefined ? damaged(damage, bytes, random) : Array.from(bytes);
    if (lost === undefined) continue;
    const all = [...lost, 0x0a, ...next];
    const { text: read, swallowed } =
      cut === undefined ? readCounting(encoding, all, reader) : readInBlocks(encoding, all, cut, reader);
    const write = damage === 'narrow cut' ? narrowed : (text: string): string => text;
    part = part.map(write);
    const before = part
      .slice(0, target)
      .map((one) => `${one}\n`)
      .join('');
    const truth = `${before}${write(line)}\n${part.slice(target + 1).join('\n')}`;
    const seen = `${before}${write(read)}\n${part.slice(target + 2).join('\n')}`;
    if (seen === truth) continue;
    made++;
    yield { truth, seen, swallowed };
  }
}

/** Whether every character is one or two bytes: GBK has no longer ones. */
function isOfPairs(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i += bytes[i]! < 0x80 ? 1 : 2) {
    if (bytes[i]! >= 0x80 && bytes[i + 1]! < 0x40) return false;
  }
  return true;
}

function damaged(damage: Damage, bytes: Uint8Array, random: Random): number[] | undefined {
  if (damage === 'lost') return dropByte(bytes, random);
  if (damage === 'two') return dropTwo(bytes, random);
  if (damage === 'gained') return gainByte(bytes, random);
  if (damage === 'lost and gained') return gainByte(Uint8Array.from(dropByte(bytes, random) ?? []), random);
  return damage === 'blocks' ? undefined : cutFullStop(bytes, random);
}
