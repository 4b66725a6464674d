import { runRule, type Case, type InvalidCase } from '../support/rule-tester.js';

const V6 = "import { Sequelize } from 'sequelize';\nconst orm = new Sequelize(process.env.DATABASE_URL);\n";
const V7 = "import { Sequelize } from '@sequelize/core';\nconst orm = new Sequelize({ dialect: MySqlDialect, url: process.env.DATABASE_URL });\n";
const MEMORY = "import { Sequelize } from 'sequelize';\nconst orm = new Sequelize('sqlite::memory:');\n";
const UMZUG = "import { Umzug } from 'umzug';\nconst umzug = new Umzug({});\n";

function drops(name: string, code: string, messageId: string): InvalidCase {
  return { name, code, errors: [{ messageId }], output: null };
}

/** `drop()` of an instance of version 6 is offered what a reset script is for. */
function resets(name: string, code: string, output: string): InvalidCase {
  return { name, code, errors: [{ messageId: 'dropInstance', suggestions: [{ messageId: 'reset', output }] }], output: null };
}

const RESET = 'sync({ force: true, match: /_test$/ })';

const destructive: readonly InvalidCase[] = [
  {
    name: 'the report stands at the method name and says what is dropped',
    code: 'await db.sequelize.drop();',
    errors: [{ messageId: 'dropInstance', data: { target: 'db.sequelize' }, line: 1, column: 20, endColumn: 24, suggestions: [{ messageId: 'reset', output: `await db.sequelize.${RESET};` }] }],
    output: null,
  },
  resets('of super', `${V6}class Db extends Sequelize { reset() { return super.drop(); } }`, `${V6}class Db extends Sequelize { reset() { return super.${RESET}; } }`),
  drops('a match does not stop a drop', `${V6}await orm.drop({ match: /_test$/ });`, 'dropInstance'),
  drops('a model loses its table', `${V6}const User = orm.define('User', {});\nawait User.drop({ cascade: true });`, 'dropModel'),
  drops('each of the models loses its table', `${V6}await Promise.all(Object.values(orm.models).map((model) => model.drop()));`, 'dropModel'),
  drops('a dropped table', "await queryInterface.dropTable('Users');", 'dropTable'),
  drops('all tables but some', `${V6}await orm.getQueryInterface().dropAllTables({ skip: ['Users'] });`, 'dropAllTables'),
  drops('a schema', `${V6}await orm.dropSchema('billing');`, 'dropSchema'),
  drops('the schema of a model', `${V6}const User = orm.define('User', {});\nawait User.dropSchema('billing');`, 'dropSchema'),
  drops('all schemas', `${V6}await orm.dropAllSchemas();`, 'dropAllSchemas'),
  drops('a database', "await queryInterface.dropDatabase('app');", 'dropDatabase'),
  drops('a column', "await queryInterface.removeColumn('Users', 'email');", 'removeColumn'),
  drops('every enum', 'await queryInterface.dropAllEnums();', 'dropAllEnums'),
  drops('version 7 on MySQL drops the tables of every database', `${V7}await orm.queryInterface.dropAllTables();`, 'dropAllTablesServer'),
  drops('version 7 on MySQL drops a database for a schema', `${V7}await orm.dropSchema('billing');`, 'dropSchemaDatabase'),
  drops('version 7 on MySQL drops every database on the server', `${V7}await orm.dropAllSchemas();`, 'dropAllSchemasServer'),
  resets('a bracketed, optional call', "sequelize?.['drop']?.();", `sequelize.${RESET};`),
  drops('a computed method', "const method = 'drop';\nawait sequelize[method]();", 'dropInstance'),
  drops('a borrowed method', 'await sequelize.drop.call(sequelize);', 'dropInstance'),
  drops('a detached method', 'const drop = sequelize.drop.bind(sequelize);\nawait drop();', 'dropInstance'),
  resets('an awaited drop under a database name that nothing stops', "if (sequelize.config.database !== 'shop') await sequelize.drop();", `if (sequelize.config.database !== 'shop') await sequelize.${RESET};`),
  drops('umzug back to the beginning', `${UMZUG}await umzug.down({ to: 0 });`, 'revert'),
  drops('umzug back to the beginning by a constant', `${UMZUG}const to = 0;\nawait umzug.down({ to });`, 'revert'),
  drops('umzug back to the beginning on one path', `${UMZUG}await umzug.down(all ? { to: 0 } : {});`, 'revert'),
  drops('umzug back by steps without end', `${UMZUG}await umzug.down({ step: Infinity });`, 'revert'),
  drops('umzug by the words of its command line', `${UMZUG}await umzug.runAsCLI(['down', '--to', '0']);`, 'revert'),
  drops('umzug by the words of its command line, in a variable', `${UMZUG}const words = ['down', '--to=0'];\nawait umzug.runAsCLI(words);`, 'revert'),
  drops('umzug from own code', "import { umzug } from './umzug.js';\nawait umzug.down({ to: 0 });", 'revert'),
  drops('a migrator from own code', "import { migrator } from '../lib/setup.js';\nawait migrator.revert({ to: 0 });", 'revert'),
];

