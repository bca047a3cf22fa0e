/** The command line's door: the process on one side, {@link runCli} on the other. Worker threads come in here too. */
import { isMainThread } from 'node:worker_threads';
import { runCli } from '../cli/cli.ts';
import { languageOf } from '../cli/language.ts';
import { serveTasks } from '../cli/pool.ts';
import { processTerminal } from '../cli/terminal.ts';

if (isMainThread) {
  const locale = Intl.DateTimeFormat().resolvedOptions().locale;
  const context = {
    terminal: processTerminal(languageOf(process.env, locale)),
    cwd: process.cwd(),
    stdin: process.stdin,
    worker: new URL(import.meta.url),
  };
  const startLanguageServer = async () => {
    const { serve } = await import('./serve-node.ts');
    serve();
  };
  process.exitCode = await runCli(process.argv.slice(2), context, { startLanguageServer });
} else serveTasks();
