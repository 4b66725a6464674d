import type { TableName } from './instance.js';
import type { MigrationForm } from './migration-form.js';
import type { ProvenPart, ProvenTable, Recording } from './prove.js';
import { readForeignKey } from './schema/sql-text.js';
import { quoteString, writeObject, type Names } from './write-value.js';

const HEADER = [
  "// The tables of the models, as Sequelize's sync() makes them: run without a database, these calls sent what sync() sends.",
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
  return escapeLine(schema === undefined ? tableName : `${schema}.${tableName}`);
}

function writePart({ statements, code }: ProvenPart): readonly string[] {
  return code.kind === 'calls' ? code.lines : [`  // As SQL, because ${escapeLine(code.why)}.`, ...writeStatements(statements)];
}

function escapeLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]/gu, ' ');
}

function writeUp({ tables, before, after }: Recording): readonly string[] {
  const parts = tables.map((table) => (table.code.kind === 'calls' ? table.code.lines : [`  // ${describeTable(table)}`, ...writePart(table)]));
  if (before.length > 0) parts.unshift(['  // As SQL, because it belongs to no table.', ...writeStatements(before)]);
  if (after.length > 0) parts.push(['  // Tables that refer to each other: their foreign keys come when all of them are there.', ...after.flatMap((key) => writePart(key))]);
  return parts.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

/** A table as the query interface knows it. */
function writeTable({ tableName, schema }: TableName, isPlain: boolean): string {
  return schema === undefined || isPlain ? quoteString(tableName) : writeObject({ tableName: quoteString(tableName), schema: quoteString(schema) });
}

/** Types that sync() makes beside the tables. Version 6 writes them within a block. */
function listTypes({ dialect, tables, after }: Recording): readonly string[] {
  if (dialect !== 'postgres') return [];
  const statements = [...tables.flatMap((table) => table.statements), ...after.flatMap((key) => key.statements)];
  return [...new Set(statements.flatMap((sql) => [...sql.matchAll(/CREATE TYPE (\S+|"[^"]*"(?:\."[^"]*")?) AS ENUM/gu)].map(([, name = '']) => name)))];
}

function writeDown(recording: Recording): readonly string[] {
  const { dialect, tables, after } = recording;
  // Sequelize 6 fails without options where the instance has a model with an enum (6.37, dropTable of PostgreSQL).
  const isNamed = after.every(({ name, statements }) => name !== undefined || statements.every((sql) => readForeignKey(sql) === undefined));
  const named = after.flatMap(({ table, isPlain, name }) => (name === undefined ? [] : [{ table, isPlain, name }]));
  const options = isNamed || dialect !== 'postgres' ? '{}' : '{ cascade: true }';
  return [
    ...(isNamed ? named.reverse().map(({ table, isPlain, name }) => `  await queryInterface.removeConstraint(${writeTable(table, isPlain)}, ${quoteString(name)});`) : []),
    ...(isNamed || dialect === 'postgres' ? [] : tables.flatMap((table) => writeRelease(table, recording.major))),
    ...[...tables].reverse().map((table) => `  await queryInterface.dropTable(${writeTable(table, table.isPlain)}, ${options});`),
    ...writeStatements(listTypes(recording).map((name) => `DROP TYPE IF EXISTS ${name};`)),
  ];
}

/** Drops the foreign keys of a table that is in a cycle. */
function writeRelease(table: ProvenTable, major: 6 | 7): readonly string[] {
  const name = writeTable(table, table.isPlain);
  const keys = major === 6 ? `queryInterface.getForeignKeyReferencesForTable(${name})` : `queryInterface.showConstraints(${name}, { constraintType: 'FOREIGN KEY' })`;
  return [`  for (const { constraintName } of await ${keys}) {`, `    await queryInterface.removeConstraint(${name}, constraintName);`, '  }'];
}

interface Frame {
  readonly head: readonly string[];
  open(name: 'up' | 'down'): string;
}

