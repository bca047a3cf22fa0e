import type { Doubt, Edit } from '../engine/rule.ts';
import { mayAsk } from './lost-character.ts';
import { type Evidence, weigh } from './slip-evidence.ts';
import { showsAs } from './slip-forward.ts';
import { isMark, type Observed, type SlipReading, type SlipResult } from './slip-readings.ts';
import { searchSlip } from './slip-search.ts';
import type { SlipTables } from './slip-tables.ts';

/** A damaged stretch of a line and what is known of it. */
export interface Stretch {
  /** The line before the stretch, and behind it. */
  readonly before: string;
  readonly observed: readonly Observed[];
  readonly behind: string;
  readonly neighbours: readonly number[];
  /** What of the line end was read with the last byte of the stretch: a carriage return that its neighbours have. */
  readonly eatenEnd: '\r' | '';
}

export interface Mended {
  /** In offsets of the stretch. */
  readonly edits: readonly Edit[];
  readonly doubtful: readonly Doubt[];
  /** Other readings: edits that are made together. */
  readonly alternatives: readonly (readonly Edit[])[];
  readonly tables: SlipTables;
  /** Nats between the text as it stands and the repair; between the repair and the next best. */
  readonly gain: number;
  readonly margin: number;
  /** Nats that a restored character costs on average. */
  readonly cost: number;
  /** How many bytes were lost, gained or cut apart. */
  readonly events: number;
  /** How many of them are bytes too many. */
  readonly gained: number;
  /** Whether the restored bytes, damaged in the same way, read exactly as what stands there. */
  readonly isProven: boolean;
  /** Characters that stood there and were read from the wrong bytes; marks that a character was found for. */
  readonly misread: number;
  readonly marks: number;
  /** Whether the last character of the line is changed. */
  readonly isAtLineEnd: boolean;
  /** Whether nothing that stands there would be a question mark where the sentence can be none. */
  readonly isNoQuestion: boolean;
  /** Whether pinyin stood behind a character that changes. */
  readonly hasPinyin: boolean;
  /** The letters and signs of ASCII that change, where nothing else does. */
  readonly ascii: string;
}

/** Other readings so near to the best are offered or named doubtful. */
const NEAR = 8;
const MOST_ALTERNATIVES = 4;
/** So few characters that rest on unknown bytes are all named; of more only those that have a near rival. */
const MOST_GUESSED = 3;
/** What follows no narrow question mark at once, as a rule. */
const WORD = /[\p{Script=Han}\d）)]/u;
/** Unchanged characters between two changes that are still shown as one. */
const BRIDGE = 2;

/** The readings of a stretch: the costly part of a repair. */
export function readings(tables: SlipTables, stretch: Stretch): SlipResult | undefined {
  return searchSlip({
    tables,
    before: stretch.before,
    observed: stretch.observed,
    behind: stretch.behind === '' ? undefined : stretch.behind,
    neighbours: stretch.neighbours,
    hasUserAreas: hasPrivate(stretch),
  });
}

const isMarkAt = (text: string, at: number): boolean => isMark(text.charCodeAt(at));

const hasPrivate = ({ observed }: Stretch): boolean => observed.some(({ char }) => char >= 0xe000 && char < 0xf900);

