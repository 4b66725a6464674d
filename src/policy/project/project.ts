import { isBuiltin, listFoldersAbove } from '../../platform/disk.js';
import { path as paths } from '../../platform/paths.js';
import { type LintedFile, resolveFile, resolveRoot } from '../files/files.js';
import { isLinkedPackage } from './linked-package.js';
import { isSameModule } from './modules.js';
import { bringsSequelize, type Dependencies, isLocalRange, namesSequelize, readDrivers, readMajorVersion, readPackageJson } from './package-json.js';
import { readCliFolders } from './sequelizerc.js';
import type { InstanceSetting, Settings } from '../settings/types.js';

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
