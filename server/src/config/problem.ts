import type { Localized } from '../core/engine/rule.ts';

/** What is wrong in a configuration file. */
export interface ConfigProblem {
  readonly message: Localized;
  /** The file, as its path or URI was given. */
  readonly source: string;
  /** The entry: `rules["scrape/inline-pinyin"]`, `ignore[2]`; empty for the whole file. */
  readonly path: string;
  /** UTF-16 offsets into the file's text. */
  readonly start: number;
  readonly end: number;
  /** 1-based, for people. */
  readonly line: number;
  readonly column: number;
}

/** Gathers the problems of one configuration file. */
export class ProblemList {
  readonly problems: ConfigProblem[] = [];
  readonly #text: string;
  readonly #source: string;

  constructor(text: string, source: string) {
    this.#text = text;
    this.#source = source;
  }

  add(path: string, place: { readonly start: number; readonly end: number }, message: Localized): void {
    const lines = this.#text.slice(0, place.start).split(/\r\n?|\n/);
    this.problems.push({
      message,
      source: this.#source,
      path,
      start: place.start,
      end: place.end,
      line: lines.length,
      column: lines[lines.length - 1]!.length + 1,
    });
  }
}

/** One line for a terminal or a log: `file:line:column: entry: message`. */
export function describeProblem(problem: ConfigProblem, language: keyof Localized): string {
  const entry = problem.path === '' ? '' : `${problem.path}${language === 'zh' ? '：' : ': '}`;
  return `${problem.source}:${problem.line}:${problem.column}: ${entry}${problem.message[language]}`;
}
