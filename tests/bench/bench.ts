/**
 * What Kanwu costs: the rules over sound text, a keystroke through the server, the start of the server.
 * Prints one JSON object; `scripts/bench.mjs` bundles, runs and shows it.
 *
 * Arguments: the server's script, and after it where the peers are installed (optional).
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Analyzer } from '../../server/src/core/engine/analyzer.ts';
import type { Rule } from '../../server/src/core/engine/rule.ts';
import { RULES } from '../../server/src/core/engine/rules.generated.ts';
import { Text } from '../../server/src/core/text/text.ts';
import { connectProcess } from '../lsp/client.ts';
import { randomOf } from '../simulate/random.ts';
import { soundText } from './sound-text.ts';

const [script, peers] = process.argv.slice(2);

/** 1 MB in UTF-8. */
const TEXT = soundText(340_000, 1);
const MEGABYTES = Buffer.byteLength(TEXT) / 1e6;

interface Times {
  readonly median: number;
  readonly best: number;
}

/** Milliseconds that `work` takes. The first runs warm up and do not count. */
function timed(work: () => void, runs: number): Times {
  const times: number[] = [];
  for (let i = -2; i < runs; i++) {
    const start = performance.now();
    work();
    if (i >= 0) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { median: times[Math.floor(times.length / 2)]!, best: times[0]! };
}

/** Every run reads the text anew: nothing is remembered from the one before. */
function analysis(rules: readonly Rule[], runs: number): Times {
  const analyzer = new Analyzer(rules);
  return timed(() => void analyzer.analyze(Text.of(TEXT)), runs);
}

function throughput() {
  const all = analysis(RULES, 9);
  const none = analysis([], 9);
  const single = RULES.map((rule) => {
    const { best } = analysis([rule], 5);
    return { rule: rule.meta.id, milliseconds: Math.max(0, best - none.best) };
  });
  const findings = new Analyzer(RULES).analyze(Text.of(TEXT)).findings.length;
  return { megabytes: MEGABYTES, all, findings, rules: single.sort((a, b) => b.milliseconds - a.milliseconds) };
}

/** Milliseconds from the change of one character to the diagnostics for it. */
async function keystrokes(count: number): Promise<number[]> {
  const client = await connectProcess(script!, { settings: {} });
  await client.open(TEXT);
  await client.pull();
  const text = Text.of(TEXT);
  const random = randomOf(2);
  const times: number[] = [];
  for (let version = 2; version < count + 22; version++) {
    const line = random.integer(0, text.lineCount - 2);
    const length = text.lineEnd(line) - text.lineStart(line);
    const at = { line, character: random.integer(0, length) };
    // typed, and taken back with the next stroke, so that the text stays sound
    const start = performance.now();
    await client.change(version, [{ range: { start: at, end: at }, text: '的' }]);
    await client.pull();
    const time = performance.now() - start;
    if (version >= 22) times.push(time);
    await client.change(++version, [{ range: { start: at, end: { line, character: at.character + 1 } }, text: '' }]);
    await client.pull();
  }
  await client.stop();
  return times.sort((a, b) => a - b);
}

/** Milliseconds from the start of the process to the answer to `initialize`. */
async function starts(count: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    const client = await connectProcess(script!, { settings: {} });
    times.push(performance.now() - start);
    await client.stop();
  }
  return times.sort((a, b) => a - b);
}

/** The same text through other checkers of Chinese prose, in the same process. */
async function beside(folder: string): Promise<Record<string, Times>> {
  const require = createRequire(join(folder, 'package.json'));
  const result: Record<string, Times> = {};
  const zhlint = (await import(require.resolve('zhlint'))) as { run: (text: string, options: object) => unknown };
  result.zhlint = timed(() => void zhlint.run(TEXT, { rules: { preset: 'default' } }), 3);
  const autocorrect = require('autocorrect-node') as { lintFor: (text: string, file: string) => unknown };
  result['autocorrect-node'] = timed(() => void autocorrect.lintFor(TEXT, 'a.txt'), 5);
  return result;
}

const quantile = (sorted: readonly number[], share: number) => sorted[Math.floor((sorted.length - 1) * share)]!;

const rules = throughput();
const strokes = await keystrokes(200);
const started = await starts(7);
console.log(
  JSON.stringify({
    rules,
    keystroke: { p50: quantile(strokes, 0.5), p95: quantile(strokes, 0.95), most: strokes.at(-1) },
    start: { median: quantile(started, 0.5), most: started.at(-1) },
    peers: peers === undefined ? {} : await beside(peers),
  }),
);
