import { defineConfig } from 'vitest/config';

/** One file, whose processes are those of a build over several machines: Redis, who adds, and workers. */
export default defineConfig({ test: { include: ['test/queue/*.test.ts'], testTimeout: 240_000, hookTimeout: 240_000 } });
