/** Where bytes were unknown, other characters may have stood: how much worse do they read? */
import type { Prose } from '../judge/prose.ts';
import type { Stretch } from './search.ts';

/** A character of a repair that was chosen among several, and the others, the likeliest first. */
export interface Choice {
  /** `[start, end)` in the text of the stretch. */
  readonly start: number;
  readonly end: number;
  /** Whether another text of the whole, hardly worse, has something else here. */
  readonly isRivalled: boolean;
  readonly others: readonly { readonly text: string; readonly loss: number }[];
}

/** More than so many nats behind: no reading that a reader would consider. */
const FAR = 12;

export function choicesOf(stretch: Stretch, before: string, after: string, prose: Prose): Choice[] {
  const { text } = stretch;
  return stretch.guesses.map(({ offset, among, isRivalled = false }) => {
    const end = offset + ((text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1);
    const left = (before + text.slice(0, offset)).slice(-2);
    const right = (text.slice(end) + after).slice(0, 2) || '\n';
    const own = prose.score(text.slice(offset, end) + right, left);
    const others = among
      .map((codePoint) => String.fromCodePoint(codePoint))
      .filter((other) => other !== text.slice(offset, end))
      .map((other) => ({ text: other, loss: own - prose.score(other + right, left) }))
      .filter(({ loss }) => loss < FAR)
      .sort((x, y) => x.loss - y.loss);
    return { start: offset, end, isRivalled, others };
  });
}
