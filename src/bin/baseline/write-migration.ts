import type { TableName } from './instance.js';
import type { MigrationForm } from './migration-form.js';
import type { Recording } from './record-sync.js';

const HEADER = [
  '// The tables of the models, as Sequelize\'s sync() makes them. The statements are written as SQL because they are the',
  '// very ones that sync() sends: a database that has the tables already and a new one are then the same.',
  '// On a database that has the tables, do not run it: record it as run.',
];

/** A statement as a literal that can be read: SQL of MySQL is full of backticks. */
function quote(sql: string): string {
  return /[`\\]|\$\{|[\u0000-\u0008\u000e-\u001f]/u.test(sql) ? JSON.stringify(sql) : `\`${sql}\``;
}

function writeStatements(statements: readonly string[]): readonly string[] {
  return statements.map((sql) => `  await queryInterface.sequelize.query(${quote(sql)});`);
}

function describeTable({ tableName, schema }: TableName): string {
  return (schema === undefined ? tableName : `${schema}.${tableName}`).replace(/[\r\n\u2028\u2029]/gu, ' ');
}

function writeUp({ tables, before, after }: Recording): readonly string[] {
  const parts = tables.map((table) => [`  // ${describeTable(table)}`, ...writeStatements(table.statements)]);
  if (before.length > 0) parts.unshift([...writeStatements(before)]);
  if (after.length > 0) parts.push(['  // Tables that refer to each other: their foreign keys come when all of them are there.', ...writeStatements(after)]);
  return parts.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

function writeTable({ tableName, schema }: TableName): string {
  return JSON.stringify(schema === undefined ? tableName : { tableName, schema });
}

/** Types that sync() makes beside the tables. Version 6 writes them within a block. */
function listTypes({ dialect, tables, after }: Recording): readonly string[] {
  if (dialect !== 'postgres') return [];
  const statements = [...tables.flatMap((table) => table.statements), ...after];
  return [...new Set(statements.flatMap((sql) => [...sql.matchAll(/CREATE TYPE (\S+|"[^"]*"(?:\."[^"]*")?) AS ENUM/gu)].map(([, name = '']) => name)))];
}

function writeDown(recording: Recording): readonly string[] {
  const { dialect, tables, after } = recording;
  // Tables that refer to each other: no order would do. Sequelize 6 fails without options where the instance has a model with
  // an enum (6.37, dropTable of PostgreSQL).
  const options = after.length > 0 && dialect === 'postgres' ? '{ cascade: true }' : '{}';
  const release = after.length > 0 && dialect !== 'postgres' ? tables.flatMap((table) => writeRelease(table, recording.major)) : [];
  return [
    ...release,
    ...[...tables].reverse().map((table) => `  await queryInterface.dropTable(${writeTable(table)}, ${options});`),
    ...writeStatements(listTypes(recording).map((name) => `DROP TYPE IF EXISTS ${name};`)),
  ];
}

/** Drops the foreign keys of a table that is in a cycle. */
function writeRelease(table: TableName, major: 6 | 7): readonly string[] {
  const name = writeTable(table);
  const keys = major === 6 ? `queryInterface.getForeignKeyReferencesForTable(${name})` : `queryInterface.showConstraints(${name}, { constraintType: 'FOREIGN KEY' })`;
  return [`  for (const { constraintName } of await ${keys}) {`, `    await queryInterface.removeConstraint(${name}, constraintName);`, '  }'];
}

interface Frame {
  readonly head: readonly string[];
  open(name: 'up' | 'down'): string;
}

function readFrame({ signature, module }: MigrationForm, major: 6 | 7): Frame {
  const isContext = signature === 'context';
  const plain = isContext ? '({ context: queryInterface })' : '(queryInterface)';
  if (module === 'commonjs') return { head: ["'use strict';", ''], open: (name) => `exports.${name} = async ${plain} => {` };
  if (module === 'esm') return { head: [], open: (name) => `export const ${name} = async ${plain} => {` };
  const [type, from] = major === 6 ? ['QueryInterface', 'sequelize'] : ['AbstractQueryInterface', '@sequelize/core'];
  const typed = isContext ? `({ context: queryInterface }: { context: ${type ?? ''} })` : `(queryInterface: ${type ?? ''})`;
  return { head: [`import type { ${type ?? ''} } from '${from ?? ''}';`, ''], open: (name) => `export const ${name} = async ${typed}: Promise<void> => {` };
}

/** The text of the migration. */
export function writeMigration(recording: Recording, form: MigrationForm): string {
  const { head, open } = readFrame(form, recording.major);
  return [...head, ...HEADER, open('up'), ...writeUp(recording), '};', '', open('down'), ...writeDown(recording), '};', ''].join('\n');
}

/** The SQL that records a migration as run, as sequelize-cli and Umzug's SequelizeStorage keep it. */
export function writeMark(name: string, dialect: string): readonly string[] {
  const value = name.replaceAll("'", "''");
  if (dialect === 'mssql') {
    return ["IF OBJECT_ID('[SequelizeMeta]', 'U') IS NULL CREATE TABLE [SequelizeMeta] ([name] NVARCHAR(255) NOT NULL PRIMARY KEY);", `INSERT INTO [SequelizeMeta] ([name]) VALUES (N'${value}');`];
  }
  const [table, column] = dialect === 'mysql' || dialect === 'mariadb' ? ['`SequelizeMeta`', '`name`'] : ['"SequelizeMeta"', '"name"'];
  return [`CREATE TABLE IF NOT EXISTS ${table} (${column} VARCHAR(255) NOT NULL PRIMARY KEY);`, `INSERT INTO ${table} (${column}) VALUES ('${value}');`];
}
