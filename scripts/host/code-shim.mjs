#!/usr/bin/env node
/**
 * Stands in for the desktop `code` where that can't be had: takes the arguments that @vscode/test-electron passes, runs
 * the tests in the fetched VS Code, and exits with their code. Name it in `VSCODE_EXECUTABLE`.
 */
import fs from 'node:fs';
import { ensureEditor } from './editor.mjs';
import { runInExtensionHost } from './extension-host.mjs';
import { ensureWindow } from './window.mjs';

/** @type {Record<string, string[]>} */
const flags = {};
/** @type {string[]} */
const paths = [];
for (const argument of process.argv.slice(2)) {
  const [, name, value] = /^--([^=]+)(?:=(.*))?$/.exec(argument) ?? [];
  if (name === undefined) paths.push(argument);
  else flags[name] = [...(flags[name] ?? []), value ?? ''];
}
const isFolder = (/** @type {string} */ file) => fs.existsSync(file) && fs.statSync(file).isDirectory();
const folder = paths.find((file) => isFolder(file) || file.endsWith('.code-workspace'));
const tests = flags.extensionTestsPath?.[0];
if (!tests) {
  console.error('code-shim: --extensionTestsPath is missing; this stands in for VS Code in tests alone');
  process.exit(2);
}
process.exit(
  await runInExtensionHost({
    editor: await ensureEditor(),
    window: await ensureWindow(),
    extensionDevelopmentPath: flags.extensionDevelopmentPath ?? [],
    extensionTestsPath: tests,
    folder,
    openFile: paths.find((file) => file !== folder && fs.existsSync(file)),
    userDataDir: flags['user-data-dir']?.[0],
    extensionsDir: flags['extensions-dir']?.[0],
    screenshot: process.env.KANWU_SCREENSHOT,
  }),
);
