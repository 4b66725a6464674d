// A query whose own text names nothing destructive is followed where a string of the file elsewhere can come into it.
import { describe, expect, it } from 'vitest';
import { lint } from '../support/lint.js';

const MODELS = "import { Sequelize } from 'sequelize';\nconst orm = new Sequelize(process.env.DB);\n";

/** A query that drops by its own text stands in each program: it lends no other query its words. */
const DROP = "orm.query(`DROP TABLE IF EXISTS ${name} CASCADE`);\n";

const report = (program: string, parser: 'js' | 'ts'): readonly string[] =>
  lint(`${MODELS}${program}`, { rules: { 'no-drop': [{ rawSql: 'report' }], 'no-mass-delete': [{ rawSql: 'report' }] }, parser, project: 'v6' }).map(({ line, messageId }) => `${line - 2} ${messageId ?? ''}`);

describe.each(['js', 'ts'] as const)('a query beside one that drops, %s', (parser) => {
  it.each([
    ['a text that is handed over', 'export const run = (sql) => orm.query(sql);'],
    ['a name that is handed over', 'export const run = (schema) => orm.query(`SET LOCAL search_path TO ${schema}`);\nconst end = ";";'],
    ['a verb that is only compared', "export const run = (verb) => (verb === 'drop' ? undefined : orm.query(`${verb} TABLE users`));"],
    ['a verb that is a case', "export const run = (verb) => { switch (verb) { case 'truncate': return; } return orm.query(`${verb} users`); };"],
    ['a verb that is a key', "const verbs = { 'drop': 'ALTER' };\nexport const run = (kind) => orm.query(`${verbs[kind]} TABLE users`);"],
    ['what holds no data', "const sql = ['DROP VIEW IF EXISTS users', 'drop materialized view a', 'DROP INDEX b'];\nfor (const one of sql) orm.query(one);"],
  ])('is silent with %s', (_name, program) => {
    expect(report(`${DROP}${program}`, parser)).toEqual(['1 rawDrop']);
  });

  it.each([
    ['what a caller gives', "const run = (sql) => orm.query(sql);\nrun('DROP TABLE users');", '3 rawDrop'],
    ['a verb that a caller gives', "const run = (verb) => orm.query(`${verb} TABLE users`);\nrun('drop');", '3 rawDrop'],
    ['a verb of a constant', "const verb = 'drop';\norm.query(`${verb} TABLE users`);", '3 rawDrop'],
    ['a verb of an object', "const verbs = { end: 'DROP' };\norm.query(`${verbs.end} TABLE users`);", '3 rawDrop'],
    ['a default', "const run = (sql = 'TRUNCATE users') => orm.query(sql);\nrun();", '2 rawDelete'],
    ['the other arm of a test', "const run = (all) => orm.query(all ? 'DELETE FROM users' : 'SELECT 1');\nrun(true);", '2 rawDelete'],
    ['a view, and then a table', "const sql = 'DROP VIEW a; DROP TABLE users';\norm.query(sql);", '3 rawDrop'],
    ['a text that another query only names', "let sql;\norm.query((sql = 'DROP TABLE users'));\norm.query(sql);", '4 rawDrop'],
    ['a text that a method of the other query gets, too', "const sql = `DROP TABLE ${name}`;\norm.query(sql);\norm.query(sql + ' CASCADE');", '4 rawDrop'],
  ])('is reported with %s', (_name, program, expected) => {
    expect(report(`${DROP}${program}`, parser)).toContain(expected);
  });
});
