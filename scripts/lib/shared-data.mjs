/**
 * An esbuild plugin that keeps large data in files of their own. The server is bundled twice, for Node and for a web
 * worker; the language model, the encoding tables and the conversion dictionaries would stand in the extension package
 * twice as well. So each group of data modules becomes one script that puts them on `globalThis.kanwuData`, which both
 * Node and a worker can load, and what imports a data module reads it from there.
 *
 * In Node the script is imported where the data module would have been, so what is imported lazily is loaded lazily. A
 * worker is started with all of them (see client/src/browser.ts).
 */
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { inRoot } from './paths.mjs';

const GLOBAL = 'globalThis.kanwuData';

/**
 * The groups: the file each becomes, and its modules, as import path → file or package.
 * @returns {Record<string, string[]>}
 */
function groups() {
  const folder = inRoot('server/src/core/tables');
  const tables = fs.readdirSync(folder).filter((name) => name.endsWith('.generated.ts'));
  return {
    tables: tables.map((name) => path.join(folder, name)),
    opencc: ['cn2t', 't2cn'].map((name) => inRoot('node_modules/opencc-js/dist/esm', `${name}.js`)),
  };
}

/** @param {string} file */
const keyOf = (file) => path.basename(file).replace(/(\.generated)?\.[jt]s$/, '');

/**
 * Writes the data scripts.
 * @param {import('esbuild').BuildOptions} options
 * @param {string} outdir
 */
export async function buildSharedData(options, outdir) {
  for (const [group, files] of Object.entries(groups())) {
    const contents = [
      ...files.map((file, index) => `import * as data${index} from ${JSON.stringify(file)};`),
      `const all = (${GLOBAL} ??= {});`,
      ...files.map((file, index) => `all[${JSON.stringify(keyOf(file))}] = data${index};`),
    ].join('\n');
    await build({
      ...options,
      format: 'iife',
      stdin: { contents, resolveDir: inRoot('server'), loader: 'js' },
      outfile: path.join(outdir, `${group}.js`),
    });
  }
}

/**
 * @param {'node' | 'worker'} host
 * @returns {import('esbuild').Plugin}
 */
export function sharedData(host) {
  const groupOf = new Map(Object.entries(groups()).flatMap(([group, files]) => files.map((file) => [file, group])));
  return {
    name: 'shared-data',
    setup(plugin) {
      plugin.onResolve({ filter: /^\.\/(tables|opencc)\.js$/, namespace: 'file' }, (args) =>
        args.pluginData === 'shared-data' ? { path: args.path, external: true } : undefined,
      );
      plugin.onLoad({ filter: /\.generated\.ts$|opencc-js.dist.esm.(cn2t|t2cn)\.js$/ }, async ({ path: file }) => {
        const group = groupOf.get(file);
        if (!group) return undefined;
        const names = await exportsOf(file);
        const contents = [
          host === 'node' ? `import './${group}.js';` : '',
          `const data = ${GLOBAL}[${JSON.stringify(keyOf(file))}];`,
          ...names.map((name) => `export ${name === 'default' ? 'default' : `const ${name} =`} data.${name};`),
        ].join('\n');
        return { contents, loader: 'js', pluginData: 'shared-data' };
      });
    },
  };
}

/** The names that a module exports. @param {string} file @returns {Promise<string[]>} */
async function exportsOf(file) {
  const { metafile } = await build({ entryPoints: [file], bundle: true, write: false, format: 'esm', metafile: true });
  const names = Object.values(metafile.outputs)[0]?.exports ?? [];
  return names.filter((name) => name !== 'default'); // no data module is imported by its default
}
