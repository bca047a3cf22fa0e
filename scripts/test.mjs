/**
 * Every test of the project: `npm test`. Needs Node and npm; fetches what else it needs.
 *
 *   node scripts/test.mjs [SUITE…]     default: all of them, see SUITES below
 *
 * What can't be had on a machine (an editor, a browser) is skipped by name with the reason; where `CI` is set, such a
 * skip is a failure. The last line is `N passed, N failed`, with `, N skipped` where there are any.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bold, elapsed, step } from './lib/console.mjs';
import { ensureDependencies, requireNode20 } from './lib/dependencies.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { npm, run } from './lib/processes.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/** @typedef {{ name: string, title: string, run: () => Promise<Counts> }} Suite */

const SUITE_LIMIT_MS = 9 * 60_000;
const inCi = Boolean(process.env.CI) && process.env.CI !== 'false';
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'kanwu-test-'));
const vsix = path.join(scratch, 'kanwu.vsix');
process.on('exit', () => fs.rmSync(scratch, { recursive: true, force: true }));

/** One command that passes or fails as a whole. @param {import('./lib/processes.mjs').RunResult} result */
function whole({ code, output }) {
  if (code !== 0) console.log(output.trimEnd());
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** The counts that a test run prints on a line of its own behind `@@`. @param {import('./lib/processes.mjs').RunResult} result */
function counted({ code, output }) {
  const line = output.split('\n').findLast((text) => text.includes('@@ {'));
  if (!line) {
    console.error(`no result (exit code ${code})`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const counts = { skipped: 0, ...JSON.parse(/@@ (\{[^}]*\})/.exec(line)?.[1] ?? '{}') };
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** @param {string[]} args @param {NodeJS.ProcessEnv} [env] */
const node = (args, env = {}) =>
  run(process.execPath, args, { cwd: root, show: true, timeoutMs: SUITE_LIMIT_MS, env: { ...process.env, ...env } });

/** @type {Suite[]} */
const SUITES = [
  {
    name: 'types',
    title: 'Types',
    run: async () => whole(await npm(['run', '--silent', 'typecheck'], { cwd: root })),
  },
  { name: 'lint', title: 'Lint', run: async () => whole(await npm(['run', '--silent', 'lint'], { cwd: root })) },
  { name: 'unit', title: 'Core, rules, server and command line', run: unitTests },
  {
    name: 'package',
    title: 'The extension package (under 3 MB)',
    run: async () => whole(await node(['scripts/package.mjs', vsix])),
  },
  { name: 'vscode', title: 'The extension in the extension host of VS Code', run: integrationTests },
  { name: 'ui', title: 'The packaged extension in the window of VS Code', run: uiTests },
  { name: 'web', title: 'The extension in VS Code for the Web', run: webTests },
];

/** @returns {Promise<Counts>} */
async function unitTests() {
  const report = path.join(scratch, 'vitest.json');
  const vitest = inRoot('node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await node([vitest, 'run', '--maxWorkers=2', ...reporters], { NO_COLOR: '1' });
  if (!fs.existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const result = JSON.parse(fs.readFileSync(report, 'utf8'));
  for (const file of result.testResults) {
    for (const test of file.assertionResults) {
      if (test.status === 'skipped' || test.status === 'pending') console.log(`  skipped: ${test.fullName}`);
    }
  }
  const failed = result.numFailedTests + (code !== 0 && result.numFailedTests === 0 ? 1 : 0);
  return { passed: result.numPassedTests, failed, skipped: result.numPendingTests };
}

/** @returns {Promise<Counts>} */
async function integrationTests() {
  const workspace = path.join(scratch, 'workspace');
  fs.cpSync(inRoot('tests/vscode/workspace'), workspace, { recursive: true });
  fs.copyFileSync(inRoot('samples/scraped-town-head.txt'), path.join(workspace, 'scraped-town-head.txt'));
  const built = await node(['scripts/build-tests.mjs']);
  if (built.code !== 0) return whole(built);
  const args = ['tests/vscode/run.mjs', workspace];
  if (process.env.VSCODE_EXECUTABLE) return counted(await node(args));
  if (process.platform === 'linux' && process.arch === 'x64') {
    await fetchEditorAndWindow();
    return counted(await node(args, { VSCODE_EXECUTABLE: inRoot('scripts/host/code-shim.mjs') }));
  }
  // Elsewhere @vscode/test-electron downloads the desktop build.
  const result = await node(args);
  if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN/.test(result.output)) {
    throw await unavailable('VS Code could not be downloaded, and VSCODE_EXECUTABLE is not set');
  }
  return counted(result);
}

/** @returns {Promise<Counts>} */
async function uiTests() {
  await fetchEditorAndWindow();
  if (!fs.existsSync(vsix)) whole(await node(['scripts/package.mjs', vsix]));
  return counted(
    await node(['tests/vscode/ui/run.mjs', vsix, inRoot('samples/scraped-town-head.txt'), inRoot('out/screenshots')]),
  );
}

/** @returns {Promise<Counts>} */
async function webTests() {
  const { ensureWebEditor } = await import('./host/web-editor.mjs');
  const { ensureWindow } = await import('./host/window.mjs');
  await ensureWindow();
  await ensureWebEditor();
  const folder = path.join(scratch, 'web');
  fs.cpSync(inRoot('samples'), folder, { recursive: true });
  const built = await node(['scripts/build-tests.mjs']);
  return built.code === 0 ? counted(await node(['tests/web/run.mjs', folder])) : whole(built);
}

async function fetchEditorAndWindow() {
  const { ensureEditor } = await import('./host/editor.mjs');
  const { ensureWindow } = await import('./host/window.mjs');
  await ensureEditor();
  await ensureWindow();
}

/** @param {string} reason */
async function unavailable(reason) {
  const { Unavailable } = await import('./host/unavailable.mjs');
  return new Unavailable(reason);
}

/** @param {Suite} suite @returns {Promise<Counts>} */
async function runSuite({ title, run: runTests }) {
  step(title);
  try {
    return await runTests();
  } catch (error) {
    const { Unavailable } = await import('./host/unavailable.mjs');
    const reason = error instanceof Error ? error.message : String(error);
    if (error instanceof Unavailable && !inCi) {
      console.log(`skipped: ${title}: ${reason}`);
      return { passed: 0, failed: 0, skipped: 1 };
    }
    console.error(`failed: ${title}: ${reason}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

async function main() {
  const chosen = process.argv.slice(2);
  const unknown = chosen.find((name) => !SUITES.some((suite) => suite.name === name));
  if (unknown) {
    console.error(`There is no suite ${unknown}; there are ${SUITES.map(({ name }) => name).join(', ')}`);
    process.exitCode = 2;
    return;
  }
  await ensureDependencies();
  step('Building');
  const build = whole(await run(process.execPath, [inRoot('scripts/build.mjs')], { cwd: root }));
  const total = { ...build };
  /** @type {[string, Counts][]} */
  const results = [['Build', build]];
  for (const suite of build.failed ? [] : SUITES) {
    if (chosen.length && !chosen.includes(suite.name)) continue;
    const counts = await runSuite(suite);
    results.push([suite.title, counts]);
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
  }
  console.log(`\n${bold('Results')} (${elapsed()})`);
  for (const [title, counts] of results) console.log(`  ${title}: ${inWords(counts)}`);
  console.log(inWords(total));
  process.exitCode = total.failed ? 1 : 0;
}

/** @param {Counts} counts */
const inWords = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;

requireNode20();
try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
