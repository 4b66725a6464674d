// Raw SQL whose static head drops, truncates, or deletes without a condition.
import type { Spelling, Verdict } from './entry.js';

const drop = 'no-drop';
const rows = 'no-mass-delete';

const statements: readonly Omit<Spelling, 'options'>[] = [
  { rule: drop, name: 'DROP TABLE', on: 'sequelize.query(\'DROP TABLE "Users"\');', off: 'sequelize.query(\'SELECT * FROM "Users"\');' },
  { rule: drop, name: 'lower case', on: 'sequelize.query("drop table users");', off: 'sequelize.query("select * from drops");' },
  { rule: drop, name: 'mixed case and blanks', on: 'sequelize.query("  \\n Drop   Table users");', off: 'sequelize.query("  \\n Create   Table users (id int)");' },
  { rule: drop, name: 'DROP DATABASE', on: "sequelize.query('DROP DATABASE app');", off: "sequelize.query('CREATE DATABASE app');" },
  { rule: drop, name: 'DROP SCHEMA', on: "sequelize.query('DROP SCHEMA public CASCADE');", off: "sequelize.query('CREATE SCHEMA reports');" },
  { rule: drop, name: 'behind a line comment', on: "sequelize.query('-- clean up\\nDROP TABLE users');", off: "sequelize.query('-- DROP TABLE users\\nSELECT 1');" },
  { rule: drop, name: 'behind a block comment', on: "sequelize.query('/* clean up */ DROP TABLE users');", off: "sequelize.query('/* DROP TABLE users */ SELECT 1');" },
  { rule: drop, name: 'second statement', on: "sequelize.query('SELECT 1; DROP TABLE users');", off: "sequelize.query('SELECT 1; SELECT 2');" },
  { rule: drop, name: 'in a string of the statement', on: "sequelize.query('SELECT 1;\\nDROP TABLE users;');", off: 'sequelize.query("SELECT \'; DROP TABLE users\'");' },
  { rule: drop, name: 'template', on: 'sequelize.query(`DROP TABLE users`);', off: 'sequelize.query(`SELECT * FROM users`);' },
  { rule: drop, name: 'template head', on: 'sequelize.query(`DROP TABLE ${table}`);', off: 'sequelize.query(`SELECT * FROM ${table}`);' },
  { rule: drop, name: 'const', on: "const SQL = 'DROP TABLE users';\nsequelize.query(SQL);", off: "const SQL = 'SELECT 1';\nsequelize.query(SQL);" },
  { rule: drop, name: 'concatenation', on: "sequelize.query('DROP ' + 'TABLE users');", off: "sequelize.query('SELECT ' + '1');" },
  { rule: drop, name: 'through the query interface', on: "queryInterface.sequelize.query('DROP TABLE users');", off: "queryInterface.sequelize.query('SELECT 1');" },
  { rule: drop, name: 'with options', on: "await sequelize.query('DROP TABLE users', { raw: true });", off: "await sequelize.query('SELECT 1', { raw: true });" },
  { rule: rows, name: 'TRUNCATE', on: "sequelize.query('TRUNCATE users');", off: "sequelize.query('SELECT truncate FROM users');" },
  { rule: rows, name: 'TRUNCATE TABLE', on: "sequelize.query('TRUNCATE TABLE users CASCADE');", off: "sequelize.query('ANALYZE users');" },
  { rule: rows, name: 'DELETE without WHERE', on: "sequelize.query('DELETE FROM users');", off: "sequelize.query('DELETE FROM users WHERE id = 1');" },
  { rule: rows, name: 'DELETE with a lower-case where', on: "sequelize.query('delete from users');", off: "sequelize.query('delete from users where id = 1');" },
  { rule: rows, name: 'DELETE on several lines', on: "sequelize.query('DELETE\\nFROM users;');", off: "sequelize.query('DELETE\\nFROM users\\nWHERE id = 1;');" },
  { rule: rows, name: 'WHERE in a comment', on: "sequelize.query('DELETE FROM users -- WHERE id = 1');", off: "sequelize.query('DELETE FROM users /* one */ WHERE id = 1');" },
  { rule: rows, name: 'WHERE of another statement', on: "sequelize.query('DELETE FROM users; SELECT * FROM posts WHERE id = 1');", off: "sequelize.query('DELETE FROM users WHERE id = 1; SELECT * FROM posts');" },
  { rule: rows, name: 'template', on: 'sequelize.query(`TRUNCATE ${table}`);', off: 'sequelize.query(`DELETE FROM users WHERE id = ${id}`);' },
];

/** With the option, which the strict configuration switches on. Its value is set by the runner. */
export const rawSql: readonly Spelling[] = statements;

const OTHERS: readonly (readonly [name: string, code: string])[] = [
  ['pg', "import pg from 'pg';\nconst pool = new pg.Pool();\nawait pool.query('DROP TABLE users');"],
  ['TypeORM', "import { DataSource } from 'typeorm';\nconst source = new DataSource({});\nawait source.query('DROP TABLE users');"],
];

export const otherSql: readonly Verdict[] = OTHERS.map(([name, code]) => ({ rule: drop, name, code, project: 'v6-crowded', reported: false }));
