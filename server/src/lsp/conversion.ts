/** Converts between Simplified and Traditional with the dictionaries of OpenCC, which are loaded when first needed. */

export type Target = 'simplified' | 'traditional' | 'taiwan' | 'taiwan-idioms' | 'hong-kong';

/** What OpenCC calls the Traditional targets. */
const LOCALES = { traditional: 't', taiwan: 'tw', 'taiwan-idioms': 'twp', 'hong-kong': 'hk' } as const;

export function isTarget(value: unknown): value is Target {
  return value === 'simplified' || (typeof value === 'string' && Object.hasOwn(LOCALES, value));
}

/** A function that converts a text to the target form; line ends and everything that is not Han stay as they are. */
export async function converterTo(target: Target): Promise<(text: string) => string> {
  if (target === 'simplified') {
    const { Converter } = await import('opencc-js/t2cn');
    return Converter({ from: 'tw', to: 'cn' });
  }
  const { Converter } = await import('opencc-js/cn2t');
  return Converter({ from: 'cn', to: LOCALES[target] });
}
