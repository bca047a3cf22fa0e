import { describe, expect, test } from 'vitest';
import type { ProposedText } from '../../server/src/lsp/protocol.ts';
import { connect, URI } from './harness.ts';

const TEXT = '柳溪镇的干部艰苦奋斗。\n软件被发明以后，皇后大道𠮷水段改在里面。\n';

async function convert(text: string, argument: object): Promise<ProposedText> {
  const client = await connect({ settings: {}, locale: 'en' });
  await client.open(text);
  try {
    const argument0 = { uri: URI, ...argument };
    return await client.request('workspace/executeCommand', { command: 'kanwu.convertScript', arguments: [argument0] });
  } finally {
    await client.stop();
  }
}

describe('kanwu.convertScript', () => {
  test('converts words, and corrects what the converter chooses wrongly', async () => {
    const { text } = await convert(TEXT, { target: 'taiwan' });
    expect(text).toBe('柳溪鎮的幹部艱苦奮鬥。\n軟件被發明以後，皇后大道𠮷水段改在裡面。\n');
  });

  test('takes the words of Taiwan where asked to', async () => {
    expect((await convert('软件\n', { target: 'taiwan-idioms' })).text).toBe('軟體\n');
  });

  test('converts back', async () => {
    const { text, edits } = await convert('艱苦奮鬥的幹部\n', { target: 'simplified' });
    expect(text).toBe('艰苦奋斗的干部\n');
    expect(edits.map(({ newText }) => newText).join('')).toBe('艰奋斗干');
  });

  test('converts a range and leaves the rest alone', async () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 6 } };
    expect((await convert(TEXT, { target: 'traditional', range })).text).toBe(TEXT.replace('镇的干部', '鎮的幹部'));
  });

  test('proposes nothing for a target that there is not', async () => {
    expect(await convert(TEXT, { target: 'klingon' })).toBeNull();
  });
});
