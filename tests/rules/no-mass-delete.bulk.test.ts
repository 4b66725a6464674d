// `bulkDelete`, raw SQL, and the edits that make a condition count.
import { runRule, type Case, type InvalidCase } from '../support/rule-tester.js';

const V6 = "import { Sequelize } from 'sequelize';\nconst orm = new Sequelize(process.env.DATABASE_URL);\nconst User = orm.define('User', {});\nconst queries = orm.getQueryInterface();\n";
const V7 = "import { Sequelize } from '@sequelize/core';\nconst orm = new Sequelize({ dialect: PostgresDialect });\nconst queries = orm.queryInterface;\n";
const options = [{ rawSql: 'report' }];

function deletes(name: string, code: string, messageId: string): InvalidCase {
  return { name, code, errors: [{ messageId }], output: null };
}

const bulk: readonly InvalidCase[] = [
  deletes('no condition', `${V6}await queries.bulkDelete('Users');`, 'noCondition'),
  deletes('an empty condition', `${V6}await queries.bulkDelete('Users', {});`, 'noCondition'),
  deletes('null for a condition', `${V6}await queries.bulkDelete('Users', null, {});`, 'noCondition'),
  deletes('an empty text for a condition', `${V6}await queries.bulkDelete('Users', '');`, 'noCondition'),
  deletes('a condition that stays empty on a path', `${V6}export const clear = (id) => queries.bulkDelete('Users', id ? { id } : {});`, 'noConditionMaybe'),
  deletes('a condition that is null on a path', `${V6}export const clear = (where) => queries.bulkDelete('Users', where ?? null);`, 'noConditionMaybe'),
  deletes('truncate by an option', `${V6}const all = { truncate: true };\nawait queries.bulkDelete('Users', { id: 1 }, all);`, 'truncateOption'),
  deletes('version 7 without options', `${V7}await queries.bulkDelete('Users');`, 'noCondition'),
  deletes('version 7 with options alone', `${V7}await queries.bulkDelete('Users', { transaction });`, 'noCondition'),
  deletes('version 7 with null', `${V7}await queries.bulkDelete('Users', null);`, 'noCondition'),
  deletes('version 7 with an empty where', `${V7}await queries.bulkDelete('Users', { where: {} });`, 'noCondition'),
  deletes('version 7 with a where that is not set', `${V7}await queries.bulkDelete('Users', { where: undefined });`, 'noCondition'),
  deletes('version 7 with a where that is empty on a path', `${V7}export const clear = (where) => queries.bulkDelete('Users', { where: where ?? {} });`, 'noConditionMaybe'),
  deletes("version 7 with version 6's condition in a constant", `${V7}const one = { id: 1 };\nawait queries.bulkDelete('Users', one, {});`, 'oldCondition'),
  { ...deletes('version 7 by the project', "await queryInterface.bulkDelete('Users', { id: 1 }, {});", 'oldCondition'), project: 'v7' },
];

const harmless: readonly Case[] = [
  { name: 'a condition in version 6', code: `${V6}await queries.bulkDelete('Users', { id: 1 });\nawait queries.bulkDelete('Users', { id: 1 }, { truncate: 'yes' });` },
  { name: 'a condition of a parameter', code: `${V6}export const clear = (where) => queries.bulkDelete('Users', where);` },
  { name: 'a condition in version 7', code: `${V7}await queries.bulkDelete('Users', { where: { id: 1 } });` },
  { name: 'options of a parameter in version 7', code: `${V7}export const clear = (options) => queries.bulkDelete('Users', options);\nexport const more = (options) => queries.bulkDelete('Users', { ...options });` },
  { name: 'arguments that are not seen', code: `${V6}export const clear = (...args) => queries.bulkDelete(...args);\nqueries.bulkDelete();` },
  { name: 'raw SQL is not read by default', code: "sequelize.query('DELETE FROM users');" },
  { name: 'raw SQL with a condition', code: "sequelize.query('DELETE FROM users WHERE id = 1');", options },
  { name: 'raw SQL with a condition that is not seen', code: 'sequelize.query(`DELETE FROM users ${where}`);', options },
  { name: 'raw SQL that drops is for the other rule', code: "sequelize.query('DROP TABLE users');", options },
  { name: "raw SQL of another library's pool", code: "import pg from 'pg';\nawait new pg.Pool().query('TRUNCATE users');", options },
];

const raw: readonly InvalidCase[] = [
  {
    name: 'raw SQL is shown at the method name',
    code: "await sequelize.query('DELETE FROM users; DROP TABLE users');",
    options,
    errors: [{ messageId: 'rawDelete', data: { statement: 'DELETE FROM users', allowed: 'migrations, test and dev' }, line: 1, column: 17, endColumn: 22 }],
    output: null,
  },
  { ...deletes('raw SQL that truncates', 'queryInterface.sequelize.query(`TRUNCATE ${table}`);', 'rawDelete'), options },
];

function suggests(name: string, code: readonly [before: string, after: string], ids: readonly [message: string, suggestion: string]): InvalidCase {
  return {
    name,
    code: code[0],
    errors: [{ messageId: ids[0], suggestions: [{ messageId: ids[1], output: code[1] }] }],
    output: null,
  };
}

const suggested: readonly InvalidCase[] = [
  suggests(
    "version 6's condition goes under where in version 7",
    [`${V7}await queries.bulkDelete('Users', { id: 1 });`, `${V7}await queries.bulkDelete('Users', { where: { id: 1 } });`],
    ['oldCondition', 'wrapCondition'],
  ),
  suggests(
    'a condition by name goes under where',
    [`${V7}const one = { id: 1 };\nawait queries.bulkDelete('Users', one);`, `${V7}const one = { id: 1 };\nawait queries.bulkDelete('Users', { where: one });`],
    ['oldCondition', 'wrapCondition'],
  ),
  suggests(
    'destroy reads the condition that truncate does not',
    [`${V6}await User.truncate({ where: { id: 1 } });`, `${V6}await User.destroy({ where: { id: 1 } });`],
    ['truncateWhere', 'destroyRows'],
  ),
  suggests(
    'without truncate the condition is read',
    [`${V6}await User.destroy({ where: { id: 1 }, truncate: true });`, `${V6}await User.destroy({ where: { id: 1 } });`],
    ['truncateOption', 'removeTruncate'],
  ),
  suggests(
    'without truncate the condition of bulkDelete is read',
    [`${V6}await queries.bulkDelete('Users', { id: 1 }, { truncate: true, logging });`, `${V6}await queries.bulkDelete('Users', { id: 1 }, { logging });`],
    ['truncateOption', 'removeTruncate'],
  ),
  suggests(
    'truncate that is decided at run time is removed too',
    [`${V6}export const clear = (truncate) => queries.bulkDelete('Users', where, { truncate });`, `${V6}export const clear = (truncate) => queries.bulkDelete('Users', where, {});`],
    ['truncateOptionMaybe', 'removeTruncate'],
  ),
  deletes('a comment beside truncate is kept: nothing is suggested', `${V6}await User.destroy({ where: { id: 1 }, truncate: /* all */ true });`, 'truncateOption'),
];

runRule('no-mass-delete', { valid: harmless, invalid: [...bulk, ...raw, ...suggested] });
