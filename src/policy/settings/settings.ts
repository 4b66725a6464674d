import { TEST_GLOBS } from '../files/files.js';
import { compileGlobs, createUnknownKeyError, findNearest, type Place, placeBelow, readChoice, readEntries, readIdentifier, readList, readSpecifier, readText, readWords } from './values.js';
import { readMigration } from './migration.js';
import type { DatabaseNameCheck, InstanceSetting, Settings } from './types.js';

/**
 * What users write under `settings['sequelize-guard']`. All of it is optional and plain JSON.
 * A list replaces the default list of its key.
 */
export interface SequelizeGuardSettings {
  /** The folder that globs and `./` paths start from, absolute or from ESLint's working directory (the default). */
  readonly root?: string | undefined;
  /** Globs, relative to the root, of the files that are exempt from the rules that judge production code. */
  readonly files?: {
    /** Test files. Default: `*.{test,spec,e2e-spec,cy}.*`, folders such as test, `__tests__`, spec and e2e, and the set-up files of test runners. */
    readonly test?: readonly string[] | undefined;
    /** Files that only ever run against a development database. Default: folders `dev` and files `*.dev.*`. */
    readonly dev?: readonly string[] | undefined;
    /** Migrations and seeders, where dropping and deleting is expected. Default: folders `migrations`, `migration`, `seeders` and `seeds`. */
    readonly migration?: readonly string[] | undefined;
  } | undefined;
  /** The call that `--fix` writes in place of a destructive sync, and how it is imported. */
  readonly migration?: {
    /** One call, without `await` or semicolon, such as `umzug.up()`. */
    readonly call: string;
    /** The import that the call needs; leave out for a global name. */
    readonly import?: {
      /** The name that the call uses. */
      readonly name: string;
      /** A path from the root when it starts with `./` or `../`; any other specifier is written as it is. */
      readonly from: string;
      /** How the module exports it. Default: `named`. */
      readonly kind?: 'named' | 'default' | 'namespace' | undefined;
    } | undefined;
  } | {
    /** A command that applies the migrations before the process starts; the fix then writes `authenticate()`. */
    readonly command: string;
  } | undefined;
  /** The major version of Sequelize. Default: by the file's imports, else by the nearest package.json, else 6. */
  readonly sequelizeVersion?: 6 | 7 | undefined;
  /** Sequelize instances that files import, and what is behind them. */
  readonly instances?: readonly {
    /** The name it is exported by, or `default`. */
    readonly name: string;
    /** A path from the root when it starts with `./` or `../`, else the specifier as files write it. */
    readonly from: string;
    /** `in-memory`: SQLite without a file. `sqlite`: SQLite in a file. `server`: any database server. */
    readonly kind: 'in-memory' | 'sqlite' | 'server';
    /** Whether its constructor is given a good `match` under `sync`. Default: false. */
    readonly match?: boolean | undefined;
  }[] | undefined;
  /** Functions that throw, or end the process, unless the connected database may be destroyed. */
  readonly databaseNameChecks?: readonly {
    /** The name it is exported by, or `default`. */
    readonly name: string;
    /** A path from the root when it starts with `./` or `../`, else the specifier as files write it. */
    readonly from: string;
  }[] | undefined;
  /** Words that mark a database as one that may be destroyed. Default: test, dev, development, local, ci, e2e, sandbox. */
  readonly words?: readonly string[] | undefined;
  /** Words that mark a production database. Default: prod, production, live, main, master. */
  readonly productionNames?: readonly string[] | undefined;
}

/** The key of these settings in ESLint's `settings`. */
const NAMESPACE = 'sequelize-guard';
/** The key under which the configs keep what ESLint's cache has to follow: no user's setting, and no misspelt one. */
export const CACHE_KEY = 'sequelize-guard/cache';
const SHARED: Place = { subject: 'setting', key: '' };
const settingsByRaw = new WeakMap<object, Settings>();
/** Keys of other plugins: few, and the same in every file, though ESLint may make the object that holds them anew. */
const searched = new Set<string>();

/**
 * Reads `context.settings['sequelize-guard']`. Throws an error that names the key, what it got and what it takes.
 * The result is the same object for the same `raw`, so that what is computed from it can be kept by it.
 */
export function readSettings(raw: unknown): Settings {
  if (raw === undefined) return DEFAULT_SETTINGS;
  if (typeof raw !== 'object' || raw === null) return parseSettings(raw);
  const settings = settingsByRaw.get(raw) ?? parseSettings(raw);
  settingsByRaw.set(raw, settings);
  return settings;
}

/** All rules ask in every file, one after the other. */
let last: { readonly shared: unknown; readonly settings: Settings } | undefined;

