/** Where the title of a heading ends whose body follows without a mark: `谋发展，追求一流业绩要创新发展理念。` */
import { getJudge } from '../judge/judge.ts';
import { flowsOn } from '../judge/junction.ts';

const LONGEST_TITLE = 30;
const SHORTEST_PART = 4;
const LONGEST_HALF = 10;
/** What no body begins with. */
const NO_BEGINNING = /[的了着和与與及等之、，,。；;：:)）》”]/;

/**
 * A title ends where the text reads on less well than this (`flowsOn`): a sentence that may itself be the title; one too
 * long for a title; a place for which there is other evidence; one with which many sentences begin.
 */
const CUT = { sentence: 0, long: 6, evidence: 7, strong: 10 };
/** So many sentences that begin alike are strong evidence. */
const MANY = 4;

/**
 * Returns the length of the title at the start of `body`. Evidence: the language model sees a line end; the body takes
 * up the title's first clause again; the title has two halves of one length; the sentences of the body begin alike
 * (`要…。要…。`) and the first sentence holds that beginning. Without evidence the title is the first sentence or clause.
 */
export function runInTitleEnd(body: string): number {
  const stop = body.search(/[。！？!?；;：:]/);
  const sentence = stop < 0 ? body.slice(0, LONGEST_TITLE) : body.slice(0, stop);
  if (stop >= 0) {
    const split = lineEnd(body, sentence);
    if (split > 0) return split;
  }
  if (sentence.length <= LONGEST_TITLE) return sentence.length;
  const comma = sentence.slice(SHORTEST_PART).search(/[，,]/);
  return comma >= 0 && comma + SHORTEST_PART <= LONGEST_TITLE ? comma + SHORTEST_PART : LONGEST_TITLE;
}

/** The place in the first sentence that is the end of a line; 0 where none is. */
function lineEnd(body: string, sentence: string): number {
  const judge = getJudge();
  const flow = (at: number): number => flowsOn(judge, sentence.slice(0, at), sentence.slice(at));
  const repeated = repeatedClause(sentence);
  if (repeated > 0) return repeated;
  const halves = twoHalves(sentence);
  if (halves > 0 && flow(halves) < CUT.evidence) return halves;
  const { at: parallel, count } = parallelBeginning(body, sentence);
  if (parallel > 0 && flow(parallel) < (count >= MANY ? CUT.strong : CUT.evidence)) return parallel;
  let best = 0;
  let least = sentence.length > LONGEST_TITLE ? CUT.long : CUT.sentence;
  for (let at = SHORTEST_PART; at <= Math.min(LONGEST_TITLE, sentence.length - SHORTEST_PART); at++) {
    if (/[，,、“《（]/.test(sentence[at - 1]!) || NO_BEGINNING.test(sentence[at]!)) continue;
    const here = flow(at);
    if (here >= least) continue;
    best = at;
    least = here;
  }
  return best;
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

/** The place in the first sentence where the word begins with which later sentences of the body begin, and how many do; 0 without. */
function parallelBeginning(body: string, sentence: string): { readonly at: number; readonly count: number } {
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
  return { at: best, count: bestCount };
}
