// Which rows truncate, destroyAll and bulkDelete take, and what a request sends as a condition.
import { describe, expect, it } from 'vitest';
import { lint } from '../support/lint.js';

const MODELS = {
  v6: "import { Sequelize, Op } from 'sequelize';\nconst orm = new Sequelize(process.env.DB);\nconst User = orm.define('user', {});\nconst queries = orm.getQueryInterface();\n",
  v7: "import { Sequelize, Op } from '@sequelize/core';\nconst orm = new Sequelize({ dialect: PostgresDialect });\nconst User = orm.define('user', {});\nconst queries = orm.queryInterface;\n",
} as const;

/** A program, and the messages of Sequelize 6 and of Sequelize 7 on it. */
type Row = readonly [code: string, six: string, seven: string];

/** What a request sends. */
const REQUESTS: readonly Row[] = [
  ["app.delete('/', (req, res) => User.destroy({ where: req.body }));", 'requestWhere', 'requestWhere'],
  ["app.delete('/', (req, res) => User.destroy({ where: req.query }));", 'requestWhere', 'requestWhere'],
  ["app.delete('/', (req, res) => User.destroy({ where: req.params }));", 'unknownWhere', 'unknownWhere'],
  ["app.delete('/', (req, res) => User.destroy({ where: req.query.filter }));", 'requestWhere', 'requestWhere'],
  ["app.delete('/', (req, res) => User.destroy({ where: { id: req.body.id } }));", '', ''],
  ["app.delete('/', (request, res) => User.destroy({ where: request.body }));", 'requestWhere', 'requestWhere'],
  ["app.delete('/', (ctx) => User.destroy({ where: ctx.request.body }));", 'requestWhere', 'requestWhere'],
  ["app.delete('/', (event) => User.destroy({ where: event.queryStringParameters }));", 'requestWhere', 'requestWhere'],
  ["app.delete('/', (event) => User.destroy({ where: JSON.parse(event.body) }));", 'requestWhere', 'requestWhere'],
  ["app.delete('/', (event) => User.destroy({ where: qs.parse(event.body) }));", 'requestWhere', 'requestWhere'],
  ["app.delete('/', (event) => User.destroy({ where: other(event.body) }));", 'unknownWhere', 'unknownWhere'],
  ["app.delete('/', (event) => User.destroy({ where: JSON.parse(...event.body) }));", 'unknownWhere', 'unknownWhere'],
  ["app.delete('/', (other) => User.destroy({ where: other.body }));", 'unknownWhere', 'unknownWhere'],
  ["app.delete('/', ({ body }, res) => User.destroy({ where: body }));", 'requestWhere', 'requestWhere'],
  ["app.delete('/', ({ body: where }, res) => User.destroy({ where }));", 'requestWhere', 'requestWhere'],
  ["app.delete('/', ({ query: { where } }, res) => User.destroy({ where }));", 'requestWhere', 'requestWhere'],
  ["app.delete('/', ({ params }, res) => User.destroy({ where: params }));", 'unknownWhere', 'unknownWhere'],
  ["app.delete('/', ({ body }, other) => User.destroy({ where: body }));", 'unknownWhere', 'unknownWhere'],
  ["app.delete('/', ({ body }) => User.destroy({ where: body }));", 'unknownWhere', 'unknownWhere'],
  ["app.delete('/', (res, { body }) => User.destroy({ where: body }));", 'unknownWhere', 'unknownWhere'],
  ["app.delete('/', (req = {}) => User.destroy({ where: req.body }));", 'requestWhere', 'requestWhere'],
  ["app.delete('/', ([req]) => User.destroy({ where: req.body }));", 'unknownWhere', 'unknownWhere'],
  ["app.delete('/', (req, res) => { const { body } = req; return User.destroy({ where: body }); });", 'requestWhere', 'requestWhere'],
  ["app.delete('/', (req, res) => { const { query: { where } } = req; return User.destroy({ where }); });", 'requestWhere', 'requestWhere'],
  ["app.delete('/', (req, res) => { const { where } = req.body; return User.destroy({ where }); });", 'requestWhere', 'requestWhere'],
  ["app.delete('/', (req, res) => { const { where } = other; return User.destroy({ where }); });", 'unknownWhere', 'unknownWhere'],
  ["app.delete('/', (req, res) => { const where = req.body; return User.destroy({ where }); });", 'requestWhere', 'requestWhere'],
  ["app.delete('/', (req, res) => { const where = req.body ?? {}; return User.destroy({ where }); });", 'emptyWhereMaybe', 'emptyWhereMaybe'],
  ["app.delete('/', (req, res) => { const where = other || req.body; return User.destroy({ where }); });", 'requestWhere', 'requestWhere'],
  ["app.delete('/', (req, res) => { const where = { ...req.query }; return User.destroy({ where }); });", 'requestWhere', 'requestWhere'],
  ["app.delete('/', (req, res) => { const where = { ...req.query, ...req.body }; return User.destroy({ where }); });", 'requestWhere', 'requestWhere'],
  ["app.delete('/', (req, res) => { const where = { ...req.query, id: 1 }; return User.destroy({ where }); });", '', ''],
  ["app.delete('/', (req, res) => { const where = { ...req.query, ...other }; return User.destroy({ where }); });", 'unknownWhere', 'unknownWhere'],
  ["app.delete('/', (req, res) => { if (!req.body.id) return; return User.destroy({ where: req.body }); });", 'requestWhere', 'requestWhere'],
  ["app.delete('/', (req, res) => { const where = req.body; if (!where.id) return; return User.destroy({ where }); });", '', ''],
  ["app.delete('/', async (c) => User.destroy({ where: await c.req.json() }));", 'requestWhere', 'requestWhere'],
  ["app.delete('/', async (c) => User.destroy({ where: await c.req.query() }));", 'requestWhere', 'requestWhere'],
  ["app.delete('/', async (c) => User.destroy({ where: await c.req.query('x') }));", 'unknownWhere', 'unknownWhere'],
  ["app.delete('/', async (c) => User.destroy({ where: await c.req.other() }));", 'unknownWhere', 'unknownWhere'],
  ["app.delete('/', async (other) => User.destroy({ where: await other.req.json() }));", 'unknownWhere', 'unknownWhere'],
  ["app.delete('/', async (c) => User.destroy({ where: await json() }));", 'unknownWhere', 'unknownWhere'],
  ["app.delete('/', (req, res) => { const options = {}; options.where = req.body; return User.destroy(options); });", 'requestWhere', 'requestWhere'],
  ["app.delete('/', (req, res) => User.destroy({ get where() { return req.body; } }));", 'requestWhere', 'requestWhere'],
  ["app.delete('/', (req, res) => User.destroy({ where: req.body, truncate: false }));", 'requestWhere', ''],
  ["app.delete('/', (req, res) => User.destroy({ where: req.body, ...rest }));", 'requestWhere', 'requestWhere'],
  ["app.delete('/', (req, res) => User.destroy({ where: [req.body] }));", 'unknownWhere', 'unknownWhere'],
  ['const { body } = load();\nUser.destroy({ where: body });', 'unknownWhere', 'unknownWhere'],
  ['const req = load();\nUser.destroy({ where: req.body });', 'unknownWhere', 'unknownWhere'],
  ['function body() {}\nUser.destroy({ where: body.body });', 'unknownWhere', 'unknownWhere'],
  ['User.destroy({ where: req.body });', 'unknownWhere', 'unknownWhere'],
];

