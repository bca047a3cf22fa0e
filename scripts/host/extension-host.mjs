/** Runs tests in the real extension host of the fetched VS Code, with a headless browser as its window. */
import { format } from 'node:util';
import { startServer, workbenchAddress } from './server.mjs';

/** What the workbench logs beside the tests: no part of their output. `KANWU_HOST_LOG=all` shows it. */
const NOISE =
  /^(Resolv(ing|ed) connection token|Creating a socket|\[reconnection-grace-time\]|Updating additional builtin|\[Service Worker\]|\[AgentHost|\[AccountPolicyGate|ChatSessionStore|getaddrinfo|Error: Could not locate the bindings|Could not locate the bindings|Cannot find module '\.\/build\/Release|Canceled: Canceled|Timed out waiting for authentication provider|%c)/;

/**
 * @param {object} run
 * @param {import('./editor.mjs').Editor} run.editor
 * @param {import('./window.mjs').Window} run.window
 * @param {string[]} run.extensionDevelopmentPath
 * @param {string} run.extensionTestsPath
 * @param {string | undefined} [run.folder]
 * @param {string | undefined} [run.openFile]
 * @param {string | undefined} [run.userDataDir]
 * @param {string | undefined} [run.extensionsDir]
 * @param {number} [run.timeoutMs]
 * @param {string | undefined} [run.screenshot] Where to keep a picture of the window at the end.
 * @returns {Promise<number>} what the tests exit with; 124 where they never did
 */
export async function runInExtensionHost({ editor, window, timeoutMs = 300_000, screenshot, ...show }) {
  const server = await startServer(editor, {
    userDataDir: show.userDataDir,
    extensionsDir: show.extensionsDir,
    extraArgs: ['--enable-smoke-test-driver', '--disable-workspace-trust'],
  });
  const browser = await window.launch();
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  try {
    const context = await browser.newContext({ viewport: { width: 1400, height: 850 } });
    const page = await context.newPage();
    page.setDefaultTimeout(0);
    const verbose = process.env.KANWU_HOST_LOG === 'all';
    const finished = new Promise((/** @type {(code: number) => void} */ exit) => {
      const fail = (/** @type {number} */ code, /** @type {string} */ why) => {
        console.error(why);
        exit(code);
      };
      timer = setTimeout(() => fail(124, `The tests gave no result within ${timeoutMs / 1000} s`), timeoutMs);
      void page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
        const line = format(...args);
        if (verbose || !NOISE.test(line)) (type === 'error' ? process.stderr : process.stdout).write(`${line}\n`);
      });
      void page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => exit(code));
      page.on('crash', () => fail(1, 'The window crashed'));
      server.child.once('exit', (code) => fail(1, `VS Code ended with exit code ${code}`));
    });
    await page.goto(workbenchAddress(server, show));
    const code = await finished;
    if (screenshot) await page.screenshot({ path: screenshot });
    return code;
  } finally {
    clearTimeout(timer);
    server.child.removeAllListeners('exit');
    await browser.close().catch(() => undefined);
    await server.stop();
  }
}
