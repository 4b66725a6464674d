// For each message of each rule, a program that gets it; what its advice asks for is done in `deeds`.
import type { LintOptions } from '../support/lint.js';

/** What a sentence of the message asks for, done: another text, another file, other settings, or an option of the rule. */
export interface Deed extends Pick<LintOptions, 'filename' | 'settings'> {
  /** A part of the sentence. */
  readonly asks: string;
  /** Undefined where the text stays. */
  readonly after?: string;
  readonly options?: Readonly<Record<string, unknown>>;
}

export interface Told extends Pick<LintOptions, 'filename' | 'project' | 'settings' | 'parser'> {
  readonly rule: string;
  readonly id: string;
  readonly code: string;
  readonly options?: Readonly<Record<string, unknown>>;
  /** Files of the project beside the linted one, where the disk decides. */
  readonly files?: Readonly<Record<string, object | string>>;
  readonly deeds?: readonly Deed[];
}

type Place = Omit<Told, 'rule' | 'id' | 'code' | 'deeds'>;

const DB = "import { sequelize, User } from './db.js';\n";
const MADE = "import { Sequelize } from 'sequelize';\n";
const V6 = `${MADE}const sequelize = new Sequelize(process.env.DATABASE_URL);\nconst User = sequelize.define('User', {});\nconst queries = sequelize.getQueryInterface();\n`;
const V7 = "import { Sequelize } from '@sequelize/core';\nconst sequelize = new Sequelize({ dialect: 'postgres', database: process.env.DB });\nconst queries = sequelize.queryInterface;\n";
const MYSQL7 = V7.replace("'postgres'", "'mysql'");
const NEST = "import { SequelizeModule } from '@nestjs/sequelize';\n";
const TEST = 'tests/a.test.js';
const test: Place = { filename: TEST };
const nest: Place = { project: 'nest' };

const inNest = (options: string): string => `${NEST}export const orm = SequelizeModule.forRoot({ autoLoadModels: true, ${options} });\n`;
const checked = (name: string, pattern = '_test$'): string => `if (!/${pattern}/.test(${name})) throw new Error('not a test database');\n`;
const NAME6 = checked('sequelize.config.database');
const NAME7 = checked('sequelize.options.replication.write.database');
const chain = ['const a0 = 1;', ...Array.from({ length: 80 }, (_, at) => `const a${at + 1} = !!a${at};`)].join('\n');

/** A message of one rule with its deeds. */
const of = (rule: string) => (id: string, code: string, deeds: readonly Deed[] = [], place: Place = {}): Told => ({ rule, id, code, deeds, ...place });

/** `no-sync-force`; the same with `alter` in the place of `force` for `no-sync-alter`. */
const force = of('no-sync-force');
const SYNC = 'await sequelize.sync({ force: true });\n';
const TRUST = { protectedForce: 'trust' };
const FIRST = 'export const ready = true;\n';

const calls: readonly Told[] = [
  force('forceOn', `${DB}${SYNC}`),
  force('forceOnModel', `${DB}await User.sync({ force: true });\n`),
  force('forceOnCommand', `${DB}${SYNC}`, [{ asks: 'Run `npx sequelize-cli db:migrate` instead', after: `${DB}await sequelize.authenticate();\n` }], { settings: { migration: { command: 'npx sequelize-cli db:migrate' } } }),
  force('forceProtected', `${DB}${NAME6}${SYNC}`, [{ asks: '`protectedForce: "trust"`', options: TRUST }]),
  force('forceUnknown', `import { options } from './options.js';\n${DB}await sequelize.sync(options);\n`, [{ asks: 'Write out the options that you need', after: `${DB}await sequelize.sync({ logging: false });\n` }], { options: { unknownOptions: 'report' } }),
  force('force_positive', `${DB}if (process.env.NODE_ENV === 'test') ${SYNC}`, [{ asks: 'check its name and set `protectedForce: "trust"`', after: `${DB}${NAME6}if (process.env.NODE_ENV === 'test') ${SYNC}`, options: TRUST }]),
  force('force_positive', `${DB}${NAME6}if (process.env.NODE_ENV === 'test') ${SYNC}`, [{ asks: 'the option `protectedForce: "trust"` allows that', options: TRUST }]),
  force('force_failOpen', `${DB}if (process.env.NODE_ENV !== 'production') ${SYNC}`, [{ asks: "compare with `=== 'development'`, check the database's name, and set `protectedForce: \"trust\"`", after: `${DB}${NAME6}if (process.env.NODE_ENV === 'development') ${SYNC}`, options: TRUST }]),
  force('force_inverted', `${DB}if (process.env.NODE_ENV === 'production') ${SYNC}`, [{ asks: 'Remove the call', after: DB }]),
];

