/** What is done with one file, in this thread or another. Everything that goes wrong with a file stays with it. */
import { readFile } from 'node:fs/promises';
import type { DocumentConfig } from '../config/lookup.ts';
import { ConfigLookup } from '../config/lookup.ts';
import { encodeFile, type FileEncoding, type FileForm } from '../core/bytes/file.ts';
import { type AnalysisOptions, Analyzer } from '../core/engine/analyzer.ts';
import type { Finding } from '../core/engine/finding.ts';
import type { Severity } from '../core/engine/rule.ts';
import { RULES } from '../core/engine/rules.generated.ts';
import { isSelected } from '../core/engine/settings.ts';
import { type FixResult, fixText } from '../core/fix/fix.ts';
import { groundOutline, outlineOf } from '../core/model/document.ts';
import { documentScript } from '../core/model/script.ts';
import { Text } from '../core/text/text.ts';
import { unifiedDiff } from './diff.ts';
import { type Decoded, decode, findingResults, languageOfFile, outlineItems } from './document.ts';
import { checkWritable, type FileState, readBytes, replaceFile } from './files.ts';
import { InputError } from './language.ts';
import type { FileError, FileResult, FixedResult, Outcome } from './result.ts';

/** What holds for all files of a run. */
export interface TaskSettings {
  readonly encoding: FileEncoding | 'auto';
  /** Severities of the command line; they win over the configuration's. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly only: readonly string[];
  /** Absolute path with `/` of the configuration to use, or undefined for the nearest. */
  readonly config: string | undefined;
  /** Whether findings come with the line that they stand in. */
  readonly excerpts: boolean;
  /** The tree of headings in place of findings. */
  readonly outline?: boolean;
  readonly fix?: {
    readonly suggested: boolean;
    /** `file`: put it in the file's place; `content`, `diff`: hand it back; `nothing`: only say what would be done. */
    readonly output: 'file' | 'content' | 'diff' | 'nothing';
  };
}

export interface FileTask {
  readonly kind: 'file';
  /** As people wrote it, for messages. */
  readonly path: string;
  /** Absolute, with `/`. */
  readonly absolute: string;
  /** The content, where it comes from standard input. */
  readonly bytes?: Uint8Array;
}

/** How a file is written. */
type Form = Omit<Decoded, 'text'>;

/** A file as it was read. */
interface Source {
  readonly original: Text;
  readonly form: Form;
  /** The file itself, where it may be written. */
  readonly state?: FileState;
}

/** Does the files' tasks one after another; keeps what files share. */
export class TaskRunner {
  readonly settings: TaskSettings;
  readonly #analyzer = new Analyzer(RULES);
  readonly #configs = new ConfigLookup(readIfThere);

  constructor(settings: TaskSettings) {
    this.settings = settings;
  }

  /** Findings of a file, or its repair and the findings left. A file that the configuration passes over has no result. */
  async file(task: FileTask): Promise<Outcome<FileResult>> {
    const notes: FileError[] = [];
    const config = await this.configOf(task.absolute);
    const { problems } = config;
    try {
      if (config.isIgnored) return { notes, problems, ignored: true };
      if (problems.length > 0 && this.settings.fix?.output === 'file') {
        throw new InputError(
          'was not fixed, because its configuration has mistakes; mend them first',
          '未修复：其配置文件有误，请先改正',
        );
      }
      const source = await this.#read(task, notes);
      const result = await this.#resultOf(task, source, this.analysisOptions(task.path, config));
      return { notes, problems, result };
    } catch (error) {
      return { notes, problems, error: { path: task.path, message: messageOf(error) } };
    }
  }

