import type { Localized } from '../engine/rule.ts';
import type { Original, Reading, Route } from './channels.ts';

const ORIGINALS: Readonly<Record<Original, string>> = { 'utf-8': 'UTF-8', gb18030: 'GBK', big5: 'Big5' };

const READINGS: Readonly<Record<Reading, string>> = {
  gb18030: 'GBK',
  big5: 'Big5',
  shift_jis: 'Shift_JIS',
  'euc-kr': 'EUC-KR',
  latin: 'Windows-1252',
  'windows-1250': 'Windows-1250',
  macintosh: 'MacRoman',
  fallback: 'UTF-8',
  'windows-1251': 'Windows-1251',
  'windows-1254': 'Windows-1254',
  'iso-8859-15': 'ISO 8859-15',
  cp437: 'CP437',
  cp850: 'CP850',
  'koi8-r': 'KOI8-R',
};

export function originalName(original: Original): string {
  return ORIGINALS[original];
}

/** The route as people say it: `UTF-8 read as GBK`. `standing` decides between Latin-1 and Windows-1252. */
export function routeName({ original, reading }: Route, standing: string): Localized {
  const from = ORIGINALS[original];
  let to = READINGS[reading];
  // 80–9F are controls in Latin-1 and, but for five, characters in Windows-1252.
  if (reading === 'latin' && /[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f]/.test(standing)) to = 'Latin-1';
  if (reading === 'fallback')
    return {
      en: `${from} read as UTF-8 with a Latin-1 fallback`,
      zh: `${from} 被当作 UTF-8 读取（读不通处按 Latin-1）`,
    };
  return { en: `${from} read as ${to}`, zh: `${from} 被当作 ${to} 读取` };
}

/** All routes in the order in which they happened. */
export function routesName(routes: readonly Route[], standing: string): Localized {
  const names = routes.map((route, i) => routeName(route, i === 0 ? standing : '')).reverse();
  return { en: names.map(({ en }) => en).join(', then '), zh: names.map(({ zh }) => zh).join('，再') };
}
