/**
 * Bundles what ships, with esbuild.
 *
 *   node scripts/build.mjs [--production]
 *
 * --production: smaller files without source maps, as the extension package holds them.
 */
import fs from 'node:fs';
import { build } from 'esbuild';
import { inRoot } from './lib/paths.mjs';
import { buildSharedData, dataBanner, sharedData } from './lib/shared-data.mjs';

const production = process.argv.includes('--production');

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: inRoot(),
  bundle: true,
  minify: production,
  sourcemap: !production,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  target: 'es2022',
};
/** @type {import('esbuild').BuildOptions} */
const forNode = { ...common, platform: 'node', target: 'node20' };
/** @type {import('esbuild').BuildOptions} */
const forBrowser = { ...common, platform: 'browser', mainFields: ['browser', 'module', 'main'] };
/** The server is a package of ES modules; some of what it bundles still calls `require`. */
/** @type {import('esbuild').BuildOptions} */
const forServer = {
  ...forNode,
  format: 'esm',
  splitting: true,
  plugins: [sharedData('node')],
  chunkNames: 'chunk-[hash]',
  banner: {
    js: `import { createRequire as kanwuCreateRequire } from 'node:module'; const require = kanwuCreateRequire(import.meta.url); ${dataBanner}`,
  },
};

for (const folder of ['client/dist', 'server/dist']) fs.rmSync(inRoot(folder), { recursive: true, force: true });
await Promise.all([
  buildSharedData({ ...common, sourcemap: false }, inRoot('server/dist')),
  build({
    ...forNode,
    format: 'cjs',
    external: ['vscode'],
    entryPoints: { node: 'client/src/node.ts' },
    outdir: 'client/dist',
  }),
  build({
    ...forBrowser,
    format: 'cjs',
    external: ['vscode'],
    entryPoints: { browser: 'client/src/browser.ts' },
    outdir: 'client/dist',
  }),
  build({
    ...forServer,
    entryPoints: { node: 'server/src/main/node.ts', cli: 'server/src/main/cli.ts' },
    outdir: 'server/dist',
  }),
  build({
    ...forBrowser,
    format: 'iife',
    plugins: [sharedData('worker')],
    entryPoints: { browser: 'server/src/main/browser.ts' },
    outdir: 'server/dist',
  }),
]);
