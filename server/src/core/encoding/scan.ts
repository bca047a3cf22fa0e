/**
 * The cheap look that every text pays for: one table look-up a character says how much a line looks like text that was
 * read in the wrong encoding. Only lines that look so are searched.
 */
import { forEachFrequentHan } from '../bytes/frequent.ts';
import { prose } from '../judge/prose.ts';

/** What a character says of its line. */
const ORDINARY = 0;
const NEUTRAL = 1;
const UNUSUAL = 2;
/** Never in sound text: C1 controls, private use, U+FFFD. */
const STRANGE = 3;

/** Beyond ASCII and CJK, and still no sign of anything. */
const ORDINARY_SIGNS = '§°±²³·×÷–—―‘’“”…‰′″※℃№℡←↑→↓∶√∞≈≠≤≥≦≧‧•˙αβγδλμσΔΣΩ';
/** Where single lines meet double ones: tables are hardly ever drawn so, but code pages of DOS have them. */
const CROSSED_LINES = '╒╓╕╖╘╙╛╜╞╟╡╢╤╥╧╨╪╫';

let table: Uint8Array | undefined;

/** Class of every UTF-16 code unit, made at the first call from the tables of GBK and Big5. */
function classes(): Uint8Array {
  if (table) return table;
  const out = new Uint8Array(0x10000).fill(UNUSUAL);
  out.fill(NEUTRAL, 0, 0x80);
  out.fill(STRANGE, 0x80, 0xa0);
  out.fill(NEUTRAL, 0x2000, 0x2e80);
  out.fill(ORDINARY, 0x3000, 0x3020);
  out.fill(NEUTRAL, 0x3200, 0x3400);
  out.fill(STRANGE, 0xe000, 0xf900);
  out.fill(NEUTRAL, 0xf900, 0xfb00);
  out.fill(NEUTRAL, 0xfe10, 0xfe70);
  out.fill(ORDINARY, 0xff00, 0xff61);
  for (const sign of CROSSED_LINES) out[sign.charCodeAt(0)] = UNUSUAL;
  out[0xa0] = out[0xad] = NEUTRAL;
  out[0xfeff] = NEUTRAL;
  out.fill(STRANGE, 0xfffc, 0xfffe);
  for (const sign of ORDINARY_SIGNS) out[sign.charCodeAt(0)] = NEUTRAL;
  forEachFrequentHan((unit) => {
    out[unit] = ORDINARY;
  });
  table = out;
  return out;
}

/** Whether a code unit is one that sound official text seldom has. */
export function isUnusual(unit: number): boolean {
  return (classes()[unit] ?? NEUTRAL) >= UNUSUAL;
}

/** What a character may cost on its own, in nats, before it counts as rare; and how much a single one counts. */
const COMMON = 9;
const MOST_COMMON = -3;
const RAREST = 6;
/** What ASCII and signs count, about which the judge has little to say. */
const SIGN = -0.3;

let rarities: Float32Array | undefined;

/** By how many nats every UTF-16 code unit is rarer than {@link COMMON}, made at the first call. */
function rarity(): Float32Array {
  if (rarities) return rarities;
  const { weight } = prose();
  const out = new Float32Array(0x10000).fill(RAREST);
  for (let unit = 0; unit < out.length; unit++) {
    const known = weight(unit);
    const isSign = unit < 0x80 || (unit >= 0x2000 && unit < 0x2e80);
    // Hangul has no business in a Chinese line.
    if (unit >= 0xac00 && unit < 0xd7b0) out[unit] = RARE_ENOUGH;
    else if (known > Number.NEGATIVE_INFINITY) out[unit] = Math.max(MOST_COMMON, Math.min(RAREST, -known - COMMON));
    if (isSign) out[unit] = SIGN;
  }
  rarities = out;
  return out;
}

let calming: Uint8Array | undefined;

/** 1 for code units that leave a line without a sign as it is: ordinary or neutral, common, and no line end. */
function calmUnits(): Uint8Array {
  if (calming) return calming;
  const kinds = classes();
  const rare = rarity();
  const out = new Uint8Array(0x10000);
  for (let unit = 0; unit < out.length; unit++) out[unit] = kinds[unit]! <= NEUTRAL && rare[unit]! <= 0 ? 1 : 0;
  out[LF] = out[CR] = 0;
  calming = out;
  return out;
}

