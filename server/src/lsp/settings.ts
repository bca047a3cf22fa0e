/** What the user set: in the editor, and in configuration files beside or above the document. */
import type { AnalysisOptions } from '../core/engine/analyzer.ts';
import type { LanguageId, Settings, Severity } from '../core/engine/rule.ts';

export type RunMode = 'onType' | 'onSave' | 'manual';

/** The section `kanwu` of an editor's settings. */
export interface EditorSettings {
  readonly run: RunMode;
  /** Milliseconds to wait after the last keystroke. */
  readonly delay: number;
  /** Language of messages; undefined means that of the client. */
  readonly language: string | undefined;
  /** Whether files that are not open are looked at. */
  readonly workspace: boolean;
  readonly analysis: Settings;
}

export interface DocumentSettings extends EditorSettings {
  /** True where a configuration takes the document out. */
  readonly isExcluded: boolean;
  readonly isIgnored: ((rule: string, quoted: string) => boolean) | undefined;
}

export function analysisOptions(language: LanguageId, settings: DocumentSettings): AnalysisOptions {
  return {
    language,
    settings: settings.analysis,
    ...(settings.isIgnored && { isIgnored: settings.isIgnored }),
  };
}

const LEVELS: readonly string[] = ['error', 'warning', 'info', 'hint', 'off'];

/** Reads an editor's settings; what makes no sense is passed over. */
export function editorSettings(value: unknown): EditorSettings {
  const section = isRecord(value) ? value : {};
  const { run, delay, language, workspace } = section;
  return {
    run: run === 'onSave' || run === 'manual' ? run : 'onType',
    delay: typeof delay === 'number' && delay > 0 ? Math.min(delay, 60_000) : 0,
    language: typeof language === 'string' && language !== 'auto' ? language : undefined,
    workspace: workspace !== false,
    analysis: {
      rules: rulesOf(section.rules),
      boilerplate: Array.isArray(section.boilerplate) ? section.boilerplate.filter(isPattern) : [],
      documentKind: choice(section.documentKind),
      script: choice(section.script),
    },
  };
}

function rulesOf(value: unknown): Record<string, Severity | 'off'> {
  if (!isRecord(value)) return {};
  const known = Object.entries(value).filter(([, level]) => typeof level === 'string' && LEVELS.includes(level));
  return Object.fromEntries(known) as Record<string, Severity | 'off'>;
}

function choice(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value !== 'auto' ? value : undefined;
}

function isPattern(value: unknown): value is string {
  if (typeof value !== 'string' || value.trim() === '') return false;
  try {
    return !new RegExp(value, 'u').test('');
  } catch {
    return false;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The settings of every document, remembered until something changes. */
export class SettingsStore {
  readonly #load: (uri: string) => Promise<DocumentSettings>;
  readonly #known = new Map<string, Promise<DocumentSettings>>();

  constructor(load: (uri: string) => Promise<DocumentSettings>) {
    this.#load = load;
  }

  of(uri: string): Promise<DocumentSettings> {
    let settings = this.#known.get(uri);
    if (settings === undefined) {
      settings = this.#load(uri);
      this.#known.set(uri, settings);
    }
    return settings;
  }

  forget(uri?: string): void {
    if (uri === undefined) this.#known.clear();
    else this.#known.delete(uri);
  }
}
