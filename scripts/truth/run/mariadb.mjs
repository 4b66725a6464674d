import { execFile, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { addReferences, describeTypes, loadDriver, quote } from './tables.mjs';

const types = describeTypes('DATETIME');
const system = "('mysql', 'information_schema', 'performance_schema', 'sys')";
const attempts = 150;

/** Why MariaDB cannot be run here. */
export function findMissingMariadb() {
  const missing = ['mariadbd', 'mariadb-install-db'].find((program) => findOnPath(program) === '');
  return missing && `there is no ${missing} on this machine`;
}

/** A server of its own, in a temporary folder and on a free port of this machine. It ends with `stop()`. */
export async function startMariadb(load) {
  const mysql = loadDriver(load, 'mysql2/promise', '@sequelize/mysql');
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'sequelize-guard-truth-mariadb-')));
  const port = await findFreePort();
  const base = path.join(realpathSync(findOnPath('mariadbd')), '../..');
  const common = ['--no-defaults', `--basedir=${base}`, `--datadir=${path.join(folder, 'data')}`, `--user=${userInfo().username}`];
  await promisify(execFile)('mariadb-install-db', [...common, '--auth-root-authentication-method=normal', '--skip-test-db']);
  const server = spawn('mariadbd', [...common, `--port=${port}`, '--bind-address=127.0.0.1', `--socket=${path.join(folder, 'socket')}`, '--innodb-flush-log-at-trx-commit=0'], { stdio: 'ignore' });
  const ended = new Promise((done) => server.once('exit', done));
  const stop = async () => {
    server.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  // The server ends with this process, whatever ends it.
  process.once('exit', () => server.kill('SIGKILL'));
  const connection = await connect(mysql, port).catch(async (error) => {
    await stop();
    throw error;
  });
  const query = async (sql) => (await connection.query(sql))[0];
  return {
    prepare: (database) => prepare(query, database),
    read: () => readSnapshot(query),
    connect: (name) => ({ url: `mysql://root@127.0.0.1:${port}/${name}` }),
    async stop() {
      await connection.end();
      await stop();
    },
  };
}

const findOnPath = (program) => spawnSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).stdout.trim();

async function findFreePort() {
  const probe = createServer();
  await new Promise((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address();
  await new Promise((done) => probe.close(done));
  return port;
}

async function connect(mysql, port, left = attempts) {
  try {
    return await mysql.createConnection({ host: '127.0.0.1', port, user: 'root', dateStrings: true });
  } catch (error) {
    if (left === 0) throw error;
    await new Promise((done) => setTimeout(done, 200));
    return connect(mysql, port, left - 1);
  }
}

async function prepare(query, { name, tables, sql = [] }) {
  for (const { database } of await query(`SELECT schema_name AS \`database\` FROM information_schema.schemata WHERE schema_name NOT IN ${system}`)) await query(`DROP DATABASE \`${database}\``);
  const statements = [`CREATE DATABASE ${name}`, `USE ${name}`, ...tables.flatMap(createTable), ...tables.flatMap((table) => addReferences(table, '`')), ...sql];
  for (const statement of statements) await query(statement);
}

/** MariaDB takes a time without the letters of ISO 8601. */
const quoteValue = (value) => quote(value, (text) => text.replace(/^(\d{4}-\d\d-\d\d)T(.*)Z$/, '$1 $2'));

function createTable({ columns, name, rows }) {
  const lines = Object.entries(columns).map(([column, { default: initial, notNull, type }]) => `\`${column}\` ${types[type]}${notNull ? ' NOT NULL' : ''}${initial ? ` DEFAULT ${initial}` : ''}`);
  const inserts = rows.map((row) => `INSERT INTO ${name} (${Object.keys(row).map((column) => `\`${column}\``).join(', ')}) VALUES (${Object.values(row).map(quoteValue).join(', ')})`);
  return [`CREATE TABLE ${name} (id INTEGER NOT NULL AUTO_INCREMENT PRIMARY KEY, ${lines.join(', ')})`, ...inserts];
}

async function readSnapshot(query) {
  const tables = await query(`SELECT table_schema AS \`schema\`, table_name AS name FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ${system}`);
  const snapshot = {};
  for (const { name, schema } of tables) snapshot[`${schema}.${name}`] = await readTable(query, schema, name);
  return snapshot;
}

/** Indexes and constraints are compared by what they cover: their names are made anew with them. */
async function readTable(query, schema, name) {
  const of = `table_schema = '${schema}' AND table_name = '${name}'`;
  const columns = await query(`SELECT column_name AS name, CONCAT_WS(' ', column_type, is_nullable, column_default, extra) AS definition FROM information_schema.columns WHERE ${of}`);
  const others = await query(`SELECT CONCAT_WS(' ', non_unique, GROUP_CONCAT(column_name ORDER BY seq_in_index)) AS text FROM information_schema.statistics WHERE ${of} GROUP BY index_name, non_unique`);
  const rows = await query(`SELECT * FROM \`${schema}\`.\`${name}\``);
  return {
    columns: Object.fromEntries(columns.map(({ name: column, definition }) => [column, definition])),
    rows: Object.fromEntries(rows.map((row) => [row.id, row])),
    others: others.map(({ text }) => text),
  };
}
