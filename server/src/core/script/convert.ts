/** Converts between the scripts by phrase, as edits of the text that stands there. */
import { Converter as fromSimplified } from 'opencc-js/cn2t';
import { Converter as fromTraditional } from 'opencc-js/t2cn';
import { scriptOf } from '../model/script.ts';
import { foldToSimplified, SIMPLIFIED_ONLY, scriptClasses, TRADITIONAL_ONLY } from '../tables/script-characters.ts';
import type { Edit } from '../text/edit.ts';
import { type Choices, getChoices } from './choices.ts';
import { evidenceOf } from './passages.ts';
import { judgeChoice } from './words.ts';

/** `traditional` is the form of mainland texts, `taiwan-idioms` also changes words (軟體 for 软件). */
export type ConversionTarget = 'simplified' | 'traditional' | 'taiwan' | 'taiwan-idioms' | 'hong-kong';

export const CONVERSION_TARGETS: readonly ConversionTarget[] = [
  'simplified',
  'traditional',
  'taiwan',
  'taiwan-idioms',
  'hong-kong',
];

const OPENCC_TARGET = { traditional: 't', taiwan: 'tw', 'taiwan-idioms': 'twp', 'hong-kong': 'hk' } as const;
/** OpenCC’s own standard holds forms that nobody prints; the mainland’s Traditional writes the second of each pair. */
const PRINTED = new Map(
  '僞偽 覈核 喫吃 嫺嫻 峯峰 牀床 爲為 糉粽 纔才 羣群 衆眾 啓啟 祕秘 竈灶 踊踴 鉢缽 皁皂'
    .split(' ')
    .map((pair) => [pair[0], pair[1]]),
);
const TAIWAN = new Map([
  ['裏', '裡'],
  ['台', '臺'],
]);
const HAN_RUN = /[\p{Script=Han}〇]+/gu;
/** Further than this contexts do not look. */
const CONTEXT = 4;

/**
 * The edits that bring `text` into the form `target`: only what changes, in order, without overlaps, in UTF-16 code
 * units. A text that is in that form already gives none. Traditional text that came out of a bad conversion is mended on
 * the way; Traditional characters that fit are kept.
 */
export function convertScript(text: string, target: ConversionTarget): readonly Edit[] {
  const convert = converterTo(target, text);
  const edits: Edit[] = [];
  for (const match of text.matchAll(HAN_RUN)) {
    const run = match[0];
    const converted = convert(run);
    if (converted !== run) edits.push(...difference(match.index, run, converted));
  }
  return edits;
}

function converterTo(target: ConversionTarget, text: string): (run: string) => string {
  const toSimplified = simplifier();
  if (target === 'simplified') return toSimplified;
  const choices = getChoices();
  const openCc = fromSimplified({ from: 'cn', to: OPENCC_TARGET[target] });
  const forward = (run: string) => {
    const converted = openCc(run);
    return target === 'traditional' ? replaceAll(converted, PRINTED) : converted;
  };
  const form = (char: string) =>
    target === 'taiwan' || target === 'taiwan-idioms' ? (TAIWAN.get(char) ?? char) : char;
  const toTarget = (run: string) => mended(forward(run), choices, form);
  if (scriptIn(text) !== 'traditional') return toTarget;
  return (run) => merged(run, toTarget(toSimplified(run)), choices);
}

function simplifier(): (run: string) => string {
  const openCc = fromTraditional({ from: 't', to: 'cn' });
  // variants of Hong Kong and Taiwan that the dictionary does not know
  return (run) => {
    const converted = openCc(run);
    return [...converted].some((char) => scriptClasses()[char.charCodeAt(0)] === TRADITIONAL_ONLY)
      ? foldToSimplified(converted)
      : converted;
  };
}

function scriptIn(text: string): ReturnType<typeof scriptOf> {
  const { simplified, traditional } = evidenceOf(text);
  return scriptOf(simplified, traditional);
}

/** Mends what the phrases of OpenCC cut wrongly (被髮明, 參與制造): where the contexts are sure of another character. */
function mended(run: string, choices: Choices, form: (char: string) => string): string {
  let result = run;
  for (let at = 0; at < run.length; at++) {
    if (choices.groupOf[run.charCodeAt(at)] === 0) continue;
    const verdict = judgeChoice(choices, run, at);
    if (verdict === undefined || verdict.margin <= verdict.strict) continue;
    result = result.slice(0, at) + form(verdict.better) + result.slice(at + 1);
  }
  return result;
}

/**
 * Traditional text keeps its own characters where nothing speaks against them; `converted` is the same text by way of
 * Simplified. Taken from it are Simplified characters left behind, forms of the target, and wrong choices.
 */
function merged(run: string, converted: string, choices: Choices): string {
  if (converted.length !== run.length) return converted;
  let result = '';
  for (let at = 0; at < run.length; at++) {
    const own = run[at]!;
    const other = converted[at]!;
    const isVariant = choices.canonical(own) === choices.canonical(other);
    const isLeftBehind = scriptClasses()[own.charCodeAt(0)] === SIMPLIFIED_ONLY;
    const isChoice = choices.groupOf[own.charCodeAt(0)] !== 0;
    const verdict = isChoice && own !== other ? judgeWithin(run, at, choices) : undefined;
    const isWrong = !isChoice || (verdict !== undefined && verdict.margin > verdict.relaxed);
    result += own === other || isVariant || isLeftBehind || isWrong ? other : own;
  }
  return result;
}

function judgeWithin(run: string, at: number, choices: Choices): ReturnType<Choices['judge']> {
  const from = Math.max(0, at - CONTEXT);
  return judgeChoice(choices, run.slice(from, at + CONTEXT), at - from);
}

function replaceAll(text: string, pairs: ReadonlyMap<string | undefined, string | undefined>): string {
  let result = '';
  for (const char of text) result += pairs.get(char) ?? char;
  return result;
}

/** The places where two texts differ; texts of different lengths differ between their common ends. */
function difference(base: number, before: string, after: string): Edit[] {
  const edits: Edit[] = [];
  if (before.length !== after.length) {
    let start = 0;
    while (start < before.length && start < after.length && before[start] === after[start]) start++;
    let end = 0;
    const most = Math.min(before.length, after.length) - start;
    while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
    const text = after.slice(start, after.length - end);
    return [{ start: base + start, end: base + before.length - end, text }];
  }
  for (let at = 0; at < before.length; ) {
    if (before[at] === after[at]) {
      at++;
      continue;
    }
    const start = at;
    while (at < before.length && before[at] !== after[at]) at++;
    edits.push({ start: base + start, end: base + at, text: after.slice(start, at) });
  }
  return edits;
}
