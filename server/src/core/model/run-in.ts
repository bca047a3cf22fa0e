/** Where the title of a heading ends whose body follows without a mark: `谋发展，追求一流业绩要创新发展理念。` */

const LONGEST_TITLE = 30;
const SHORTEST_PART = 4;
const LONGEST_HALF = 10;
/** What no body begins with. */
const NO_BEGINNING = /[的了着和与與及等之、，,。；;：:)）》”]/;

/**
 * Returns the length of the title at the start of `body`. Evidence, best first: the body takes up the title's first
 * clause again; the title has two halves of one length; the sentences of the body begin alike (`要…。要…。`) and the
 * first sentence holds that beginning. Without evidence the title is the first sentence or clause.
 */
export function runInTitleEnd(body: string): number {
  const stop = body.search(/[。！？!?；;：:]/);
  const sentence = stop < 0 ? body.slice(0, LONGEST_TITLE) : body.slice(0, stop);
  if (stop >= 0) {
    const split = repeatedClause(sentence) || twoHalves(sentence) || parallelBeginning(body, sentence);
    if (split > 0) return split;
  }
  if (sentence.length <= LONGEST_TITLE) return sentence.length;
  const comma = sentence.slice(SHORTEST_PART).search(/[，,]/);
  return comma >= 0 && comma + SHORTEST_PART <= LONGEST_TITLE ? comma + SHORTEST_PART : LONGEST_TITLE;
}

/** `坚持以人为本，构建和谐民生` + `坚持以人为本，既是…` */
function repeatedClause(sentence: string): number {
  const clause = /^[^，,]{4,12}(?=[，,])/.exec(sentence)?.[0];
  if (clause === undefined) return 0;
  const again = sentence.indexOf(clause, clause.length + 1);
  return again >= clause.length + 1 + SHORTEST_PART && again <= LONGEST_TITLE ? again : 0;
}

/** `既要当好主角，又要当好配角` + `在决策上…`: two clauses of one length, the second followed by more text. */
function twoHalves(sentence: string): number {
  const first = sentence.search(/[，,]/);
  if (first < SHORTEST_PART || first > LONGEST_HALF) return 0;
  const end = first * 2 + 1;
  const second = sentence.slice(first + 1, end);
  if (second.length < first || /[，,、]/.test(second)) return 0;
  const rest = sentence.slice(end);
  return rest.length >= 2 && !NO_BEGINNING.test(rest[0]!) ? end : 0;
}

/** The place in the first sentence where the word begins with which later sentences of the body begin; 0 without. */
function parallelBeginning(body: string, sentence: string): number {
  const counts = new Map<string, number>();
  for (const match of body.slice(sentence.length).matchAll(/[。！？!?]["”]?(\p{Script=Han})/gu)) {
    counts.set(match[1]!, (counts.get(match[1]!) ?? 0) + 1);
  }
  let best = 0;
  let bestCount = 1;
  for (let at = SHORTEST_PART; at <= Math.min(LONGEST_TITLE, sentence.length - SHORTEST_PART); at++) {
    const count = counts.get(sentence[at]!) ?? 0;
    if (count <= bestCount || /[，,、“《（]/.test(sentence[at - 1]!) || NO_BEGINNING.test(sentence[at]!)) continue;
    best = at;
    bestCount = count;
  }
  return best;
}
