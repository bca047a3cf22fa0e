/** `--format github`: annotations as workflow commands, which GitHub Actions shows beside the lines of a change. */
import type { Severity } from '../../core/engine/rule.ts';
import type { Terminal } from '../terminal.ts';
import type { Reporter } from './reporter.ts';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

export function githubReporter(terminal: Terminal): Reporter {
  const { language } = terminal;
  return {
    begin: async () => undefined,
    async file({ path, findings }) {
      const file = property(path.replaceAll('\\', '/'));
      const lines = findings.map(({ severity, line, column, endLine, endColumn, rule, message }) => {
        // Columns are for findings within one line only.
        const end =
          endLine === line ? `,endLine=${line},endColumn=${Math.max(column, endColumn - 1)}` : `,endLine=${endLine}`;
        const start = endLine === line ? `,line=${line},col=${column}` : `,line=${line}`;
        return `::${COMMANDS[severity]} file=${file}${start}${end},title=${property(rule)}::${data(message[language])}\n`;
      });
      await terminal.write(lines.join(''));
    },
    async end({ errors }) {
      for (const { path, message } of errors) {
        await terminal.write(`::error file=${property(path)}::${data(message[language])}\n`);
      }
    },
  };
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
