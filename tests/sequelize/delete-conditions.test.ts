// What no-mass-delete says of a condition, beside the SQL that both versions of Sequelize write for it.
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { lint } from '../support/lint.js';

const require = createRequire(import.meta.url);

interface Operators {
  readonly Op: object;
}
interface Generator {
  whereQuery(where: unknown, options: object): string;
  bulkDeleteQuery(model: unknown, options: object): string;
}
interface Instance {
  define(name: string, attributes: object): unknown;
  getQueryInterface(): { readonly queryGenerator: Generator };
  readonly queryGenerator: Generator;
}
type Package = Operators & { readonly Sequelize: new (options: object) => Instance };

const six = require('sequelize') as Package;
const seven = require('@sequelize/core') as Package;
const { PostgresDialect } = require('@sequelize/postgres') as { readonly PostgresDialect: unknown };

/** The SQL for a condition that stands in this file's own tables. */
function writeSql(condition: string, major: 6 | 7): string {
  const { Op, Sequelize } = major === 6 ? six : seven;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- a text of the table below
  const where: unknown = new Function('Op', `return ${condition};`)(Op);
  if (major === 7) {
    const sequelize = new Sequelize({ dialect: PostgresDialect });
    return sequelize.queryGenerator.bulkDeleteQuery(sequelize.define('User', {}), { where });
  }
  const sequelize = new Sequelize({ dialect: 'postgres' });
  return sequelize.getQueryInterface().queryGenerator.whereQuery(where, { model: sequelize.define('User', {}) });
}

function isReported(condition: string, major: 6 | 7): boolean {
  const project = major === 6 ? 'v6' : 'v7';
  const from = major === 6 ? 'sequelize' : '@sequelize/core';
  const messages = lint(`import { Op } from '${from}';\nimport { User } from './models/user.js';\nawait User.destroy({ where: ${condition} });`, { rules: ['no-mass-delete'], project });
  return messages.length > 0;
}

const CONDITIONS = [
  '{}', '[]', '[{}]', '[{}, { id: 1 }]', '{ id: 1 }', '{ id: [] }', '{ id: null }', '{ id: {} }',
  '{ [Op.and]: [] }', '{ [Op.and]: {} }', '{ [Op.or]: [] }', '{ [Op.or]: {} }', '{ [Op.not]: {} }', '{ [Op.not]: [] }', '{ [Op.or]: [{}] }',
  '{ [Op.and]: [{}, { id: 1 }] }', '{ [Op.or]: [{}, { id: 1 }] }',
  '{ id: { [Op.notIn]: [] } }', '{ id: { [Op.notIn]: [1] } }', '{ id: { [Op.in]: [] } }', '{ id: { [Op.not]: [] } }', '{ id: { [Op.not]: {} } }',
  '{ id: { [Op.and]: [] } }', '{ id: { [Op.and]: {} } }', '{ id: { [Op.or]: [] } }', '{ id: { [Op.or]: {} } }', '{ id: { [Op.or]: [1] } }',
  '{ id: { [Op.notIn]: [], [Op.in]: [1] } }', '{ id: { [Op.notIn]: [], [Op.and]: [] } }',
  '{ id: { [Op.notIn]: [] }, name: { [Op.notIn]: [] } }', '{ id: { [Op.notIn]: [] }, name: null }',
  '{ [Op.and]: [{ id: { [Op.notIn]: [] } }] }', '{ [Op.or]: { id: { [Op.notIn]: [] } } }', '[{ id: { [Op.notIn]: [] } }]',
];

describe.each([6, 7] as const)('version %s', (major) => {
  it.each(CONDITIONS)('%s', (condition) => {
    expect(isReported(condition, major), writeSql(condition, major)).toBe(!writeSql(condition, major).includes('WHERE'));
  });
});
