/** Files of the workspace that are not open: which there are, and what is found in them. */
import type { CancellationToken, Diagnostic, SymbolInformation } from 'vscode-languageserver';
import { detectEncoding } from '../core/bytes/detect.ts';
import { decodeFile } from '../core/bytes/file.ts';
import type { Analysis, Analyzer } from '../core/engine/analyzer.ts';
import type { LanguageId, RuleId, RuleMeta } from '../core/engine/rule.ts';
import { Text } from '../core/text/text.ts';
import type { Client } from './client.ts';
import type { Files } from './files.ts';
import type { Locale } from './locale.ts';
import { presentFindings } from './present/diagnostics.ts';
import { flatSymbols } from './present/symbols.ts';
import type { FileAccess } from './runtime.ts';
import type { Scheduler } from './scheduler.ts';
import { analysisOptions, type SettingsStore } from './settings.ts';
import type { Structures } from './structure.ts';

/** What the names of documents end with, and the language that goes with it. */
const LANGUAGES: Readonly<Record<string, LanguageId>> = {
  '.txt': 'plaintext',
  '.md': 'markdown',
  '.gongwen': 'policy-document',
};

/** Files of the workspace beyond this number are not looked at. */
const MOST_FILES = 2_000;

/** Bytes; larger files are only looked at when they are opened. */
const LARGEST = 5_000_000;

/** Diagnostics of a file that is not open. */
const MOST_DIAGNOSTICS = 100;

export interface FileReport {
  readonly id: string;
  /** Not open: it has no version. */
  readonly version: null;
  readonly items: readonly Diagnostic[];
  /** Its headings. */
  readonly symbols: readonly SymbolInformation[];
}

/** A file that is not open, and what is known of it. */
export interface LookedAt {
  readonly text: Text;
  readonly analysis: Analysis;
}

export interface WorkspaceFilesParts {
  readonly client: Client;
  readonly locale: Locale;
  readonly files: Files;
  readonly settings: SettingsStore;
  readonly scheduler: Scheduler;
  readonly analyzer: Analyzer;
  readonly structures: Structures;
  readonly metaOf: (rule: RuleId) => RuleMeta;
}

export class WorkspaceFiles {
  readonly #parts: WorkspaceFilesParts;
  readonly #known = new Map<string, FileReport>();

  constructor(parts: WorkspaceFilesParts) {
    this.#parts = parts;
  }

  /** Forgets what was found: the settings have changed. */
  forget(): void {
    this.#known.clear();
  }

  /** URIs of the documents in the open folders, as far as they can be reached. */
  async list(): Promise<readonly string[]> {
    const { client, files } = this.#parts;
    const lists = client.folders.map((folder) =>
      files.localTo(folder)?.list(folder, Object.keys(LANGUAGES), MOST_FILES),
    );
    const found = await Promise.all(lists);
    return [...new Set(found.flatMap((list) => list ?? []))].slice(0, MOST_FILES);
  }

  /** What is found in a file, worked out in the background; undefined where it is gone, too large, no text, or ignored. */
  async report(uri: string, token: CancellationToken): Promise<FileReport | undefined> {
    const access = this.#parts.files.localTo(uri);
    const info = await access?.info(uri);
    if (access === undefined || info === undefined || info.size > LARGEST) return undefined;
    const known = this.#known.get(uri);
    if (known?.id === info.stamp) return known;
    const looked = await this.#look(uri, access, token);
    if (looked === undefined) return undefined;
    const { locale, metaOf, client, structures } = this.#parts;
    const { text, analysis } = looked;
    const { ruleUrl } = client.options;
    const presentation = { uri, version: 0, text, locale, metaOf, ruleUrl, limit: MOST_DIAGNOSTICS };
    const report: FileReport = {
      id: info.stamp,
      version: null,
      items: presentFindings(analysis.findings, presentation),
      symbols: flatSymbols(structures.of(analysis), text, uri),
    };
    this.#known.set(uri, report);
    return report;
  }

  /** The text of a file and what is known of it; undefined as for {@link report}. */
  async look(uri: string, token: CancellationToken): Promise<LookedAt | undefined> {
    const access = this.#parts.files.localTo(uri);
    const info = await access?.info(uri);
    return access === undefined || info === undefined || info.size > LARGEST
      ? undefined
      : this.#look(uri, access, token);
  }

  async #look(uri: string, access: FileAccess, token: CancellationToken): Promise<LookedAt | undefined> {
    const { settings: store, analyzer, scheduler } = this.#parts;
    const settings = await store.of(uri);
    const bytes = settings.isExcluded ? undefined : await access.read(uri);
    const detected = bytes && detectEncoding(bytes);
    if (bytes === undefined || detected === undefined || 'notText' in detected) return undefined;
    const text = Text.of(decodeFile(bytes, detected.encoding).text);
    const language = LANGUAGES[uri.slice(uri.lastIndexOf('.'))] ?? 'plaintext';
    const options = analysisOptions(language, settings);
    return { text, analysis: await scheduler.run(analyzer.steps(text, options), token, 'background') };
  }
}
