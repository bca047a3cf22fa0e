import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{core,rules,lsp,cli,corpus,project}/**/*.test.ts'],
    testTimeout: 120_000,
    pool: 'forks',
    // The analysis keeps no state between runs, so files may share its modules: loading them costs more than most tests.
    isolate: false,
  },
});
