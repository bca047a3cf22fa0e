/**
 * From a fresh clone to an open document: `npm start`, or `npm start -- FILE…` for documents of your own.
 *
 * Installs and builds what is missing, prints what Kanwu finds and the outline, and opens the document in VS Code:
 * the `code` on PATH, or a VS Code that it fetches and serves on this machine. Ctrl-C ends it all.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bold, step } from './lib/console.mjs';
import { ensureDependencies, requireNode20 } from './lib/dependencies.mjs';
import { inRoot } from './lib/paths.mjs';
import { run } from './lib/processes.mjs';

const SAMPLE = inRoot('samples', 'scraped-town-head.txt');

requireNode20();
const files = process.argv.slice(2).map((file) => path.resolve(process.env.INIT_CWD ?? process.cwd(), file));
for (const file of files) {
  if (fs.existsSync(file)) continue;
  console.error(`There is no file ${file}`);
  process.exit(2);
}

try {
  await main();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

async function main() {
  await ensureDependencies();
  step('Building');
  const built = await run(process.execPath, [inRoot('scripts/build.mjs')], { cwd: inRoot() });
  if (built.code !== 0) throw new Error(`The build failed:\n${built.output}`);

  const shown = files.length ? files : [SAMPLE];
  await kanwu('What Kanwu finds', ['check', ...shown]);
  await kanwu('The outline', ['outline', ...shown]);
  await open(shown);
}

/**
 * Runs the command line and shows what it prints. Findings are no failure here.
 * @param {string} title
 * @param {string[]} args
 */
async function kanwu(title, args) {
  console.log(`\n${bold(title)}  (kanwu ${args[0]})\n`);
  const env = { ...process.env, ...(process.stdout.isTTY && !process.env.NO_COLOR ? { FORCE_COLOR: '1' } : {}) };
  const cli = inRoot('server/bin/kanwu.js');
  const { code, output } = await run(process.execPath, [cli, ...args, '--format', 'pretty', '--no-progress'], { env });
  process.stdout.write(summarized(output));
  if (code > 1) throw new Error(`kanwu ${args[0]} ended with exit code ${code}`);
}

/** A long listing is cut in the middle: its head shows what findings look like, its end is the summary. @param {string} output */
function summarized(output) {
  const lines = output.trimEnd().split('\n');
  const [head, tail] = [24, 12];
  if (lines.length <= head + tail + 10) return `${lines.join('\n')}\n`;
  const left = lines.length - head - tail;
  return `${[...lines.slice(0, head), `  … ${left} more lines …`, ...lines.slice(-tail)].join('\n')}\n`;
}

/** @param {string[]} shown */
async function open(shown) {
  // The document opens as a copy: whoever tries a fix out does not change the project's sample.
  const folder = files.length ? path.dirname(shown[0] ?? '') : fs.mkdtempSync(path.join(os.tmpdir(), 'kanwu-start-'));
  if (!files.length) {
    for (const file of shown) fs.copyFileSync(file, path.join(folder, path.basename(file)));
    process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  }
  const documents = files.length ? shown : shown.map((file) => path.join(folder, path.basename(file)));
  console.log();
  if (process.env.KANWU_EDITOR !== 'fetched' && hasCode()) await openInCode(documents);
  else await serve(folder, documents);
}

function hasCode() {
  return spawnSync('code', ['--version'], { shell: process.platform === 'win32', stdio: 'ignore' }).status === 0;
}

/** @param {string[]} documents */
async function openInCode(documents) {
  step('Opening in VS Code (the `code` on PATH). Ctrl-C here, or closing its window, ends it.');
  const { code, output } = await run(
    'code',
    ['--new-window', '--wait', `--extensionDevelopmentPath=${inRoot()}`, ...documents],
    { shell: process.platform === 'win32' },
  );
  if (code !== 0) throw new Error(`code ended with exit code ${code}:\n${output}`);
}

/** @param {string} folder @param {string[]} documents */
async function serve(folder, documents) {
  const { ensureEditor } = await import('./host/editor.mjs');
  const { Unavailable } = await import('./host/unavailable.mjs');
  const { startServer, workbenchAddress } = await import('./host/server.mjs');
  try {
    const server = await startServer(await ensureEditor());
    const address = workbenchAddress(server, {
      folder,
      openFile: documents[0],
      extensionDevelopmentPath: [inRoot()],
    });
    console.log(
      `\n${bold('VS Code is ready:')} ${address}\n\nOpen this address in a browser on this machine. Ctrl-C ends it.`,
    );
    await new Promise((ended) => server.child.on('exit', ended));
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    console.log(`VS Code can't be opened here: there is no \`code\` on PATH, and ${error.message}`);
    console.log(
      'Install VS Code with its `code` command, then run `npm start` again. The command line works without it:',
    );
    console.log('  node server/bin/kanwu.js check FILE');
  }
}
