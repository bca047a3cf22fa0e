/** Labels of headings with another number in them. */
import { formatLike } from './numerals.ts';
import type { Heading } from './tree.ts';

/** The label of a heading with another number in it: `第十三条` and 12 give `第十二条`. */
export function labelWith(heading: Heading, number: number): string {
  const from = heading.numberStart - heading.start;
  const to = heading.numberEnd - heading.start;
  return heading.label.slice(0, from) + numberLike(heading, number) + heading.label.slice(to);
}

/** A number in the way that the heading writes its own. */
export function numberLike(heading: Heading, number: number): string {
  const from = heading.numberStart - heading.start;
  const own = heading.label.slice(from, heading.numberEnd - heading.start);
  return formatLike(number, own) ?? String(number);
}
