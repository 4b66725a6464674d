// The disk, as the rules read it. A bundler that builds for a browser puts disk.browser.ts in its place (`browser` in
// package.json), so both export the same names.
import { up } from 'empathic/walk';

export { existsSync, lstatSync, opendirSync, readdirSync, readFileSync, realpathSync, statSync, type Dirent } from 'node:fs';
export { isBuiltin } from 'node:module';

/** A folder and those above it, the nearest first; up to `last`, where that is given and is one of them. Absolute paths. */
export function listFoldersAbove(folder: string, last: string | undefined): readonly string[] {
  return up(folder, last === undefined ? {} : { last });
}
