/** Runs the command line as a process. */
import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder = '';
/** Folders that tests of the file have made. */
let made: string[] = [];

/** Builds the command line once for a test file, in a folder of its own. */
export function useKanwu(): void {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kanwu-cli-'));
    cpSync(join(root, 'server/bin'), join(folder, 'bin'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    await build({
      absWorkingDir: root,
      entryPoints: { cli: 'server/src/main/cli.ts' },
      outdir: join(folder, 'dist'),
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      banner: {
        js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
      },
    });
  });
  afterAll(() => {
    for (const path of [folder, ...made]) rmSync(path, { recursive: true, force: true });
    made = [];
  });
}

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stdoutBytes: Buffer;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  /** True leaves standard input open: the process must end by itself. */
  readonly staysOpen?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** English unless the environment asks for something else. */
export function kanwu(args: readonly string[], { cwd, input, staysOpen, env }: RunOptions = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(folder, 'bin/kanwu.js'), ...args], {
      cwd: cwd ?? folder,
      env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', ...env },
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      const stdoutBytes = Buffer.concat(out);
      resolve({ code, stdout: stdoutBytes.toString(), stdoutBytes, stderr: Buffer.concat(err).toString() });
    });
    child.stdin.on('error', () => undefined);
    child.stdin.write(input ?? '');
    if (!staysOpen) child.stdin.end();
  });
}

/** A folder with files, gone after the test file (which must call {@link useKanwu}). */
export function makeFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const path = mkdtempSync(join(tmpdir(), 'kanwu-files-'));
  made.push(path);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  chmodSync(path, 0o755);
  return path;
}
