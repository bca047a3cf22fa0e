/** Bundles the tests that run inside VS Code: `out/tests/vscode.cjs` for its Node host, `out/tests/web.js` for a browser. */
import { build } from 'esbuild';
import { inRoot } from './lib/paths.mjs';

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: inRoot(),
  bundle: true,
  format: 'cjs',
  sourcemap: 'inline',
  logLevel: 'warning',
  target: 'es2022',
  outdir: 'out/tests',
};
await Promise.all([
  build({
    ...common,
    platform: 'node',
    external: ['vscode', 'mocha'],
    entryPoints: { vscode: 'tests/vscode/index.ts' },
    outExtension: { '.js': '.cjs' },
  }),
  build({
    ...common,
    platform: 'browser',
    mainFields: ['browser', 'module', 'main'],
    external: ['vscode'],
    define: { global: 'globalThis' },
    entryPoints: { web: 'tests/web/index.ts' },
  }),
]);
