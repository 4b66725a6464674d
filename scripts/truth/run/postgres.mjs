import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { addReferences, describeTypes, quote } from './tables.mjs';

const types = describeTypes('TIMESTAMP WITH TIME ZONE');
const isOwn = "nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'";

/** The embedded PostgreSQL, on a free port of this machine. */
export async function startPostgres() {
  const database = await PGlite.create();
  const server = new PGLiteSocketServer({ db: database, host: '127.0.0.1', port: 0, maxConnections: 8 });
  await server.start();
  const address = server.getServerConn();
  return {
    prepare: ({ name, tables, sql = [] }) => prepare(database, name, [...tables.flatMap(createTable), ...tables.flatMap((table) => addReferences(table, '"')), ...sql]),
    read: () => readSnapshot(database),
    connect: (name) => ({ url: `postgres://postgres:postgres@${address}/${name}`, host: address.split(':')[0], port: Number(address.split(':')[1]) }),
    async stop() {
      await server.stop();
      await database.close();
    },
  };
}

/** The embedded database has one name, whatever it is asked for; Sequelize compares it with its own when it looks for foreign keys. */
async function prepare(database, name, statements) {
  await settle(database);
  await query(database, 'UPDATE pg_database SET datname = $1 WHERE datname = current_database()', [name]);
  for (const { schema } of await query(database, `SELECT nspname AS schema FROM pg_namespace WHERE ${isOwn}`)) await database.exec(`DROP SCHEMA "${schema}" CASCADE`);
  await database.exec(['CREATE SCHEMA public', ...statements].join(';\n'));
}

/** What a program left open or set in its session is no part of what it did. */
async function settle(database) {
  await database.exec('ROLLBACK').catch(() => undefined);
  await database.exec('DISCARD ALL');
  await database.exec("SET TIME ZONE 'UTC'");
}

async function query(database, text, values) {
  const { rows } = await database.query(text, values);
  return rows;
}

function createTable({ columns, name, rows }) {
  const lines = Object.entries(columns).map(([column, { default: initial, notNull, type }]) => `"${column}" ${types[type]}${notNull ? ' NOT NULL' : ''}${initial ? ` DEFAULT ${initial}` : ''}`);
  const inserts = rows.map((row) => {
    const filled = Object.keys(row).filter((column) => column !== 'id');
    return `INSERT INTO "${name}" (${filled.map((column) => `"${column}"`).join(', ')}) VALUES (${filled.map((column) => quote(row[column])).join(', ')})`;
  });
  return [`CREATE TABLE "${name}" (id SERIAL PRIMARY KEY, ${lines.join(', ')})`, ...inserts];
}

async function readSnapshot(database) {
  await settle(database);
  const tables = await query(database, `SELECT c.oid, format('%I.%I', nspname, relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE relkind = 'r' AND ${isOwn}`);
  const snapshot = {};
  for (const { name, oid } of tables) snapshot[name] = await readTable(database, name, oid);
  return snapshot;
}

/** Constraints and indexes are compared by what they say: their names are made anew with them. */
async function readTable(database, name, oid) {
  const columns = await query(database, "SELECT attname AS name, concat_ws(' ', format_type(atttypid, atttypmod), CASE WHEN attnotnull THEN 'NOT NULL' END, pg_get_expr(adbin, adrelid)) AS definition FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum WHERE attrelid = $1 AND attnum > 0 AND NOT attisdropped", [oid]);
  const others = await query(database, "SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conrelid = $1 AND contype <> 'n' UNION ALL SELECT regexp_replace(pg_get_indexdef(indexrelid), 'INDEX .* ON', 'INDEX ON') FROM pg_index WHERE indrelid = $1 UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgrelid = $1 AND NOT tgisinternal", [oid]);
  const rows = await query(database, `SELECT (SELECT jsonb_object_agg(key, value) FROM jsonb_each_text(to_jsonb(t))) AS row FROM ${name} t`);
  return {
    columns: Object.fromEntries(columns.map(({ name: column, definition }) => [column, definition])),
    rows: Object.fromEntries(rows.map(({ row }) => [row.id, row])),
    others: others.map(({ text }) => text),
  };
}