const carriers: readonly Told[] = [
  force('forceCarrier', `${MADE}export const sequelize = new Sequelize(url, { sync: { force: true } });\n`, [{ asks: 'Remove it and run migrations', after: `${MADE}export const sequelize = new Sequelize(url, { sync: {} });\n` }]),
  force('forceHook', `${DB}sequelize.addHook('beforeSync', (options) => {\n  options.force = true;\n});\n`, [{ asks: 'Remove it and run migrations', after: DB }]),
  force('forceNestBoot', inNest('sync: { force: true }'), [{ asks: 'Set `synchronize: false`, remove `sync`', after: inNest('synchronize: false') }], nest),
  force('forceNestMayBoot', inNest('synchronize: isFirstStart, sync: { force: true }'), [{ asks: 'Set `synchronize: false`, remove `sync`', after: inNest('synchronize: false') }], nest),
  force('forceNestWaits', inNest('synchronize: false, sync: { force: true }'), [{ asks: 'Remove it and run migrations', after: inNest('synchronize: false') }], nest),
  force('forceFramework', 'export class Start {\n  run = () => this.repository.syncSequelizeModel({ force: true });\n}\n', [{ asks: 'Remove it and run migrations', after: FIRST }], { project: 'frameworks' }),
];

const reasons: readonly Told[] = ([
  ['environmentString', '!!process.env.RESET'],
  ['environmentCondition', "process.env.RESET === 'yes'"],
  ['argv', "process.argv.includes('--reset')"],
  ['call', 'isFresh()'],
  ['global', 'RESET'],
] as const).map(([reason, value]) => force(`force_${reason}`, `${DB}await sequelize.sync({ force: ${value} });\n`));

const others: readonly Told[] = ([
  ['request', "app.post('/reset', (req, res) => sequelize.sync({ force: req.body.force }));\n"],
  ['config', "import config from 'config';\nsequelize.sync({ force: config.get('db.force') });\n"],
  ['parameter', 'export const reset = (force) => sequelize.sync({ force });\n'],
  ['import', "import { RESET } from './flags.js';\nsequelize.sync({ force: RESET });\n"],
  ['spread', "import { base } from './options.js';\nsequelize.sync({ force: true, ...base });\n"],
  ['computedKey', "sequelize.sync({ [process.argv[2] ?? 'force']: true });\n"],
  ['escape', 'const options = { force: false };\nregister(options);\nsequelize.sync(options);\n'],
  ['closure', "let force = false;\nqueue.on('reset', () => { force = true; });\nexport const run = () => sequelize.sync({ force });\n"],
  ['loop', 'let force = false;\nfor (const row of rows) force = force || row.stale;\nsequelize.sync({ force });\n'],
  ['condition', 'let force = false;\nif (ready) force = true;\nsequelize.sync({ force });\n'],
  ['tooComplex', `${chain}\nsequelize.sync({ force: a80 });\n`],
] as const).map(([reason, code]) => force(`force_${reason}`, code));

/** The same program about `alter`. */
function toAlter(told: Told): Told {
  const write = (text: string): string => text.replaceAll('force', 'alter').replaceAll('Force', 'Alter');
  return JSON.parse(write(JSON.stringify(told))) as Told;
}

const forced = [...calls, ...carriers, ...reasons, ...others];

/** Texts that the disk makes: migrations that are there, and a set-up for them. */
const CLI = { 'package.json': { dependencies: { sequelize: '6' }, devDependencies: { 'sequelize-cli': '^6.6.0' } }, 'migrations/1.js': 'module.exports = {\n  async up(queryInterface, Sequelize) {},\n};\n' };
const UMZUG = { 'package.json': { dependencies: { sequelize: '6', umzug: '^3.8.0' } }, 'migrations/1.js': 'export const up = async ({ context }) => {};\n' };

