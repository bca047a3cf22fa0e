/**
 * Makes the extension package.
 *
 *   node scripts/package.mjs [FILE]     default: kanwu-VERSION.vsix
 *
 * Fails where it would be larger than 3 MB.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { inRoot, root } from './lib/paths.mjs';
import { run } from './lib/processes.mjs';

const LIMIT_BYTES = 3_000_000;

const { version } = JSON.parse(fs.readFileSync(inRoot('package.json'), 'utf8'));
const file = path.resolve(process.argv[2] ?? `kanwu-${version}.vsix`);
const vsce = createRequire(import.meta.url).resolve('@vscode/vsce/vsce');

const build = await run(process.execPath, [inRoot('scripts/build.mjs'), '--production'], { cwd: root, show: true });
if (build.code !== 0) process.exit(build.code);
const packed = await run(
  process.execPath,
  [vsce, 'package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', file],
  { cwd: root },
);
if (packed.code !== 0) {
  console.error(packed.output);
  process.exit(packed.code);
}
const { size } = fs.statSync(file);
console.log(`${path.relative(process.cwd(), file)}: ${(size / 1e6).toFixed(2)} MB`);
if (size > LIMIT_BYTES) {
  console.error(`The package is larger than ${LIMIT_BYTES / 1e6} MB.`);
  process.exit(1);
}
