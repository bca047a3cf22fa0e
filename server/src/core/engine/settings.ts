import type { Category, RuleMeta, Settings, Severity } from './rule.ts';

export const DEFAULT_SETTINGS: Settings = {
  rules: {},
  boilerplate: [],
  documentKind: undefined,
  script: undefined,
};

/** The category is the part of a rule id before the slash. */
export function categoryOf(id: string): Category {
  return id.slice(0, id.indexOf('/')) as Category;
}

/** The severity that the settings give a rule: its own entry wins over its category's, and that over the default. */
export function severityOf(meta: RuleMeta, settings: Settings): Severity | 'off' {
  return settings.rules[meta.id] ?? settings.rules[categoryOf(meta.id)] ?? meta.severity;
}

/** Whether a rule is meant by a selection of rule ids and categories; an empty selection means all. */
export function isSelected(id: string, selection: readonly string[]): boolean {
  return selection.length === 0 || selection.includes(id) || selection.includes(categoryOf(id));
}
