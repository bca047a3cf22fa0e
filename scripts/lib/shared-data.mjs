/**
 * An esbuild plugin that keeps large data in files of their own. The server is bundled twice, for Node and for a web
 * worker; the language model, the encoding tables and the conversion dictionaries would stand in the extension package
 * twice as well. So each group of data modules becomes one script that puts them on `globalThis.kanwuData`, which both
 * Node and a worker can load, and what imports a data module reads it from there.
 *
 * In Node the script is run when something of it is first read: a server that answers `initialize`, or a command that
 * prints its help, needs none of it. A worker is started with all of them (see client/src/browser.ts).
 */
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { inRoot } from './paths.mjs';

const NAMESPACE = 'shared-data';
const GLOBAL = 'globalThis.kanwuData';
/** In Node, the constant that holds the address of the folder of all bundles. */
const FOLDER = 'kanwuFolder';

/** What each bundle for Node begins with, for the scripts of data to be found. An ES module. */
export const dataBanner = `const ${FOLDER} = new URL('.', import.meta.url);`;

/** @param {string} name */
const opencc = (name) => inRoot('node_modules/opencc-js/dist/esm', `${name}.js`);

/**
 * The groups: the file each becomes, and its modules, as import path → file or package.
 * @returns {Record<string, string[]>}
 */
function groups() {
  const folder = inRoot('server/src/core/tables');
  const tables = fs.readdirSync(folder).filter((name) => name.endsWith('.generated.ts'));
  return {
    tables: tables.map((name) => path.join(folder, name)),
    opencc: ['cn2t', 't2cn'].map(opencc),
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
      // a namespace of their own: as files of a package of ES modules they could not be CommonJS
      const toData = (/** @type {string} */ file) =>
        groupOf.has(file) ? { path: file, namespace: NAMESPACE } : undefined;
      plugin.onResolve({ filter: /\.generated\.ts$/ }, (args) => toData(path.resolve(args.resolveDir, args.path)));
      plugin.onResolve({ filter: /^opencc-js\/(cn2t|t2cn)$/ }, (args) => toData(opencc(path.basename(args.path))));
      plugin.onLoad({ filter: /.*/, namespace: NAMESPACE }, async ({ path: file }) => {
        const group = /** @type {string} */ (groupOf.get(file));
        const names = await exportsOf(file);
        const contents = host === 'node' ? lazily(group, keyOf(file), names) : fromGlobal(keyOf(file), names);
        return { contents, loader: 'js' };
      });
    },
  };
}

/**
 * A data module whose script has run already.
 * @param {string} key @param {string[]} names
 */
function fromGlobal(key, names) {
  const data = `${GLOBAL}[${JSON.stringify(key)}]`;
  return names.map((name) => `export const ${name} = ${data}.${name};`).join('\n');
}

/**
 * A data module that runs its script when one of its names is first read. It is written as CommonJS: the bundler then
 * reads a name where it is used, and not where the module is imported.
 * @param {string} group @param {string} key @param {string[]} names
 */
function lazily(group, key, names) {
  return `
    let data;
    function load() {
      if (!${GLOBAL}?.[${JSON.stringify(key)}]) {
        const script = new URL('./${group}.js', ${FOLDER});
        const source = require('node:fs').readFileSync(script, 'utf8');
        require('node:vm').runInThisContext(source, { filename: script.href });
      }
      return ${GLOBAL}[${JSON.stringify(key)}];
    }
    ${names.map((name) => `Object.defineProperty(exports, '${name}', { enumerable: true, get: () => (data ??= load()).${name} });`).join('\n')}
  `;
}

/** The names that a module exports. @param {string} file @returns {Promise<string[]>} */
async function exportsOf(file) {
  const { metafile } = await build({ entryPoints: [file], bundle: true, write: false, format: 'esm', metafile: true });
  const names = Object.values(metafile.outputs)[0]?.exports ?? [];
  return names.filter((name) => name !== 'default'); // no data module is imported by its default
}
