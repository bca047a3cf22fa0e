/**
 * `.kanwurc.json`: severities, files to pass over, own furniture patterns, overrides for what is otherwise detected.
 * Written as JSON; comments and commas before a closing bracket are allowed.
 */
import type { Localized, Settings, Severity } from '../core/engine/rule.ts';
import { DEFAULT_SETTINGS } from '../core/engine/settings.ts';
import { SCRIPT_SETTINGS } from '../core/model/script.ts';
import { globProblem } from './globs.ts';
import { JsonError, type JsonMember, type JsonNode, readJson } from './json.ts';
import { type ConfigProblem, ProblemList } from './problem.ts';
import { DOCUMENT_KINDS, LEVELS, notAllowed, ruleNames, unknownEntry, unknownRule, wrongType } from './values.ts';

export const CONFIG_NAME = '.kanwurc.json';

export interface Config {
  /** Path or URI of the file; undefined where there is none. */
  readonly source: string | undefined;
  readonly settings: Settings;
  /** Globs of files to pass over, relative to the folder of the configuration. */
  readonly ignore: readonly string[];
}

export interface ParsedConfig {
  /** All that could be understood; what a problem names is left out. */
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
}

/** What holds where no configuration is found. */
export const NO_CONFIG: Config = { source: undefined, settings: DEFAULT_SETTINGS, ignore: [] };

const ENTRIES = ['$schema', 'rules', 'ignore', 'boilerplate', 'documentKind', 'script'];

/**
 * @param text the file's text
 * @param source its path or URI, for messages
 */
export function parseConfig(text: string, source: string): ParsedConfig {
  const list = new ProblemList(text, source);
  const root = readObject(text, list);
  const rules: Record<string, Severity | 'off'> = {};
  let ignore: readonly string[] = [];
  let boilerplate: readonly string[] = [];
  let documentKind: string | undefined;
  let script: string | undefined;
  for (const member of root) {
    const { key, value } = member;
    if (key === 'rules') {
      if (value.kind === 'object') Object.assign(rules, readRules(value.members, list));
      else list.add(key, value, wrongType('object', value));
    } else if (key === 'ignore') ignore = readStrings(member, list, globProblem);
    else if (key === 'boilerplate') boilerplate = readStrings(member, list, patternProblem);
    else if (key === 'documentKind') documentKind = readWord(member, DOCUMENT_KINDS, list);
    else if (key === 'script') script = readWord(member, SCRIPT_SETTINGS, list);
    else if (key !== '$schema') list.add(key, member, unknownEntry(key, ENTRIES));
  }
  const settings: Settings = { rules, boilerplate, documentKind, script };
  return { config: { source, settings, ignore }, problems: list.problems };
}

/** The members of the object that a configuration file must be; none where it is broken. */
export function readObject(text: string, list: ProblemList): readonly JsonMember[] {
  let root: JsonNode;
  try {
    root = readJson(text);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    list.add('', { start: error.offset, end: Math.min(error.offset + 1, text.length) }, notJson(error.text));
    return [];
  }
  if (root.kind !== 'object') {
    list.add('', root, wrongType('object', root));
    return [];
  }
  warnOfDuplicates(root.members, '', list);
  return root.members;
}

function notJson(text: Localized): Localized {
  return { en: `not valid JSON: ${text.en}`, zh: `不是有效的 JSON：${text.zh}` };
}

function warnOfDuplicates(members: readonly JsonMember[], path: string, list: ProblemList): void {
  const seen = new Set<string>();
  for (const member of members) {
    if (seen.has(member.key)) {
      list.add(path === '' ? member.key : `${path}["${member.key}"]`, member, {
        en: 'this stands here twice; the last one counts',
        zh: '此项出现了两次；以最后一次为准',
      });
    }
    seen.add(member.key);
  }
}

function readRules(members: readonly JsonMember[], list: ProblemList): Record<string, Severity | 'off'> {
  const rules: Record<string, Severity | 'off'> = {};
  const names = ruleNames();
  warnOfDuplicates(members, 'rules', list);
  for (const { key, value, start, end } of members) {
    const path = `rules["${key}"]`;
    if (!names.includes(key)) list.add(path, { start, end }, unknownRule(key));
    else if (value.kind !== 'string') list.add(path, value, wrongType('string', value));
    else {
      const level = LEVELS.find((candidate) => candidate === value.value);
      if (level === undefined) list.add(path, value, notAllowed(value.value, LEVELS));
      else rules[key] = level;
    }
  }
  return rules;
}

function readStrings(
  { key, value }: JsonMember,
  list: ProblemList,
  problemOf: (value: string) => Localized | undefined,
): readonly string[] {
  if (value.kind !== 'array') {
    list.add(key, value, wrongType('array', value));
    return [];
  }
  return value.items.flatMap((item, index) => {
    const path = `${key}[${index}]`;
    if (item.kind !== 'string') {
      list.add(path, item, wrongType('string', item));
      return [];
    }
    const problem = problemOf(item.value);
    if (problem === undefined) return [item.value];
    list.add(path, item, problem);
    return [];
  });
}

function readWord({ key, value }: JsonMember, allowed: readonly string[], list: ProblemList): string | undefined {
  if (value.kind !== 'string') list.add(key, value, wrongType('string', value));
  else {
    const word = allowed.find((candidate) => candidate.toLowerCase() === value.value.toLowerCase());
    if (word !== undefined) return word;
    list.add(key, value, notAllowed(value.value, allowed));
  }
  return undefined;
}

function patternProblem(source: string): Localized | undefined {
  if (source.trim() === '') {
    return { en: 'an empty pattern would match everywhere', zh: '空的正则表达式会匹配任何位置' };
  }
  try {
    if (!new RegExp(source, 'u').test('')) return undefined;
  } catch (error) {
    const reason = (error as Error).message.replace(/^Invalid regular expression: /, '');
    return { en: `not a valid regular expression: ${reason}`, zh: `不是有效的正则表达式：${reason}` };
  }
  return {
    en: 'this pattern matches the empty text and so would match everywhere',
    zh: '此正则表达式能匹配空文本，因此会匹配任何位置',
  };
}
