/** Brings together the editor's settings and the configuration files of a document. */

import type { Connection } from 'vscode-languageserver';
import type { ConfigLookup, DocumentConfig } from '../config/lookup.ts';
import type { Settings } from '../core/engine/rule.ts';
import type { Client } from './client.ts';
import type { Locale } from './locale.ts';
import { type DocumentSettings, type EditorSettings, editorSettings } from './settings.ts';

export class SettingsLoader {
  readonly #connection: Connection;
  readonly #client: Client;
  readonly #locale: Locale;
  readonly #lookup: ConfigLookup;
  readonly #onConfig: (config: DocumentConfig) => void;
  /** What a client without `workspace/configuration` sent. */
  #sent: unknown;

  constructor(parts: {
    readonly connection: Connection;
    readonly client: Client;
    readonly locale: Locale;
    readonly lookup: ConfigLookup;
    /** Called with every configuration that was found, to show its problems. */
    readonly onConfig: (config: DocumentConfig) => void;
  }) {
    this.#connection = parts.connection;
    this.#client = parts.client;
    this.#locale = parts.locale;
    this.#lookup = parts.lookup;
    this.#onConfig = parts.onConfig;
  }

  /** Takes the settings from `workspace/didChangeConfiguration`. */
  receive(settings: unknown): void {
    this.#sent = (settings as { kanwu?: unknown } | null | undefined)?.kanwu ?? this.#sent;
  }

  async load(uri: string): Promise<DocumentSettings> {
    const [editor, files] = await Promise.all([this.editor(uri), this.#lookup.of(uri)]);
    this.#onConfig(files);
    return {
      ...editor,
      analysis: merged(editor.analysis, files.config.settings),
      isExcluded: files.isIgnored,
      isIgnored: files.isIgnoredFinding,
    };
  }

  /** The editor's settings for a document, or those that hold everywhere. */
  async editor(uri?: string): Promise<EditorSettings> {
    const scope = uri === undefined ? {} : { scopeUri: uri };
    const value: unknown = this.#client.asksConfiguration
      ? await this.#connection.workspace.getConfiguration({ ...scope, section: 'kanwu' })
      : (this.#sent ?? this.#client.options.settings);
    const settings = editorSettings(value);
    this.#locale.use(settings.language ?? this.#client.locale);
    return settings;
  }
}

/** The configuration file belongs to the documents and wins over the editor's settings. */
function merged(editor: Settings, file: Settings): Settings {
  return {
    rules: { ...editor.rules, ...file.rules },
    boilerplate: [...editor.boilerplate, ...file.boilerplate],
    documentKind: file.documentKind ?? editor.documentKind,
    script: file.script ?? editor.script,
  };
}
