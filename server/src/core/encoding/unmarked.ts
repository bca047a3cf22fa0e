/** Bytes that were lost without a mark between two characters of what stands: by a reader of GBK, or as soft hyphens. */
import { codec } from '../bytes/codecs.ts';
import {
  type ByteOption,
  codeIn,
  HIGH,
  isDoubleByte,
  type Reading,
  type Route,
  type Token,
  userDefinedLeads,
} from './channels.ts';
import { hasMarks } from './lossy.ts';

/** What a dropped byte 80 and a dropped lead byte of a user-defined pair cost, in nats. */
const LOST_80 = 3;
const LOST_LEAD = 5;

/** What shows byte AD and goes where text is copied, and what that costs. */
const SOFT_HYPHEN = '\u00ad';
const HYPHEN_BYTE = 0xad;
const LOST_HYPHEN = 5;

/** The tokens of a line, each also with a byte before it that may have gone without a mark. */
export function withDropped(tokens: readonly Token[], { original, reading }: Route, line: string): readonly Token[] {
  if (mayLoseHyphens(reading, line)) return withHyphens(tokens);
  // a reader of GBK without its user-defined areas and byte 80
  return original === 'utf-8' && reading === 'gb18030' && !hasMarks(line) ? withLeads(tokens) : tokens;
}

/** The byte that may have gone without a mark at the end of a line: -1 for any. */
export function droppedLast({ reading }: Route, line: string): number | undefined {
  if (isDoubleByte(reading)) return HIGH;
  return mayLoseHyphens(reading, line) ? HYPHEN_BYTE : undefined;
}

function mayLoseHyphens(reading: Reading, line: string): boolean {
  return (reading === 'latin' || reading === 'windows-1250') && !line.includes(SOFT_HYPHEN);
}

function withHyphens(tokens: readonly Token[]): Token[] {
  return tokens.map((token) => {
    const late = token.options.map(({ bytes, price }) => ({
      bytes: [HYPHEN_BYTE, ...bytes],
      price: price + LOST_HYPHEN,
    }));
    return { ...token, options: [...token.options, ...late] };
  });
}

function withLeads(tokens: readonly Token[]): Token[] {
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

/** Whether soft hyphens, which are bytes of the text, went when it was copied. */
export function lacksHyphens(standing: string, readings: () => readonly string[]): boolean {
  return !standing.includes(SOFT_HYPHEN) && readings().every((one) => one.includes(SOFT_HYPHEN));
}

/** Whether the bytes of `repaired` are more or fewer than those that `standing` is known to stand for. */
export function wasDropped({ original, reading }: Route, standing: string, repaired: string): boolean {
  if (!isDoubleByte(reading)) return false;
  let length = 0;
  for (const char of standing) length += codeIn(reading, char.codePointAt(0) as number) > 0xff ? 2 : 1;
  return codec(original).encode(repaired)?.length !== length;
}