const CALL = { migration: { call: 'umzug.up()', import: { name: 'umzug', from: './umzug.js' } } };
const MIGRATOR = "export const umzug = new Umzug({ migrations: { glob: 'migrations/*.js' }, context: sequelize.getQueryInterface() });\n";
const disks: readonly Place[] = [
  { files: CLI },
  { files: { 'package.json': CLI['package.json'] } },
  { files: UMZUG },
  { files: { 'package.json': UMZUG['package.json'] } },
  { files: { ...UMZUG, 'umzug.js': MIGRATOR }, settings: CALL },
  { files: { 'package.json': UMZUG['package.json'], 'umzug.js': MIGRATOR }, settings: CALL },
];

const onDisk = ([['no-sync-force', 'forceOn', '{ force: true }'], ['no-sync-alter', 'alterOn', '{ alter: true }'], ['no-sync', 'instance', '']] as const).flatMap(([rule, id, options]) => {
  const code = `${DB}await sequelize.sync(${options});\n`;
  return disks.flatMap((disk) => [code, `${code}await User.bulkCreate([{ name: 'Ada' }]);\n`].map((text): Told => ({ rule, id, code: text, ...disk })));
});

const alter = of('no-sync-alter');
const altered: readonly Told[] = [
  ...forced.map(toAlter),
  alter('alterAdditive', `${DB}await sequelize.sync({ alter: { drop: false } });\n`, [], { options: { additiveAlter: 'report' } }),
];

const plain = of('no-sync');
const CIRCLE = `${V6}const Post = sequelize.define('Post', {});\nPost.belongsTo(User);\n`;
const synced: readonly Told[] = [
  plain('instance', `${DB}await sequelize.sync();\n`),
  plain('instanceSqlite', `${MADE}const sequelize = new Sequelize('sqlite:./shop.db');\nawait sequelize.sync();\n`),
  plain('destructive', `${DB}${SYNC}`),
  plain('changing', 'export const start = (options) => sequelize.sync(options);\n'),
  plain('cycle', `${CIRCLE}User.belongsTo(Post);\nawait sequelize.sync();\n`, [{ asks: '`constraints: false` on one side', after: `${CIRCLE}User.belongsTo(Post, { constraints: false });\nawait sequelize.sync();\n`, filename: TEST }]),
  plain('model', `${DB}await User.sync();\n`),
  plain('nest', inNest('logging: false'), [{ asks: 'Set `synchronize: false`', after: inNest('synchronize: false') }], nest),
  plain('nestMay', inNest('synchronize: mode'), [{ asks: 'Set `synchronize: false`', after: inNest('synchronize: false') }], nest),
];

const missing = of('require-sync-match');
const SQLITE = `${MADE}const sequelize = new Sequelize({ dialect: 'sqlite', storage: 'app.db' });\n`;
const STORAGE = checked('sequelize.options.storage', '_test\\.db$');
const MATCHED = 'await sequelize.sync({ force: true, match: /_test$/ });\n';
const DEPENDS = `${DB}await sequelize.sync({ force: flag });\n`;
const BRANCHED = `${DB}if (flag) ${MATCHED}else await sequelize.sync();\n`;

/** In production code the message says what else the call needs; in a test, what it needs. */
const inBoth = (id: string, code: string, asks: readonly [asks: string, after: string][], place: Place = {}): readonly Told[] =>
  [place, { ...place, filename: TEST }].map((each) => missing(id, code, asks.map(([part, after]) => ({ asks: part, after })), each));