/** How a migration of this form gets what Sequelize exports: sequelize-cli passes it. */
export function readNames({ signature, module }: MigrationForm): Names['kind'] {
  return signature === 'queryInterface' && module !== 'typescript' ? 'Sequelize' : 'imports';
}

function writeImports(imported: readonly string[], module: MigrationForm['module'], from: string): readonly string[] {
  if (imported.length === 0) return [];
  const names = [...imported].sort().join(', ');
  return module === 'commonjs' ? [`const { ${names} } = require('${from}');`, ''] : [`import { ${names} } from '${from}';`, ''];
}

function readFrame(form: MigrationForm, { major, imported, tables, after }: Recording): Frame {
  const { signature, module } = form;
  const from = major === 6 ? 'sequelize' : '@sequelize/core';
  const isGiven = readNames(form) === 'Sequelize' && [...tables, ...after].some(({ code }) => code.kind === 'calls' && code.lines.some((line) => line.includes('Sequelize.')));
  const given = signature === 'context' ? '({ context: queryInterface })' : '(queryInterface)';
  const plain = (name: 'up' | 'down'): string => (isGiven && name === 'up' ? '(queryInterface, Sequelize)' : given);
  const imports = writeImports(imported, module, from);
  if (module === 'commonjs') return { head: ["'use strict';", '', ...imports], open: (name) => `exports.${name} = async ${plain(name)} => {` };
  if (module === 'esm') return { head: imports, open: (name) => `export const ${name} = async ${plain(name)} => {` };
  const type = major === 6 ? 'QueryInterface' : 'AbstractQueryInterface';
  const typed = signature === 'context' ? `({ context: queryInterface }: { context: ${type} })` : `(queryInterface: ${type})`;
  const names = [`type ${type}`, ...[...imported].sort()].join(', ');
  return { head: [`import { ${names} } from '${from}';`, ''], open: (name) => `export const ${name} = async ${typed}: Promise<void> => {` };
}

/** The text of the migration. */
export function writeMigration(recording: Recording, form: MigrationForm): string {
  const { head, open } = readFrame(form, recording);
  return [...head, ...HEADER, open('up'), ...writeUp(recording), '};', '', open('down'), ...writeDown(recording), '};', ''].join('\n');
}

const TYPESCRIPT = /\.([cm]?)ts$/u;

/**
 * The SQL that records a migration as run, as sequelize-cli and Umzug's SequelizeStorage keep it: by the name of the file that
 * runs, which is another one where TypeScript is compiled first.
 */
export function writeMark(name: string, dialect: string): readonly string[] {
  const { table, column, create, prefix } = describeMeta(dialect);
  const insert = (file: string): string => `INSERT INTO ${table} (${column}) VALUES (${prefix}'${file.replaceAll("'", "''")}');`;
  const compiled = TYPESCRIPT.test(name) ? ['-- Where migrations run compiled, run this in place of the last line:', `-- ${insert(name.replace(TYPESCRIPT, '.$1js'))}`] : [];
  return [create, insert(name), ...compiled];
}

function describeMeta(dialect: string): Readonly<Record<'table' | 'column' | 'create' | 'prefix', string>> {
  if (dialect === 'mssql') {
    const [table, column] = ['[SequelizeMeta]', '[name]'];
    return { table, column, prefix: 'N', create: `IF OBJECT_ID('${table}', 'U') IS NULL CREATE TABLE ${table} (${column} NVARCHAR(255) NOT NULL PRIMARY KEY);` };
  }
  const [table, column] = dialect === 'mysql' || dialect === 'mariadb' ? ['`SequelizeMeta`', '`name`'] as const : ['"SequelizeMeta"', '"name"'] as const;
  return { table, column, prefix: '', create: `CREATE TABLE IF NOT EXISTS ${table} (${column} VARCHAR(255) NOT NULL PRIMARY KEY);` };
}
