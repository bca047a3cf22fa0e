/** Where bytes were unknown, brackets that match decide between signs that read about as well. */
import type { Prose } from '../judge/prose.ts';
import type { Stretch } from './search.ts';

const OPENING = '（〔《〈“‘【「『［(';
const CLOSING = '）〕》〉”’】」』］)';
/** What may stand for a bracket, or a bracket for it. */
const SIGNS = new Set(`${OPENING}${CLOSING}，。、：；！？`);
/** A sign that reads so much worse, in nats, is not taken for the sake of a bracket. */
const MOST_LOSS = 7;
/** Signs of one line that are changed. */
const MOST_CHANGES = 6;

/** How many brackets have no partner. */
function unmatched(text: string): number {
  const open: number[] = [];
  let alone = 0;
  for (const char of text) {
    const opens = OPENING.indexOf(char);
    const closes = CLOSING.indexOf(char);
    if (opens >= 0) open.push(opens);
    else if (closes >= 0) {
      if (open[open.length - 1] === closes) open.pop();
      else alone++;
    }
  }
  return alone + open.length;
}

interface Change {
  readonly stretch: number;
  readonly offset: number;
  readonly char: string;
  readonly unmatched: number;
  readonly loss: number;
}

/** The stretches of a line with the signs that were guessed such that brackets match, where they nearly can. */
export function balanced(line: string, stretches: readonly Stretch[], prose: Prose): readonly Stretch[] {
  let current = stretches;
  for (let changes = 0; changes < MOST_CHANGES; changes++) {
    const best = bestChange(line, current, prose);
    if (!best) break;
    current = current.map((one, i) => (i === best.stretch ? { ...one, text: replaced(one.text, best) } : one));
  }
  return current;
}

function replaced(text: string, { offset, char }: Pick<Change, 'offset' | 'char'>): string {
  return text.slice(0, offset) + char + text.slice(offset + 1);
}

function bestChange(line: string, stretches: readonly Stretch[], prose: Prose): Change | undefined {
  const whole = (all: readonly Stretch[]): string => {
    let at = 0;
    let text = '';
    for (const { start, end, text: own } of all) {
      text += line.slice(at, start) + own;
      at = end;
    }
    return text + line.slice(at);
  };
  const before = unmatched(whole(stretches));
  if (before === 0) return undefined;
  let best: Change | undefined;
  stretches.forEach((one, stretch) => {
    for (const { offset, among } of one.guesses) {
      const own = one.text[offset] as string;
      if (!SIGNS.has(own)) continue;
      const left = (line.slice(0, one.start) + one.text.slice(0, offset)).slice(-2);
      const right = (one.text.slice(offset + 1) + line.slice(one.end)).slice(0, 2) || '\n';
      for (const codePoint of among) {
        const char = String.fromCodePoint(codePoint);
        if (char === own || !SIGNS.has(char)) continue;
        const loss = prose.score(own + right, left) - prose.score(char + right, left);
        if (loss > MOST_LOSS) continue;
        const changed = stretches.map((s, i) =>
          i === stretch ? { ...s, text: replaced(s.text, { offset, char }) } : s,
        );
        const after = unmatched(whole(changed));
        if (after >= before || (best && (after > best.unmatched || (after === best.unmatched && loss >= best.loss))))
          continue;
        best = { stretch, offset, char, unmatched: after, loss };
      }
    }
  });
  return best;
}