const unmatched: readonly Told[] = [
  ...inBoth('instance', `${DB}${SYNC}`, [['dd `match: /_test$/`', `${DB}${MATCHED}`]]),
  ...inBoth('constructor', `${MADE}export const sequelize = new Sequelize(url, { sync: { force: true } });\n`, [['dd `match: /_test$/` beside it', `${MADE}export const sequelize = new Sequelize(url, { sync: { force: true, match: /_test$/ } });\n`]]),
  ...inBoth('nest', inNest('sync: { force: true }'), [['dd `match: /_test$/` beside `force`', inNest('sync: { force: true, match: /_test$/ }')]], nest),
  ...inBoth('exported', "export default { dialect: 'postgres', sync: { force: true } };\n", [['dd `match: /_test$/` beside `force`', "export default { dialect: 'postgres', sync: { force: true, match: /_test$/ } };\n"]]),
  ...inBoth('falsy', `${DB}await sequelize.sync({ force: true, match: null });\n`, [['Give it a pattern, such as `/_test$/`', `${DB}${MATCHED}`]]),
  ...inBoth('model', `${DB}await User.sync({ force: true });\n`, [["heck the database's name before the call", `${DB}${NAME6}await User.sync({ force: true });\n`], ['use `sequelize.sync({ force: true, match: /_test$/ })`', `${DB}${MATCHED}`]]),
  ...inBoth('refusedCheck', `${V6}if (!sequelize.config.database.includes('test')) throw new Error('no');\n${SYNC}`, [['Test the whole name for a word at one end', `${V6}${NAME6}${SYNC}`]]),
  ...inBoth('conditional', DEPENDS, [['ranch on `force` first', BRANCHED]]),
  ...inBoth('version7', `${V7}${SYNC}`, [["heck the database's name, and throw", `${V7}${NAME7}${SYNC}`]]),
  ...inBoth('sqliteFile', `${SQLITE}${SYNC}`, [['heck the storage path before the call', `${SQLITE}${STORAGE}${SYNC}`]]),
  ...inBoth('sqliteDriver', `${DB}${SYNC}`, [['heck the storage path before the call', `${DB}${STORAGE}${SYNC}`], ['`:memory:`', `${DB}if (sequelize.options.storage !== ':memory:') throw new Error('no');\n${SYNC}`]], { project: 'sqlite' }),
];

const match = of('valid-sync-match');
const withMatch = (pattern: string): string => `${DB}await sequelize.sync({ force: true, match: ${pattern} });\n`;
const patterns: readonly Told[] = ([
  ['text', "'app_test'", 'Write `/_test$/`'],
  ['notRegExp', 'true', 'Write `/_test$/`'],
  ['outside', 'new RegExp(process.env.MATCH)', 'Write the pattern here'],
  ['invalid', "new RegExp('_test$(')", 'Write a pattern such as `/_test$/`'],
  ['tooComplex', `/${'(a|b)'.repeat(40)}_test$/`, 'Write a simple pattern'],
  ['matchesEverything', '/.*/', 'Write a pattern that only test databases fit'],
  ['onlyExcludes', '/^(?!prod)/', 'Say which names are allowed'],
  ['acceptsProductionName', '/_(test|prod)$/', 'Allow names of test databases only'],
  ['statefulFlag', '/_test$/g', 'Drop the flag'],
] as const).map(([id, pattern, asks]) => match(id, withMatch(pattern), [{ asks, after: withMatch('/_test$/') }]));

const matched: readonly Told[] = [
  ...patterns,
  match('noWord', withMatch('/^app_/'), [{ asks: 'Require one at the end', after: withMatch('/^app_test$/') }]),
  match('noWord', withMatch('/_scratch$/'), [{ asks: 'name your own in the setting `words`', settings: { words: ['scratch'] } }, { asks: 'Require one at the end', after: withMatch('/_test$/') }]),
  match('unanchored', withMatch('/test/'), [{ asks: 'as in `/_test$/`', after: withMatch('/_test$/') }, { asks: '`/^test_/`', after: withMatch('/^test_/') }]),
  match('unanchored', withMatch('/_test_\\w+$/'), [{ asks: 'as in `/_test$/`', after: withMatch('/_test$/') }]),
  match('unanchored', withMatch('/_test$/m'), [{ asks: 'as in `/_test$/`', after: withMatch('/_test$/') }]),
  match('model', `${DB}await User.sync({ force: true, match: /_test$/ });\n`, [{ asks: 'Give it to `sequelize.sync()`', after: `${DB}${MATCHED}` }, { asks: "check the database's name before the call", after: `${DB}${NAME6}await User.sync({ force: true });\n` }], test),
  match('model', `${V7}const User = sequelize.define('User', {});\nawait User.sync({ force: true, match: /_test$/ });\n`, [{ asks: "Check the database's name before the call", after: `${V7}const User = sequelize.define('User', {});\n${NAME7}await User.sync({ force: true });\n` }]),
  match('drop', `${V6}await User.drop({ match: /_test$/ });\n`, [{ asks: 'Check the name of the database before the call', after: `${V6}${NAME6}await User.drop();\n` }]),
  match('drop', `${V6}await User.truncate({ match: /_test$/ });\n`, [{ asks: 'Check the name of the database before the call', after: `${V6}${NAME6}await User.truncate();\n` }]),
  match('define', `${MADE}export const db = new Sequelize(url, { define: { match: /_test$/ } });\n`, [{ asks: "Move it to the constructor's `sync`", after: `${MADE}export const db = new Sequelize(url, { sync: { match: /_test$/ } });\n` }]),
  match('version7', `${V7}${MATCHED}`, [{ asks: 'Remove it, and test `sequelize.options.replication.write.database`', after: `${V7}${NAME7}${SYNC}` }]),
  match('sqlite', `${SQLITE}${MATCHED}`, [{ asks: 'Check the storage path before the call instead', after: `${SQLITE}${STORAGE}${SYNC}` }]),
  match('inMemory', `${MADE}const sequelize = new Sequelize('sqlite::memory:');\n${MATCHED}`, [{ asks: 'remove `match`', after: `${MADE}const sequelize = new Sequelize('sqlite::memory:');\n${SYNC}` }]),
  match('replication', `${MADE}const sequelize = new Sequelize('app_test', 'a', 'b', { replication: { read: [], write: { database: 'app_prod' } } });\n${MATCHED}`, [{ asks: 'Check `options.replication.write.database` before the call', after: `${MADE}const sequelize = new Sequelize('app_test', 'a', 'b', { replication: { read: [], write: { database: 'app_prod' } } });\n${NAME7}${SYNC}` }]),
  match('conditional', `${DB}await sequelize.sync({ force: flag, match: /_test$/ });\n`, [{ asks: 'Branch first', after: BRANCHED }]),
];

