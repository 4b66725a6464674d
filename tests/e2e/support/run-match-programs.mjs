// Runs programs on an embedded PostgreSQL whose table holds one row, each once for every configured database name.
//   node run-match-programs.mjs <folder>    reads jobs.json there, writes outcomes.json
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { PostgresDialect } from '@sequelize/postgres';

const SEED = 'DROP TABLE IF EXISTS "Users"; CREATE TABLE "Users" (id serial primary key, name text); INSERT INTO "Users" (name) VALUES (\'Ada\')';

const [folder] = process.argv.slice(2);
const jobs = JSON.parse(readFileSync(path.join(folder, 'jobs.json'), 'utf8'));
const database = await PGlite.create();
const server = new PGLiteSocketServer({ db: database, host: '127.0.0.1', port: 0, maxConnections: 8 });
await server.start();
const [host, port] = server.getServerConn().split(':');

const outcomes = [];
for (const [index, { code, names, version }] of jobs.entries()) {
  for (const name of names) outcomes.push(await run(`${index}-${name}.mjs`, { code, name, version }));
}
writeFileSync(path.join(folder, 'outcomes.json'), JSON.stringify(outcomes));
await server.stop();
await database.close();
process.exit(0);

/** What a program does with this name: whether it throws, and how many rows are left. */
async function run(file, { code, name, version }) {
  await database.exec(SEED);
  globalThis.NAME = name;
  globalThis.CONNECTION = { ...connect(version), host, port: Number(port), password: 'postgres', logging: false, pool: { max: 1 } };
  writeFileSync(path.join(folder, file), code.replace('const sequelize = new', 'const sequelize = globalThis.opened = new'));
  let error = null;
  try {
    await import(pathToFileURL(path.join(folder, file)).href);
  } catch (thrown) {
    error = String(thrown.message);
  }
  await globalThis.opened.close();
  return { name, error, rows: await countRows() };
}

function connect(version) {
  return version === 7 ? { dialect: PostgresDialect, user: 'postgres', ssl: false } : { dialect: 'postgres', username: 'postgres' };
}

async function countRows() {
  const { rows: tables } = await database.query('SELECT 1 FROM information_schema.tables WHERE table_name = \'Users\'');
  if (tables.length === 0) return 0;
  const { rows } = await database.query('SELECT count(*)::int AS rows FROM "Users"');
  return rows[0].rows;
}