/** `truncate` and `destroyAll`. */
const TRUNCATE: readonly Row[] = [
  ['User.truncate();', 'truncate', 'truncate'],
  ['User.truncate({});', 'truncate', 'truncate'],
  ['User.truncate({ where: { id: 1 } });', 'truncateWhere', 'truncateWhere'],
  ['User.truncate({ cascade: true });', 'truncate', 'truncate'],
  ['User.truncate(options);', 'truncate', 'truncate'],
  ["User.truncate('x');", '', ''],
  ['User.truncate(5);', '', ''],
  ['User.truncate([]);', '', ''],
  ['User.truncate(() => {});', '', ''],
  ['User.truncate(null);', 'truncate', 'truncate'],
  ['User.truncate(true);', 'truncate', 'truncate'],
  ['User.truncate(undefined);', 'truncate', 'truncate'],
  ['User.truncate(...list);', 'truncate', 'truncate'],
  ['User.truncate({ ...rest });', 'truncate', 'truncate'],
  ['User.truncate({ where: undefined });', 'truncateWhere', 'truncateWhere'],
  ['orm.truncate();', 'truncateInstance', 'truncateInstance'],
  ['orm.truncate({ cascade: true });', 'truncateInstance', 'truncateInstance'],
  ['orm.truncate({ where: {} });', 'truncateWhere', 'truncateWhere'],
  ["queries.truncate('users');", '', 'truncate'],
  ['queries.truncate();', '', 'truncate'],
  ['user.truncate();', '', ''],
  ['orm.destroyAll();', '', 'destroyAll'],
  ['orm.destroyAll({});', '', 'destroyAll'],
  ['orm.destroyAll({ limit: 1 });', '', ''],
  ['orm.destroyAll({ truncate: true });', '', ''],
  ['orm.destroyAll({ cascade: true });', '', 'destroyAll'],
  ['orm.destroyAll(options);', '', 'destroyAll'],
  ['orm.destroyAll({ ...rest });', '', 'destroyAll'],
];

