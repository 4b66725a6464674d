import { runRule, type Case, type InvalidCase } from '../support/rule-tester.js';

const V6 = "import { Sequelize, Op } from 'sequelize';\nconst orm = new Sequelize(process.env.DATABASE_URL);\nconst User = orm.define('User', {});\nconst queries = orm.getQueryInterface();\n";
const V7 = "import { Sequelize, Op } from '@sequelize/core';\nconst orm = new Sequelize({ dialect: PostgresDialect });\nconst User = orm.define('User', {});\nconst queries = orm.queryInterface;\n";
const MEMORY = "import { Sequelize } from 'sequelize';\nconst orm = new Sequelize('sqlite::memory:');\n";

function deletes(name: string, code: string, messageId: string): InvalidCase {
  return { name, code, errors: [{ messageId }], output: null };
}

const truncated: readonly InvalidCase[] = [
  {
    name: 'the report stands at the method name and says what is emptied',
    code: 'await db.sequelize.truncate();',
    errors: [{ messageId: 'truncateInstance', data: { target: 'db.sequelize', allowed: 'migrations, test and dev' }, line: 1, column: 20, endColumn: 28 }],
    output: null,
  },
  deletes('a model is emptied', `${V6}await User.truncate({ cascade: true });`, 'truncate'),
  deletes('each of the models is emptied', 'for (const model of Object.values(sequelize.models)) await model.truncate();', 'truncate'),
  deletes('a table of version 7', `${V7}await queries.truncate('Users');`, 'truncate'),
  deletes('truncate with a match', 'await sequelize.truncate({ match: /_test$/ });', 'truncateInstance'),
  deletes('truncate with unknown options', `${V6}export const clear = (options) => User.truncate(options);`, 'truncate'),
  deletes('destroyAll of version 7', `${V7}await orm.destroyAll();`, 'destroyAll'),
  deletes('destroy with truncate alone', `${V6}await User.destroy({ truncate: true });`, 'truncateOption'),
  deletes('destroy with a truthy truncate of a constant', `${V6}const options = { where: { id: 1 }, truncate: 'false' };\nawait User.destroy(options);`, 'truncateOption'),
  deletes('destroy with truncate by an environment', `${V6}await User.destroy({ truncate: process.env.CLEAN });`, 'truncateOptionMaybe'),
  deletes('destroy with truncate on one path', `${V6}await User.destroy(all ? { truncate: true } : { where: { id: 1 } });`, 'truncateOptionMaybe'),
  deletes('destroy with truncate that a spread may override', `${V6}export const clear = (options) => User.destroy({ truncate: true, ...options });`, 'truncateOptionMaybe'),
];

