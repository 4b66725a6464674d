import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Tests of the packed plugin in projects with other programs and databases: two minutes of three are theirs. */
const END_TO_END = ['tests/e2e/**/*.test.ts', 'tests/baseline/**/*.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // A worker for each core, where Vitest would keep one free: the end-to-end tests mostly wait for other programs.
    maxWorkers: availableParallelism(),
    // Loading three ESLints and TypeScript costs more than most files' tests, so a worker keeps packages from file to file.
    // The project's own modules are loaded afresh for each file all the same. A test leaves process.env and the current
    // folder as they were.
    isolate: false,
    projects: [
      { extends: true, test: { name: 'in-process', include: ['tests/**/*.test.ts'], exclude: END_TO_END } },
      { extends: true, test: { name: 'end-to-end', include: END_TO_END } },
    ],
  },
});
