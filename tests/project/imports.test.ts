/** The arrows between the parts of the project go one way. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CATEGORIES = ['encoding', 'scrape', 'numbering', 'script', 'typography'];

interface Import {
  /** Path of the importing file from the root, with `/`. */
  readonly from: string;
  /** Path from the root for a file of the project, or the name of a package. */
  readonly to: string;
  readonly isPackage: boolean;
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?ts$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

function importsOf(file: string): Import[] {
  const source = readFileSync(join(ROOT, file), 'utf8');
  const pattern = /^\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/gm;
  return [...source.matchAll(pattern)].map((match) => {
    const name = (match[1] ?? match[2])!;
    const isPackage = !name.startsWith('.');
    return { from: file, to: isPackage ? name : posix.join(dirname(file), name), isPackage };
  });
}

const server = filesBelow('server/src').flatMap(importsOf);
const client = filesBelow('client/src').flatMap(importsOf);
const core = server.filter(({ from }) => from.startsWith('server/src/core/'));

/** The first folder below `core`, for files of the core. */
function partOf(path: string): string {
  return path.slice('server/src/core/'.length).split('/')[0]!;
}

const shown = ({ from, to }: Import) => `${from} → ${to}`;

/** Ranks of the parts of the core: a part may import what stands at its own rank or before it. */
const ORDER: readonly (readonly string[])[] = [
  ['text', 'tables'],
  ['bytes', 'judge', 'model'],
  CATEGORIES,
  ['engine', 'fix'],
];

/** The interface of a rule is open to those whom the engine runs. */
const RULE_INTERFACE = 'server/src/core/engine/rule.ts';

describe('imports', () => {
  test('are found', () => {
    expect(core.length).toBeGreaterThan(20);
    expect(client.length).toBeGreaterThan(5);
  });

  test('of the core stay in the core; opencc-js is used for scripts alone', () => {
    const wrong = core.filter(({ from, to, isPackage }) =>
      isPackage ? !(to.startsWith('opencc-js') && partOf(from) === 'script') : !to.startsWith('server/src/core/'),
    );
    expect(wrong.map(shown)).toEqual([]);
  });

  test('between the parts of the core go one way', () => {
    const rankOf = (path: string) => ORDER.findIndex((parts) => parts.includes(partOf(path)));
    const inside = core.filter(({ isPackage, to }) => !isPackage && to !== RULE_INTERFACE);
    expect(inside.filter(({ from }) => rankOf(from) < 0).map(shown)).toEqual([]);
    expect(inside.filter(({ from, to }) => rankOf(to) > rankOf(from)).map(shown)).toEqual([]);
  });

  test('form no circles, those of types included', () => {
    const targets = new Map<string, string[]>();
    for (const { from, to, isPackage } of server) {
      if (!isPackage) targets.set(from, [...(targets.get(from) ?? []), to]);
    }
    const done = new Set<string>();
    const circles: string[] = [];
    const follow = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      else if (!done.has(file)) {
        for (const to of targets.get(file) ?? []) follow(to, [...path, file]);
        done.add(file);
      }
    };
    for (const file of targets.keys()) follow(file, []);
    expect(circles).toEqual([]);
  });

  test('of rules know neither the engine nor the rules of other categories', () => {
    const rules = core.filter(({ from, isPackage }) => !isPackage && CATEGORIES.includes(partOf(from)));
    const wrong = rules.filter(
      ({ from, to }) =>
        (partOf(to) === 'engine' && to !== RULE_INTERFACE) ||
        partOf(to) === 'fix' ||
        (CATEGORIES.includes(partOf(to)) && partOf(to) !== partOf(from)),
    );
    expect(wrong.map(shown)).toEqual([]);
  });

  test('of the protocol and of the command line leave each other alone', () => {
    const wrong = server.filter(
      ({ from, to }) =>
        (from.startsWith('server/src/lsp/') &&
          (to.startsWith('server/src/cli/') || to.startsWith('server/src/main/'))) ||
        (from.startsWith('server/src/cli/') && (to.startsWith('server/src/lsp/') || to.startsWith('vscode-'))),
    );
    expect(wrong.map(shown)).toEqual([]);
  });

  test('of Node and of the browser stand in the doors and in the command line alone', () => {
    const isPlatform = ({ to }: Import) => to.startsWith('node:') || /^vscode-languageserver\/(node|browser)$/.test(to);
    const isOpen = (from: string) => from.startsWith('server/src/main/') || from.startsWith('server/src/cli/');
    expect(server.filter((found) => isPlatform(found) && !isOpen(found.from)).map(shown)).toEqual([]);
  });

  test('of the configuration reach into the core alone', () => {
    const config = server.filter(({ from, isPackage }) => from.startsWith('server/src/config/') && !isPackage);
    const isOpen = (to: string) => to.startsWith('server/src/config/') || to.startsWith('server/src/core/');
    expect(config.filter(({ to }) => !isOpen(to)).map(shown)).toEqual([]);
  });

  test('of the client bring in nothing of the server', () => {
    expect(client.filter(({ to }) => to.startsWith('server/')).map(shown)).toEqual([]);
  });
});
