import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describeTypes, loadDriver, quote } from './tables.mjs';

const types = describeTypes('DATETIME');

/** Why SQLite cannot be run here. */
export function findMissingSqlite(load) {
  try {
    loadDriver(load, 'sqlite3', '@sequelize/sqlite3');
    return undefined;
  } catch (error) {
    return `sqlite3 does not load: ${error.message.split('\n')[0]}`;
  }
}

/** A file of its own for each program. It is read by the driver itself. */
export function startSqlite(load) {
  const { Database } = loadDriver(load, 'sqlite3', '@sequelize/sqlite3');
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'sequelize-guard-truth-sqlite-')));
  let file;
  let count = 0;
  return {
    async prepare({ tables, sql = [] }) {
      file = path.join(folder, `${(count += 1)}.sqlite`);
      await withDatabase(Database, file, async (query) => {
        for (const statement of [...tables.map(createTable), ...tables.flatMap(insertRows), ...sql]) await query(statement);
      });
    },
    read: () => withDatabase(Database, file, readSnapshot),
    connect: () => ({ url: file }),
    stop: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function withDatabase(Database, file, work) {
  const database = await new Promise((done, fail) => {
    const opened = new Database(file, (error) => (error ? fail(error) : done(opened)));
  });
  const query = (sql) => new Promise((done, fail) => database.all(sql, (error, rows) => (error ? fail(error) : done(rows))));
  try {
    return await work(query);
  } finally {
    await new Promise((done) => database.close(done));
  }
}

function createTable({ columns, name }) {
  const lines = Object.entries(columns).map(([column, { default: initial, notNull, references, type }]) => [
    `"${column}" ${types[type]}`,
    ...(notNull ? ['NOT NULL'] : []),
    ...(initial ? [`DEFAULT ${initial}`] : []),
    ...(references ? [`REFERENCES "${references.table}" ("id") ON DELETE ${references.onDelete} ON UPDATE CASCADE`] : []),
  ].join(' '));
  return `CREATE TABLE "${name}" ("id" INTEGER PRIMARY KEY AUTOINCREMENT, ${lines.join(', ')})`;
}

function insertRows({ name, rows }) {
  return rows.map((row) => `INSERT INTO "${name}" (${Object.keys(row).map((column) => `"${column}"`).join(', ')}) VALUES (${Object.values(row).map((value) => quote(value)).join(', ')})`);
}

async function readSnapshot(query) {
  const tables = await query("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
  const snapshot = {};
  for (const { name, sql } of tables) snapshot[name] = await readTable(query, name, sql);
  return snapshot;
}

async function readTable(query, name, sql) {
  const columns = await query(`PRAGMA table_info("${name}")`);
  const rows = await query(`SELECT * FROM "${name}"`);
  const references = await query(`PRAGMA foreign_key_list("${name}")`);
  const others = await query(`SELECT sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND tbl_name = '${name}' AND sql IS NOT NULL`);
  const indexes = await query(`PRAGMA index_list("${name}")`);
  return {
    columns: Object.fromEntries(columns.map(({ name: column, dflt_value: initial, notnull, pk, type }) => [column, [type, notnull, initial, pk, pk && /AUTOINCREMENT/i.test(sql)].join(' ')])),
    rows: Object.fromEntries(rows.map((row) => [row.id, row])),
    others: [
      ...references.map(({ from, on_delete: onDelete, on_update: onUpdate, table, to }) => `${from} ${table} ${to} ${onDelete} ${onUpdate}`),
      ...others.map((other) => other.sql),
      ...indexes.filter(({ origin }) => origin === 'u').map(({ name: index }) => index),
    ],
  };
}
