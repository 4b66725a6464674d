import { readFileSync, statSync } from '../../platform/disk.js';
import { path as paths } from '../../platform/paths.js';
import { isSequelizeDependency } from '../../vocabulary/sequelize.js';

/** What the rules ask of one package.json. */
export interface PackageJson {
  /** `unreadable`: the file is there, but says nothing that can be relied on. */
  readonly kind: 'readable' | 'unreadable';
  /** Name to version range, of dependencies of every kind. */
  readonly dependencies: ReadonlyMap<string, string>;
  /** What `.js` files are; undefined where it does not say. */
  readonly type?: 'module' | 'commonjs' | undefined;
  /** The package's own version. */
  readonly version?: string | undefined;
}

interface CachedFile {
  readonly stamp: string;
  readonly content: PackageJson;
}

const FIELDS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];
/** Folders whose nearest package.json is kept. Past it, it is looked for again. */
const MOST_FOLDERS = 500;
const UNREADABLE: PackageJson = { kind: 'unreadable', dependencies: new Map() };
/** Bounded, because editor servers live for days; entries are checked against the file each time. */
const filesByFolder = new Map<string, CachedFile>();

/** The package.json in `folder`; undefined when there is none. Never throws. */
export function readPackageJson(folder: string): PackageJson | undefined {
  const path = paths.join(folder, 'package.json');
  const stamp = readStamp(path);
  if (stamp === undefined) return undefined;
  const cached = filesByFolder.get(folder);
  if (cached?.stamp === stamp) return cached.content;
  const content = parsePackageJson(path);
  if (filesByFolder.size >= MOST_FOLDERS) filesByFolder.clear();
  filesByFolder.set(folder, { stamp, content });
  return content;
}

function parsePackageJson(path: string): PackageJson {
  try {
    const json: unknown = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
    if (!isRecord(json)) return UNREADABLE;
    const { type, version } = json;
    return {
      kind: 'readable',
      dependencies: readDependencies(json),
      type: type === 'module' || type === 'commonjs' ? type : undefined,
      version: typeof version === 'string' ? version : undefined,
    };
  } catch {
    return UNREADABLE;
  }
}

function readDependencies(json: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const dependencies = new Map<string, string>();
  for (const field of FIELDS) {
    const listed = json[field];
    if (!isRecord(listed)) continue;
    for (const [name, range] of Object.entries(listed)) {
      if (!dependencies.has(name)) dependencies.set(name, typeof range === 'string' ? range : '');
    }
  }
  return dependencies;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const SQLITE_DRIVERS = new Set([
  'sqlite3',
  '@sequelize/sqlite3',
  'better-sqlite3',
  '@vscode/sqlite3',
  '@journeyapps/sqlcipher',
  '@louislam/sqlite3',
  'sql.js',
]);
const SERVER_DRIVERS = new Set([
  'pg',
  'pg-native',
  'postgres',
  '@sequelize/postgres',
  'mysql',
  'mysql2',
  '@sequelize/mysql',
  'mariadb',
  '@sequelize/mariadb',
  'tedious',
  '@sequelize/mssql',
  'oracledb',
  '@sequelize/oracle',
  'snowflake-sdk',
  '@sequelize/snowflake',
  'ibm_db',
  'odbc',
  '@sequelize/db2',
  '@sequelize/db2-ibmi',
]);
const ALIAS = /^npm:(@?[^@]+)(?:@(.*))?$/;
/** npm takes a bare path such as `../db` for one with `file:`. */
const LOCAL_RANGE = /^(?:workspace:|file:|link:|portal:|\.{0,2}\/|~\/)/;

/** Name to version range, as listed in a package.json. */
export type Dependencies = ReadonlyMap<string, string>;

/** Whether the range points to code of the same repository. */
export function isLocalRange(range: string): boolean {
  return LOCAL_RANGE.test(range);
}

/** Whether a listed dependency brings Sequelize, under its own name or an alias. */
export function bringsSequelize(name: string, range: string): boolean {
  return isSequelizeDependency(name) || isSequelizeDependency(readTarget(name, range).name);
}

/** Keeps what is found in a list, which is the same for all files below its package.json, and long. */
function perList<Found>(find: (dependencies: Dependencies) => Found): (dependencies: Dependencies) => Found {
  const kept = new WeakMap<Dependencies, { readonly found: Found }>();
  return (dependencies) => {
    const known = kept.get(dependencies) ?? { found: find(dependencies) };
    kept.set(dependencies, known);
    return known.found;
  };
}

/** Whether one is called after Sequelize, such as `@midwayjs/sequelize`, or is an alias of such a package. */
export const namesSequelize = perList((dependencies) => [...dependencies].some(([name, range]) => /sequelize/i.test(name) || /sequelize/i.test(range)));

/** The major version of Sequelize that the dependencies bring; undefined when they bring none. */
export const readMajorVersion = perList((dependencies): 6 | 7 | undefined => {
  const sequelize = [...dependencies].filter(([name, range]) => bringsSequelize(name, range));
  if (sequelize.some(([name, range]) => isSeven(name, range))) return 7;
  return sequelize.length === 0 ? undefined : 6;
});

/** Which kinds of database driver the dependencies list. */
export const readDrivers = perList((dependencies): { readonly sqlite: boolean; readonly server: boolean } => {
  const names = Array.from(dependencies, ([name, range]) => readTarget(name, range).name);
  return {
    sqlite: names.some((name) => SQLITE_DRIVERS.has(name)),
    server: names.some((name) => SERVER_DRIVERS.has(name)),
  };
});

/** Version 7 lives in the scope `@sequelize`; its first alphas were published as `sequelize`. */
function isSeven(name: string, range: string): boolean {
  const target = readTarget(name, range);
  if (name.startsWith('@sequelize/') || target.name.startsWith('@sequelize/')) return true;
  const isSequelize = name === 'sequelize' || target.name === 'sequelize';
  return isSequelize && Number(/\d+/.exec(target.range)?.[0] ?? 6) >= 7;
}

/** The package that a listed name installs: another one for `"orm": "npm:sequelize@^6"`. */
function readTarget(name: string, range: string): { readonly name: string; readonly range: string } {
  const alias = ALIAS.exec(range);
  return alias?.[1] === undefined ? { name, range } : { name: alias[1], range: alias[2] ?? '' };
}

/** A text that changes with a file; undefined where it is not there, is no plain file, or is larger than `largest` bytes. Never throws. */
export function readStamp(path: string, largest = Number.POSITIVE_INFINITY): string | undefined {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats?.isFile() === true && stats.size <= largest ? `${stats.mtimeMs} ${stats.ctimeMs} ${stats.size} ${stats.ino}` : undefined;
  } catch {
    return undefined;
  }
}
