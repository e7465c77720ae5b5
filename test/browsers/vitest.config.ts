import { defineConfig } from 'vitest/config';

/** How `npm run test:browsers` runs: a file for each engine, two at a time. */
export default defineConfig({
  test: {
    include: ['test/browsers/*.test.ts'],
    globalSetup: 'test/browsers/shown.ts',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default'],
  },
});
