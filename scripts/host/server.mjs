/** Starts the fetched VS Code on a free port of this machine, reachable from this machine alone. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run, start, stop } from '../lib/processes.mjs';

/** Settings for a window without distractions. */
const QUIET_SETTINGS = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'telemetry.telemetryLevel': 'off',
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'git.enabled': false,
  'typescript.disableAutomaticTypeAcquisition': true,
};

/**
 * @typedef {object} ServerOptions
 * @property {string[]} [vsix] Extensions to install first.
 * @property {string[]} [extraArgs]
 * @property {Record<string, unknown>} [settings] The user's settings, over the quiet ones.
 * @property {string | undefined} [userDataDir] A folder to use; default: a temporary one, removed at the end.
 * @property {string | undefined} [extensionsDir]
 */

/**
 * @typedef {object} RunningServer
 * @property {string} url
 * @property {number} port
 * @property {import('node:child_process').ChildProcess} child
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the server and waits until it listens. Throws with what it printed where it does not.
 * @param {import('./editor.mjs').Editor} editor
 * @param {ServerOptions} [options]
 * @returns {Promise<RunningServer>}
 */
export async function startServer(editor, options = {}) {
  const base = fs.mkdtempSync(path.join(os.tmpdir(), 'kanwu-editor-'));
  const remove = () => fs.rmSync(base, { recursive: true, force: true, maxRetries: 3 });
  const userData = options.userDataDir ?? path.join(base, 'user-data');
  const extensions = options.extensionsDir ?? path.join(base, 'extensions');
  const serverData = path.join(base, 'server-data');
  for (const folder of [path.join(userData, 'User'), extensions, serverData]) fs.mkdirSync(folder, { recursive: true });
  const settingsFile = path.join(userData, 'User', 'settings.json');
  if (!fs.existsSync(settingsFile)) {
    fs.writeFileSync(settingsFile, JSON.stringify({ ...QUIET_SETTINGS, ...options.settings }, null, 2));
  }
  const entry = path.join(editor.home, 'out', 'server-main.js');
  const folders = ['--user-data-dir', userData, '--extensions-dir', extensions, '--server-data-dir', serverData];
  const common = [entry, '--accept-server-license-terms', '--telemetry-level', 'off', ...folders];
  const env = editorEnvironment();
  for (const file of options.vsix ?? []) {
    const { code, output } = await run(editor.node, [...common, '--install-extension', file, '--force'], { env });
    if (code !== 0) throw new Error(`VS Code did not install ${file}:\n${output}`);
  }
  const listen = ['--host', '127.0.0.1', '--port', '0', '--without-connection-token'];
  const child = start(editor.node, [...common, ...listen, ...(options.extraArgs ?? [])], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  process.once('exit', remove);
  const port = await listeningPort(child);
  return {
    url: `http://127.0.0.1:${port}/`,
    port,
    child,
    stop: async () => {
      await stop(child);
      remove();
      process.off('exit', remove);
    },
  };
}

/**
 * The address of the workbench.
 * @param {RunningServer} server
 * @param {object} show
 * @param {string | undefined} [show.folder] A folder or a `.code-workspace` file.
 * @param {string | undefined} [show.openFile]
 * @param {string[]} [show.extensionDevelopmentPath] Extensions to run from their folders.
 * @param {string | undefined} [show.extensionTestsPath]
 */
export function workbenchAddress(server, { folder, openFile, extensionDevelopmentPath = [], extensionTestsPath }) {
  const remote = (/** @type {string} */ file) =>
    `vscode-remote://127.0.0.1:${server.port}${path.resolve(file).split('/').map(encodeURIComponent).join('/')}`;
  const payload = [
    ['skipWelcome', 'true'],
    ...extensionDevelopmentPath.map((extension) => ['extensionDevelopmentPath', remote(extension)]),
    ...(extensionTestsPath ? [['extensionTestsPath', remote(extensionTestsPath)]] : []),
    ...(openFile ? [['openFile', remote(openFile)]] : []),
  ];
  const query = new URLSearchParams({ payload: JSON.stringify(payload) });
  if (folder) query.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', path.resolve(folder));
  else query.set('ew', 'true');
  return `${server.url}?${query}`;
}

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<number>} */
function listeningPort(child) {
  return new Promise((found, failed) => {
    let output = '';
    const fail = (/** @type {string} */ why) => failed(new Error(`${why}\n${output.slice(-2000)}`));
    const timer = setTimeout(() => fail('VS Code did not start within 60 s'), 60_000);
    const read = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (!port) return;
      clearTimeout(timer);
      found(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('error', (error) => fail(error.message));
    child.on('exit', (code) => fail(`VS Code ended with exit code ${code}`));
  });
}

/** What another VS Code or npm around us put into the environment would mislead this one. */
function editorEnvironment() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VSCODE_(?!TEST_)|ELECTRON_|npm_|NODE_OPTIONS$)/i.test(name)),
  );
}
