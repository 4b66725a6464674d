import { path as paths } from '../../platform/paths.js';

/** What ESLint's rule context says about the file. `physicalFilename` leaves out the name of a code block. */
export interface LintedFile {
  readonly filename: string;
  readonly cwd: string;
  readonly physicalFilename?: string | undefined;
}

const WINDOWS_PATH = /^(?:[a-z]:[\\/]|\\\\)/i;
/** `<input>` and `<text>` of ESLint's API, and what `eslint --stdin` calls a file without a name. */
const VIRTUAL_NAME = /(?:^|[\\/])(?:<[a-z]+>|__placeholder__\.js)(?:$|[\\/])/i;
/** A code block as ESLint's processors name it: `readme.md/0_0.js`. A folder `v1.2` is not taken for a file. */
const CODE_BLOCK = /^(.*\.[a-z][a-z0-9]*)[\\/]\d+[._][^\\/]*$/i;

/** The absolute root: `settings.root`, resolved against ESLint's working directory, or that directory. */
export function resolveRoot(cwd: string, root: string | undefined): string {
  return flavorOf(cwd).resolve(cwd, root ?? '');
}

/**
 * The absolute path of the file on disk: a code block gives the file it stands in.
 * Undefined for a file that exists only in memory.
 */
export function resolveFile(file: LintedFile): string | undefined {
  const name = file.physicalFilename ?? CODE_BLOCK.exec(file.filename)?.[1] ?? file.filename;
  if (name === '' || VIRTUAL_NAME.test(name)) return undefined;
  // Resolving a Windows path on POSIX would put it below the working directory.
  if (WINDOWS_PATH.test(name)) return paths.win32.normalize(name);
  return flavorOf(file.cwd).resolve(file.cwd, name);
}

/** The path from `root` to `file` with `/`; undefined when the file stands outside. Case of a Windows root is ignored. */
export function readRelativePath(root: string, file: string): string | undefined {
  const flavor = flavorOf(root);
  if (flavor !== flavorOf(file)) return undefined;
  const path = flavor.relative(root, file);
  if (path === '' || path === '..' || path.startsWith(`..${flavor.sep}`) || flavor.isAbsolute(path)) return undefined;
  return path.split(flavor.sep).join('/');
}

function flavorOf(path: string): typeof paths.posix {
  return WINDOWS_PATH.test(path) ? paths.win32 : paths.posix;
}
