/** Shows what is wrong in configuration files, in the files themselves. */
import { type Connection, DiagnosticSeverity } from 'vscode-languageserver';
import type { DocumentConfig } from '../config/lookup.ts';
import type { Locale } from './locale.ts';
import { SOURCE } from './present/diagnostics.ts';

export class ConfigProblems {
  readonly #connection: Connection;
  readonly #locale: Locale;
  readonly #shown = new Map<string, string>();

  constructor(connection: Connection, locale: Locale) {
    this.#connection = connection;
    this.#locale = locale;
  }

  /** Shows the problems of a configuration that was read; each file's once, until they change. */
  show({ problems }: DocumentConfig): void {
    for (const uri of new Set(problems.map(({ source }) => source))) {
      const diagnostics = problems
        .filter(({ source }) => source === uri)
        .map(({ message, line, column, start, end }) => ({
          range: {
            start: { line: line - 1, character: column - 1 },
            end: { line: line - 1, character: column - 1 + (end - start) },
          },
          severity: DiagnosticSeverity.Warning,
          source: SOURCE,
          message: this.#locale.say(message),
        }));
      const content = JSON.stringify(diagnostics);
      if (this.#shown.get(uri) === content) continue;
      this.#shown.set(uri, content);
      void this.#connection.sendDiagnostics({ uri, diagnostics });
    }
  }

  /** Takes all problems back, before the files are read anew. */
  clear(): void {
    for (const uri of this.#shown.keys()) void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
    this.#shown.clear();
  }
}
