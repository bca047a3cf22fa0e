/** What mirrors do to a text: characters without meaning before punctuation, a passage that stands twice. */
import type { Furnished, Passage } from './furniture.ts';
import type { Random } from './random.ts';

/** Rare characters of the sort that mirrors use, and a few common ones that come as the first of two. */
const RARE = '裳踽氍毹鼐黼黻魍魉籱鬣鼙鼗饕餮麒虬蟊蚩孑孓卮酆阈阊阕陬隰雉霏霭靥鞣韪颏颡飨馔骈鹎鹧麈鼱齑龃龉';
const FIRST = '麻花石木竹云';

/** One or two rare characters before one in 8 to 20 marks of punctuation that follow Han characters. */
export function addNoise(sound: string, random: Random): Furnished {
  const every = random.integer(8, 20);
  const passages: Passage[] = [];
  let text = '';
  let copied = 0;
  for (const match of sound.matchAll(/(?<=\p{Script=Han}{3})[，。；]/gu)) {
    if (random.integer(1, every) !== 1) continue;
    const rare = random.pick([...RARE]);
    const noise =
      random.next() < 0.5 ? rare : (random.next() < 0.5 ? random.pick([...FIRST]) : random.pick([...RARE])) + rare;
    text += sound.slice(copied, match.index);
    passages.push({ start: text.length, end: text.length + noise.length });
    text += noise;
    copied = match.index;
  }
  return { text: text + sound.slice(copied), sound, passages };
}

/** A paragraph, or a page of paragraphs, once more: right behind itself or further down. */
export function repeatPassage(sound: string, random: Random): Furnished {
  const lines = sound.split('\n');
  const page = random.next() < 0.5;
  const starts = lines.flatMap((line, i) => (line.length >= 60 && /[。；]$/.test(line) ? [i] : []));
  if (starts.length < 3) return { text: sound, sound, passages: [] };
  const first = random.pick(starts.slice(0, -1));
  let last = first;
  if (page) {
    let length = lines[first]!.length;
    while (last + 1 < lines.length && length < 700) length += lines[++last]!.length;
    if (length < 700) return { text: sound, sound, passages: [] };
  }
  const at = page && random.next() < 0.5 ? lines.length : last + 1;
  const again = lines.slice(first, last + 1);
  const before = lines.slice(0, at).join('\n');
  const start = before.length + 1;
  const added = again.join('\n');
  const text = [...lines.slice(0, at), ...again, ...lines.slice(at)].join('\n');
  return { text, sound, passages: [{ start, end: start + added.length }] };
}

const SCRAP = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789;[]{}|`~@#^&!?$_+-*=%()<>.,:';

/** What the commonest forum software writes: a digit, mark or blank, a blank, a letter or mark, five to fifteen times. */
function randomPairs(random: Random): string {
  const code = (from: number, to: number): string => String.fromCharCode(random.integer(from, to));
  return Array.from({ length: random.integer(5, 15) }, () => `${code(32, 59)} ${code(63, 126)}`).join('');
}

/** What forums put behind sentences, at line ends and on lines of their own against copying. */
export function addForumNoise(sound: string, random: Random): Furnished {
  const every = random.integer(6, 16);
  const isPairs = random.next() < 0.5;
  const passages: Passage[] = [];
  let text = '';
  let copied = 0;
  const mark = (): string => random.pick([...';[]{}|`~@#^&!?$_']);
  for (const match of sound.matchAll(/[，。；](?=\n|\p{Script=Han})/gu)) {
    if (random.integer(1, every) !== 1) continue;
    const scraps = Array.from({ length: random.integer(6, 16) }, (_, i) => {
      const letter = random.pick([...SCRAP]);
      return i % 2 === 0
        ? `${mark()}${random.next() < 0.5 ? letter : ''}`
        : `${letter}${random.next() < 0.4 ? random.integer(0, 9) : ''}`;
    });
    const at = match.index + 1;
    const noise = isPairs ? randomPairs(random) : `${random.next() < 0.5 ? ' ' : ''}${scraps.join(' ')}`;
    text += sound.slice(copied, at);
    passages.push({ start: text.length, end: text.length + noise.length });
    text += noise;
    copied = at;
  }
  return { text: text + sound.slice(copied), sound, passages };
}
