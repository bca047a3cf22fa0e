/**
 * `.kanwu-ignore.json`: findings that somebody looked at and wants to hear no more of. They are held by rule and by
 * the text that the finding stands on, so that the document itself stays untouched and edits elsewhere change nothing.
 */
import { readObject } from './config.ts';
import { globProblem, isIgnoredPath } from './globs.ts';
import type { JsonMember, JsonNode } from './json.ts';
import { type ConfigProblem, ProblemList } from './problem.ts';
import { CATEGORIES, ruleNames, unknownEntry, unknownRule, wrongType } from './values.ts';

export const IGNORE_LIST_NAME = '.kanwu-ignore.json';

export interface IgnoreEntry {
  readonly rule: string;
  /** The text that the finding stands on, exactly. */
  readonly text: string;
  /** Glob of the files that it is meant for, relative to the list's folder; undefined means all. */
  readonly files?: string;
  /** Why; for people. */
  readonly reason?: string;
}

export interface IgnoreList {
  readonly entries: readonly IgnoreEntry[];
  readonly problems: readonly ConfigProblem[];
}

const ENTRY_KEYS = ['rule', 'text', 'files', 'reason'] as const;

/**
 * @param text the file's text
 * @param source its path or URI, for messages
 */
export function parseIgnoreList(text: string, source: string): IgnoreList {
  const list = new ProblemList(text, source);
  const entries: IgnoreEntry[] = [];
  for (const member of readObject(text, list)) {
    if (member.key === 'ignore') {
      if (member.value.kind !== 'array') list.add('ignore', member.value, wrongType('array', member.value));
      else {
        member.value.items.forEach((item, index) => {
          const entry = readEntry(item, `ignore[${index}]`, list);
          if (entry !== undefined) entries.push(entry);
        });
      }
    } else if (member.key !== '$schema') {
      list.add(member.key, member, unknownEntry(member.key, ['$schema', 'ignore']));
    }
  }
  return { entries, problems: list.problems };
}

function readEntry(item: JsonNode, path: string, list: ProblemList): IgnoreEntry | undefined {
  if (item.kind !== 'object') {
    list.add(path, item, wrongType('object', item));
    return undefined;
  }
  const values = new Map<string, string>();
  for (const member of item.members) {
    const value = readField(member, `${path}.${member.key}`, list);
    if (value !== undefined) values.set(member.key, value);
  }
  const rule = values.get('rule');
  const text = values.get('text');
  if (rule === undefined || text === undefined) {
    if (!item.members.some(({ key }) => key === 'rule') || !item.members.some(({ key }) => key === 'text')) {
      list.add(path, item, { en: '`rule` and `text` must both be given', zh: '`rule` 和 `text` 都必须给出' });
    }
    return undefined;
  }
  const files = values.get('files');
  const reason = values.get('reason');
  return { rule, text, ...(files !== undefined && { files }), ...(reason !== undefined && { reason }) };
}

function readField({ key, value, start, end }: JsonMember, path: string, list: ProblemList): string | undefined {
  if (!ENTRY_KEYS.some((known) => known === key)) {
    list.add(path, { start, end }, unknownEntry(key, ENTRY_KEYS));
    return undefined;
  }
  if (value.kind !== 'string') {
    list.add(path, value, wrongType('string', value));
    return undefined;
  }
  const problem =
    key === 'rule' && !isRuleId(value.value)
      ? unknownRule(value.value)
      : key === 'files'
        ? globProblem(value.value)
        : key === 'text' && value.value === ''
          ? { en: 'the empty text would take out every finding without length', zh: '空文本会忽略所有没有长度的问题' }
          : undefined;
  if (problem === undefined) return value.value;
  list.add(path, value, problem);
  return undefined;
}

function isRuleId(name: string): boolean {
  return ruleNames().includes(name) && !CATEGORIES.some((category) => category === name);
}

/**
 * The test that the analysis asks for every finding, or undefined where nothing is ignored.
 * @param path the document, relative to the list's folder, with `/`
 */
export function ignoreTest(
  entries: readonly IgnoreEntry[],
  path: string,
): ((rule: string, quoted: string) => boolean) | undefined {
  const keys = new Set(
    entries
      .filter(({ files }) => files === undefined || isIgnoredPath(path, [files]))
      .map(({ rule, text }) => `${rule}\n${text}`),
  );
  return keys.size === 0 ? undefined : (rule, quoted) => keys.has(`${rule}\n${quoted}`);
}

/**
 * The text of a list with one entry more; what stands there already is kept, but comments are not.
 * @param text the list's text now, or undefined where there is none yet
 * @returns undefined where the list has problems: it must be mended by hand first
 */
export function withIgnored(text: string | undefined, entry: IgnoreEntry): string | undefined {
  const { entries, problems } = text === undefined ? { entries: [], problems: [] } : parseIgnoreList(text, '');
  if (problems.length > 0) return undefined;
  const known = entries.some((e) => e.rule === entry.rule && e.text === entry.text && e.files === entry.files);
  return `${JSON.stringify({ ignore: known ? entries : [...entries, entry] }, undefined, 2)}\n`;
}
