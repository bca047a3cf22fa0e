/** The sample document is what its generator makes. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

it('samples/ is what scripts/make-sample.mjs writes', () => {
  const script = fileURLToPath(new URL('../../scripts/make-sample.mjs', import.meta.url));
  expect(execFileSync(process.execPath, [script, '--check'], { encoding: 'utf8' })).toBe('');
});
