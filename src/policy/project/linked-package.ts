import { lstatSync, realpathSync } from '../../platform/disk.js';
import { path } from '../../platform/paths.js';

const INSTALLED = /[\\/]node_modules[\\/]/;

/**
 * Whether a package is installed as a link to a folder of the same repository, as npm and Yarn do for workspaces that
 * are listed with a plain version range. `folders` are searched in their order, as Node does. Never throws.
 */
export function isLinkedPackage(name: string, folders: readonly string[]): boolean {
  for (const folder of folders) {
    const target = readTargetPath(path.join(folder, 'node_modules', name));
    // pnpm links every package, but to its store, which keeps them in folders named node_modules too.
    if (target !== undefined) return !INSTALLED.test(target);
  }
  return false;
}

function readTargetPath(file: string): string | undefined {
  try {
    // Most folders do not have it: asked in this way, that costs no error thrown and caught.
    return lstatSync(file, { throwIfNoEntry: false }) && realpathSync(file);
  } catch {
    return undefined;
  }
}
