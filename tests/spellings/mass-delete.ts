// Rows that go all at once: truncate, destroy and bulkDelete without an effective condition.
import type { Spelling, Verdict } from './entry.js';

const rule = 'no-mass-delete';
const V6 = "import { Sequelize, Model, Op } from 'sequelize';\nconst orm = new Sequelize(process.env.DATABASE_URL);\nconst User = orm.define('User', {});\nconst queries = orm.getQueryInterface();\n";
const V7 = "import { Sequelize, Model } from '@sequelize/core';\nconst orm = new Sequelize({ dialect: 'postgres' });\nconst User = orm.define('User', {});\nconst queries = orm.queryInterface;\n";

/** A delete in a switch by the number of keys of its condition, which is empty. */
const counted = (cases: string): string => `function clear(where) { switch (Object.keys(where).length) { ${cases} return User.destroy({ where }); } }\nclear({});`;

export const massDeletes: readonly Spelling[] = [
  { rule, name: 'truncate of the instance', on: `${V6}await orm.truncate();`, off: `${V6}await orm.close();` },
  { rule, name: 'truncate of the instance with options', on: `${V6}await orm.truncate({ cascade: true });`, off: `${V6}await orm.sync({ truncate: true });` },
  { rule, name: 'truncate of a model', on: `${V6}await User.truncate();`, off: `${V6}await User.count();` },
  { rule, name: 'truncate ignores where', on: `${V6}await User.truncate({ where: { id: 1 } });`, off: `${V6}await User.destroy({ where: { id: 1 } });` },
  { rule, name: 'destroy with truncate ignores where', on: `${V6}await User.destroy({ where: { id: 1 }, truncate: true });`, off: `${V6}await User.destroy({ where: { id: 1 }, truncate: false });` },
  { rule, name: 'destroy with truncate', on: `${V6}await User.destroy({ truncate: true });`, off: `${V6}await User.destroy({ where: { id: 1 }, truncate: 0 });` },
  { rule, name: 'destroy with truncate as a word', on: `${V6}await User.destroy({ truncate: 'false' });`, off: `${V6}await User.destroy({ where: { id: 1 }, truncate: '' });` },
  { rule, name: 'destroy with truncate in a const', on: `${V6}const options = { truncate: true };\nawait User.destroy(options);`, off: `${V6}const options = { where: { id: 1 } };\nawait User.destroy(options);` },
  { rule, name: 'destroy with an empty where', on: `${V6}await User.destroy({ where: {} });`, off: `${V6}await User.destroy({ where: { active: false } });` },
  { rule, name: 'destroy with an empty array', on: `${V6}await User.destroy({ where: [] });`, off: `${V6}await User.destroy({ where: [{ id: 1 }] });` },
  { rule, name: 'destroy with an empty where in a const', on: `${V6}const where = {};\nawait User.destroy({ where });`, off: `${V6}const where = { id: 1 };\nawait User.destroy({ where });` },
  { rule, name: 'where that stays empty on a path', on: `${V6}const where = {};\nif (ready) where.id = 1;\nawait User.destroy({ where });`, off: `${V6}const where = {};\nif (ready) { where.id = 1; } else { where.id = 2; }\nawait User.destroy({ where });` },
  { rule, name: 'where filled before and after the call', on: `${V6}const where = {};\nawait User.destroy({ where });\nwhere.id = 1;`, off: `${V6}const where = {};\nwhere.id = 1;\nawait User.destroy({ where });` },
  { rule, name: 'where emptied before the call', on: `${V6}const where = { id: 1 };\ndelete where.id;\nawait User.destroy({ where });`, off: `${V6}const where = { id: 1, age: 2 };\ndelete where.age;\nawait User.destroy({ where });` },
  { rule, name: 'where by ternary', on: `${V6}await User.destroy({ where: ready ? { id: 1 } : {} });`, off: `${V6}await User.destroy({ where: ready ? { id: 1 } : { id: 2 } });` },
  { rule, name: 'where of a spread', on: `${V6}await User.destroy({ where: { ...(ready && { id: 1 }) } });`, off: `${V6}await User.destroy({ where: { ...(ready && { age: 1 }), id: 1 } });` },
  { rule, name: 'a switch by the number of keys', on: `${V6}${counted('default:')}`, off: `${V6}${counted("case 0: throw new Error('which?'); default:")}` },
  { rule, name: 'a switch whose cases all delete', on: `${V6}${counted('case 0: default:')}`, off: `${V6}${counted('case 0: break; default:')}` },
  { rule, name: 'where from a parameter', on: `${V6}export const clear = () => User.destroy({ where: {} });`, off: `${V6}export const clear = (where) => User.destroy({ where });` },
  { rule, name: 'where from a call', on: `${V6}const where = {};\nexport const clear = () => User.destroy({ where });`, off: `${V6}import { filter } from './filter.js';\nexport const clear = () => User.destroy({ where: filter() });` },
  { rule, name: 'where with an undefined value throws', on: `${V6}await User.destroy({ where: {} });`, off: `${V6}await User.destroy({ where: { id: undefined } });` },
  { rule, name: 'destroy without options throws', on: `${V6}await User.destroy({ truncate: 1 });`, off: `${V6}await User.destroy();` },
  { rule, name: 'symbol key', on: `${V6}await User.destroy({ where: {} });`, off: `${V6}await User.destroy({ where: { [Op.or]: [{ id: 1 }, { id: 2 }] } });` },
  { rule, name: 'a list of exceptions', on: `${V6}await User.destroy({ where: { id: { [Op.notIn]: [] } } });`, off: `${V6}await User.destroy({ where: { id: { [Op.in]: [] } } });` },
  { rule, name: 'a list of exceptions in a const', on: `${V6}const where = { id: { [Op.notIn]: [] } };\nawait User.destroy({ where });`, off: `${V6}const where = { id: { [Op.notIn]: [1] } };\nawait User.destroy({ where });` },
  { rule, name: 'bulkDelete with a list of exceptions', on: `${V6}await queries.bulkDelete('Users', { id: { [Op.notIn]: [] } });`, off: `${V6}await queries.bulkDelete('Users', { id: { [Op.notIn]: [1] } });` },
  { rule, name: 'destroy of one row', on: `${V6}await User.destroy({ where: {}, force: true });`, off: `${V6}const user = await User.findByPk(1);\nawait user.destroy({ force: true });` },
  { rule, name: 'bulkDelete without a condition', on: `${V6}await queries.bulkDelete('Users');`, off: `${V6}await queries.bulkDelete('Users', { id: 1 });` },
  { rule, name: 'bulkDelete with an empty condition', on: `${V6}await queries.bulkDelete('Users', {});`, off: `${V6}await queries.bulkDelete('Users', { name: ['a', 'b'] });` },
  { rule, name: 'bulkDelete with null', on: `${V6}await queries.bulkDelete('Users', null, {});`, off: `${V6}await queries.bulkDelete('Users', { id: 1 }, {});` },
  { rule, name: 'bulkDelete with an empty condition in a const', on: `${V6}const all = {};\nawait queries.bulkDelete('Users', all);`, off: `${V6}const one = { id: 1 };\nawait queries.bulkDelete('Users', one);` },
  { rule, name: 'bulkDelete, version 7', project: 'v7', on: `${V7}await queries.bulkDelete('Users', { id: 1 });`, off: `${V7}await queries.bulkDelete('Users', { where: { id: 1 } });` },
  { rule, name: 'bulkDelete without a condition, version 7', project: 'v7', on: `${V7}await queries.bulkDelete('Users');`, off: `${V7}await queries.bulkDelete('Users', { where: { id: 2 } });` },
  { rule, name: 'bulkDelete with an empty where, version 7', project: 'v7', on: `${V7}await queries.bulkDelete('Users', { where: {} });`, off: `${V7}await queries.bulkDelete('Users', { where: { id: 3 } });` },
  { rule, name: 'destroyAll, version 7', project: 'v7', on: `${V7}await orm.destroyAll();`, off: `${V7}await orm.close();` },
  { rule, name: 'truncate of the query interface, version 7', project: 'v7', on: `${V7}await queries.truncate('Users');`, off: `${V7}await queries.describeTable('Users');` },
  { rule, name: 'destroy with an empty where, version 7', project: 'v7', on: `${V7}await User.destroy({ where: {} });`, off: `${V7}await User.destroy({ where: { id: 1 } });` },
  { rule, name: 'loop over the models', on: 'for (const model of Object.values(sequelize.models)) await model.truncate();', off: 'for (const model of Object.values(sequelize.models)) await model.count();' },
  { rule, name: 'map over the models', on: 'await Promise.all(Object.values(sequelize.models).map((model) => model.destroy({ truncate: true })));', off: 'await Promise.all(Object.values(sequelize.models).map((model) => model.destroy({ where: { stale: true } })));' },
  { rule, name: 'optional call', on: 'await sequelize?.truncate?.();', off: 'await sequelize?.close?.();' },
  { rule, name: 'bracketed method', on: "await sequelize['truncate']();", off: "await sequelize['close']();" },
  { rule, ts: true, name: 'cast', on: `${V6}await User.destroy({ where: {} } as any);`, off: `${V6}await User.destroy({ where: { id: 1 } } as any);` },
];

