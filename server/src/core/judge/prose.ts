/** What a character costs where it stands, in nats: the judge, with a say on characters that it has never met. */
import { getJudge, getModel, type JudgeStyle } from './judge.ts';

export interface Prose {
  /** Logarithm of the probability that code unit `c` follows `a` and `b`; 0 is the border of a line. */
  logp(a: number, b: number, c: number): number;
  /** The context of `a` and `b` for {@link logpIn}: saves a search that weighs many characters behind one context. */
  contextOf(a: number, b: number): number;
  /** `logp(a, b, c)` with `context` = `contextOf(a, b)`. */
  logpIn(context: number, b: number, c: number): number;
  score(text: string, before?: string): number;
  /** How common a character is: logarithm of its share; minus infinity for those that the judge has never met. */
  weight(codePoint: number): number;
  /** The characters that were seen behind code unit `b`, the likeliest first; not all of them where there are many. */
  followers(b: number): readonly number[];
}

/** The judge knows them as one class; any single one of them is much less likely. */
const UNKNOWN = -16;
/** Full-width signs that stand in hardly any text: the judge counts them with commoner ones. */
const RARE_SIGNS = '＂＃＄＆＇＊＠［＼］＾＿｀｛｜｝｟｠';
const RARE_SIGN = -3;
/** Paragraphs begin with two ideographic spaces, which the judge knows as blanks like any other. */
const INDENT = 0x3000;
const INDENT_FIRST = -1.5;
const INDENT_SECOND = -0.3;
/** Elsewhere a blank is seldom that wide. */
const WIDE_BLANK = -2;
/** A byte order mark at the beginning of a file. */
const MARK = 0xfeff;
const MARK_FIRST = -2;
/** A tag ends a line as a rule. */
const TAG = 0x3c;
const TAG_AFTER = -3;
/** A context that the judge has never met, so that only the character itself counts. */
const HAN_OF_NO_CONTEXT = 0x4e04;
const STRANGE = -20;

const made: Partial<Record<'either' | 'simplified' | 'traditional', Prose>> = {};

/** For text in one script, or in either. The judge is decoded at the first call. */
export function prose(script?: JudgeStyle['script']): Prose {
  made[script ?? 'either'] ??= makeProse(script);
  return made[script ?? 'either'] as Prose;
}

/** Followers of one character. */
const MOST_FOLLOWERS = 400;

function makeProse(script: JudgeStyle['script']): Prose {
  const judge = getJudge(script ? { script } : {});
  const { classOf, unigram, successors } = getModel();
  const unknown = unigram.length - 1;
  const isStrange = (unit: number): boolean =>
    (unit >= 0x80 && unit < 0xa0) || (unit >= 0xe000 && unit < 0xf900) || unit === 0xff00 || unit === 0xfffd;
  const rare = new Set(Array.from(RARE_SIGNS, (sign) => sign.charCodeAt(0)));
  // ASCII, general punctuation, symbols and full-width forms are at home in any text.
  const isSign = (unit: number): boolean =>
    unit < 0x80 ||
    (unit >= 0x2000 && unit < 0x2e80) ||
    (unit >= 0x3000 && unit < 0x3020) ||
    (unit >= 0x3200 && unit < 0x3400) ||
    (unit >= 0xf900 && unit < 0xfb00) ||
    (unit >= 0xfe10 && unit < 0xff61);
  const weight = (codePoint: number): number =>
    codePoint > 0xffff || classOf[codePoint] === unknown || isStrange(codePoint)
      ? Number.NEGATIVE_INFINITY
      : judge.logp(HAN_OF_NO_CONTEXT, HAN_OF_NO_CONTEXT, codePoint);
  const logpIn = (context: number, b: number, c: number): number => {
    if (c === INDENT && (b === 0 || b === 0x0a || b === MARK)) return INDENT_FIRST;
    if (c === INDENT && b === INDENT) return INDENT_SECOND;
    if (c === MARK && b === 0) return MARK_FIRST;
    if (c === TAG) return judge.logpIn(context, b, 0) + TAG_AFTER;
    if (isStrange(c)) return STRANGE;
    if (classOf[c] === unknown) return (isSign(c) ? UNKNOWN / 2 : UNKNOWN) + (rare.has(c) ? RARE_SIGN : 0);
    const known = judge.logpIn(context, b, c);
    if (c === INDENT) return known + WIDE_BLANK;
    return c > 0xff00 && rare.has(c) ? known + RARE_SIGN : known;
  };
  // Behind an indent a line begins.
  const contextOf = (a: number, b: number): number =>
    (a === INDENT && b === INDENT) || b === MARK ? judge.contextOf(0, 0) : judge.contextOf(a, b);
  const logp = (a: number, b: number, c: number): number => logpIn(contextOf(a, b), b, c);
  const score = (text: string, before = ''): number => {
    let a = before.length > 1 ? before.charCodeAt(before.length - 2) : 0;
    let b = before.length > 0 ? before.charCodeAt(before.length - 1) : 0;
    let sum = 0;
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      sum += logp(a, b, c);
      a = b;
      b = c;
    }
    return sum;
  };
  const followersOf = new Map<number, readonly number[]>();
  const followers = (b: number): readonly number[] => {
    const known = followersOf.get(b);
    if (known) return known;
    const found: number[] = [];
    for (const one of successors(classOf[b] as number)) {
      for (const unit of unitsOf(one)) found.push(unit);
      if (found.length >= MOST_FOLLOWERS) break;
    }
    followersOf.set(b, found);
    return found;
  };
  return { logp, contextOf, logpIn, score, weight, followers };
}

let units: readonly (readonly number[])[] | undefined;

/** The code units of a class, but for ASCII and the class of what the judge has never met. */
function unitsOf(one: number): readonly number[] {
  if (!units) {
    const { classOf, unigram } = getModel();
    const made: number[][] = Array.from(unigram, () => []);
    for (let unit = 0x80; unit < 0x10000; unit++) {
      const of = classOf[unit] as number;
      if (of + 1 < made.length) (made[of] as number[]).push(unit);
    }
    units = made;
  }
  return units[one] ?? [];
}
