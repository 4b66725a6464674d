import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // A worker for each core, where Vitest would keep one free: the end-to-end tests mostly wait for other programs.
  test: { include: ['tests/**/*.test.ts'], testTimeout: 300_000, maxWorkers: availableParallelism() },
});
