/** Where results and messages go: results to standard output, messages to standard error. */
import type { Localized } from '../core/engine/rule.ts';
import type { Language } from './language.ts';

export interface Terminal {
  readonly language: Language;
  /** Whether results may be coloured. */
  readonly colours: boolean;
  /** Whether a progress line may be shown on standard error. */
  readonly interactive: boolean;
  /** Writes to standard output; resolves when more can be taken. */
  write(chunk: string | Uint8Array): Promise<void>;
  /** Writes a line to standard error. */
  say(message: Localized | string): void;
  /** Shows how far a run has got, on one line that the next message replaces. */
  progress(text: string): void;
}

/** The process's own streams. */
export function processTerminal(language: Language): Terminal {
  const { stdout, stderr, env } = process;
  const wantsColours = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0';
  let shown = false;
  const clear = () => {
    if (shown) stderr.write('\r\x1b[K');
    shown = false;
  };
  // A reader that goes away (`| head`) is no error; nothing more need be written.
  let closed = false;
  const failed = (error: NodeJS.ErrnoException) => {
    closed = true;
    if (error.code === 'EPIPE') return;
    clear();
    const reason = error.message;
    stderr.write(
      `${{ en: `kanwu: results can't be written: ${reason}`, zh: `kanwu：无法写出结果：${reason}` }[language]}\n`,
    );
    process.exit(2);
  };
  stdout.on('error', failed);
  return {
    language,
    colours: wantsColours || (stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb'),
    interactive: stderr.isTTY === true && env.TERM !== 'dumb',
    async write(chunk) {
      if (closed || chunk.length === 0) return;
      if (stdout.isTTY) clear();
      if (stdout.write(chunk)) return;
      await new Promise<void>((resolve) => {
        const done = () => {
          stdout.off('drain', done);
          stdout.off('close', done);
          stdout.off('error', done);
          resolve();
        };
        stdout.on('drain', done);
        stdout.on('close', done);
        stdout.on('error', done);
      });
    },
    say(message) {
      clear();
      stderr.write(`${typeof message === 'string' ? message : message[language]}\n`);
    },
    progress(text) {
      clear();
      if (text === '') return;
      stderr.write(text.slice(0, (stderr.columns ?? 80) - 1));
      shown = true;
    },
  };
}
