import { describe, expect, it } from 'vitest';
import { readSettings, readSharedSettings, type SequelizeGuardSettings } from '../../src/policy/settings/settings.js';

const PREFIX = 'eslint-plugin-sequelize-guard: ';
const KEYS = 'root, files, migration, sequelizeVersion, instances, databaseNameChecks, words, productionNames';
const umzug = { name: 'umzug', from: './umzug.js' };
const instance = { name: 'sequelize', from: './src/db.js', kind: 'server' };

describe('readSettings fills in what is not set', () => {
  it('gives the defaults when nothing is set', () => {
    expect(readSettings(undefined)).toEqual({
      root: undefined,
      files: {
        test: [
          '**/*.{test,spec,e2e-spec,cy}.*',
          '**/{test,tests,Test,Tests,testing,__test__,__tests__,__mocks__,spec,specs,e2e,cypress,integration-tests}/**',
          '**/features/support/**',
          '**/{jest,vitest}{.,-}setup.*',
          '**/{test-setup,testSetup,setup-tests,setupTests,global-setup,globalSetup}.*',
        ],
        dev: ['**/dev/**', '**/*.dev.*'],
        migration: ['**/{migrations,migration,seeders,seeds}/**'],
      },
      migration: undefined,
      sequelizeVersion: undefined,
      instances: [],
      databaseNameChecks: [],
      words: ['test', 'dev', 'development', 'local', 'ci', 'e2e', 'sandbox'],
      productionNames: ['prod', 'production', 'live', 'main', 'master'],
    });
  });

  it('takes an empty object, and keys that are undefined, for nothing set', () => {
    expect(readSettings({})).toEqual(readSettings(undefined));
    expect(readSettings({ root: undefined, files: undefined })).toEqual(readSettings(undefined));
    expect(readSettings({ files: { test: undefined } })).toEqual(readSettings(undefined));
  });

  it('replaces the list of a key and keeps the other defaults', () => {
    const settings = readSettings({ files: { test: ['qa/**'] }, words: ['staging'] });
    expect(settings.files).toEqual({ ...readSettings(undefined).files, test: ['qa/**'] });
    expect(settings.words).toEqual(['staging']);
    expect(settings.productionNames).toEqual(readSettings(undefined).productionNames);
  });

  it('takes an empty list, which exempts no file', () => {
    expect(readSettings({ files: { test: [], dev: [] } }).files).toMatchObject({ test: [], dev: [] });
  });

  it('takes named for the kind of the migration import, and false for the match of an instance', () => {
    expect(readSettings({ migration: { call: 'umzug.up()', import: umzug } }).migration).toEqual({
      kind: 'call',
      call: 'umzug.up()',
      import: { ...umzug, kind: 'named' },
    });
    expect(readSettings({ migration: { call: 'umzug.up()' } }).migration).toEqual({ kind: 'call', call: 'umzug.up()', import: undefined });
    expect(readSettings({ migration: { command: 'npm run migrate' } }).migration).toEqual({ kind: 'command', command: 'npm run migrate' });
    expect(readSettings({ instances: [instance] }).instances).toEqual([{ ...instance, match: false }]);
  });

  it('reads every key', () => {
    const written = {
      root: 'apps/api',
      files: { test: ['qa/**'], dev: ['dev/**'], migration: ['db/**'] },
      migration: { call: 'migrate(db)', import: { name: 'migrate', from: '@app/db', kind: 'default' } },
      sequelizeVersion: 7,
      instances: [{ ...instance, kind: 'in-memory', match: true }, { ...instance, name: 'default', kind: 'sqlite', match: false }],
      databaseNameChecks: [{ name: 'assertTestDatabase', from: './test/assert.js' }],
      words: ['qa'],
      productionNames: ['shop-live'],
    } as const satisfies SequelizeGuardSettings;
    expect(readSettings(written)).toEqual({ ...written, migration: { kind: 'call', ...written.migration } });
  });

  it('gives the same object for the same settings, frozen ones too', () => {
    const raw = Object.freeze({ files: Object.freeze({ test: Object.freeze(['qa/**']) }) });
    expect(readSettings(raw)).toBe(readSettings(raw));
    expect(readSettings({ ...raw })).not.toBe(readSettings(raw));
    expect(readSettings(undefined)).toBe(readSettings(undefined));
  });

  it('reads settings without a prototype, and only their own keys', () => {
    expect(readSettings(Object.assign(Object.create(null) as object, { root: 'a' })).root).toBe('a');
    expect(readSettings(Object.create({ root: 'inherited', nonsense: 1 })).root).toBeUndefined();
  });
});

