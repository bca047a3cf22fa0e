/** Where the title of a heading ends whose body follows without a mark: `谋发展，追求一流业绩要创新发展理念。` */

const LONGEST_TITLE = 30;
const SHORTEST_PART = 4;

/**
 * Returns the length of the title at the start of `body`. The sentences of a body often begin alike (`要…。要…。`):
 * where the first sentence holds that beginning after enough words, the title ends before it. Without such evidence
 * the title is the first clause or sentence.
 */
export function runInTitleEnd(body: string): number {
  const stop = body.search(/[。！？!?；;：:]/);
  const sentence = stop < 0 ? body.slice(0, LONGEST_TITLE) : body.slice(0, stop);
  const split = parallelBeginning(body, sentence);
  if (split > 0) return split;
  if (sentence.length <= LONGEST_TITLE) return sentence.length;
  const comma = sentence.slice(SHORTEST_PART).search(/[，,]/);
  return comma >= 0 && comma + SHORTEST_PART <= LONGEST_TITLE ? comma + SHORTEST_PART : LONGEST_TITLE;
}

/** The place in the first sentence where the word begins with which later sentences of the body begin; 0 without. */
function parallelBeginning(body: string, sentence: string): number {
  const counts = new Map<string, number>();
  for (const match of body.slice(sentence.length).matchAll(/[。！？!?]["”]?(\p{Script=Han})/gu)) {
    counts.set(match[1]!, (counts.get(match[1]!) ?? 0) + 1);
  }
  let best = 0;
  let bestScore = 0;
  for (let at = SHORTEST_PART; at <= Math.min(LONGEST_TITLE, sentence.length - SHORTEST_PART); at++) {
    const count = counts.get(sentence[at]!) ?? 0;
    if (count === 0 || /[，,、“《（]/.test(sentence[at - 1]!)) continue;
    const score = count + (/^[要在是把]/.test(sentence[at]!) ? 1 : 0) + (endsBalanced(sentence.slice(0, at)) ? 1 : 0);
    if (score > bestScore) {
      best = at;
      bestScore = score;
    }
  }
  return bestScore >= 2 ? best : 0;
}

/** A title of two halves: `既要当好主角，又要当好配角`; or of one. */
function endsBalanced(title: string): boolean {
  const parts = title.split(/[，,]/);
  const last = parts[parts.length - 1]!;
  if (parts.length < 2) return title.length >= 6;
  const before = parts[parts.length - 2]!;
  return last.length >= SHORTEST_PART && Math.abs(last.length - before.length) <= 3;
}
