import { olderBig5 } from '../bytes/big5.ts';
import type { Codec } from '../bytes/codec.ts';
import { codec } from '../bytes/codecs.ts';
import { getJudge, getModel, type Judge, type JudgeStyle } from '../judge/judge.ts';

export type SlipEncoding = 'gb18030' | 'big5';

/** What a search over bytes needs to know of an encoding and of the document's style. */
export interface SlipTables {
  readonly codec: Codec;
  readonly judge: Judge;
  /** True where full-width marks were narrowed after the damage: `，` is written `,`. */
  readonly isNarrow: boolean;
  /** Codes (lead << 8 | trail) of the characters that official prose uses, by their first and by their second byte. */
  readonly byLead: readonly Uint16Array[];
  readonly byTrail: readonly Uint16Array[];
  /** Codes of likely next characters behind class `b` of the model, likeliest first. */
  likely(b: number): Uint16Array;
  /** What stands in the document for this character. */
  shown(char: number): number;
  /** The same the other way: the codes that may stand behind a narrowed mark besides its own byte, or -1. */
  widened(char: number): number;
  /** The code that a character has in another edition of the encoding, or -1. */
  other(char: number): number;
}

const NARROWED: Readonly<Record<string, string>> = { '，': ',', '；': ';', '：': ':', '？': '?', '！': '!' };
/** The euro sign, and what the edition of 2000 has at A8BC. */
const OTHER_GBK: readonly (readonly [number, number])[] = [
  [0x20ac, 0xa2e3],
  [0xe7c7, 0xa8bc],
];
/** Forms that hardly stand in a document of this style, and characters that hardly stand anywhere. */
const LEAST_FORM = -6.5;
const LEAST_SHARE = -15.5;
const MOST_LIKELY = 300;

/** Han characters, the wide blank and the marks of prose; no kana, no Greek, no boxes. */
function isProse(char: number): boolean {
  if (char >= 0x3400 && char <= 0x9fff) return true;
  if (char >= 0x2010 && char <= 0x2030) return true;
  return (char >= 0x3000 && char <= 0x3017) || (char >= 0xff01 && char <= 0xff5e);
}

/** Made once for every encoding and style: constants that are worked out when first asked for. */
const made = new Map<string, SlipTables>();

export function slipTables(encoding: SlipEncoding, style: JudgeStyle): SlipTables {
  const key = `${encoding} ${style.script} ${style.narrow === true}`;
  let tables = made.get(key);
  if (tables === undefined) {
    tables = makeSlipTables(encoding, style);
    made.set(key, tables);
  }
  return tables;
}

function makeSlipTables(encoding: SlipEncoding, style: JudgeStyle): SlipTables {
  const pairs = codec(encoding);
  const judge = getJudge(style);
  const model = getModel();
  const isNarrow = style.narrow === true;
  const narrow = new Map<number, number>();
  const wide = new Map<number, number>();
  for (const [full, ascii] of Object.entries(NARROWED)) {
    narrow.set(full.charCodeAt(0), ascii.charCodeAt(0));
    wide.set(ascii.charCodeAt(0), pairs.codeOf(full.charCodeAt(0)));
  }
  const others = new Map(encoding === 'big5' ? olderBig5() : OTHER_GBK);
  const shown = (char: number): number => (isNarrow ? (narrow.get(char) ?? char) : char);
  const byLead: number[][] = Array.from({ length: 256 }, () => []);
  const byTrail: number[][] = Array.from({ length: 256 }, () => []);
  const byClass = new Map<number, number[]>();
  for (let code = 0x8140; code < 0xff00; code++) {
    const char = pairs.charOf(code);
    if (char < 0 || !isProse(char)) continue;
    const shape = model.classOf[char]!;
    if (shape === model.unigram.length - 1 || model.unigram[shape]! < LEAST_SHARE) continue;
    if (judge.formCost(shown(char)) < LEAST_FORM || pairs.codeOf(char) !== code) continue;
    byLead[code >> 8]!.push(code);
    byTrail[code & 0xff]!.push(code);
    const known = byClass.get(shape);
    if (known) known.push(code);
    else byClass.set(shape, [code]);
  }
  const likely = new Map<number, Uint16Array>();
  return {
    codec: pairs,
    judge,
    isNarrow,
    byLead: byLead.map((codes) => Uint16Array.from(codes)),
    byTrail: byTrail.map((codes) => Uint16Array.from(codes)),
    likely(b) {
      const known = likely.get(b);
      if (known) return known;
      const codes: number[] = [];
      for (const shape of model.successors(b)) {
        codes.push(...(byClass.get(shape) ?? []));
        if (codes.length > MOST_LIKELY) break;
      }
      const made = Uint16Array.from(codes);
      likely.set(b, made);
      return made;
    },
    shown,
    other: (char) => others.get(char) ?? -1,
    widened: (char) => (isNarrow ? (wide.get(char) ?? -1) : -1),
  };
}
