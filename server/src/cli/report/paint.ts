const CODES = { bold: 1, red: 31, yellow: 33, cyan: 36, green: 32, grey: 90 } as const;

/** Colours a text, or leaves it as it is. */
export type Paint = (style: keyof typeof CODES, text: string) => string;

export function painter(colours: boolean): Paint {
  return (style, text) => (colours ? `\x1b[${CODES[style]}m${text}\x1b[0m` : text);
}
