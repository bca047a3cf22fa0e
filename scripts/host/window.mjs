/** A browser to show the editor in, with fonts that have Han characters. Needs no display, no root, no Debian package. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import zlib from 'node:zlib';
import { ensurePackages, requireLinuxX64 } from './packages.mjs';
import { Unavailable } from './unavailable.mjs';

export const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/**
 * @typedef {object} Window
 * @property {string} executable A script that starts the browser with its libraries and fonts.
 * @property {() => Promise<import('playwright-core').Browser>} launch
 */

/**
 * Fetches the browser unless it is there.
 * @returns {Promise<Window>}
 */
export async function ensureWindow() {
  requireLinuxX64('Chromium');
  const folder = await ensurePackages(
    'window',
    ['@sparticuz/chromium', '@expo-google-fonts/noto-sans-sc', '@expo-google-fonts/noto-sans-mono', 'playwright-core'],
    { what: 'a browser and fonts', size: 'about 130 MB', finish: unpack },
  );
  const executable = path.join(folder, 'browser', 'chromium.sh');
  const { chromium } = createRequire(path.join(folder, 'package.json'))('playwright-core');
  return {
    executable,
    launch: () => chromium.launch({ executablePath: executable, headless: true, args: BROWSER_ARGS }),
  };
}

/**
 * The package holds the browser and the libraries it needs as Brotli files; this makes a folder of them that runs.
 * @param {string} folder
 */
function unpack(folder) {
  const packages = path.join(folder, 'node_modules');
  const out = path.join(folder, 'browser');
  fs.mkdirSync(path.join(out, 'fontcache'), { recursive: true });
  const bin = path.join(packages, '@sparticuz/chromium/bin');
  const packed = fs.existsSync(path.join(bin, 'chromium.br')) ? bin : path.join(bin, 'x64');
  const read = (/** @type {string} */ name) => zlib.brotliDecompressSync(fs.readFileSync(path.join(packed, name)));
  fs.writeFileSync(path.join(out, 'chromium'), read('chromium.br'), { mode: 0o755 });
  for (const name of ['al2023.tar.br', 'swiftshader.tar.br']) {
    const { status, stderr, error } = spawnSync('tar', ['-x', '-C', out], { input: read(name) });
    if (status !== 0) throw new Unavailable(`tar could not unpack ${name}: ${error?.message ?? stderr}`);
  }
  fs.writeFileSync(path.join(out, 'fonts.conf'), fontConfiguration(packages, path.join(out, 'fontcache')));
  const script = `#!/bin/sh
here="$(dirname "$0")"
LD_LIBRARY_PATH="$here/lib" FONTCONFIG_FILE="$here/fonts.conf" exec "$here/chromium" "$@"
`;
  fs.writeFileSync(path.join(out, 'chromium.sh'), script, { mode: 0o755 });
}

/** @param {string} packages @param {string} fontCache */
function fontConfiguration(packages, fontCache) {
  const folders = ['noto-sans-sc/400Regular', 'noto-sans-sc/700Bold', 'noto-sans-mono/400Regular'];
  const alias = (/** @type {string} */ family, /** @type {string[]} */ fonts) =>
    `  <alias binding="strong"><family>${family}</family><prefer>${fonts.map((name) => `<family>${name}</family>`).join('')}</prefer></alias>`;
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map((name) => `  <dir>${path.join(packages, '@expo-google-fonts', name)}</dir>`).join('\n')}
  <cachedir>${fontCache}</cachedir>
${alias('monospace', ['Noto Sans Mono', 'Noto Sans SC'])}
${['system-ui', 'sans-serif'].map((family) => alias(family, ['Noto Sans SC'])).join('\n')}
  <match target="pattern">
    <edit name="family" mode="append_last"><string>Noto Sans SC</string></edit>
  </match>
</fontconfig>
`;
}
