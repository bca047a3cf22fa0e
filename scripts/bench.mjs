/**
 * What Kanwu costs, and what others cost beside it: `npm run bench`.
 *
 *   node scripts/bench.mjs [--no-peers] [--json FILE]
 *
 * Goals: all rules together 30 MB/s of sound text and more; a keystroke in a document of 1 MB answered within 15 ms at
 * the 95th percentile; the server started within 300 ms; the package under 3 MB. The peers are fetched into `.cache`.
 */
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { bold, step } from './lib/console.mjs';
import { cache, inRoot, root } from './lib/paths.mjs';
import { npm, run } from './lib/processes.mjs';

const PEERS = ['zhlint@0.8.2', 'autocorrect-node@2.14.0'];

const out = path.join(cache, 'bench');
fs.mkdirSync(out, { recursive: true });

step('Building');
const built = await run(process.execPath, [inRoot('scripts/build.mjs'), '--production'], { cwd: root });
if (built.code !== 0) throw new Error(built.output);
await build({
  absWorkingDir: root,
  entryPoints: ['tests/bench/bench.ts'],
  outfile: path.join(out, 'bench.mjs'),
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  banner: {
    js: "import { createRequire as benchRequire } from 'node:module'; const require = benchRequire(import.meta.url);",
  },
  logLevel: 'warning',
});

const peers = process.argv.includes('--no-peers') ? undefined : await fetchPeers();

step('Measuring');
const measured = await run(
  process.execPath,
  [path.join(out, 'bench.mjs'), inRoot('server/dist/node.js'), ...(peers ? [peers] : [])],
  { cwd: root },
);
const line = measured.output.trimEnd().split('\n').at(-1) ?? '';
if (measured.code !== 0 || !line.startsWith('{')) throw new Error(measured.output);
const result = JSON.parse(line);
const bundles = ['server/dist', 'client/dist'].flatMap((folder) =>
  fs
    .readdirSync(inRoot(folder))
    .filter((name) => name.endsWith('.js'))
    .map((name) => `${folder}/${name}`),
);
const sizes = Object.fromEntries(bundles.map(sizeOf));
const jsonAt = process.argv.indexOf('--json');
if (jsonAt > 0) fs.writeFileSync(process.argv[jsonAt + 1] ?? 'bench.json', JSON.stringify({ ...result, sizes }));

const ms = (/** @type {number} */ value) => `${value.toFixed(1)} ms`;
const { megabytes, all, rules, findings } = result.rules;
// the best of several runs: what else the machine does counts least in it
const speed = (/** @type {{ best: number }} */ { best }) => `${((megabytes / best) * 1000).toFixed(1)} MB/s`;
console.log(`
${bold('All rules over sound text')}   ${speed(all)}   (${ms(all.best)} for ${megabytes.toFixed(2)} MB; goal 30 MB/s; ${findings} findings)
${bold('Keystroke in that text')}      p50 ${ms(result.keystroke.p50)}, p95 ${ms(result.keystroke.p95)}, most ${ms(result.keystroke.most)}   (goal 15 ms at p95)
${bold('Start of the server')}         ${ms(result.start.median)}, most ${ms(result.start.most)}   (goal 300 ms)
${bold('Bundles')}                     ${Object.entries(sizes)
  .map(([name, { bytes, zipped }]) => `${name} ${kilobytes(bytes)} (${kilobytes(zipped)} zipped)`)
  .join(', ')}`);
for (const [name, times] of Object.entries(result.peers)) {
  const ratio = times.best / all.best;
  console.log(`${bold(name.padEnd(27))} ${speed(times)}   (Kanwu is ${ratio.toFixed(1)} times as fast)`);
}
console.log(`\n${bold('The dearest rules')}`);
for (const { rule, milliseconds } of rules.slice(0, 10)) console.log(`${ms(milliseconds).padStart(10)}  ${rule}`);

/** @param {string} name @returns {[string, { bytes: number, zipped: number }]} */
function sizeOf(name) {
  const content = fs.readFileSync(inRoot(name));
  return [name, { bytes: content.length, zipped: gzipSync(content, { level: 9 }).length }];
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${Math.round(bytes / 1000)} kB`;
}

/** @returns {Promise<string | undefined>} the folder, or undefined where they can't be had */
async function fetchPeers() {
  const folder = path.join(cache, 'peers');
  if (!fs.existsSync(path.join(folder, 'node_modules', 'zhlint'))) {
    step(`Fetching ${PEERS.join(', ')}`);
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
    const fetched = await npm(['install', '--no-audit', '--no-fund', ...PEERS], { cwd: folder });
    if (fetched.code !== 0) {
      console.log(`The peers can't be had here, so they are left out:\n${fetched.output}`);
      return undefined;
    }
  }
  return folder;
}