  /** Nothing is kept of the file but what is still needed: long ones would stand in memory three times. */
  async #read(task: FileTask, notes: FileError[]): Promise<Source> {
    const state = task.bytes === undefined ? await readBytes(task.absolute) : { bytes: task.bytes, mtimeMs: 0 };
    const { text, ...form } = decode(state.bytes, this.settings.encoding);
    notes.push(...notesOf(task.path, form));
    return { original: Text.of(text), form, ...(this.settings.fix !== undefined && { state }) };
  }

  /** What the configuration files say about a file. */
  configOf(absolute: string): Promise<DocumentConfig> {
    return this.#configs.of(absolute, this.settings.config);
  }

  analysisOptions(path: string, { config, isIgnoredFinding }: DocumentConfig): AnalysisOptions {
    const settings = { ...config.settings, rules: { ...config.settings.rules, ...this.settings.rules } };
    return {
      language: languageOfFile(path),
      settings,
      ...(isIgnoredFinding && { isIgnored: isIgnoredFinding }),
    };
  }

  /** Findings of a text, of the rules that were asked for, and its script. */
  findings(text: Text, options: AnalysisOptions): { readonly findings: readonly Finding[]; readonly script: string } {
    const analysis = this.#analyzer.analyze(text, options);
    const findings = analysis.findings.filter(({ rule }) => isSelected(rule, this.settings.only));
    return { findings, script: analysis.view.once(documentScript).script };
  }

  /** A text with all safe fixes of the rules that were asked for, or the suggested ones as well. */
  fix(text: Text, options: AnalysisOptions, suggested: boolean): FixResult {
    const isWanted = ({ rule, fix }: Finding) =>
      fix !== undefined && (suggested || fix.safety === 'safe') && isSelected(rule, this.settings.only);
    return fixText(this.#analyzer, text, options, isWanted);
  }

  async #resultOf(task: FileTask, source: Source, options: AnalysisOptions): Promise<FileResult> {
    const { original, form } = source;
    if (this.settings.outline) return this.#outline(task.path, form, original, options);
    const fixed = this.settings.fix && this.fix(original, options, this.settings.fix.suggested);
    const { findings, script } = this.findings(fixed?.text ?? original, options);
    return {
      path: task.path,
      encoding: form.encoding,
      script,
      characters: original.length,
      findings: findingResults(fixed?.text ?? original, findings, this.settings.excerpts),
      ...(fixed && { fixed: await this.#output(task, source, fixed) }),
    };
  }

  #outline(path: string, { encoding }: Form, text: Text, options: AnalysisOptions): FileResult {
    const { view } = this.#analyzer.analyze(text, options);
    const outline = outlineItems(text, groundOutline(outlineOf(view), view.layer));
    const { script } = view.once(documentScript);
    return { path, encoding, script, characters: text.length, findings: [], outline };
  }

  async #output(task: FileTask, { state, form, original }: Source, fixed: FixResult): Promise<FixedResult> {
    const output = this.settings.fix!.output;
    const changed = fixed.edits.length > 0;
    const written = changed && output === 'file';
    if (written) {
      await checkWritable(task.absolute);
      await replaceFile(task.absolute, state!, bytesOf(fixed.text.toString(), form));
    }
    return {
      byRule: countByRule(fixed.applied),
      changed,
      written,
      edits: fixed.edits.map(({ start, end, text }) => ({ start, end, text })),
      doubtful: fixed.doubtful,
      oscillating: fixed.oscillating ?? [],
      ...(output === 'content' && { content: changed ? bytesOf(fixed.text.toString(), form) : state!.bytes }),
      ...(output === 'diff' && { diff: unifiedDiff(task.path, original, fixed.edits) }),
    };
  }
}

/** @throws InputError where writing could lose something */
function bytesOf(text: string, form: FileForm & { readonly exact: boolean }): Uint8Array {
  if (!form.exact) {
    throw new InputError(
      `was not fixed: some of its bytes can't be read as ${form.encoding}, so writing it would lose them; if it has another encoding, name it with --encoding`,
      `未修复：有些字节无法按 ${form.encoding} 读取，写回会丢失；如果它是其他编码，请用 --encoding 指定`,
    );
  }
  const bytes = encodeFile(text, form);
  if (bytes instanceof Uint8Array) return bytes;
  throw new InputError(`was not fixed: ${bytes.refused}`, `未修复：${bytes.refused}`);
}

function notesOf(path: string, { encoding, detected, confidence, exact }: Form): FileError[] {
  const notes: FileError[] = [];
  if (detected && encoding !== 'utf-8') {
    const sure = Math.round(confidence * 100);
    notes.push({
      path,
      message: {
        en: `is not UTF-8; read as ${encoding}${sure >= 95 ? '' : ` (a guess, ${sure}% sure; name another with --encoding)`}`,
        zh: `不是 UTF-8；按 ${encoding} 读取${sure >= 95 ? '' : `（推测，把握 ${sure}%；可用 --encoding 指定其他编码）`}`,
      },
    });
  }
  if (!exact) {
    notes.push({
      path,
      message: {
        en: `has bytes that can't be read as ${encoding}; they show as U+FFFD`,
        zh: `有些字节无法按 ${encoding} 读取，显示为 U+FFFD`,
      },
    });
  }
  return notes;
}

function countByRule(findings: readonly Finding[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { rule } of findings) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}

/** What to say of an error; one that is no {@link InputError} is a mistake of this program. */
export function messageOf(error: unknown): FileError['message'] {
  if (error instanceof InputError) return error.text;
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { en: `internal error, please report it: ${reason}`, zh: `内部错误，请反馈：${reason}` };
}

/** The text of a file, or undefined where there is none. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
