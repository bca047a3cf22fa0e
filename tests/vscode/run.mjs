/**
 * Runs the tests of `suite/` in the extension host of a real VS Code. `VSCODE_EXECUTABLE` names the VS Code, or what
 * stands in for it; without it, @vscode/test-electron downloads the desktop build.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const executable = process.env.VSCODE_EXECUTABLE;
const workspace = process.argv[2];
const userData = fs.mkdtempSync(path.join(os.tmpdir(), 'kanwu-user-data-'));
process.on('exit', () => fs.rmSync(userData, { recursive: true, force: true, maxRetries: 3 }));

try {
  await runTests({
    ...(executable ? { vscodeExecutablePath: executable } : {}),
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(root, 'out/tests/vscode.cjs'),
    launchArgs: [...(workspace ? [workspace] : []), '--disable-extensions', `--user-data-dir=${userData}`],
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