/**
 * Reads the settings out of all that ESLint's `settings` hold. Throws as `readSettings` does, and when they seem to
 * be under a misspelt key, where no plugin would read them.
 */
export function readSharedSettings(shared: Readonly<Record<string, unknown>>): Settings {
  if (last?.shared === shared) return last.settings;
  refuseMisspelt(shared);
  const settings = readSettings(Object.hasOwn(shared, NAMESPACE) ? shared[NAMESPACE] : undefined);
  last = { shared, settings };
  return settings;
}

function refuseMisspelt(shared: Readonly<Record<string, unknown>>): void {
  // Without a list of the keys: most projects have no settings, and every rule asks in every file.
  for (const key in shared) {
    if (key === NAMESPACE || key === CACHE_KEY || searched.has(key) || !Object.hasOwn(shared, key)) continue;
    if (findNearest(key, [NAMESPACE]) !== undefined) throw createUnknownKeyError({ ...SHARED, key }, shared[key], [NAMESPACE]);
    searched.add(key);
  }
}

/** What holds where nothing is set. */
export const DEFAULT_SETTINGS: Settings = {
  root: undefined,
  files: {
    test: TEST_GLOBS,
    dev: ['**/dev/**', '**/*.dev.*'],
    migration: ['**/{migrations,migration,seeders,seeds}/**'],
  },
  migration: undefined,
  sequelizeVersion: undefined,
  instances: [],
  databaseNameChecks: [],
  words: ['test', 'dev', 'development', 'local', 'ci', 'e2e', 'sandbox'],
  productionNames: ['prod', 'production', 'live', 'main', 'master'],
};

type ReadValue<T> = (value: unknown, place: Place) => T;

const PLACE: Place = { subject: 'setting', key: '' };
const READERS: { readonly [Key in keyof Settings]: ReadValue<Settings[Key]> } = {
  root: (value, place) => readText(value, place, "the path of a folder, absolute or from ESLint's working directory"),
  files: readFiles,
  migration: readMigration,
  sequelizeVersion: (value, place) => readChoice<6 | 7>(value, place, [6, 7]),
  instances: (value, place) => readList(value, place, readInstance),
  databaseNameChecks: (value, place) => readList(value, place, readDatabaseNameCheck),
  words: readWords,
  productionNames: readWords,
};

/** Every key that settings may have. */
export const SETTING_KEYS: readonly string[] = Object.keys(READERS);

/** Reads settings as a user writes them. Throws an error that names the key, what it got and what it takes. */
function parseSettings(raw: unknown): Settings {
  const entries = readEntries(raw, PLACE, SETTING_KEYS);
  const read = <Key extends keyof Settings>(key: Key): Settings[Key] =>
    entries.has(key) ? READERS[key](entries.get(key), placeBelow(PLACE, key)) : DEFAULT_SETTINGS[key];
  return {
    root: read('root'),
    files: read('files'),
    migration: read('migration'),
    sequelizeVersion: read('sequelizeVersion'),
    instances: read('instances'),
    databaseNameChecks: read('databaseNameChecks'),
    words: read('words'),
    productionNames: read('productionNames'),
  };
}

function readFiles(value: unknown, place: Place): Settings['files'] {
  const entries = readEntries(value, place, Object.keys(DEFAULT_SETTINGS.files));
  const read = (role: keyof Settings['files']): readonly string[] =>
    entries.has(role) ? readGlobs(entries.get(role), placeBelow(place, role)) : DEFAULT_SETTINGS.files[role];
  return { test: read('test'), dev: read('dev'), migration: read('migration') };
}

function readGlobs(value: unknown, place: Place): readonly string[] {
  compileGlobs(value, place);
  return value as readonly string[];
}

function readInstance(value: unknown, place: Place): InstanceSetting {
  const entries = readEntries(value, place, ['name', 'from', 'kind', 'match']);
  return {
    name: readIdentifier(entries.get('name'), placeBelow(place, 'name')),
    from: readSpecifier(entries.get('from'), placeBelow(place, 'from')),
    kind: readChoice(entries.get('kind'), placeBelow(place, 'kind'), ['in-memory', 'sqlite', 'server']),
    match: entries.has('match') && readChoice(entries.get('match'), placeBelow(place, 'match'), [true, false]),
  };
}

function readDatabaseNameCheck(value: unknown, place: Place): DatabaseNameCheck {
  const entries = readEntries(value, place, ['name', 'from']);
  return {
    name: readIdentifier(entries.get('name'), placeBelow(place, 'name')),
    from: readSpecifier(entries.get('from'), placeBelow(place, 'from')),
  };
}
