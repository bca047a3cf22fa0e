/** Finds references to articles, paragraphs, items and annexes in running text; says nothing of what they point at. */
import type { BlockScanner } from '../engine/rule.ts';
import { readArabic, readHan, toHalfWidthDigits } from './numerals.ts';

/** What a step of a reference names. `paragraph` is 款 on the mainland and 項 on Taiwan, `item` the other way round. */
export type StepUnit = 'part' | 'chapter' | 'section' | 'article' | '款' | '项' | '目' | 'annex';

export interface ReferenceStep {
  readonly unit: StepUnit;
  /** Null for relative steps. */
  readonly number: number | null;
  readonly sub: number;
  /** Offsets of the number alone. */
  readonly numberStart: number;
  readonly numberEnd: number;
  /** `this` 本条, `previous` 前款 (with `count` for 前两款). */
  readonly relative: 'this' | 'previous' | undefined;
  readonly count: number;
  /** For annexes: 附件, 附表. */
  readonly name?: string;
}

/** One reference. Offsets are relative to the block. */
export interface RawReference {
  readonly start: number;
  readonly end: number;
  /** All steps, those taken over from the reference before it in a chain included. */
  readonly steps: readonly ReferenceStep[];
  /** Ends a range that the reference before it begins: `第三条至第五条`. */
  readonly endsRange: boolean;
}

export type Owner =
  | { readonly kind: 'none' }
  /** `本办法`: this document, if it is one. */
  | { readonly kind: 'self'; readonly type: string }
  /** The name of a law: `whole` in title marks (`《…》`), else it may be the end of a longer name. */
  | { readonly kind: 'law'; readonly name: string; readonly whole: boolean };

/** References that share an owner: `《…法》第三条、第五条至第七条`. */
export interface ReferenceChain {
  readonly start: number;
  readonly end: number;
  readonly references: readonly RawReference[];
  readonly owner: Owner;
  /** The text before, for names that the document declares. */
  readonly before: string;
  /** Stands inside quotation marks. */
  readonly quoted: boolean;
}

/** A short name: `（以下简称《办法》）`. */
export interface Declaration {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** The full name before it, where it stands in title marks. */
  readonly law: string;
}

export interface BlockReferences {
  readonly chains: readonly ReferenceChain[];
  readonly declarations: readonly Declaration[];
}

const N = '[〇零一二三四五六七八九十百千]{1,9}|[0-9０-９]{1,4}';
const UNIT =
  '分?[编編](?![制号號写])|章(?!程)|[节節](?![目点點课課能约約])|[条條](?![件约約例])|款(?![项項式])|[项項](?!目)|目(?![的标標前录錄])';
