// Drops on receivers that are shown to be Sequelize, and drops of everything else.
import type { Spelling, Verdict } from './entry.js';

const rule = 'no-drop';
const V6 = "import { Sequelize, Model } from 'sequelize';\nconst orm = new Sequelize(process.env.DATABASE_URL);\n";
const V7 = "import { Sequelize } from '@sequelize/core';\nconst orm = new Sequelize({ dialect: 'postgres' });\n";

export const drops: readonly Spelling[] = [
  { rule, name: 'instance', on: `${V6}await orm.drop();`, off: `${V6}await orm.close();` },
  { rule, name: 'instance with options', on: `${V6}await orm.drop({ cascade: true });`, off: `${V6}await orm.close({ drop: true });` },
  { rule, name: 'instance called sequelize', on: 'await sequelize.drop();', off: 'await sequelize.authenticate();' },
  { rule, name: 'member called sequelize', on: 'await db.sequelize.drop();', off: 'await db.sequelize.close();' },
  { rule, name: 'model', on: `${V6}const User = orm.define('User', {});\nawait User.drop();`, off: `${V6}const User = orm.define('User', {});\nawait User.describe();` },
  { rule, name: 'model by name', on: 'await sequelize.models.User.drop();', off: 'await sequelize.models.User.count();' },
  { rule, name: 'model class', on: `${V6}class User extends Model {}\nawait User.drop();`, off: 'class User { static drop() {} }\nawait User.drop();' },
  { rule, name: 'model drop with force is a drop only', on: 'await sequelize.models.User.drop({ force: true });', off: 'await sequelize.models.User.findAll({ force: true });' },
  { rule, name: 'dropTable', on: 'await sequelize.getQueryInterface().dropTable("Users");', off: 'await sequelize.getQueryInterface().describeTable("Users");' },
  { rule, name: 'dropTable on a const', on: `${V6}const queries = orm.getQueryInterface();\nawait queries.dropTable('Users');`, off: `${V6}const queries = orm.getQueryInterface();\nawait queries.createTable('Users', {});` },
  { rule, name: 'query interface by name', on: "await queryInterface.dropTable('Users');", off: "await queryInterface.addColumn('Users', 'a', {});" },
  { rule, name: 'query interface of version 7', project: 'v7', on: `${V7}await orm.queryInterface.dropTable('Users');`, off: `${V7}await orm.queryInterface.describeTable('Users');` },
  { rule, name: 'dropAllTables', on: 'await queryInterface.dropAllTables();', off: 'await queryInterface.showAllTables();' },
  { rule, name: 'dropAllTables that skips some', on: "await queryInterface.dropAllTables({ skip: ['Users'] });", off: 'await queryInterface.listTables?.();' },
  { rule, name: 'dropSchema', on: "await queryInterface.dropSchema('billing');", off: "await queryInterface.createSchema('billing');" },
  { rule, name: 'dropSchema of the instance', on: "await sequelize.dropSchema('billing');", off: "await sequelize.createSchema('billing');" },
  { rule, name: 'dropAllSchemas', on: 'await sequelize.dropAllSchemas();', off: 'await sequelize.showAllSchemas();' },
  { rule, name: 'dropAllSchemas of the query interface', on: 'await queryInterface.dropAllSchemas();', off: 'await queryInterface.showAllSchemas();' },
  { rule, name: 'dropDatabase', on: "await queryInterface.dropDatabase('app');", off: "await queryInterface.createDatabase('app');" },
  { rule, name: 'removeColumn', on: "await queryInterface.removeColumn('Users', 'email');", off: "await queryInterface.removeIndex('Users', 'email');" },
  { rule, name: 'dropAllEnums', on: 'await queryInterface.dropAllEnums();', off: "await queryInterface.changeColumn('Users', 'email', {});" },
  { rule, name: 'dropSchema of a model', on: "await sequelize.models.User.dropSchema('billing');", off: "await sequelize.models.User.schema('billing');" },
  { rule, name: 'bracketed method', on: "await sequelize['drop']();", off: "await sequelize['close']();" },
  { rule, name: 'optional call', on: 'await sequelize?.drop?.();', off: 'await sequelize?.close?.();' },
  { rule, name: 'call', on: 'await sequelize.drop.call(sequelize);', off: 'await sequelize.close.call(sequelize);' },
  { rule, name: 'in a chain', on: 'sequelize.drop().then(() => sequelize.sync());', off: 'sequelize.authenticate().then(() => sequelize.sync());' },
  { rule, name: 'loop over the models', on: 'for (const model of Object.values(sequelize.models)) await model.drop();', off: 'for (const model of Object.values(sequelize.models)) await model.count();' },
  { rule, name: 'import from a models folder', on: "import { User } from './models/index.js';\nawait User.drop();", off: "import { User } from './people.js';\nawait User.drop();" },
  { rule, name: 'import from a database file', on: "import db from '../config/database.js';\nawait db.drop();", off: "import orm from './orm.js';\nawait orm.drop();" },
  { rule, name: 'another Sequelize method on the receiver', on: "import orm from './orm.js';\nawait orm.authenticate();\nawait orm.drop();", off: "import orm from './orm.js';\nawait orm.connect();\nawait orm.drop();" },
  { rule, name: 'findAll on the receiver', on: "import { User } from './people.js';\nawait User.findAll();\nawait User.drop();", off: "import { User } from './people.js';\nawait User.find();\nawait User.drop();" },
  { rule, name: 'umzug down to the beginning', on: "import { Umzug } from 'umzug';\nconst umzug = new Umzug({});\nawait umzug.down({ to: 0 });", off: "import { Umzug } from 'umzug';\nconst umzug = new Umzug({});\nawait umzug.down();" },
  { rule, name: 'umzug down to a migration', on: "import { Umzug } from 'umzug';\nconst umzug = new Umzug({});\nawait umzug.down({ to: 0 });", off: "import { Umzug } from 'umzug';\nconst umzug = new Umzug({});\nawait umzug.down({ to: '0004-users' });" },
  { rule, ts: true, name: 'cast receiver', on: 'await (sequelize as any).drop();', off: 'await (sequelize as any).close();' },
];

