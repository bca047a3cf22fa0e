import { expect, it } from 'vitest';
import { kanwu, useKanwu } from './kanwu.ts';

useKanwu();

const message = (content: object) => {
  const body = JSON.stringify({ jsonrpc: '2.0', ...content });
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
};

it('kanwu lsp --stdio answers a client until it says goodbye', async () => {
  const params = { processId: null, rootUri: null, capabilities: {} };
  const input = [
    message({ id: 1, method: 'initialize', params }),
    message({ method: 'initialized', params: {} }),
    message({ id: 2, method: 'shutdown' }),
    message({ method: 'exit' }),
  ].join('');
  const { code, stdout, stderr } = await kanwu(['lsp', '--stdio'], { input, staysOpen: true });
  expect(stderr).toBe('');
  expect(code).toBe(0);
  expect(stdout).toContain('"id":1,"result":{"capabilities":{');
});