const harmless: readonly Case[] = [
  { name: 'a plain sync drops nothing', code: 'await sequelize.sync();' },
  { name: 'a method that is not called', code: 'export const { drop } = sequelize;' },
  { name: 'a drop in words', code: "const event = 'drop';\nzone.addEventListener('drop', sequelize.close);" },
  { name: 'an index can be made again', code: "await queryInterface.removeIndex('Users', 'email');" },
  { name: 'umzug back by one', code: `${UMZUG}await umzug.down();` },
  { name: 'umzug back to a migration', code: `${UMZUG}await umzug.down({ to: '0004-users' });` },
  { name: 'umzug back by migrations of a list', code: `${UMZUG}await umzug.down({ migrations: ['0004-users'], to: 0 });` },
  { name: 'umzug back by one, by its command line', code: `${UMZUG}await umzug.runAsCLI(['down']);` },
  { name: 'umzug back to one, by its command line', code: `${UMZUG}await umzug.runAsCLI(['down', '--to', '01-users.js']);` },
  { name: 'umzug forward, by its command line', code: `${UMZUG}await umzug.runAsCLI(['up', '--to', '0']);` },
  { name: 'umzug by the words that the process was given', code: `${UMZUG}await umzug.runAsCLI();` },
  { name: 'umzug down by a list, which is no command line', code: `${UMZUG}await umzug.down(['down', '--to', '0']);` },
  { name: 'umzug forward', code: `${UMZUG}await umzug.up({ to: 0 });` },
];

const others: readonly Case[] = [
  { name: "lodash's drop", code: "import _ from 'lodash';\nexport const rest = _.drop([1, 2, 3], 2);" },
  { name: 'an unknown receiver with a number', code: 'export const rest = (list) => list.drop(2);' },
  { name: 'a Mongo collection', code: "import { MongoClient } from 'mongodb';\nawait new MongoClient(url).db('app').collection('users').drop();" },
  { name: "Knex's schema in a migration's shape", code: "export const down = (knex) => knex.schema.dropTable('users');" },
  { name: 'a class of this file with its own drop', code: 'class Anchor { static drop() {} }\nAnchor.drop();' },
  { name: 'a name alone shows nothing', code: 'await User.drop();' },
  { name: 'an import that shows nothing', code: "import { User } from './people.js';\nawait User.drop();" },
  { name: 'a slider that goes down', code: "import { slider } from './slider.js';\nslider.down({ to: 0 });" },
  { name: 'an import from a models folder without Sequelize', project: 'other', code: "import { User } from './models/user.js';\nawait User.drop();" },
];

const shown: readonly InvalidCase[] = [
  drops('an import from a models folder', "import { User } from './models/user.js';\nawait User.drop();", 'dropModel'),
  resets('an import from a database file', "import db from '../config/database.js';\nawait db.drop();", `import db from '../config/database.js';\nawait db.${RESET};`),
  drops('another Sequelize method on the receiver', "import { User } from './people.js';\nawait User.findAll();\nawait User.drop();", 'dropModel'),
  drops('the parameter of a migration that stands elsewhere', "export const down = (qi) => qi.dropTable('Users');", 'dropTable'),
  { ...drops('a repository by its type', 'export const clear = (users: ModelStatic<User>) => users.drop();', 'dropModel'), only: 'ts' },
];