export const massDeletePlaces: readonly Verdict[] = [
  { rule, name: 'test file', code: 'await sequelize.truncate();', filename: 'tests/users.test.js', reported: false },
  { rule, name: 'dev file', code: 'await sequelize.truncate();', filename: 'src/dev/reset.js', reported: false },
  { rule, name: 'seeder', code: 'export const down = (queryInterface) => queryInterface.bulkDelete("Users", null, {});', filename: 'seeders/0001-users.js', reported: false },
  { rule, name: 'script', code: 'await sequelize.truncate();', filename: 'scripts/clean.js', reported: true },
];

const OTHERS: readonly (readonly [name: string, code: string])[] = [
  ['lodash', "import _ from 'lodash';\nexport const short = _.truncate('a long text', { length: 5 });"],
  ['Node file system', "import fs from 'node:fs';\nfs.truncate('log.txt', 0, () => {});"],
  ['file handle', 'export const clear = (handle) => handle.truncate(0);'],
  ['Knex', "import knex from 'knex';\nconst db = knex({});\nawait db('users').truncate();"],
  ['TypeORM', "import { DataSource } from 'typeorm';\nconst source = new DataSource({});\nawait source.getRepository(User).clear();"],
  ['Prisma', "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nawait prisma.user.deleteMany({ where: {} });"],
  ['stream', 'export const stop = (stream) => stream.destroy();'],
  ['socket', 'socket.destroy({ where: {} });'],
  ['session', "import session from 'express-session';\nexport const leave = (req) => req.session.destroy(() => {});"],
  ['Mongoose', "import mongoose from 'mongoose';\nconst User = mongoose.model('User', {});\nawait User.destroy({ where: {} });"],
  ['name that looks like a model', 'await User.truncate();'],
];

export const otherDeletes: readonly Verdict[] = OTHERS.flatMap(([name, code]): Verdict[] => [
  { rule, name: `${name}, beside Sequelize`, code, project: 'v6-crowded', reported: false },
  { rule, name: `${name}, without Sequelize`, code, project: 'other-crowded', reported: false },
]);
