/** What a search found, read off its nodes: whole texts, best first. */
import type { Node } from './slip-beam.ts';
import type { SlipReading } from './slip-readings.ts';

/** So many of the last nodes are read. */
const MOST_FINALS = 40;

/** The texts of the last nodes and of what came near to the best one on its way; the first is the best. */
export function readingsOf(finals: readonly Node[]): SlipReading[] {
  const [best] = finals;
  if (best === undefined) return [];
  const found = finals.slice(0, MOST_FINALS).map((node) => readingOf(node, node.score));
  for (let node: Node | undefined = best, tail: Node[] = []; node !== undefined; node = node.prev) {
    for (const rival of node.rivals ?? []) found.push(readingOf(rival.node, best.score - rival.gap, tail));
    tail = [node, ...tail];
  }
  return found;
}

/** The best of each text, best first. */
export function bestOfEach(readings: readonly SlipReading[]): SlipReading[] {
  const byText = new Map<string, SlipReading>();
  for (const reading of readings) {
    const known = byText.get(reading.text);
    if (known === undefined || known.score < reading.score) byText.set(reading.text, reading);
  }
  return [...byText.values()].sort((x, y) => y.score - x.score);
}

/** The text of a node's path, with the nodes of `tail` behind it. */
function readingOf(node: Node, score: number, tail: readonly Node[] = []): SlipReading {
  const path: Node[] = [];
  for (let at: Node | undefined = node; at !== undefined; at = at.prev) path.push(at);
  path.reverse().push(...tail);
  const guessed: number[] = [];
  const places: number[] = [];
  const stream: number[] = [];
  let text = '';
  for (const { char, isGuess, bytes, at } of path) {
    if (char !== 0) {
      if (isGuess) guessed.push(text.length);
      text += String.fromCodePoint(char);
      places.push(at);
      if (char > 0xffff) places.push(at + 1);
    }
    stream.push(...bytes);
  }
  const { events, gained } = path[path.length - 1]!;
  return { text, places, guessed, stream, score, events, gained };
}
