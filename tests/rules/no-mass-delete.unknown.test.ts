// `unknownOptions`: conditions and options that nothing in the file shows.
import { runRule, type Case, type InvalidCase } from '../support/rule-tester.js';

const V6 = "import { Sequelize } from 'sequelize';\nconst orm = new Sequelize(process.env.DATABASE_URL);\nconst User = orm.define('User', {});\nconst queries = orm.getQueryInterface();\n";
const V7 = "import { Sequelize } from '@sequelize/core';\nconst orm = new Sequelize({ dialect: PostgresDialect });\nconst User = orm.define('User', {});\nconst queries = orm.queryInterface;\n";
const options = [{ unknownOptions: 'report' }];

function unknown(name: string, code: string, messageId: 'unknownWhere' | 'unknownOptions'): InvalidCase {
  return { name, code, options, errors: [{ messageId }], output: null };
}

const reported: readonly InvalidCase[] = [
  unknown('a condition of a parameter', `${V6}export const clear = (where) => User.destroy({ where });`, 'unknownWhere'),
  unknown('a condition that is imported', `import { where } from './filters.js';\n${V6}await User.destroy({ where });`, 'unknownWhere'),
  unknown('a condition that is spread alone', `${V6}export const clear = (filter) => User.destroy({ where: { ...filter } });`, 'unknownWhere'),
  unknown('a condition that other code fills in', `${V6}const where = {};\nfill(where);\nawait User.destroy({ where });`, 'unknownWhere'),
  unknown('options of a parameter', `${V6}export const clear = (options) => User.destroy(options);`, 'unknownOptions'),
  unknown('options that are spread', `${V6}export const clear = (options) => User.destroy({ ...options, force: true });`, 'unknownOptions'),
  unknown('arguments that are spread', `${V6}export const clear = (...args) => User.destroy(...args);`, 'unknownOptions'),
  unknown('arguments of apply', `${V6}export const clear = (args) => User.destroy.apply(User, args);`, 'unknownOptions'),
  unknown('a condition of bulkDelete', `${V6}export const clear = (where) => queries.bulkDelete('Users', where);`, 'unknownWhere'),
  unknown('options of bulkDelete in version 7', `${V7}export const clear = (options) => queries.bulkDelete('Users', options);`, 'unknownWhere'),
];

const harmless: readonly Case[] = [
  ...reported.map(({ code, name }) => ({ name: `${name}, by default`, code })),
  { name: 'a key that is surely there', code: `${V6}export const clear = (where) => User.destroy({ where: { ...where, old: true } });`, options },
  { name: 'a value that is not seen', code: `${V6}export const clear = (id) => User.destroy({ where: { id } });`, options },
  { name: 'a test before', code: `${V6}export const clear = (where) => { if (Object.keys(where).length > 0) return User.destroy({ where }); };`, options },
  { name: 'calls that are all seen', code: `${V6}const clear = (where) => User.destroy({ where });\nawait clear({ id: 1 });`, options },
  { name: 'a scope of its own', code: `${V6}export const clear = (where) => User.scope('old').destroy({ where });`, options },
  { name: 'no condition, which throws', code: `${V6}await User.destroy({ force: true });`, options },
];

runRule('no-mass-delete', { valid: harmless, invalid: reported });
