import { isBuiltin, listFoldersAbove } from '../../platform/disk.js';
import { path as paths } from '../../platform/paths.js';
import { type LintedFile, resolveFile, resolveRoot } from '../files/files.js';
import { isLinkedPackage } from './linked-package.js';
import { type ProjectMigrations, readMigrations } from './migrations.js';
import { judgeMigrator, type MigratorState, readMigratorOf, readProgram } from './migrator.js';
import { isSameModule } from './modules.js';
import { bringsSequelize, type Dependencies, isLocalRange, namesSequelize, readDrivers, readMajorVersion, readPackageJson, readStamp } from './package-json.js';
import { readCliFolders } from './sequelizerc.js';
import type { InstanceSetting, MigrationCall, Settings } from '../settings/types.js';

/** Whose code an import specifier names. `own`: code of this project, about which nothing is known here. */
export type SpecifierKind = 'sequelize' | 'package' | 'builtin' | 'own';

/** What the package.json files above a linted file say. */
export interface Project {
  /** Whether there is a package.json, and each one can be read. */
  readonly found: boolean;
  /** Whether one lists a package that brings Sequelize, or `sequelizeVersion` is set. */
  readonly listsSequelize: boolean;
  /** Whether they list neither Sequelize nor a framework that brings it: a call is then Sequelize's only by what its file says. */
  readonly isWithoutSequelize: boolean;
  /** `sequelizeVersion`, else by the nearest package.json that lists Sequelize; undefined when none does. */
  readonly majorVersion: 6 | 7 | undefined;
  /** What the nearest package.json lists. */
  readonly drivers: { readonly sqlite: boolean; readonly server: boolean };
  /** Whether the file is in a folder that a `.sequelizerc` above it names as that of migrations or seeders. */
  readonly isInCliFolder: boolean;
  /** The file's folder and those above it that are asked, the nearest first. */
  readonly folders: readonly string[];
  /** Whether one of them lists a package by this name. */
  lists(name: string): boolean;
  /** Tells whose code an import specifier names. */
  specifierKind(source: string): SpecifierKind;
}

