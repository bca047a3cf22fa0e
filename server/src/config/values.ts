/** What may stand in a configuration file, and how to say that something else stands there. */
import type { Localized, Severity } from '../core/engine/rule.ts';
import { RULES } from '../core/engine/rules.generated.ts';
import type { JsonNode } from './json.ts';
import { mostSimilar } from './similar.ts';

export const CATEGORIES = ['encoding', 'scrape', 'numbering', 'script', 'typography'] as const;

export const LEVELS = ['error', 'warning', 'info', 'hint', 'off'] as const satisfies readonly (Severity | 'off')[];

export { DOCUMENT_KINDS } from '../core/model/kinds.ts';

/** All that a rule setting or a selection may name: categories and rule ids. */
export function ruleNames(): readonly string[] {
  return [...CATEGORIES, ...RULES.map(({ meta }) => meta.id)];
}

/** Says that a name is no rule or category, and which one was likely meant. */
export function unknownRule(name: string): Localized {
  const similar = mostSimilar(name, ruleNames());
  return {
    en: `there is no rule or category \`${name}\`; ${similar === undefined ? '`kanwu rules` lists them' : `did you mean \`${similar}\`?`}`,
    zh: `没有名为 \`${name}\` 的规则或类别；${similar === undefined ? '用 `kanwu rules` 可列出全部' : `是否指 \`${similar}\`？`}`,
  };
}

/** Says that a word is none of those allowed. */
export function notAllowed(word: string, allowed: readonly string[]): Localized {
  const similar = mostSimilar(word, allowed);
  const list = allowed.map((value) => `\`${value}\``);
  return {
    en: `\`${word}\` is not allowed here; use ${list.join(', ')}${similar === undefined ? '' : ` (did you mean \`${similar}\`?)`}`,
    zh: `此处不能用 \`${word}\`；可用 ${list.join('、')}${similar === undefined ? '' : `（是否指 \`${similar}\`？）`}`,
  };
}

const KINDS: Readonly<Record<JsonNode['kind'], Localized>> = {
  object: { en: 'an object `{…}`', zh: '对象 `{…}`' },
  array: { en: 'a list `[…]`', zh: '列表 `[…]`' },
  string: { en: 'a string', zh: '字符串' },
  number: { en: 'a number', zh: '数字' },
  boolean: { en: '`true` or `false`', zh: '`true` 或 `false`' },
  null: { en: '`null`', zh: '`null`' },
};

/** Says that a value has the wrong type. */
export function wrongType(expected: JsonNode['kind'], node: JsonNode): Localized {
  return {
    en: `this must be ${KINDS[expected].en}, not ${KINDS[node.kind].en}`,
    zh: `此处应是${KINDS[expected].zh}，而不是${KINDS[node.kind].zh}`,
  };
}

/** Says that an object has an entry that nothing reads. */
export function unknownEntry(key: string, known: readonly string[]): Localized {
  const similar = mostSimilar(key, known);
  const list = known.map((name) => `\`${name}\``);
  return {
    en: `there is no setting \`${key}\`; ${similar === undefined ? `known are ${list.join(', ')}` : `did you mean \`${similar}\`?`}`,
    zh: `没有名为 \`${key}\` 的设置；${similar === undefined ? `可用的有 ${list.join('、')}` : `是否指 \`${similar}\`？`}`,
  };
}
