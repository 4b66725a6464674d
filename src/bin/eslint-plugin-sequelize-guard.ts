#!/usr/bin/env node
import { run } from './run.js';

void run(process.argv.slice(2), {
  folder: process.cwd(),
  isInteractive: process.stderr.isTTY,
  print: (text) => process.stdout.write(text),
  warn: (text) => process.stderr.write(text),
}).then((code) => {
  // Not process.exit: it would cut off what a pipe has not taken yet.
  process.exitCode = code;
});
