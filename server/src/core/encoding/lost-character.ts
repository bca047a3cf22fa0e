/** Whether a single `?` stands for a character that an encoding lacked, not for a question. */
import { prose } from '../judge/prose.ts';

/** What makes a clause a question. */
const QUESTION =
  /[吗嗎呢么麼吧]|什|谁|誰|哪|怎|(?<!任)何|孰|几|幾|多少|是否|可否|能否|有无|有無|是不是|能不能|会不会|會不會|难道|難道|岂|豈|为啥|為啥|还是|還是|(?<![顧顾慰訪访學学訊讯])[問问](?![題题責责詢询卷])|(\p{Script=Han})不\1/u;
const HAN = /\p{Script=Han}/u;
/** How much likelier a lost character must be than a question mark, in nats. */
const LEAST_GAIN = 9;

/** Whether the clause that ends with `before` may be a question. */
export function mayAsk(before: string): boolean {
  return QUESTION.test(before.slice(Math.max(...Array.from('。！!；;\n', (mark) => before.lastIndexOf(mark))) + 1));
}

/** @param at offset of the `?` in `text` */
export function isLostCharacter(text: string, at: number): boolean {
  const start = Math.max(text.lastIndexOf('\n', at - 1) + 1, at - 60);
  const lineEnd = text.indexOf('\n', at);
  const before = text.slice(start, at);
  const after = text.slice(at + 1, Math.min(lineEnd < 0 ? text.length : lineEnd, at + 30));
  const followsHan = HAN.test(before.slice(-1));
  const precedesHan = HAN.test(after.slice(0, 1));
  const opens = before.trim() === '' || /[、，；：。（《“「\s]$/.test(before);
  const isUnit =
    /[0-9０-９]$/.test(before) && /^(?:[\p{Script=Han}，。；、）」”\s]|$)/u.test(after) && HAN.test(before);
  if (!isUnit && (!precedesHan || !(followsHan || opens))) return false;
  // Text whose punctuation is narrow all through has its questions so.
  if (/\p{Script=Han}[,;:!]|[,;:!]\p{Script=Han}/u.test(before + after)) return false;
  if (!opens && mayAsk(before)) return false;
  // Behind a number a sign of measure was lost: ‰, ㎡, ℓ.
  return isUnit || isLikelier(before, after);
}

/** Whether some character in place of the mark reads far better than a question. */
function isLikelier(before: string, after: string): boolean {
  const judge = prose();
  const left = before.slice(-2);
  const right = after.slice(0, 2);
  const asQuestion = judge.score(`？${right}`, left);
  let best = Number.NEGATIVE_INFINITY;
  for (let code = 0x4e00; code < 0xa000; code++) {
    // A rare character stood there, most likely one that the judge has never met: none may win by being common.
    const score = Math.max(judge.weight(code), RARE) + judge.score(right, left.slice(-1) + String.fromCharCode(code));
    if (score > best) best = score;
  }
  return best - asQuestion >= LEAST_GAIN;
}

/** What an unknown rare character costs. */
const RARE = -14;