const ABSOLUTE = new RegExp(
  `第[ \\u3000]?(${N})((?:[-－—‑][0-9０-９]{1,2})?)[ \\u3000]?(${UNIT})(?:[ \\u3000]?之[ \\u3000]?([一二三四五六七八九十]{1,3}|[0-9０-９]{1,2})(?![一-鿿]?分))?`,
  'y',
);
const BRACKETED = /第?[（(]([一二三四五六七八九十]{1,4}|[0-9０-９]{1,2})[）)]([项項目款])?/y;
const RELATIVE = new RegExp(`(前|本)([一二两兩三四五六]?)(${UNIT})`, 'y');
const ANNEX = new RegExp(`(附[件表录錄])[ \\u3000]?(${N})(?![-－.．、\\d])`, 'y');
const CONNECTOR = /[ \u3000]?(?:、|以及|或者|和|及|与|與|或|至|到|～)[ \u3000]?/y;
/** What may stand behind a reference in a chain. */
const SUFFIX = /(?:各[款项項目]|但[書书]|前段|[後后]段|中段|本文|(?:之|的)?(?:规定|規定)|之罪|所定)*/y;
const START =
  /第[ \u3000]?(?:[〇零一二三四五六七八九十百千0-9０-９（(])|[前本][一二两兩三四五六]?[编編章节節条條款项項目]|附[件表录錄][ \u3000]?[一二三四五六七八九十0-9０-９]|[（(][一二三四五六七八九十]{1,4}[）)][项項目]/g;
const TYPES =
  '法|律|典|编|編|办法|辦法|条例|條例|规定|規定|细则|細則|规则|規則|规程|規程|准则|準則|标准|標準|章程|通则|通則|决定|決定|解释|解釋|要点|要點|须知|須知|注意事項|安排|意见|方案|通知|公约|公約|制度|基準|規範|规范|协定|協定|協議|协议|合同|契約|條約|条约|宪法|憲法|草案|條文|条文|大纲|纲要|表';
const OWN = new RegExp(`本(?:实施|實施|施行|暂行|暫行|管理)?(${TYPES})(?:的)?[ \\u3000]?$`);
const NAMED = /[《〈]([^《》〈〉]{2,80})[》〉](?:[ \u3000]?[（(][^（）()]{0,30}[）)])?(?:的|中|之)?[ \u3000]?$/;
const BARE = new RegExp(
  `([\\p{Script=Han}]{0,24}(?:${TYPES}))(?:[ \\u3000]?[（(][^（）()]{0,30}[）)])?(?:的|之)?[ \\u3000]?$`,
  'u',
);
const DECLARED =
  /(?:《([^《》]{2,80})》)?[（(][^（）()]{0,20}以下(?:统称|統稱|简称|簡稱|称|稱)(?:为|為)?[ \u3000]?[“「《]?((?:\p{Script=Han}(?:\r?\n[ \u3000]*)?){1,20})[”」》]?[^（）()]{0,10}[）)]/gu;

const UNITS: Readonly<Record<string, StepUnit>> = {
  编: 'part',
  編: 'part',
  分编: 'part',
  分編: 'part',
  章: 'chapter',
  节: 'section',
  節: 'section',
  条: 'article',
  條: 'article',
  款: '款',
  项: '项',
  項: '项',
  目: '目',
};
/** Order of steps from the outside in; which of 款 and 项 is the outer one differs between the mainland and Taiwan. */
const DEPTH: Readonly<Record<StepUnit, number>> = {
  annex: 0,
  part: 1,
  chapter: 2,
  section: 3,
  article: 4,
  款: 5,
  项: 5,
  目: 6,
};

/** References and short names of a block. */
export const referenceScanner: BlockScanner<BlockReferences> = {
  name: 'model/references',
  scan({ text }) {
    const chains: ReferenceChain[] = [];
    START.lastIndex = 0;
    for (let match = START.exec(text); match !== null; match = START.exec(text)) {
      const chain = readChain(text, match.index);
      if (chain === undefined) continue;
      chains.push(chain);
      START.lastIndex = Math.max(chain.end, match.index + 1);
    }
    return { chains, declarations: text.includes('以下') ? declarationsIn(text) : [] };
  },
};

function declarationsIn(text: string): Declaration[] {
  return [...text.matchAll(DECLARED)].map((match) => {
    const written = match[2]!.trimEnd();
    const start = match.index + match[0].lastIndexOf(written);
    // lines may be broken inside the name
    return { name: written.replace(/\s/g, ''), start, end: start + written.length, law: match[1] ?? '' };
  });
}

function readChain(text: string, start: number): ReferenceChain | undefined {
  const references: RawReference[] = [];
  let at = start;
  let inherited: readonly ReferenceStep[] = [];
  let endsRange = false;
  for (;;) {
    const own = readSteps(text, at, references.length > 0);
    if (own === undefined) break;
    const steps = [...takenOver(inherited, own.steps[0]!), ...own.steps];
    references.push({ start: at, end: own.end, steps, endsRange });
    if (own.steps[own.steps.length - 1]!.relative !== undefined) break;
    inherited = steps;
    SUFFIX.lastIndex = own.end;
    const suffix = SUFFIX.exec(text)![0].length;
    CONNECTOR.lastIndex = own.end + suffix;
    const connector = CONNECTOR.exec(text);
    if (connector === null) break;
    endsRange = /[至到～]/.test(connector[0]);
    at = own.end + suffix + connector[0].length;
  }
  if (references.length === 0) return undefined;
  const before = sentenceBefore(text, start);
  const end = references[references.length - 1]!.end;
  return { start, end, references, owner: ownerOf(before), before: before.slice(-24), quoted: isQuoted(before) };
}

const FULL_STOP = 0x3002;
const LF = 0x0a;

/** The sentence up to an offset, across line ends that cut it. */
function sentenceBefore(text: string, offset: number): string {
  const limit = Math.max(0, offset - 100);
  let from = offset;
  let cut = false;
  while (from > limit) {
    const code = text.charCodeAt(from - 1);
    if (code === FULL_STOP || (code === LF && text.charCodeAt(from - 2) === LF)) break;
    if (code === LF) cut = true;
    from--;
  }
  const line = text.slice(from, offset);
  return cut ? line.replace(/[\r\n]+[ \u3000]*/g, '') : line;
}

/** What a reference in a chain takes over from the one before: all that stands above its own first step. */
function takenOver(inherited: readonly ReferenceStep[], first: ReferenceStep): readonly ReferenceStep[] {
  const place = inherited.findIndex(({ unit }) => unit === first.unit);
  if (place >= 0) return inherited.slice(0, place);
  return inherited.filter(({ unit }) => DEPTH[unit] <= DEPTH[first.unit]);
}

function readSteps(
  text: string,
  start: number,
  continued: boolean,
): { readonly steps: readonly ReferenceStep[]; readonly end: number } | undefined {
  const steps: ReferenceStep[] = [];
  let at = start;
  for (;;) {
    const step = readStep(text, at, steps.length > 0 || continued);
    if (step === undefined) break;
    const above = steps.at(-1)?.unit;
    // `第二十七条 第二十五条第三项`: a heading, and a reference behind it
    if (above !== undefined && (above === step.unit || DEPTH[above] > DEPTH[step.unit])) break;
    if (step.relative !== undefined && steps.length > 0) break;
    steps.push(step);
    at = step.end;
    if (step.unit === 'annex') break;
    // blanks may part the steps: `第 12 條第 1 項`
    while ((text[at] === ' ' || text[at] === '\u3000') && /[第（(]/.test(text[at + 1] ?? '')) at++;
  }
  const last = steps[steps.length - 1] as (ReferenceStep & { readonly end: number }) | undefined;
  return last === undefined ? undefined : { steps, end: last.end };
}

function readStep(text: string, at: number, inside: boolean): (ReferenceStep & { readonly end: number }) | undefined {
  ABSOLUTE.lastIndex = at;
  const absolute = ABSOLUTE.exec(text);
  if (absolute !== null) {
    const [whole, digits, dash, unit, suffix] = absolute as unknown as [string, string, string, string, string?];
    const number = readNumber(digits);
    if (number === null) return undefined;
    const sub = dash !== '' ? (readNumber(dash.slice(1)) ?? 0) : suffix === undefined ? 0 : (readNumber(suffix) ?? 0);
    const numberStart = at + whole.indexOf(digits);
    const numberEnd = numberStart + digits.length;
    return {
      unit: UNITS[unit]!,
      number,
      sub,
      numberStart,
      numberEnd,
      relative: undefined,
      count: 1,
      end: at + whole.length,
    };
  }
  BRACKETED.lastIndex = at;
  const bracketed = BRACKETED.exec(text);
  if (bracketed !== null && (bracketed[2] !== undefined || (inside && text[at] === '第'))) {
    const number = readNumber(bracketed[1]!);
    const numberStart = at + bracketed[0].indexOf(bracketed[1]!);
    const unit = bracketed[2] === undefined ? '项' : UNITS[bracketed[2]]!;
    const numberEnd = numberStart + bracketed[1]!.length;
    return {
      unit,
      number,
      sub: 0,
      numberStart,
      numberEnd,
      relative: undefined,
      count: 1,
      end: at + bracketed[0].length,
    };
  }
  if (inside) return undefined;
  return readRelative(text, at) ?? readAnnex(text, at);
}

function readRelative(text: string, at: number): (ReferenceStep & { readonly end: number }) | undefined {
  RELATIVE.lastIndex = at;
  const found = RELATIVE.exec(text);
  if (found === null) return undefined;
  const [whole, word, count, unit] = found as unknown as [string, string, string, string];
  if (word === '本' && count !== '') return undefined;
  const relative = word === '本' ? 'this' : 'previous';
  const number = count === '' ? 1 : (readNumber(count) ?? 1);
  const end = at + whole.length;
  return { unit: UNITS[unit]!, number: null, sub: 0, numberStart: at, numberEnd: at, relative, count: number, end };
}

function readAnnex(text: string, at: number): (ReferenceStep & { readonly end: number }) | undefined {
  ANNEX.lastIndex = at;
  const found = ANNEX.exec(text);
  if (found === null) return undefined;
  const number = readNumber(found[2]!);
  if (number === null) return undefined;
  const end = at + found[0].length;
  return {
    unit: 'annex',
    name: found[1]!,
    number,
    sub: 0,
    numberStart: end - found[2]!.length,
    numberEnd: end,
    relative: undefined,
    count: 1,
    end,
  };
}

function readNumber(digits: string): number | null {
  return /[0-9０-９]/.test(digits) ? readArabic(toHalfWidthDigits(digits)).value : readHan(digits).value;
}

function ownerOf(before: string): Owner {
  const named = NAMED.exec(before);
  if (named !== null) return { kind: 'law', name: named[1]!, whole: true };
  const own = OWN.exec(before);
  if (own !== null) return { kind: 'self', type: own[1]! };
  const bare = BARE.exec(before);
  return bare === null ? { kind: 'none' } : { kind: 'law', ...bareName(bare[1]!) };
}

/** `违反行政处罚法` → `行政处罚法`; behind a conjunction the name may have begun before it: `許可及管理辦法`. */
function bareName(words: string): { name: string; whole: boolean } {
  const afterVerb = words.replace(
    /^.*(?:依照|依据|依據|按照|根据|根據|违反|違反|适用|適用|符合|以及|或者|依|按)(?=.{2})/,
    '',
  );
  const name = afterVerb.replace(/^.*(?:及|和|与|與|为|為|的|之)(?=.{2})/, '');
  return { name, whole: name !== afterVerb };
}

function isQuoted(before: string): boolean {
  let depth = 0;
  for (let i = 0; i < before.length; i++) {
    const code = before.charCodeAt(i);
    if (code === 0x201c || code === 0x300c) depth++;
    else if (code === 0x201d || code === 0x300d) depth--;
  }
  return depth > 0;
}
