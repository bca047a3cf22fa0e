/** Going forward: does a wrong reading of the repaired text give exactly what stands in the document? */
import { codec } from '../bytes/codecs.ts';
import { utf8Continues, utf8Length } from '../bytes/utf8.ts';
import type { Chain } from './chains.ts';
import { codecsOf, codeIn, isDoubleByte, type Reading, type Route } from './channels.ts';
import { type DoubleByteName, readersOf } from './readers.ts';

/** What readers show for bytes that they lost. */
const MARKS = ['?', ''] as const;

/** What stands behind a piece: a reader may have joined it with the last byte. */
export interface Piece {
  readonly standing: string;
  readonly repaired: string;
  /** What follows both. */
  readonly after: string;
}

/** Whether the readings of `chain`, run on the repaired text in their order, give what stands. */
export function proves(chain: Chain, { standing, repaired, after }: Piece): boolean {
  const [route, ...inner] = chain;
  if (!route) return standing === repaired;
  return readBy([...inner].reverse(), repaired).some((middle) =>
    provesOne(route, { standing, repaired: middle, after }),
  );
}

/** What readings in their order make of a text, by each table that may have done it; none where they can't. */
export function readBy(routes: readonly Route[], text: string): readonly string[] {
  let texts = new Set([text]);
  for (const { original, reading } of routes) {
    const next = new Set<string>();
    for (const one of texts) {
      const bytes = codec(original).encode(one);
      if (!bytes) continue;
      if (reading === 'fallback') next.add(decodeWithFallback(bytes));
      for (const reader of codecsOf(reading)) next.add(reader.decode(bytes));
    }
    texts = next;
  }
  return [...texts];
}

function provesOne(route: Route, { standing, repaired, after }: Piece): boolean {
  const { reading } = route;
  const follower = /^[\0-\x7f]?/.exec(after)?.[0] ?? '';
  const bytes = codec(route.original).encode(repaired + follower);
  if (!bytes) return false;
  const wanted = standing + follower;
  if (reading === 'fallback') return decodeWithFallback(bytes) === wanted;
  if (!isDoubleByte(reading)) return codecsOf(reading).some((reader) => readsAs(reader.decode(bytes), wanted, reading));
  return codecsOf(reading).some((reader) =>
    readersOf(reader.name as DoubleByteName).some(({ errors }) =>
      MARKS.some((mark) => readsAs(reader.decode(bytes, { ...errors, mark }), wanted, reading)),
    ),
  );
}

/** Whether two readings are one, whatever mark stands for lost bytes and whichever variant of a character. */
function readsAs(reading: string, standing: string, by: Reading): boolean {
  if (reading === standing) return true;
  // soft hyphens go where text is copied
  const one = [...(standing.includes('\u00ad') ? reading : reading.replace(/\u00ad/g, ''))];
  const other = [...standing];
  if (one.length !== other.length) return false;
  return one.every((char, i) => {
    const found = other[i] as string;
    if (char === found || (char === '?' && found === '\uFFFD')) return true;
    if (char === '\u00a0' && found === ' ') return true;
    // A reader without characters for the holes of its table shows a mark there.
    if (/[\x80-\x9f]/.test(char) && /[?\uFFFD]/.test(found)) return true;
    const code = codeIn(by, char.codePointAt(0) as number);
    return code >= 0 && code === codeIn(by, found.codePointAt(0) as number);
  });
}

/** UTF-8 where it is valid, and each byte that is not as the character of that number. */
function decodeWithFallback(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] as number;
    const length = utf8Length(lead);
    let n = 1;
    while (n < length && utf8Continues(lead, n, bytes[i + n] ?? 0)) n++;
    if (length > 0 && n === length) {
      text += codec('utf-8').decode(bytes.subarray(i, i + n));
      i += n;
    } else {
      text += String.fromCharCode(lead);
      i++;
    }
  }
  return text;
}
