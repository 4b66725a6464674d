import { path as paths } from '../../platform/paths.js';
import { type LintedFile, resolveFile } from '../files/files.js';

/** TypeScript imports `.ts` as `.js`, `.mts` as `.mjs`; `db.mjs` and `db.cjs` are two modules. */
const EXTENSION = /(?:\.d)?\.(?<format>[cm]?)[jt]sx?$/;

/**
 * True where an import specifier of a linted file and the `from` of a setting name one module. A `from` with `./` or
 * `../` is a path from the root; the file's own relative specifiers start at its folder. An ending and `/index` do not
 * count where one of the two leaves them out. Every other specifier is compared as it is written.
 */
export function isSameModule(specifier: string, from: string, file: LintedFile & { readonly root: string }): boolean {
  if (!isRelative(from)) return specifier === from;
  if (!isRelative(specifier)) return false;
  const path = resolveFile(file);
  if (path === undefined) return false;
  return isSameFile(paths.resolve(paths.dirname(path), specifier), paths.resolve(file.root, from));
}

function isSameFile(one: string, other: string): boolean {
  const [first, second] = [readParts(one), readParts(other)];
  if (first.name === second.name) return first.format === undefined || second.format === undefined || first.format === second.format;
  return isFolderOf(first, second) || isFolderOf(second, first);
}

interface PathParts {
  readonly name: string;
  /** `c` of `.cjs`, `m` of `.mjs`, else empty; undefined without an ending. */
  readonly format: string | undefined;
}

function readParts(path: string): PathParts {
  const written = path.replaceAll('\\', '/');
  return { name: written.replace(EXTENSION, ''), format: EXTENSION.exec(written)?.groups?.format };
}

/** `./db` may be the file `db/index.js`; `./db.js` is not. */
function isFolderOf(folder: PathParts, index: PathParts): boolean {
  return folder.format === undefined && index.name === `${folder.name}/index`;
}

function isRelative(specifier: string): boolean {
  return /^\.\.?(?:\/|$)/.test(specifier);
}
