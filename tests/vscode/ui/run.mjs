/**
 * What a person sees: the packaged extension installed into a real VS Code, a scraped document opened and cleaned.
 *
 *   node tests/vscode/ui/run.mjs VSIX DOCUMENT [SCREENSHOT-FOLDER]
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureEditor } from '../../../scripts/host/editor.mjs';
import { startServer, workbenchAddress } from '../../../scripts/host/server.mjs';
import { ensureWindow } from '../../../scripts/host/window.mjs';
import { steps } from './steps.mjs';

const [vsix, document, pictures = path.resolve('out/screenshots')] = process.argv.slice(2);
if (!vsix || !document) throw new Error('usage: node tests/vscode/ui/run.mjs VSIX DOCUMENT [SCREENSHOT-FOLDER]');

fs.mkdirSync(pictures, { recursive: true });
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'kanwu-ui-'));
const folder = path.join(scratch, 'documents');
fs.mkdirSync(folder);
fs.copyFileSync(document, path.join(folder, path.basename(document)));
const server = await startServer(await ensureEditor(), {
  vsix: [path.resolve(vsix)],
  settings: { 'editor.wordWrap': 'on', 'editor.fontSize': 14, 'files.autoSave': 'off' },
});
const browser = await (await ensureWindow()).launch();
let [passed, failed] = [0, 0];
try {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(workbenchAddress(server, { folder }));
  for (const { name, run } of steps) {
    try {
      await run(page, { pictures, documentName: path.basename(document), folder });
      passed += 1;
      console.log(`  ✓ ${name}`);
    } catch (error) {
      failed += 1;
      console.error(
        `  ✗ ${name}: ${error instanceof Error ? error.message.split('\n').slice(0, 4).join('\n    ') : error}`,
      );
      await page.screenshot({ path: path.join(pictures, 'failed.png') });
      break; // each step begins where the one before ended
    }
  }
} finally {
  await browser.close();
  await server.stop();
  fs.rmSync(scratch, { recursive: true, force: true });
}
console.log(`@@ ${JSON.stringify({ passed, failed, skipped: failed ? steps.length - passed - failed : 0 })}`);
process.exit(failed ? 1 : 0);
