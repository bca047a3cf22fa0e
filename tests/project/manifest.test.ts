/** What the manifest promises is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const manifest = JSON.parse(read('package.json'));

const sourceFiles = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(folder, name));

describe('manifest', () => {
  it('names files that exist', () => {
    const { languages, grammars, jsonValidation } = manifest.contributes;
    const files = [
      manifest.icon,
      ...languages.map((language: { configuration: string }) => language.configuration),
      ...grammars.map((grammar: { path: string }) => grammar.path),
      ...jsonValidation.map((schema: { url: string }) => schema.url),
    ];
    expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
    const schemas = jsonValidation.map((schema: { url: string }) => schema.url);
    expect(schemas).toEqual([...new Set(schemas)]);
  });

  it('has every text in English and Chinese', () => {
    const used = [...read('package.json').matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key ?? '');
    for (const file of ['package.nls.json', 'package.nls.zh-cn.json']) {
      expect(Object.keys(JSON.parse(read(file))).sort(), file).toEqual([...new Set(used)].sort());
    }
  });

  it('colours policy documents alone', () => {
    for (const grammar of manifest.contributes.grammars) {
      expect(grammar.language).toBe('policy-document');
      expect(grammar.injectTo).toBeUndefined();
    }
  });
});

describe('texts of the client', () => {
  it('are translated into Chinese, every one', () => {
    const texts = sourceFiles('client/src').flatMap((file) => {
      const source = read(file);
      return [...source.matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map(([, text]) => text ?? '');
    });
    const bundle = JSON.parse(read('l10n/bundle.l10n.zh-cn.json'));
    expect(Object.keys(bundle).sort()).toEqual([...new Set(texts)].sort());
  });
});
