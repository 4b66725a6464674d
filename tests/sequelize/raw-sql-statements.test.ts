import { describe, expect, it } from 'vitest';
import { readSqlLosses } from '../../src/sequelize/losses/sql-statements.js';
import { HOLE } from '../../src/values/model/value.js';

const kinds = (text: string): readonly string[] => readSqlLosses(text).map(({ kind }) => kind);

describe('a statement that takes data away', () => {
  it.each([
    ['DROP TABLE "Users"', 'drop'],
    ['  drop\n schema if exists billing cascade', 'drop'],
    ['DROP DATABASE app', 'drop'],
    ['DROP OWNED BY reporting', 'drop'],
    ['DROP EXTENSION postgis CASCADE', 'drop'],
    [`DROP ${HOLE} users`, 'drop'],
    ['ALTER TABLE users DROP COLUMN email', 'drop'],
    ['ALTER TABLE users DROP email', 'drop'],
    ['ALTER TABLE users ADD a int, DROP `email`', 'drop'],
    ['alter table users drop if exists email', 'drop'],
    ['ALTER TABLE logs DROP PARTITION p2020', 'drop'],
    ['DELETE FROM users WHERE 1 = 1', 'delete'],
    ['DELETE FROM users WHERE (true)', 'delete'],
    ["DELETE FROM users WHERE 'a' = 'a'", 'delete'],
    ['-- clean\n# up\n/* all */ DROP TABLE users', 'drop'],
    ['# clean up\nDROP TABLE users', 'drop'],
    ['/*!50001 DROP TABLE users */', 'drop'],
    ['TRUNCATE users', 'delete'],
    [`truncate table ${HOLE} restart identity`, 'delete'],
    ['DELETE FROM users', 'delete'],
    ['DELETE FROM only public . users RETURNING id', 'delete'],
    ['DELETE FROM "public"."where" ', 'delete'],
    ['DELETE FROM [dbo].[users]', 'delete'],
    ['DELETE FROM `users` LIMIT 10', 'delete'],
    ['DELETE FROM `users', 'delete'],
    ['WITH "a" AS (SELECT 1) DELETE FROM "b"', 'delete'],
    ['WITH a AS (TRUNCATE b) DELETE FROM b', 'delete'],
    [`DELETE FROM ${HOLE}`, 'delete'],
    [`DELETE FROM ${HOLE}.${HOLE}_users`, 'delete'],
    [`DELETE FROM users_${HOLE}`, 'delete'],
    ["DELETE FROM users -- WHERE id = 1", 'delete'],
    ["DELETE FROM users /* WHERE */", 'delete'],
  ])('%j: %s', (text, kind) => {
    expect(kinds(text)).toEqual([kind]);
  });
});

describe('a statement that does not', () => {
  it.each([
    'ALTER TABLE users DROP CONSTRAINT users_pk',
    'ALTER TABLE users DROP INDEX a',
    'ALTER TABLE users DROP PRIMARY KEY',
    'ALTER TABLE users DROP FOREIGN KEY a',
    'ALTER TABLE users ALTER COLUMN a DROP NOT NULL',
    'ALTER TABLE users ALTER a DROP DEFAULT',
    'DELETE FROM users WHERE 1 = id',
    'WITH a AS (SELECT 1',
    'WITH a AS (SELECT 1) DELETE FROM b WHERE id = (1)',
    'WITH a AS (DELETE FROM b WHERE id = 1) SELECT 1',
    'WITH [a] AS (SELECT TOP 1 * FROM b) DELETE FROM [A]',
    'WITH a AS (SELECT DELETE FROM b)',
    'WITHIN a AS (DELETE FROM b)',
    'DELETE FROM users WHERE id = 1 AND 1 = 1',
    'SELECT * FROM drops',
    "SELECT '; DROP TABLE users'",
    'SELECT "; DROP TABLE users"',
    "SELECT 'it''s; DROP TABLE users'",
    'SELECT $$; DROP TABLE users$$',
    'SELECT $body$; DROP TABLE users; $$ $body$',
    '-- DROP TABLE users\nSELECT 1',
    '/* DROP TABLE users; */ SELECT 1',
    'DROP INDEX users_email',
    'drop materialized view totals',
    'DROP TEMPORARY TABLE lines',
    'DROP TRIGGER stamp ON users',
    'ALTER TABLE users DROP CONSTRAINT users_email_key',
    'ALTER TABLE users ALTER COLUMN email DROP NOT NULL',
    'DELETE FROM users WHERE id = 1',
    'DELETE a FROM a JOIN b ON a.id = b.id',
    'DELETE FROM a USING b WHERE a.id = b.id',
    `DELETE FROM users ${HOLE}`,
    `DELETE FROM users${HOLE}`,
    `DELETE FROM ${HOLE} ${HOLE}`,
    `${HOLE} TABLE users`,
    'TRUNCATED',
    '',
  ])('%j', (text) => {
    expect(kinds(text)).toEqual([]);
  });
});

describe('several statements', () => {
  it('are judged each on its own', () => {
    expect(kinds('BEGIN; DELETE FROM users; SELECT 1 WHERE true; DROP TABLE users; COMMIT')).toEqual(['delete', 'drop']);
  });

  it('a condition of one does not count for another', () => {
    expect(kinds('DELETE FROM users WHERE id = 1; DELETE FROM posts')).toEqual(['delete']);
  });
});

describe('the statement in the words of a report', () => {
  it('is on one line, without comments, with its holes marked', () => {
    expect(readSqlLosses(`-- all\nDROP TABLE\n  "${HOLE}"  CASCADE;`)).toEqual([{ kind: 'drop', statement: 'DROP TABLE "…" CASCADE' }]);
  });

  it('is cut short', () => {
    const [loss] = readSqlLosses(`DROP TABLE ${'u'.repeat(100)}`);
    expect(loss?.statement).toHaveLength(61);
    expect(loss?.statement.endsWith('…')).toBe(true);
  });
});

it('a text without end is cut in time', () => {
  const hostile = ["'".repeat(50_001), '$'.repeat(50_001), '/*'.repeat(50_000), '-'.repeat(50_001), `$${'a'.repeat(50_000)}`, 'drop '.repeat(20_000), `with ${'a as ('.repeat(20_000)}`, `with ${'a as (), '.repeat(20_000)}`];
  expect(hostile.map((text) => kinds(text).length <= 1)).toEqual(hostile.map(() => true));
});
