// Whose call is it: what makes a sync Sequelize's makes drop, truncate and destroy its own.
import type { FieldProgram } from '../../support/field.js';

const DI = { 'sequelize-typescript': '^2.1.6', sequelize: '^6.37.0', pg: '^8', typedi: '^0.10.0', inversify: '^6.0.0', '@nestjs/sequelize': '^11' };
const MIXED = { sequelize: '^6.37.0', pg: '^8', mongodb: '^6', mongoose: '^8', knex: '^3', '@prisma/client': '^5' };

export const programs: readonly FieldProgram[] = [
  {
    id: 'containers of other kinds, and what Nest injects',
    path: 'src/boot.ts',
    dependencies: DI,
    config: 'recommended',
    code: `
import { Container } from 'typedi';
import { container } from './ioc';
import { getConnectionToken, getModelToken, InjectModel } from '@nestjs/sequelize';
import { Sequelize as Database, type ModelStatic } from 'sequelize';
import { User } from './user';
await Container.get(Database).drop(); //! no-drop
await container.get<Database>('db').drop(); //! no-drop
await app.get(getConnectionToken()).drop(); //! no-drop
await module.get(getModelToken(User)).drop(); //! no-drop
await (container.get('db') as Database).drop(); //! no-drop
await (<Database>container.get('db')).drop(); //! no-drop
const records: Record<string, ModelStatic<any>> = container.get('models');
await records.user.drop(); //! no-drop
for (const model of Object.values(records)) await model.drop(); //! no-drop`,
  },
  {
    id: 'types of the file: interfaces, aliases, object parameters, fields',
    path: 'src/runner.ts',
    config: 'recommended',
    code: `
import type { Sequelize as Orm, ModelStatic } from 'sequelize';
interface Services { readonly orm: Orm; readonly cache: Cache; readonly models: { user: ModelStatic<any> } }
type Context = { services: Services };
export const a = ({ orm }: { orm: Orm }) => orm.drop(); //! no-drop
export const b = ({ services: { orm: database } }: Context) => database.drop(); //! no-drop
export function c(context: Context) { const { services } = context; return services.orm.drop(); } //! no-drop
export class Runner {
  constructor(private readonly services: Services) {}
  reset() { return this.services.orm.drop(); } //! no-drop
  wipe() { return this.services.models.user.drop(); } //! no-drop
  clear() { return this.services.cache.drop(); }
}`,
  },
  {
    id: 'getters: static, of a literal, of a subclass; a promise that is awaited',
    config: 'recommended',
    code: `
const { Sequelize: Database } = require('sequelize');
class Base { get db() { if (!this.made) { this.made = new Database(url); } return this.made; } }
class Runner extends Base {
  static get shared() { return new Database(url); }
  reset() { return this.db.drop(); } //? no-drop
}
const holder = { get orm() { return new Database(url); } };
holder.orm.drop(); //! no-drop
Runner.shared.drop(); //! no-drop
const open = (memory) => { if (memory) { return new Database(a); } else { return new Database(b); } };
open(true).drop(); //! no-drop`,
  },
  {
    id: 'elements of lists and entries keep what they are',
    config: 'recommended',
    code: `
const { sequelize } = require('./connection');
const User = sequelize.define('user', {});
const Post = sequelize.define('post', {});
const jobs = [{ target: User }, { target: Post }];
jobs.forEach(({ target }) => target.drop()); //! no-drop
jobs.map((job) => job.target).forEach((model) => model);
Object.entries({ User, Post }).forEach(([name, model]) => model.drop()); //! no-drop
for (const [name, { target }] of Object.entries({ a: { target: User } })) await target.drop(); //! no-drop
[User, Post].reduce((before, model) => before.then(() => model.drop()), Promise.resolve()); //! no-drop
const reset = (model) => model.drop(); //! no-drop
[User].forEach(reset);
for (const { target } of [{ target: calendar() }]) await target.drop();`,
  },
  {
    id: 'models of a context, and a factory of models in other spellings',
    config: 'recommended',
    code: `
import defineUser from './models/user.js';
import { sequelize, Sequelize } from './connection.js';
const User = defineUser(sequelize, Sequelize.DataTypes);
await User.drop(); //! no-drop
export const reset = async (parent, args, context) => {
  const { User: Account } = context.models;
  await Account.drop(); //! no-drop
  await context.models.Post.drop(); //! no-drop
};
export const wipe = (_, __, { models: { User: Account } }) => Account.drop(); //! no-drop
export const clear = ({ db: { sequelize: orm } }) => orm.drop(); //! no-drop`,
  },
  {
    id: 'an answer that leans on itself, in the other order',
    config: 'recommended',
    code: `
const { Sequelize } = require('sequelize');
let connection;
exports.wipe = async () => { await connection.drop(); }; //! no-drop
exports.reset = async () => {
  const db = connection ?? new Sequelize(process.env.DATABASE_URL);
  connection = db;
  await db.drop(); //! no-drop
};`,
  },
  {
    id: 'MongoDB, Mongoose, knex and Prisma beside Sequelize',
    dependencies: MIXED,
    code: `
const { db, knex, prisma } = require('./db');
const Order = require('./models/order');
exports.clear = async () => {
  await db.collection('a').drop();
  await db.dropDatabase();
  await Order.collection.drop();
  await Order.deleteMany({});
  await knex('users').truncate();
  await knex.schema.dropTable('users');
  await prisma.user.deleteMany();
};`,
  },
  {
    id: 'names that say nothing, in a project without Sequelize',
    dependencies: { express: '^5' },
    code: `
exports.a = ({ models }) => models.Car.drop();
exports.b = (app) => app.get('cache').drop();
exports.c = (container) => container.resolve(Cache).drop();`,
  },
  {
    id: 'parameters: what the calls of the file hand over, by place, pattern, default, spread and currying',
    config: 'recommended',
    code: `
import { Sequelize as Orm } from 'sequelize';
const orm = new Orm(process.env.URL);
async function byPlace(x) { await x.drop(); } //! no-drop
async function byPattern({ conn: x }) { await x.drop(); } //! no-drop
async function further(c) { await byPattern({ conn: c }); }
async function bySpread(count, x) { await x.drop(); } //! no-drop
async function byDefault(x = orm) { await x.drop(); } //! no-drop
const curried = (x) => async () => { await x.drop(); }; //! no-drop
const args = [1, orm];
await byPlace(orm); await further(orm); await bySpread(...args); await byDefault(); await curried(orm)();
(async (x) => { await x.drop(); })(orm); //! no-drop`,
  },
  {
    id: 'parameters: what is handed over is not Sequelize, or is another argument',
    config: 'recommended',
    code: `
import { Sequelize as Orm } from 'sequelize';
const orm = new Orm(process.env.URL);
class Queue { drop() {} }
async function byPlace(x) { await x.drop(); }
async function byPattern({ queue: x, conn }) { await x.drop(); }
async function bySpread(x, second) { await x.drop(); }
const curried = (x) => async (second) => { await x.drop(); };
const args = [new Queue(), orm];
await byPlace(new Queue()); await byPattern({ queue: new Queue(), conn: orm }); await bySpread(...args); await curried(new Queue())(orm);`,
  },
  {
    id: 'an instance that is handed over is known where all calls are seen',
    code: `
import { Sequelize } from 'sequelize';
const memory = new Sequelize('sqlite::memory:');
async function local(x) { await x.sync({ force: true }); }
export async function open(x) { await x.sync({ force: true }); } //! no-sync-force require-sync-match no-sync
await local(memory); await open(memory);`,
  },
  {
    id: 'what Nest injects without a written type',
    path: 'src/reset.service.ts',
    dependencies: DI,
    code: `
import { InjectConnection, InjectModel as Inject } from '@nestjs/sequelize';
import { User } from './user';
export class Reset {
  @InjectConnection('audit') private readonly audit: any;
  constructor(@InjectConnection() private readonly db: any, @Inject(User) private readonly users: any) {}
  async run() {
    await this.db.drop(); //! no-drop
    await this.audit.drop(); //! no-drop
    await this.users.destroy({ where: {} }); //! no-mass-delete
  }
}
export class Plain { constructor(@InjectConnection() db: any) { void db.drop(); } } //! no-drop`,
  },
  {
    id: 'what Nest injects of another library',
    path: 'src/reset.service.ts',
    dependencies: { ...DI, '@nestjs/mongoose': '^11' },
    code: `
import { InjectConnection, InjectModel } from '@nestjs/mongoose';
export class Reset {
  constructor(@InjectConnection() private readonly db: any, @InjectModel('User') private readonly users: any) {}
  async run() { await this.db.drop(); await this.users.destroy({ where: {} }); }
}`,
  },
  {
    id: 'a field and a getter that a class hands down, a type that is imported where it is written, models of a context in one pattern',
    path: 'src/store.ts',
    config: 'recommended',
    code: `
import { Sequelize } from 'sequelize';
class Base { orm; queue = { drop() {} }; constructor() { this.orm = new Sequelize('x'); } get db() { return this.orm; } }
class Store extends Base {
  async reset() { await this.db.drop(); } //! no-drop
  async clear() { await this.orm.drop(); await this.queue.drop(); } //! no-drop
}
await new Store().db.drop(); //! no-drop
await new Store().queue.drop();
export async function typed(x: import('sequelize').Sequelize) { await x.drop(); } //! no-drop
export async function other(x: import('bull').Queue) { await x.drop(); }
export async function reset(ctx) { const { models: { User } } = ctx; await User.drop(); } //! no-drop
export async function untold(ctx) { const { queues: { User } } = ctx; await User.drop(); }`,
  },
  { id: 'a map that has a delete and a drop of its own', code: "class Store { drop() { return 1; } truncate() { return 2; } }\nconst store = new Store();\nstore.drop();\nstore.truncate();" },
  { id: 'a written type that is a service of its own', path: 'src/a.ts', code: "interface Cache { drop(): void; destroy(options: object): void }\nexport function clear(cache: Cache): void { cache.drop(); cache.destroy({ where: {} }); }" },
  { id: 'a container that is asked for something else', path: 'src/a.ts', code: "import { container } from 'tsyringe';\nimport { CalendarClient } from './calendar';\ncontainer.resolve(CalendarClient).drop();" },
  { id: 'elements of a list of another class', code: "class Row { destroy() {} }\nfor (const row of [new Row(), new Row()]) row.destroy({ where: {} });" },
  { id: 'a getter of another library', code: "import Redis from 'ioredis';\nclass Jobs { get store() { return new Redis(); } clear() { return this.store.drop(); } }\nnew Jobs().clear();", dependencies: { sequelize: '^6', ioredis: '^5' } },
  { id: 'a function that hands out a socket', code: "import { connect } from 'node:net';\nconst open = () => connect(80);\nopen().destroy({ where: {} });" },
];
