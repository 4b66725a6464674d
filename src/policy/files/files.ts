import { existsSync } from '../../platform/disk.js';
import { path, path as paths } from '../../platform/paths.js';
import { compileGlobFinder, type GlobFinder, type Place, placeBelow, readEntries } from '../settings/values.js';
import type { Settings } from '../settings/types.js';

/** The option `files` of a rule. A list replaces the one of the settings, key by key. */
export interface FilesOption {
  readonly test?: readonly string[];
  readonly dev?: readonly string[];
  readonly migration?: readonly string[];
}

/** What the file is for. All roles are false for production code: also for virtual files and files outside the root. */
export interface FileRoles {
  readonly test: boolean;
  readonly dev: boolean;
  readonly migration: boolean;
  /** Why the file has the roles that it has. */
  readonly reasons: Readonly<Partial<Record<FileRole, RoleReason>>>;
  /** With `/`, relative to the root; undefined for a file that is virtual or outside the root. */
  readonly path: string | undefined;
}

export type FileRole = 'test' | 'dev' | 'migration';

/** Why a file has a role. */
export type RoleReason =
  /** A glob of the setting `files`, or of a rule's option of that name. */
  | { readonly kind: 'glob'; readonly glob: string; readonly from: 'setting' | 'option' }
  /** A set-up file that has the configuration of a test runner beside it. */
  | { readonly kind: 'runnerSetup'; readonly config: string };

interface RoleMatcher {
  readonly find: GlobFinder;
  readonly from: 'setting' | 'option';
}

type RoleMatchers = Readonly<Record<FileRole, RoleMatcher>>;

const OPTION: Place = { subject: 'rule option', key: 'files' };
const SETTING: Place = { subject: 'setting', key: 'files' };
/** Sets of globs whose compiled forms are kept. Past it, they are compiled again. */
const MOST_OPTIONS = 100;
/** ESLint may hand each file a fresh copy of the options, so they are told apart by their text. */
const matchersBySettings = new WeakMap<Settings, Map<string, RoleMatchers>>();

/** The roles of a file, by the globs of the settings and of the rule's option. Throws as `readRoleMatchers` does. */
export function classifyFile(file: LintedFile, settings: Settings, option?: FilesOption): FileRoles {
  const matchers = readRoleMatchers(settings, option);
  const absolute = resolveFile(file);
  const path = absolute === undefined ? undefined : readRelativePath(resolveRoot(file.cwd, settings.root), absolute);
  if (path === undefined) return { test: false, dev: false, migration: false, reasons: {}, path };
  const isDefault = option?.test === undefined && settings.files.test === TEST_GLOBS;
  const test = findGlob(matchers.test, path) ?? (isDefault ? findRunnerSetup(absolute as string) : undefined);
  const dev = findGlob(matchers.dev, path);
  const migration = findGlob(matchers.migration, path);
  const reasons = { ...(test && { test }), ...(dev && { dev }), ...(migration && { migration }) };
  return { test: test !== undefined, dev: dev !== undefined, migration: migration !== undefined, reasons, path };
}

function findGlob({ find, from }: RoleMatcher, path: string): RoleReason | undefined {
  const glob = find(path);
  return glob === undefined ? undefined : { kind: 'glob', glob, from };
}

function findRunnerSetup(file: string): RoleReason | undefined {
  const config = findRunnerConfig(file);
  return config === undefined ? undefined : { kind: 'runnerSetup', config };
}

/** Compiles the globs, once per list. Throws on a refused glob or an option of the wrong type, naming the key. */
export function readRoleMatchers(settings: Settings, option?: FilesOption): RoleMatchers {
  const known = matchersBySettings.get(settings) ?? new Map<string, RoleMatchers>();
  matchersBySettings.set(settings, known);
  const key = option === undefined ? '' : JSON.stringify(option);
  const cached = known.get(key);
  if (cached !== undefined) return cached;
  const compiled = compileRoles(settings, option);
  if (known.size >= MOST_OPTIONS) known.clear();
  known.set(key, compiled);
  return compiled;
}

/** Throws where the option `files` of a rule has a key that the rule does not go by. */
export function validateRoles(option: FilesOption | undefined, roles: readonly FileRole[]): void {
  readEntries(option ?? {}, OPTION, roles);
}

function compileRoles(settings: Settings, option: FilesOption | undefined): RoleMatchers {
  const written = readEntries(option ?? {}, OPTION, ['test', 'dev', 'migration']);
  const compile = (role: FileRole): RoleMatcher =>
    written.has(role)
      ? { find: compileGlobFinder(written.get(role), placeBelow(OPTION, role)), from: 'option' }
      : { find: compileSetting(settings.files[role], role), from: 'setting' };
  return { test: compile('test'), dev: compile('dev'), migration: compile('migration') };
}

/** The lists that apply where none is given are the same for every settings: they are compiled once. */
const findersByList = new WeakMap<readonly string[], GlobFinder>();

function compileSetting(globs: readonly string[], role: FileRole): GlobFinder {
  const known = findersByList.get(globs);
  if (known !== undefined) return known;
  const find = compileGlobFinder(globs, placeBelow(SETTING, role));
  findersByList.set(globs, find);
  return find;
}

/**
 * What projects call their tests: by the ending, by the folder, and the files that test runners load first. A plain
 * `setup.js` is not one of them: installers and start scripts have that name, too.
 */
export const TEST_GLOBS: readonly string[] = [
  '**/*.{test,spec,e2e-spec,cy}.*',
  '**/{test,tests,Test,Tests,testing,__test__,__tests__,__mocks__,spec,specs,e2e,cypress,integration-tests}/**',
  '**/features/support/**',
  '**/{jest,vitest}{.,-}setup.*',
  '**/{test-setup,testSetup,setup-tests,setupTests,global-setup,globalSetup}.*',
];

const SETUP = /^(?:.+\.)?setup\.[cm]?[jt]sx?$/;
const RUNNERS = ['jest', 'vitest', 'playwright', 'cypress', 'wdio.conf', 'karma.conf'];
const ENDINGS = ['js', 'ts', 'mjs', 'cjs', 'mts', 'cts', 'json'];
const CONFIGS = [...RUNNERS.flatMap((name) => ENDINGS.map((ending) => (name.includes('.') ? `${name}.${ending}` : `${name}.config.${ending}`))), '.mocharc.json', '.mocharc.js', '.mocharc.cjs', '.mocharc.yml', '.mocharc.yaml'];

/** The configuration of a test runner beside a file that is a `setup.js` or `auth.setup.ts`; undefined for every other file. Looks at the disk. */
function findRunnerConfig(file: string): string | undefined {
  const folder = path.dirname(file);
  return SETUP.test(path.basename(file)) ? CONFIGS.find((config) => existsSync(path.join(folder, config))) : undefined;
}

/** Whether a file, by its path from the root, is a script that people start by hand, against a database of their own. */
export function isScript(file: string | undefined): boolean {
  return /(?:^|\/)(?:scripts|bin|tools)\//.test(file ?? '');
}

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
function readRelativePath(root: string, file: string): string | undefined {
  const flavor = flavorOf(root);
  if (flavor !== flavorOf(file)) return undefined;
  const path = flavor.relative(root, file);
  if (path === '' || path === '..' || path.startsWith(`..${flavor.sep}`) || flavor.isAbsolute(path)) return undefined;
  return path.split(flavor.sep).join('/');
}

function flavorOf(path: string): typeof paths.posix {
  return WINDOWS_PATH.test(path) ? paths.win32 : paths.posix;
}
