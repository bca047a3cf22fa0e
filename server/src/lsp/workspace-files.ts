/** Files of the workspace that are not open: which there are, and what is found in them. */
import type { CancellationToken, Diagnostic } from 'vscode-languageserver';
import { detectEncoding } from '../core/bytes/detect.ts';
import { decodeFile } from '../core/bytes/file.ts';
import type { LanguageId } from '../core/engine/rule.ts';
import { Text } from '../core/text/text.ts';
import type { Context } from './context.ts';
import { presentFindings } from './present/diagnostics.ts';
import type { FileAccess } from './runtime.ts';

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
}

export class WorkspaceFiles {
  readonly #context: Context;
  readonly #known = new Map<string, FileReport>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** Forgets what was found: the settings have changed. */
  forget(): void {
    this.#known.clear();
  }

  /** URIs of the documents in the open folders, as far as they can be reached. */
  async list(): Promise<readonly string[]> {
    const { client, files } = this.#context;
    const lists = client.folders.map((folder) =>
      files.localTo(folder)?.list(folder, Object.keys(LANGUAGES), MOST_FILES),
    );
    const found = await Promise.all(lists);
    return [...new Set(found.flatMap((list) => list ?? []))].slice(0, MOST_FILES);
  }

  /** What is found in a file, worked out in the background; undefined where it is gone, too large, no text, or ignored. */
  async report(uri: string, token: CancellationToken): Promise<FileReport | undefined> {
    const access = this.#context.files.localTo(uri);
    const info = await access?.info(uri);
    if (access === undefined || info === undefined || info.size > LARGEST) return undefined;
    const known = this.#known.get(uri);
    if (known?.id === info.stamp) return known;
    const items = await this.#look(uri, access, token);
    if (items === undefined) return undefined;
    const report: FileReport = { id: info.stamp, version: null, items };
    this.#known.set(uri, report);
    return report;
  }

  async #look(uri: string, access: FileAccess, token: CancellationToken): Promise<readonly Diagnostic[] | undefined> {
    const { settings: store, analyzer, scheduler, locale, metaOf, client } = this.#context;
    const settings = await store.of(uri);
    const bytes = settings.isExcluded ? undefined : await access.read(uri);
    const detected = bytes && detectEncoding(bytes);
    if (bytes === undefined || detected === undefined || 'notText' in detected) return undefined;
    const text = Text.of(decodeFile(bytes, detected.encoding).text);
    const language = LANGUAGES[uri.slice(uri.lastIndexOf('.'))] ?? 'plaintext';
    const { analysis: ruleSettings, isIgnored } = settings;
    const options = { language, settings: ruleSettings, ...(isIgnored && { isIgnored }) };
    const { findings } = await scheduler.run(analyzer.steps(text, options), token, 'background');
    const { ruleUrl } = client.options;
    return presentFindings(findings, { uri, version: 0, text, locale, metaOf, ruleUrl, limit: MOST_DIAGNOSTICS });
  }
}