const drop = of('no-drop');
const inMigration = (call: string): Deed => ({ asks: 'migration', after: `export const up = async ({ context: queryInterface }) => {\n  await ${call};\n};\n`, filename: 'migrations/20240101-drop.js' });
const dropped: readonly Told[] = [
  drop('dropInstance', `${DB}await sequelize.drop();\n`, [inMigration("queryInterface.dropTable('users')")]),
  drop('dropModel', `${DB}await sequelize.models.User.drop();\n`, [inMigration("queryInterface.dropTable('users')")]),
  ...([
    ['dropTable', "dropTable('users')"],
    ['dropAllTables', 'dropAllTables()'],
    ['dropSchema', "dropSchema('billing')"],
    ['dropAllSchemas', 'dropAllSchemas()'],
    ['dropDatabase', "dropDatabase('shop')"],
    ['removeColumn', "removeColumn('users', 'email')"],
    ['dropAllEnums', 'dropAllEnums()'],
  ] as const).map(([id, call]) => drop(id, `${V6}await queries.${call};\n`, [inMigration(`queryInterface.${call}`)])),
  ...([
    ['dropAllTablesServer', 'queries.dropAllTables()'],
    ['dropSchemaDatabase', "sequelize.dropSchema('billing')"],
    ['dropAllSchemasServer', 'sequelize.dropAllSchemas()'],
  ] as const).map(([id, call]) => drop(id, `${MYSQL7}await ${call};\n`, [inMigration(call.replace(/^\w+/, 'queryInterface'))], { project: 'v7' })),
  drop('revert', "import { umzug } from './umzug.js';\nawait umzug.down({ to: 0 });\n", [{ asks: '`down()`', after: "import { umzug } from './umzug.js';\nawait umzug.down();\n" }, { asks: '`down({ to: name })`', after: "import { umzug } from './umzug.js';\nawait umzug.down({ to: '0004-users' });\n" }]),
  drop('command', "import { execSync } from 'node:child_process';\nexecSync('npx sequelize-cli db:drop');\n", [{ asks: '`db:migrate`', after: "import { execSync } from 'node:child_process';\nexecSync('npx sequelize-cli db:migrate');\n" }, { asks: '`db:migrate:undo`', after: "import { execSync } from 'node:child_process';\nexecSync('npx sequelize-cli db:migrate:undo');\n" }]),
  drop('rawDrop', `${V6}await sequelize.query('DROP TABLE users');\n`, [{ ...inMigration("queryInterface.sequelize.query('DROP TABLE users')"), options: { rawSql: 'report' } }], { options: { rawSql: 'report' } }),
];

