/**
 * Writes what follows from the rules' own metadata: the pages under `docs/rules` and the JSON schemas in `server/schema`.
 *
 *   node scripts/generate-docs.mjs [--check]
 *
 * --check: writes nothing and fails where something is stale.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { inRoot } from './lib/paths.mjs';

const SOURCE = `
export { RULES } from './server/src/core/engine/rules.generated.ts';
export { ruleIndex, rulePage } from './server/src/core/engine/rule-page.ts';
export { configSchema, ignoreListSchema } from './server/src/config/schema.ts';
`;

/** The project's own modules, as the scripts of Node 20 can load them. */
async function load() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kanwu-docs-'));
  try {
    const outfile = path.join(folder, 'rules.mjs');
    await build({
      stdin: { contents: SOURCE, resolveDir: inRoot(), loader: 'ts' },
      bundle: true,
      format: 'esm',
      platform: 'neutral',
      mainFields: ['module', 'main'],
      outfile,
      logLevel: 'warning',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

const { RULES, ruleIndex, rulePage, configSchema, ignoreListSchema } = await load();
const metas = RULES.map(({ meta }) => meta);
const json = (value) => `${JSON.stringify(value, undefined, 2)}\n`;
const generated = new Map([
  ['docs/rules/README.md', ruleIndex(metas, 'en')],
  ['docs/rules/README.zh-CN.md', ruleIndex(metas, 'zh')],
  ...metas.flatMap((meta) => [
    [`docs/rules/${meta.id}.md`, rulePage(meta, 'en')],
    [`docs/rules/${meta.id}.zh-CN.md`, rulePage(meta, 'zh')],
  ]),
  ['server/schema/kanwurc.schema.json', json(configSchema(metas))],
  ['server/schema/kanwu-ignore.schema.json', json(ignoreListSchema(metas))],
]);

const rulesFolder = inRoot('docs/rules');
const present = fs.existsSync(rulesFolder)
  ? fs
      .readdirSync(rulesFolder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(inRoot(), path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
  : [];
const left = present.filter((file) => !generated.has(file));
const stale = [...generated].filter(([file, text]) => {
  const target = inRoot(file);
  return !fs.existsSync(target) || fs.readFileSync(target, 'utf8') !== text;
});

if (!process.argv.includes('--check')) {
  for (const file of left) fs.rmSync(inRoot(file));
  for (const [file, text] of stale) {
    fs.mkdirSync(path.dirname(inRoot(file)), { recursive: true });
    fs.writeFileSync(inRoot(file), text);
  }
} else if (left.length + stale.length > 0) {
  console.error('Stale; run `npm run docs`:');
  for (const file of [...left, ...stale.map(([name]) => name)]) console.error(`  ${file}`);
  process.exitCode = 1;
}
