import type { Localized } from '../core/engine/rule.ts';

/** The languages that Kanwu speaks. */
export type Language = keyof Localized;

/**
 * The language of messages: Chinese where the environment asks for it, else English.
 * @param env environment variables; the first of LC_ALL, LC_MESSAGES and LANG that is set decides
 * @param fallback the system's locale, for systems without those variables
 */
export function languageOf(env: Readonly<Record<string, string | undefined>>, fallback: string): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || fallback;
  return /^zh\b|^zh_/i.test(locale) ? 'zh' : 'en';
}

/** Wrong use of the command line: says what is wrong, what is allowed, what to do. */
export class UsageError extends Error {
  readonly text: Localized;

  constructor(en: string, zh: string) {
    super(en);
    this.text = { en, zh };
  }
}

/** Something that went wrong with one input; the others are still done. */
export class InputError extends Error {
  readonly text: Localized;

  constructor(en: string, zh: string) {
    super(en);
    this.text = { en, zh };
  }
}
