/** Decides when a document is looked at, and makes what the client shows of it. */
import type { CancellationToken, Connection, Diagnostic } from 'vscode-languageserver';
import type { RuleId, RuleMeta } from '../core/engine/rule.ts';
import { documentScript } from '../core/model/script.ts';
import type { Analyses, Analyzed } from './analyses.ts';
import type { Client } from './client.ts';
import type { Documents, OpenDocument } from './documents.ts';
import type { EncodingWatch } from './encoding-watch.ts';
import type { Locale } from './locale.ts';
import { MOST_DIAGNOSTICS, presentFindings } from './present/diagnostics.ts';
import { CUSTOM, type StatusParams } from './protocol.ts';
import type { Runtime } from './runtime.ts';
import { cancelled, outdated } from './scheduler.ts';
import type { DocumentSettings, SettingsStore } from './settings.ts';

/** What a client shows of one version of a document. */
export interface Report {
  readonly id: string;
  readonly document: OpenDocument;
  readonly items: readonly Diagnostic[];
  readonly status: StatusParams;
}

/** Milliseconds after which an analysis under way is announced. */
const ANNOUNCE_AFTER = 100;

export interface ReportsParts {
  readonly connection: Connection;
  readonly runtime: Runtime;
  readonly client: Client;
  readonly locale: Locale;
  readonly documents: Documents;
  readonly settings: SettingsStore;
  readonly analyses: Analyses;
  readonly encodings: EncodingWatch;
  readonly metaOf: (rule: RuleId) => RuleMeta;
}

export class Reports {
  readonly #parts: ReportsParts;
  readonly #latest = new Map<string, { readonly report: Report; readonly settings: DocumentSettings }>();
  /** Documents that are to be looked at once more although they have changed since: after a save, or on request. */
  readonly #due = new Set<string>();
  #count = 0;

  constructor(parts: ReportsParts) {
    this.#parts = parts;
  }

  /** The last report, of whatever version. */
  latest(uri: string): Report | undefined {
    return this.#latest.get(uri)?.report;
  }

  /** Lets a document that is checked on save, or on request alone, be looked at again. */
  markDue(uri: string): void {
    this.#due.add(uri);
  }

  /** Says once more how a document stands, because something beside its findings has become known. */
  repeatStatus(uri: string): void {
    const report = this.latest(uri);
    if (report !== undefined) this.#send(report.status);
  }

  forget(uri: string): void {
    this.#latest.delete(uri);
    this.#due.delete(uri);
  }

  /**
   * The report that should be shown now, after the delay that the user set. Undefined where nothing is to be shown yet:
   * the document is not open, or is only looked at on request.
   */
  async due(uri: string, token: CancellationToken): Promise<Report | undefined> {
    const document = this.#parts.documents.get(uri);
    if (document === undefined) return undefined;
    const settings = await this.#parts.settings.of(uri);
    const known = this.#latest.get(uri);
    const isFirst = known === undefined && settings.run !== 'manual';
    if (settings.run !== 'onType' && !isFirst && !this.#due.has(uri)) return known?.report;
    if (settings.run === 'onType') await this.#pause(document, settings.delay, token);
    return this.now(uri, token);
  }

  /** The report of the document as it stands, whatever the settings say. */
  async now(uri: string, token: CancellationToken): Promise<Report | undefined> {
    const { documents, settings: store, analyses } = this.#parts;
    const document = documents.get(uri);
    if (document === undefined) return undefined;
    const settings = await store.of(uri);
    const known = this.#latest.get(uri);
    this.#due.delete(uri);
    if (known?.report.document === document && known.settings === settings) return known.report;
    const announcing = this.#announce(uri);
    try {
      const analyzed = settings.isExcluded ? undefined : await analyses.current(uri, token);
      if (documents.get(uri) !== document) throw outdated();
      const report = this.#make(document, analyzed);
      this.#latest.set(uri, { report, settings });
      this.#send(report.status);
      return report;
    } catch (error) {
      this.#due.add(uri);
      throw error;
    } finally {
      announcing.dispose();
    }
  }

  #make(document: OpenDocument, analyzed: Analyzed | undefined): Report {
    const { client, locale, metaOf } = this.#parts;
    const { uri, version, text } = document;
    const findings = analyzed?.analysis.findings ?? [];
    this.#count++;
    return {
      id: `${version}.${this.#count}`,
      document,
      items: presentFindings(findings, {
        uri,
        version,
        text,
        locale,
        metaOf,
        ruleUrl: client.options.ruleUrl,
        limit: MOST_DIAGNOSTICS,
      }),
      status: {
        uri,
        state: 'idle',
        findings: findings.length,
        fixable: findings.filter(({ fix }) => fix !== undefined).length,
        script: analyzed?.analysis.view.once(documentScript).script ?? 'unknown',
      },
    };
  }

  #announce(uri: string): { dispose(): void } {
    return this.#parts.runtime.after(ANNOUNCE_AFTER, () => {
      const known = this.latest(uri)?.status ?? { uri, findings: 0, fixable: 0, script: 'unknown' };
      this.#send({ ...known, state: 'running' });
    });
  }

  #send(status: StatusParams): void {
    const encoding = this.#parts.encodings.suggestionFor(status.uri);
    const params: StatusParams = { ...status, ...(encoding !== undefined && { encoding }) };
    void this.#parts.connection.sendNotification(CUSTOM.status, params);
  }

  /** Waits until nothing was typed for `delay` milliseconds; rejects once the document changed or the token says so. */
  #pause(document: OpenDocument, delay: number, token: CancellationToken): Promise<void> {
    const { runtime, documents } = this.#parts;
    const rest = document.editedAt === undefined ? 0 : document.editedAt + delay - runtime.now();
    if (rest <= 0) return Promise.resolve();
    if (token.isCancellationRequested) return Promise.reject(cancelled());
    return new Promise((resolve, reject) => {
      const timer = runtime.after(rest, () => {
        leave.dispose();
        if (documents.get(document.uri) === document) resolve();
        else reject(outdated());
      });
      const leave = token.onCancellationRequested(() => {
        timer.dispose();
        leave.dispose();
        reject(cancelled());
      });
    });
  }
}
