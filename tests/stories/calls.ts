// Calls as projects write them, with the place they stand in.
import type { LintOptions } from '../support/lint.js';

export interface StoryCall extends Pick<LintOptions, 'filename' | 'project' | 'settings' | 'parser'> {
  readonly name: string;
  readonly code: string;
}

const DB = "import { sequelize, User } from './db.js';\n";
const SEVEN = "import { Sequelize } from '@sequelize/core';\nimport { PostgresDialect } from '@sequelize/postgres';\nexport const sequelize = new Sequelize({ dialect: PostgresDialect, database: process.env.DB });\n";
const MADE = "import { Sequelize } from 'sequelize';\n";
const NEST = "import { Module } from '@nestjs/common';\nimport { SequelizeModule } from '@nestjs/sequelize';\n";

const inNest = (options: string): string => `${NEST}@Module({ imports: [SequelizeModule.forRoot({ ${options} })] })\nexport class AppModule {}\n`;

export const calls: readonly StoryCall[] = [
  { name: 'force in a start file', code: `${DB}await sequelize.sync({ force: true });\n` },
  { name: 'force with a match in a start file', code: `${DB}await sequelize.sync({ force: true, match: /_test$/ });\n` },
  { name: 'force with a loose match in a start file', code: `${DB}await sequelize.sync({ force: true, match: /test/ });\n` },
  { name: 'force with a match that is everything', code: `${DB}await sequelize.sync({ force: true, match: /.*/ });\n` },
  { name: 'force in a test', filename: 'tests/user.test.js', code: `${DB}await sequelize.sync({ force: true });\n` },
  { name: 'force with a loose match in a test', filename: 'tests/user.test.js', code: `${DB}await sequelize.sync({ force: true, match: /test/ });\n` },
  { name: 'force on a Model in a start file', code: `${DB}await User.sync({ force: true });\n` },
  { name: 'force on a Model in a test', filename: 'tests/user.test.js', code: `${DB}await User.sync({ force: true });\n` },
  { name: 'force on a Model with a match in a test', filename: 'tests/user.test.js', code: `${DB}await User.sync({ force: true, match: /_test$/ });\n` },
  { name: 'force on a member of db', code: "const db = require('./models');\ndb.sequelize.sync({ force: true });\n" },
  { name: 'force on a Model of db', code: "const db = require('./models');\ndb.User.sync({ force: true });\n" },
  { name: 'force that the environment decides', code: `${DB}await sequelize.sync({ force: process.env.DB_FORCE });\n` },
  { name: 'force that a test of the environment decides', code: `${DB}await sequelize.sync({ force: process.env.DB_RESET === 'yes' });\n` },
  { name: 'force that the command line decides', code: `${DB}await sequelize.sync({ force: process.argv.includes('--force') });\n` },
  { name: 'force outside production', code: `${DB}if (process.env.NODE_ENV !== 'production') await sequelize.sync({ force: true });\n` },
  { name: 'force in development', code: `${DB}if (process.env.NODE_ENV === 'development') await sequelize.sync({ force: true });\n` },
  { name: 'force in production', code: `${DB}if (process.env.NODE_ENV === 'production') await sequelize.sync({ force: true });\n` },
  { name: 'force after a check of the name', code: `${DB}if (!/_test$/.test(sequelize.config.database)) throw new Error('not a test database');\nawait sequelize.sync({ force: true });\n` },
  { name: 'force in development after a check of the name', code: `${DB}if (!/_test$/.test(sequelize.config.database)) throw new Error('not a test database');\nif (process.env.NODE_ENV === 'development') await sequelize.sync({ force: true });\n` },
  { name: 'alter in a start file', code: `${DB}await sequelize.sync({ alter: true });\n` },
  { name: 'alter on a Model', code: `${DB}await User.sync({ alter: true });\n` },
  { name: 'alter in development', code: `${DB}if (process.env.NODE_ENV === 'development') await sequelize.sync({ alter: true });\n` },
  { name: 'alter that only adds', code: `${DB}await sequelize.sync({ alter: { drop: false } });\n` },
  { name: 'a plain sync', code: `${DB}await sequelize.sync();\n` },
  { name: 'a plain sync of a Model', code: `${DB}await User.sync();\n` },
  { name: 'force in the constructor', code: `${MADE}export const sequelize = new Sequelize(process.env.URL, { sync: { force: true } });\n` },
  { name: 'force in the constructor and a plain sync', code: `${MADE}const sequelize = new Sequelize(process.env.URL, { sync: { force: true } });\nawait sequelize.sync();\n` },
  { name: 'a SQLite file', code: `${MADE}const sequelize = new Sequelize({ dialect: 'sqlite', storage: 'app.db' });\nawait sequelize.sync({ force: true });\n` },
  { name: 'a plain sync of a SQLite file', code: `${MADE}const sequelize = new Sequelize({ dialect: 'sqlite', storage: 'app.db' });\nawait sequelize.sync();\n` },
  { name: 'Sequelize 7', project: 'v7', code: `${SEVEN}await sequelize.sync({ force: true });\n` },
  { name: 'Sequelize 7 with a match', project: 'v7', code: `${SEVEN}await sequelize.sync({ force: true, match: /_test$/ });\n` },
  { name: 'Sequelize 7 in a test', project: 'v7', filename: 'tests/user.test.js', code: `${SEVEN}await sequelize.sync({ force: true });\n` },
  { name: 'Nest that syncs at boot', parser: 'ts', code: inNest("dialect: 'postgres', autoLoadModels: true, sync: { force: true }") },
  { name: 'Nest without options of sync', parser: 'ts', code: inNest("dialect: 'postgres', autoLoadModels: true") },
  { name: 'Nest with synchronize by a condition', parser: 'ts', code: inNest("dialect: 'postgres', autoLoadModels: true, synchronize: process.env.NODE_ENV !== 'production', sync: { alter: true }") },
  { name: 'drop of an instance', code: `${DB}await sequelize.drop();\n` },
  { name: 'drop of a Model', code: `${DB}await User.drop();\n` },
  { name: 'drop in a member of this', parser: 'ts', code: `${MADE}export class Reset {\n  constructor(private readonly sequelize: Sequelize) {}\n  async run() {\n    await this.sequelize.drop();\n  }\n}\n` },
  { name: 'dropTable', code: `${DB}await sequelize.getQueryInterface().dropTable('users');\n` },
  { name: 'truncate of an instance', code: `${DB}await sequelize.truncate({ cascade: true });\n` },
  { name: 'truncate of a Model', code: `${DB}await User.truncate();\n` },
  { name: 'destroy of all rows', code: `${DB}await User.destroy({ where: {} });\n` },
  { name: 'destroy with truncate and a where', code: `${DB}await User.destroy({ where: { id: 1 }, truncate: true });\n` },
  { name: 'destroy by the request', code: `${DB}export const remove = async (req, res) => {\n  await User.destroy({ where: req.body });\n  res.end();\n};\n` },
  { name: 'force, then rows', filename: 'scripts/seed.js', code: `${DB}await sequelize.sync({ force: true });\nawait User.bulkCreate([{ name: 'Ada' }]);\n` },
];
