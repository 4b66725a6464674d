import { path as paths } from '../../platform/paths.js';
import { resolveFile, type LintedFile } from '../files/paths.js';

const EXTENSION = /(?:\/index)?(?:\.d)?(?:\.[cm]?[jt]sx?)?$/;

/**
 * True where an import specifier of a linted file and the `from` of a setting name one module. A `from` with `./` or
 * `../` is a path from the root; the file's own relative specifiers start at its folder. Extensions and `/index` do
 * not count. Every other specifier is compared as it is written.
 */
export function isSameModule(specifier: string, from: string, file: LintedFile & { readonly root: string }): boolean {
  if (!isRelative(from)) return specifier === from;
  if (!isRelative(specifier)) return false;
  const path = resolveFile(file);
  if (path === undefined) return false;
  return strip(paths.resolve(paths.dirname(path), specifier)) === strip(paths.resolve(file.root, from));
}

function isRelative(specifier: string): boolean {
  return /^\.\.?(?:\/|$)/.test(specifier);
}

function strip(path: string): string {
  return path.replaceAll('\\', '/').replace(EXTENSION, '');
}
