/** Runs `index.ts` as the tests of the web extension, in VS Code for the Web. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureWebEditor, runWebTests } from '../../scripts/host/web-editor.mjs';
import { ensureWindow } from '../../scripts/host/window.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const [folderPath = path.join(root, 'samples')] = process.argv.slice(2);

try {
  await runWebTests(await ensureWebEditor(), await ensureWindow(), {
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(root, 'out/tests/web.js'),
    folderPath,
  });
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
