/** The command line: from arguments to an exit code. */
import { check, fix } from './commands/check.ts';
import type { Context, ExitCode } from './commands/files.ts';
import { outline } from './commands/outline.ts';
import { explain, rules } from './commands/rules.ts';
import { stream } from './commands/stream.ts';
import { helpText } from './help.ts';
import { UsageError } from './language.ts';
import { COMMANDS, type Options, parseOptions } from './options.ts';
import { VERSION } from './version.ts';

export interface Doors {
  /** Starts the language server; it runs until its client ends it. */
  startLanguageServer(): Promise<void>;
}

/** @returns the exit code, or undefined where the process goes on by itself (the language server) */
export async function runCli(args: readonly string[], context: Context, doors: Doors): Promise<ExitCode | undefined> {
  const { terminal } = context;
  try {
    const options = parseOptions(args);
    if (options.version) {
      await terminal.write(`${VERSION}\n`);
      return 0;
    }
    return await runCommand(options, context, doors, args.length === 0);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.say({ en: `kanwu: ${error.text.en}`, zh: `kanwu：${error.text.zh}` });
    return 2;
  }
}

async function runCommand(
  options: Options,
  context: Context,
  doors: Doors,
  isBare: boolean,
): Promise<ExitCode | undefined> {
  switch (options.command) {
    case 'check':
      return check(options, context);
    case 'fix':
      return fix(options, context);
    case 'outline':
      return outline(options, context);
    case 'rules':
      return rules(options, context);
    case 'explain':
      return explain(options, context);
    case 'stream':
      return stream(options, context);
    case 'lsp':
      await doors.startLanguageServer();
      return undefined;
    case 'help': {
      const help = helpText(COMMANDS.find((command) => command === options.operands[0]));
      // Called with nothing at all, this is wrong use: the help is then a message.
      if (isBare) context.terminal.say(help);
      else await context.terminal.write(help[context.terminal.language]);
      return isBare ? 2 : 0;
    }
  }
}
