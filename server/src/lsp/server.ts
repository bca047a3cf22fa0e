/** Wires the server together. Knows no platform: the doors in `main/` bring the connection and the runtime. */
import type { Connection, InitializeResult, ServerCapabilities } from 'vscode-languageserver';
import { ConfigLookup } from '../config/lookup.ts';
import { Analyzer } from '../core/engine/analyzer.ts';
import type { RuleMeta } from '../core/engine/rule.ts';
import { RULES } from '../core/engine/rules.generated.ts';
import { Analyses } from './analyses.ts';
import { Client } from './client.ts';
import { ConfigProblems } from './config-problems.ts';
import type { Context } from './context.ts';
import { Documents } from './documents.ts';
import { EncodingWatch } from './encoding-watch.ts';
import { Events } from './events.ts';
import { FEATURES } from './features/index.ts';
import { Files } from './files.ts';
import { SettingsLoader } from './load-settings.ts';
import { Locale } from './locale.ts';
import { Reports } from './reports.ts';
import type { Runtime } from './runtime.ts';
import { Scheduler } from './scheduler.ts';
import { SettingsStore } from './settings.ts';
import { Structures } from './structure.ts';
import { WorkspaceFiles } from './workspace-files.ts';

/** Answers on a connection until it ends. */
export function startServer(connection: Connection, runtime: Runtime): void {
  const context = contextOf(connection, runtime);
  connection.onInitialize((params): InitializeResult => {
    context.client.introduce(params);
    context.locale.use(context.client.locale);
    const capabilities: ServerCapabilities = { positionEncoding: 'utf-16' };
    for (const feature of FEATURES) Object.assign(capabilities, feature.capabilities?.(context.client));
    return { capabilities, serverInfo: { name: 'kanwu' } };
  });
  connection.onInitialized(() => {
    for (const feature of FEATURES) feature.start?.(context);
  });
  for (const feature of FEATURES) feature.register(context);
  connection.listen();
}

function contextOf(connection: Connection, runtime: Runtime): Context {
  const client = new Client();
  const locale = new Locale(undefined);
  const documents = new Documents(() => runtime.now());
  const files = new Files(connection, client, runtime);
  const encodings = new EncodingWatch(files);
  const lookup = new ConfigLookup((uri) => files.readText(uri));
  const configProblems = new ConfigProblems(connection, locale);
  const onConfig = configProblems.show.bind(configProblems);
  const loader = new SettingsLoader({ connection, client, locale, lookup, onConfig });
  const settings = new SettingsStore((uri) => loader.load(uri));
  const scheduler = new Scheduler(runtime);
  const analyzer = new Analyzer(RULES);
  const analyses = new Analyses(analyzer, documents, settings, scheduler);
  const metas = new Map(RULES.map(({ meta }) => [meta.id as string, meta]));
  const metaOf = (rule: string): RuleMeta => {
    const meta = metas.get(rule);
    if (meta === undefined) throw new Error(`there is no rule ${rule}`);
    return meta;
  };
  const structures = new Structures();
  const shared = { connection, runtime, client, locale, files, documents, settings, scheduler, analyzer };
  const known = { ...shared, analyses, encodings, structures, metaOf };
  return {
    ...known,
    events: new Events(),
    lookup,
    configProblems,
    loader,
    reports: new Reports(known),
    workspaceFiles: new WorkspaceFiles(known),
  };
}
