// Loaded before a program that runs on Node: writes what it used to the file in BENCH_USAGE when it ends.
/* eslint-disable @typescript-eslint/no-require-imports -- loaded by --require */
const { writeFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

if (isMainThread && process.env.BENCH_USAGE) {
  const start = performance.now();
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    writeFileSync(process.env.BENCH_USAGE, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1000, wall: performance.now() - start, megabytes: maxRSS / 1024 }));
  });
}
