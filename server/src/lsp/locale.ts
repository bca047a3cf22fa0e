import type { Localized } from '../core/engine/rule.ts';

/** The language in which the server speaks to people. */
export class Locale {
  #language: 'en' | 'zh';

  /** @param tag of the client, as `zh-cn`, `en`; undefined means English. */
  constructor(tag: string | undefined) {
    this.#language = languageOf(tag);
  }

  /** Speaks another language from now on. */
  use(tag: string | undefined): void {
    this.#language = languageOf(tag);
  }

  get language(): 'en' | 'zh' {
    return this.#language;
  }

  say(message: Localized): string {
    return message[this.#language];
  }
}

function languageOf(tag: string | undefined): 'en' | 'zh' {
  return tag !== undefined && /^zh\b/i.test(tag) ? 'zh' : 'en';
}
