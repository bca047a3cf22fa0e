import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{core,rules,lsp,cli,corpus,project}/**/*.test.ts'],
    testTimeout: 120_000,
    pool: 'forks',
  },
});
