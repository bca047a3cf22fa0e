import { expect, it } from 'vitest';
import { balanced } from '../../../server/src/core/encoding/balance.ts';
import { prose } from '../../../server/src/core/judge/prose.ts';

const among = [...'，）（。'].map((sign) => sign.codePointAt(0) as number);
const text = '（村民会议）村民代表）应当公布';

it('puts another sign where a bracket that was guessed has no partner', () => {
  const stretch = { start: 0, end: 15, text, guesses: [{ offset: 5, among }] };
  expect(balanced('?'.repeat(15), [stretch], prose())[0]?.text).toBe('（村民会议，村民代表）应当公布');
});

it('leaves signs whose bytes are known, and lines whose brackets match', () => {
  const known = { start: 0, end: 15, text, guesses: [] };
  expect(balanced('?'.repeat(15), [known], prose())[0]).toBe(known);
  const sound = { start: 0, end: 6, text: '（村民会议）', guesses: [{ offset: 5, among }] };
  expect(balanced('?'.repeat(6), [sound], prose())[0]).toBe(sound);
});
