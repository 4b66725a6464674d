// Whatever ends the demo (its last line, an error, Ctrl-C), its processes and folders go with it. All of
// it happens in 'exit' handlers, which are synchronous: nothing can start or write once they run.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import path from 'node:path';

const children = new Set();
const folders = new Set();

process.once('exit', () => {
  for (const child of children) {
    child.kill('SIGKILL');
  }
  for (const folder of folders) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    console.error(`demo stopped by ${signal}`);
    process.exit(128 + constants.signals[signal]);
  });
}

/** Ends `child` with the demo, unless it has ended before. */
export function endWithDemo(child) {
  children.add(child);
  child.once('exit', () => children.delete(child));
}

/** A new folder that is removed with all it holds when the demo ends. */
export function makeTemporaryFolder() {
  // The real path: on macOS the temp folder is a symbolic link, and ESLint compares paths as text.
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'sequelize-guard-demo-'));
  folders.add(folder);
  return folder;
}