const RUNTIME_SCHEME = /^(?:node|bun|deno|cloudflare):/;
/** Relative and absolute paths, subpath imports (`#db`), the usual aliases (`~/db`, `@/db`) and URLs. */
const OWN_SPECIFIER = /^(?:[./\\#~]|@\/|[a-z]+:|$)/i;
const PACKAGE_NAME = /^(?:@[^/]+\/)?[^/@]+/;

/**
 * Reads every package.json from the file's folder up to `settings.root`, when it is set and is above the file,
 * else up to the root of the file system. A virtual file starts at the working directory.
 */
export function readProject(file: LintedFile, settings: Settings): Project {
  const folders = readFolders(file, settings);
  const files = folders.map((folder) => readPackageJson(folder)).filter((content) => content !== undefined);
  const lists = files.map((content) => content.dependencies);
  const listedMajor = lists.map((list) => readMajorVersion(list)).find((major) => major !== undefined);
  const kinds = new Map<string, SpecifierKind>();
  const found = files.length > 0 && files.every((content) => content.kind === 'readable');
  const listsSequelize = settings.sequelizeVersion !== undefined || listedMajor !== undefined;
  return {
    found,
    listsSequelize,
    isWithoutSequelize: found && !listsSequelize && !lists.some((list) => namesSequelize(list)),
    majorVersion: settings.sequelizeVersion ?? listedMajor,
    drivers: readDrivers(lists[0] ?? new Map()),
    get isInCliFolder() {
      return isInCliFolder(file, folders);
    },
    folders,
    lists: (name) => lists.some((list) => list.has(name)),
    specifierKind(source) {
      // Looks at the disk: once for all calls and rules.
      const kind = kinds.get(source) ?? resolveSpecifier(source, { lists, folders });
      kinds.set(source, kind);
      return kind;
    },
  };
}

/** The file's folder and those above it, the nearest first. */
function readFolders(file: LintedFile, settings: Settings): readonly string[] {
  const path = resolveFile(file);
  const start = path === undefined ? resolveRoot(file.cwd, undefined) : paths.dirname(path);
  return listFoldersAbove(start, settings.root === undefined ? undefined : resolveRoot(file.cwd, settings.root));
}

function isInCliFolder(file: LintedFile, folders: readonly string[]): boolean {
  const path = resolveFile(file);
  if (path === undefined) return false;
  const named = folders.map((folder) => readCliFolders(folder)).find(({ migrations, seeders }) => migrations !== undefined || seeders !== undefined);
  return [named?.migrations, named?.seeders].some((folder) => folder !== undefined && path.startsWith(folder + paths.sep));
}

interface Surroundings {
  readonly lists: readonly Dependencies[];
  readonly folders: readonly string[];
}

function resolveSpecifier(source: string, surroundings: Surroundings): SpecifierKind {
  const specifier = source.replace(/^npm:/, '');
  if (isBuiltin(specifier) || RUNTIME_SCHEME.test(specifier)) return 'builtin';
  if (OWN_SPECIFIER.test(specifier)) return 'own';
  return resolvePackage(PACKAGE_NAME.exec(specifier)?.[0] ?? specifier, surroundings);
}

function resolvePackage(name: string, { lists, folders }: Surroundings): SpecifierKind {
  const range = lists.find((list) => list.has(name))?.get(name);
  if (bringsSequelize(name, range ?? '')) return 'sequelize';
  if (range === undefined) return lists.length === 0 ? 'package' : 'own';
  return isLocalRange(range) || isLinkedPackage(name, folders) ? 'own' : 'package';
}

/** An import as a file writes it, and the export that is the instance; undefined where nothing shows that it is one. */
export interface Imported {
  readonly source: string;
  readonly instance: string | undefined;
}

/** The setting of `instances` for the instance behind a receiver, or undefined. It says nothing of what else its module exports. */
export function findInstanceSetting(receiver: { readonly imported: Imported | undefined }, settings: Settings, file: LintedFile & { readonly root: string }): InstanceSetting | undefined {
  // Looked for where it may be found alone: most projects list none.
  const imported = settings.instances.length > 0 ? receiver.imported : undefined;
  if (!imported) return undefined;
  return settings.instances.find((instance) => imported.instance === instance.name && isSameModule(imported.source, instance.from, file));
}

/**
 * What the disk shows of migrations where a file is linted. `missing`: the configured file is not there; `outdated`: the
 * set-up is written for Umzug 3, and an older one is installed.
 */
export interface MigrationState {
  /** Undefined for code that has no file on disk, and where there is no package.json. */
  readonly project: ProjectMigrations | undefined;
  /** Of the migrator that `settings.migration` names. What is not shown is the user's word. */
  readonly configured: MigratorState | 'missing' | 'outdated';
  /** Of an Umzug that the linted file makes itself, by its text. */
  judgeUmzug(text: string): MigratorState | 'outdated';
}

const NOTHING: MigrationState = { project: undefined, configured: 'unknown', judgeUmzug: () => 'unknown' };

/** Reads what the disk shows. `folders` are the file's folder and those above it, the nearest first. Never throws. */
export function readMigrationState(file: LintedFile, settings: Settings, folders: readonly string[]): MigrationState {
  const linted = resolveFile(file);
  if (linted === undefined || readStamp(linted) === undefined) return NOTHING;
  const project = readMigrations(folders);
  const root = resolveRoot(file.cwd, settings.root);
  // The first is where `npm start` starts.
  const working = [...new Set([...(project ? [project.base] : []), root, file.cwd])];
  const judge = (text: string, own: string): MigratorState | 'outdated' =>
    isOutdated(text, project) ? 'outdated' : judgeMigrator(text, own, working);
  return {
    project,
    get configured() {
      return judgeSetting({ settings, root, project }, judge);
    },
    judgeUmzug: (text) => judge(text, paths.dirname(linted)),
  };
}

interface Configured {
  readonly settings: Settings;
  readonly root: string;
  readonly project: ProjectMigrations | undefined;
}

function judgeSetting({ settings: { migration }, root, project }: Configured, judge: (text: string, own: string) => MigrationState['configured']): MigrationState['configured'] {
  if (migration?.kind === 'command') return judgeCommand(migration.command, project);
  const imported = migration?.import;
  if (!imported || !/^\.{1,2}\//.test(imported.from)) return 'unknown';
  const file = findModule(paths.resolve(root, imported.from));
  if (file === undefined) return 'missing';
  const text = readProgram(file);
  return text === undefined ? 'unknown' : judge(readMigratorOf(text, readName(migration.call, imported)), paths.dirname(file));
}

/** A command of sequelize-cli runs what is in the folder; others are the user's word. */
function judgeCommand(command: string, project: ProjectMigrations | undefined): MigratorState {
  if (!project || !/\bsequelize(?:-cli)?\b/.test(command)) return 'unknown';
  if (project.files.length === 0) return 'none';
  return project.format?.signature === 'context' ? 'forContext' : 'some';
}

/** In the migrator's file, a default import has the name that the call starts with. */
function readName(call: string, { kind, name }: NonNullable<MigrationCall['import']>): string {
  return kind === 'namespace' ? (/^[\w$]+\s*\.\s*([\w$]+)/.exec(call)?.[1] ?? name) : name;
}

const SCRIPT = /\.([cm]?)[jt]sx?$/;
const ENDINGS = ['.js', '.ts', '.mjs', '.cjs', '.mts', '.cts', '.json', '.tsx'];

/** The file that a path without, or with, its extension names: TypeScript writes `./umzug.js` for `umzug.ts`. */
function findModule(file: string): string | undefined {
  const base = file.replace(SCRIPT, '');
  const written = SCRIPT.test(file) ? [file, file.replace(SCRIPT, '.$1ts')] : [file];
  const named = [...written, ...ENDINGS.map((ending) => base + ending), ...ENDINGS.map((ending) => paths.join(file, `index${ending}`))];
  return named.find((candidate) => readStamp(candidate) !== undefined);
}

/** Umzug 2 knows neither `glob` nor `context`, and exports no `SequelizeStorage`. */
function isOutdated(text: string, project: ProjectMigrations | undefined): boolean {
  const major = project?.umzug.major;
  return major !== undefined && major < 3 && /\bSequelizeStorage\b|\bglob\s*:|\bcontext\s*:/.test(text);
}
