import type { Judge } from './judge.ts';

/** How many UTF-16 code units behind a junction are judged. */
const REACH = 4;

/**
 * Natural logarithm of the odds that `after` reads on from `before` in one line, against a line end between them.
 * Blanks at the junction do not count. Well above 0: one line that was cut; well below: two paragraphs.
 */
export function flowsOn(judge: Judge, before: string, after: string): number {
  const left = before.trimEnd().slice(-2);
  const right = after.trimStart().slice(0, REACH);
  if (left === '' || right === '') return 0;
  return judge.score(right, left) - judge.score('\n', left) - judge.score(right);
}