export interface LineRange {
  /** Offsets in the text that was scanned; the end is before the line end. */
  readonly start: number;
  readonly end: number;
}

const LF = 0x0a;
const CR = 0x0d;
/** Two unusual characters next to each other, or nearly so. */
const ENOUGH = 5;
/** Rare characters next to each other, in nats above {@link COMMON}. */
const RARE_ENOUGH = 9;

/** The lines of `text` in which unusual characters stand together, or common ones that make no sense. */
export function suspiciousLines(text: string): LineRange[] {
  const kinds = classes();
  const rare = rarity();
  const found: LineRange[] = [];
  let heat = 0;
  let rareHeat = 0;
  let start = 0;
  let hot = false;
  let warm = false;
  const isFound = (line: string): boolean =>
    (hot && isHotWithoutPinyin(line)) || (warm && !hot && oddestPart(line) !== undefined);
  const { length } = text;
  const calm = calmUnits();
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (calm[unit] === 1 && heat === 0 && rareHeat === 0) continue;
    const kind = kinds[unit] as number;
    rareHeat += rare[unit] as number;
    if (rareHeat < 0) rareHeat = 0;
    else if (rareHeat >= RARE_ENOUGH) warm = true;
    if (kind === ORDINARY) {
      if (heat > 0) heat--;
    } else if (kind !== NEUTRAL) {
      heat += kind === STRANGE ? 4 : 3;
      if (heat >= ENOUGH) hot = true;
    } else if (unit === LF || unit === CR) {
      if ((hot || warm) && isFound(text.slice(start, i))) found.push({ start, end: i });
      start = i + 1;
      heat = rareHeat = 0;
      hot = warm = false;
    }
  }
  if ((hot || warm) && isFound(text.slice(start))) found.push({ start, end: text.length });
  return found;
}

/** What a character may cost where it stands, in nats, before it counts as odd; and how odd a part of a line must be. */
const PLAIN = 8;
const ODD_ENOUGH = 12;

/** The part of a line, as offsets, that reads worst; undefined where all of it may be what somebody wrote. */
export function oddestPart(line: string): LineRange | undefined {
  const { logp } = prose();
  let best = ODD_ENOUGH;
  let found: LineRange | undefined;
  let sum = 0;
  let start = 0;
  let a = 0;
  let b = 0;
  for (let i = 0; i < line.length; i++) {
    const c = line.charCodeAt(i);
    sum += -logp(a, b, c) - PLAIN;
    a = b;
    b = c;
    if (sum <= 0) {
      sum = 0;
      start = i + 1;
    } else if (sum >= best) {
      best = sum;
      found = { start, end: i + 1 };
    }
  }
  return found;
}

/** A syllable with one tone mark in brackets, whose opening one a stray byte may have eaten. */
const PINYIN =
  /[(（?]?(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?[aeiouü]{0,2}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][aeiou]{0,2}(?:ng?|r)?[)）]/g;

/** The vowels of pinyin are no sign of anything, as long as they stand in whole syllables. */
function isHotWithoutPinyin(line: string): boolean {
  const bare = line.replace(PINYIN, '');
  if (bare.length === line.length) return true;
  const kinds = classes();
  let heat = 0;
  for (let i = 0; i < bare.length; i++) {
    const kind = kinds[bare.charCodeAt(i)] as number;
    if (kind === ORDINARY) {
      if (heat > 0) heat--;
    } else if (kind !== NEUTRAL) {
      heat += kind === STRANGE ? 4 : 3;
      if (heat >= ENOUGH) return true;
    }
  }
  return false;
}

/** Marks of lost bytes, and unusual characters, that sound text never has together. */
const LOST_MARKS = 3;
const LOST_UNUSUAL = 6;

/** Whether a line is plainly misread, with marks all through it: nothing but unusual characters and lost bytes. */
export function isBeyondRepair(line: string): boolean {
  let marks = 0;
  let unusual = 0;
  let ordinary = 0;
  for (let i = 0; i < line.length; i++) {
    const unit = line.charCodeAt(i);
    if (unit === 0xfffd || (unit === 0x3f && (isUnusual(line.charCodeAt(i - 1)) || isUnusual(line.charCodeAt(i + 1)))))
      marks++;
    else if (unit < 0x80) continue;
    else if (isUnusual(unit)) unusual++;
    else ordinary++;
  }
  return marks >= LOST_MARKS && unusual >= LOST_UNUSUAL && unusual + marks >= ordinary;
}
