/** The analysis of every open document: worked out once a version, shared by all who ask, dropped when outdated. */
import type { CancellationToken } from 'vscode-languageserver';
import type { Analysis, Analyzer } from '../core/engine/analyzer.ts';
import { type Documents, languageOf, type OpenDocument } from './documents.ts';
import { cancelled, outdated, type Scheduler } from './scheduler.ts';
import { analysisOptions, type DocumentSettings, type SettingsStore } from './settings.ts';

/** A document, and what is known of that very version. */
export interface Analyzed {
  readonly document: OpenDocument;
  readonly settings: DocumentSettings;
  readonly analysis: Analysis;
}

export class Analyses {
  readonly #analyzer: Analyzer;
  readonly #documents: Documents;
  readonly #settings: SettingsStore;
  readonly #scheduler: Scheduler;
  readonly #runs = new Map<string, Run>();

  constructor(analyzer: Analyzer, documents: Documents, settings: SettingsStore, scheduler: Scheduler) {
    this.#analyzer = analyzer;
    this.#documents = documents;
    this.#settings = settings;
    this.#scheduler = scheduler;
  }

  /**
   * The analysis of the document as it stands now, or undefined where it is not open.
   * Rejects with `ContentModified` where the document changes meanwhile, with `RequestCancelled` where the token says so.
   */
  async current(uri: string, token: CancellationToken): Promise<Analyzed | undefined> {
    const document = this.#documents.get(uri);
    if (document === undefined) return undefined;
    let run = this.#runs.get(uri);
    if (run === undefined || run.document !== document || run.isOver) {
      run?.abort();
      run = new Run(document, (token) => this.#analyze(document, token));
      this.#runs.set(uri, run);
    }
    return run.wait(token);
  }

  /** Drops what is known or under way for a document, or for all. */
  drop(uri?: string): void {
    for (const key of uri === undefined ? [...this.#runs.keys()] : [uri]) {
      this.#runs.get(key)?.abort();
      this.#runs.delete(key);
    }
  }

  async #analyze(document: OpenDocument, token: RunToken): Promise<Analyzed> {
    const settings = await this.#settings.of(document.uri);
    const steps = this.#analyzer.steps(document.text, analysisOptions(languageOf(document), settings));
    return { document, settings, analysis: await this.#scheduler.run(steps, token) };
  }
}

interface RunToken {
  isCancellationRequested: boolean;
}

/** One analysis under way or done; ends early when nobody waits for it any more. */
class Run {
  readonly document: OpenDocument;
  readonly #token: RunToken = { isCancellationRequested: false };
  readonly #result: Promise<Analyzed>;
  #waiting = 0;
  #isDone = false;

  constructor(document: OpenDocument, start: (token: RunToken) => Promise<Analyzed>) {
    this.document = document;
    this.#result = start(this.#token);
    this.#result.then(
      () => {
        this.#isDone = true;
      },
      () => {
        this.#token.isCancellationRequested = true;
      },
    );
  }

  /** True where it was given up or failed, so that it has to be started anew. */
  get isOver(): boolean {
    return this.#token.isCancellationRequested;
  }

  abort(): void {
    if (!this.#isDone) this.#token.isCancellationRequested = true;
  }

  wait(token: CancellationToken): Promise<Analyzed> {
    if (this.#isDone) return this.#result;
    // a token that was cancelled before the request was read calls nobody back
    if (token.isCancellationRequested) {
      if (this.#waiting === 0) this.abort();
      return Promise.reject(cancelled());
    }
    this.#waiting++;
    return new Promise((resolve, reject) => {
      const leave = token.onCancellationRequested(() => {
        if (--this.#waiting === 0) this.abort();
        reject(cancelled());
      });
      this.#result.then(
        (result) => {
          leave.dispose();
          resolve(result);
        },
        (error) => {
          leave.dispose();
          reject(token.isCancellationRequested ? cancelled() : this.isOver && isCancel(error) ? outdated() : error);
        },
      );
    });
  }
}

function isCancel(error: unknown): boolean {
  return (error as { code?: unknown } | undefined)?.code === cancelled().code;
}