const unknown = (key: string, got: string, known = KEYS): string => `unknown setting ${key}: got ${got}; takes only ${known}.`;
const files = 'test, dev, migration';
const list = 'takes a list of globs, relative to the root, for some of the files only, such as ["qa/**"].';
const call = 'takes one call, without await or semicolon, such as "umzug.up()".';
const path = 'takes an import path, such as "./src/db.js" (from the root) or "@app/db".';
const name = 'takes a JavaScript name, such as "sequelize".';
const words = 'takes a list of words, such as ["test"].';
const command = 'takes a command of one line that runs before the process starts, such as "npx sequelize-cli db:migrate".';
const object = (keys: string): string => `takes an object with the keys ${keys}.`;

const refused: readonly (readonly [title: string, raw: unknown, message: string])[] = [
  ['a number for the settings', 3, `settings['sequelize-guard']: got 3; ${object(KEYS)}`],
  ['null for the settings', null, `settings['sequelize-guard']: got null; ${object(KEYS)}`],
  ['a list for the settings', [], `settings['sequelize-guard']: got []; ${object(KEYS)}`],
  ['a misspelt key', { fiels: { test: [] } }, `${unknown('fiels', '{"test":[]}')} Did you mean files?`],
  ['a key in another case', { sequelizeversion: 6 }, `${unknown('sequelizeversion', '6')} Did you mean sequelizeVersion?`],
  ['a key with a letter too much', { filess: 1 }, `${unknown('filess', '1')} Did you mean files?`],
  ['a key with a letter too few', { word: 1 }, `${unknown('word', '1')} Did you mean words?`],
  ['a key with a letter changed', { wards: 1 }, `${unknown('wards', '1')} Did you mean words?`],
  ['a key with two letters changed', { warda: 1 }, `${unknown('warda', '1')} Did you mean words?`],
  ['a key with three letters changed', { waxda: 1 }, unknown('waxda', '1')],
  ['a key of one letter', { x: 1 }, unknown('x', '1')],
  ['a key that is like no other', { ignore: true }, unknown('ignore', 'true')],
  ['a misspelt key of files', { files: { tests: ['a'] } }, `${unknown('files.tests', '["a"]', files)} Did you mean test?`],
  ['a key named __proto__', JSON.parse('{"__proto__":{"files":1}}'), unknown('__proto__', '{"files":1}')],
  ['a key named constructor', { constructor: 1 }, unknown('constructor', '1')],
  ['a key of files named toString', { files: { toString: 1 } }, unknown('files.toString', '1', files)],
  ['an empty root', { root: '' }, `setting root: got ""; takes the path of a folder, absolute or from ESLint's working directory.`],
  ['a root that is no text', { root: ['a'] }, `setting root: got ["a"]; takes the path of a folder, absolute or from ESLint's working directory.`],
  ['a list for files', { files: ['**/*.test.js'] }, `setting files: got ["**/*.test.js"]; ${object(files)}`],
  ['a number for a list', { files: { test: 3 } }, `setting files.test: got 3; ${list}`],
  ['a text for a list', { files: { test: 'qa/**' } }, `setting files.test: got "qa/**"; ${list}`],
  ['null for a list', { files: { dev: null } }, `setting files.dev: got null; ${list}`],
  ['a list in a list', { files: { dev: [['a']] } }, `setting files.dev: got ["a"] in the list; ${list}`],
  ['a sparse list', { files: { dev: new Array(1) } }, `setting files.dev: got nothing in the list; ${list}`],
  ['a glob for every file', { files: { test: ['**'] } }, `setting files.test: got "**", which matches every file; ${list}`],
  ['a migration that is a text', { migration: 'umzug.up()' }, `setting migration: got "umzug.up()"; ${object('call, import, command')}`],
  ['a migration without a call', { migration: {} }, `setting migration.call: got nothing; ${call}`],
  ['a command that is no text', { migration: { command: true } }, `setting migration.command: got true; ${command}`],
  ['a command of two lines', { migration: { command: 'a\nb' } }, `setting migration.command: got "a\\nb"; ${command}`],
  ['a command with a backtick', { migration: { command: 'a `b`' } }, `setting migration.command: got "a \`b\`"; ${command}`],
  ['a command beside a call', { migration: { call: 'up()', command: 'make migrate' } }, 'setting migration.command: got "make migrate" beside call; takes no call beside it: either the process migrates by a call, or a command did before.'],
  ['an awaited call', { migration: { call: 'await umzug.up()' } }, `setting migration.call: got "await umzug.up()"; ${call}`],
  ['an import without a name', { migration: { call: 'up()', import: { from: 'a' } } }, `setting migration.import.name: got nothing; ${name}`],
  ['an import without a path', { migration: { call: 'up()', import: { name: 'up' } } }, `setting migration.import.from: got nothing; ${path}`],
  [
    'an unknown kind of import',
    { migration: { call: 'umzug.up()', import: { ...umzug, kind: 'cjs' } } },
    'setting migration.import.kind: got "cjs"; takes "named" or "default" or "namespace".',
  ],
  [
    'an import that the call does not use',
    { migration: { call: 'migrate(db)', import: umzug } },
    'setting migration.import.name: got "umzug", which the call "migrate(db)" does not use; takes a name of the call: migrate or db.',
  ],
  ['a version as text', { sequelizeVersion: '6' }, 'setting sequelizeVersion: got "6"; takes 6 or 7.'],
  ['another version', { sequelizeVersion: 5 }, 'setting sequelizeVersion: got 5; takes 6 or 7.'],
  ['instances by name', { instances: { db: instance } }, `setting instances: got {"db":{"name":"sequelize","from":"./src/db.js","kind":"serve…; takes a list of objects.`],
  ['an instance that is a text', { instances: ['db'] }, `setting instances[0]: got "db"; ${object('name, from, kind, match')}`],
  ['an instance without a name', { instances: [instance, { ...instance, name: '' }] }, `setting instances[1].name: got ""; ${name}`],
  ['an instance with a path for a name', { instances: [{ ...instance, name: 'db.sequelize' }] }, `setting instances[0].name: got "db.sequelize"; ${name}`],
  ['an instance without a path', { instances: [{ ...instance, from: ' ' }] }, `setting instances[0].from: got " "; ${path}`],
  ['an instance of unknown kind', { instances: [{ ...instance, kind: 'pg' }] }, 'setting instances[0].kind: got "pg"; takes "in-memory" or "sqlite" or "server".'],
  ['an instance with a pattern', { instances: [{ ...instance, match: '_test$' }] }, 'setting instances[0].match: got "_test$"; takes true or false.'],
  ['a check without a name', { databaseNameChecks: [{ from: './a' }] }, `setting databaseNameChecks[0].name: got nothing; ${name}`],
  ['a check without a path', { databaseNameChecks: [{ name: 'a' }] }, `setting databaseNameChecks[0].from: got nothing; ${path}`],
  ['a check that is a text', { databaseNameChecks: ['assertTest'] }, `setting databaseNameChecks[0]: got "assertTest"; ${object('name, from')}`],
  [
    'a misspelt key of a check',
    { databaseNameChecks: [{ name: 'a', form: './a' }] },
    `${unknown('databaseNameChecks[0].form', '"./a"', 'name, from')} Did you mean from?`,
  ],
  ['words as a text', { words: 'test' }, `setting words: got "test"; ${words}`],
  ['an empty word', { words: ['test', ''] }, `setting words: got ""; ${words}`],
  ['a word with space around it', { words: ['test '] }, `setting words: got "test "; ${words}`],
  ['a production name that is no text', { productionNames: [/prod/] }, `setting productionNames: got {}; ${words}`],
  ['a function', { words: () => [] }, `setting words: got a function; ${words}`],
  ['a symbol', { words: [Symbol('a')] }, `setting words: got a symbol; ${words}`],
  ['a big integer', { sequelizeVersion: 6n }, 'setting sequelizeVersion: got 6n; takes 6 or 7.'],
];

