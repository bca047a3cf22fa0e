/** Bytes that a reader of GBK dropped without a mark, between two characters of what stands. */
import { codec } from '../bytes/codecs.ts';
import { type ByteOption, codeIn, isDoubleByte, type Route, type Token, userDefinedLeads } from './channels.ts';
import { hasMarks } from './lossy.ts';

/** What a dropped byte 80 and a dropped lead byte of a user-defined pair cost, in nats. */
const LOST_80 = 3;
const LOST_LEAD = 5;

/** Whether bytes may have gone without a mark: a reader of GBK without its user-defined areas and byte 80. */
export function mayDrop({ original, reading }: Route, line: string): boolean {
  return original === 'utf-8' && reading === 'gb18030' && !hasMarks(line);
}

/** The tokens of a line, each also with a byte before it that was dropped. */
export function withDropped(tokens: readonly Token[]): Token[] {
  const dropped = new Map<number, readonly ByteOption[]>();
  const before = (first: number): readonly ByteOption[] => {
    const known = dropped.get(first);
    if (known) return known;
    const leads = first < 0x80 ? [] : userDefinedLeads(first).map(({ bytes }) => ({ bytes, price: LOST_LEAD }));
    const made = [{ bytes: [0x80], price: LOST_80 }, ...leads];
    dropped.set(first, made);
    return made;
  };
  return tokens.map((token) => {
    const [own] = token.options;
    const first = own?.bytes[0];
    if (!own || first === undefined || first < 0) return token;
    const added = before(first).map(({ bytes, price }) => ({ bytes: [...bytes, ...own.bytes], price }));
    return { ...token, options: [...token.options, ...added] };
  });
}

/** Whether the bytes of `repaired` are more or fewer than those that `standing` is known to stand for. */
export function wasDropped({ original, reading }: Route, standing: string, repaired: string): boolean {
  if (!isDoubleByte(reading)) return false;
  let length = 0;
  for (const char of standing) length += codeIn(reading, char.codePointAt(0) as number) > 0xff ? 2 : 1;
  return codec(original).encode(repaired)?.length !== length;
}
