import { codeIn, type Reading, ROUTES, type Route } from './channels.ts';
import { isUnusual } from './scan.ts';

/** Of the characters that speak for a wrong reading, so many must be ones that it can make. */
const SHARE = 0.6;

/** Routes whose reading can have made most of the unusual characters of a text, or of all where hardly one is. */
export function plausibleRoutes(text: string): Route[] {
  let unusual: number[] = [];
  const wide: number[] = [];
  for (const char of text) {
    const codePoint = char.codePointAt(0) as number;
    if (codePoint >= 0x80) wide.push(codePoint);
    if (isUnusual(codePoint > 0xffff ? 0xfffd : codePoint)) unusual.push(codePoint);
  }
  if (unusual.length < 2) unusual = wide;
  if (unusual.length === 0) return [];
  const readable = new Map<Reading, boolean>();
  return ROUTES.filter(({ reading }) => {
    let known = readable.get(reading);
    if (known === undefined) {
      let count = 0;
      for (const codePoint of unusual) if (codePoint === 0xfffd || fits(codePoint, reading)) count++;
      known = count >= unusual.length * SHARE;
      readable.set(reading, known);
    }
    return known;
  });
}

function fits(codePoint: number, reading: Reading): boolean {
  if (reading === 'fallback') return codePoint < 0x2000;
  return codeIn(reading, codePoint) >= 0;
}