const memory: readonly Case[] = [
  { name: 'an in-memory instance has nothing to lose', code: `${MEMORY}await orm.drop();` },
  { name: 'a model of an in-memory instance', code: `${MEMORY}const User = orm.define('User', {});\nawait User.drop();` },
  { name: 'the query interface of an in-memory instance', code: `${MEMORY}await orm.getQueryInterface().dropAllTables();` },
  {
    name: 'an instance that the settings call in-memory',
    code: "import { sequelize } from './db.js';\nawait sequelize.drop();",
    settings: { instances: [{ name: 'sequelize', from: './src/db.js', kind: 'in-memory' }] },
  },
];

const files: readonly Case[] = [
  { name: 'a test', code: 'await sequelize.drop();', filename: 'test/users.test.js' },
  { name: 'a dev file', code: 'await sequelize.drop();', filename: 'src/dev/reset.js' },
  { name: 'a migration', code: "export const up = (queryInterface) => queryInterface.removeColumn('Users', 'email');", filename: 'db/migrations/0001.js' },
  { name: 'a seeder', code: "exports.down = (queryInterface) => queryInterface.dropTable('users');", filename: 'seeders/0001.js' },
  { name: "a glob of the project's own", code: "exports.down = (queryInterface) => queryInterface.dropTable('users');", filename: 'src/upgrade/0001.js', settings: { files: { migration: ['**/upgrade/**'] } } },
  { name: "a glob of the rule's own", code: 'await sequelize.drop();', filename: 'qa/reset.js', options: [{ files: { test: ['qa/**'] } }] },
];

const judgedFiles: readonly InvalidCase[] = [
  { ...resets('a seed script is run by hand against any database', 'await sequelize.drop();', `await sequelize.${RESET};`), filename: 'scripts/seed.js' },
  {
    ...resets('a list of globs replaces the default', 'await sequelize.drop();', `await sequelize.${RESET};`),
    filename: 'migrations/0001.js',
    settings: { files: { migration: ['db/changes/**'] } },
  },
];

const MIGRATION = { migration: { call: 'umzug.up()', import: { name: 'umzug', from: './src/umzug.js' } } };

const suggested: readonly InvalidCase[] = [
  { ...resets('a configured migration does not reset: it is not suggested', 'await sequelize.drop();', `await sequelize.${RESET};`), settings: MIGRATION, filename: 'scripts/reset.js' },
  resets('nor is an Umzug of the file', `${UMZUG}await sequelize.drop();`, `${UMZUG}await sequelize.${RESET};`),
  resets('an instance of the file', `${V6}orm.drop().then(() => done());`, `${V6}orm.${RESET}.then(() => done());`),
  drops('version 7 has no match: nothing is suggested', `${V7}await orm.drop();`, 'dropInstance'),
  drops('SQLite has a file in place of a name: nothing is suggested', "import { Sequelize } from 'sequelize';\nconst orm = new Sequelize({ dialect: 'sqlite', storage: 'app.sqlite' });\nawait orm.drop();", 'dropInstance'),
  drops('options that this file does not show', `${V6}await orm.drop(options);`, 'dropInstance'),
  drops('a comment would be lost', `${V6}await orm.drop(/* all */);`, 'dropInstance'),
  { ...drops('a table is no database: nothing is suggested', "await queryInterface.dropTable('Users');", 'dropTable'), settings: MIGRATION },
  { ...drops('a model is no database: nothing is suggested', 'await sequelize.models.User.drop();', 'dropModel'), settings: MIGRATION },
];

runRule('no-drop', {
  valid: [...harmless, ...others, ...memory, ...files],
  invalid: [...destructive, ...shown, ...judgedFiles, ...suggested],
});
