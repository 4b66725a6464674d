#!/usr/bin/env node
import { text } from 'node:stream/consumers';
import { run } from './run.js';

// `… | head` closes the pipe when it has enough: there is nobody left to write to.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

void run(process.argv.slice(2), {
  folder: process.cwd(),
  isInteractive: process.stderr.isTTY,
  readInput: () => text(process.stdin),
  print: (written) => process.stdout.write(written),
  warn: (written) => process.stderr.write(written),
}).then((code) => {
  // Not process.exit: it would cut off what a pipe has not taken yet.
  process.exitCode = code;
});