const MIGRATION = 'export async function up(queryInterface) {}\nexport async function down(queryInterface) { await queryInterface.dropTable("Users"); }';

export const dropPlaces: readonly Verdict[] = [
  { rule, name: 'production file', code: 'await sequelize.drop();', reported: true },
  { rule, name: 'test file', code: 'await sequelize.drop();', filename: 'tests/users.test.js', reported: false },
  { rule, name: 'dev file', code: 'await sequelize.drop();', filename: 'src/dev/reset.js', reported: false },
  { rule, name: 'script', code: 'await sequelize.drop();', filename: 'scripts/reset.js', reported: true },
  { rule, name: 'seed script', code: 'await sequelize.drop();', filename: 'src/seed.js', reported: true },
  { rule, name: 'migration', code: MIGRATION, filename: 'migrations/0001-users.js', reported: false },
  { rule, name: 'seeder', code: MIGRATION, filename: 'db/seeders/0001-users.js', reported: false },
  { rule, name: 'both steps of a migration, elsewhere', code: MIGRATION.replaceAll('queryInterface', 'qi'), filename: 'src/upgrade.js', reported: false },
  { rule, name: 'first parameter of down alone, elsewhere', code: "exports.down = (qi) => qi.dropTable('users');", filename: 'src/upgrade.js', reported: true },
  { name: 'force in a migration', code: 'await sequelize.sync({ force: true });', filename: 'migrations/0001-users.js', rule: 'no-sync-force', reported: true },
  { name: 'alter in a migration', code: 'await sequelize.sync({ alter: true });', filename: 'migrations/0001-users.js', rule: 'no-sync-alter', reported: true },
  { name: 'force in a test', code: 'await sequelize.sync({ force: true });', filename: 'tests/users.test.js', rule: 'no-sync-force', reported: false },
  { name: 'force in a dev file', code: 'await sequelize.sync({ force: true });', filename: 'src/reset.dev.js', rule: 'no-sync-force', reported: false },
  { name: 'force in a seed script', code: 'await sequelize.sync({ force: true });', filename: 'scripts/seed.js', rule: 'no-sync-force', reported: true },
];

const OTHERS: readonly (readonly [name: string, code: string])[] = [
  ['lodash', "import _ from 'lodash';\nexport const rest = _.drop([1, 2, 3], 2);"],
  ['lodash chain', "import _ from 'lodash';\nexport const rest = _([1, 2, 3]).drop(2).value();"],
  ['RxJS-like stream', 'export const rest = (stream) => stream.drop(2);'],
  ['iterator', 'export const rest = [1, 2, 3].values().drop(2);'],
  ['Node stream', "import { Readable } from 'node:stream';\nexport const rest = Readable.from([1, 2]).drop(1);"],
  ['Mongo collection', "import { MongoClient } from 'mongodb';\nconst client = new MongoClient(url);\nawait client.db('app').collection('users').drop();"],
  ['Mongo database', "import { MongoClient } from 'mongodb';\nconst client = new MongoClient(url);\nawait client.db('app').dropDatabase();"],
  ['Mongoose connection', "import mongoose from 'mongoose';\nawait mongoose.connection.dropDatabase();"],
  ['Mongoose model', "import mongoose from 'mongoose';\nconst User = mongoose.model('User', {});\nawait User.collection.drop();"],
  ['Knex', "import knex from 'knex';\nconst db = knex({});\nawait db.schema.dropTable('users');"],
  ['Knex migration', "export const down = (knex) => knex.schema.dropTable('users');"],
  ['TypeORM', "import { DataSource } from 'typeorm';\nconst source = new DataSource({});\nawait source.dropDatabase();"],
  ['TypeORM query runner', "import { DataSource } from 'typeorm';\nconst runner = new DataSource({}).createQueryRunner();\nawait runner.dropTable('users');"],
  ['D3', "import { drag } from 'd3';\nexport const behaviour = drag().on('drop', () => {});"],
  ['Prisma', "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nawait prisma.user.drop();"],
  ['drag and drop', 'export const onDrop = (event) => event.drop();'],
  ['game', 'player.drop();\ninventory.drop("sword");'],
  ['name that looks like a model', 'await User.drop();'],
  ['array method', 'export const rest = (items) => items.drop(1);'],
];

export const otherDrops: readonly Verdict[] = OTHERS.flatMap(([name, code]): Verdict[] => [
  { rule, name: `${name}, beside Sequelize`, code, project: 'v6-crowded', reported: false },
  { rule, name: `${name}, without Sequelize`, code, project: 'other-crowded', reported: false },
]);
