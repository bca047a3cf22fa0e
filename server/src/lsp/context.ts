import type { Connection, ServerCapabilities } from 'vscode-languageserver';
import type { ConfigLookup } from '../config/lookup.ts';
import type { Analyzer } from '../core/engine/analyzer.ts';
import type { RuleId, RuleMeta } from '../core/engine/rule.ts';
import type { Analyses } from './analyses.ts';
import type { Client } from './client.ts';
import type { ConfigProblems } from './config-problems.ts';
import type { Documents } from './documents.ts';
import type { EncodingWatch } from './encoding-watch.ts';
import type { Events } from './events.ts';
import type { Files } from './files.ts';
import type { SettingsLoader } from './load-settings.ts';
import type { Locale } from './locale.ts';
import type { Reports } from './reports.ts';
import type { Runtime } from './runtime.ts';
import type { Scheduler } from './scheduler.ts';
import type { SettingsStore } from './settings.ts';
import type { Structures } from './structure.ts';
import type { WorkspaceFiles } from './workspace-files.ts';

/** What every handler works with. Made once, in `server.ts`. */
export interface Context {
  readonly connection: Connection;
  readonly runtime: Runtime;
  readonly client: Client;
  readonly locale: Locale;
  readonly events: Events;
  readonly documents: Documents;
  readonly files: Files;
  readonly encodings: EncodingWatch;
  readonly lookup: ConfigLookup;
  readonly configProblems: ConfigProblems;
  readonly loader: SettingsLoader;
  readonly settings: SettingsStore;
  readonly scheduler: Scheduler;
  readonly analyzer: Analyzer;
  readonly analyses: Analyses;
  readonly structures: Structures;
  readonly reports: Reports;
  readonly workspaceFiles: WorkspaceFiles;
  readonly metaOf: (rule: RuleId) => RuleMeta;
}

/** One thing that the server offers: it says so in its capabilities, and answers for it. */
export interface Feature {
  capabilities?(client: Client): ServerCapabilities;
  register(context: Context): void;
  /** After the client has said that it is ready. */
  start?(context: Context): void;
}
