import { path } from '../../platform/paths.js';

/**
 * The specifier to write for `from`: with `./` or `../` it is a path from `root`, written relative to the linted file
 * and with its extension; any other is written as it is. Undefined where no relative path leads there (another drive).
 */
export function resolveSpecifier(from: string, file: { readonly filename: string; readonly root: string }): string | undefined {
  if (!isRelative(from)) return from;
  const root = toPosix(file.root);
  const folder = path.posix.dirname(toAbsolute(file.filename, root));
  if (readDrive(root) !== readDrive(folder)) return undefined;
  const flavor = readDrive(root) === '' ? path.posix : path.win32;
  const relative = toPosix(flavor.relative(folder, path.posix.join(root, from)));
  return relative.startsWith('../') ? relative : `./${relative}`;
}

/** True where a file is the one that `from` names, with or without its extension. */
export function isSpecifiedFile(from: string, file: { readonly filename: string; readonly root: string }): boolean {
  const root = toPosix(file.root);
  return isRelative(from) && withoutExtension(path.posix.join(root, from)) === withoutExtension(toAbsolute(file.filename, root));
}

/** `./umzug`, `./umzug.js`, `./umzug.ts` and `./umzug/index.js` are one module. */
export function isSameSpecifier(a: string, b: string): boolean {
  return a === b || (isRelative(a) && isRelative(b) && withoutExtension(path.posix.normalize(a)) === withoutExtension(path.posix.normalize(b)));
}

/** True for specifiers that name code of the project, as `./x`, `#db` and `~/db` do. */
export function isOwnSpecifier(specifier: string): boolean {
  return isRelative(specifier) || /^(?:[#/~]|@\/)/.test(specifier);
}

function isRelative(specifier: string): boolean {
  return /^\.{1,2}(?:\/|$)/.test(specifier);
}

function withoutExtension(file: string): string {
  return file.replace(/\.[cm]?[jt]sx?$/, '').replace(/\/index$/, '');
}

function toPosix(file: string): string {
  return file.replaceAll('\\', '/');
}

function readDrive(file: string): string {
  return /^[A-Za-z]:/.exec(file)?.[0].toLowerCase() ?? '';
}

/** `<input>` and `<text>`, what ESLint calls code that has no file, are at the root. */
function toAbsolute(filename: string, root: string): string {
  const file = toPosix(filename);
  return /^(?:[A-Za-z]:)?\//.test(file) ? file : path.posix.join(root, file);
}
