// A bundler that builds for a browser puts fingerprint.browser.ts in its place (`browser` in package.json).
import { createHash, randomUUID, type Hash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';

/** Files whose content decides what is reported or fixed in other files. */
const READ = /^(?:package\.json|\.sequelizerc)$|umzug|migrator/i;
/** Files and folders whose names do: migrations, and the configurations of test runners. */
const NAMED = /migrat|seed|^(?:jest|vitest|playwright|cypress|wdio|karma)\.|^\.mocharc/i;
const NEVER_ENTERED = new Set(['node_modules', '.git']);
const MOST_FOLDERS = 20_000;
const LARGEST = 1024 * 1024;

/**
 * What the rules read beside the file that they lint, as one string that changes with it: the package.json files and
 * `.sequelizerc` from `folder` up and down, the names of migrations. ESLint's cache knows the configuration alone. In a
 * tree of too many folders it is another string each time, so that no old result is used. Runs nothing; never throws.
 */
export function fingerprintProject(folder = process.cwd()): string {
  const hash = createHash('sha256');
  for (let above = path.dirname(folder); above !== path.dirname(above); above = path.dirname(above)) {
    for (const name of ['package.json', '.sequelizerc']) addContent(hash, path.join(above, name), path.relative(folder, above));
  }
  return addFolders(hash, folder) ? hash.digest('hex') : randomUUID();
}

/** Whether all folders were seen. */
function addFolders(hash: Hash, root: string): boolean {
  const waiting = [root];
  for (let count = 0, next = waiting.pop(); next !== undefined; count += 1, next = waiting.pop()) {
    if (count >= MOST_FOLDERS) return false;
    for (const entry of listSorted(next)) {
      const file = path.join(next, entry.name);
      if (entry.isDirectory() && !NEVER_ENTERED.has(entry.name)) waiting.push(file);
      else if (!entry.isDirectory()) addFile(hash, file, path.relative(root, file));
    }
  }
  return true;
}

function addFile(hash: Hash, file: string, name: string): void {
  const isRead = READ.test(path.basename(file));
  if (isRead) addContent(hash, file, name);
  else if (NAMED.test(path.basename(file)) || NAMED.test(path.dirname(name))) hash.update(`${name}\0`);
}

function addContent(hash: Hash, file: string, name: string): void {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats?.isFile() !== true) return;
    hash.update(`${name}\0`).update(stats.size > LARGEST ? String(stats.mtimeMs) : readFileSync(file)).update('\0');
  } catch {
    hash.update(`${name}\0closed\0`);
  }
}

function listSorted(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((left, right) => (left.name < right.name ? -1 : 1));
  } catch {
    return [];
  }
}
