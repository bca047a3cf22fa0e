import * as OpenCC from 'opencc-js';

/** Simplified text as a converter writes it in Traditional characters. */
export const convertText: (text: string) => string = OpenCC.Converter({ from: 'cn', to: 't' });
