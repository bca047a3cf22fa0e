/** Looks for pairs of characters: a table look-up a character, for up to four kinds of pairs at once. */

/** The characters that may come first and second in a pair of one kind. */
export type PairKind = readonly [first: string, second: string];

/** The low four bits say for which kinds a code unit may come first, the high four for which it may come second. */
export type PairTable = Uint8Array;

export function pairTable(kinds: readonly PairKind[]): PairTable {
  const table = new Uint8Array(0x10000);
  for (const [index, [first, second]] of kinds.entries()) {
    for (let i = 0; i < first.length; i++) table[first.charCodeAt(i)]! |= 1 << index;
    for (let i = 0; i < second.length; i++) table[second.charCodeAt(i)]! |= 16 << index;
  }
  return table;
}

/** For each kind of the table where its pairs begin, in order; a pair may begin with the second character of another. */
export function pairsIn(text: string, table: PairTable, kinds: number): number[][] {
  const found: number[][] = Array.from({ length: kinds }, () => []);
  let before = 0;
  for (let i = 0; i < text.length; i++) {
    const now = table[text.charCodeAt(i)]!;
    let hits = before & (now >> 4);
    before = now & 15;
    for (let kind = 0; hits !== 0; kind++, hits >>= 1) if ((hits & 1) !== 0) found[kind]!.push(i - 1);
  }
  return found;
}