const empty: readonly InvalidCase[] = [
  deletes('an empty object', `${V6}await User.destroy({ where: {} });`, 'emptyWhere'),
  deletes('an empty array', `${V6}await User.destroy({ where: [] });`, 'emptyWhere'),
  deletes('an array of nothing', `${V6}await User.destroy({ where: [{}] });`, 'emptyWhere'),
  deletes('an empty and', `${V6}await User.destroy({ where: { [Op.and]: [] } });`, 'emptyWhere'),
  deletes('an empty or in version 7', `${V7}await User.destroy({ where: { [Op.or]: [] } });`, 'emptyWhere'),
  deletes('a limit says how many rows go, not which', `${V6}await User.destroy({ where: {}, limit: 10 });`, 'emptyWhere'),
  deletes('an object that stays empty on a path', `${V6}export const clear = (id) => {\n  const where = {};\n  if (id) where.id = id;\n  return User.destroy({ where });\n};`, 'emptyWhereMaybe'),
  deletes('a list that stays empty on a path', `${V6}export const clear = (id) => {\n  const list = [];\n  if (id) list.push({ id });\n  return User.destroy({ where: { [Op.and]: list } });\n};`, 'emptyWhereMaybe'),
  deletes('a list of exceptions that a loop may leave empty', `${V6}export const keepOnly = (rows) => {\n  const ids = [];\n  for (const row of rows) ids.push(row.id);\n  return User.destroy({ where: { id: { [Op.notIn]: ids } } });\n};`, 'emptyWhereMaybe'),
  deletes('a list of exceptions that nothing is put into, tested or not', `${V6}const ids = [];\nif (ready(ids.length)) await User.destroy({ where: { id: { [Op.notIn]: ids } } });`, 'emptyWhere'),
  deletes('a list of conditions that nothing is put into, tested or not', `${V6}const list = [];\nif (ready(list.length)) await User.destroy({ where: { [Op.and]: list } });`, 'emptyWhere'),
  deletes('a list of exceptions that is empty by default', `${V6}export const keepOnly = (ids = []) => User.destroy({ where: { id: { [Op.notIn]: ids } } });`, 'emptyWhereMaybe'),
  deletes('a spread of nothing on a path', `${V6}export const clear = (id) => User.destroy({ where: { ...(id && { id }) } });`, 'emptyWhereMaybe'),
  deletes('a default that is empty', `${V6}export const clear = (where = {}) => User.destroy({ where });`, 'emptyWhereMaybe'),
  deletes('a fallback that is empty', `${V6}export const clear = (filter) => User.destroy({ where: filter ?? {} });`, 'emptyWhereMaybe'),
  deletes('a test that says only that there is an object', `${V6}export const clear = (id) => {\n  const where = {};\n  if (id) where.id = id;\n  if (where) return User.destroy({ where });\n};`, 'emptyWhereMaybe'),
  deletes('a test of another path', `${V6}export const clear = (id, name) => {\n  const where = {};\n  if (id) where.id = id;\n  if (!name) return;\n  return User.destroy({ where });\n};`, 'emptyWhereMaybe'),
  deletes('a test of a flag that is written between', `${V6}export const clear = (id) => {\n  const where = {};\n  if (id) where.id = id;\n  id = 1;\n  if (!id) return;\n  return User.destroy({ where });\n};`, 'emptyWhereMaybe'),
  deletes('an inner test says nothing of the outer path', `${V6}export const clear = (a, b) => {\n  const where = {};\n  if (a) { if (b) where.id = b; }\n  if (a) return;\n  return User.destroy({ where });\n};`, 'emptyWhere'),
  deletes('options filled after they were put together', `${V6}const where = { id: 1 };\nconst options = { where };\ndelete where.id;\nawait User.destroy(options);`, 'emptyWhere'),
  deletes('a function that is called with an empty condition', `${V6}function clear(where) { return User.destroy({ where }); }\nclear({});\nclear({ id: 1 });`, 'emptyWhere'),
  { ...deletes('a function that deletes the same whatever it is given', `${V6}function clear(note) { return User.destroy({ where: {} }); }\nclear(1);\nclear(2);`, 'emptyWhere'), errors: [{ messageId: 'emptyWhere', line: V6.split('\n').length }] },
  deletes('a function that is called with nothing else', `${V6}const clear = (options) => User.destroy(options);\nclear({ where: {} });`, 'emptyWhere'),
  deletes('an exported function that is called with an empty condition', `${V6}export function clear(where) { return User.destroy({ where }); }\nclear({});`, 'emptyWhere'),
  deletes('arguments that a list spreads', `${V6}const args = [{ where: {} }];\nawait User.destroy(...args);`, 'emptyWhere'),
  deletes('an object that a failed step leaves empty', `${V6}export const clear = (text) => {\n  const where = {};\n  try { where.id = parse(text); } catch (error) { log(error); }\n  return User.destroy({ where });\n};`, 'emptyWhereMaybe'),
  deletes('a scope that is none', `${V6}await User.scope(null).destroy({ where: {} });`, 'emptyWhere'),
];