/** The likeliest repair of a stretch by its readings, or undefined where it reads best as it stands. */
export function mend(
  tables: SlipTables,
  stretch: Stretch,
  searched: SlipResult | undefined,
  evidence: Evidence,
): Mended | undefined {
  const { observed } = stretch;
  const seen = String.fromCharCode(...observed.map(({ char }) => char));
  const found = searched && weigh(searched, stretch.before, evidence);
  if (found === undefined || found.best.text === seen) return undefined;
  const { best, others, asIs } = found;
  const { edits, offsets, changed } = editsOf(seen, best, stretch.eatenEnd);
  const rivals = others.filter(({ score }) => best.score - score <= NEAR);
  return {
    edits,
    doubtful: doubts(best, rivals, edits, offsets),
    alternatives: rivals
      .filter(({ text }) => text !== seen)
      .slice(0, MOST_ALTERNATIVES)
      .map((rival) => editsOf(seen, rival, stretch.eatenEnd).edits),
    tables,
    gain: best.score - asIs,
    margin: best.score - (others[0]?.score ?? Number.NEGATIVE_INFINITY),
    cost: costOf(tables, stretch, best, edits, offsets),
    events: best.events,
    gained: best.gained,
    isProven: showsAs(tables, best.stream, observed, hasPrivate(stretch)),
    misread: changed.filter((at) => !isMarkAt(seen, at)).length,
    marks: changed.filter((at) => isMarkAt(seen, at)).length,
    isAtLineEnd: stretch.behind === '' && changed[changed.length - 1] === seen.length - 1,
    hasPinyin: changed.some((at) => observed[at]!.reading !== undefined),
    ascii: changed.every((at) => !isMarkAt(seen, at) && seen.charCodeAt(at) < 0x80)
      ? changed.map((at) => seen[at]).join('')
      : '',
    isNoQuestion: changed.every(
      (at) =>
        seen[at] !== '?' ||
        ((!tables.isNarrow || WORD.test(seen[at + 1] ?? '')) && !mayAsk(stretch.before + seen.slice(0, at))),
    ),
  };
}

interface Edits {
  readonly edits: readonly Edit[];
  /** Where the text of each edit begins in the text of the reading. */
  readonly offsets: readonly number[];
  /** Offsets of the observed characters that are changed. */
  readonly changed: readonly number[];
}

/** What must be changed to make the reading of what stands there. */
function editsOf(seen: string, reading: SlipReading, eatenEnd: string): Edits {
  const { text, places } = reading;
  const edits: Edit[] = [];
  const offsets: number[] = [];
  const changed: number[] = [];
  let at = 0;
  for (let index = 0; index < seen.length; index++) {
    const from = at;
    while (at < text.length && places[at] === index + 1) at++;
    const now = text.slice(from, at) + (index === seen.length - 1 && isMarkAt(seen, index) ? eatenEnd : '');
    if (now === seen[index]) continue;
    changed.push(index);
    const last = edits[edits.length - 1];
    if (last !== undefined && index - last.end <= BRIDGE) {
      edits[edits.length - 1] = { ...last, end: index + 1, text: text.slice(offsets[offsets.length - 1], from) + now };
    } else {
      edits.push({ start: index, end: index + 1, text: now });
      offsets.push(from);
    }
  }
  return { edits, offsets, changed };
}

function costOf(
  tables: SlipTables,
  stretch: Stretch,
  best: SlipReading,
  edits: readonly Edit[],
  offsets: readonly number[],
): number {
  let score = 0;
  let length = 0;
  edits.forEach(({ text }, index) => {
    const start = offsets[index]!;
    const end = Math.min(best.text.length, start + text.length + 2);
    score += tables.judge.score(best.text.slice(start, end), stretch.before + best.text.slice(0, start));
    length += end - start;
  });
  return -score / Math.max(1, length);
}

/** What rests on unknown bytes or reads differently in a near rival, in offsets of the edits' texts. */
function doubts(
  best: SlipReading,
  rivals: readonly SlipReading[],
  edits: readonly Edit[],
  offsets: readonly number[],
): Doubt[] {
  const doubtful = new Set<number>(best.guessed.length <= MOST_GUESSED ? best.guessed : []);
  for (const { text } of rivals) {
    let start = 0;
    while (start < best.text.length && text[start] === best.text[start]) start++;
    let tail = 0;
    const limit = Math.min(text.length, best.text.length) - start;
    while (tail < limit && text[text.length - 1 - tail] === best.text[best.text.length - 1 - tail]) tail++;
    const end = Math.max(start + 1, best.text.length - tail);
    for (let i = start; i < end; i++) {
      if (text.length !== best.text.length || text[i] !== best.text[i]) doubtful.add(i);
    }
  }
  const ranges: { edit: number; start: number; end: number }[] = [];
  edits.forEach(({ text }, edit) => {
    for (let offset = 0; offset < text.length; offset++) {
      if (!doubtful.has(offsets[edit]! + offset)) continue;
      const last = ranges[ranges.length - 1];
      if (last !== undefined && last.edit === edit && last.end === offset) last.end++;
      else ranges.push({ edit, start: offset, end: offset + 1 });
    }
  });
  return ranges;
}
