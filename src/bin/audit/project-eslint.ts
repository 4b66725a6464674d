import { createRequire } from 'node:module';
import path from 'node:path';
import type { ESLint, Linter } from 'eslint';

/** The ESLint of the audited project, or the one installed beside this plugin. */
export interface ProjectESLint {
  readonly version: string;
  /** Whether it was found from the audited folder, not beside this plugin. */
  readonly isOfProject: boolean;
  /** The class that takes flat configuration, whatever its name is in that version. */
  readonly ESLintClass: typeof ESLint;
  /** An instance of that class which does not warn of an `.eslintignore`: an audit has no use for one. */
  createESLint(options: ESLint.Options): ESLint;
  /** An instance as the project's own command makes it, with its configuration: eslintrc too, where that is used. */
  createConfigured(options: { readonly cwd: string; readonly ignore?: boolean }): Promise<ESLint>;
}

export interface ProjectParsers {
  readonly typescript: Linter.Parser | undefined;
  readonly babel: Linter.Parser | undefined;
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'MODULE_NOT_FOUND' || code === 'ERR_PACKAGE_PATH_NOT_EXPORTED';
}

function resolveFrom(origin: string, specifier: string): string | undefined {
  try {
    return createRequire(origin).resolve(specifier);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Flat configuration as the plugin ships it needs 8.57. */
function isSupported(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 8 || (major === 8 && minor >= 57);
}

function loadFrom(origin: string, isOfProject: boolean): ProjectESLint | undefined {
  const manifest = resolveFrom(origin, 'eslint/package.json');
  if (manifest === undefined) return undefined;
  const load = createRequire(manifest);
  const { version } = load(manifest) as { version: string };
  if (!isSupported(version)) return undefined;
  const ESLintClass = version.startsWith('8.')
    ? (load('eslint/use-at-your-own-risk') as { FlatESLint: typeof ESLint }).FlatESLint
    : (load('eslint') as { ESLint: typeof ESLint }).ESLint;
  const { loadESLint } = load('eslint') as { loadESLint(options: { cwd: string }): Promise<typeof ESLint> };
  return {
    version, isOfProject, ESLintClass,
    createESLint: (options) => createSilently(ESLintClass, options),
    createConfigured: async (options) => createSilently(await loadESLint({ cwd: options.cwd }), options),
  };
}

function createSilently(ESLintClass: typeof ESLint, options: ESLint.Options): ESLint {
  const { emitWarning } = process;
  process.emitWarning = (warning: string | Error, ...rest: unknown[]) => {
    if (rest[0] !== 'ESLintIgnoreWarning') Reflect.apply(emitWarning, process, [warning, ...rest]);
  };
  try {
    return new ESLintClass(options);
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** Finds an ESLint ≥ 8.57: the project's own first, so that a hook and the audit agree. */
export function resolveProjectESLint(folder: string): ProjectESLint | undefined {
  return loadFrom(path.join(folder, 'package.json'), true) ?? loadFrom(__filename, false);
}

/** typescript-eslint brings the parser along without always hoisting it. */
const parserHosts = ['typescript-eslint', '@typescript-eslint/eslint-plugin', 'eslint-config-next'];

function loadParser(folder: string, name: string, hosts: readonly string[]): Linter.Parser | undefined {
  const own = path.join(folder, 'package.json');
  const origins = [own, ...hosts.map((host) => resolveFrom(own, host))];
  for (const origin of origins) {
    const found = origin === undefined ? undefined : resolveFrom(origin, name);
    const parser = found === undefined ? undefined : tryLoad(found);
    if (parser !== undefined) return parser;
  }
  return undefined;
}

/** A parser beside a TypeScript that it does not know throws when it is loaded: there is another one. */
function tryLoad(file: string): Linter.Parser | undefined {
  try {
    return createRequire(file)(file) as Linter.Parser;
  } catch {
    return undefined;
  }
}

/** The parsers the project has installed for its own linting. */
export function resolveProjectParsers(folder: string): ProjectParsers {
  return {
    typescript: loadParser(folder, '@typescript-eslint/parser', parserHosts),
    babel: loadParser(folder, '@babel/eslint-parser', []),
  };
}
