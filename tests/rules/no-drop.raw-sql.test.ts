import { runRule, type Case, type InvalidCase } from '../support/rule-tester.js';

const V6 = "import { Sequelize } from 'sequelize';\nconst orm = new Sequelize(process.env.DATABASE_URL);\n";
const options = [{ rawSql: 'report' }];

function drops(name: string, code: string, statement: string): InvalidCase {
  return { name, code, options, errors: [{ messageId: 'rawDrop', data: { statement } }], output: null };
}

function silent(name: string, code: string): Case {
  return { name, code, options };
}

const destructive: readonly InvalidCase[] = [
  {
    name: 'the report stands at the method name and shows the statement',
    code: 'await sequelize.query(\'DROP TABLE "Users"\');',
    options,
    errors: [{ messageId: 'rawDrop', data: { statement: 'DROP TABLE "Users"' }, line: 1, column: 17, endColumn: 22 }],
    output: null,
  },
  drops('one report for several statements', "sequelize.query('DROP TABLE a; DROP TABLE b');", 'DROP TABLE a'),
  drops('a statement behind others', "sequelize.query('SET foreign_key_checks = 0; DROP TABLE a');", 'DROP TABLE a'),
  drops('a template with an unknown part', 'sequelize.query(`DROP TABLE ${table}`);', 'DROP TABLE …'),
  drops('a template with a known part', "const table = 'users';\nsequelize.query(`DROP TABLE ${table}`);", 'DROP TABLE users'),
  drops('a tagged template', 'import { sql } from "@sequelize/core";\nsequelize.query(sql`DROP TABLE ${sql.identifier(table)}`);', 'DROP TABLE …'),
  drops('a sum of parts', "sequelize.query('DROP TABLE ' + quote(table) + ' CASCADE');", 'DROP TABLE … CASCADE'),
  drops('a long sum of parts', `sequelize.query('DROP TABLE users -- ' + ${Array.from({ length: 200 }, (_, at) => `p${at}`).join(' + ')});`, 'DROP TABLE users'),
  drops('a constant in parts', "const text = `DROP ${kind} users`;\nsequelize.query(text);", 'DROP … users'),
  drops('one arm of two', "sequelize.query(all ? 'DROP TABLE users' : `SELECT ${one}`);", 'DROP TABLE users'),
  drops('joined lines', "sequelize.query(['DROP TABLE', table].join(' '));", 'DROP TABLE …'),
  drops('lines put together', "sequelize.query(['DROP', 'TABLE users'].join('\\n'));", 'DROP TABLE users'),
  drops('a trimmed text', 'sequelize.query(`\n  DROP TABLE ${table}\n`.trim());', 'DROP TABLE …'),
  drops('a formatted text', "sequelize.query(format('DROP TABLE %I', table));", 'DROP TABLE %I'),
  drops('a text with its values', "sequelize.query({ query: 'DROP TABLE users', values: [] });", 'DROP TABLE users'),
  drops('a text with its values, built', 'sequelize.query({ query: `DROP TABLE ${table}`, values: [] });', 'DROP TABLE …'),
  drops('a text concatenated by its method', "sequelize.query('DROP TABLE '.concat(table));", 'DROP TABLE …'),
  drops('a text in a class field', "class Tables {\n  statement = 'DROP TABLE users';\n  clear() { return sequelize.query(this.statement); }\n}", 'DROP TABLE users'),
  drops('the instance of a query interface', "queryInterface.sequelize.query('DROP TABLE users');", 'DROP TABLE users'),
  drops('an instance of this file', `${V6}await orm.query('DROP SCHEMA billing CASCADE');`, 'DROP SCHEMA billing CASCADE'),
  drops("version 7's queryRaw", "sequelize.queryRaw('DROP TABLE users');", 'DROP TABLE users'),
  drops('a column', "sequelize.query('ALTER TABLE users DROP COLUMN email');", 'ALTER TABLE users DROP COLUMN email'),
];

const harmless: readonly Case[] = [
  { name: 'raw SQL is not read by default', code: "sequelize.query('DROP TABLE users');" },
  { name: 'raw SQL is not read when told so', code: "sequelize.query('DROP TABLE users');", options: [{ rawSql: 'ignore' }] },
  silent('a question', "sequelize.query('SELECT 1');"),
  silent('rows are for the other rule', "sequelize.query('DELETE FROM users; TRUNCATE posts');"),
  silent('an index holds no data', "sequelize.query('DROP INDEX users_email');"),
  silent('a text that is not seen', 'export const run = (text) => sequelize.query(text);'),
  silent('a text whose start is not seen', 'sequelize.query(`${verb} TABLE users`);'),
  silent('no text at all', 'sequelize.query();\nsequelize.query(...parts);'),
  silent("another library's pool", "import pg from 'pg';\nawait new pg.Pool().query('DROP TABLE users');"),
  silent('a receiver that shows nothing', "pool.query('DROP TABLE users');"),
  silent('an in-memory instance', "import { Sequelize } from 'sequelize';\nconst orm = new Sequelize('sqlite::memory:');\nawait orm.query('DROP TABLE users');"),
  { ...silent('a migration', "export const up = (queryInterface) => queryInterface.sequelize.query('DROP TABLE users');"), filename: 'migrations/0001.js' },
  { ...silent('a test', "sequelize.query('DROP TABLE users');"), filename: 'test/users.test.js' },
];

runRule('no-drop', { valid: harmless, invalid: destructive });