const harmless: readonly Case[] = [
  { name: 'a condition', code: `${V6}await User.destroy({ where: { active: false }, truncate: false });` },
  { name: 'a condition of symbols', code: `${V6}await User.destroy({ where: { [Op.or]: [] } });` },
  { name: 'an operator with a condition', code: `${V6}await User.destroy({ where: { [Op.and]: [{}, { id: 1 }] } });` },
  { name: 'one value that is undefined throws', code: `${V6}await User.destroy({ where: { id: undefined } });` },
  { name: 'no where at all throws', code: `${V6}await User.destroy();\nawait User.destroy({});\nawait User.destroy({ where: undefined });` },
  { name: 'truncate throws in version 7', code: `${V7}await User.destroy({ truncate: true });\nawait User.destroy({ where: {}, truncate: false });` },
  { name: 'destroyAll is not in version 6', code: `${V6}await orm.destroyAll();` },
  { name: 'destroyAll throws on a limit', code: `${V7}await orm.destroyAll({ limit: 1 });` },
  { name: 'one row', code: `${V6}const user = await User.findByPk(1);\nawait user.destroy({ force: true });` },
  { name: 'a scope joins its own condition', code: `${V6}await User.scope('stale').destroy({ where: {} });\nconst stale = User.scope({ where: { stale: true } });\nawait stale.destroy({ where: {} });` },
  { name: 'a condition of a parameter', code: `${V6}export const clear = (where) => User.destroy({ where });` },
  { name: 'options of a parameter', code: `${V6}export const clear = (options) => User.destroy(options);` },
  { name: 'a condition of a call', code: `${V6}export const clear = (query) => User.destroy({ where: build(query) });` },
  { name: 'an object that another function fills', code: `${V6}const where = {};\nfill(where);\nawait User.destroy({ where });` },
  { name: 'an unknown spread', code: `${V6}export const clear = (query) => User.destroy({ where: { ...query } });` },
  { name: 'a path that was left', code: `${V6}export const clear = (id) => {\n  const where = {};\n  if (id) where.id = id;\n  if (!id) throw new Error('which?');\n  return User.destroy({ where });\n};` },
  { name: 'two paths that were left together', code: `${V6}export const clear = ({ id, name }) => {\n  const where = {};\n  if (id) where.id = id;\n  if (name) where.name = name;\n  if (!id && !name) return;\n  return User.destroy({ where });\n};` },
  { name: 'a path that another branch takes', code: `${V6}export const clear = (id) => {\n  const where = {};\n  if (id) where.id = id;\n  if (id) return User.destroy({ where });\n};` },
  { name: 'an object whose keys were counted', code: `${V6}export const clear = (id) => {\n  const where = {};\n  if (id) where.id = id;\n  if (Object.keys(where).length === 0) return;\n  return User.destroy({ where });\n};` },
  { name: 'a list that was counted', code: `${V6}export const clear = (id) => {\n  const where = [];\n  if (id) where.push({ id });\n  if (where.length > 0) return User.destroy({ where });\n};` },
  { name: 'a list of exceptions that was counted', code: `${V6}export const keepOnly = (rows) => {\n  const ids = [];\n  for (const row of rows) ids.push(row.id);\n  if (ids.length > 0) return User.destroy({ where: { id: { [Op.notIn]: ids } } });\n};` },
  { name: 'a list of conditions that was counted', code: `${V6}export const clear = (id) => {\n  const list = [];\n  if (id) list.push({ id });\n  if (list.length === 0) return;\n  return User.destroy({ where: { [Op.and]: list } });\n};` },
  { name: 'a function that counts its list of exceptions', code: `${V6}function keepOnly(ids) {\n  if (ids.length > 0) return User.destroy({ where: { id: { [Op.notIn]: ids } } });\n}\nkeepOnly([]);` },
  { name: 'a list of exceptions beside another condition', code: `${V6}export const keepOnly = (teamId, ids = []) => User.destroy({ where: { teamId, id: { [Op.notIn]: ids } } });` },
  { name: 'a list of exceptions of a parameter', code: `${V6}export const keepOnly = (ids) => User.destroy({ where: { id: { [Op.notIn]: ids } } });` },
  { name: 'options filled after they were put together, but for good', code: `${V6}const where = {};\nconst options = { where };\nwhere.id = 1;\nawait User.destroy(options);` },
  { name: 'a function whose calls all give a condition', code: `${V6}function clear(where = {}) { return User.destroy({ where }); }\nclear({ id: 1 });\nclear({ id: 2 });` },
  { name: 'a function that looks at its condition', code: `${V6}function clear(where) {\n  if (Object.keys(where).length === 0) throw new Error('which?');\n  return User.destroy({ where });\n}\nclear({});` },
  { name: 'an in-memory instance', code: `${MEMORY}await orm.truncate();\nawait orm.getQueryInterface().bulkDelete('Users');` },
];

const others: readonly Case[] = [
  { name: 'a text', code: "import _ from 'lodash';\nexport const short = _.truncate('a long text', { length: 5 });" },
  { name: 'a text of a shown receiver', code: "import { text } from './models/text.js';\nexport const short = text.truncate('a long text');" },
  { name: 'a file', code: 'export const clear = (handle) => handle.truncate(0);' },
  { name: 'a socket', code: 'socket.destroy({ where: {} });' },
  { name: 'a name alone', code: 'await User.truncate();' },
  { name: 'a mongoose model', code: "import mongoose from 'mongoose';\nconst User = mongoose.model('User', {});\nawait User.destroy({ where: {} });" },
];

const files: readonly Case[] = [
  { name: 'a test', code: 'await sequelize.truncate();', filename: 'test/users.test.js' },
  { name: 'a dev file', code: 'await sequelize.truncate();', filename: 'src/reset.dev.js' },
  { name: 'a seeder', code: "export const down = (queryInterface) => queryInterface.bulkDelete('Users', null, {});", filename: 'seeders/0001.js' },
  { name: "a glob of the rule's own", code: 'await sequelize.truncate();', filename: 'qa/reset.js', options: [{ files: { test: ['qa/**'] } }] },
];

const judgedFiles: readonly InvalidCase[] = [
  { ...deletes('a script is run by hand against any database', 'await sequelize.truncate();', 'truncateInstance'), filename: 'scripts/clean.js' },
];

runRule('no-mass-delete', {
  valid: [...harmless, ...others, ...files],
  invalid: [...truncated, ...empty, ...judgedFiles],
});
