// What a message asks for, done to the letter.
import type { LintOptions } from '../support/lint.js';

export interface Advice extends Pick<LintOptions, 'project' | 'settings' | 'parser'> {
  readonly rule: string;
  /** A part of the message that asks for it. */
  readonly asks: string;
  readonly before: string;
  readonly after: string;
  readonly filename?: string;
  /** Where the call has gone, if it was moved. */
  readonly movedTo?: string;
  /** The options of the rule that the message names. */
  readonly options?: Readonly<Record<string, unknown>>;
}

const DB = "import { sequelize, User } from './db.js';\n";
const CHECK = "if (!/_test$/.test(sequelize.config.database)) throw new Error('not a test database');\n";
const SEVEN = "import { Sequelize } from '@sequelize/core';\nconst sequelize = new Sequelize({ dialect: 'postgres', database: process.env.DB });\n";
const MADE = "import { Sequelize } from 'sequelize';\n";
const NEST = "import { SequelizeModule } from '@nestjs/sequelize';\n";
const MIGRATIONS = "import { umzug } from './umzug.js';\nawait umzug.up();\n";
const TEST = 'tests/a.test.js';
const MIGRATION = 'migrations/20240101-drop.js';

export const advice: readonly Advice[] = [
  { rule: 'no-sync-force', asks: 'Run migrations instead', before: `${DB}await sequelize.sync({ force: true });\n`, after: MIGRATIONS },
  { rule: 'no-sync-force', asks: 'Allowed only in test and dev files', before: `${DB}await sequelize.sync({ force: true });\n`, after: `${DB}await sequelize.sync({ force: true });\n`, movedTo: TEST },
  { rule: 'no-sync-force', asks: 'setting `sequelize-guard` → `files`', before: `${DB}await sequelize.sync({ force: true });\n`, after: `${DB}await sequelize.sync({ force: true });\n`, filename: 'ops/reset.js', settings: { files: { dev: ['ops/reset.js'] } } },
  { rule: 'no-sync-force', asks: '`protectedForce: "trust"`', before: `${DB}await sequelize.sync({ force: true, match: /_test$/ });\n`, after: `${DB}await sequelize.sync({ force: true, match: /_test$/ });\n`, options: { protectedForce: 'trust' } },
  { rule: 'no-sync-force', asks: 'check its name and set `protectedForce: "trust"`', before: `${DB}if (process.env.NODE_ENV === 'test') await sequelize.sync({ force: true });\n`, after: `${DB}${CHECK}if (process.env.NODE_ENV === 'test') await sequelize.sync({ force: true });\n`, options: { protectedForce: 'trust' } },
  { rule: 'no-sync-force', asks: 'the option `protectedForce: "trust"` allows that', before: `${DB}${CHECK}if (process.env.NODE_ENV === 'test') await sequelize.sync({ force: true });\n`, after: `${DB}${CHECK}if (process.env.NODE_ENV === 'test') await sequelize.sync({ force: true });\n`, options: { protectedForce: 'trust' } },
  { rule: 'no-sync-force', asks: "compare with `=== 'development'`, check the database's name, and set `protectedForce: \"trust\"`", before: `${DB}if (process.env.NODE_ENV !== 'production') await sequelize.sync({ force: true });\n`, after: `${DB}${CHECK}if (process.env.NODE_ENV === 'development') await sequelize.sync({ force: true });\n`, options: { protectedForce: 'trust' } },
  { rule: 'no-sync-force', asks: 'Remove the call', before: `${DB}if (process.env.NODE_ENV === 'production') await sequelize.sync({ force: true });\n`, after: `${DB}if (process.env.NODE_ENV === 'production') await sequelize.authenticate();\n` },
  { rule: 'no-sync-force', asks: 'Remove it and run migrations', before: `${MADE}export const sequelize = new Sequelize(url, { sync: { force: true } });\n`, after: `${MADE}export const sequelize = new Sequelize(url, { sync: {} });\n` },
  { rule: 'no-sync-force', asks: 'Set `synchronize: false`, remove `sync`', before: `${NEST}SequelizeModule.forRoot({ autoLoadModels: true, sync: { force: true } });\n`, after: `${NEST}SequelizeModule.forRoot({ autoLoadModels: true, synchronize: false });\n` },
  { rule: 'no-sync-alter', asks: 'Run migrations instead', before: `${DB}await User.sync({ alter: true });\n`, after: MIGRATIONS },
  { rule: 'no-sync-alter', asks: 'check its name and set `protectedAlter: "trust"`', before: `${DB}if (process.env.NODE_ENV === 'development') await sequelize.sync({ alter: true });\n`, after: `${DB}${CHECK}if (process.env.NODE_ENV === 'development') await sequelize.sync({ alter: true });\n`, options: { protectedAlter: 'trust' } },
  { rule: 'no-sync', asks: 'Use migrations', before: `${DB}await sequelize.sync();\n`, after: MIGRATIONS },
  { rule: 'no-sync', asks: 'Allowed only in test and dev files', before: `${DB}await sequelize.sync();\n`, after: `${DB}await sequelize.sync();\n`, movedTo: TEST },
  { rule: 'no-sync', asks: 'Set `synchronize: false`', before: `${NEST}SequelizeModule.forRoot({ autoLoadModels: true });\n`, after: `${NEST}SequelizeModule.forRoot({ autoLoadModels: true, synchronize: false });\n` },
  { rule: 'no-sync', asks: '`constraints: false` on one side', before: `${MADE}const sequelize = new Sequelize(url);\nconst A = sequelize.define('A', {});\nconst B = sequelize.define('B', {});\nA.belongsTo(B);\nB.belongsTo(A);\nawait sequelize.sync();\n`, after: `${MADE}const sequelize = new Sequelize(url);\nconst A = sequelize.define('A', {});\nconst B = sequelize.define('B', {});\nA.belongsTo(B);\nB.belongsTo(A, { constraints: false });\nawait sequelize.sync();\n`, movedTo: TEST },
  { rule: 'require-sync-match', asks: 'Add `match: /_test$/`', filename: TEST, before: `${DB}await sequelize.sync({ force: true });\n`, after: `${DB}await sequelize.sync({ force: true, match: /_test$/ });\n` },
  { rule: 'require-sync-match', asks: 'If this call has to stay, add `match: /_test$/`', before: `${DB}await sequelize.sync({ force: true });\n`, after: `${DB}await sequelize.sync({ force: true, match: /_test$/ });\n` },
  { rule: 'require-sync-match', asks: 'If `force` has to stay, add `match: /_test$/` beside it', before: `${MADE}export const sequelize = new Sequelize(url, { sync: { force: true } });\n`, after: `${MADE}export const sequelize = new Sequelize(url, { sync: { force: true, match: /_test$/ } });\n` },
  { rule: 'require-sync-match', asks: "Check the database's name before the call", filename: TEST, before: `${DB}await User.sync({ force: true });\n`, after: `${DB}${CHECK}await User.sync({ force: true });\n` },
  { rule: 'require-sync-match', asks: '`sequelize.sync({ force: true, match: /_test$/ })`', filename: TEST, before: `${DB}await User.sync({ force: true });\n`, after: `${DB}await sequelize.sync({ force: true, match: /_test$/ });\n` },
  { rule: 'require-sync-match', asks: "branch on `force` first", before: `${DB}await sequelize.sync({ force: process.env.RESET === 'yes' });\n`, after: `${DB}if (process.env.RESET === 'yes') await sequelize.sync({ force: true, match: /_test$/ });\nelse await sequelize.sync();\n` },
  { rule: 'require-sync-match', asks: 'Give it a pattern, such as `/_test$/`', filename: TEST, before: `${DB}await sequelize.sync({ force: true, match: null });\n`, after: `${DB}await sequelize.sync({ force: true, match: /_test$/ });\n` },
  { rule: 'require-sync-match', asks: 'Check the storage path before the call', filename: TEST, before: `${MADE}const sequelize = new Sequelize({ dialect: 'sqlite', storage: 'app.db' });\nawait sequelize.sync({ force: true });\n`, after: `${MADE}const sequelize = new Sequelize({ dialect: 'sqlite', storage: 'app.db' });\nif (!/_test\\.db$/.test(sequelize.options.storage)) throw new Error('not a test database');\nawait sequelize.sync({ force: true });\n` },
  { rule: 'require-sync-match', asks: 'throw when it is not a test database', project: 'v7', filename: TEST, before: `${SEVEN}await sequelize.sync({ force: true });\n`, after: `${SEVEN}if (!/_test$/.test(sequelize.options.replication.write.database)) throw new Error('not a test database');\nawait sequelize.sync({ force: true });\n` },
  { rule: 'valid-sync-match', asks: 'as in `/_test$/` or `/^test_/`', filename: TEST, before: `${DB}await sequelize.sync({ force: true, match: /test/ });\n`, after: `${DB}await sequelize.sync({ force: true, match: /_test$/ });\n` },
  { rule: 'valid-sync-match', asks: '`/^test_/`', filename: TEST, before: `${DB}await sequelize.sync({ force: true, match: /test/ });\n`, after: `${DB}await sequelize.sync({ force: true, match: /^test_/ });\n` },
  { rule: 'valid-sync-match', asks: 'Drop the flag', filename: TEST, before: `${DB}await sequelize.sync({ force: true, match: /_test$/g });\n`, after: `${DB}await sequelize.sync({ force: true, match: /_test$/ });\n` },
  { rule: 'valid-sync-match', asks: 'Write `/_test$/`', filename: TEST, before: `${DB}await sequelize.sync({ force: true, match: 'app_test' });\n`, after: `${DB}await sequelize.sync({ force: true, match: /_test$/ });\n` },
  { rule: 'valid-sync-match', asks: 'name your own in the setting `words`', filename: TEST, before: `${DB}await sequelize.sync({ force: true, match: /_scratch$/ });\n`, after: `${DB}await sequelize.sync({ force: true, match: /_scratch$/ });\n`, settings: { words: ['scratch'] } },
  { rule: 'valid-sync-match', asks: 'Give it to `sequelize.sync()`', filename: TEST, before: `${DB}await User.sync({ force: true, match: /_test$/ });\n`, after: `${DB}await sequelize.sync({ force: true, match: /_test$/ });\n` },
  { rule: 'valid-sync-match', asks: 'Remove it, and test `sequelize.options.replication.write.database`', project: 'v7', filename: TEST, before: `${SEVEN}await sequelize.sync({ force: true, match: /_test$/ });\n`, after: `${SEVEN}if (!/_test$/.test(sequelize.options.replication.write.database)) throw new Error('not a test database');\nawait sequelize.sync({ force: true });\n` },
  { rule: 'valid-sync-match', asks: 'remove `match`', filename: TEST, before: `${MADE}const sequelize = new Sequelize('sqlite::memory:');\nawait sequelize.sync({ force: true, match: /_test$/ });\n`, after: `${MADE}const sequelize = new Sequelize('sqlite::memory:');\nawait sequelize.sync({ force: true });\n` },
  { rule: 'no-drop', asks: 'Move this to a migration', before: `${DB}await sequelize.getQueryInterface().dropTable('users');\n`, after: "export const up = async (queryInterface) => {\n  await queryInterface.dropTable('users');\n};\n", movedTo: MIGRATION },
  { rule: 'no-drop', asks: 'Allowed only in migrations, test and dev files', before: `${DB}await sequelize.drop();\n`, after: `${DB}await sequelize.drop();\n`, movedTo: TEST },
  { rule: 'no-mass-delete', asks: 'Delete rows by a condition', before: `${DB}await User.truncate();\n`, after: `${DB}await User.destroy({ where: { expired: true } });\n` },
  { rule: 'no-mass-delete', asks: 'Give a condition that names the rows', before: `${DB}await User.destroy({ where: {} });\n`, after: `${DB}await User.destroy({ where: { expired: true } });\n` },
  { rule: 'no-mass-delete', asks: 'Remove `truncate`', before: `${DB}await User.destroy({ where: { id: 1 }, truncate: true });\n`, after: `${DB}await User.destroy({ where: { id: 1 } });\n` },
  { rule: 'no-mass-delete', asks: 'Use `destroy({ where })`', before: `${DB}await User.truncate({ where: { id: 1 } });\n`, after: `${DB}await User.destroy({ where: { id: 1 } });\n` },
  { rule: 'no-mass-delete', asks: 'Name the keys, and refuse a request without them', before: `${DB}export async function remove(req) {\n  await User.destroy({ where: req.body });\n}\n`, after: `${DB}export async function remove(req) {\n  if (!req.body.id) throw new Error('no id');\n  await User.destroy({ where: { id: req.body.id } });\n}\n` },
  { rule: 'no-mass-delete', asks: 'Throw if no condition was set', before: `${DB}export async function clean(name) {\n  const where = {};\n  if (name) where.name = name;\n  await User.destroy({ where });\n}\n`, after: `${DB}export async function clean(name) {\n  const where = {};\n  if (name) where.name = name;\n  else throw new Error('no condition');\n  await User.destroy({ where });\n}\n` },
  { rule: 'no-mass-delete', asks: 'Allowed only in migrations, test and dev files', before: `${DB}await User.truncate();\n`, after: `${DB}await User.truncate();\n`, movedTo: TEST },
];
