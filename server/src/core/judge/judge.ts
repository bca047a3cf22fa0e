import { decodeModel, type Model } from './model.ts';

/**
 * The one judge of all repairs: a character language model of Chinese official prose, Simplified and Traditional.
 * A repair is the original that a corruption (channel) and the judge together find likeliest.
 */
export interface Judge {
  /**
   * Natural logarithm of the probability that UTF-16 code unit `c` follows `a` and `b`.
   * Border of a line: 0 or LF, as `a` and `b` its start, as `c` its end.
   * Always finite: unseen events back off to a floor, so values lie between about -25 and 0.
   */
  logp(a: number, b: number, c: number): number;
  /**
   * Sum of `logp` over `text`, which follows `before` (at most its last two code units count).
   * `before` empty means that the text begins a line. A LF in `text` is scored as the end of its line.
   */
  score(text: string, before?: string): number;
  /** The context of `a` and `b` for {@link logpIn}: saves a search that asks for many continuations of one context. */
  contextOf(a: number, b: number): number;
  /** `logp(a, b, c)` with `context` = `contextOf(a, b)`. */
  logpIn(context: number, b: number, c: number): number;
  /** Logarithm of how likely this form of a character or mark is in documents of the judge's style: 0 is the usual one. */
  formCost(c: number): number;
}

/** What is known of the document whose text is judged: it makes the forms that don't belong there unlikely. */
export interface JudgeStyle {
  /** Undefined: either script. */
  readonly script?: 'simplified' | 'traditional';
  /** True where `,` `:` `;` `?` `!` `(` `)` stand for the full-width marks, as in texts whose punctuation was narrowed. */
  readonly narrow?: boolean;
}

let decoded: Model | undefined;

/** The model, decoded when it is first asked for. It never changes afterwards. */
export function getModel(): Model {
  decoded ??= decodeModel();
  return decoded;
}

const judges = new Map<string, Judge>();

/** The judge for a style. The first call decodes the table (some tens of milliseconds); later ones are quick. */
export function getJudge(style: JudgeStyle = {}): Judge {
  const key = `${style.script} ${style.narrow === true}`;
  let judge = judges.get(key);
  if (judge === undefined) {
    judge = makeJudge(style);
    judges.set(key, judge);
  }
  return judge;
}

function makeJudge(style: JudgeStyle): Judge {
  const model = getModel();
  const { classOf, unigram, backOff1, bigram, backOff2 } = model;
  const form = formCosts(model, style);
  const contextOf = (a: number, b: number): number => model.bigramIndex(classOf[a]!, classOf[b]!);
  const logpIn = (context: number, b: number, c: number): number => {
    const second = classOf[b]!;
    const third = classOf[c]!;
    let value = form[c]!;
    if (context >= 0) {
      const seen = model.trigram(context, third);
      if (seen <= 0) return value + seen;
      value += backOff2[context]!;
    }
    const pair = model.bigramIndex(second, third);
    return value + (pair >= 0 ? bigram[pair]! : backOff1[second]! + unigram[third]!);
  };
  const logp = (a: number, b: number, c: number): number => logpIn(contextOf(a, b), b, c);
  const score = (text: string, before = ''): number => {
    let a = before.length > 1 ? before.charCodeAt(before.length - 2) : 0;
    let b = before.length > 0 ? before.charCodeAt(before.length - 1) : 0;
    let sum = 0;
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      sum += logp(a, b, c);
      a = c === 0x0a ? 0 : b;
      b = c;
    }
    return sum;
  };
  return { logp, score, contextOf, logpIn, formCost: (c) => form[c]! };
}

/** Marks in pairs: the full-width one, the narrow one. */
const WIDTHS = '，,；;：:？?！!（(）)';
/** A form that doesn't belong in a document of this style. */
const FOREIGN = -7;
/** One of the many characters that the model has never met: they share one class. */
const UNKNOWN = -8;

/** The logarithm of how likely each form of its class is. */
function formCosts(model: Model, style: JudgeStyle): Float32Array {
  const form = new Float32Array(65536);
  const { chars, traditional, simplified } = model.forms;
  for (let i = 0; i < chars.length; i++) {
    const code = chars.charCodeAt(i);
    if (style.script === 'traditional') form[code] = traditional[i]!;
    else if (style.script === 'simplified') form[code] = simplified[i]!;
    else form[code] = Math.max(traditional[i]!, simplified[i]!) - Math.LN2;
  }
  for (let i = 0; i < WIDTHS.length; i += 2) form[WIDTHS.charCodeAt(style.narrow ? i : i + 1)] = FOREIGN;
  if (style.narrow) form[0xff08] = form[0xff09] = -Math.LN2;
  const corner = style.script === 'simplified' ? FOREIGN : -Math.LN2;
  for (const mark of '「」『』') form[mark.charCodeAt(0)] = corner;
  for (const mark of '﹁﹂～％．／－＋―─‧•・〈〉') form[mark.charCodeAt(0)] = FOREIGN / 2;
  for (const mark of '[]') form[mark.charCodeAt(0)] = FOREIGN / 2;
  for (let digit = 0; digit < 10; digit++) {
    form[0x30 + digit] = -Math.LN10;
    form[0xff10 + digit] = -Math.LN10 + FOREIGN / 2;
  }
  for (let letter = 0; letter < 26; letter++) {
    for (const base of [0x41, 0x61]) form[base + letter] = -Math.log(40);
    for (const base of [0xff21, 0xff41]) form[base + letter] = -Math.log(40) + FOREIGN / 2;
  }
  const unknown = model.unigram.length - 1;
  for (let code = 0x80; code < 65536; code++) if (model.classOf[code] === unknown) form[code] = UNKNOWN;
  for (let code = 0xd800; code < 0xe000; code++) form[code] = code < 0xdc00 ? 0 : FOREIGN;
  return form;
}
