/** Phrases in which a character is right that would be wrong elsewhere. */
export class PhraseSet {
  readonly #byChar = new Map<string, { readonly phrase: string; readonly at: number }[]>();

  /** @param phrases separated by `|` */
  constructor(phrases: string) {
    for (const phrase of phrases.split('|')) {
      for (let at = 0; at < phrase.length; at++) {
        const known = this.#byChar.get(phrase[at]!);
        if (known === undefined) this.#byChar.set(phrase[at]!, [{ phrase, at }]);
        else known.push({ phrase, at });
      }
    }
  }

  /** Whether the character at `at` stands in one of the phrases. */
  holds(text: string, at: number): boolean {
    const entries = this.#byChar.get(text[at]!);
    return entries?.some(({ phrase, at: within }) => text.startsWith(phrase, at - within)) ?? false;
  }
}
