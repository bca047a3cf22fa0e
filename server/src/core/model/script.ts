/** The script and variety of a document, from the evidence of its own characters. */
import type { BlockScanner, BlockView, DocumentScanner, DocumentView } from '../engine/rule.ts';
import { SIMPLIFIED_ONLY, scriptClasses, TRADITIONAL_IN_BOTH, TRADITIONAL_ONLY } from '../tables/script-characters.ts';

export type Script = 'simplified' | 'traditional' | 'unknown';

/**
 * `mainland`: Simplified, or Traditional as converters make it of mainland text. `unknown` where the evidence does not
 * decide: Traditional is then treated like no variety in particular.
 */
export type Variety = 'mainland' | 'taiwan' | 'hong-kong' | 'unknown';

export interface DocumentScript {
  readonly script: Script;
  readonly variety: Variety;
  /** Characters that stand in Simplified text alone, and in Traditional text alone. */
  readonly simplified: number;
  readonly traditional: number;
  /** True where the user said so: then nothing was guessed. */
  readonly configured: boolean;
}

/** What a block holds as evidence. */
export interface ScriptEvidence {
  readonly simplified: number;
  readonly traditional: number;
  /** For Traditional blocks: marks and words that one variety alone writes. */
  readonly mainland: number;
  readonly taiwan: number;
  readonly hongKong: number;
  /**
   * Where the characters of the other script than the block's own stand, in block-relative offsets; in a Simplified
   * block the Traditional ones that some of its words may hold as well. Empty where a block is of one script.
   */
  readonly foreign: readonly number[];
}

const NONE: readonly number[] = [];

/** Words that give a variety of Traditional text away, with the forms that character conversion leaves. */
const MAINLAND_WORDS = /國務院|自治區|鄉鎮|[幹干]部|黨[委政組的]|人大常委|社會主義|縣級|省級|信息|街道辦|財政廳|[“”]/g;
const TAIWAN_WORDS = /中華民國|民國\d|行政院|立法院|臺[北中南灣]|直轄市|主旨：|資訊|第 ?\d+ ?條|[「」]/g;
const HONG_KONG_WORDS = /香港|港幣|立法會|行政長官|特區政府|[説衞閲鋭脱綫]/g;

/** Evidence beyond this many characters of a block changes nothing. */
const VARIETY_SAMPLE = 1_024;

/** Counts the evidence of a block; shared by everything that asks for the script. */
export const scriptEvidence: BlockScanner<ScriptEvidence> = {
  name: 'script-evidence',
  scan({ text }: BlockView): ScriptEvidence {
    let simplified = 0;
    let traditional = 0;
    let traditionalInBoth = 0;
    const classes = scriptClasses();
    for (let i = 0; i < text.length; i++) {
      const kind = classes[text.charCodeAt(i)]!;
      // counted by the bits of the classes: text makes branches unpredictable
      simplified += kind & ~(kind >> 1) & 1;
      traditional += (kind >> 1) & ~kind & 1;
      traditionalInBoth += kind >> 2;
    }
    const isSimplified = traditional <= simplified;
    const strangers = isSimplified ? traditional + traditionalInBoth : simplified;
    const foreign = strangers === 0 ? NONE : foreignIn(text, isSimplified);
    if (isSimplified) return { simplified, traditional, mainland: 0, taiwan: 0, hongKong: 0, foreign };
    const sample = text.slice(0, VARIETY_SAMPLE);
    const count = (words: RegExp) => sample.match(words)?.length ?? 0;
    return {
      simplified,
      traditional,
      mainland: count(MAINLAND_WORDS),
      taiwan: count(TAIWAN_WORDS),
      hongKong: count(HONG_KONG_WORDS),
      foreign,
    };
  },
};

function foreignIn(text: string, isSimplified: boolean): readonly number[] {
  const found: number[] = [];
  const classes = scriptClasses();
  for (let i = 0; i < text.length; i++) {
    const kind = classes[text.charCodeAt(i)]!;
    const isForeign = isSimplified
      ? kind === TRADITIONAL_ONLY || kind === TRADITIONAL_IN_BOTH
      : kind === SIMPLIFIED_ONLY;
    if (isForeign) found.push(i);
  }
  return found;
}

const CONFIGURED: Readonly<Record<string, { readonly script: Script; readonly variety: Variety }>> = {
  simplified: { script: 'simplified', variety: 'mainland' },
  traditional: { script: 'traditional', variety: 'unknown' },
  mainland: { script: 'traditional', variety: 'mainland' },
  taiwan: { script: 'traditional', variety: 'taiwan' },
  'hong-kong': { script: 'traditional', variety: 'hong-kong' },
  'zh-hans': { script: 'simplified', variety: 'mainland' },
  'zh-cn': { script: 'simplified', variety: 'mainland' },
  'zh-hant': { script: 'traditional', variety: 'unknown' },
  'zh-tw': { script: 'traditional', variety: 'taiwan' },
  'zh-hk': { script: 'traditional', variety: 'hong-kong' },
};

/** The values of the setting `script` that are understood; anything else means detect. */
export const SCRIPT_SETTINGS: readonly string[] = Object.keys(CONFIGURED);

/**
 * Script and variety of the document, worked out from all its blocks. The setting `script` overrides it:
 * `simplified`, `traditional`, `mainland` (Traditional), `taiwan`, `hong-kong`, or a language tag (`zh-Hans`, `zh-TW` …).
 */
export const documentScript: DocumentScanner<DocumentScript> = {
  name: 'document-script',
  scanners: [scriptEvidence],
  compute(view: DocumentView): DocumentScript {
    let simplified = 0;
    let traditional = 0;
    const scores = { mainland: 0, taiwan: 0, 'hong-kong': 0 };
    for (const { value } of view.perBlock(scriptEvidence)) {
      simplified += value.simplified;
      traditional += value.traditional;
      scores.mainland += value.mainland;
      scores.taiwan += value.taiwan;
      scores['hong-kong'] += value.hongKong;
    }
    const configured = CONFIGURED[view.settings.script?.toLowerCase() ?? ''];
    if (configured !== undefined) return { ...configured, simplified, traditional, configured: true };
    const script = scriptOf(simplified, traditional);
    const variety = script === 'traditional' ? varietyOf(scores) : script === 'simplified' ? 'mainland' : 'unknown';
    return { script, variety, simplified, traditional, configured: false };
  },
};

/** The script that most of the evidence speaks for; a tie, or no evidence, is unknown. */
export function scriptOf(simplified: number, traditional: number): Script {
  if (simplified > traditional) return 'simplified';
  return traditional > simplified ? 'traditional' : 'unknown';
}

/** The variety with the most evidence; it must be ahead of the next by half. */
function varietyOf(scores: Readonly<Record<'mainland' | 'taiwan' | 'hong-kong', number>>): Variety {
  const ranked = (Object.keys(scores) as (keyof typeof scores)[]).sort((a, b) => scores[b] - scores[a]);
  const [first, second] = ranked as [keyof typeof scores, keyof typeof scores];
  return scores[first] > 0 && scores[first] >= scores[second] * 1.5 ? first : 'unknown';
}
