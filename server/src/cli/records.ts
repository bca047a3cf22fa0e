/** Records of `kanwu stream`: one line of JSON in, the same line with `kanwu` added out. */
import type { AnalysisOptions } from '../core/engine/analyzer.ts';
import { Text } from '../core/text/text.ts';
import { findingResults } from './document.ts';
import type { Language } from './language.ts';
import { findingJson } from './report/json.ts';
import { messageOf, type TaskRunner } from './task.ts';

export interface RecordsTask {
  readonly kind: 'records';
  /** Lines without their line ends; undefined where a line is not valid UTF-8. */
  readonly lines: readonly (string | undefined)[];
  /** 1-based number of the first line. */
  readonly firstLine: number;
  /** Whose configuration holds: absolute, with `/`. */
  readonly absolute: string;
  /** Member that holds the text. */
  readonly field: string;
  readonly suggested: boolean;
  readonly language: Language;
}

export interface RecordsOutcome {
  /** As many as there were lines, each with its line end. */
  readonly output: string;
  readonly bad: number;
  /** Findings at error or warning. */
  readonly graveFindings: number;
}

export async function runRecords(runner: TaskRunner, task: RecordsTask): Promise<RecordsOutcome> {
  const options = runner.analysisOptions('', await runner.configOf(task.absolute));
  let output = '';
  let bad = 0;
  let graveFindings = 0;
  task.lines.forEach((line, index) => {
    const record = runRecord(runner, task, options, line, task.firstLine + index);
    output += `${record.output}\n`;
    if (record.bad) bad++;
    graveFindings += record.graveFindings;
  });
  return { output, bad, graveFindings };
}

interface RecordOutcome {
  readonly output: string;
  readonly bad: boolean;
  readonly graveFindings: number;
}

function runRecord(
  runner: TaskRunner,
  { field, suggested, language }: RecordsTask,
  options: AnalysisOptions,
  line: string | undefined,
  number: number,
): RecordOutcome {
  const fail = (record: Record<string, unknown> | undefined, en: string, zh: string): RecordOutcome => {
    const kanwu = { error: language === 'zh' ? zh : en, line: number };
    const output =
      record === undefined || line === undefined
        ? JSON.stringify({ kanwu, ...(line !== undefined && { input: line }) })
        : withMember(line, record, kanwu);
    return { output, bad: true, graveFindings: 0 };
  };
  if (line === undefined) return fail(undefined, 'the line is not valid UTF-8', '此行不是有效的 UTF-8');
  if (line.trim() === '') return fail(undefined, 'the line is empty', '此行为空');
  let record: unknown;
  try {
    record = JSON.parse(line);
  } catch (error) {
    const reason = (error as Error).message;
    return fail(undefined, `not valid JSON: ${reason}`, `不是有效的 JSON：${reason}`);
  }
  if (!isRecord(record)) {
    return fail(undefined, 'a record must be an object `{…}`', '记录必须是对象 `{…}`');
  }
  const content = record[field];
  if (typeof content !== 'string') {
    return fail(
      record,
      `the record has no text in \`${field}\`; name another member with --field`,
      `记录的 \`${field}\` 中没有文本；可用 --field 指定其他成员`,
    );
  }
  try {
    const text = Text.of(content);
    const { findings } = runner.findings(text, options);
    const fixed = findings.some(({ fix }) => fix !== undefined)
      ? runner.fix(text, options, suggested).text.toString()
      : content;
    const kanwu = {
      findings: findingResults(text, findings, false).map((finding) => findingJson(finding, language)),
      ...(fixed !== content && { text: fixed }),
    };
    const grave = findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
    return { output: withMember(line, record, kanwu), bad: false, graveFindings: grave.length };
  } catch (error) {
    const message = messageOf(error);
    return fail(record, message.en, message.zh);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The record's own text with `kanwu` added or replaced: long numbers, the order and doubled names stay as they stand. */
function withMember(line: string, record: Record<string, unknown>, kanwu: object): string {
  const open = (Object.hasOwn(record, 'kanwu') ? withoutMember(line, 'kanwu') : line).trim().slice(0, -1).trimEnd();
  return `${open}${open === '{' ? '' : ','}"kanwu":${JSON.stringify(kanwu)}}`;
}

/** The text of a valid JSON object without its members of a name; however deep it nests and however long it is. */
function withoutMember(json: string, name: string): string {
  const kept: string[] = [];
  let depth = 0;
  let start = -1;
  let key = '';
  for (let i = 0; i < json.length; i++) {
    const char = json[i];
    if (char === '"') {
      const open = i;
      for (i++; json[i] !== '"'; i++) if (json[i] === '\\') i++;
      if (depth === 1 && start < 0) {
        start = open;
        key = JSON.parse(json.slice(open, i + 1));
      }
    } else if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') depth--;
    const ends = start >= 0 && (depth === 0 || (depth === 1 && char === ','));
    if (!ends) continue;
    if (key !== name) kept.push(json.slice(start, i));
    start = -1;
  }
  return `{${kept.join(',')}}`;
}