/** `bulkDelete`. */
const BULK: readonly Row[] = [
  ['queries.bulkDelete();', '', ''],
  ["queries.bulkDelete('users');", 'noCondition', 'noCondition'],
  ["queries.bulkDelete('users', {});", 'noCondition', 'noCondition'],
  ["queries.bulkDelete('users', { id: 1 });", '', 'oldCondition'],
  ["queries.bulkDelete('users', null);", 'noCondition', 'noCondition'],
  ["queries.bulkDelete('users', undefined);", 'noCondition', 'noCondition'],
  ["queries.bulkDelete('users', '');", 'noCondition', 'noCondition'],
  ["queries.bulkDelete('users', 'id = 1');", '', 'noCondition'],
  ["queries.bulkDelete('users', 0);", '', 'noCondition'],
  ["queries.bulkDelete('users', []);", 'noCondition', 'noCondition'],
  ["queries.bulkDelete('users', [{ id: 1 }]);", '', 'noCondition'],
  ["queries.bulkDelete('users', where);", 'unknownWhere', 'unknownWhere'],
  ["queries.bulkDelete('users', ready ? {} : { id: 1 });", 'noConditionMaybe', 'noCondition'],
  ["queries.bulkDelete('users', ready ? {} : where);", 'noConditionMaybe', 'noConditionMaybe'],
  ["queries.bulkDelete('users', ready ? {} : null);", 'noCondition', 'noCondition'],
  ["queries.bulkDelete('users', { ...rest });", 'unknownWhere', 'unknownWhere'],
  ["queries.bulkDelete('users', { ...rest, id: 1 });", '', 'unknownWhere'],
  ["queries.bulkDelete('users', () => {});", '', ''],
  ["queries.bulkDelete('users', { id: 1 }, { truncate: true });", 'truncateOption', 'oldCondition'],
  ["queries.bulkDelete('users', {}, { truncate: true });", 'truncateOption', 'noCondition'],
  ["queries.bulkDelete('users', null, { truncate: true });", 'truncateOption', 'noCondition'],
  ["queries.bulkDelete('users', { id: 1 }, { truncate: 1 });", '', 'oldCondition'],
  ["queries.bulkDelete('users', { id: 1 }, { truncate: false });", '', 'oldCondition'],
  ["queries.bulkDelete('users', { id: 1 }, { truncate });", 'truncateOptionMaybe', 'oldCondition'],
  ["queries.bulkDelete('users', { id: 1 }, { truncate: ready ? true : false });", 'truncateOptionMaybe', 'oldCondition'],
  ["queries.bulkDelete('users', { id: 1 }, { truncate: true, ...rest });", 'truncateOptionMaybe', 'oldCondition'],
  ["queries.bulkDelete('users', { id: 1 }, options);", '', 'oldCondition'],
  ["queries.bulkDelete('users', { id: 1 }, ready ? { truncate: true } : {});", 'truncateOptionMaybe', 'oldCondition'],
  ["queries.bulkDelete('users', { id: 1 }, {});", '', 'oldCondition'],
  ["queries.bulkDelete('users', { id: 1 }, 'x');", '', 'oldCondition'],
  ["queries.bulkDelete('users', where, { truncate: true });", 'truncateOption', 'unknownWhere'],
  ["queries.bulkDelete('users', { where: {} });", '', 'noCondition'],
  ["queries.bulkDelete('users', { where: { id: 1 } });", '', ''],
  ["queries.bulkDelete('users', { where: null });", '', 'noCondition'],
  ["queries.bulkDelete('users', { where });", '', 'unknownWhere'],
  ["queries.bulkDelete('users', { where: {}, ...rest });", '', 'noConditionMaybe'],
  ["queries.bulkDelete('users', { where: null, ...rest });", '', 'noConditionMaybe'],
  ["queries.bulkDelete('users', { where: ready ? {} : { id: 1 } });", '', 'noConditionMaybe'],
  ["queries.bulkDelete('users', { where: ready ? { id: 1 } : load() });", '', 'unknownWhere'],
  ["queries.bulkDelete('users', { limit: 1 });", '', 'noCondition'],
  ["queries.bulkDelete('users', { limit: 1, id: 1 });", '', 'oldCondition'],
  ["queries.bulkDelete('users', { transaction: t });", '', 'noCondition'],
  ["queries.bulkDelete('users', { where: { id: 1 } }, { truncate: true });", 'truncateOption', ''],
  ["queries.bulkDelete('users', new Options());", '', ''],
  ['queries.bulkDelete(...list);', 'unknownWhere', 'unknownWhere'],
  ["queries.bulkDelete('users', ...list);", 'unknownWhere', 'unknownWhere'],
  ["queries.bulkDelete(...['users', {}]);", 'noCondition', 'noCondition'],
  ["queries.bulkDelete(...['users', { id: 1 }]);", '', 'oldCondition'],
  ["queries.bulkDelete(...['users'], {});", 'noCondition', 'noCondition'],
  ["export const run = (where) => { if (where.id) queries.bulkDelete('users', where); };", '', ''],
  ["export const run = (where) => { if (where) queries.bulkDelete('users', where); };", 'unknownWhere', 'unknownWhere'],
  ["const where = {};\nif (ready) where.id = 1;\nqueries.bulkDelete('users', where);", 'noConditionMaybe', 'oldCondition'],
  ["const where = {};\nif (ready) where.id = 1;\nif (where.id) queries.bulkDelete('users', where);", 'noConditionMaybe', 'oldCondition'],
  ["const where = {};\nif (where.id) queries.bulkDelete('users', where);", 'noCondition', 'noCondition'],
];

function report(code: string, project: 'v6' | 'v7', parser: 'js' | 'ts'): string {
  return lint(`${MODELS[project]}${code}`, { rules: { 'no-mass-delete': [{ unknownOptions: 'report' }] }, project, parser }).map(({ messageId }) => messageId ?? '').join(', ');
}

describe('which rows go', () => {
  describe.each(Object.entries({ REQUESTS, TRUNCATE, BULK }))('%s', (_table, rows) => {
    it.each(rows.flatMap((row) => [[...row, 'js'], [...row, 'ts']] as const))('%s [%s; %s, %s]', (code, six, seven, parser) => {
      expect([report(code, 'v6', parser), report(code, 'v7', parser)]).toEqual([six, seven]);
    });
  });
});
