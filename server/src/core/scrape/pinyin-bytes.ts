import type { Codec } from '../bytes/codec.ts';
import type { Judge } from '../judge/judge.ts';
import { getReadings } from '../judge/readings.ts';

/** One insertion inside a run, in offsets of the run: the mark of the eaten byte or the bracket, to the closing bracket. */
export interface RunInsertion {
  readonly start: number;
  readonly end: number;
  readonly reading: string;
  readonly isMarked: boolean;
  readonly hasOpening: boolean;
}

export interface RunRepair {
  /** Where the run is back in step. */
  readonly end: number;
  /** What stands for each insertion that the run holds, together with the text up to the next one. */
  readonly pieces: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  /** How much better it reads than the second best way, in nats; Infinity where it is the only one. */
  readonly margin: number;
  /** Average logarithm of the probability of a restored character. */
  readonly quality: number;
  /** Whether the restored bytes with the same insertions read exactly as what stands there. */
  readonly isProven: boolean;
}

interface Path {
  /** From the second half of the last character in step. */
  readonly bytes: readonly number[];
  /** How many of them stand before each insertion. */
  readonly cuts: readonly number[];
  readonly cost: number;
  readonly pending: number;
  readonly done: readonly { readonly char: number; readonly at: number }[];
}

/** How far a run may go on until it is back in step, in UTF-16 code units. */
const LONGEST = 48;
/** What it costs, in nats, that the matcher reads a character in another tone, or that it annotates it nowhere else. */
const TONE_COST = 6;
const UNSEEN_COST = 4;

/**
 * Undoes insertions that were made between the two halves of a character: the matcher looked at bytes and hit the
 * second half of one character and the first half of the next. `before` is what stands before the first mark (its last
 * character is in step), `run` what stands from there on; `isSeen` tells which characters the matcher annotates elsewhere.
 */
export function restoreRun(
  codec: Codec,
  judge: Judge,
  before: string,
  run: string,
  inserted: readonly RunInsertion[],
  isSeen: (char: number, reading: string) => boolean,
): RunRepair | undefined {
  const known = codec.codeOf(before.charCodeAt(before.length - 1));
  if (known < 0x100) return undefined;
  const readings = getReadings();
  let paths: Path[] = [{ bytes: [known & 0xff], cuts: [], cost: 0, pending: -1, done: [] }];
  let next = 0;
  let at = 0;
  const feed = (path: Path, byte: number, place: number): Path | undefined => {
    const bytes = [...path.bytes, byte];
    if (path.pending >= 0) {
      const char = codec.charOf((path.pending << 8) | byte);
      return char < 0 ? undefined : { ...path, bytes, pending: -1, done: [...path.done, { char, at: place }] };
    }
    return byte < 0x80
      ? { ...path, bytes, pending: -1, done: [...path.done, { char: byte, at: place }] }
      : { ...path, bytes, pending: byte };
  };
  const finished: Path[] = [];
  while (at < run.length && at < LONGEST && paths.length > 0 && finished.length === 0) {
    const insertion = inserted[next];
    if (insertion?.start === at) {
      const grown: Path[] = [];
      for (const path of paths) {
        const candidates = insertion.isMarked ? leadBytes(path, insertion.reading) : [path];
        for (const candidate of candidates) {
          const code =
            (candidate.bytes[candidate.bytes.length - 2]! << 8) | candidate.bytes[candidate.bytes.length - 1]!;
          const char = codec.charOf(code);
          if (!readings.hasInSomeTone(char, insertion.reading)) continue;
          const cost =
            (readings.has(char, insertion.reading) ? 0 : TONE_COST) +
            (isSeen(char, insertion.reading) ? 0 : UNSEEN_COST);
          grown.push({ ...candidate, cost: candidate.cost + cost, cuts: [...candidate.cuts, candidate.bytes.length] });
        }
      }
      paths = grown;
      at = insertion.end;
      next++;
      continue;
    }
    finished.push(...paths.filter((path) => path.pending < 0));
    if (finished.length > 0) break;
    const code = codec.codeOf(run.charCodeAt(at));
    if (code < 0) return undefined;
    const grown: Path[] = [];
    for (const path of paths) {
      let candidate: Path | undefined = path;
      if (code > 0xff) candidate = feed(candidate, code >> 8, at);
      candidate = candidate && feed(candidate, code & 0xff, at);
      if (candidate) grown.push(candidate);
    }
    paths = grown;
    at++;
  }
  if (at >= run.length) finished.push(...paths.filter((path) => path.pending < 0));
  return choose(codec, finished, judge, before, run, at, inserted.slice(0, next));

  /** Every way to read the eaten lead byte so that it makes, with the byte before, a character of that reading. */
  function leadBytes(path: Path, reading: string): Path[] {
    const found: Path[] = [];
    const last = path.bytes[path.bytes.length - 1]!;
    for (let byte = 0x80; byte <= 0xfe; byte++) {
      const char = codec.charOf((last << 8) | byte);
      if (char < 0 || !readings.hasInSomeTone(char, reading)) continue;
      const candidate = feed(path, byte, at);
      if (candidate) found.push(candidate);
    }
    return found;
  }
}

function choose(
  codec: Codec,
  paths: readonly Path[],
  judge: Judge,
  before: string,
  run: string,
  end: number,
  inserted: readonly RunInsertion[],
): RunRepair | undefined {
  const behind = run.slice(end, end + 2);
  const rated = paths
    .map((path) => {
      const text = String.fromCharCode(...path.done.map(({ char }) => char));
      const reads = judge.score(text + behind, before);
      const score = reads - path.cost;
      return { path, score, quality: reads / Math.max(1, text.length + behind.length) };
    })
    .sort((a, b) => b.score - a.score);
  const best = rated[0];
  if (best === undefined || inserted.length === 0) return undefined;
  const pieces = inserted.map(({ start }, index) => {
    const stop = inserted[index + 1]?.start ?? end;
    const chars = best.path.done.filter(({ at }) => at >= start && at < stop).map(({ char }) => char);
    return { start, end: stop, text: String.fromCharCode(...chars) };
  });
  const second = rated[1];
  return {
    end,
    pieces,
    margin: second ? best.score - second.score : Number.POSITIVE_INFINITY,
    quality: best.quality,
    isProven: isProven(codec, before, best.path, run.slice(0, end), inserted),
  };
}

/** Goes forward: puts the pinyin into the restored bytes where it was put in, and reads them as the converter did. */
function isProven(codec: Codec, before: string, path: Path, run: string, inserted: readonly RunInsertion[]): boolean {
  const char = before[before.length - 1]!;
  const first = codec.encode(char);
  if (!first) return false;
  const bytes: number[] = [first[0]!];
  path.bytes.forEach((byte, index) => {
    // alone before a bracket, byte 80 is to most readers what any lead byte is; code page 936 alone makes it a euro sign
    bytes.push(byte === 0x80 && path.cuts.includes(index + 1) ? 0x81 : byte);
    inserted.forEach((insertion, order) => {
      if (path.cuts[order] !== index + 1) return;
      const shown = run.slice(insertion.start + (insertion.isMarked ? 1 : 0), insertion.end);
      bytes.push(...(codec.encode(insertion.hasOpening ? shown : `(${shown}`) ?? []));
    });
  });
  const swallows = inserted.every(({ hasOpening, isMarked }) => hasOpening || !isMarked) ? 'ascii' : 'pair';
  const mark = run.includes('\uFFFD') ? '\uFFFD' : '?';
  return codec.decode(Uint8Array.from(bytes), { mark, swallows }) === char + run;
}
