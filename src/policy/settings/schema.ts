import { compileGlobs } from '../files/globs.js';
import { TEST_GLOBS } from '../files/test-files.js';
import { readMigration } from './migration.js';
import { placeBelow, type Place } from './error.js';
import { readChoice, readEntries, readIdentifier, readList, readSpecifier, readText, readWords } from './values.js';
import type { DatabaseNameCheck, InstanceSetting, Settings } from './types.js';

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
export function parseSettings(raw: unknown): Settings {
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
