import { statSync } from '../../platform/disk.js';

/** A text that changes with a file; undefined where it is not there, is no plain file, or is larger than `largest` bytes. Never throws. */
export function readStamp(path: string, largest = Number.POSITIVE_INFINITY): string | undefined {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats?.isFile() === true && stats.size <= largest ? `${stats.mtimeMs} ${stats.ctimeMs} ${stats.size} ${stats.ino}` : undefined;
  } catch {
    return undefined;
  }
}
