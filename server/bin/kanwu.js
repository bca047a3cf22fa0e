#!/usr/bin/env node
import { existsSync } from 'node:fs';

const program = new URL('../dist/cli.js', import.meta.url);
if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`kanwu needs Node 20 or newer; this is ${process.version}`);
  process.exitCode = 2;
} else if (!existsSync(program)) {
  console.error('kanwu is not built yet: run `npm run build` in its folder first');
  process.exitCode = 2;
} else {
  await import(program.href);
}