describe('readSettings refuses, naming the key, what it got and what it takes', () => {
  it.each(refused)('%s', (_title, raw, message) => {
    expect(() => readSettings(raw)).toThrow(new Error(PREFIX + message));
    // In every file, not in the first one only.
    expect(() => readSettings(raw)).toThrow(new Error(PREFIX + message));
  });

  it('a value that holds itself', () => {
    const loop: Record<string, unknown> = {};
    loop.loop = loop;
    expect(() => readSettings({ root: loop })).toThrow(/^eslint-plugin-sequelize-guard: setting root: got a value that is not plain JSON; takes/);
  });
});

describe('readSharedSettings', () => {
  it('reads the key sequelize-guard and leaves the settings of other plugins alone', () => {
    const shared = { 'sequelize-guard': { root: 'a' }, sequelize: { force: 1 }, react: { version: 'detect' }, guard: 2 };
    expect(readSharedSettings(shared)).toBe(readSettings(shared['sequelize-guard']));
    expect(readSharedSettings({})).toBe(readSettings(undefined));
    expect(readSharedSettings(Object.create({ 'sequelize-guard': { nonsense: 1 } }) as Record<string, unknown>).root).toBeUndefined();
  });

  it.each(['eslint-plugin-sequelize-guard', 'sequelizeGuard', 'sequelize_guard', 'sequelize-gaurd', 'sequelise-guard', 'Sequelize-Guard'])(
    'refuses the misspelt key %s, which nothing would read',
    (key) => {
      expect(() => readSharedSettings({ [key]: { root: 'a' } })).toThrow(
        new Error(`${PREFIX}unknown setting ${key}: got {"root":"a"}; takes only sequelize-guard. Did you mean sequelize-guard?`),
      );
    },
  );
});
