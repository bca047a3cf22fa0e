/** Which form of a Traditional character a document writes: 裏 or 裡, 為 or 爲, 臺 or 台. */
import type { DocumentScanner, DocumentView } from '../engine/rule.ts';
import { documentScript } from '../model/script.ts';
import { VARIANTS } from '../tables/conversion-contexts.generated.ts';
import { SIMPLIFIED_ONLY, scriptClasses, toSimplified, toTraditional } from '../tables/script-characters.ts';
import { getChoices } from './choices.ts';

export interface TraditionalForms {
  /** The form that the document itself writes of a character, or else the one of its variety. */
  localForm(char: string): string;
  /** Whether the document holds a character in any of its forms. */
  has(char: string): boolean;
  /** What should stand for the Simplified or Traditional character at `at` of `text`, in the document's own form. */
  convert(text: string, at: number): string;
}

/** Where a document shows no form of its own: what Taiwan writes. Elsewhere the first of the variants. */
const TAIWAN_FORMS: Readonly<Record<string, string>> = { 裏: '裡', 台: '臺' };

/** The forms of the document; worked out when the first wrong character is found. */
export const traditionalForms: DocumentScanner<TraditionalForms> = {
  name: 'traditional-forms',
  documents: [documentScript],
  steps: formsInSteps,
};

function* formsInSteps(view: DocumentView): Generator<undefined, TraditionalForms> {
  const counts = new Uint32Array(0x10000);
  for (const { text } of view.text.blocks) {
    for (let i = 0; i < text.length; i++) counts[text.charCodeAt(i)]!++;
    yield;
  }
  const { variety } = view.once(documentScript);
  return formsOf((char) => counts[char.charCodeAt(0)]!, variety === 'taiwan' || variety === 'unknown');
}

function formsOf(count: (char: string) => number, isTaiwan: boolean): TraditionalForms {
  const choices = getChoices();
  const variants = VARIANTS;
  const classes = scriptClasses();
  const localForm = (char: string): string => {
    const canonical = choices.canonical(char);
    let best = canonical;
    for (let i = 0; i < variants.length; i += 2) {
      const variant = variants[i]!;
      if (variants[i + 1] !== canonical || classes[variant.charCodeAt(0)] === SIMPLIFIED_ONLY) continue;
      if (count(variant) > count(best)) best = variant;
    }
    return count(best) === 0 && isTaiwan ? (TAIWAN_FORMS[canonical] ?? best) : best;
  };
  const has = (char: string): boolean => {
    const canonical = choices.canonical(char);
    if (count(canonical) > 0) return true;
    for (let i = 0; i < variants.length; i += 2)
      if (variants[i + 1] === canonical && count(variants[i]!) > 0) return true;
    return false;
  };
  return {
    localForm,
    has,
    convert: (text, at) => localForm(choices.choose(text, at) ?? toTraditional(toSimplified(text[at]!))),
  };
}
