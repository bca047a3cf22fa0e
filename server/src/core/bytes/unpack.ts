/** Readers of the packed tables in `tables/encodings.generated.ts`; the format is described in their generator. */

/** Calls `take` with every number of a packed string, in order. */
function numbers(packed: string, take: (n: number) => void): void {
  let value = 0;
  let shift = 1;
  for (let i = 0; i < packed.length; i++) {
    const c = packed.charCodeAt(i);
    // A–Z a–z 0–9 + /
    const digit = c >= 97 ? c - 71 : c >= 65 ? c - 65 : c >= 48 ? c + 4 : c === 43 ? 62 : 63;
    value += (digit & 31) * shift;
    if (digit < 32) {
      take(value);
      value = 0;
      shift = 1;
    } else {
      shift *= 32;
    }
  }
}

/** The numbers of a packed string. */
export function unpackNumbers(packed: string): number[] {
  const out: number[] = [];
  numbers(packed, (n) => {
    out.push(n);
  });
  return out;
}

/** A double-byte table: index lead << 8 | trail, value code point or -1. */
export function unpackPairs(packed: string): Int32Array {
  const table = new Int32Array(0x10000).fill(-1);
  let index = 0;
  let last = -1;
  let pending = -1;
  const put = (value: number): void => {
    table[(0x81 + Math.floor(index / 191)) * 256 + 0x40 + (index % 191)] = value;
    index++;
  };
  numbers(packed, (n) => {
    if (pending === 0) {
      for (let i = 0; i < n; i++) put(++last);
      pending = -1;
    } else if (pending === 1) {
      index += n;
      pending = -1;
    } else if (n < 2) {
      pending = n;
    } else {
      const zigzag = n - 2;
      last += 1 + (zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2);
      put(last);
    }
  });
  return table;
}