const remove = of('no-mass-delete');
const V6_DELETE = `${V6}await User.destroy({ where: { expired: true } });\n`;
const filled = (before: string, condition: string): string => `${V6}export const clear = (name) => {\n  const where = {};\n  if (name) where.name = name;\n${before}  return ${condition};\n};\n`;
const THROWS = "  else throw new Error('no condition');\n";
const deleted: readonly Told[] = [
  remove('truncateInstance', `${V6}await sequelize.truncate();\n`, [{ asks: 'Delete rows', after: V6_DELETE }]),
  remove('truncate', `${V6}await User.truncate();\n`, [{ asks: 'Delete rows', after: V6_DELETE }]),
  remove('truncateWhere', `${V6}await User.truncate({ where: { expired: true } });\n`, [{ asks: 'Use `destroy({ where })`', after: V6_DELETE }]),
  remove('truncateOption', `${V6}await User.destroy({ where: { expired: true }, truncate: true });\n`, [{ asks: 'Remove `truncate`', after: V6_DELETE }]),
  remove('truncateOption', `${V6}await User.destroy({ truncate: true });\n`, [{ asks: 'Remove `truncate`', after: `${V6}await User.destroy({});\n` }]),
  remove('truncateOptionMaybe', `${V6}await User.destroy({ where: { expired: true }, truncate: process.env.CLEAN });\n`, [{ asks: 'Remove `truncate`', after: V6_DELETE }]),
  remove('emptyWhere', `${V6}await User.destroy({ where: {} });\n`, [{ asks: 'condition', after: V6_DELETE }]),
  remove('emptyWhereMaybe', filled('', 'User.destroy({ where })'), [{ asks: 'Throw if no condition was set', after: filled(THROWS, 'User.destroy({ where })') }]),
  remove('unknownWhere', `${V6}export const clear = (where) => User.destroy({ where });\n`, [{ asks: 'Build it', after: `${V6}export const clear = (id) => User.destroy({ where: { id } });\n` }, { asks: 'throw if it is empty', after: `${V6}export const clear = (where) => {\n  if (Object.keys(where).length === 0) throw new Error('no condition');\n  return User.destroy({ where });\n};\n`, options: { unknownOptions: 'report' } }], { options: { unknownOptions: 'report' } }),
  remove('unknownOptions', `${V6}export const clear = (options) => User.destroy(options);\n`, [{ asks: 'the condition here', after: `${V6}export const clear = (id) => User.destroy({ where: { id } });\n` }, { asks: 'throw if it is empty', after: `${V6}export const clear = (options) => {\n  if (Object.keys(options.where).length === 0) throw new Error('no condition');\n  return User.destroy(options);\n};\n`, options: { unknownOptions: 'report' } }], { options: { unknownOptions: 'report' } }),
  remove('requestWhere', `${V6}export const remove = (req) => User.destroy({ where: req.body });\n`, [{ asks: 'refuse a request without them', after: `${V6}export const remove = (req) => {\n  if (!req.body.id) throw new Error('no id');\n  return User.destroy({ where: { id: req.body.id } });\n};\n` }]),
  remove('destroyAll', `${V7}await sequelize.destroyAll();\n`, [{ asks: 'Delete rows', after: `${V7}const User = sequelize.define('User', {});\nawait User.destroy({ where: { expired: true } });\n` }]),
  remove('noCondition', `${V6}await queries.bulkDelete('Users');\n`, [{ asks: 'condition', after: `${V6}await queries.bulkDelete('Users', { expired: true });\n` }]),
  remove('noConditionMaybe', filled('', "queries.bulkDelete('Users', where)"), [{ asks: 'Throw if none was set', after: filled(THROWS, "queries.bulkDelete('Users', where)") }]),
  remove('oldCondition', `${V7}await queries.bulkDelete('Users', { id: 1 });\n`, [{ asks: '`where`', after: `${V7}await queries.bulkDelete('Users', { where: { id: 1 } });\n` }]),
  remove('rawDelete', `${V6}await sequelize.query('DELETE FROM users');\n`, [{ asks: 'condition', after: `${V6}await sequelize.query('DELETE FROM users WHERE expired');\n`, options: { rawSql: 'report' } }], { options: { rawSql: 'report' } }),
];

export const told: readonly Told[] = [...forced, ...altered, ...synced, ...onDisk, ...unmatched, ...matched, ...dropped, ...deleted];
